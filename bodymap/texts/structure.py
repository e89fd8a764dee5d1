"""Writes the card of a structure: its name, roots and supply, and the points where a needle meets it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from bodymap.atlas.levels import level_ranges
from bodymap.atlas.subject import Subject
from bodymap.texts.content import Card, Chip, Header, Paragraph, Run, Section, body
from bodymap.texts.picks import pick, point_links
from bodymap.texts.point import FOOT

if TYPE_CHECKING:
    from bodymap.atlas.load import Atlas
    from bodymap.atlas.model import Anatomy

_ROLES = {
    "skin_nerve": "Nerve of the skin at",
    "deep_nerve": "Deep nerve at",
    "muscles": "Met by a needle at",
    "vessels": "Runs near",
    "other": "Lies near or deep to",
}
_KINDS = {"viscus": "Inner organ", "skin": "Skin and mucosa"}
_ROOTS = {"nerve": "Its fibres come from", "muscle": "Its nerve comes from"}


def write_structure(atlas: Atlas, key: str, picked: int = -1) -> Card:
    """Return the card of a structure, its points lit on the map if 0 is picked; KeyError if there is none."""
    found = atlas.anatomy(key)
    sections = (
        Section("Nerves", tuple(_nerves(atlas, found))),
        Section("Note", (body(found.note),) if found.note else ()),
        Section("Points", (pick(lit=picked == 0), *_points(atlas, key))),
    )
    kind = _KINDS.get(found.kind, found.kind.capitalize())
    return Card(
        header=Header(f"{found.name[:1].upper()}{found.name[1:]}", (Chip(kind),), english=found.latin),
        sections=tuple(section for section in sections if section.parts),
        foot=FOOT,
    )


def _nerves(atlas: Atlas, found: Anatomy) -> Iterable[Paragraph]:
    if found.roots:
        name = _ROOTS.get(found.kind, "Its nerves come from")
        yield Paragraph((Run(f"{name} ", "soft"), Run(level_ranges(found.roots))))
    if found.nerve:
        yield Paragraph((Run("Supplied by ", "soft"), _link(atlas, found.nerve)))
    served = [key for key in atlas.ids("anatomy") if atlas.anatomy(key).nerve == found.id]
    if served:
        runs = [run for key in served for run in (Run(", "), _link(atlas, key))]
        yield Paragraph((Run("Supplies ", "soft"), *runs[1:]))


def _link(atlas: Atlas, key: str) -> Run:
    return Run(atlas.anatomy(key).name, "link", Subject("structure", key).link, atlas.anatomy(key).latin)


def _points(atlas: Atlas, key: str) -> Iterable[Paragraph]:
    for layer, codes in atlas.points_at(key).items():
        yield Paragraph((Run(f"{_ROLES[layer]}: ", "soft"), *point_links(atlas, codes)), "bullet")
