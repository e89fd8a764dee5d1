"""What the layers of points share: finding a spot, speaking it, asking for its label."""

from __future__ import annotations

from collections.abc import Iterable

from bodymap.atlas.places import Spot
from bodymap.atlas.subject import point
from bodymap.draw.context import Context, Frame
from bodymap.draw.labels import Request, Taken, leader_reaches
from bodymap.draw.layer import Found, Want
from bodymap.draw.lettering import LabelStyle
from bodymap.draw.marks import Marker, Size

_LIFTED = Size(markers=1.4)


def found_spot(context: Context, spot: Spot) -> Found:
    """Return a spot as what was found, shown larger under the pointer."""
    marker = Marker(spot.x, spot.y, _LIFTED, colour_of(context, spot))
    return Found(point(spot.code), spot.x, spot.y, spot.side, (marker,))


def nearest(spots: Iterable[Spot], x: float, y: float, reach: float) -> Spot | None:
    """Return the spot nearest to a place, within a reach; of equally near ones the last."""
    best, best_distance = None, reach * reach
    for spot in spots:
        distance = (spot.x - x) ** 2 + (spot.y - y) ** 2
        if distance <= best_distance:
            best, best_distance = spot, distance
    return best


def spoken_spot(context: Context, found: Found) -> str:
    """Return the code and the names of a point."""
    code = found.subject.id
    return f"{code}  {context.legend.pinyin[code]}  \u00b7  {context.legend.english[code]}"


def colour_of(context: Context, spot: Spot) -> str:
    """Return the colour of a spot's channel."""
    return context.legend.colours[context.legend.channels[spot.code]]


def taken_by(spot: Spot, frame: Frame, size: float, *, solid: bool = True) -> Taken:
    """Return the square that a marker takes."""
    x, y = spot.x * frame.scale, spot.y * frame.scale
    return Taken((x - size, y - size, x + size, y + size), solid, spot.code)


def is_seen(spot: Spot, frame: Frame) -> bool:
    """Tell whether a spot lies in what is seen, with its margin."""
    left, top, right, bottom = frame.seen
    return left <= spot.x <= right and top <= spot.y <= bottom


def want_for(
    context: Context, spot: Spot, text: str, style: LabelStyle, frame: Frame, clear: float | None = None, tone: str = ""
) -> Want:
    """Return the label of a spot: beside it, on the outer side first."""
    width, height = frame.metrics.size(text, style)
    request = Request(
        x=spot.x * frame.scale,
        y=spot.y * frame.scale,
        width=width,
        height=height,
        clear=clear if clear is not None else frame.size,
        owner=spot.code,
        outward=-1 if spot.x < context.view.width / 2 - 1 else 1,
    )
    return Want(request, text, style, tone)


def reaches(frame: Frame) -> tuple[float, ...]:
    """Return how far off the label of a spot may stand."""
    return leader_reaches(frame.dpr)
