"""Draws a view with channels and points."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bodymap.atlas.codes import parse_channel, parse_code
from bodymap.atlas.load import Atlas, open_atlas
from bodymap.commands._shared import parse_figure, parse_output, parse_view
from bodymap.display import qt_errors_told, use_offscreen_without_display
from bodymap.errors import UsageError
from bodymap.export.drawing import Drawing, compose

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace

_LARGEST = 20_000
_ENDINGS = (".png", ".svg", ".pdf")


def about() -> str:
    """Return what the command does."""
    return "draw a view with channels and points"


def add_arguments(parser: ArgumentParser) -> None:
    """Add the file, and what is drawn."""
    parser.add_argument("-o", "--output", required=True, metavar="FILE", help="a .png, .svg or .pdf file")
    parser.add_argument("--view", required=True, help="such as posterior or hand-palm")
    parser.add_argument("--figure", default="male", help="male or female")
    parser.add_argument("--channel", action="append", default=[], help="only this channel; may be given again")
    parser.add_argument("--point", action="append", default=[], help="mark this point; may be given again")
    parser.add_argument("--labels", action="store_true", help="write the codes beside the points")
    parser.add_argument("--width", type=int, default=2000, help="pixels of a PNG")


def run(options: Namespace) -> int:
    """Write the drawing; print nothing."""
    atlas = open_atlas()
    path = parse_output(options.output, _ENDINGS)
    if not 1 <= options.width <= _LARGEST:
        raise UsageError(f"draw: a width of {options.width} pixels cannot be drawn; it may be 1 to {_LARGEST}")
    text = compose(atlas, _drawing(options, atlas))
    use_offscreen_without_display()
    with qt_errors_told():
        from bodymap.export.write import write_drawing  # noqa: PLC0415 - Qt is loaded only for what can be drawn

        write_drawing(text, path, options.width)
    return 0


def _drawing(options: Namespace, atlas: Atlas) -> Drawing:
    figure = parse_figure(options.figure)
    return Drawing(
        figure=figure,
        view=parse_view(options.view, figure, atlas),
        channels=tuple(parse_channel(channel, atlas) for channel in options.channel),
        points=tuple(parse_code(point, atlas) for point in options.point),
        labels=options.labels,
    )
