"""Writes the card of a condition: the alarm signs first, then both medicines side by side."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

import msgspec

from bodymap.atlas.subject import Subject
from bodymap.texts.brief import write_brief
from bodymap.texts.content import Card, Paragraph, Row, Run, body, label, note
from bodymap.texts.finding import head_of, told_finding
from bodymap.texts.frame import foot, heads, not_written
from bodymap.texts.picks import switch_of
from bodymap.texts.sources import Sources
from bodymap.words import N_, _

if TYPE_CHECKING:
    from bodymap.atlas.load import Atlas
    from bodymap.atlas.model import ConditionPattern, ConditionTcm, ConditionWestern

METHODS = {
    "reinforce": N_("reinforce"),
    "reduce": N_("reduce"),
    "even": N_("even"),
    "warm": N_("warm"),
    "reinforce-warm": N_("reinforce, warm"),
    "reduce-warm": N_("reduce, warm"),
}
KINDS = {"excess": N_("Excess"), "deficiency": N_("Deficiency"), "mixed": N_("Mixed"), "channel": N_("Channel")}


class Told(msgspec.Struct, frozen=True):
    """What every row is told from, and which pattern is picked."""

    atlas: Atlas
    tcm: ConditionTcm
    western: ConditionWestern
    sources: Sources
    picked: int


Cell = Callable[[Told], Iterable[Paragraph]]


class RowOf(msgspec.Struct, frozen=True):
    """One row of the card: its question, and the answer of each medicine."""

    title: str
    left: Cell
    right: Cell


def write_condition(atlas: Atlas, key: str, picked: int = -1) -> Card:
    """Return the card of a condition with one of its patterns picked, none if -1; KeyError if there is no such condition."""
    condition = atlas.condition(key)
    if condition.tcm is None or condition.western is None:
        return write_brief(atlas, condition, picked)
    told = Told(atlas, condition.tcm, condition.western, Sources(atlas), picked)
    return Card(
        header=head_of(condition),
        plain=(Paragraph((Run(condition.plain),), "lead"),),
        alert=(body(condition.red_flags),) if condition.red_flags else (),
        heads=heads(),
        rows=tuple(Row(_(row.title), tuple(row.left(told)), tuple(row.right(told)) or not_written()) for row in ROWS),
        sources=told.sources.paragraphs(),
        foot=foot(),
    )


def _short(told: Told) -> Iterable[Paragraph]:
    yield body(told.tcm.summary)


def _patterns(told: Told) -> Iterable[Paragraph]:
    yield note(_("Choose a pattern to see its points on the body, numbered in the order of use."))
    for number, pattern in enumerate(told.tcm.patterns):
        yield from _pattern(told.atlas, pattern, number, told.picked)


def _agreement(told: Told) -> Iterable[Paragraph]:
    yield label(_("How far practitioners agree"))
    yield Paragraph((Run(told.tcm.agreement), *told.sources.marks(told.tcm.refs)))


def _pattern(atlas: Atlas, pattern: ConditionPattern, number: int, picked: int) -> Iterable[Paragraph]:
    switch = switch_of(number, pattern.name, lit=number == picked)
    yield Paragraph((switch, Run(f"\u2002{_(KINDS[pattern.kind])}", "soft")), "pattern")
    yield body(pattern.signs)
    if pattern.tongue_pulse:
        yield Paragraph((Run(pattern.tongue_pulse, "soft"),))
    yield Paragraph(tuple(_points(atlas, pattern)), "term")
    yield body(pattern.method)


def _points(atlas: Atlas, pattern: ConditionPattern) -> Iterable[Run]:
    for number, point in enumerate(pattern.points, 1):
        names = atlas.points[point.code].names
        yield Run(f"{_('; ') if number > 1 else ''}{number}\u00a0", "soft")
        yield Run(point.code, "link", Subject("point", point.code).link, _("{pinyin}, {english}", pinyin=names.pinyin, english=names.en))
        yield Run(f" {_(METHODS[point.method])}")


def _summary(told: Told) -> Iterable[Paragraph]:
    yield body(told.western.summary)


def _findings(told: Told) -> Iterable[Paragraph]:
    for finding in told.western.findings:
        yield from told_finding(told.atlas, finding, told.sources)


def _certain(told: Told) -> Iterable[Paragraph]:
    western = told.western
    if western.guidelines:
        yield label(_("What guidelines say"))
        yield from (Paragraph((Run(one.claim), *told.sources.marks(one.refs)), "bullet") for one in western.guidelines)
    yield label(_("What to expect"))
    yield body(western.expect)
    yield label(_("What is not known"))
    yield body(western.unknown)


ROWS = (
    RowOf(N_("In short"), _short, _summary),
    RowOf(N_("Patterns, and what trials found"), _patterns, _findings),
    RowOf(N_("How sure are we"), _agreement, _certain),
)
