"""Ink the contours as filled shapes: the rim, the edges of near parts, and narrow gaps."""

from __future__ import annotations

import numpy as np
from scipy import ndimage

from tools.figure.bands import cover_of, units, within
from tools.figure.contours import Curve, Fit, outline
from tools.figure.marks import HEAD, LIP, MOUTH, mouth_field
from tools.figure.mesh import Floats
from tools.figure.picture import Picture
from tools.figure.svg import Layer
from tools.figure.tone import soften
from tools.figure.views import WHOLE, Mask

OUTLINE = "#5a3b2e"
DEEP = "#5e3c30"


SECTION = "#e9dcd1"
SECTION_EDGE = "#c3a998"


# How much of a pixel a shape covers at the outer edge of its rim, at its own edge, and well within it.
_OUTER, _EDGE, _INNER = 0.12, 0.5, 0.9


def _curves(shown: Picture, cover: Floats, level: float) -> list[Curve]:
    return units(outline(soften(cover, 1.8), level, Fit()), shown)


def _ring(shown: Picture, cover: Floats, fill: str) -> Layer:
    """Return the rim of a shape; within lies no fill, so that what is painted there can be paled. Its edge lies under the skin's."""
    return Layer(fill, [*_curves(shown, cover, _OUTER), *_curves(shown, cover, _INNER)])


def section(shown: Picture) -> list[Layer]:
    """Return the inside of a cut body, as far as one looks into it: its rim and its fill, which leaves out the body itself."""
    if not shown.section.any():
        return []
    both = np.maximum(shown.section.astype(np.float64), shown.cover)
    fill = Layer(SECTION, [*_curves(shown, both, _EDGE), *_curves(shown, shown.cover, _INNER)])
    return [_ring(shown, both, SECTION_EDGE), fill]


def rim(shown: Picture) -> list[Layer]:
    """Return the outer contour of the body, a little larger than the skin."""
    return [_ring(shown, shown.cover, OUTLINE)]


def _jumps(depth: Floats, axis: int, least: float, full: float) -> Floats:
    """Return how strongly (0 to 1) the depth leaps across each pixel along one axis."""
    filled = np.moveaxis(np.where(np.isfinite(depth), depth, np.nan), axis, 0)
    step = np.abs(np.diff(filled, axis=0))
    around = np.pad(np.nan_to_num(step), [(1, 1), (0, 0)])
    slope = np.maximum(around[:-2], around[2:])
    leap = np.nan_to_num((step - 1.6 * slope - least) / full).clip(0.0, 1.0)
    result = np.zeros_like(filled)
    result[:-1] = leap
    result[1:] = np.maximum(result[1:], leap)
    return np.moveaxis(result, 0, axis)


def _lips(shown: Picture) -> Mask:
    return np.asarray(shown.traits[..., LIP] + shown.traits[..., MOUTH] > 0.3)  # noqa: PLR2004


def edges(shown: Picture) -> Layer:
    """Return the inner contours: thin tapered shapes where one part stands before another."""
    least, full = 3.0 / shown.centimetre, 24.0 / shown.centimetre
    both = [_jumps(shown.depth, axis, least, full) for axis in (0, 1)]
    leap = np.where(_lips(shown), 0.0, np.maximum(*both))
    fit = Fit(smallest=14.0 if shown.view.scale == WHOLE else 45.0, smooth=2.0)
    return Layer(OUTLINE, units(outline(soften(leap, 1.3), 0.2, fit), shown))


def gaps(shown: Picture) -> Layer:
    """Return the dark of narrow gaps: between toes, nostrils, the ear, and the line of the mouth."""
    if shown.view.scale == WHOLE:
        return Layer(DEEP, [])
    width = max(3, round(0.22 * shown.centimetre) | 1)
    floor = float(shown.depth[shown.mask].min())
    filled = np.where(shown.mask, shown.depth, floor)
    hollow = ndimage.grey_closing(filled, size=(width, width)) - filled
    deep = ((hollow - 0.12) / 0.12).clip(0.0, 1.0)
    deep[shown.eye | ~shown.mask | _lips(shown)] = 0.0
    curves = outline(soften(deep, 1.0), 0.4, Fit(smallest=10.0, smooth=1.6))
    return Layer(DEEP, units(curves, shown))


def mouth(shown: Picture) -> Layer:
    """Return the line between the lips, wider where they part."""
    line = cover_of(shown, mouth_field(shown.body, shown.home, shown.traits[..., HEAD]))
    gap = within(shown.mask, shown.traits[..., MOUTH])
    fit = Fit(smallest=6.0, smooth=1.6, tolerance=0.15)
    return Layer(DEEP, units(outline(np.maximum(line, gap - 0.1), 0.5, fit), shown))
