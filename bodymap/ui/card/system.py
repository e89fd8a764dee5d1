"""Writes the card of an organ system or extraordinary vessel: both medicines side by side, and its points on the map."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from bodymap.ui.card.content import Card, Chip, Header, Paragraph, Row, Run, Section, body, label
from bodymap.ui.card.organ import along, functions, patterns, title_of, way, western
from bodymap.ui.card.picks import pick, point_links
from bodymap.ui.card.sources import Sources
from bodymap.ui.card.write import FOOT, HEADS

if TYPE_CHECKING:
    from bodymap.atlas.load import Atlas
    from bodymap.atlas.model import Organ

_LEADING = (("back_shu", "Back transport point"), ("front_mu", "Front gathering point"), ("yuan_source", "Source point"))


def write_organ(atlas: Atlas, key: str, *, lit: bool = False) -> Card:
    """Return the card of an organ or vessel, its points lit on the map or not; KeyError if there is none."""
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
        sections=(Section("Where the two part", (differ,)), Section("Its points", tuple(_points(atlas, organ, lit=lit)))),
        heads=HEADS,
        rows=rows,
        sources=sources.paragraphs(),
        foot=FOOT,
        lit=points_of(atlas, organ) if lit else (),
        ordered=organ.vessel is not None,
    )


def points_of(atlas: Atlas, organ: Organ) -> tuple[str, ...]:
    """Return the points that stand for an organ or vessel, in the order they are shown."""
    return tuple(dict.fromkeys(code for code, _ in _roles(atlas, organ)))


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


def _roles(atlas: Atlas, organ: Organ) -> Iterable[tuple[str, str]]:
    """Yield each point with what it is to the organ; one may be two things to it."""
    vessel = organ.vessel
    if vessel:
        own = (code for code, head in atlas.points.items() if head.channel == organ.id)
        yield from ((code, "On its way") for code in (*own, *vessel.meets))
        yield vessel.opened_by, "Said to open it"
        if vessel.xi_cleft:
            yield vessel.xi_cleft, "Its cleft point"
    for field, role in _LEADING:
        code = getattr(organ.tcm, field)
        if code:
            yield code, role


def _points(atlas: Atlas, organ: Organ, *, lit: bool) -> Iterable[Paragraph]:
    yield pick(lit=lit)
    roles: dict[str, list[str]] = {}
    for code, role in _roles(atlas, organ):
        roles.setdefault(role, []).append(code)
    for role, codes in roles.items():
        yield Paragraph((Run(f"{role}: ", "soft"), *point_links(atlas, codes)), "bullet")
    if organ.vessel:
        partner = atlas.organ(organ.vessel.coupled)
        link = Run(partner.names.en, "link", f"organ:{partner.id}")
        yield Paragraph((Run("Opened together with: ", "soft"), link), "bullet")
