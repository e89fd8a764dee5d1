"""The levels of ribs and vertebrae."""

from __future__ import annotations

from bodymap.draw.layers.backdrop import BackdropLayer
from bodymap.words import N_


class LevelLayer(BackdropLayer):
    """The levels of ribs and vertebrae."""

    id = part = "levels"
    switch = N_("Ribs and vertebrae")
