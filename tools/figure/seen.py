"""Tells what of the skin is seen in a view: not hidden behind other skin, and turned to the viewer."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from tools.figure.body import load_body
from tools.figure.mesh import Floats
from tools.figure.raster import depth_map
from tools.figure.subdivide import Surface
from tools.figure.surface import Anchor, Skin, fine_quads, load_skin
from tools.figure.views import View, view

_BEHIND = 0.25  # cm of skin in front that hide a spot
_SLOPE = 0.12  # cm more for skin that turns away


@dataclass(frozen=True)
class Seen:
    """Spots in one view: x, y (N,2) in SVG units, facing (N,) from 1 to -1, and whether they are seen (N,)."""

    xy: Floats
    facing: Floats
    visible: npt.NDArray[np.bool_]


class Eye:
    """Looks at one figure through one view."""

    def __init__(self, view_id: str, figure: str) -> None:
        self.view: View = view(view_id, load_body(figure))
        self.skin: Skin = load_skin(figure, self.view.pose)
        quads = fine_quads(figure)[np.tile(self.view.faces, 4)]
        self._drawn = np.tile(self.view.faces, 8)
        # Pixels of at most half a millimetre: 1 a unit in the whole body, fewer in close-ups.
        self._density = min(1.0, 20.0 / self.view.scale)
        self._depth = depth_map(self.view, Surface(self.skin.vertices, quads), self._density)

    def look(self, anchors: Sequence[Anchor]) -> Seen:
        """Return how spots on the skin appear in this view."""
        places = np.array([self.skin.at(anchor) for anchor in anchors])
        facing = np.array([float(self.skin.normal(anchor) @ self.view.toward) for anchor in anchors])
        xy = self.view.project(places)
        allowed = _BEHIND + _SLOPE / np.clip(facing, 0.15, 1.0)
        front = self.view.depth(places) >= self._nearest(xy) - allowed
        drawn = np.array([bool(self._drawn[anchor.triangle]) for anchor in anchors])
        return Seen(xy, facing, front & drawn & self.view.kept(places) & self._framed(xy) & (facing > 0))

    def _framed(self, xy: Floats) -> npt.NDArray[np.bool_]:
        inside = (xy >= 0) & (xy <= np.array(self.view.size))
        return np.asarray(inside.all(axis=1))

    def _nearest(self, xy: Floats) -> Floats:
        rows, columns = self._depth.shape
        column = np.clip((xy[:, 0] * self._density).astype(int), 0, columns - 1)
        row = np.clip((xy[:, 1] * self._density).astype(int), 0, rows - 1)
        return np.asarray(self._depth[row, column])
