"""Name the spots of skin that are drawn in a colour of their own: nails, lips, brows, nipples."""

from __future__ import annotations

import functools
import itertools

import numpy as np

from tools.figure.body import Body, load_body
from tools.figure.mesh import Floats, Ints

# Vertices of the nail plates of the right side; they mean the same spot in every figure.
NAILS = (
    (2766, 2767, 2768, 2769, 2770, 2771, 2772, 2773, 2774, 2776, 2777),
    (2822, 2824, 2823, 2073, 2078, 2074, 2071, 2079, 2070, 2979, 2980, 2978),
    (2861, 2863, 2862, 2265, 2270, 2266, 2263, 2271, 2262, 3018, 3019, 3017),
    (2900, 2902, 2901, 2457, 2462, 2458, 2455, 2463, 2454, 3057, 3058, 3056),
    (2939, 2941, 2940, 2649, 2654, 2650, 2647, 2655, 2646, 3096, 3097, 3095),
    (4949, 6178, 4950, 4969, 6179, 4970, 4948, 6180, 4947),
    (5015, 6518, 5016, 5033, 6519, 5034, 5014, 6534, 5013),
    (5900, 6563, 5901, 5918, 6562, 5919, 5899, 6549, 5898),
    (6030, 6542, 6031, 6048, 6483, 6049, 6029, 6530, 6028),
    (6591, 6694, 6592, 6609, 6678, 6610, 6590, 6693, 6589),
)
# The border of the red of the lips, right half, from the middle above to the middle below.
LIP_BORDER = (
    *(455, 454, 450, 456, 409, 5354, 410, 411, 408, 407, 3737, 402, 403, 3702, 404),
    *(405, 406, 480, 486, 492),
)
LIP_CORNER = (407, 3737, 402, 403, 3702)
LIP_INSIDE = 467
# Strokes from end to end: two vertices, the share of the second, half the width in cm.
BROW = (
    (180, 181, 0.62, 0.12),
    (180, 208, 0.04, 0.27),
    (177, 205, 0.16, 0.28),
    (176, 204, 0.24, 0.24),
    (178, 206, 0.16, 0.16),
    (178, 179, 0.70, 0.02),
)
NIPPLE = 1779
NAVEL = 4121
# Inner edge of the lips, and the line between them from the middle to the corner.
LIP_EDGE = (
    *(474, 473, 472, 471, 470, 5362, 469, 419, 418, 433, 3732, 431, 432, 3707, 444, 437),
    *(475, 481, 487, 493),
)
MOUTH_LINE = (
    (474, 474, 0.0, 0.060),
    (472, 472, 0.0, 0.060),
    (470, 470, 0.0, 0.058),
    (469, 469, 0.0, 0.055),
    (418, 418, 0.0, 0.045),
    (433, 433, 0.0, 0.012),
)

Knot = tuple[int, int, float, float]

ARM, LEG, HEAD, NAIL, LIP, MOUTH = range(6)


def both_sides(body: Body, indices: tuple[int, ...]) -> list[int]:
    """Return vertices of the right side and their mirror images."""
    return sorted({*indices, *(int(body.mirror[index]) for index in indices)})


def _neighbours(quads: Ints) -> dict[int, set[int]]:
    table: dict[int, set[int]] = {}
    for quad in quads.tolist():
        for k in range(4):
            table.setdefault(quad[k], set()).update((quad[k - 1], quad[(k + 1) % 4]))
    return table


def _enclosed(body: Body, border: set[int], seed: int) -> set[int]:
    """Return the vertices reached from a seed without crossing a border."""
    table = _neighbours(body.quads)
    found, queue = {seed}, [seed]
    while queue:
        for other in table[queue.pop()]:
            if other not in found and other not in border:
                found.add(other)
                queue.append(other)
    return found


