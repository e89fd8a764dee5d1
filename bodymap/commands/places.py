"""Tells where each point lies."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from bodymap.atlas.load import open_atlas
from bodymap.atlas.model import FIGURES
from bodymap.commands._shared import parse_figure, print_json, print_row
from bodymap.words import _

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace


def about() -> str:
    """Return what the command does."""
    return _("where each point lies")


def add_arguments(parser: ArgumentParser) -> None:
    """Add the figure, and JSON."""
    parser.add_argument("--figure", help=_("male or female; both if not given"))
    parser.add_argument("--json", action="store_true", help=_("as JSON"))


def run(options: Namespace) -> int:
    """Print each place: its point, side and figure, x y z in cm, and the views it is seen in."""
    atlas = open_atlas()
    figures = (parse_figure(options.figure),) if options.figure else FIGURES
    places = [place for figure in figures for place in atlas.figure_map(figure).places]
    if options.json:
        print_json(msgspec.to_builtins(places))
        return 0
    for place in places:
        x, y, z = place.body
        print_row(place.code, place.part or "-", place.side, place.figure, f"{x:.2f} {y:.2f} {z:.2f}", " ".join(place.views))
    return 0
