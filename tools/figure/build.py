"""Draw one view of one figure as an SVG."""

from __future__ import annotations

import numpy as np

from tools.figure.bands import Tint, Tone, bands, cover_of, hexed, patch, tones, units, within
from tools.figure.body import load_body
from tools.figure.contours import Fit, outline
from tools.figure.drape import drape_field
from tools.figure.eyes import eyes
from tools.figure.hair import hair_field
from tools.figure.ink import edges, gaps, mouth, rim, section
from tools.figure.marks import HEAD, LIP, NAIL, brow_field, navel_field, nipple_field
from tools.figure.mesh import Floats
from tools.figure.picture import Picture, see
from tools.figure.svg import Layer, document, group
from tools.figure.tone import blur, look_of, shade, soften
from tools.figure.views import view

NAIL_EDGE = Tint((214, 190, 180))
NAIL_PLATE = Tint((250, 222, 212), own=0.22)
LIPS = Tint((243, 218, 211))
BROW_EDGE = Tint((232, 218, 208))
BROWS = Tint((196, 172, 156))
NIPPLES = Tint((247, 234, 228))
NAVEL_EDGE = Tint((240, 226, 219))
NAVEL = Tint((216, 190, 178))
HAIR = Tint((231, 220, 213))
CLOTH = Tint((222, 226, 229), share=0.6)


def _spots(shown: Picture, light: Floats, scale: list[Tone]) -> list[Layer]:
    """Return nails, lips, brows and nipples."""
    nail = within(shown.mask, shown.traits[..., NAIL])
    lip = within(shown.mask, shown.traits[..., LIP])
    head = shown.traits[..., HEAD]
    navel = navel_field(shown.body, shown.home, head)
    brow = brow_field(shown.body, shown.home, head)
    covers = (
        (nail + 0.22, nail > 0.01, NAIL_EDGE),  # noqa: PLR2004
        (nail - 0.05, nail > 0.01, NAIL_PLATE),  # noqa: PLR2004
        (lip, shown.mask, LIPS),
        (cover_of(shown, nipple_field(shown.body, shown.home, head)), shown.mask, NIPPLES),
        (cover_of(shown, navel + 0.22), shown.mask, NAVEL_EDGE),
        (cover_of(shown, navel), shown.mask, NAVEL),
        (cover_of(shown, brow + 0.07), shown.mask, BROW_EDGE),
        (cover_of(shown, brow), shown.mask, BROWS),
    )
    layers: list[Layer] = []
    for cover, mask, tint in covers:
        layers += patch(shown, light, scale, np.where(mask, cover, 0.0), tint)
    return layers


def _hair(shown: Picture, light: Floats, scale: list[Tone]) -> list[Layer]:
    """Return the shade of close-cropped hair."""
    head = shown.traits[..., HEAD]
    if not (head > 0.5).any():  # noqa: PLR2004
        return []
    field = hair_field(shown.body, shown.home)
    field = blur(field, field > -100.0, 0.12 * shown.centimetre)  # noqa: PLR2004
    return patch(shown, light, scale, cover_of(shown, field), HAIR)


def _drape(shown: Picture, light: Floats, scale: list[Tone]) -> list[Layer]:
    # Cloth spans what lies under it: only the broad shape shows.
    for reach in (1.2, 0.5):
        light = blur(light, shown.mask, reach * shown.centimetre)
    field = drape_field(shown.body, shown.home, shown.traits)
    cover = cover_of(shown, field)
    edge = cover_of(shown, field + 0.12)
    if not (cover > 0.5).any():  # noqa: PLR2004
        return []
    rim_shape = units(outline(edge, 0.5, Fit()), shown)
    return [Layer(hexed((140, 138, 138)), rim_shape), *patch(shown, light, scale, cover, CLOTH)]


def draw(view_id: str, figure: str) -> str:
    """Return the SVG text of one view."""
    body = load_body(figure)
    seen = view(view_id, body)
    shown = see(seen, body)
    raw = shade(seen, shown.normal, shown.depth, shown.density, look_of(seen))
    light = soften(raw, 1.2)
    scale = tones(shown, light)
    groups = [
        group("section", section(shown)),
        group("outline", rim(shown)),
        group("skin", bands(shown, light, scale)),
        group("hairline", _hair(shown, light, scale)),
        group("marks", _spots(shown, light, scale)),
        group("drape", _drape(shown, light, scale[::3]), hidden=True),
        group("ink", [edges(shown), gaps(shown), mouth(shown)]),
        group("eyes", eyes(shown)),
    ]
    return document(seen.size, f"{seen.title}, {figure}", groups)
