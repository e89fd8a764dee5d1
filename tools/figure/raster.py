"""Rasterise a mesh: which triangle shows at each pixel, and where on it."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from scipy import ndimage

from tools.figure.mesh import Floats, Ints
from tools.figure.subdivide import Surface
from tools.figure.views import Mask, View

CHUNK = 3_000_000
DEPTH_STEPS = float(1 << 30)
NOTHING = -1
INSIDE = -1e-9
SLIVER = 1e-12


@dataclass(frozen=True)
class Fragments:
    """Hold what shows: flat pixel indices (K,), triangle corners (K,3) and their weights (K,3)."""

    shape: tuple[int, int]
    pixel: Ints
    corner: Ints
    weight: Floats

    def mix(self, values: Floats) -> Floats:
        """Return point values (V,) or (V,C) interpolated at every fragment."""
        parts = [values[self.corner[:, k]] for k in range(3)]
        w = self.weight if values.ndim == 1 else self.weight[:, :, None]
        return np.asarray(parts[0] * w[:, 0] + parts[1] * w[:, 1] + parts[2] * w[:, 2])

    def image(self, values: Floats, empty: float) -> Floats:
        """Return an image (H,W) of fragment values, ``empty`` where nothing shows."""
        picture = np.full(self.shape[0] * self.shape[1], empty)
        picture[self.pixel] = values
        return picture.reshape(self.shape)


def triangles(quads: Ints) -> Ints:
    """Return two triangles a quad (2F,3)."""
    return np.stack([quads[:, [0, 1, 2]], quads[:, [0, 2, 3]]], axis=1).reshape(-1, 3)


def _area(a: Floats, b: Floats, c: Floats) -> Floats:
    ab, ac = b - a, c - a
    return np.asarray(ab[:, 0] * ac[:, 1] - ab[:, 1] * ac[:, 0])


def _weights(corners: tuple[Floats, Floats, Floats], spot: Floats, area: Floats) -> Floats:
    a, b, c = corners
    first, second = _area(spot, b, c) / area, _area(a, spot, c) / area
    return np.stack([first, second, 1.0 - first - second], axis=-1)


def _spots(pixel: Ints, width: int) -> Floats:
    return np.stack([pixel % width + 0.5, pixel // width + 0.5], axis=-1)


def _boxes(flat: Floats, tri: Ints, shape: tuple[int, int]) -> tuple[Ints, Ints]:
    """Return the first pixel (T,2) and the pixel counts (T,2) of each triangle's box."""
    corners = flat[tri]
    limit = np.array([shape[1], shape[0]], dtype=np.int64)
    low = np.ceil(corners.min(axis=1) - 0.5).astype(np.int64)
    high = np.floor(corners.max(axis=1) - 0.5).astype(np.int64)
    low, high = np.maximum(low, 0), np.minimum(high, limit - 1)
    return low, np.maximum(high - low + 1, 0)


def _chunks(counts: Ints) -> list[Ints]:
    order = np.flatnonzero(counts > 0)
    marks = np.cumsum(counts[order]) // CHUNK
    return np.split(order, np.flatnonzero(np.diff(marks)) + 1) if len(order) else []


