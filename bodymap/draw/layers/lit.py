"""The points that are lit, such as those of a pattern, numbered if they have an order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from msgspec.structs import replace

from bodymap.atlas.places import Spot
from bodymap.draw.context import Context, Frame
from bodymap.draw.labels import Taken
from bodymap.draw.layer import Found, Layer, Want
from bodymap.draw.layers.spots import colour_of, found_spot, nearest, reaches, spoken_spot, taken_by, want_for
from bodymap.draw.marks import Mark, Marker, Size
from bodymap.words import _

_LIT, _LEAST = 1.25, 4.2
_WHOLE_FROM = 4.2
# More points than these, without an order, are named only where there is room.
_MOST_NAMED = 16
_MOST_MISSED = 4


class LitLayer(Layer):
    """Larger markers over the others."""

    id = "lit"
    rank = 2

    def depends(self, context: Context) -> object:
        """Return what is lit."""
        return context.lit.codes

    def over(self, context: Context) -> tuple[Mark, ...]:
        """Return a marker for each spot."""
        size = Size(markers=_LIT, least=_LEAST)
        return tuple(Marker(spot.x, spot.y, size, colour_of(context, spot)) for spot in lit_spots(context))

    def taken(self, context: Context, frame: Frame) -> Iterable[Taken]:
        """Yield the markers."""
        return (taken_by(spot, frame, max(frame.size, 4 * frame.dpr)) for spot in lit_spots(context))

    def wants(self, context: Context, frame: Frame) -> Iterable[tuple[Want, ...]]:
        """Yield the numbers, with the code where there is room beside the spot; the code alone if there is no order."""
        lit = context.lit
        for number, spot in numbered(context):
            text = f"{number}\u2002{spot.code}" if lit.ordered else spot.code
            whole = want_for(context, spot, text, "course", frame, frame.size * _LIT)
            bare = want_for(context, spot, str(number) if lit.ordered else spot.code, "course", frame, frame.size * _LIT)
            must = lit.ordered or len(lit.codes) <= _MOST_NAMED
            free = replace(bare, request=replace(bare.request, reaches=reaches(frame), crosses=True, must=must))
            yield (whole, free) if frame.px_per_cm >= _WHOLE_FROM else (free,)

    def at(self, context: Context, x: float, y: float, reach: float) -> Found | None:
        """Return the nearest lit spot: it goes before others."""
        spot = nearest(reversed(lit_spots(context)), x, y, reach)
        return found_spot(context, spot) if spot else None

    def spoken(self, context: Context, found: Found) -> str:
        """Return the point's code and names."""
        return spoken_spot(context, found)

    def note(self, context: Context) -> str:
        """Return which points this view does not show."""
        return missing_note(missing(context))


def lit_spots(context: Context) -> list[Spot]:
    """Return the spots of the lit points in this view."""
    codes = set(context.lit.codes)
    return [spot for spot in context.view.spots if spot.code in codes] if codes else []


def numbered(context: Context) -> Iterator[tuple[int, Spot]]:
    """Yield each number with the spot that bears it, in the order of use; of a point that is a group, one on each side bears it."""
    spots = lit_spots(context)
    for number, code in enumerate(context.lit.codes, 1):
        sides: dict[str, list[Spot]] = {}
        for spot in spots:
            if spot.code == code:
                sides.setdefault(spot.side, []).append(spot)
        for same in sides.values():
            yield number, sorted(same, key=lambda spot: spot.y)[len(same) // 2]


def missing(context: Context) -> list[str]:
    """Return the lit points which this view does not show, each with its number if they have an order."""
    seen, lit = {spot.code for spot in lit_spots(context)}, context.lit
    return [f"{number} {code}" if lit.ordered else code for number, code in enumerate(lit.codes, 1) if code not in seen]


def missing_note(points: list[str]) -> str:
    """Return the note that names points which a view does not show, empty if it shows all."""
    if not points:
        return ""
    if len(points) <= _MOST_MISSED:
        return _("Not in this view: {points}", points=", ".join(points))
    named = points[: _MOST_MISSED - 1]
    return _("Not in this view: {points} and {count} more", points=", ".join(named), count=len(points) - len(named))
