"""Draws a view with channels and points."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bodymap.atlas.codes import parse_channel, parse_code
from bodymap.atlas.load import Atlas, open_atlas
from bodymap.commands._shared import parse_figure, parse_output, parse_view
from bodymap.display import qt_errors_told, use_offscreen_without_display
from bodymap.errors import UsageError
from bodymap.export.drawing import Drawing, Region, refuse_unseen, region_around
from bodymap.words import _

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace

    from bodymap.atlas.model import Figure
    from bodymap.atlas.places import ViewMap

_LARGEST = 20_000
_ENDINGS = (".png", ".svg", ".pdf")
_AROUND_CM, _LEAST_CM, _MOST_CM = 12.0, 1.0, 200.0
_LEAST_UNITS = 1.0
_REGION = re.compile(r"^(\d+\.?\d*),(\d+\.?\d*),(\d+\.?\d*),(\d+\.?\d*)$")


def about() -> str:
    """Return what the command does."""
    return _("draw a view with channels and points")


def add_arguments(parser: ArgumentParser) -> None:
    """Add the file, and what is drawn."""
    parser.add_argument("-o", "--output", required=True, metavar="FILE", help=_("a .png, .svg or .pdf file"))
    parser.add_argument("--view", required=True, help=_("such as posterior or hand-palm"))
    parser.add_argument("--figure", default="male", help=_("male or female"))
    parser.add_argument("--channel", action="append", default=[], help=_("only this channel; may be given again"))
    parser.add_argument("--point", action="append", default=[], help=_("mark this point; may be given again"))
    parser.add_argument("--labels", action="store_true", help=_("write the codes beside the points"))
    parser.add_argument("--around", metavar="CODE", help=_("only a square around this point"))
    parser.add_argument("--cm", type=float, help=_("side of that square in cm of the body; 12 if not given"))
    parser.add_argument("--region", metavar="X,Y,W,H", help=_("only this part, in the units of the view"))
    parser.add_argument("--width", type=int, default=2000, help=_("pixels of a PNG"))


def run(options: Namespace) -> int:
    """Write the drawing; print nothing."""
    atlas = open_atlas()
    path = parse_output(options.output, _ENDINGS)
    if not 1 <= options.width <= _LARGEST:
        raise UsageError(_("draw: a width of {width} pixels cannot be drawn; it may be 1 to {most}", width=options.width, most=_LARGEST))
    drawing = _drawing(options, atlas)
    use_offscreen_without_display()
    with qt_errors_told():
        from bodymap.export.write import write_drawing  # noqa: PLC0415 - Qt is loaded only for what can be drawn

        write_drawing(atlas, drawing, path, options.width)
    return 0


def _drawing(options: Namespace, atlas: Atlas) -> Drawing:
    figure = parse_figure(options.figure)
    view = parse_view(options.view, figure, atlas)
    points = tuple(parse_code(point, atlas) for point in options.point)
    refuse_unseen(atlas, figure, view, points)
    return Drawing(
        figure=figure,
        view=view,
        channels=tuple(parse_channel(channel, atlas) for channel in options.channel),
        points=points,
        labels=options.labels,
        region=_region(options, atlas, figure, view),
    )


def _region(options: Namespace, atlas: Atlas, figure: Figure, view: str) -> Region | None:
    if options.around is not None and options.region is not None:
        raise UsageError(_("draw: choose --around or --region; both at once mean two pictures"))
    if options.region is not None:
        return _parse_region(options.region, atlas.figure_map(figure).views[view])
    if options.around is not None:
        return region_around(atlas, figure, view, parse_code(options.around, atlas), _reach(options.cm))
    if options.cm is not None:
        raise UsageError(_("draw: --cm needs a point to draw around; write --around BL23 --cm {cm:g}", cm=options.cm))
    return None


def _reach(given: float | None) -> float:
    cm = _AROUND_CM if given is None else given
    if not _LEAST_CM <= cm <= _MOST_CM:
        bounds = {"least": _LEAST_CM, "most": _MOST_CM}
        raise UsageError(_("draw: {cm:g} cm cannot be drawn around a point; it may be {least:g} to {most:g}", cm=cm, **bounds))
    return cm


def _parse_region(word: str, view: ViewMap) -> Region:
    """Return a region from four numbers; UsageError if they are not, or lie outside the view."""
    match = _REGION.match(word.replace(" ", ""))
    if match is None:
        sentence = _("draw: {word!r} is no region; write left,top,width,height in units of the view, such as 100,200,300,300", word=word)
        raise UsageError(sentence)
    x, y, width, height = (float(part) for part in match.groups())
    if min(width, height) < _LEAST_UNITS or x + width > view.width or y + height > view.height:
        size = f"{view.width:g}x{view.height:g}"
        raise UsageError(_("draw: the region {word} does not lie in the view, which is {size}", word=word, size=size))
    return Region(x, y, width, height)
