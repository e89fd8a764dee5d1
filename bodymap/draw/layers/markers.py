"""The markers of all points of the channels that are shown."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from bodymap.atlas.places import Spot
from bodymap.draw.context import Context, Frame
from bodymap.draw.labels import Taken
from bodymap.draw.layer import Found, Layer
from bodymap.draw.layers.spots import found_spot, is_seen, nearest, spoken_spot, taken_by
from bodymap.draw.marks import QUIET, Mark, Markers


class MarkerLayer(Layer):
    """One dot a spot."""

    id = "markers"

    def depends(self, context: Context) -> object:
        """Return which channels are shown, and which one leads."""
        return context.shown, context.leading

    def over(self, context: Context) -> tuple[Mark, ...]:
        """Return all markers as one mark."""
        return (Markers(shown_spots(context), context.legend.channels, context.legend.colours, context.leading),)

    def taken(self, context: Context, frame: Frame) -> Iterable[Taken]:
        """Yield the markers seen; quiet ones give way to the measure and to the chosen name, as lines do."""
        leading = context.leading
        for spot in shown_spots(context):
            if is_seen(spot, frame):
                loud = leading in ("", context.legend.channels[spot.code])
                yield taken_by(spot, frame, frame.size * (1.0 if loud else QUIET), solid=loud)

    def at(self, context: Context, x: float, y: float, reach: float) -> Found | None:
        """Return the nearest marker."""
        spot = nearest(shown_spots(context), x, y, reach)
        return found_spot(context, spot) if spot else None

    def spoken(self, context: Context, found: Found) -> str:
        """Return the point's code and names."""
        return spoken_spot(context, found)


@lru_cache(maxsize=4)
def shown_spots(context: Context) -> tuple[Spot, ...]:
    """Return the spots of the channels that are shown, from top to bottom."""
    channels = context.legend.channels
    return tuple(sorted((spot for spot in context.view.spots if channels.get(spot.code) in context.shown), key=lambda spot: spot.y))
