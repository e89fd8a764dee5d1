"""Trace level lines of an image and fit few smooth cubic curves to them."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy import ndimage
from skimage import measure

from tools.figure.mesh import Floats, Ints

ROUNDS = 5
FEWEST = 12


@dataclass(frozen=True)
class Fit:
    """Hold what the fit aims at, in pixels of the image (angles in radians)."""

    smooth: float = 1.6
    tolerance: float = 0.22
    smallest: float = 40.0
    angle: float = 1.2
    longest: float = 260.0


@dataclass(frozen=True)
class Curve:
    """Hold one closed path: start (2,) and cubic segments (S,3,2) as two handles and an end."""

    start: Floats
    segments: Floats

    def moved(self, scale: float) -> Curve:
        """Return the curve with every coordinate multiplied."""
        return Curve(self.start * scale, self.segments * scale)


@dataclass(frozen=True)
class Loops:
    """Hold closed polylines end to end: each loop repeats its first point at its end."""

    points: Floats
    tangents: Floats
    starts: Ints
    ends: Ints


def area(points: Floats) -> float:
    """Return the signed area of a closed polyline (K,2)."""
    x, y = points[:, 0], points[:, 1]
    return float((x[:-1] * y[1:] - x[1:] * y[:-1]).sum()) / 2.0


def trace(image: Floats, level: float, smallest: float) -> list[Floats]:
    """Return the closed level lines (K,2) as x, y in pixels; a rim of low values closes them."""
    low = min(float(image.min()), level) - 1.0
    framed = np.pad(image, 1, constant_values=low)
    lines: list[Floats] = measure.find_contours(framed, level)  # type: ignore[no-untyped-call]
    flat = [line[:, ::-1] - 0.5 for line in lines if len(line) > FEWEST]
    return [line for line in flat if abs(area(line)) >= smallest]


def _smooth(line: Floats, sigma: float) -> tuple[Floats, Floats]:
    """Return a loop evened out along its length, and its unit tangents."""
    even = ndimage.gaussian_filter1d(line[:-1], sigma, axis=0, mode="wrap", truncate=3.0)
    step = np.roll(even, -1, axis=0) - np.roll(even, 1, axis=0)
    tangent = ndimage.gaussian_filter1d(step, sigma * 0.6, axis=0, mode="wrap", truncate=3.0)
    length = np.sqrt(tangent[:, 0] ** 2 + tangent[:, 1] ** 2)
    tangent = tangent / np.maximum(length, 1e-9)[:, None]
    return np.concatenate([even, even[:1]]), np.concatenate([tangent, tangent[:1]])


def _resample(line: Floats) -> Floats:
    """Return a loop with points about 0.8 pixels apart."""
    step = np.diff(line, axis=0)
    along = np.concatenate([[0.0], np.cumsum(np.sqrt(step[:, 0] ** 2 + step[:, 1] ** 2))])
    count = max(FEWEST, int(along[-1] / 0.8))
    spots = np.linspace(0.0, along[-1], count + 1)
    even = [np.interp(spots, along, line[:, k]) for k in range(2)]
    return np.stack(even, axis=-1)


def _loops(lines: list[Floats], fit: Fit) -> Loops:
    pairs = [_smooth(_resample(line), fit.smooth) for line in lines]
    sizes = np.array([len(points) for points, _ in pairs], dtype=np.int64)
    ends = np.cumsum(sizes) - 1
    points = np.concatenate([points for points, _ in pairs])
    tangents = np.concatenate([tangents for _, tangents in pairs])
    return Loops(points, tangents, ends - sizes + 1, ends)


def _first_nodes(loops: Loops, fit: Fit) -> Ints:
    """Return the point indices where segments meet: where the path has turned far enough."""
    step = np.diff(loops.points, axis=0, prepend=loops.points[:1])
    length = np.sqrt(step[:, 0] ** 2 + step[:, 1] ** 2)
    before = np.roll(loops.tangents, 1, axis=0)
    cross = before[:, 0] * loops.tangents[:, 1] - before[:, 1] * loops.tangents[:, 0]
    cost = np.abs(cross) / fit.angle + length / fit.longest
    cost[loops.starts] = 0.0
    total = np.cumsum(cost)
    nodes = [loops.starts, loops.ends]
    for start, end in zip(loops.starts, loops.ends, strict=True):
        span = total[end] - total[start]
        count = max(3, int(np.ceil(span)))
        marks = total[start] + span * np.arange(1, count) / count
        nodes.append(np.searchsorted(total[start : end + 1], marks) + start)
    return np.unique(np.concatenate(nodes))


def _segments(loops: Loops, nodes: Ints) -> tuple[Ints, Ints]:
    """Return the first and last point of each segment; none runs from one loop to the next."""
    first, last = nodes[:-1], nodes[1:]
    inside = ~np.isin(first, loops.ends)
    return first[inside], last[inside]


def _spread(loops: Loops, first: Ints, last: Ints) -> tuple[Ints, Ints, Floats]:
    """Return every inner point of every segment: owner, point index, place from 0 to 1."""
    step = np.diff(loops.points, axis=0, prepend=loops.points[:1])
    along = np.cumsum(np.sqrt(step[:, 0] ** 2 + step[:, 1] ** 2))
    count = last - first + 1
    owner = np.repeat(np.arange(len(first)), count)
    index = np.arange(len(owner)) - np.repeat(np.cumsum(count) - count, count) + first[owner]
    span = np.maximum(along[last] - along[first], 1e-9)
    return owner, index, (along[index] - along[first][owner]) / span[owner]


def _bernstein(t: Floats) -> tuple[Floats, Floats, Floats, Floats]:
    s = 1.0 - t
    return s * s * s, 3.0 * t * s * s, 3.0 * t * t * s, t * t * t


def _handles(
    loops: Loops, first: Ints, last: Ints, spread: tuple[Ints, Ints, Floats]
) -> Floats:
    """Return the two handle lengths (S,2) of each segment by least squares."""
    owner, index, t = spread
    count = len(first)
    a, d = loops.points[first], loops.points[last]
    u, v = loops.tangents[first], -loops.tangents[last]
    b0, b1, b2, b3 = _bernstein(t)
    rest = loops.points[index] - a[owner] * (b0 + b1)[:, None] - d[owner] * (b2 + b3)[:, None]
    uv = (u * v).sum(axis=1)
    c11 = np.bincount(owner, b1 * b1, count)
    c22 = np.bincount(owner, b2 * b2, count)
    c12 = np.bincount(owner, b1 * b2, count) * uv
    x1 = np.bincount(owner, b1 * (rest * u[owner]).sum(axis=1), count)
    x2 = np.bincount(owner, b2 * (rest * v[owner]).sum(axis=1), count)
    det = c11 * c22 - c12 * c12
    safe = np.where(np.abs(det) < 1e-9, 1.0, det)  # noqa: PLR2004
    both = np.stack([(x1 * c22 - x2 * c12) / safe, (x2 * c11 - x1 * c12) / safe], axis=-1)
    chord = np.sqrt(((d - a) ** 2).sum(axis=1))
    bad = (np.abs(det) < 1e-9) | (both.min(axis=1) < 0.05 * chord)  # noqa: PLR2004
    bad |= both.max(axis=1) > 1.5 * chord
    return np.where(bad[:, None], (chord / 3.0)[:, None], both)


def _cubics(loops: Loops, first: Ints, last: Ints, spread: tuple[Ints, Ints, Floats]) -> Floats:
    """Return the cubic segments (S,4,2)."""
    reach = _handles(loops, first, last, spread)
    a, d = loops.points[first], loops.points[last]
    b = a + loops.tangents[first] * reach[:, :1]
    c = d - loops.tangents[last] * reach[:, 1:]
    return np.stack([a, b, c, d], axis=1)


def _errors(loops: Loops, cubics: Floats, spread: tuple[Ints, Ints, Floats]) -> Floats:
    """Return how far (S,) in pixels each segment strays from its points."""
    owner, index, t = spread
    weights = _bernstein(t)
    spot = sum(weights[k][:, None] * cubics[owner, k] for k in range(4))
    miss = ((np.asarray(spot) - loops.points[index]) ** 2).sum(axis=1)
    first = np.flatnonzero(np.diff(owner, prepend=-1))
    return np.sqrt(np.maximum.reduceat(miss, first))


def fit_loops(lines: list[Floats], fit: Fit) -> list[Curve]:
    """Return one smooth closed curve a line, in the pixels of the image."""
    if not lines:
        return []
    loops = _loops(lines, fit)
    nodes = _first_nodes(loops, fit)
    for _ in range(ROUNDS):
        first, last = _segments(loops, nodes)
        spread = _spread(loops, first, last)
        cubics = _cubics(loops, first, last, spread)
        poor = (_errors(loops, cubics, spread) > fit.tolerance) & (last - first > 3)  # noqa: PLR2004
        if not poor.any():
            break
        nodes = np.unique(np.concatenate([nodes, (first[poor] + last[poor]) // 2]))
    first, last = _segments(loops, nodes)
    cubics = _cubics(loops, first, last, _spread(loops, first, last))
    cuts = np.searchsorted(first, loops.starts[1:])
    return [Curve(part[0, 0], part[:, 1:]) for part in np.split(cubics, cuts) if len(part)]


def outline(image: Floats, level: float, fit: Fit) -> list[Curve]:
    """Return the smooth closed level lines of an image, largest first."""
    lines = trace(image, level, fit.smallest)
    order = sorted(range(len(lines)), key=lambda k: (-abs(area(lines[k])), k))
    return fit_loops([lines[k] for k in order], fit)