@functools.cache
def _marks(figure: str) -> Floats:
    body = load_body(figure)
    values = np.zeros((len(body.parts), 3))
    for nail in NAILS:
        values[both_sides(body, nail), 0] = 1.0
    lips = _enclosed(body, set(both_sides(body, LIP_BORDER)), LIP_INSIDE)
    values[sorted(lips - set(both_sides(body, LIP_CORNER))), 1] = 1.0
    edge = set(both_sides(body, LIP_EDGE))
    values[sorted(lips - edge - _enclosed(body, edge, LIP_INSIDE)), 2] = 1.0
    return values


def marks(body: Body) -> Floats:
    """Return how much nail, lip and mouth each vertex is (N,3)."""
    return _marks(body.figure)


def _segment(points: Floats, a: Floats, b: Floats) -> tuple[Floats, Floats]:
    """Return the distance of points (K,3) from a segment, and how far along it (0 to 1)."""
    line = b - a
    along = ((points - a) * line).sum(axis=-1) / float((line * line).sum())
    along = along.clip(0.0, 1.0)
    near = a + along[..., None] * line
    return np.sqrt(((points - near) ** 2).sum(axis=-1)), along


def rounded(knots: Floats) -> Floats:
    """Return a path (K,C) rounded off twice, its ends kept (Chaikin's corner cutting)."""
    for _ in range(2):
        first, second = knots[:-1] * 0.75 + knots[1:] * 0.25, knots[:-1] * 0.25 + knots[1:] * 0.75
        inner = np.stack([first, second], axis=1).reshape(-1, knots.shape[1])
        knots = np.concatenate([knots[:1], inner, knots[-1:]])
    return knots


def _stroke(body: Body, home: Floats, path: tuple[Knot, ...], head: Floats) -> Floats:
    """Return how far (H,W) in cm spots of the head lie inside a stroke of varying half-width."""
    field = np.full(home.shape[:-1], -1e3)
    points = body.vertices["anatomical"]
    for mirrored in (False, True):
        turn = body.mirror if mirrored else np.arange(len(points))
        knots = np.array(
            [[*(points[turn[a]] * (1.0 - t) + points[turn[b]] * t), w] for a, b, t, w in path]
        )
        centre = knots[:, :3].mean(axis=0)
        near = (head > 0.3) & (np.abs(home - centre).max(axis=-1) < 6.0)  # noqa: PLR2004
        spots, best = home[near], field[near]
        knots = rounded(knots)
        for a, b in itertools.pairwise(knots):
            distance, along = _segment(spots, a[:3], b[:3])
            best = np.maximum(best, a[3] * (1.0 - along) + b[3] * along - distance)
        field[near] = best
    return field


def brow_field(body: Body, home: Floats, head: Floats) -> Floats:
    """Return how far (H,W) in cm spots of skin lie inside a brow; negative outside."""
    return _stroke(body, home, BROW, head)


def mouth_field(body: Body, home: Floats, head: Floats) -> Floats:
    """Return how far (H,W) in cm spots of skin lie inside the line between the lips."""
    return _stroke(body, home, MOUTH_LINE, head)


def nipple_field(body: Body, home: Floats, head: Floats) -> Floats:
    """Return how far (H,W) in cm spots of skin lie inside a nipple's ring; negative outside."""
    radius = {"male": 0.95, "female": 1.2}[body.figure]
    field = np.full(home.shape[:-1], -1e3)
    for point in body.vertices["anatomical"][both_sides(body, (NIPPLE,))]:
        near = (head < 0.3) & (np.abs(home - point).max(axis=-1) < 3.0)  # noqa: PLR2004
        field[near] = radius - np.sqrt(((home[near] - point) ** 2).sum(axis=-1))
    return field


def navel_field(body: Body, home: Floats, head: Floats) -> Floats:
    """Return how far (H,W) in cm spots of skin lie inside the navel; negative outside."""
    point = body.vertices["anatomical"][NAVEL]
    field = np.full(home.shape[:-1], -1e3)
    near = (head < 0.3) & (np.abs(home - point).max(axis=-1) < 2.0)  # noqa: PLR2004
    rel = home[near] - point
    field[near] = 0.42 - np.sqrt((rel[:, 0] * 1.35) ** 2 + rel[:, 1] ** 2)
    return field
