"""Draw calm open eyes: white, iris, pupil, a glint, and the lines of the lids."""

from __future__ import annotations

import math

import numpy as np

from tools.figure.contours import Curve, Fit, outline
from tools.figure.mesh import Floats
from tools.figure.picture import HOME, Picture
from tools.figure.svg import Layer
from tools.figure.tone import soften
from tools.figure.views import Mask

IRIS_CM = 0.575
PUPIL_CM = 0.215
WHITE, SHADE = "#ece0d6", "#c9b0a1"
RING, IRIS, GLOW, PUPIL, GLINT = "#4c382d", "#7a5b45", "#8f6f55", "#2f231d", "#fbf5ef"
LASH, LOWER = "#4a3026", "#a98472"
FIT = Fit(smallest=3.0, smooth=1.2, tolerance=0.12, longest=60.0)


def _shift(image: Mask, rows: int) -> Mask:
    """Return the mask moved down by some rows (up if negative)."""
    moved = np.zeros_like(image)
    if rows > 0:
        moved[rows:] = image[:-rows]
    elif rows < 0:
        moved[:rows] = image[-rows:]
    else:
        moved[:] = image
    return moved


def _grown(image: Mask, rows: int) -> Mask:
    """Return the mask spread downward by some rows (upward if negative)."""
    sign = 1 if rows > 0 else -1
    grown = image.copy()
    for step in range(1, abs(rows) + 1):
        grown |= _shift(image, sign * step)
    return grown


def _line(eye: Mask, out: int, into: int) -> Floats:
    """Return a field whose positive part is a line on the upper (out < 0) or lower edge."""
    return soften((_grown(eye, out) & ~_shift(eye, into)).astype(np.float64), 0.9)


def _radius(shown: Picture, side: str) -> tuple[Floats, Floats]:
    """Return the distance in cm of each pixel from an eye's line of sight, and that eye's mask."""
    body = shown.body
    points = body.vertices[HOME][np.unique(body.eyes[f"{side}-eye"])]
    centre = (points.min(axis=0) + points.max(axis=0)) / 2.0
    rel = shown.home - centre
    own = shown.eye & (shown.home[..., 0] * centre[0] > 0.0)
    toward = (0.02 * math.copysign(1.0, centre[0]), 0.0, 1.0)
    ahead = rel[..., 0] * toward[0] + rel[..., 2] * toward[2]
    across = np.sqrt(np.maximum((rel**2).sum(axis=-1) - ahead**2, 0.0))
    return np.where(own & (ahead > 0.0), across, 1e3), own.astype(np.float64)


def _disc(shown: Picture, distance: Floats, radius: float, cover: Floats) -> list[Curve]:
    edge = ((radius - distance) * shown.centimetre * 0.5 + 0.5).clip(0.0, 1.0)
    return _curves(shown, np.minimum(soften(edge, 0.7), cover))


def _curves(shown: Picture, field: Floats, level: float = 0.5) -> list[Curve]:
    return [curve.moved(1.0 / shown.density) for curve in outline(field, level, FIT)]


def _glint(shown: Picture, distance: Floats, cover: Floats) -> list[Curve]:
    """Return the small light high on the iris, the same side in both eyes."""
    spot = distance < IRIS_CM
    if not spot.any():
        return []
    rows, columns = np.nonzero(spot)
    row = float(rows.mean()) - 0.19 * shown.centimetre
    column = float(columns.mean()) - 0.17 * shown.centimetre
    y, x = np.indices(distance.shape)
    away = np.sqrt((x - column) ** 2 + (y - row) ** 2) / shown.centimetre
    edge = ((0.085 - away) * shown.centimetre * 0.5 + 0.5).clip(0.0, 1.0)
    return _curves(shown, np.minimum(edge, cover))


def _one(shown: Picture, side: str, cover: Floats) -> list[Layer]:
    distance, own = _radius(shown, side)
    limit = np.minimum(cover, soften(own, 0.9))
    return [
        Layer(RING, _disc(shown, distance, IRIS_CM, limit)),
        Layer(IRIS, _disc(shown, distance, IRIS_CM - 0.07, limit)),
        Layer(GLOW, _disc(shown, distance, IRIS_CM - 0.2, limit)),
        Layer(PUPIL, _disc(shown, distance, PUPIL_CM, limit)),
        Layer(GLINT, _glint(shown, distance, limit)),
    ]


def eyes(shown: Picture) -> list[Layer]:
    """Return the layers of both eyes, painted over the skin; none where no eye shows."""
    if not shown.eye.any():
        return []
    millimetre = shown.centimetre / 10.0
    cover = soften(shown.eye.astype(np.float64), 0.9)
    layers = [Layer(WHITE, _curves(shown, cover))]
    for side in ("r", "l"):
        layers += _one(shown, side, cover)
    drop = max(1, round(0.9 * millimetre))
    shade = np.minimum(cover, _line(shown.eye, -1, drop))
    thick, thin = max(1, round(0.5 * millimetre)), max(1, round(0.25 * millimetre))
    return [
        layers[0],
        Layer(SHADE, _curves(shown, shade)),
        *layers[1:],
        Layer(LOWER, _curves(shown, _line(shown.eye, thin, -thin))),
        Layer(LASH, _curves(shown, _line(shown.eye, -thick, thick))),
    ]
