"""The chosen point: larger, in a soft light, always named."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec.structs import replace

from bodymap.atlas.places import Spot
from bodymap.draw.context import Context, Frame
from bodymap.draw.labels import Taken
from bodymap.draw.layer import Layer, Want
from bodymap.draw.layers.spots import colour_of, reaches, taken_by, want_for
from bodymap.draw.marks import Glow, Mark, Marker, Size

CHOSEN = 1.6
_GLOW = 4.2


class ChosenLayer(Layer):
    """The chosen point on both sides; its label stands on the side that was meant."""

    id = "chosen"
    rank = 0

    def depends(self, context: Context) -> object:
        """Return the chosen points."""
        return context.chosen

    def over(self, context: Context) -> tuple[Mark, ...]:
        """Return a light and a large marker for each spot."""
        marks: list[Mark] = []
        for code in context.chosen:
            for spot in context.view.spots_of(code):
                colour = colour_of(context, spot)
                marks += [Glow(spot.x, spot.y, Size(markers=_GLOW), colour), Marker(spot.x, spot.y, Size(markers=CHOSEN), colour)]
        return tuple(marks)

    def taken(self, context: Context, frame: Frame) -> Iterable[Taken]:
        """Yield the large markers."""
        return (taken_by(spot, frame, frame.size * CHOSEN) for code in context.chosen for spot in context.view.spots_of(code))

    def wants(self, context: Context, frame: Frame) -> Iterable[tuple[Want, ...]]:
        """Yield the code, whatever the zoom."""
        for code in context.chosen:
            for spot in _on_side(context.view.spots_of(code), context.side)[:1]:
                want = want_for(context, spot, code, "chosen", frame, frame.size * CHOSEN)
                yield (replace(want, request=replace(want.request, reaches=reaches(frame), crosses=True, must=True)),)


def _on_side(spots: list[Spot], side: str) -> list[Spot]:
    return [spot for spot in spots if spot.side == side] or spots
