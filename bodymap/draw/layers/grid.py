"""The cun grid of trunk and back."""

from __future__ import annotations

from bodymap.draw.layers.backdrop import BackdropLayer
from bodymap.words import N_


class GridLayer(BackdropLayer):
    """The cun grid of trunk and back."""

    id = part = "grid"
    switch = N_("Cun grid")
