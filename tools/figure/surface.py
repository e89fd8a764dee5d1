"""The skin that points lie on: the body mesh refined once, with anchors that move with every pose.

A spot on the skin is an anchor, three fine vertices and their weights; since
every figure and pose shares the fine vertices, one anchor is the same anatomical
spot on all of them.
"""

from __future__ import annotations

import functools
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from scipy import sparse
from scipy.spatial import cKDTree

from tools.figure.body import Body, load_body
from tools.figure.mesh import Floats, Ints

_TIE = 1e-9


@dataclass(frozen=True)
class Anchor:
    """A spot on the skin: a triangle and the weights of its corners, which add up to 1."""

    triangle: int
    weights: tuple[float, float, float]


@dataclass(frozen=True)
class Skin:
    """The refined skin of one figure in one pose: vertices (N,3) in cm, triangles (M,3), normals (N,3)."""

    figure: str
    pose: str
    vertices: Floats
    triangles: Ints
    normals: Floats
    mirror: Ints
    tree: cKDTree

    def at(self, anchor: Anchor) -> Floats:
        """Return the place (3,) of an anchor in cm."""
        return np.asarray(self.vertices[self.triangles[anchor.triangle]].T @ np.array(anchor.weights))

    def normal(self, anchor: Anchor) -> Floats:
        """Return the unit normal (3,) of the skin at an anchor."""
        along = self.normals[self.triangles[anchor.triangle]].T @ np.array(anchor.weights)
        return np.asarray(along / np.linalg.norm(along))

    def mirrored(self, anchor: Anchor) -> Anchor:
        """Return the anchor on the other side of the body."""
        corners = self.mirror[self.triangles[anchor.triangle]]
        index = _triangle_index(self.figure)
        found = index[tuple(sorted(int(corner) for corner in corners))]
        order = [int(np.flatnonzero(corners == corner)[0]) for corner in self.triangles[found]]
        return Anchor(found, tuple(anchor.weights[place] for place in order))  # type: ignore[arg-type]

    def nearest(self, xyz: Floats, rings: int = 24) -> Anchor:
        """Return the anchor on the skin nearest to a place (3,) in cm."""
        _, close = self.tree.query(xyz, k=rings)
        candidates = np.unique(np.concatenate([_fans(self.figure)[vertex] for vertex in close]))
        corners = self.vertices[self.triangles[candidates]]
        weights = _closest_weights(np.asarray(xyz), corners)
        gaps = np.linalg.norm(np.einsum("ij,ijk->ik", weights, corners) - xyz, axis=1)
        best = int(np.flatnonzero(gaps <= gaps.min() + _TIE)[0])
        return Anchor(int(candidates[best]), tuple(float(part) for part in weights[best]))  # type: ignore[arg-type]


@functools.cache
def load_skin(figure: str, pose: str = "anatomical") -> Skin:
    """Return the refined skin of a figure in a pose (about 1 s the first time)."""
    body = load_body(figure)
    refine, quads, used = _refinement(body)
    vertices = refine @ body.vertices[pose][used]
    triangles = np.concatenate([quads[:, [0, 1, 2]], quads[:, [0, 2, 3]]])
    normals = _normals(vertices, triangles)
    mirror = _fine_mirror(figure)
    return Skin(figure, pose, vertices, triangles, normals, mirror, cKDTree(vertices))


def fine_quads(figure: str) -> Ints:
    """Return the quads (4F,4) of the refined skin: the first quarter of each base quad, then the second ..."""
    return _refinement_of(figure)[1]


def _refinement(body: Body) -> tuple[sparse.csr_matrix, Ints, npt.NDArray[np.int64]]:
    """Return the Catmull-Clark step as a matrix, the fine quads, and the base vertices it uses."""
    return _refinement_of(body.figure)


@functools.cache
def _refinement_of(figure: str) -> tuple[sparse.csr_matrix, Ints, npt.NDArray[np.int64]]:
    used, flat = np.unique(load_body(figure).quads, return_inverse=True)
    quads = flat.reshape(-1, 4)
    count, faces = len(used), len(quads)
    pairs = np.stack([quads, np.roll(quads, -1, axis=1)], axis=-1).reshape(-1, 2)
    edges, edge_of = np.unique(np.sort(pairs, axis=1), axis=0, return_inverse=True)
    edge_of = edge_of.reshape(-1, 4)
    face_points = _rows(np.repeat(np.arange(faces), 4), quads.ravel(), 0.25, (faces, count))
    inside = np.bincount(edge_of.ravel(), minlength=len(edges)) > 1
    middles = _rows(np.repeat(np.arange(len(edges)), 2), edges.ravel(), 0.5, (len(edges), count))
    beside = _rows(edge_of.ravel(), np.repeat(np.arange(faces), 4), 0.5, (len(edges), faces)) @ face_points
    half = sparse.diags(np.where(inside, 0.5, 1.0))
    edge_points = half @ middles + sparse.diags(np.where(inside, 0.5, 0.0)) @ beside
    vertex_points = _vertex_points(quads, edges, inside, face_points, middles, count)
    fine = _fine_quads(quads, edge_of, count, len(edges))
    return sparse.vstack([vertex_points, edge_points, face_points]).tocsr(), fine, used


