"""Writes the card of a structure: its name, roots and supply, and the points where a needle meets it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from bodymap.atlas.levels import level_ranges
from bodymap.atlas.subject import Subject
from bodymap.texts.common import foot
from bodymap.texts.content import Card, Chip, Header, Paragraph, Run, Section, body, woven
from bodymap.texts.picks import pick, point_links
from bodymap.words import N_, _

if TYPE_CHECKING:
    from bodymap.atlas.load import Atlas
    from bodymap.atlas.model import Anatomy, AnatomyKind

_ROLES = {
    "skin_nerve": N_("Nerve of the skin at: {points}"),
    "deep_nerve": N_("Deep nerve at: {points}"),
    "muscles": N_("Met by a needle at: {points}"),
    "vessels": N_("Runs near: {points}"),
    "other": N_("Lies near or deep to: {points}"),
}
_KINDS: dict[AnatomyKind, str] = {
    "nerve": N_("Nerve"),
    "muscle": N_("Muscle"),
    "vessel": N_("Vessel"),
    "bone": N_("Bone"),
    "ligament": N_("Ligament"),
    "fascia": N_("Fascia"),
    "viscus": N_("Inner organ"),
    "gland": N_("Gland"),
    "joint": N_("Joint"),
    "skin": N_("Skin and mucosa"),
}
_ROOTS = {"nerve": N_("Its fibres come from {roots}"), "muscle": N_("Its nerve comes from {roots}")}
_OTHER_ROOTS = N_("Its nerves come from {roots}")


def write_structure(atlas: Atlas, key: str, picked: int = -1) -> Card:
    """Return the card of a structure, its points lit on the map if 0 is picked; KeyError if there is none."""
    found = atlas.anatomy(key)
    sections = (
        Section(_("Nerves"), tuple(_nerves(atlas, found))),
        Section(_("Note"), (body(found.note),) if found.note else ()),
        Section(_("Points"), (pick(lit=picked == 0), *_points(atlas, key))),
    )
    return Card(
        header=Header(f"{found.name[:1].upper()}{found.name[1:]}", (Chip(_(_KINDS[found.kind])),), english=found.latin),
        sections=tuple(section for section in sections if section.parts),
        foot=foot(),
    )


def _nerves(atlas: Atlas, found: Anatomy) -> Iterable[Paragraph]:
    if found.roots:
        text = _(_ROOTS.get(found.kind, _OTHER_ROOTS))
        yield Paragraph(woven(text, roots=(Run(level_ranges(found.roots)),)))
    if found.nerve:
        yield Paragraph(woven(_("Supplied by {nerve}"), nerve=(_link(atlas, found.nerve),)))
    served = [key for key in atlas.ids("anatomy") if atlas.anatomy(key).nerve == found.id]
    if served:
        runs = [run for key in served for run in (Run(_(", ")), _link(atlas, key))]
        yield Paragraph(woven(_("Supplies {structures}"), structures=runs[1:]))


def _link(atlas: Atlas, key: str) -> Run:
    return Run(atlas.anatomy(key).name, "link", Subject("structure", key).link, atlas.anatomy(key).latin)


def _points(atlas: Atlas, key: str) -> Iterable[Paragraph]:
    for layer, codes in atlas.points_at(key).items():
        yield Paragraph(woven(_(_ROLES[layer]), points=point_links(atlas, codes)), "bullet")
