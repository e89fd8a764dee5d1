"""Writes the card of a condition: the alarm signs first, then both medicines side by side."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from bodymap.ui.card.content import Card, Chip, Header, Paragraph, Row, Run, Style, body, graded, label
from bodymap.ui.card.sources import Sources
from bodymap.ui.card.write import FOOT, HEADS, NOT_WRITTEN

if TYPE_CHECKING:
    from bodymap.atlas.load import Atlas
    from bodymap.atlas.model import Condition, ConditionPattern, ConditionTcm, ConditionWestern, Finding

ROWS = ("In short", "Patterns, and what trials found", "How sure are we")
AGAINST = {
    "sham": "Against sham",
    "usual-care": "Against usual care",
    "drug": "Against a drug",
    "guideline": "Guideline",
    "safety": "Safety",
}
METHODS = {
    "reinforce": "reinforce",
    "reduce": "reduce",
    "even": "even",
    "warm": "warm",
    "reinforce-warm": "reinforce, warm",
    "reduce-warm": "reduce, warm",
}
KINDS = {"excess": "Excess", "deficiency": "Deficiency", "mixed": "Mixed", "channel": "Channel"}
_UNGRADED = ("guideline", "safety")
_MOST_NAMES = 8


def write_condition(atlas: Atlas, key: str, picked: int = -1) -> Card:
    """Return the card of a condition with one of its patterns picked, none if -1; KeyError if there is no such condition."""
    condition = atlas.condition(key)
    sources = Sources(atlas)
    left = _tcm_cells(atlas, condition.tcm, sources, picked)
    right = _western_cells(atlas, condition.western, sources)
    return Card(
        header=_header(condition),
        plain=(Paragraph((Run(condition.plain),), "lead"),),
        alert=(body(condition.red_flags),) if condition.red_flags else (),
        heads=HEADS,
        rows=tuple(Row(title, *cells) for title, *cells in zip(ROWS, left, right, strict=True)),
        sources=sources.paragraphs(),
        foot=FOOT,
    )


def _header(condition: Condition) -> Header:
    hans = next((name for name in condition.aliases if "\u4e00" <= name[0] <= "\u9fff"), "")
    names = [name for name in condition.aliases if name.isascii()][:_MOST_NAMES]
    return Header(
        condition.name,
        hans=hans,
        hant=hans,
        readings=f"Also called {', '.join(names)}" if names else "",
        chips=(Chip("Condition"),),
    )


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
    findings = tuple(part for finding in western.findings for part in _finding(atlas, finding, sources))
    guidelines = [Paragraph((Run(one.claim), *sources.marks(one.refs)), "bullet") for one in western.guidelines]
    certain = [label("What guidelines say"), *guidelines] if guidelines else []
    certain += [label("What to expect"), body(western.expect), label("What is not known"), body(western.unknown)]
    return [(body(western.summary),), findings or NOT_WRITTEN, tuple(certain)]


def _finding(atlas: Atlas, finding: Finding, sources: Sources) -> Iterable[Paragraph]:
    name = AGAINST[finding.against]
    if finding.against in _UNGRADED:
        yield Paragraph((Run(name, "strong"),), "claim")
    else:
        grade = atlas.grade(finding.grade)
        yield graded(finding.grade, name, f"{grade.label}. {grade.meaning}", "strong")
    yield Paragraph((Run(finding.claim), *sources.marks(finding.refs)))
