"""The landmarks that measures start from, with their names."""

from __future__ import annotations

from bodymap.draw.layers.backdrop import Backdrop
from bodymap.words import N_


class Landmarks(Backdrop):
    """The landmarks that measures start from, with their names."""

    id = part = "landmarks"
    switch = N_("Landmarks")
