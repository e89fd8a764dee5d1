"""Writes the card of a condition: the alarm signs first, then both medicines side by side."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

import msgspec

from bodymap.atlas.subject import Subject
from bodymap.texts.brief import write_brief
from bodymap.texts.citations import Citations
from bodymap.texts.common import foot, heads
from bodymap.texts.content import Card, Paragraph, Run, body, label, note
from bodymap.texts.finding import head_of, told_finding
from bodymap.texts.picks import switch_of
from bodymap.texts.rows import RowSpec, write_rows
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


class ConditionFacts(msgspec.Struct, frozen=True):
    """What every row is told from, and which pattern is picked."""

    atlas: Atlas
    tcm: ConditionTcm
    western: ConditionWestern
    citations: Citations
    picked: int


def write_condition(atlas: Atlas, key: str, picked: int = -1) -> Card:
    """Return the card of a condition with one of its patterns picked, none if -1; KeyError if there is no such condition."""
    condition = atlas.condition(key)
    if condition.tcm is None or condition.western is None:
        return write_brief(atlas, condition, picked)
    facts = ConditionFacts(atlas, condition.tcm, condition.western, Citations(atlas), picked)
    return Card(
        header=head_of(condition),
        plain=(Paragraph((Run(condition.plain),), "lead"),),
        alert=(body(condition.red_flags),) if condition.red_flags else (),
        heads=heads(),
        rows=write_rows(ROWS, facts),
        sources=facts.citations.paragraphs(),
        foot=foot(),
    )


def _short(facts: ConditionFacts) -> Iterable[Paragraph]:
    yield body(facts.tcm.summary)


def _patterns(facts: ConditionFacts) -> Iterable[Paragraph]:
    yield note(_("Choose a pattern to see its points on the body, numbered in the order of use."))
    for number, pattern in enumerate(facts.tcm.patterns):
        yield from _pattern(facts.atlas, pattern, number, facts.picked)


def _agreement(facts: ConditionFacts) -> Iterable[Paragraph]:
    yield label(_("How far practitioners agree"))
    yield Paragraph((Run(facts.tcm.agreement), *facts.citations.marks(facts.tcm.refs)))


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


def _summary(facts: ConditionFacts) -> Iterable[Paragraph]:
    yield body(facts.western.summary)


def _findings(facts: ConditionFacts) -> Iterable[Paragraph]:
    for finding in facts.western.findings:
        yield from told_finding(facts.atlas, finding, facts.citations)


def _certain(facts: ConditionFacts) -> Iterable[Paragraph]:
    western = facts.western
    if western.guidelines:
        yield label(_("What guidelines say"))
        yield from (Paragraph((Run(one.claim), *facts.citations.marks(one.refs)), "bullet") for one in western.guidelines)
    yield label(_("What to expect"))
    yield body(western.expect)
    yield label(_("What is not known"))
    yield body(western.unknown)


ROWS: tuple[RowSpec[ConditionFacts], ...] = (
    RowSpec(N_("In short"), _short, _summary),
    RowSpec(N_("Patterns, and what trials found"), _patterns, _findings),
    RowSpec(N_("How sure are we"), _agreement, _certain),
)
