"""Finds places for labels: none meets another label, a marker or a line, none stands nearer to a strange dot than to its own.

Numbers only, in device pixels from the sheet's corner; no painting.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator

import msgspec

Rect = tuple[float, float, float, float]
"""Left, top, right, bottom."""

_CELL = 48.0
_HALF_STEP = 2.5
_TIE = 0.01
_Directions = tuple[tuple[float, float], ...]
_AROUND: _Directions = ((1, 0), (-1, 0), (1, -1), (1, 1), (0, -1), (0, 1), (-1, -1), (-1, 1))
_STANDING_OFF: _Directions = ((1, 0), (1, -1), (1, 1), (-1, 0), (-1, -1), (-1, 1), (0, -1), (0, 1))
_FINE: _Directions = (*_STANDING_OFF, (1, -0.5), (1, 0.5), (-1, -0.5), (-1, 0.5), (0.5, -1), (0.5, 1), (-0.5, -1), (-0.5, 1))
_REACHES = (8.0, 14.0, 22.0, 30.0, 40.0, 52.0, 66.0, 80.0, 96.0)
_FAR_REACHES = (120.0, 150.0, 190.0, 240.0)


class Request(msgspec.Struct, frozen=True, kw_only=True):
    """A label that would like a place beside a spot; ``outward`` is 1 towards the right, -1 towards the left."""

    x: float
    y: float
    width: float
    height: float
    clear: float
    """Radius to keep free around the spot."""
    owner: str = ""
    """The point that the label names; it may not stand nearer to the dot of another one, unless a line leads to its own."""
    outward: int = 1
    reaches: tuple[float, ...] = ()
    """How far off it may stand, joined by a thin line."""
    leads_only: bool = False
    """Whether it shall stand off."""
    fine: bool = False
    """Whether it may stand off in sixteen directions, not in eight."""
    level: bool = False
    """Whether that line must run level with the spot."""
    crosses: bool = False
    """Whether it may lie on a channel line."""
    must: bool = False
    """Whether it takes its first place even where there is no room."""
    within: Rect | None = None
    """What it must lie within, such as the view."""


class LabelBox(msgspec.Struct, frozen=True):
    """Where a label stands, and whether a thin line joins it to its spot."""

    rect: Rect
    leads: bool


def leader_reaches(unit: float, most: float = _REACHES[-1]) -> tuple[float, ...]:
    """Return the reaches of a label that may stand off, in device pixels, as far as ``most`` px; ``unit`` is a px."""
    return tuple(reach * unit for reach in (*_REACHES, *_FAR_REACHES) if reach <= most)


class Taken(msgspec.Struct, frozen=True):
    """A rectangle that labels keep off; one that is not ``solid`` is a line, which some labels may cross. ``dot`` names its point."""

    rect: Rect
    solid: bool = True
    dot: str = ""


class Occupancy:
    """What is taken already, in a grid of cells: solid things, lines that only some labels may cross, and the dots of points."""

    def __init__(self) -> None:
        self._solid: dict[tuple[int, int], list[Rect]] = {}
        self._lines: dict[tuple[int, int], list[Rect]] = {}
        self._dots: dict[tuple[int, int], list[tuple[float, float, str]]] = {}
        self._own: dict[str, list[tuple[float, float]]] = {}

    def take(self, taken: Taken) -> None:
        """Mark a rectangle as taken."""
        grid = self._solid if taken.solid else self._lines
        for cell in _cells(taken.rect):
            grid.setdefault(cell, []).append(taken.rect)
        if taken.dot:
            left, top, right, bottom = taken.rect
            x, y = (left + right) / 2, (top + bottom) / 2
            self._dots.setdefault((int(x // _CELL), int(y // _CELL)), []).append((x, y, taken.dot))
            self._own.setdefault(taken.dot, []).append((x, y))

    def is_free(self, rect: Rect, *, crosses: bool) -> bool:
        """Tell whether a rectangle meets nothing, lines aside where it may cross them."""
        for cell in _cells(rect):
            if _meets(rect, self._solid.get(cell, ())) or (not crosses and _meets(rect, self._lines.get(cell, ()))):
                return False
        return True

    def is_nearest(self, rect: Rect, owner: str) -> bool:
        """Tell whether a rectangle lies nearer to a dot of its owner than to any other point's."""
        own = min((_distance(rect, x, y) for x, y in self._own.get(owner, ())), default=0.0)
        near = (rect[0] - own, rect[1] - own, rect[2] + own, rect[3] + own)
        dots = (dot for cell in _cells(near) for dot in self._dots.get(cell, ()))
        return all(code == owner or _distance(rect, x, y) > own - _TIE for x, y, code in dots)


