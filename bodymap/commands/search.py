"""Searches the points."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bodymap.atlas.load import open_atlas
from bodymap.atlas.search import Index
from bodymap.commands._shared import print_json, print_row
from bodymap.errors import UsageError
from bodymap.words import _

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace


def about() -> str:
    """Return what the command does."""
    return _("search the points")


def add_arguments(parser: ArgumentParser) -> None:
    """Add the words, how many hits, and JSON."""
    parser.add_argument("words", nargs="+", help=_("a name, a code, a use"))
    parser.add_argument("--limit", type=int, default=50, help=_("so many hits at most; 50 if not given"))
    parser.add_argument("--json", action="store_true", help=_("as JSON"))


def run(options: Namespace) -> int:
    """Print the hits, best first."""
    if options.limit < 1:
        raise UsageError(_("search: a limit of {limit} shows nothing; it may be 1 or more", limit=options.limit))
    atlas = open_atlas()
    hits = Index(atlas).search(" ".join(options.words), options.limit)
    if options.json:
        print_json([{"code": hit.code, "score": hit.score, "matched": hit.matched} for hit in hits])
        return 0
    for hit in hits:
        names = atlas.points[hit.code].names
        print_row(hit.code, names.pinyin, names.zh_hans, names.en, hit.matched)
    return 0
