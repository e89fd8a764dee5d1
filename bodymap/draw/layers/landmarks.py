"""The landmarks that measures start from, with their names."""

from __future__ import annotations

from bodymap.draw.layers.backdrop import BackdropLayer
from bodymap.words import N_


class LandmarkLayer(BackdropLayer):
    """The landmarks that measures start from, with their names."""

    id = part = "landmarks"
    switch = N_("Landmarks")
