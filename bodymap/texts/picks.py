"""Lists of points on a card, and the switch that lights them on the body."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from bodymap.atlas.subject import point
from bodymap.texts.content import LIGHT, Paragraph, Run, RunStyle
from bodymap.words import _

if TYPE_CHECKING:
    from bodymap.atlas.load import Atlas


def pick(number: int = 0, *, lit: bool) -> Paragraph:
    """Return the switch that lights a set of points of a card, or puts them out; sets are numbered from 0."""
    return Paragraph((switch_of(number, _("Show them on the body"), lit=lit),), "pattern")


def switch_of(number: int, name: str, *, lit: bool) -> Run:
    """Return the switch of a set of points under a name."""
    tip = _("Its points are shown on the body. Click to leave them.") if lit else _("Show its points on the body")
    style: RunStyle = "picked" if lit else "pick"
    return Run(f"\u2005{name}\u2005", style, f"{LIGHT}{number}", tip)


def point_links(atlas: Atlas, codes: Iterable[str], tips: Mapping[str, str] | None = None) -> Iterable[Run]:
    """Yield links to points, by code and name; a tip is the English name, or what ``tips`` holds for a code."""
    for number, code in enumerate(codes):
        names = atlas.points[code].names
        if number:
            yield Run(_(", "))
        yield Run(f"{code}\u00a0{names.pinyin}", "link", point(code).link, (tips or {}).get(code, names.en))
