"""Writes the card of a point from the atlas."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from bodymap.atlas.levels import joined_rami, level_ranges
from bodymap.ui.card.content import HOW, SURE, Card, Chip, Header, Paragraph, Row, Run, Section, body, bullet, graded, note, term
from bodymap.ui.card.finding import with_grade
from bodymap.ui.card.organ import strips
from bodymap.ui.card.sources import Sources

if TYPE_CHECKING:
    from bodymap.atlas.load import Atlas
    from bodymap.atlas.model import Category, Claim, Point, Structures

HEADS = ("Traditional Chinese Medicine", "Western medicine")
ROWS = ("What lies here", "How it is thought to work", "What it is used for", "How sure are we", "Safety")
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


def write_card(atlas: Atlas, code: str) -> Card:
    """Return the card of a point; KeyError if there is no such point."""
    point = atlas.point(code)
    sources = Sources(atlas)
    # Sources are numbered as they are read; the strips, mostly shut, come last.
    find = _find(atlas, point, sources)
    left = _tcm_cells(point, sources)
    right = _western_cells(atlas, point, sources)
    rows = tuple(Row(title, *cells) for title, *cells in zip(ROWS, left, right, strict=True))
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


def _find(atlas: Atlas, point: Point, sources: Sources) -> tuple[Paragraph, ...]:
    find = point.find
    standard = atlas.channels[point.channel].standard
    parts = [Paragraph((Run(find.text), *sources.marks((standard,) if standard else ())))]
    more = (("By hand", find.tip), ("Posture", find.posture), ("Also proposed", find.alternative))
    parts += [term(name, text) for name, text in more if text]
    return tuple(parts)


def _tcm_cells(point: Point, sources: Sources) -> list[tuple[Paragraph, ...]]:
    tcm = point.tcm
    if tcm is None:
        return [NOT_WRITTEN] * len(ROWS)
    safety = [body(tcm.method)]
    if point.safety:
        safety.append(term("Moxa", point.safety.moxa))
    return [
        (body(tcm.what),),
        tuple(bullet(action) for action in tcm.actions),
        tuple(bullet(use) for use in tcm.used_for),
        (Paragraph((Run(tcm.tradition), *sources.marks(tcm.refs))),),
        tuple(safety),
    ]


def _western_cells(atlas: Atlas, point: Point, sources: Sources) -> list[tuple[Paragraph, ...]]:
    western = point.western
    if western is None:
        return [NOT_WRITTEN] * 4 + [_safety(point, sources)]
    return [
        tuple(_structures(atlas, western.structures)) or NOT_WRITTEN,
        (Paragraph((Run(western.how), *sources.marks(western.refs))), *_mechanisms(atlas, western.mechanisms, sources)),
        tuple(part for claim in western.used_for for part in _claim(atlas, claim, sources)) or NO_CLAIM,
        (*_certainty(atlas, western.used_for), body(western.unknown)),
        _safety(point, sources),
    ]


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
        yield Run(name, "quiet", f"structure:{keys[name]}") if name in keys else Run(name)


def _mechanisms(atlas: Atlas, keys: tuple[str, ...], sources: Sources) -> Iterable[Paragraph]:
    for key in keys:
        try:
            found = atlas.mechanism(key)
        except KeyError:
            continue
        yield Paragraph((Run(found.name, "go", f"mechanism:{key}", found.short), *sources.marks(found.refs)), "bullet")


def _claim(atlas: Atlas, claim: Claim, sources: Sources) -> Iterable[Paragraph]:
    try:
        found = atlas.condition(claim.condition)
    except KeyError:
        yield with_grade(atlas, claim.grade, claim.condition.replace("-", " ").capitalize())
    else:
        yield with_grade(atlas, claim.grade, found.name, "go", f"condition:{found.id}")
    yield Paragraph((Run(claim.claim), *sources.marks(claim.refs)), "body")


def _certainty(atlas: Atlas, claims: tuple[Claim, ...]) -> Iterable[Paragraph]:
    for letter in sorted({claim.grade for claim in claims}):
        grade = atlas.grade(letter)
        yield graded(letter, grade.label, grade.meaning)


def _safety(point: Point, sources: Sources) -> tuple[Paragraph, ...]:
    safety = point.safety
    if safety is None:
        return NOT_WRITTEN
    return (
        *(bullet(hazard) for hazard in safety.hazards),
        term("Needle", f"{safety.angle}{_depth(*safety.depth_cun)}"),
        term("Pregnancy", safety.pregnancy),
        Paragraph((Run("Published for trained hands.", "soft"), *sources.marks(safety.refs)), "note"),
    )


def _depth(least: float, most: float) -> str:
    """Return the depth as it follows the angle, nothing for a point that is not needled."""
    if most == 0:
        return ""
    return f", {most:g} cun" if least == most else f", {least:g}\u2013{most:g} cun"
