"""Walks over the skin in a plane, triangle by triangle, and measures the way in cm."""

from __future__ import annotations

import functools
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from tools.figure.mesh import Floats
from tools.figure.surface import Anchor, Skin, load_skin

_ON_PLANE = 1e-7
_LONGEST = 20_000


@dataclass(frozen=True)
class Path:
    """A way over the skin: places (N,3) in cm and the length (N,) gone at each."""

    places: Floats
    lengths: Floats

    @property
    def length(self) -> float:
        """Return the whole length in cm."""
        return float(self.lengths[-1])

    def at(self, length: float) -> Floats:
        """Return the place (3,) after so many cm."""
        return np.array([np.interp(length, self.lengths, self.places[:, axis]) for axis in range(3)])

    def until(self, length: float) -> Path:
        """Return the way as far as so many cm."""
        keep = self.lengths < length
        places = np.vstack([self.places[keep], self.at(length)])
        return Path(places, np.append(self.lengths[keep], length))


class LostWayError(Exception):
    """The walk met the rim of the mesh or never arrived."""


def walk(skin: Skin, start: Anchor, normal: Floats, toward: Floats, length: float) -> Path:
    """Return the way of a length in cm from a spot, in the plane with this normal, toward a direction."""
    return _trace(skin, start, normal, toward, lambda path, _: path[-1] >= length).until(length)


def between(skin: Skin, start: Anchor, end: Anchor, normal: Floats, toward: Floats) -> Path:
    """Return the way in a plane from one spot to another; both must lie in the plane."""
    goal = skin.at(end)
    around = set(_neighbours(skin, end.triangle)) | {end.triangle}
    path = _trace(skin, start, normal, toward, lambda _, triangle: triangle in around)
    return _closed(path, goal)


def joined(paths: Sequence[Path]) -> Path:
    """Return ways that each begin where the one before ends as one way."""
    places = np.vstack([paths[0].places, *(path.places[1:] for path in paths[1:])])
    return Path(places, _lengths(places))


def _closed(path: Path, goal: Floats) -> Path:
    places = np.vstack([path.places[:-1], goal]) if len(path.places) > 1 else np.vstack([path.places, goal])
    return Path(places, _lengths(places))


def _trace(skin: Skin, start: Anchor, normal: Floats, toward: Floats, done: Callable[[list[float], int], bool]) -> Path:
    origin = skin.at(start)
    triangle, entered = start.triangle, (-1, -1)
    places, lengths = [origin], [0.0]
    hair = _hair(skin, triangle, origin, normal)
    for _ in range(_LONGEST):
        crossings = _crossings(skin, triangle, origin, normal, entered, hair)
        if not crossings:
            raise LostWayError(f"the plane leaves the skin of the {skin.figure} near {places[-1].round(1)}")
        edge, place = _choose(crossings, places[-1], toward if len(places) == 1 else None)
        places.append(place)
        lengths.append(lengths[-1] + float(np.linalg.norm(place - places[-2])))
        following = _across(skin, triangle, edge)
        if following is None:
            raise LostWayError(f"the skin of the {skin.figure} ends near {place.round(1)}")
        if done(lengths, following):
            break
        triangle, entered = following, edge
    else:
        raise LostWayError(f"no end of the way on the {skin.figure} from {origin.round(1)}")
    return Path(np.array(places), np.array(lengths))


Edge = tuple[int, int]


def _hair(skin: Skin, triangle: int, origin: Floats, normal: Floats) -> float:
    """Return on which side corners that lie in the plane are counted, so that the first triangle is cut."""
    heights = (skin.vertices[skin.triangles[triangle]] - origin) @ normal
    return -_ON_PLANE if float(heights.sum()) > 0 else _ON_PLANE


def _crossings(skin: Skin, triangle: int, origin: Floats, normal: Floats, entered: Edge, hair: float) -> list[tuple[Edge, Floats]]:
    corners = [int(corner) for corner in skin.triangles[triangle]]
    heights = [float((skin.vertices[corner] - origin) @ normal) for corner in corners]
    heights = [height if abs(height) > _ON_PLANE else hair for height in heights]
    found = []
    for first, second in ((0, 1), (1, 2), (2, 0)):
        edge = _edge(corners[first], corners[second])
        if edge == entered or (heights[first] > 0) == (heights[second] > 0):
            continue
        share = heights[first] / (heights[first] - heights[second])
        start, end = skin.vertices[corners[first]], skin.vertices[corners[second]]
        found.append((edge, start + share * (end - start)))
    return found


def _choose(crossings: list[tuple[Edge, Floats]], place: Floats, toward: Floats | None) -> tuple[Edge, Floats]:
    if toward is None:
        return crossings[0]
    return max(crossings, key=lambda crossing: float((crossing[1] - place) @ toward))


def _edge(first: int, second: int) -> Edge:
    return (first, second) if first < second else (second, first)


def _across(skin: Skin, triangle: int, edge: Edge) -> int | None:
    pair = _edges(skin.figure)[edge]
    return next((other for other in pair if other != triangle), None)


def _neighbours(skin: Skin, triangle: int) -> list[int]:
    corners = [int(corner) for corner in skin.triangles[triangle]]
    edges = (_edge(corners[0], corners[1]), _edge(corners[1], corners[2]), _edge(corners[2], corners[0]))
    return [other for edge in edges for other in _edges(skin.figure)[edge] if other != triangle]


@functools.cache
def _edges(figure: str) -> dict[Edge, list[int]]:
    table: dict[Edge, list[int]] = {}
    for place, (a, b, c) in enumerate(load_skin(figure).triangles.tolist()):
        for edge in (_edge(a, b), _edge(b, c), _edge(c, a)):
            table.setdefault(edge, []).append(place)
    return table


def _lengths(places: Floats) -> Floats:
    return np.concatenate([[0.0], np.cumsum(np.linalg.norm(np.diff(places, axis=0), axis=1))])