def _vertex_points(
    quads: Ints, edges: Ints, inside: npt.NDArray[np.bool_], faces: sparse.csr_matrix, middles: sparse.csr_matrix, count: int
) -> sparse.csr_matrix:
    around = np.bincount(edges.ravel(), minlength=count).astype(float)
    to_faces = _rows(quads.ravel(), np.repeat(np.arange(len(quads)), 4), 1.0, (count, len(quads)))
    to_edges = _rows(edges.ravel(), np.repeat(np.arange(len(edges)), 2), 1.0, (count, len(edges)))
    degree = np.asarray(to_faces.sum(axis=1)).ravel()
    smooth = sparse.diags(1 / degree**2) @ to_faces @ faces + sparse.diags(2 / around**2) @ to_edges @ middles
    smooth = smooth + sparse.diags((degree - 3) / degree)
    rim = np.zeros(count, dtype=bool)
    rim[edges[~inside].ravel()] = True
    rim_edges = to_edges @ sparse.diags((~inside).astype(float))
    border = 0.25 * rim_edges @ middles * 1.0 + 0.5 * sparse.identity(count)
    keep = sparse.diags((~rim).astype(float)) @ smooth
    return (keep + sparse.diags(rim.astype(float)) @ border).tocsr()


def _fine_quads(quads: Ints, edge_of: Ints, count: int, edges: int) -> Ints:
    centre = count + edges + np.arange(len(quads))
    before = np.roll(edge_of, 1, axis=1)
    parts = [np.stack([quads[:, k], count + edge_of[:, k], centre, count + before[:, k]], axis=1) for k in range(4)]
    return np.concatenate(parts)


def _rows(rows: npt.NDArray[np.int64], columns: npt.NDArray[np.int64], value: float, shape: tuple[int, int]) -> sparse.csr_matrix:
    return sparse.csr_matrix((np.full(len(rows), value), (rows, columns)), shape=shape)


def _normals(vertices: Floats, triangles: Ints) -> Floats:
    corners = vertices[triangles]
    faces = np.cross(corners[:, 1] - corners[:, 0], corners[:, 2] - corners[:, 0])
    total = np.zeros_like(vertices)
    for corner in range(3):
        np.add.at(total, triangles[:, corner], faces)
    return np.asarray(total / np.linalg.norm(total, axis=1, keepdims=True))


@functools.cache
def _fine_mirror(figure: str) -> npt.NDArray[np.int64]:
    body = load_body(figure)
    refine, _, used = _refinement(body)
    position = np.full(int(used.max()) + 1, -1)
    position[used] = np.arange(len(used))
    swapped = position[body.mirror[used]]
    # A fine vertex is known by the base vertices that make it; its mirror image is made by their mirror images.
    key = refine @ np.stack([_codes(len(used)), _codes(len(used))[::-1] + 0.5], axis=1)
    other = refine[:, np.argsort(swapped)] @ np.stack([_codes(len(used)), _codes(len(used))[::-1] + 0.5], axis=1)
    _, found = cKDTree(key).query(other)
    return np.asarray(found)


def _codes(count: int) -> Floats:
    return np.asarray(np.random.default_rng(7).random(count))


@functools.cache
def _triangle_index(figure: str) -> dict[tuple[int, ...], int]:
    triangles = load_skin(figure).triangles
    return {tuple(sorted(int(corner) for corner in triangle)): place for place, triangle in enumerate(triangles)}


@functools.cache
def _fans(figure: str) -> list[npt.NDArray[np.int64]]:
    triangles = load_skin(figure).triangles
    order = np.argsort(triangles.ravel(), kind="stable")
    ends = np.searchsorted(triangles.ravel()[order], np.arange(triangles.max() + 2))
    return [order[ends[v] : ends[v + 1]] // 3 for v in range(len(ends) - 1)]


def _closest_weights(xyz: Floats, corners: Floats) -> Floats:
    """Return the weights (K,3) of the spots nearest to a place on each of K triangles (K,3,3)."""
    a, b, c = corners[:, 0], corners[:, 1], corners[:, 2]
    inside = _flat_weights(xyz, a, b, c)
    options = [inside, _edge(xyz, a, b, (0, 1)), _edge(xyz, b, c, (1, 2)), _edge(xyz, c, a, (2, 0))]
    gaps = np.stack([np.linalg.norm(np.einsum("ij,ijk->ik", option, corners) - xyz, axis=1) for option in options])
    gaps[0][(inside < -_TIE).any(axis=1)] = np.inf
    return np.asarray(np.stack(options)[gaps.argmin(axis=0), np.arange(len(corners))])


def _flat_weights(xyz: Floats, a: Floats, b: Floats, c: Floats) -> Floats:
    first, second, rel = b - a, c - a, xyz - a
    ff, fs, ss = (first * first).sum(1), (first * second).sum(1), (second * second).sum(1)
    rf, rs = (rel * first).sum(1), (rel * second).sum(1)
    area = np.maximum(ff * ss - fs * fs, 1e-18)
    v, w = (ss * rf - fs * rs) / area, (ff * rs - fs * rf) / area
    return np.stack([1 - v - w, v, w], axis=1)


def _edge(xyz: Floats, start: Floats, end: Floats, place: tuple[int, int]) -> Floats:
    along = end - start
    share = np.clip(((xyz - start) * along).sum(1) / np.maximum((along * along).sum(1), 1e-18), 0, 1)
    weights = np.zeros((len(start), 3))
    weights[:, place[0]], weights[:, place[1]] = 1 - share, share
    return weights
