"""Writes the page that tells how sure the cards are: grades, sources, and what the program is not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bodymap.texts.content import Card, Header, Paragraph, Run, Section, body, bullet, graded
from bodymap.words import N_, _

if TYPE_CHECKING:
    from bodymap.atlas.load import Atlas

TITLE = N_("How sure are we?")
_LEAD = N_(
    "Every Western claim on these cards has a grade and a source. The tradition is told as tradition: "
    "the cards say what it teaches, not that it is proven."
)
_CLAIMS = (
    N_(
        "Sham means needles that do not go in, go in only a little, or go in somewhere else. "
        "A gain over sham speaks for the needle or the point itself."
    ),
    N_(
        "Usual care means what people would have got anyway. "
        "A gain over usual care may also come from time, attention, hope and the body's own course."
    ),
    N_(
        "On the card of a condition each finding says what it was held against. "
        "Guidelines and counts of harm have no letter there: a guideline is advice, and harm is counted, not compared."
    ),
)
_SOURCES = (
    (N_("No remark"), N_("We looked the source up and read in it what the card says.")),
    (N_("Checked in part"), N_("We read the summary or a part of it, not the whole.")),
    (N_("Known from how others cite it"), N_("We did not see the source itself. We have its content from others who name it.")),
    (N_("Not checked yet"), N_("The source is named, and still waits to be looked up.")),
)
_LEFT = (
    N_("What textbooks teach, and where they differ."),
    N_("How far practitioners agree, where somebody has counted."),
    N_("Agreement shows that a teaching is shared. It does not show that it helps."),
)
_NOT = (
    N_("It does not diagnose. What a card lists under a pattern or a condition cannot tell what you have."),
    N_("It is no instruction to needle. Angles and depths are published for trained hands, and a body differs from a drawing."),
    N_("It does not replace a doctor. Where a card says to see one first, see one first."),
    N_("It may be wrong. Points are placed by measure on two model bodies, and sources are read by people who can err."),
)


def write_sure(atlas: Atlas) -> Card:
    """Return the page on grades and sources."""
    return Card(
        header=Header(_(TITLE)),
        plain=(Paragraph((Run(_(_LEAD)),), "lead"),),
        sections=(
            Section(_("The five grades"), tuple(_grades(atlas))),
            Section(_("What was compared"), tuple(bullet(_(text)) for text in _CLAIMS)),
            Section(_("How sources are marked"), tuple(_marked())),
            Section(_("What the left column rests on"), tuple(bullet(_(text)) for text in _LEFT)),
            Section(_("What Bodymap is not"), tuple(bullet(_(text)) for text in _NOT)),
        ),
    )


def _grades(atlas: Atlas) -> list[Paragraph]:
    parts = []
    for letter in atlas.ids("grades"):
        grade = atlas.grade(letter)
        parts += [graded(letter, grade.label, "", "strong", target=""), body(grade.meaning)]
    return parts


def _marked() -> list[Paragraph]:
    return [Paragraph((Run(_("{name}. ", name=_(name)), "strong"), Run(_(text))), "bullet") for name, text in _SOURCES]
