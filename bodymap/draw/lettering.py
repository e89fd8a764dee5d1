"""How each kind of label on the map looks: one table for screen and page."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

import msgspec

if TYPE_CHECKING:
    from bodymap.draw.tokens import Tokens

LabelStyle = Literal["plain", "near", "number", "course", "chosen", "hover", "measure", "landmark"]


class LabelLook(msgspec.Struct, frozen=True):
    """How one style of lettering is set, in px; without a plate it has a halo."""

    pixels: float
    bold: bool
    pad_x: float
    pad_y: float
    plate: bool
    round: float = 4.0
    edge: float = 0.8
    """Width of the plate's edge."""
    alpha: float = 1.0
    """Opacity of the plate."""


LOOKS: dict[LabelStyle, LabelLook] = {
    "plain": LabelLook(11, False, 3, 1, False),
    "near": LabelLook(11, True, 3, 1, False),
    "number": LabelLook(10.5, True, 2, 0, False),
    "course": LabelLook(11.5, True, 6, 1.5, True),
    "chosen": LabelLook(13, True, 9, 4, True, 7),
    "hover": LabelLook(12, False, 9, 5, True, 7, 1.0),
    "measure": LabelLook(11.5, True, 6, 2, True, alpha=0.94),
    "landmark": LabelLook(11.5, False, 6, 2, True, alpha=0.94),
}
HALO, HALO_ALPHA = 3.2, 0.86
"""Width in px and opacity of the halo of lettering without a plate."""
DARK_PLATE_ALPHA = 0.78
"""Light lettering with a dark halo would look torn on light skin: in dark it gets a small plate of this opacity instead."""


def ink_of(style: LabelStyle, tokens: Tokens) -> str:
    """Return the colour of lettering."""
    return {"chosen": tokens.on_solid, "measure": tokens.measure, "plain": tokens.ink_soft}.get(style, tokens.ink)


def plate_of(style: LabelStyle, tokens: Tokens) -> tuple[str, str]:
    """Return the colours of a plate and of its edge."""
    edge = {"course": tokens.tcm_ink, "chosen": tokens.solid, "measure": tokens.measure}.get(style, tokens.line)
    return tokens.solid if style == "chosen" else tokens.raised, edge


def channel_tone(tokens: Tokens, colour: str) -> str:
    """Return the colour of lettering that bears a channel's colour; on dark plates only plain ink reads well."""
    return colour if tokens.scheme == "light" else tokens.ink
