"""Subdivide a quad mesh by the Catmull-Clark rule."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from tools.figure.mesh import Floats, Ints


@dataclass(frozen=True)
class Surface:
    """Hold a quad mesh: points (V,3) or any values (V,C), and quads (F,4)."""

    points: Floats
    quads: Ints


def _sums(index: Ints, values: Floats, size: int) -> Floats:
    """Return the sums (size,C) of rows of values by index, added in the order of the rows."""
    columns = [np.bincount(index, values[:, k], size) for k in range(values.shape[1])]
    return np.stack(columns, axis=-1)


def compact(points: Floats, quads: Ints) -> Surface:
    """Return the mesh with unused points left out."""
    used, flat = np.unique(quads.ravel(), return_inverse=True)
    return Surface(points[used], flat.reshape(quads.shape).astype(np.int64))


def catmull_clark(surface: Surface) -> Surface:
    """Return the mesh with each quad split in four; open borders follow their cubic spline."""
    points, quads = surface.points, surface.quads
    count, faces = len(points), len(quads)
    centre = (points[quads[:, 0]] + points[quads[:, 1]]) + (points[quads[:, 2]] + points[quads[:, 3]])
    centre = centre / 4.0
    sides = np.stack([quads, np.roll(quads, -1, axis=1)], axis=-1).reshape(-1, 2)
    low, high = sides.min(axis=1), sides.max(axis=1)
    keys, inverse, uses = np.unique(low * count + high, return_inverse=True, return_counts=True)
    inverse = inverse.reshape(-1)
    a, b = keys // count, keys % count
    ends = points[a] + points[b]
    own = np.repeat(np.arange(faces), 4)
    inner = (uses == 2)[:, None]  # noqa: PLR2004
    middle = ends / 2.0
    edge = np.where(inner, (ends + _sums(inverse, centre[own], len(keys))) / 4.0, middle)
    moved = _move(surface, (a, b), inner[:, 0], centre[own], middle)
    corner, mid = quads, count + faces + inverse.reshape(-1, 4)
    face = (count + np.arange(faces))[:, None]
    split = [
        np.stack([corner[:, k], mid[:, k], face[:, 0], mid[:, k - 1]], axis=-1) for k in range(4)
    ]
    quads = np.stack(split, axis=1).reshape(-1, 4)
    return Surface(np.concatenate([moved, centre, edge]), quads)


def _move(
    surface: Surface, edges: tuple[Ints, Ints], inner: np.ndarray, centre: Floats, middle: Floats
) -> Floats:
    """Return the old points moved by the Catmull-Clark weights."""
    points = surface.points
    count = len(points)
    flat = surface.quads.ravel()
    valence = np.maximum(np.bincount(flat, minlength=count), 1)[:, None].astype(np.float64)
    around = np.concatenate(edges)
    touching = np.maximum(np.bincount(around, minlength=count), 1)[:, None]
    twice = np.concatenate([middle, middle])
    face_mean = _sums(flat, centre, count) / valence
    edge_mean = _sums(around, twice, count) / touching
    smooth = (face_mean + 2.0 * edge_mean + (valence - 3.0) * points) / valence
    rim = np.concatenate([edges[0][~inner], edges[1][~inner]])
    if len(rim):
        rims = np.bincount(rim, minlength=count)[:, None]
        open_middle = np.concatenate([middle[~inner], middle[~inner]])
        border = (_sums(rim, open_middle, count) / np.maximum(rims, 1) + points) / 2.0
        smooth = np.where(rims > 0, border, smooth)
    return np.asarray(smooth)


def point_normals(surface: Surface) -> Floats:
    """Return the unit normals (V,3), weighted by area."""
    points, quads = surface.points, surface.quads
    u = points[quads[:, 2]] - points[quads[:, 0]]
    v = points[quads[:, 3]] - points[quads[:, 1]]
    flat = np.stack(
        [
            u[:, 1] * v[:, 2] - u[:, 2] * v[:, 1],
            u[:, 2] * v[:, 0] - u[:, 0] * v[:, 2],
            u[:, 0] * v[:, 1] - u[:, 1] * v[:, 0],
        ],
        axis=-1,
    )
    total = _sums(quads.ravel(), np.repeat(flat, 4, axis=0), len(points))
    length = np.sqrt(total[:, 0] ** 2 + total[:, 1] ** 2 + total[:, 2] ** 2)
    return total / np.maximum(length, 1e-12)[:, None]
