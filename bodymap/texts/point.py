"""Writes the card of a point from the atlas."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

import msgspec

from bodymap.atlas.levels import joined_rami, level_ranges
from bodymap.atlas.subject import Subject
from bodymap.texts.content import HOW, SURE, Card, Chip, Header, Paragraph, Row, Run, Section, body, bullet, graded, note, term
from bodymap.texts.finding import with_grade
from bodymap.texts.organ import strips
from bodymap.texts.sources import Sources

if TYPE_CHECKING:
    from bodymap.atlas.load import Atlas
    from bodymap.atlas.model import Category, Claim, Point, Structures

HEADS = ("Traditional Chinese Medicine", "Western medicine")
FOOT = (
    Paragraph(
        (
            Run("How sure are we?", "link", SURE, "What the grades mean, and how sources are marked"),
            Run("\u2003"),
            Run("How needling may work", "link", HOW, "Ten accounts, what was shown, and what speaks against them"),
        ),
        "small",
    ),
)
NOT_WRITTEN = (note("Not written yet"),)
NO_CLAIM = (note("No graded claim for this point; what is known stands below"),)
_LAYERS = (
    ("skin_nerve", "Skin nerve"),
    ("deep_nerve", "Deep nerve"),
    ("muscles", "Muscle and fascia"),
    ("vessels", "Vessels"),
    ("other", "Also"),
)


# How a class is told together with what it is the point of, where "... of ..." will not do.
_OF_FORMS = {
    "confluent": "Confluent point of the {}",
    "four-seas": "Sea of {}",
    "command": "Command point of the {}",
    "hui-meeting": "Meeting point of {}",
}


class Told(msgspec.Struct, frozen=True):
    """What every row is told from; ``sources`` numbers them as the rows are read."""

    atlas: Atlas
    point: Point
    sources: Sources


Cell = Callable[[Told], Iterable[Paragraph]]


class RowOf(msgspec.Struct, frozen=True):
    """One row of the card: its question, and the answer of each medicine; a column without one is not written yet."""

    title: str
    left: Cell
    right: Cell


def write_point(atlas: Atlas, code: str, picked: int = -1) -> Card:  # noqa: ARG001 - a point has no sets to pick
    """Return the card of a point; KeyError if there is no such point."""
    point = atlas.point(code)
    sources = Sources(atlas)
    told = Told(atlas, point, sources)
    # Sources are numbered as they are read; the strips, mostly shut, come last.
    find = _find(told)
    rows = tuple(Row(row.title, tuple(row.left(told)) or NOT_WRITTEN, tuple(row.right(told)) or NOT_WRITTEN) for row in ROWS)
    organs = strips(atlas, point, sources)
    return Card(
        header=_header(atlas, point),
        plain=(Paragraph((Run(point.plain),), "lead"),) if point.plain else (),
        strips=organs,
        sections=(Section("How to find it", find),),
        heads=HEADS,
        rows=rows,
        sources=sources.paragraphs(),
        foot=FOOT,
    )


def _header(atlas: Atlas, point: Point) -> Header:
    names = point.names
    also = f" \u00b7 also {', '.join(point.aliases)}" if point.aliases else ""
    readings = f"Japanese {names.ja} {names.ja_latn} \u00b7 Korean {names.ko} {names.ko_latn}{also}"
    channel = atlas.channels[point.channel]
    chips = [_chip(atlas, category) for category in point.categories]
    chips.append(Chip(f"{channel.names.en} {point.number} of {channel.points}", channel.tcm))
    return Header(
        names.pinyin,
        code=point.code,
        channel=point.channel,
        hans=names.zh_hans,
        hant=names.zh_hant,
        english=names.en,
        readings=readings,
        chips=tuple(chips),
    )


def _chip(atlas: Atlas, category: Category) -> Chip:
    try:
        text = atlas.category(category.id)
        name, tip = text.name, f"TCM: {text.tcm}\n\nWestern medicine: {text.western}"
    except KeyError:
        name, tip = category.id.replace("-", " ").capitalize(), ""
    if category.of:
        form = _OF_FORMS.get(category.id, f"{name} of {{}}")
        name = form.format(_organ_name(atlas, category.of))
    if category.element:
        name = f"{name} \u00b7 {category.element.capitalize()}"
    return Chip(name, tip, "channel")


def _organ_name(atlas: Atlas, key: str) -> str:
    try:
        return atlas.organ(key).names.en
    except KeyError:
        return key.replace("-", " ")


def _find(told: Told) -> tuple[Paragraph, ...]:
    find = told.point.find
    standard = told.atlas.channels[told.point.channel].standard
    parts = [Paragraph((Run(find.text), *told.sources.marks((standard,) if standard else ())))]
    more = (("By hand", find.tip), ("Posture", find.posture), ("Also proposed", find.alternative))
    parts += [term(name, text) for name, text in more if text]
    return tuple(parts)


def _what(told: Told) -> Iterable[Paragraph]:
    if told.point.tcm:
        yield body(told.point.tcm.what)


def _actions(told: Told) -> Iterable[Paragraph]:
    if told.point.tcm:
        yield from (bullet(action) for action in told.point.tcm.actions)


def _uses(told: Told) -> Iterable[Paragraph]:
    if told.point.tcm:
        yield from (bullet(use) for use in told.point.tcm.used_for)


def _tradition(told: Told) -> Iterable[Paragraph]:
    if told.point.tcm:
        yield Paragraph((Run(told.point.tcm.tradition), *told.sources.marks(told.point.tcm.refs)))


def _method(told: Told) -> Iterable[Paragraph]:
    if told.point.tcm:
        yield body(told.point.tcm.method)
        if told.point.safety:
            yield term("Moxa", told.point.safety.moxa)


def _under(told: Told) -> Iterable[Paragraph]:
    if told.point.western:
        yield from _structures(told.atlas, told.point.western.structures)


def _how(told: Told) -> Iterable[Paragraph]:
    western = told.point.western
    if western:
        yield Paragraph((Run(western.how), *told.sources.marks(western.refs)))
        yield from _mechanisms(told.atlas, western.mechanisms, told.sources)


def _claims(told: Told) -> Iterable[Paragraph]:
    western = told.point.western
    if western and not western.used_for:
        yield from NO_CLAIM
    for claim in western.used_for if western else ():
        yield from _claim(told.atlas, claim, told.sources)


def _certain(told: Told) -> Iterable[Paragraph]:
    western = told.point.western
    if western:
        yield from _certainty(told.atlas, western.used_for)
        yield body(western.unknown)


def _structures(atlas: Atlas, structures: Structures) -> Iterable[Paragraph]:
    for field, name in _LAYERS:
        ids: tuple[str, ...] = getattr(structures, field)
        if ids:
            yield Paragraph((Run(f"{name}\u2002", "soft"), *_named(atlas, ids)), "term")
    segments = structures.segments
    levels = [f"{name} {level_ranges(found)}" for name, found in (("skin", segments.skin), ("muscle", segments.muscle)) if found]
    if levels:
        yield term("Spinal segments", ", ".join(levels))


def _named(atlas: Atlas, ids: Iterable[str]) -> Iterable[Run]:
    """Yield the names of structures, each leading to its card; neighbouring rami are told as one."""
    keys = {atlas.anatomy(key).name: key for key in ids}
    for number, name in enumerate(joined_rami(keys)):
        if number:
            yield Run(", ")
        yield Run(name, "quiet", Subject("structure", keys[name]).link) if name in keys else Run(name)


def _mechanisms(atlas: Atlas, keys: tuple[str, ...], sources: Sources) -> Iterable[Paragraph]:
    for key in keys:
        try:
            found = atlas.mechanism(key)
        except KeyError:
            continue
        yield Paragraph((Run(found.name, "go", Subject("mechanism", key).link, found.short), *sources.marks(found.refs)), "bullet")


def _claim(atlas: Atlas, claim: Claim, sources: Sources) -> Iterable[Paragraph]:
    try:
        found = atlas.condition(claim.condition)
    except KeyError:
        yield with_grade(atlas, claim.grade, claim.condition.replace("-", " ").capitalize())
    else:
        yield with_grade(atlas, claim.grade, found.name, "go", Subject("condition", found.id).link)
    yield Paragraph((Run(claim.claim), *sources.marks(claim.refs)), "body")


def _certainty(atlas: Atlas, claims: tuple[Claim, ...]) -> Iterable[Paragraph]:
    for letter in sorted({claim.grade for claim in claims}):
        grade = atlas.grade(letter)
        yield graded(letter, grade.label, grade.meaning)


def _safety(told: Told) -> Iterable[Paragraph]:
    safety = told.point.safety
    if safety:
        yield from (bullet(hazard) for hazard in safety.hazards)
        yield term("Needle", f"{safety.angle}{_depth(*safety.depth_cun)}")
        yield term("Pregnancy", safety.pregnancy)
        yield Paragraph((Run("Published for trained hands.", "soft"), *told.sources.marks(safety.refs)), "note")


def _depth(least: float, most: float) -> str:
    """Return the depth as it follows the angle, nothing for a point that is not needled."""
    if most == 0:
        return ""
    return f", {most:g} cun" if least == most else f", {least:g}\u2013{most:g} cun"


ROWS = (
    RowOf("What lies here", _what, _under),
    RowOf("How it is thought to work", _actions, _how),
    RowOf("What it is used for", _uses, _claims),
    RowOf("How sure are we", _tradition, _certain),
    RowOf("Safety", _method, _safety),
)
