"""Writes the card of an organ system or extraordinary vessel: both medicines side by side, and its points on the map."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from bodymap.atlas.sets import roles_of
from bodymap.atlas.subject import Subject
from bodymap.texts.content import Card, Chip, Header, Paragraph, Row, Run, Section, body, label
from bodymap.texts.organ import along, functions, patterns, title_of, way, western
from bodymap.texts.picks import pick, point_links
from bodymap.texts.point import FOOT, HEADS
from bodymap.texts.sources import Sources

if TYPE_CHECKING:
    from bodymap.atlas.load import Atlas
    from bodymap.atlas.model import Organ

_ROLES = {
    "way": "On its way",
    "opens": "Said to open it",
    "cleft": "Its cleft point",
    "back-shu": "Back transport point",
    "front-mu": "Front gathering point",
    "yuan-source": "Source point",
}
"""What the roles of ``atlas.sets`` are called."""


def write_organ(atlas: Atlas, key: str, picked: int = -1) -> Card:
    """Return the card of an organ or vessel, its points lit on the map if 0 is picked; KeyError if there is none."""
    organ = atlas.organ(key)
    sources = Sources(atlas)
    differ = Paragraph((Run(organ.differ), *sources.marks(organ.refs)))
    certain = [label("Where the texts differ"), body(organ.vessel.agreement)] if organ.vessel else []
    rows = (
        Row("What it is and does", (*functions(organ.tcm), *patterns(organ.tcm)), tuple(western(organ.western))),
        Row("Its way", (*way(atlas, organ), *certain), tuple(along(atlas, organ, sources))),
    )
    return Card(
        header=_header(organ, key if key in atlas.channels else ""),
        plain=(Paragraph((Run(organ.meet),), "lead"),),
        sections=(Section("Where the two part", (differ,)), Section("Its points", tuple(_points(atlas, organ, lit=picked == 0)))),
        heads=HEADS,
        rows=rows,
        sources=sources.paragraphs(),
        foot=FOOT,
    )


def _header(organ: Organ, channel: str) -> Header:
    names = organ.names
    also = f" \u00b7 also {', '.join(organ.aliases)}" if organ.aliases else ""
    return Header(
        title_of(organ),
        channel=channel,
        hans=names.zh_hans,
        hant=names.zh_hant,
        english=names.pinyin,
        readings=f"Japanese {names.ja} {names.ja_latn} \u00b7 Korean {names.ko} {names.ko_latn}{also}",
        chips=(Chip("Extraordinary vessel" if organ.vessel else "Organ system"),),
    )


def _points(atlas: Atlas, organ: Organ, *, lit: bool) -> Iterable[Paragraph]:
    yield pick(lit=lit)
    roles: dict[str, list[str]] = {}
    for code, role in roles_of(atlas, organ):
        roles.setdefault(_ROLES[role], []).append(code)
    for role, codes in roles.items():
        yield Paragraph((Run(f"{role}: ", "soft"), *point_links(atlas, codes)), "bullet")
    if organ.vessel:
        partner = atlas.organ(organ.vessel.coupled)
        link = Run(partner.names.en, "link", Subject("organ", partner.id).link)
        yield Paragraph((Run("Opened together with: ", "soft"), link), "bullet")