def place(wanted: Request, ground: Occupancy) -> LabelBox | None:
    """Return the place of a label and take it, None where there is no room."""
    first: LabelBox | None = None
    for rect, leads in _candidates(wanted):
        if _allowed(wanted, rect, ground, leads=leads):
            first = first or LabelBox(rect, leads)
            if _is_free(wanted, rect, ground, leads=leads):
                return _take(LabelBox(rect, leads), wanted, ground)
    if wanted.must and first is not None:
        ground.take(Taken(first.rect))
        return first
    return None


def _is_free(wanted: Request, rect: Rect, ground: Occupancy, *, leads: bool) -> bool:
    return ground.is_free(rect, crosses=wanted.crosses) and (not leads or wanted.level or _way_is_free(wanted, rect, ground))


def _allowed(wanted: Request, rect: Rect, ground: Occupancy, *, leads: bool) -> bool:
    if wanted.within is not None and not _lies_in(rect, wanted.within):
        return False
    return leads or not wanted.owner or ground.is_nearest(rect, wanted.owner)


def _take(placed: LabelBox, wanted: Request, ground: Occupancy) -> LabelBox:
    rect = placed.rect
    ground.take(Taken(rect))
    if wanted.level:
        ground.take(Taken((min(rect[0], wanted.x), wanted.y - 4, max(rect[2], wanted.x), wanted.y + 4)))
    elif placed.leads:
        for step in _way(wanted, rect, wanted.clear):
            ground.take(Taken(step))
    return placed


def _candidates(wanted: Request) -> Iterator[tuple[Rect, bool]]:
    gap = wanted.clear + 2
    if not wanted.level and not wanted.leads_only:
        for dx, dy in _AROUND:
            yield _beside(wanted, dx * wanted.outward, dy, gap), False
    directions = _STANDING_OFF[:1] if wanted.level else _FINE if wanted.fine else _STANDING_OFF
    for reach in wanted.reaches:
        for dx, dy in directions:
            yield _beside(wanted, dx * wanted.outward, dy, gap + reach), True


def _beside(wanted: Request, dx: float, dy: float, gap: float) -> Rect:
    slant = 0.72 if abs(dx * dy) == 1 else 1.0
    x = wanted.x + dx * (gap * slant + wanted.width / 2)
    y = wanted.y + dy * (gap * slant + wanted.height * (0.3 if dx else 0.5))
    return x - wanted.width / 2, y - wanted.height / 2, x + wanted.width / 2, y + wanted.height / 2


def _way_is_free(wanted: Request, rect: Rect, ground: Occupancy) -> bool:
    """Tell whether the thin line from spot to label passes no other marker, which it would seem to name, and no other line."""
    return all(ground.is_free(step, crosses=True) for step in _way(wanted, rect, wanted.clear * 1.5))


def _way(wanted: Request, rect: Rect, clear: float) -> Iterator[Rect]:
    """Yield small squares along the thin line, from so far off the spot."""
    end_x, end_y = edge_of(rect, wanted.x, wanted.y)
    length = math.hypot(end_x - wanted.x, end_y - wanted.y)
    done = clear + _HALF_STEP
    while done < length - _HALF_STEP:
        x, y = wanted.x + (end_x - wanted.x) * done / length, wanted.y + (end_y - wanted.y) * done / length
        yield x - _HALF_STEP, y - _HALF_STEP, x + _HALF_STEP, y + _HALF_STEP
        done += 2 * _HALF_STEP


def edge_of(rect: Rect, x: float, y: float) -> tuple[float, float]:
    """Return the place of a rectangle that is nearest to x, y: where its thin line ends."""
    return min(max(x, rect[0]), rect[2]), min(max(y, rect[1]), rect[3])


def _distance(rect: Rect, x: float, y: float) -> float:
    near_x, near_y = edge_of(rect, x, y)
    return math.hypot(near_x - x, near_y - y)


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
