"""What commands share: reading what an option names, and printing."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path

import msgspec

from bodymap.atlas.load import Atlas
from bodymap.atlas.model import FIGURES, Figure
from bodymap.atlas.nearest import nearest
from bodymap.errors import BodymapError, UsageError
from bodymap.words import _


def parse_figure(word: str) -> Figure:
    """Return the figure that a word names; UsageError lists the figures."""
    for figure in FIGURES:
        if figure == word.casefold():
            return figure
    raise UsageError(_("no figure {word!r}; the figures are {one} and {other}", word=word, one=FIGURES[0], other=FIGURES[1]))


def parse_view(word: str, figure: Figure, atlas: Atlas) -> str:
    """Return the id of the view that a word names; UsageError tells the nearest and lists the views."""
    views = atlas.figure_map(figure).views
    asked = word.casefold().replace(" ", "-")
    if asked in views:
        return asked
    near = nearest(asked, views)
    known = ", ".join(views)
    if near:
        raise UsageError(_("no view {word!r}; did you mean {near}? the views are {known}", word=word, near=near, known=known))
    raise UsageError(_("no view {word!r}; the views are {known}", word=word, known=known))


def parse_output(word: str, endings: Collection[str]) -> Path:
    """Return the path of a file to write; UsageError for another ending, BodymapError if its folder is missing."""
    path = Path(word)
    if path.suffix.casefold() not in endings:
        known = _(" or ").join(sorted(endings))
        raise UsageError(_("cannot write {word}: the name must end in {known}", word=word, known=known))
    if not path.absolute().parent.is_dir():
        raise BodymapError(_("this folder is missing"), path.absolute().parent)
    return path


def print_row(*cells: str) -> None:
    """Print one line of a list, its cells separated by tabs."""
    print("\t".join(cells))


def print_json(value: object) -> None:
    """Print a value as JSON, indented by one space."""
    print(msgspec.json.format(msgspec.json.encode(value), indent=1).decode())