def _candidates(part: Ints, low: Ints, count: Ints, width: int) -> tuple[Ints, Ints]:
    """Return every pixel in the boxes of some triangles, as pairs of triangle and flat pixel."""
    total = count[part, 0] * count[part, 1]
    own = np.repeat(part, total)
    local = np.arange(len(own)) - np.repeat(np.cumsum(total) - total, total)
    wide = count[own, 0]
    return own, (low[own, 1] + local // wide) * width + low[own, 0] + local % wide


def _inside(corner: Ints, weight: Floats, keep: Floats | None) -> Mask:
    """Return which spots lie in their triangle and on the drawn side of the cutting planes."""
    good = weight.min(axis=1) >= INSIDE
    if keep is not None:
        good &= (keep[corner] * weight).sum(axis=1) >= 0.0
    return np.asarray(good)


def _ends(flat: Floats, corner: Ints) -> tuple[Floats, Floats, Floats]:
    return flat[corner[:, 0]], flat[corner[:, 1]], flat[corner[:, 2]]


def _facing(flat: Floats, tri: Ints) -> Ints:
    """Return the front faces: y points down, so their signed area is negative."""
    return tri[_area(*_ends(flat, tri)) < -SLIVER]


def rasterise(
    flat: Floats, depth: Floats, tri: Ints, shape: tuple[int, int], keep: Floats | None = None
) -> Fragments:
    """Return the nearest front-facing triangle at every pixel centre.

    flat (V,2) in pixels, y down; depth (V,) more is nearer; keep (V,) drops what is below 0.
    """
    tri = _facing(flat, tri)
    low, count = _boxes(flat, tri, shape)
    floor = float(depth.min())
    steps = DEPTH_STEPS / max(float(depth.max()) - floor, 1e-9)
    best = np.full(shape[0] * shape[1], NOTHING, dtype=np.int64)
    for part in _chunks(count[:, 0] * count[:, 1]):
        own, pixel = _candidates(part, low, count, shape[1])
        corner = tri[own]
        ends = _ends(flat, corner)
        weight = _weights(ends, _spots(pixel, shape[1]), _area(*ends))
        good = _inside(corner, weight, keep)
        near = ((depth[corner[good]] * weight[good]).sum(axis=1) - floor) * steps
        key = (np.maximum(near, 0.0).astype(np.int64) << 32) | own[good]
        np.maximum.at(best, pixel[good], key)
    pixel = np.flatnonzero(best != NOTHING)
    corner = tri[best[pixel] & 0xFFFFFFFF]
    ends = _ends(flat, corner)
    return Fragments(shape, pixel, corner, _weights(ends, _spots(pixel, shape[1]), _area(*ends)))


def _touching(flat: Floats, tri: Ints, band: Mask) -> tuple[Ints, Ints]:
    """Return the triangles and the pixels of a band that their boxes touch, as pairs."""
    corners = flat[tri]
    limit = np.array([band.shape[1], band.shape[0]], dtype=np.int64)
    low = np.maximum(np.floor(corners.min(axis=1)).astype(np.int64), 0)
    high = np.minimum(np.floor(corners.max(axis=1)).astype(np.int64), limit - 1)
    size = np.maximum(high - low + 1, 0)
    owners, pixels = [], []
    for part in _chunks(size[:, 0] * size[:, 1]):
        own, pixel = _candidates(part, low, size, band.shape[1])
        good = band.ravel()[pixel]
        owners.append(own[good])
        pixels.append(pixel[good])
    return np.concatenate(owners), np.concatenate(pixels)


def coverage(
    flat: Floats, tri: Ints, mask: Mask, fine: int = 4, keep: Floats | None = None
) -> Floats:
    """Return how much (H,W) of each pixel the shape covers, from fine x fine spots at its rim."""
    rim = ndimage.binary_dilation(mask, iterations=2) & ~ndimage.binary_erosion(mask, iterations=2)
    tri = _facing(flat, tri)
    own, pixel = _touching(flat, tri, rim)
    corner = tri[own]
    ends = (flat[corner[:, 0]], flat[corner[:, 1]], flat[corner[:, 2]])
    area = _area(*ends)
    place = np.cumsum(rim.ravel()) - 1
    hit = np.zeros((int(rim.sum()), fine * fine), dtype=np.bool_)
    middle = _spots(pixel, mask.shape[1])
    for k in range(fine * fine):
        shift = (np.array([k % fine, k // fine]) + 0.5) / fine - 0.5
        weight = _weights(ends, middle + shift, area)
        good = _inside(corner, weight, keep)
        hit[place[pixel[good]], k] = True
    result = mask.astype(np.float64)
    result[rim] = hit.mean(axis=1)
    return result


def plane_margin(view: View, points: Floats) -> Floats:
    """Return how far (V,) in cm points lie on the drawn side of the view's cutting planes."""
    margin = np.full(len(points), 1e9)
    for normal, offset in view.planes:
        side = points[:, 0] * normal[0] + points[:, 1] * normal[1] + points[:, 2] * normal[2]
        margin = np.minimum(margin, side - offset)
    return margin


def depth_map(view: View, surface: Surface, density: float = 1.0) -> npt.NDArray[np.float64]:
    """Return the depth image (H,W) in cm of a view, -inf where nothing is drawn."""
    shape = (round(view.size[1] * density), round(view.size[0] * density))
    depth = view.depth(surface.points)
    keep = plane_margin(view, surface.points)
    found = rasterise(view.project(surface.points) * density, depth, triangles(surface.quads), shape, keep)
    return found.image(found.mix(depth), -np.inf)
