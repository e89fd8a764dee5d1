"""Tells all of one point."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bodymap.atlas.codes import parse_code
from bodymap.atlas.load import open_atlas
from bodymap.atlas.record import resolved
from bodymap.commands._shared import print_json
from bodymap.words import _

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace


def about() -> str:
    """Return what the command does."""
    return _("tell all of one point")


def add_arguments(parser: ArgumentParser) -> None:
    """Add the point, and JSON."""
    parser.add_argument("code", nargs="+", help=_("a code such as BL23, or a name such as Shenshu"))
    parser.add_argument("--json", action="store_true", help=_("as JSON"))


def run(options: Namespace) -> int:
    """Print the point's record, or its place and the plain words."""
    atlas = open_atlas()
    code = parse_code(" ".join(options.code), atlas)
    if options.json:
        print_json(resolved(atlas, code))
        return 0
    point = atlas.point(code)
    print(f"{point.code}  {point.names.pinyin}  {point.names.zh_hans}  {point.names.en}\n\n{point.find.text}")
    if point.plain:
        print(f"\n{point.plain}")
    return 0
