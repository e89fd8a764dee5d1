"""What layers draw over the body, as plain values in units of the view's sheet; a screen and a page each paint them.

Lengths called px are logical pixels: they do not grow with the zoom.
"""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from bodymap.atlas.places import XY, Spot


class Size(msgspec.Struct, frozen=True):
    """A radius: so many px and so many radii of a usual marker at this zoom, at least so many px."""

    px: float = 0.0
    markers: float = 0.0
    least: float = 0.0

    def radius(self, marker: float, unit: float) -> float:
        """Return it in device pixels; ``marker`` is a usual marker's radius in these, ``unit`` a px."""
        return max(self.px * unit + self.markers * marker, self.least * unit)


class Pen(msgspec.Struct, frozen=True):
    """How a line is drawn; ``dash`` counts in widths, ``edge`` is the opacity of the light edge that parts it from the skin."""

    colour: str
    width: float
    alpha: float = 1.0
    dash: tuple[float, ...] = ()
    round: bool = False
    edge: float = 0.0


class Polyline(msgspec.Struct, frozen=True):
    """A line through places of the sheet."""

    path: tuple[XY, ...]
    pen: Pen


class Ticks(msgspec.Struct, frozen=True):
    """Short strokes across a line: place and direction along the line of each, half their length in px."""

    at: tuple[tuple[float, float, float, float], ...]
    half: float
    pen: Pen


class Ring(msgspec.Struct, frozen=True):
    """A circle, filled with the light of the edge as far as ``fill`` is opaque."""

    x: float
    y: float
    size: Size
    pen: Pen
    fill: float = 0.0


class Marker(msgspec.Struct, frozen=True):
    """A point's disc with its light rim."""

    x: float
    y: float
    size: Size
    colour: str


class Glow(msgspec.Struct, frozen=True):
    """A soft light around a place."""

    x: float
    y: float
    size: Size
    colour: str


class Markers(msgspec.Struct, frozen=True):
    """All usual markers of a view, from top to bottom; those beside the leading channel are smaller."""

    spots: tuple[Spot, ...]
    channels: Mapping[str, str]
    """Channel by code."""
    colours: Mapping[str, str]
    """Colour by channel."""
    leading: str = ""


Mark = Polyline | Ticks | Ring | Marker | Glow | Markers

EDGE = "#fffcf6"
"""The light edge of lines, on the skin."""
EDGE_MORE = 2.4
"""By how much the edge is wider than its line, in device pixels."""
RIM = "#fffdf8"
"""The rim of a marker."""
DIM_BELOW, DIM = 0.3, 0.55
"""Facing below which skin counts as turned away, and how opaque markers are there."""
GLOW = ((0.0, 0.588), (0.45, 0.373), (1.0, 0.0))
"""How opaque a glow is from its middle to its rim."""
QUIET = 0.7
"""Part of its size that a marker keeps beside the leading channel."""
_SMALLEST, _LARGEST = 2.3, 7.0


def marker_radius(px_per_cm: float) -> float:
    """Return the radius of a usual marker in px, at a zoom in px per cm."""
    return min(max(1.4 + 0.33 * px_per_cm, _SMALLEST), _LARGEST)


def rim_of(radius: float) -> float:
    """Return the width of a marker's rim, in the unit of its radius."""
    return max(1.0, radius * 0.24)
