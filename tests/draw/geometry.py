"""Plain geometry to judge labels by, apart from the code that places them."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from itertools import combinations

from bodymap.atlas.places import XY, Spot
from bodymap.draw.labels import Rect
from bodymap.draw.lettering import LOOKS
from bodymap.draw.placing import Label

Dot = tuple[float, float, str]
"""Where a marker stands in device pixels, and the code of its point."""


def dots_of(spots: Iterable[Spot], scale: float) -> list[Dot]:
    return [(spot.x * scale, spot.y * scale, spot.code) for spot in spots]


def meets(one: Rect, other: Rect) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def to_rect(rect: Rect, x: float, y: float) -> float:
    """Return how far a place is from a rectangle."""
    return math.hypot(max(rect[0] - x, 0.0, x - rect[2]), max(rect[1] - y, 0.0, y - rect[3]))


def to_line(start: XY, end: XY, x: float, y: float) -> float:
    """Return how far a place is from a straight line between two others."""
    along_x, along_y = end[0] - start[0], end[1] - start[1]
    length = along_x**2 + along_y**2
    part = min(max(((x - start[0]) * along_x + (y - start[1]) * along_y) / length, 0.0), 1.0) if length else 0.0
    return math.hypot(start[0] + part * along_x - x, start[1] + part * along_y - y)


def passes(start: XY, end: XY, rect: Rect) -> bool:
    """Tell whether a straight line between two places runs through a rectangle."""
    first, last = 0.0, 1.0
    for low, high, begin, far in ((rect[0], rect[2], start[0], end[0]), (rect[1], rect[3], start[1], end[1])):
        if begin == far:
            if not low < begin < high:
                return False
        else:
            inward, outward = sorted(((low - begin) / (far - begin), (high - begin) / (far - begin)))
            first, last = max(first, inward), min(last, outward)
    return first < last


def meetings(labels: Iterable[Label], scale: float) -> list[tuple[str, str]]:
    """Return the pairs of labels that meet."""
    placed = [(label.text, label.rect(scale)) for label in labels]
    return [(one[0], other[0]) for one, other in combinations(placed, 2) if meets(one[1], other[1])]


def misleading(labels: Iterable[Label], dots: list[Dot], scale: float) -> Iterator[tuple[str, str]]:
    """Yield each label without a leader that stands nearer to the dot of another point than to its own, and that point."""
    for label in labels:
        if label.owner and not label.leads:
            rect = label.rect(scale)
            own = min(to_rect(rect, x, y) for x, y, code in dots if code == label.owner)
            yield from ((label.text, code) for x, y, code in dots if code != label.owner and to_rect(rect, x, y) < own - 0.5)


def leader_of(label: Label, scale: float) -> tuple[XY, XY]:
    """Return the ends of a label's thin line: its spot, and the nearest place of its rectangle."""
    x, y, rect = label.x * scale, label.y * scale, label.rect(scale)
    return (x, y), (min(max(x, rect[0]), rect[2]), min(max(y, rect[1]), rect[3]))


def crossings(labels: Iterable[Label], dots: list[Dot], scale: float, radius: float) -> Iterator[tuple[str, str]]:
    """Yield each label whose thin line crosses the marker of another point, and that point."""
    for label in labels:
        if label.leads and not label.level:
            start, end = leader_of(label, scale)
            for x, y, code in dots:
                # Where two markers lie upon each other a line cannot but begin on both.
                apart = math.hypot(x - start[0], y - start[1]) > 1.5 * radius
                if code != label.owner and apart and to_line(start, end, x, y) < radius:
                    yield label.text, code


def struck(labels: Iterable[Label], scale: float) -> Iterator[tuple[str, str]]:
    """Yield each label whose thin line runs over the lettering of another, and that one; a plate covers lines."""
    placed = list(labels)
    bare = [label for label in placed if not LOOKS[label.style].plate]
    for one in placed:
        if one.leads:
            ends = leader_of(one, scale)
            yield from ((one.text, other.text) for other in bare if other is not one and passes(*ends, other.rect(scale)))
