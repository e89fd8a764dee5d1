"""See one view of one figure: rasterised depth, normals, home places and limbs."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from tools.figure.body import Body
from tools.figure.marks import marks
from tools.figure.mesh import Floats, Ints
from tools.figure.raster import Fragments, coverage, plane_margin, rasterise, triangles
from tools.figure.subdivide import Surface, catmull_clark, compact, point_normals
from tools.figure.views import WHOLE, Mask, View

HOME = "anatomical"
ROUNDS = 2


@dataclass(frozen=True)
class Picture:
    """Hold what the camera sees, as images (H,W) or (H,W,3).

    depth in cm (-inf where nothing shows), unit normals, ``home``: the same spot of skin in cm in
    the anatomical pose, ``traits``: how much arm, leg, head, nail, lip and mouth each spot is (0 to 1),
    ``eye``: where an eyeball shows, ``section``: where one looks into the cut body, ``cover``: how
    much of each pixel the body fills, density: pixels a unit of the SVG.
    """

    view: View
    body: Body
    density: float
    depth: Floats
    normal: Floats
    home: Floats
    traits: Floats
    eye: Mask
    section: Mask
    cover: Floats

    @property
    def mask(self) -> Mask:
        """Return where the body shows."""
        return np.isfinite(self.depth)

    @property
    def centimetre(self) -> float:
        """Return the pixels a centimetre."""
        return self.view.scale * self.density


def density_of(seen: View) -> float:
    """Return the pixels a unit of SVG that a view is rasterised with."""
    return 2.0 if seen.scale == WHOLE else 1.5


def _traits(body: Body) -> Floats:
    """Return how much arm, leg, head, nail, lip and mouth each vertex is (N,5)."""
    stems = np.array([part.split(".")[0] for part in body.parts])
    arm, leg = np.isin(stems, ("arm", "hand")), np.isin(stems, ("leg", "foot"))
    limbs = np.stack([arm, leg, stems == "head"], axis=-1).astype(np.float64)
    return np.concatenate([limbs, marks(body)], axis=1)


def _surfaces(body: Body, quads: Ints, pose: str) -> list[Surface]:
    """Return posed, home and trait values on the same subdivided quads."""
    fields = (body.vertices[pose], body.vertices[HOME], _traits(body))
    result = []
    for values in fields:
        surface = compact(values, quads)
        for _ in range(ROUNDS):
            surface = catmull_clark(surface)
        result.append(surface)
    return result


def _scene(seen: View, body: Body) -> tuple[list[Surface], int]:
    """Return skin and eyes as one mesh, and where the eyes' points begin."""
    skin = _surfaces(body, body.quads[seen.faces], seen.pose)
    count = len(skin[0].points)
    eyes = _surfaces(body, np.concatenate(list(body.eyes.values())), seen.pose)
    both = [
        Surface(np.concatenate([a.points, b.points]), np.concatenate([a.quads, b.quads + count]))
        for a, b in zip(skin, eyes, strict=True)
    ]
    return both, count


def _image(found: Fragments, values: Floats) -> Floats:
    return np.stack([found.image(values[:, k], 0.0) for k in range(values.shape[1])], axis=-1)


def see(seen: View, body: Body) -> Picture:
    """Return the rasterised view."""
    density = density_of(seen)
    (surface, home, traits), count = _scene(seen, body)
    shape = (round(seen.size[1] * density), round(seen.size[0] * density))
    depth = seen.depth(surface.points)
    flat = seen.project(surface.points) * density
    keep = plane_margin(seen, surface.points) if seen.planes else None
    tri = triangles(surface.quads)
    found = rasterise(flat, depth, tri, shape, keep)
    inside = rasterise(flat, depth, tri[:, ::-1], shape, keep) if seen.section else None
    normal = found.mix(point_normals(surface))
    normal /= np.sqrt((normal**2).sum(axis=1))[:, None]
    distance = found.image(found.mix(depth), -np.inf)
    return Picture(
        seen,
        body,
        density,
        distance,
        _image(found, normal),
        _image(found, found.mix(home.points)),
        _image(found, found.mix(traits.points)),
        found.image((found.corner[:, 0] >= count).astype(np.float64), 0.0) > 0.0,
        _section(found, inside),
        coverage(flat, tri, np.isfinite(distance), keep=keep),
    )


def _section(found: Fragments, inside: Fragments | None) -> Mask:
    """Return where only the inner side of the skin shows."""
    mask = np.zeros(found.shape[0] * found.shape[1], dtype=np.bool_)
    if inside is not None:
        mask[inside.pixel] = True
        mask[found.pixel] = False
    return mask.reshape(found.shape)
