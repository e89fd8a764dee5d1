"""Writes the card of a condition: the alarm signs first, then both medicines side by side."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

import msgspec

from bodymap.atlas.subject import Subject
from bodymap.texts.brief import write_brief
from bodymap.texts.content import LIGHT, Card, Paragraph, Row, Run, Style, body, label
from bodymap.texts.finding import head_of, told_finding
from bodymap.texts.point import FOOT, HEADS, NOT_WRITTEN
from bodymap.texts.sources import Sources

if TYPE_CHECKING:
    from bodymap.atlas.load import Atlas
    from bodymap.atlas.model import ConditionPattern, ConditionTcm, ConditionWestern

METHODS = {
    "reinforce": "reinforce",
    "reduce": "reduce",
    "even": "even",
    "warm": "warm",
    "reinforce-warm": "reinforce, warm",
    "reduce-warm": "reduce, warm",
}
KINDS = {"excess": "Excess", "deficiency": "Deficiency", "mixed": "Mixed", "channel": "Channel"}


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
        heads=HEADS,
        rows=tuple(Row(row.title, tuple(row.left(told)), tuple(row.right(told)) or NOT_WRITTEN) for row in ROWS),
        sources=told.sources.paragraphs(),
        foot=FOOT,
    )


def _short(told: Told) -> Iterable[Paragraph]:
    yield body(told.tcm.summary)


def _patterns(told: Told) -> Iterable[Paragraph]:
    yield Paragraph((Run("Choose a pattern to see its points on the body, numbered in the order of use.", "soft"),), "note")
    for number, pattern in enumerate(told.tcm.patterns):
        yield from _pattern(told.atlas, pattern, number, told.picked)


def _agreement(told: Told) -> Iterable[Paragraph]:
    yield label("How far practitioners agree")
    yield Paragraph((Run(told.tcm.agreement), *told.sources.marks(told.tcm.refs)))


def _pattern(atlas: Atlas, pattern: ConditionPattern, number: int, picked: int) -> Iterable[Paragraph]:
    tip = "Its points are shown on the body. Click to leave them." if number == picked else "Show its points on the body"
    style: Style = "picked" if number == picked else "pick"
    kind = Run(f"\u2002{KINDS[pattern.kind]}", "soft")
    yield Paragraph((Run(f"\u2005{pattern.name}\u2005", style, f"{LIGHT}{number}", tip), kind), "pattern")
    yield body(pattern.signs)
    if pattern.tongue_pulse:
        yield Paragraph((Run(pattern.tongue_pulse, "soft"),))
    yield Paragraph(tuple(_points(atlas, pattern)), "term")
    yield body(pattern.method)


def _points(atlas: Atlas, pattern: ConditionPattern) -> Iterable[Run]:
    for number, point in enumerate(pattern.points, 1):
        names = atlas.points[point.code].names
        yield Run(f"{'; ' if number > 1 else ''}{number}\u00a0", "soft")
        yield Run(point.code, "link", Subject("point", point.code).link, f"{names.pinyin}, {names.en}")
        yield Run(f" {METHODS[point.method]}")


def _summary(told: Told) -> Iterable[Paragraph]:
    yield body(told.western.summary)


def _findings(told: Told) -> Iterable[Paragraph]:
    for finding in told.western.findings:
        yield from told_finding(told.atlas, finding, told.sources)


def _certain(told: Told) -> Iterable[Paragraph]:
    western = told.western
    if western.guidelines:
        yield label("What guidelines say")
        yield from (Paragraph((Run(one.claim), *told.sources.marks(one.refs)), "bullet") for one in western.guidelines)
    yield label("What to expect")
    yield body(western.expect)
    yield label("What is not known")
    yield body(western.unknown)


ROWS = (
    RowOf("In short", _short, _summary),
    RowOf("Patterns, and what trials found", _patterns, _findings),
    RowOf("How sure are we", _agreement, _certain),
)
