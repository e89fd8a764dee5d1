"""Parts of a condition's card, told in columns or in brief: its head, and what a trial found."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from bodymap.ui.card.content import Chip, Header, Paragraph, Run, graded

if TYPE_CHECKING:
    from bodymap.atlas.load import Atlas
    from bodymap.atlas.model import Condition, Finding
    from bodymap.ui.card.sources import Sources

AGAINST = {
    "sham": "Against sham",
    "usual-care": "Against usual care",
    "drug": "Against a drug",
    "mixed": "Against various controls",
    "guideline": "Guideline",
    "safety": "Safety",
}
_UNGRADED = ("guideline", "safety")
_MOST_NAMES = 8


def head_of(condition: Condition) -> Header:
    """Return the head of the card: the name, and what else it is called."""
    hans = next((name for name in condition.aliases if "\u4e00" <= name[0] <= "\u9fff"), "")
    names = [name for name in condition.aliases if name.isascii()][:_MOST_NAMES]
    return Header(
        condition.name,
        hans=hans,
        hant=hans,
        readings=f"Also called {', '.join(names)}" if names else "",
        chips=(Chip("Condition"),),
    )


def told_finding(atlas: Atlas, finding: Finding, sources: Sources) -> Iterable[Paragraph]:
    """Yield what one trial, review or guideline found, its grade first."""
    name = AGAINST[finding.against]
    if finding.against in _UNGRADED:
        yield Paragraph((Run(name, "strong"),), "claim")
    else:
        grade = atlas.grade(finding.grade)
        yield graded(finding.grade, name, f"{grade.label}. {grade.meaning}", "strong")
    yield Paragraph((Run(finding.claim), *sources.marks(finding.refs)))
