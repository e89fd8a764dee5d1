"""Writes the card of a point from the atlas."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

import msgspec

from bodymap.atlas.levels import level_ranges, rami_in_words, rami_together
from bodymap.atlas.subject import Subject
from bodymap.texts.chips import chips
from bodymap.texts.citations import Citations
from bodymap.texts.common import foot, heads
from bodymap.texts.content import Card, Header, Paragraph, Run, Section, body, bullet, graded, note, term
from bodymap.texts.finding import with_grade
from bodymap.texts.organ import strips
from bodymap.texts.readings import readings
from bodymap.texts.rows import RowSpec, write_rows
from bodymap.words import N_, _

if TYPE_CHECKING:
    from bodymap.atlas.load import Atlas
    from bodymap.atlas.model import Claim, Point, Safety, Structures

_LAYERS = (
    ("skin_nerve", N_("Skin nerve")),
    ("deep_nerve", N_("Deep nerve")),
    ("muscles", N_("Muscle and fascia")),
    ("vessels", N_("Vessels")),
    ("other", N_("Also")),
)


class PointFacts(msgspec.Struct, frozen=True):
    """What every row is told from; ``sources`` numbers them as the rows are read."""

    atlas: Atlas
    point: Point
    citations: Citations


def write_point(atlas: Atlas, code: str, picked: int = -1) -> Card:  # noqa: ARG001 - a point has no sets to pick
    """Return the card of a point; KeyError if there is no such point."""
    point = atlas.point(code)
    citations = Citations(atlas)
    facts = PointFacts(atlas, point, citations)
    # Sources are numbered as they are read; the strips, mostly shut, come last.
    find = _find(facts)
    rows = write_rows(ROWS, facts)
    organs = strips(atlas, point, citations)
    return Card(
        header=_header(atlas, point),
        plain=(Paragraph((Run(point.plain),), "lead"),) if point.plain else (),
        strips=organs,
        sections=(Section(_("How to find it"), find),),
        heads=heads(),
        rows=rows,
        sources=citations.paragraphs(),
        foot=foot(),
    )


def _header(atlas: Atlas, point: Point) -> Header:
    names = point.names
    return Header(
        names.pinyin,
        code=point.code,
        channel=point.channel,
        hans=names.zh_hans,
        hant=names.zh_hant,
        english=names.en,
        readings=readings(names, point.aliases),
        chips=chips(atlas, point),
    )


def _find(facts: PointFacts) -> tuple[Paragraph, ...]:
    find = facts.point.find
    standard = facts.atlas.channels[facts.point.channel].standard
    parts = [Paragraph((Run(find.text), *facts.citations.marks((standard,) if standard else ())))]
    more = ((_("By hand"), find.tip), (_("Posture"), find.posture), (_("Also proposed"), find.alternative))
    parts += [term(name, text) for name, text in more if text]
    return tuple(parts)


def _what(facts: PointFacts) -> Iterable[Paragraph]:
    if facts.point.tcm:
        yield body(facts.point.tcm.what)


def _actions(facts: PointFacts) -> Iterable[Paragraph]:
    if facts.point.tcm:
        yield from (bullet(action) for action in facts.point.tcm.actions)


def _uses(facts: PointFacts) -> Iterable[Paragraph]:
    if facts.point.tcm:
        yield from (bullet(use) for use in facts.point.tcm.used_for)


def _tradition(facts: PointFacts) -> Iterable[Paragraph]:
    if facts.point.tcm:
        yield Paragraph((Run(facts.point.tcm.tradition), *facts.citations.marks(facts.point.tcm.refs)))


def _method(facts: PointFacts) -> Iterable[Paragraph]:
    if facts.point.tcm:
        yield body(facts.point.tcm.method)
        if facts.point.safety:
            yield term(_("Moxa"), facts.point.safety.moxa)


def _under(facts: PointFacts) -> Iterable[Paragraph]:
    if facts.point.western:
        yield from _structures(facts.atlas, facts.point.western.structures)


def _how(facts: PointFacts) -> Iterable[Paragraph]:
    western = facts.point.western
    if western:
        yield Paragraph((Run(western.how), *facts.citations.marks(western.refs)))
        yield from _mechanisms(facts.atlas, western.mechanisms, facts.citations)


def _claims(facts: PointFacts) -> Iterable[Paragraph]:
    western = facts.point.western
    if western and not western.used_for:
        yield note(_("No graded claim for this point; what is known stands below"))
    for claim in western.used_for if western else ():
        yield from _claim(facts.atlas, claim, facts.citations)


def _certain(facts: PointFacts) -> Iterable[Paragraph]:
    western = facts.point.western
    if western:
        yield from _certainty(facts.atlas, western.used_for)
        yield body(western.unknown)


def _structures(atlas: Atlas, structures: Structures) -> Iterable[Paragraph]:
    for field, name in _LAYERS:
        ids: tuple[str, ...] = getattr(structures, field)
        if ids:
            yield Paragraph((Run(f"{_(name)}\u2002", "soft"), *_named(atlas, ids)), "term")
    segments = structures.segments
    skin, muscle = level_ranges(segments.skin), level_ranges(segments.muscle)
    levels = [_("skin {levels}", levels=skin)] if skin else []
    levels += [_("muscle {levels}", levels=muscle)] if muscle else []
    if levels:
        yield term(_("Spinal segments"), _(", ").join(levels))


def _named(atlas: Atlas, ids: Iterable[str]) -> Iterable[Run]:
    """Yield the names of structures, each leading to its card; neighbouring rami are told as one, which leads nowhere."""
    for number, keys in enumerate(rami_together(ids)):
        if number:
            yield Run(_(", "))
        name = rami_in_words(keys) or atlas.anatomy(keys[0]).name
        yield Run(name, "quiet", Subject("structure", keys[0]).link) if len(keys) == 1 else Run(name)


def _mechanisms(atlas: Atlas, keys: tuple[str, ...], citations: Citations) -> Iterable[Paragraph]:
    for key in keys:
        try:
            found = atlas.mechanism(key)
        except KeyError:
            continue
        yield Paragraph((Run(found.name, "go", Subject("mechanism", key).link, found.short), *citations.marks(found.refs)), "bullet")


def _claim(atlas: Atlas, claim: Claim, citations: Citations) -> Iterable[Paragraph]:
    try:
        found = atlas.condition(claim.condition)
    except KeyError:
        yield with_grade(atlas, claim.grade, claim.condition.replace("-", " ").capitalize())
    else:
        yield with_grade(atlas, claim.grade, found.name, "go", Subject("condition", found.id).link)
    yield Paragraph((Run(claim.claim), *citations.marks(claim.refs)), "body")


def _certainty(atlas: Atlas, claims: tuple[Claim, ...]) -> Iterable[Paragraph]:
    for letter in sorted({claim.grade for claim in claims}):
        grade = atlas.grade(letter)
        yield graded(letter, grade.label, grade.meaning)


def _safety(facts: PointFacts) -> Iterable[Paragraph]:
    safety = facts.point.safety
    if safety:
        yield from (bullet(hazard) for hazard in safety.hazards)
        yield term(_("Needle"), _needle(safety))
        yield term(_("Pregnancy"), safety.pregnancy)
        yield Paragraph((Run(_("Published for trained hands."), "soft"), *facts.citations.marks(safety.refs)), "note")


def _needle(safety: Safety) -> str:
    """Return the angle with the depth, the angle alone for a point that is not needled."""
    least, most = safety.depth_cun
    if most == 0:
        return safety.angle
    if least == most:
        return _("{angle}, {depth:g} cun", angle=safety.angle, depth=most)
    return _("{angle}, {least:g}\u2013{most:g} cun", angle=safety.angle, least=least, most=most)


ROWS: tuple[RowSpec[PointFacts], ...] = (
    RowSpec(N_("What lies here"), _what, _under),
    RowSpec(N_("How it is thought to work"), _actions, _how),
    RowSpec(N_("What it is used for"), _uses, _claims),
    RowSpec(N_("How sure are we"), _tradition, _certain),
    RowSpec(N_("Safety"), _method, _safety),
)
