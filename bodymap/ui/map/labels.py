"""Finds places for labels so that none meets another label, a marker or a line; numbers only, no painting."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator

import msgspec

Rect = tuple[float, float, float, float]
"""Left, top, right, bottom, in device pixels from the sheet's corner."""

_CELL = 48.0
_HALF_STEP = 2.5
_AROUND = ((1, 0), (-1, 0), (1, -1), (1, 1), (0, -1), (0, 1), (-1, -1), (-1, 1))
_LEADING = ((1, 0), (1, -1), (1, 1), (-1, 0), (-1, -1), (-1, 1), (0, -1), (0, 1))
_REACHES = (8.0, 14.0, 22.0, 30.0, 40.0, 52.0, 66.0, 80.0, 96.0)


class Wish(msgspec.Struct, frozen=True, kw_only=True):
    """A label that would like a place beside a spot; ``outward`` is 1 towards the right, -1 towards the left."""

    x: float
    y: float
    width: float
    height: float
    clear: float
    """Radius to keep free around the spot."""
    outward: int = 1
    reaches: tuple[float, ...] = ()
    """How far off it may stand, joined by a thin line."""
    level: bool = False
    """Whether that line must run level with the spot."""
    crosses: bool = False
    """Whether it may lie on a channel line."""
    must: bool = False
    """Whether it takes its first place even where there is no room."""
    within: Rect | None = None
    """What it must lie within, such as the view."""


class Placed(msgspec.Struct, frozen=True):
    """Where a label stands, and whether a thin line joins it to its spot."""

    rect: Rect
    leads: bool


def leading(unit: float) -> tuple[float, ...]:
    """Return the reaches of a label that may stand off, in device pixels."""
    return tuple(reach * unit for reach in _REACHES)


class Ground:
    """What is taken already, rectangles in a grid of cells: solid things, and lines that only some labels may cross."""

    def __init__(self) -> None:
        self._solid: dict[tuple[int, int], list[Rect]] = {}
        self._lines: dict[tuple[int, int], list[Rect]] = {}

    def take(self, rect: Rect) -> None:
        """Mark a rectangle as taken."""
        for cell in _cells(rect):
            self._solid.setdefault(cell, []).append(rect)

    def draw(self, rect: Rect) -> None:
        """Mark a rectangle as crossed by a line."""
        for cell in _cells(rect):
            self._lines.setdefault(cell, []).append(rect)

    def is_free(self, rect: Rect, *, crosses: bool) -> bool:
        """Tell whether a rectangle meets nothing, channel lines aside where it may cross them."""
        for cell in _cells(rect):
            if _meets(rect, self._solid.get(cell, ())) or (not crosses and _meets(rect, self._lines.get(cell, ()))):
                return False
        return True


def place(wish: Wish, ground: Ground) -> Placed | None:
    """Return the place of a label and take it, None where there is no room."""
    first: Rect | None = None
    for rect, leads in _candidates(wish):
        if wish.within is not None and not _lies_in(rect, wish.within):
            continue
        first = first or rect
        if ground.is_free(rect, crosses=wish.crosses) and (not leads or wish.level or _way_is_free(wish, rect, ground)):
            ground.take(rect)
            if wish.level:
                ground.take((min(rect[0], wish.x), wish.y - 4, max(rect[2], wish.x), wish.y + 4))
            return Placed(rect, leads)
    if wish.must and first is not None:
        ground.take(first)
        return Placed(first, leads=False)
    return None


def _candidates(wish: Wish) -> Iterator[tuple[Rect, bool]]:
    gap = wish.clear + 2
    if not wish.level:
        for dx, dy in _AROUND:
            yield _beside(wish, dx * wish.outward, dy, gap), False
    for reach in wish.reaches:
        for dx, dy in _LEADING[:1] if wish.level else _LEADING:
            yield _beside(wish, dx * wish.outward, dy, gap + reach), True


def _beside(wish: Wish, dx: int, dy: int, gap: float) -> Rect:
    slant = 0.72 if dx and dy else 1.0
    x = wish.x + dx * (gap * slant + wish.width / 2)
    y = wish.y + dy * (gap * slant + wish.height * (0.3 if dx else 0.5))
    return x - wish.width / 2, y - wish.height / 2, x + wish.width / 2, y + wish.height / 2


def _way_is_free(wish: Wish, rect: Rect, ground: Ground) -> bool:
    """Tell whether the thin line from spot to label passes no other marker, which it would seem to name."""
    end_x, end_y = min(max(wish.x, rect[0]), rect[2]), min(max(wish.y, rect[1]), rect[3])
    length = math.hypot(end_x - wish.x, end_y - wish.y)
    done = wish.clear * 1.5 + _HALF_STEP
    while done < length - _HALF_STEP:
        x, y = wish.x + (end_x - wish.x) * done / length, wish.y + (end_y - wish.y) * done / length
        if not ground.is_free((x - _HALF_STEP, y - _HALF_STEP, x + _HALF_STEP, y + _HALF_STEP), crosses=True):
            return False
        done += 2 * _HALF_STEP
    return True


def _lies_in(rect: Rect, outer: Rect) -> bool:
    return rect[0] >= outer[0] and rect[1] >= outer[1] and rect[2] <= outer[2] and rect[3] <= outer[3]


def _meets(rect: Rect, others: Iterable[Rect]) -> bool:
    left, top, right, bottom = rect
    return any(left < other[2] and other[0] < right and top < other[3] and other[1] < bottom for other in others)


def _cells(rect: Rect) -> Iterator[tuple[int, int]]:
    left, top, right, bottom = rect
    for column in range(int(left // _CELL), int(right // _CELL) + 1):
        for row in range(int(top // _CELL), int(bottom // _CELL) + 1):
            yield column, row
