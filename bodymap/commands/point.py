"""Tells all of one point."""

from __future__ import annotations

from shutil import get_terminal_size
from typing import TYPE_CHECKING

from bodymap.atlas.codes import parse_code
from bodymap.atlas.load import open_atlas
from bodymap.atlas.record import resolved
from bodymap.commands._shared import print_json
from bodymap.texts.plain import as_text
from bodymap.texts.point import write_point
from bodymap.words import _

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace

_WIDEST = 90
"""The longest line in columns that the eye still follows back."""


def about() -> str:
    """Return what the command does."""
    return _("tell all of one point")


def add_arguments(parser: ArgumentParser) -> None:
    """Add the point, and JSON."""
    parser.add_argument("code", nargs="+", help=_("a code such as BL23, or a name such as Shenshu"))
    parser.add_argument("--json", action="store_true", help=_("as JSON"))


def run(options: Namespace) -> int:
    """Print the point's record, or its whole card as a page of at most 90 columns."""
    atlas = open_atlas()
    code = parse_code(" ".join(options.code), atlas)
    if options.json:
        print_json(resolved(atlas, code))
    else:
        print(as_text(write_point(atlas, code), min(get_terminal_size().columns, _WIDEST)), end="")
    return 0
