"""The chips below a point's name: its classes, and its place on the channel."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bodymap.texts.content import Chip
from bodymap.texts.organ import PHASES
from bodymap.words import N_, _

if TYPE_CHECKING:
    from bodymap.atlas.load import Atlas
    from bodymap.atlas.model import Category, Point

# How a class is told together with what it is the point of, where "... of ..." will not do.
_OF_FORMS = {
    "confluent": N_("Confluent point of the {of}"),
    "four-seas": N_("Sea of {of}"),
    "command": N_("Command point of the {of}"),
    "hui-meeting": N_("Meeting point of {of}"),
}
_OF_FORM = N_("{category} of {of}")
_OF = {
    "abdomen": N_("abdomen"),
    "blood": N_("blood"),
    "bone": N_("bone"),
    "bowels": N_("bowels"),
    "face-and-mouth": N_("face and mouth"),
    "food": N_("food"),
    "head-and-neck": N_("head and neck"),
    "low-back": N_("low back"),
    "marrow": N_("marrow"),
    "qi": N_("qi"),
    "sinew": N_("sinew"),
    "vessels": N_("vessels"),
    "viscera": N_("viscera"),
}
"""What a point can be the point of, besides an organ."""


def chips(atlas: Atlas, point: Point) -> tuple[Chip, ...]:
    """Return the chips of a point."""
    channel = atlas.channels[point.channel]
    place = _("{channel} {number} of {points}", channel=channel.names.en, number=point.number, points=channel.points)
    return (*(_chip(atlas, category) for category in point.categories), Chip(place, channel.tcm))


def _chip(atlas: Atlas, category: Category) -> Chip:
    text = atlas.category(category.id)
    name = text.name
    if category.of:
        name = _(_OF_FORMS.get(category.id, _OF_FORM), category=name, of=_of(atlas, category.of))
    if category.element:
        name = f"{name} \u00b7 {_(PHASES[category.element])}"
    return Chip(name, _("TCM: {tcm}\n\nWestern medicine: {western}", tcm=text.tcm, western=text.western), "channel")


def _of(atlas: Atlas, key: str) -> str:
    if key in atlas.ids("organs"):
        return atlas.organ(key).names.en
    return _(_OF.get(key, key.replace("-", " ")))
