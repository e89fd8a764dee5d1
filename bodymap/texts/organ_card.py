"""Writes the card of an organ system or extraordinary vessel: both medicines side by side, and its points on the map."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from bodymap.atlas.sets import roles_of
from bodymap.atlas.subject import Subject
from bodymap.texts.citations import Citations
from bodymap.texts.common import foot, heads
from bodymap.texts.content import Card, Chip, Header, Paragraph, Row, Run, Section, body, label, woven
from bodymap.texts.organ import along, functions, patterns, title_of, way, western
from bodymap.texts.picks import pick, point_links
from bodymap.texts.readings import readings
from bodymap.words import N_, _

if TYPE_CHECKING:
    from bodymap.atlas.load import Atlas
    from bodymap.atlas.model import Organ

_ROLES = {
    "way": N_("On its way: {points}"),
    "opens": N_("Said to open it: {points}"),
    "cleft": N_("Its cleft point: {points}"),
    "back-shu": N_("Back transport point: {points}"),
    "front-mu": N_("Front gathering point: {points}"),
    "yuan-source": N_("Source point: {points}"),
}
"""What the roles of ``atlas.sets`` are called."""


def write_organ(atlas: Atlas, key: str, picked: int = -1) -> Card:
    """Return the card of an organ or vessel, its points lit on the map if 0 is picked; KeyError if there is none."""
    organ = atlas.organ(key)
    citations = Citations(atlas)
    differ = Paragraph((Run(organ.differ), *citations.marks(organ.refs)))
    certain = [label(_("Where the texts differ")), body(organ.vessel.agreement)] if organ.vessel else []
    rows = (
        Row(_("What it is and does"), (*functions(organ.tcm), *patterns(organ.tcm)), tuple(western(organ.western))),
        Row(_("Its way"), (*way(atlas, organ), *certain), tuple(along(atlas, organ, citations))),
    )
    return Card(
        header=_header(organ, key if key in atlas.channels else ""),
        plain=(Paragraph((Run(organ.meet),), "lead"),),
        sections=(
            Section(_("Where the two part"), (differ,)),
            Section(_("Its points"), tuple(_points(atlas, organ, lit=picked == 0))),
        ),
        heads=heads(),
        rows=rows,
        sources=citations.paragraphs(),
        foot=foot(),
    )


def _header(organ: Organ, channel: str) -> Header:
    names = organ.names
    return Header(
        title_of(organ),
        channel=channel,
        hans=names.zh_hans,
        hant=names.zh_hant,
        english=names.pinyin,
        readings=readings(names, organ.aliases),
        chips=(Chip(_("Extraordinary vessel") if organ.vessel else _("Organ system")),),
    )


def _points(atlas: Atlas, organ: Organ, *, lit: bool) -> Iterable[Paragraph]:
    yield pick(lit=lit)
    roles: dict[str, list[str]] = {}
    for code, role in roles_of(atlas, organ):
        roles.setdefault(_ROLES[role], []).append(code)
    for role, codes in roles.items():
        yield Paragraph(woven(_(role), points=point_links(atlas, codes)), "bullet")
    if organ.vessel:
        partner = atlas.organ(organ.vessel.coupled)
        link = Run(partner.names.en, "link", Subject("organ", partner.id).link)
        yield Paragraph(woven(_("Opened together with: {vessel}"), vessel=(link,)), "bullet")
