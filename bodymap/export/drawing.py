"""Composes one SVG of a view: the picture and the layers that the window shows, placed for a page."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import msgspec

from bodymap import resources
from bodymap.atlas.model import Figure
from bodymap.draw.context import Context, Frame, legend_of
from bodymap.draw.layers import LAYERS
from bodymap.draw.paper import picture_of
from bodymap.draw.placing import place_all
from bodymap.draw.tokens import LIGHT
from bodymap.errors import BodymapError
from bodymap.session.sight import side_in
from bodymap.words import _

if TYPE_CHECKING:
    from bodymap.atlas.load import Atlas
    from bodymap.atlas.places import ViewMap
    from bodymap.typeset.metrics import FontMetrics

_LONGEST_PX, _CUT_PX = 1200.0, 600.0
"""The longer side of a page in px, by which lettering is sized; a part cut out of a view is looked at smaller."""
_DPR = 4.0
_RIM_PX = 4.0


class Region(msgspec.Struct, frozen=True):
    """A part of a view, in units of its sheet."""

    x: float
    y: float
    width: float
    height: float


class Drawing(msgspec.Struct, frozen=True, kw_only=True):
    """What to draw; no channels and no points mean all channels, no region the whole view."""

    figure: Figure
    view: str
    channels: tuple[str, ...] = ()
    points: tuple[str, ...] = ()
    labels: bool = False
    region: Region | None = None


def region_around(atlas: Atlas, figure: Figure, view: str, code: str, cm: float) -> Region:
    """Return a square of so many cm around a point, within the sheet; BodymapError if the view does not show the point."""
    shown = atlas.figure_map(figure).views[view]
    refuse_unseen(atlas, figure, view, (code,))
    spot = shown.spots_of(code)[0]
    side = cm * shown.units_per_cm
    wide, high = min(side, shown.width), min(side, shown.height)
    x, y = min(max(spot.x - wide / 2, 0.0), shown.width - wide), min(max(spot.y - high / 2, 0.0), shown.height - high)
    return Region(round(x, 2), round(y, 2), round(wide, 2), round(high, 2))


def compose(atlas: Atlas, drawing: Drawing, *, plain: bool = False) -> str:
    """Return the SVG as text; raises BodymapError if a named point is not seen in the view.

    ``plain`` SVG is for Qt, which knows no ``paint-order``; other SVG has an empty style sheet for its fonts.
    Lettering is measured in the shipped fonts, which must be loaded.
    """
    # Words are refused before Qt is loaded.
    from bodymap.typeset.metrics import FontMetrics  # noqa: PLC0415

    refuse_unseen(atlas, drawing.figure, drawing.view, drawing.points)
    context = page_context(atlas, drawing)
    metrics = FontMetrics(context.dpr)
    frame = page_frame(context, metrics, drawing.region)
    region = drawing.region or _whole(context.view)
    box = f"{region.x:g} {region.y:g} {region.width:g} {region.height:g}"
    return "\n".join((
        f'<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="{box}">',
        "" if plain else "<style></style>",
        *_picture(context, frame, region, str(resources.asset(f"svg/{drawing.figure}/{drawing.view}.svg"))),
        *_over(context, frame, metrics, plain=plain),
        "</svg>\n",
    ))


def _picture(context: Context, frame: Frame, region: Region, file: str) -> Iterator[str]:
    """Yield paper, body and lines."""
    from bodymap.export.body import body_of  # noqa: PLC0415

    paper, lines = picture_of(context, file)
    yield f'<rect x="{region.x:g}" y="{region.y:g}" width="{region.width:g}" height="{region.height:g}" fill="{paper.colour}"/>'
    yield body_of(paper)
    if lines is not None:
        yield lines.as_svg(frame.scale).decode()


def _over(context: Context, frame: Frame, metrics: FontMetrics, *, plain: bool) -> Iterator[str]:
    """Yield the marks of the layers and their labels."""
    from bodymap.export.svg import SvgWriter  # noqa: PLC0415

    writer = SvgWriter(frame, metrics, context.tokens, plain=plain)
    layers = [layer for layer in LAYERS if layer.is_on(context)]
    marks = [text for layer in layers for text in writer.marks(layer.over(context))]
    placed = place_all(context, frame)
    yield writer.defs()
    yield from writer.leaders(placed)
    yield from marks
    yield from writer.labels(placed)


def page_context(atlas: Atlas, drawing: Drawing) -> Context:
    """Return what the layers draw a page from; at points alone no channel is shown."""
    view = atlas.figure_map(drawing.figure).views[drawing.view]
    shown = drawing.channels or (() if drawing.points else tuple(atlas.channels))
    on = {"lines", "measure", *(("labels",) if drawing.labels else ())}
    side = side_in(view, drawing.points[0]) if drawing.points else ""
    legend = legend_of(atlas)
    return Context(
        view=view, legend=legend, tokens=LIGHT, shown=frozenset(shown), on=frozenset(on), chosen=drawing.points, side=side, dpr=_DPR
    )


def page_frame(context: Context, metrics: FontMetrics, part: Region | None = None) -> Frame:
    """Return the frame of a page, or of a part cut out of it; every point in it wants its label."""
    region = part or _whole(context.view)
    scale = _DPR * (_CUT_PX if part else _LONGEST_PX) / max(region.width, region.height)
    rim, right, bottom = _RIM_PX * _DPR, region.x + region.width, region.y + region.height
    return Frame(
        metrics=metrics,
        scale=scale,
        dpr=_DPR,
        px_per_cm=scale * context.view.units_per_cm / _DPR,
        seen=(region.x, region.y, right, bottom),
        view=(region.x * scale + rim, region.y * scale + rim, right * scale - rim, bottom * scale - rim),
        every=True,
    )


def _whole(view: ViewMap) -> Region:
    return Region(0, 0, view.width, view.height)


def refuse_unseen(atlas: Atlas, figure: Figure, view: str, codes: tuple[str, ...]) -> None:
    """Raise BodymapError, which names the best view, for a point that a view does not show."""
    found = atlas.figure_map(figure)
    seen = _codes(found.views[view])
    for code in codes:
        if code not in seen:
            best = found.best.get(code)
            if best:
                raise BodymapError(_("{code} is not seen in the view {view}; it is seen best in {best}", code=code, view=view, best=best))
            raise BodymapError(_("{code} is not seen in the view {view}", code=code, view=view))


def _codes(view: ViewMap) -> set[str]:
    return {spot.code for spot in view.spots}
