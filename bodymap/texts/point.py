"""Writes the card of a point from the atlas."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

import msgspec

from bodymap.atlas.levels import level_ranges, rami_in_words, rami_together
from bodymap.atlas.subject import Subject
from bodymap.texts.chips import chips
from bodymap.texts.content import Card, Header, Paragraph, Row, Run, Section, body, bullet, graded, note, term
from bodymap.texts.finding import with_grade
from bodymap.texts.frame import foot, heads, not_written
from bodymap.texts.organ import strips
from bodymap.texts.readings import readings
from bodymap.texts.sources import Sources
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
    rows = tuple(Row(_(row.title), tuple(row.left(told)) or not_written(), tuple(row.right(told)) or not_written()) for row in ROWS)
    organs = strips(atlas, point, sources)
    return Card(
        header=_header(atlas, point),
        plain=(Paragraph((Run(point.plain),), "lead"),) if point.plain else (),
        strips=organs,
        sections=(Section(_("How to find it"), find),),
        heads=heads(),
        rows=rows,
        sources=sources.paragraphs(),
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


def _find(told: Told) -> tuple[Paragraph, ...]:
    find = told.point.find
    standard = told.atlas.channels[told.point.channel].standard
    parts = [Paragraph((Run(find.text), *told.sources.marks((standard,) if standard else ())))]
    more = ((_("By hand"), find.tip), (_("Posture"), find.posture), (_("Also proposed"), find.alternative))
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
            yield term(_("Moxa"), told.point.safety.moxa)


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
        yield note(_("No graded claim for this point; what is known stands below"))
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
        yield term(_("Needle"), _needle(safety))
        yield term(_("Pregnancy"), safety.pregnancy)
        yield Paragraph((Run(_("Published for trained hands."), "soft"), *told.sources.marks(safety.refs)), "note")


def _needle(safety: Safety) -> str:
    """Return the angle with the depth, the angle alone for a point that is not needled."""
    least, most = safety.depth_cun
    if most == 0:
        return safety.angle
    if least == most:
        return _("{angle}, {depth:g} cun", angle=safety.angle, depth=most)
    return _("{angle}, {least:g}\u2013{most:g} cun", angle=safety.angle, least=least, most=most)


ROWS = (
    RowOf(N_("What lies here"), _what, _under),
    RowOf(N_("How it is thought to work"), _actions, _how),
    RowOf(N_("What it is used for"), _uses, _claims),
    RowOf(N_("How sure are we"), _tradition, _certain),
    RowOf(N_("Safety"), _method, _safety),
)
