"""The organ in words: in the strips of a point, and on a card of its own."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from bodymap.atlas.subject import Subject
from bodymap.texts.content import Paragraph, Run, Strip, body, bullet, label, term
from bodymap.words import N_, _

if TYPE_CHECKING:
    from bodymap.atlas.load import Atlas
    from bodymap.atlas.model import Organ, OrganTcm, OrganWestern, Point
    from bodymap.texts.citations import Citations

_TCM_LINES = (
    ("governs", N_("Governs")),
    ("stores", N_("Stores")),
    ("opens_into", N_("Opens into")),
    ("tissue", N_("Tissue")),
    ("emotion", N_("Emotion")),
    ("phase", N_("Phase")),
    ("hours", N_("Hours")),
    ("six_channel", N_("Channel pair")),
)
PHASES = {"wood": N_("Wood"), "fire": N_("Fire"), "earth": N_("Earth"), "metal": N_("Metal"), "water": N_("Water")}
MAIN = "organ"


def strips(atlas: Atlas, point: Point, citations: Citations) -> tuple[Strip, ...]:
    """Return the strip of the organ that the point is about, if there is one, and those of the vessels it lies on."""
    of = point.organ or atlas.channels[point.channel].organ
    found = [_strip(atlas, MAIN, of, point.channel, citations)] if of else []
    vessels = (key for key in atlas.vessels_of(point.code) if key != of)
    return (*found, *(_strip(atlas, key, key, point.channel, citations) for key in vessels))


def _strip(atlas: Atlas, name: str, key: str, channel: str, citations: Citations) -> Strip:
    organ = atlas.organ(key)
    return Strip(
        key=name,
        sign=organ.names.zh_hans[:1],
        title=title_of(organ),
        line=organ.strip + (f" \u00b7 {organ.tcm.hours}".replace(" h", "\u00a0h") if organ.tcm.hours else ""),
        channel=key if key in atlas.channels else channel,
        left=(*functions(organ.tcm), *patterns(organ.tcm), *_headed(_("Its channel"), way(atlas, organ))),
        right=(*western(organ.western), *_headed(_("Along its channel"), along(atlas, organ, citations))),
        below=(
            label(_("Where the two meet")),
            body(organ.meet),
            label(_("Where they differ")),
            Paragraph((Run(organ.differ), *citations.marks(organ.refs))),
            _own_card(organ),
        ),
    )


def _own_card(organ: Organ) -> Paragraph:
    link = Subject("organ", organ.id).link
    return Paragraph((Run(_("{organ}, with its points", organ=title_of(organ)), "link", link, _("Open it as a card of its own")),), "note")


def title_of(organ: Organ) -> str:
    """Return the name of an organ system or vessel as a title."""
    return organ.names.en if organ.vessel else _("{organ} system", organ=organ.names.en)


def way(atlas: Atlas, organ: Organ) -> Iterable[Paragraph]:
    """Yield the way of the organ's channel or of the vessel in words, over the skin and inside."""
    channel = atlas.channels.get(organ.id)
    course = organ.vessel.course if organ.vessel and organ.vessel.course else channel.course if channel else None
    if course is not None:
        yield term(_("Over the skin"), course.external)
        yield term(_("Inside"), course.internal)
        yield term(_("Branches"), course.branches)
    if channel is not None:
        yield body(channel.tcm)


def along(atlas: Atlas, organ: Organ, citations: Citations) -> Iterable[Paragraph]:
    """Yield what Western anatomy finds along the channel or vessel."""
    channel = atlas.channels.get(organ.id)
    if channel is not None:
        yield Paragraph((Run(channel.western), *citations.marks(channel.refs)))
    elif organ.vessel and organ.vessel.along:
        yield Paragraph((Run(organ.vessel.along), *citations.marks(organ.refs)))


def _headed(title: str, parts: Iterable[Paragraph]) -> Iterable[Paragraph]:
    found = tuple(parts)
    return (label(title), *found) if found else ()


def functions(tcm: OrganTcm) -> Iterable[Paragraph]:
    """Yield what the organ is and does in TCM."""
    yield body(tcm.summary)
    for field, name in _TCM_LINES:
        value = getattr(tcm, field)
        if value:
            yield term(_(name), _(PHASES[value]) if field == "phase" else value[:1].upper() + value[1:])


def patterns(tcm: OrganTcm) -> Iterable[Paragraph]:
    """Yield the patterns of the organ with their signs."""
    if tcm.patterns:
        yield label(_("Common patterns"))
        for pattern in tcm.patterns:
            yield Paragraph((Run(pattern.name, "strong"), Run(f"  {pattern.signs}")), "bullet")


def western(western: OrganWestern) -> Iterable[Paragraph]:
    """Yield what the organ of the same name is and does in Western medicine."""
    yield Paragraph((Run(western.organ, "strong"),))
    yield body(western.summary)
    yield from (bullet(function[:1].upper() + function[1:]) for function in western.functions)
    yield term(_("Nerves"), western.innervation)
