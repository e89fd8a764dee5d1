"""Project the body: one orthographic view of one figure, in SVG units."""

from __future__ import annotations

import functools
import math
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from tools.figure.body import Body, load_body
from tools.figure.cameras import CAMERAS, CHEST, HEAD, LIMB, WHOLE, Plane, cross, crotch, dot
from tools.figure.mesh import Floats

__all__ = ["CHEST", "HEAD", "LIMB", "VIEW_IDS", "WHOLE", "Mask", "Plane", "View", "crotch", "view"]

Mask = npt.NDArray[np.bool_]

VIEW_IDS = tuple(CAMERAS)


@dataclass(frozen=True)
class View:
    """Hold one camera: unit vectors (3,), the quads drawn (M,), and the frame in SVG units.

    ``planes`` cut the body: what is drawn has normal . x >= offset (cm) for each of them.
    ``section`` says that one looks into the cut body, whose inside is then filled with one tone.
    """

    id: str
    title: str
    figure: str
    pose: str
    right: Floats
    up: Floats
    toward: Floats
    faces: Mask
    planes: tuple[Plane, ...]
    origin: Floats
    scale: float
    size: tuple[int, int]
    section: bool

    def project(self, xyz: Floats) -> Floats:
        """Return the place (N,2) in SVG units, y down, of points (N,3) in cm of this pose."""
        rel = np.asarray(xyz, dtype=np.float64) - self.origin
        return np.stack([dot(rel, self.right), -dot(rel, self.up)], axis=-1) * self.scale

    def depth(self, xyz: Floats) -> Floats:
        """Return how near (N,) in cm points (N,3) are to the camera: more is nearer."""
        return dot(np.asarray(xyz, dtype=np.float64) - self.origin, self.toward)

    def kept(self, xyz: Floats) -> Mask:
        """Return which points (N,) lie on the drawn side of every cutting plane."""
        keep = np.ones(np.shape(xyz)[:-1], dtype=np.bool_)
        for normal, offset in self.planes:
            keep &= dot(np.asarray(xyz, dtype=np.float64), normal) >= offset
        return keep


def _faces(body: Body, parts: tuple[str, ...]) -> Mask:
    if not parts:
        return np.ones(len(body.quads), dtype=np.bool_)
    inside = np.isin(body.parts, parts)
    return np.asarray(inside[body.quads].any(axis=1))


@functools.cache
def _view(view_id: str, figure: str) -> View:
    body = load_body(figure)
    camera = CAMERAS[view_id](body)
    right = cross(camera.up, camera.toward)
    points = body.vertices[camera.pose]
    flat = np.stack([dot(points, right), dot(points, camera.up)], axis=-1)
    shown = flat if camera.scale != WHOLE or camera.parts else flat[np.unique(body.quads)]
    left, far, bottom, top = camera.frame(body, shown)
    size = (math.ceil((far - left) * camera.scale), math.ceil((top - bottom) * camera.scale))
    origin = right * left + camera.up * top
    return View(
        view_id,
        camera.title,
        figure,
        camera.pose,
        right,
        camera.up,
        camera.toward,
        _faces(body, camera.parts),
        camera.cut(body),
        origin,
        camera.scale,
        size,
        view_id == "medial",
    )


def view(view_id: str, body: Body) -> View:
    """Return the camera of one view for one figure; KeyError for an unknown view."""
    return _view(view_id, body.figure)
