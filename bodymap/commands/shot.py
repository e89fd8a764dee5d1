"""Takes a picture of the real window."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bodymap.atlas.codes import parse_code
from bodymap.atlas.load import open_atlas
from bodymap.commands._shared import parse_figure, parse_output, parse_view
from bodymap.display import qt_errors_told, use_offscreen_without_display
from bodymap.errors import UsageError
from bodymap.words import _

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace

_SIZE = re.compile(r"^(\d{3,5})x(\d{3,5})$")


def about() -> str:
    """Return what the command does."""
    return _("take a picture of the real window")


def add_arguments(parser: ArgumentParser) -> None:
    """Add the file, and what the window shows."""
    parser.add_argument("-o", "--output", required=True, metavar="FILE", help=_("a .png file"))
    parser.add_argument("--point", help=_("the selected point"))
    parser.add_argument("--view", help=_("the view; by itself the one that shows the point best"))
    parser.add_argument("--figure", default="male", help=_("male or female"))
    parser.add_argument("--size", default="1440x900", help=_("width x height in pixels"))
    parser.add_argument("--theme", default="light", choices=("light", "dark"), help=_("light if not given"))


def run(options: Namespace) -> int:
    """Write the picture; print nothing."""
    atlas = open_atlas()
    path = parse_output(options.output, (".png",))
    figure = parse_figure(options.figure)
    size = _parse_size(options.size)
    view = parse_view(options.view, figure, atlas) if options.view else None
    point = parse_code(options.point, atlas) if options.point else None
    use_offscreen_without_display()
    with qt_errors_told():
        from bodymap import app  # noqa: PLC0415 - Qt is loaded only for what can be shown

        app.shot(path, point=point, view=view, size=size, theme=options.theme, figure=figure)
    return 0


def _parse_size(word: str) -> tuple[int, int]:
    match = _SIZE.match(word)
    if match is None:
        raise UsageError(_("shot: {word} is not a size; write it as 1440x900", word=word))
    return int(match[1]), int(match[2])
