"""Writes the card of a condition: the alarm signs first, then both medicines side by side."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from bodymap.ui.card.content import Card, Chip, Header, Paragraph, Row, Run, Section, Style, body, graded, label, note
from bodymap.ui.card.picks import pick
from bodymap.ui.card.sources import Sources
from bodymap.ui.card.write import FOOT, HEADS, NOT_WRITTEN

if TYPE_CHECKING:
    from bodymap.atlas.load import Atlas
    from bodymap.atlas.model import Claim, Condition, ConditionPattern, ConditionTcm, ConditionWestern, Finding

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
NO_CLAIMS = (note("The card of no point makes a graded claim on this"),)


def write_condition(atlas: Atlas, key: str, picked: int = -1) -> Card:
    """Return the card of a condition with one of its patterns picked, none if -1; KeyError if there is no such condition."""
    condition = atlas.condition(key)
    if not told(condition):
        return _short(atlas, condition, lit=picked >= 0)
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


def told(condition: Condition) -> bool:
    """Tell whether a condition has both columns."""
    return bool(condition.tcm and condition.western)


def points_of_condition(atlas: Atlas, key: str) -> tuple[str, ...]:
    """Return the points that claim something of a condition."""
    return tuple(dict.fromkeys(code for code, _ in atlas.claims_on(key)))


def _short(atlas: Atlas, condition: Condition, *, lit: bool) -> Card:
    """Return the card of a condition without columns: what the points say of it."""
    sources = Sources(atlas)
    found = tuple(part for finding in condition.findings for part in _finding(atlas, finding, sources))
    said = tuple(part for code, claim in atlas.claims_on(condition.id) for part in _said(atlas, code, claim, sources))
    sections = (
        Section("What trials and reviews found", found),
        Section("What trials say, point by point", (pick(lit=lit), *said) if said else NO_CLAIMS),
    )
    return Card(
        header=_header(condition),
        plain=(Paragraph((Run(condition.plain),), "lead"),),
        alert=(body(condition.red_flags),) if condition.red_flags else (),
        sections=tuple(section for section in sections if section.parts),
        sources=sources.paragraphs(),
        foot=FOOT,
    )


def _said(atlas: Atlas, code: str, claim: Claim, sources: Sources) -> Iterable[Paragraph]:
    grade = atlas.grade(claim.grade)
    name = f"{code} {atlas.points[code].names.pinyin}"
    yield graded(claim.grade, name, f"{grade.label}. {grade.meaning}", "go", leads=f"point:{code}")
    yield Paragraph((Run(claim.claim), *sources.marks(claim.refs)))


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
