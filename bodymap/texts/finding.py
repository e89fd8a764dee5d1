"""Parts that cards share where trials are told: a graded name, a finding, the head of a condition."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from bodymap.texts.content import Chip, Header, Paragraph, Run, RunStyle, graded
from bodymap.words import N_, _

if TYPE_CHECKING:
    from bodymap.atlas.load import Atlas
    from bodymap.atlas.model import Condition, Finding
    from bodymap.texts.citations import Citations

AGAINST = {
    "sham": N_("Against sham"),
    "usual-care": N_("Against usual care"),
    "drug": N_("Against a drug"),
    "mixed": N_("Against various controls"),
    "guideline": N_("Guideline"),
    "safety": N_("Safety"),
}
_UNGRADED = ("guideline", "safety")
_MOST_NAMES = 8


def with_grade(atlas: Atlas, letter: str, name: str, style: RunStyle = "strong", leads: str = "") -> Paragraph:
    """Return a name behind the chip of a grade, which tells on hover what the grade means; the name may lead elsewhere."""
    grade = atlas.grade(letter)
    return graded(letter, name, _("{label}. {meaning}", label=grade.label, meaning=grade.meaning), style, leads=leads)


def head_of(condition: Condition) -> Header:
    """Return the head of the card: the name, and what else it is called."""
    hans = next((name for name in condition.aliases if "\u4e00" <= name[0] <= "\u9fff"), "")
    names = [name for name in condition.aliases if name.isascii()][:_MOST_NAMES]
    return Header(
        condition.name,
        hans=hans,
        hant=hans,
        readings=_("Also called {names}", names=_(", ").join(names)) if names else "",
        chips=(Chip(_("Condition")),),
    )


def told_finding(atlas: Atlas, finding: Finding, citations: Citations) -> Iterable[Paragraph]:
    """Yield what one trial, review or guideline found, its grade first."""
    name = _(AGAINST[finding.against])
    if finding.against in _UNGRADED:
        yield Paragraph((Run(name, "strong"),), "claim")
    else:
        yield with_grade(atlas, finding.grade, name)
    yield Paragraph((Run(finding.claim), *citations.marks(finding.refs)))
