"""The organ strip: the organ of TCM beside the organ of Western medicine."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from bodymap.ui.card.content import Paragraph, Run, Strip, body, bullet, label, term

if TYPE_CHECKING:
    from bodymap.atlas.load import Atlas
    from bodymap.atlas.model import Channel, Organ, OrganTcm, OrganWestern, Point
    from bodymap.ui.card.sources import Sources

_LEADING = ("back-shu", "front-mu", "lower-he-sea")
_TCM_LINES = (
    ("governs", "Governs"),
    ("stores", "Stores"),
    ("opens_into", "Opens into"),
    ("tissue", "Tissue"),
    ("emotion", "Emotion"),
    ("phase", "Phase"),
    ("hours", "Hours"),
    ("six_channel", "Channel pair"),
)


def organ_strip(atlas: Atlas, point: Point, sources: Sources) -> Strip | None:
    """Return the strip of the organ that the point is about, None if there is none."""
    key = next((one.of for one in point.categories if one.id in _LEADING and one.of), atlas.channels[point.channel].organ)
    try:
        organ = atlas.organ(key or "")
    except KeyError:
        return None
    return Strip(
        sign=organ.names.zh_hans[:1],
        title=_title(organ),
        line=organ.strip + (f" \u00b7 {organ.tcm.hours}".replace(" h", "\u00a0h") if organ.tcm.hours else ""),
        channel=key if key in atlas.channels else point.channel,
        left=(*_tcm(organ.tcm), *_course(atlas.channels.get(key or ""))),
        right=(*_western(organ.western), *_along(atlas.channels.get(key or ""))),
        below=(
            label("Where the two meet"),
            body(organ.meet),
            label("Where they differ"),
            Paragraph((Run(organ.differ), *sources.marks(organ.refs))),
        ),
    )


def _title(organ: Organ) -> str:
    return organ.names.en if "essel" in organ.names.en else f"{organ.names.en} system"


def _tcm(tcm: OrganTcm) -> Iterable[Paragraph]:
    yield body(tcm.summary)
    for field, name in _TCM_LINES:
        value = getattr(tcm, field)
        if value:
            yield term(name, value[:1].upper() + value[1:])
    if tcm.patterns:
        yield label("Common patterns")
        for pattern in tcm.patterns:
            yield Paragraph((Run(pattern.name, "strong"), Run(f"  {pattern.signs}")), "bullet")


def _course(channel: Channel | None) -> Iterable[Paragraph]:
    """Yield the way of the organ's channel in words, over the skin and inside."""
    if channel is not None:
        yield label("Its channel")
        yield term("Over the skin", channel.course.external)
        yield term("Inside", channel.course.internal)
        yield term("Branches", channel.course.branches)
        yield body(channel.tcm)


def _along(channel: Channel | None) -> Iterable[Paragraph]:
    if channel is not None:
        yield label("Along its channel")
        yield body(channel.western)


def _western(western: OrganWestern) -> Iterable[Paragraph]:
    yield Paragraph((Run(western.organ, "strong"),))
    yield body(western.summary)
    yield from (bullet(function[:1].upper() + function[1:]) for function in western.functions)
    yield term("Nerves", western.innervation)
