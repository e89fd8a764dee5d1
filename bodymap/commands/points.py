"""Lists the points."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from bodymap.atlas.codes import parse_channel
from bodymap.atlas.load import open_atlas
from bodymap.atlas.record import resolved
from bodymap.commands._shared import print_json, print_row
from bodymap.words import _

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace

    from bodymap.atlas.compact import PointHead


def about() -> str:
    """Return what the command does."""
    return _("list the points")


def add_arguments(parser: ArgumentParser) -> None:
    """Add the channel, and how much of each point is told."""
    parser.add_argument("--channel", help=_("only this channel, such as BL"))
    parser.add_argument("--full", action="store_true", help=_("the whole records"))
    parser.add_argument("--json", action="store_true", help=_("as JSON"))


def run(options: Namespace) -> int:
    """Print the points in the order of channels and numbers."""
    atlas = open_atlas()
    channel = parse_channel(options.channel, atlas) if options.channel else None
    heads = [head for head in atlas.points.values() if channel in {None, head.channel}]
    if options.full:
        print_json([resolved(atlas, head.code) for head in heads])
    elif options.json:
        print_json([_record(head) for head in heads])
    else:
        for head in heads:
            print_row(head.code, head.names.pinyin, head.names.zh_hans, head.names.en)
    return 0


def _record(head: PointHead) -> dict[str, object]:
    values = msgspec.to_builtins(head)
    keys = ("names", "aliases", "categories")
    return {"code": head.code, "channel": head.channel, "number": head.number, **{key: values[key] for key in keys}}
