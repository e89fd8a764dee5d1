"""Turn light into tone bands: nested filled shapes, painted dark to light."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from tools.figure.contours import Curve, Fit, outline
from tools.figure.mesh import Floats
from tools.figure.picture import Picture
from tools.figure.svg import Layer
from tools.figure.tone import soften
from tools.figure.views import HEAD, WHOLE, Mask

Colour = tuple[float, float, float]

# One hue throughout (OKLCh 52.5 degrees); lightness rises and colourfulness falls.
STOPS: tuple[tuple[float, Colour], ...] = (
    (0.00, (119, 83, 60)),
    (0.06, (139, 101, 77)),
    (0.12, (160, 120, 95)),
    (0.20, (177, 138, 114)),
    (0.28, (195, 157, 134)),
    (0.36, (207, 172, 150)),
    (0.45, (221, 189, 169)),
    (0.53, (228, 199, 182)),
    (0.62, (236, 212, 197)),
    (0.71, (242, 221, 208)),
    (0.80, (247, 230, 219)),
    (0.90, (250, 236, 228)),
    (1.00, (253, 243, 237)),
)
INSET = 0.05
SKIN_FIT = Fit()
WHOLE_FIT = Fit(tolerance=0.3, smooth=2.0, angle=1.4, smallest=90.0)
PATCH_FIT = Fit(smallest=6.0, smooth=1.3, tolerance=0.15)


@dataclass(frozen=True)
class Tone:
    """Hold one band: the light from which it is painted, and its colour."""

    level: float
    colour: Colour


@dataclass(frozen=True)
class Tint:
    """Hold how a patch differs from skin: it is multiplied by a colour, paper white being no change.

    ``share`` below 1 flattens the shading, as cloth does; ``own`` mixes the patch's own colour in.
    """

    colour: Colour
    share: float = 1.0
    own: float = 0.0


def _skin(share: float) -> Colour:
    places = [place for place, _ in STOPS]
    r, g, b = (float(np.interp(share, places, [rgb[k] for _, rgb in STOPS])) for k in range(3))
    return (r, g, b)


def hexed(colour: Colour) -> str:
    """Return a colour as #rrggbb."""
    return "#" + "".join(f"{min(255, max(0, round(part))):02x}" for part in colour)


def tinted(colour: Colour, tint: Tint) -> Colour:
    """Return a skin tone as it looks within a patch."""
    pairs = list(zip(tint.colour, colour, strict=True))
    parts = [c * ((s / 255.0) ** tint.share * (1.0 - tint.own) + tint.own) for c, s in pairs]
    return (parts[0], parts[1], parts[2])


def tones(shown: Picture, light: Floats) -> list[Tone]:
    """Return the bands: their levels half at quantiles of the light, half evenly spaced."""
    count = 20 if shown.view.scale == WHOLE else 28
    shares = np.arange(1, count) / count
    inside = light[shown.mask]
    low, high = np.quantile(inside, [0.01, 0.997])
    even = low + (high - low) * shares
    ranks = np.quantile(inside, 0.01 + 0.985 * shares)
    levels = 0.55 * even + 0.45 * ranks
    lift = {WHOLE: 0.92, HEAD: 0.76}.get(shown.view.scale, 0.86)
    colours = [_skin(((k + 1) / (count - 1)) ** lift) for k in range(count - 1)]
    pairs = zip(levels, colours, strict=True)
    return [Tone(-np.inf, _skin(0.0)), *(Tone(float(level), colour) for level, colour in pairs)]


def units(curves: list[Curve], shown: Picture, corner: tuple[int, int] = (0, 0)) -> list[Curve]:
    """Return curves in pixels of a cut-out (its row and column) as curves in SVG units."""
    offset = np.array([corner[1], corner[0]], dtype=np.float64)
    moved = (Curve(curve.start + offset, curve.segments + offset) for curve in curves)
    return [curve.moved(1.0 / shown.density) for curve in moved]


def bands(shown: Picture, light: Floats, scale: list[Tone]) -> list[Layer]:
    """Return the skin's bands, each painted over the one before."""
    fit = WHOLE_FIT if shown.view.scale == WHOLE else SKIN_FIT
    coverage = soften(shown.cover, 1.0)
    layers = [Layer(hexed(scale[0].colour), units(outline(coverage, 0.5, SKIN_FIT), shown))]
    for tone in scale[1:]:
        curves = outline(light, tone.level, fit)
        layers.append(Layer(hexed(tone.colour), units(curves, shown)))
    return layers


def _box(cover: Floats) -> tuple[slice, slice]:
    rows, columns = np.nonzero(cover > 0.01)  # noqa: PLR2004
    return (
        slice(max(0, int(rows.min()) - 4), int(rows.max()) + 5),
        slice(max(0, int(columns.min()) - 4), int(columns.max()) + 5),
    )


def patch(
    shown: Picture, light: Floats, scale: list[Tone], cover: Floats, tint: Tint
) -> list[Layer]:
    """Return the bands of a patch whose edge lies where cover (H,W) is one half.

    The middle tone fills the whole patch; darker and lighter ones lie a little inside its edge, so
    that the edge stays one clean line.
    """
    if not (cover > 0.5).any():  # noqa: PLR2004
        return []
    box = _box(cover)
    inside, lit = (cover[box] - 0.5) * 0.5, light[box]
    low, middle, high = np.quantile(lit[inside > 0.0], [0.01, 0.5, 0.99])
    rank = max(k for k, tone in enumerate(scale) if tone.level <= middle)
    darker = [k for k in range(rank, 0, -1) if scale[k].level > low]
    lighter = [k for k in range(rank + 1, len(scale)) if scale[k].level < high]
    jobs = [(scale[rank], inside)]
    jobs += [(scale[k - 1], np.minimum(inside - INSET, scale[k].level - lit)) for k in darker]
    jobs += [(scale[k], np.minimum(inside - INSET, lit - scale[k].level)) for k in lighter]
    corner = (box[0].start, box[1].start)
    layers = []
    for tone, field in jobs:
        curves = units(outline(field, 0.0, PATCH_FIT), shown, corner)
        if curves:
            layers.append(Layer(hexed(tinted(tone.colour, tint)), curves))
    return layers


def cover_of(shown: Picture, depth: Floats) -> Floats:
    """Return the cover of a patch from how far in cm each spot lies inside it."""
    sharp = (depth * shown.centimetre * 0.5 + 0.5).clip(0.0, 1.0)
    return soften(np.where(shown.mask, sharp, 0.0), 0.8)


def within(mask: Mask, values: Floats) -> Floats:
    """Return values (H,W) evened out a little, nothing outside the mask."""
    return soften(np.where(mask, values, 0.0), 0.8)
