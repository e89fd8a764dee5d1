"""The layers, one file each, one line each: from the bottom to the top of what they mark.

What goes into the picture of the body lies below all marks, and labels lie over them.
"""

from __future__ import annotations

from bodymap.draw.layer import Layer
from bodymap.draw.layers.chosen import ChosenLayer
from bodymap.draw.layers.drape import DrapeLayer
from bodymap.draw.layers.grid import GridLayer
from bodymap.draw.layers.landmarks import LandmarkLayer
from bodymap.draw.layers.levels import LevelLayer
from bodymap.draw.layers.lines import LineLayer
from bodymap.draw.layers.lit import LitLayer
from bodymap.draw.layers.markers import MarkerLayer
from bodymap.draw.layers.measure import MeasureLayer
from bodymap.draw.layers.names import LabelLayer
from bodymap.draw.layers.skin import SkinLayer

LAYERS: tuple[Layer, ...] = (
    SkinLayer(),
    DrapeLayer(),
    GridLayer(),
    LevelLayer(),
    LandmarkLayer(),
    MeasureLayer(),
    LabelLayer(),
    LineLayer(),
    MarkerLayer(),
    LitLayer(),
    ChosenLayer(),
)

SWITCHED: tuple[Layer, ...] = tuple(layer for layer in reversed(LAYERS) if layer.switch)
"""Those that can be switched on and off, in the order of their switches."""

USUAL: frozenset[str] = frozenset(layer.id for layer in SWITCHED if layer.usual)
"""Those that are on until somebody switches them."""
