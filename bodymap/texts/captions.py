"""Captions: what the window is titled, and what a screen reader is told of the map."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bodymap.atlas.subject import KINDS
from bodymap.texts.views import name_of as view_name
from bodymap.words import _

if TYPE_CHECKING:
    from bodymap.atlas.load import Atlas
    from bodymap.atlas.model import Figure
    from bodymap.atlas.subject import Subject


def title_of(atlas: Atlas, point: str, subject: Subject | None) -> str:
    """Return the title of the window: the chosen point, else the card that one works from, if there is one."""
    name = ""
    if point:
        name = f"{point} {atlas.points[point].names.pinyin}"
    elif subject is not None and KINDS[subject.kind].place:
        from bodymap.texts.cards import name_of  # noqa: PLC0415 - kept off the start

        name = name_of(atlas, subject)
    return _("{name} \u2013 Bodymap", name=name) if name else "Bodymap"


def map_caption(atlas: Atlas, view: str, figure: Figure, point: str) -> str:
    """Return what the map shows in words."""
    return _(
        "{view}, {figure} figure; {point}",
        view=view_name(view),
        figure=_("male") if figure == "male" else _("female"),
        point=f"{point} {atlas.points[point].names.pinyin}" if point else _("no point"),
    )
