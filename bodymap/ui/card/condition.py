"""Writes the card of a condition: the alarm signs first, then both medicines side by side."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from bodymap.ui.card.brief import write_brief
from bodymap.ui.card.content import Card, Paragraph, Row, Run, Style, body, label
from bodymap.ui.card.finding import head_of, told_finding
from bodymap.ui.card.sources import Sources
from bodymap.ui.card.write import FOOT, HEADS, NOT_WRITTEN

if TYPE_CHECKING:
    from bodymap.atlas.load import Atlas
    from bodymap.atlas.model import Condition, ConditionPattern, ConditionTcm, ConditionWestern

ROWS = ("In short", "Patterns, and what trials found", "How sure are we")
METHODS = {
    "reinforce": "reinforce",
    "reduce": "reduce",
    "even": "even",
    "warm": "warm",
    "reinforce-warm": "reinforce, warm",
    "reduce-warm": "reduce, warm",
}
KINDS = {"excess": "Excess", "deficiency": "Deficiency", "mixed": "Mixed", "channel": "Channel"}


def write_condition(atlas: Atlas, key: str, picked: int = -1) -> Card:
    """Return the card of a condition with one of its patterns picked, none if -1; KeyError if there is no such condition."""
    condition = atlas.condition(key)
    if not told(condition):
        return write_brief(atlas, condition, picked)
    sources = Sources(atlas)
    left = _tcm_cells(atlas, condition.tcm, sources, picked)
    right = _western_cells(atlas, condition.western, sources)
    return Card(
        header=head_of(condition),
        plain=(Paragraph((Run(condition.plain),), "lead"),),
        alert=(body(condition.red_flags),) if condition.red_flags else (),
        heads=HEADS,
        rows=tuple(Row(title, *cells) for title, *cells in zip(ROWS, left, right, strict=True)),
        sources=sources.paragraphs(),
        foot=FOOT,
        lit=_lit(condition.tcm, picked),
        ordered=True,
    )


def _lit(tcm: ConditionTcm | None, picked: int) -> tuple[str, ...]:
    return tuple(point.code for point in tcm.patterns[picked].points) if tcm and picked >= 0 else ()


def told(condition: Condition) -> bool:
    """Tell whether a condition has both columns."""
    return bool(condition.tcm and condition.western)


def _tcm_cells(atlas: Atlas, tcm: ConditionTcm | None, sources: Sources, picked: int) -> list[tuple[Paragraph, ...]]:
    if tcm is None:
        return [NOT_WRITTEN] * len(ROWS)
    patterns = [part for number, pattern in enumerate(tcm.patterns) for part in _pattern(atlas, pattern, number, picked)]
    hint = Paragraph((Run("Choose a pattern to see its points on the body, numbered in the order of use.", "soft"),), "note")
    agreement = Paragraph((Run(tcm.agreement), *sources.marks(tcm.refs)))
    return [(body(tcm.summary),), (hint, *patterns), (label("How far practitioners agree"), agreement)]


def _pattern(atlas: Atlas, pattern: ConditionPattern, number: int, picked: int) -> Iterable[Paragraph]:
    tip = "Its points are shown on the body. Click to leave them." if number == picked else "Show its points on the body"
    style: Style = "picked" if number == picked else "pick"
    kind = Run(f"\u2002{KINDS[pattern.kind]}", "soft")
    yield Paragraph((Run(f"\u2005{pattern.name}\u2005", style, f"pattern:{number}", tip), kind), "pattern")
    yield body(pattern.signs)
    if pattern.tongue_pulse:
        yield Paragraph((Run(pattern.tongue_pulse, "soft"),))
    yield Paragraph(tuple(_points(atlas, pattern)), "term")
    yield body(pattern.method)


def _points(atlas: Atlas, pattern: ConditionPattern) -> Iterable[Run]:
    for number, point in enumerate(pattern.points, 1):
        names = atlas.points[point.code].names
        yield Run(f"{'; ' if number > 1 else ''}{number}\u00a0", "soft")
        yield Run(point.code, "link", f"point:{point.code}", f"{names.pinyin}, {names.en}")
        yield Run(f" {METHODS[point.method]}")


def _western_cells(atlas: Atlas, western: ConditionWestern | None, sources: Sources) -> list[tuple[Paragraph, ...]]:
    if western is None:
        return [NOT_WRITTEN] * len(ROWS)
    findings = tuple(part for finding in western.findings for part in told_finding(atlas, finding, sources))
    guidelines = [Paragraph((Run(one.claim), *sources.marks(one.refs)), "bullet") for one in western.guidelines]
    certain = [label("What guidelines say"), *guidelines] if guidelines else []
    certain += [label("What to expect"), body(western.expect), label("What is not known"), body(western.unknown)]
    return [(body(western.summary),), findings or NOT_WRITTEN, tuple(certain)]
