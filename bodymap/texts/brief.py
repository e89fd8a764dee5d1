"""Writes the card of a condition that has no columns of its own: what points say of it, in both medicines."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from bodymap.atlas.subject import Subject
from bodymap.texts.citations import Citations
from bodymap.texts.common import foot, heads
from bodymap.texts.content import Card, Paragraph, Row, Run, body, label, note
from bodymap.texts.finding import head_of, told_finding, with_grade
from bodymap.texts.picks import pick, point_links
from bodymap.words import _

if TYPE_CHECKING:
    from bodymap.atlas.load import Atlas
    from bodymap.atlas.model import Claim, Condition

_USES, _CLAIMS = 0, 1


def write_brief(atlas: Atlas, condition: Condition, picked: int = -1) -> Card:
    """Return the brief card of a condition; 0 picks the points of its traditional uses, 1 those with a claim."""
    citations = Citations(atlas)
    right = (*_findings(atlas, condition, citations), *_claims(atlas, condition, citations, lit=picked == _CLAIMS))
    return Card(
        header=head_of(condition),
        plain=(Paragraph((Run(condition.plain),), "lead"),),
        alert=(body(condition.red_flags),) if condition.red_flags else (),
        heads=heads(),
        rows=(Row(_("What each says of points"), tuple(_uses(atlas, condition, lit=picked == _USES)), right),),
        sources=citations.paragraphs(),
        foot=foot(),
    )


def _uses(atlas: Atlas, condition: Condition, *, lit: bool) -> Iterable[Paragraph]:
    uses = atlas.uses_of(condition.id)
    yield label(_("Points by traditional use"))
    if not uses:
        yield note(_("No point\u2019s card names it among the traditional uses"))
        return
    yield pick(_USES, lit=lit)
    for channel in dict.fromkeys(atlas.points[code].channel for code, __ in uses):
        here = [code for code, __ in uses if atlas.points[code].channel == channel]
        yield Paragraph(tuple(point_links(atlas, here, dict(uses))), "bullet")
    yield note(_("The pointer on a name shows the use in its words; some only come near"))


def _findings(atlas: Atlas, condition: Condition, citations: Citations) -> Iterable[Paragraph]:
    for finding in condition.findings:
        yield from told_finding(atlas, finding, citations)


def _claims(atlas: Atlas, condition: Condition, citations: Citations, *, lit: bool) -> Iterable[Paragraph]:
    claims = atlas.claims_on(condition.id)
    yield label(_("Points by trial"))
    if not claims:
        yield note(_("No point\u2019s card makes a graded claim on it"))
        return
    yield pick(_CLAIMS, lit=lit)
    for code, claim in claims:
        yield from _claimed(atlas, code, claim, citations)


def _claimed(atlas: Atlas, code: str, claim: Claim, citations: Citations) -> Iterable[Paragraph]:
    yield with_grade(atlas, claim.grade, f"{code} {atlas.points[code].names.pinyin}", "go", Subject("point", code).link)
    yield Paragraph((Run(claim.claim), *citations.marks(claim.refs)))
