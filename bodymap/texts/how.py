"""Writes the cards on how needling may work: one account each, and a page that lists them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from bodymap.atlas.subject import Subject
from bodymap.texts.citations import Citations
from bodymap.texts.common import foot
from bodymap.texts.content import Card, Chip, Header, Paragraph, Run, Section, body, bullet
from bodymap.words import N_, _

if TYPE_CHECKING:
    from bodymap.atlas.load import Atlas

TITLE = N_("How needling may work")
_LEAD = N_(
    "Western medicine has no single account of how needling works. It has several, each tested in its own way, "
    "and none of them explains all. Here is what was shown for each, in whom, and what speaks against it."
)
_TOGETHER = (
    N_(
        "Most of these accounts speak of the needle and not of the point: "
        "they do not tell why one point should be better than its neighbour."
    ),
    N_("What was seen in a mouse or in a scanner is not yet relief that a patient feels."),
    N_("Several may act at once, and how much each one adds is not known."),
)


def write_mechanism(atlas: Atlas, key: str, picked: int = -1) -> Card:  # noqa: ARG001 - it has no sets to pick
    """Return the card of one account; KeyError if there is none."""
    found = atlas.mechanism(key)
    citations = Citations(atlas)
    marks = tuple(citations.marks(found.refs))
    return Card(
        header=Header(found.name, (Chip(_(TITLE)),)),
        plain=(Paragraph((Run(found.short),), "lead"),),
        sections=(
            Section(_("What was shown"), (Paragraph((Run(found.shown), *marks)),)),
            Section(_("In whom"), (body(found.in_whom),)),
            Section(_("What speaks against it"), (body(found.against),)),
        ),
        sources=citations.paragraphs(),
        foot=foot(),
    )


def write_how(atlas: Atlas) -> Card:
    """Return the page that lists all accounts."""
    return Card(
        header=Header(_(TITLE)),
        plain=(Paragraph((Run(_(_LEAD)),), "lead"),),
        sections=(
            Section(_("The accounts"), tuple(_accounts(atlas))),
            Section(_("Taken together"), tuple(bullet(_(text)) for text in _TOGETHER)),
        ),
        foot=foot(),
    )


def _accounts(atlas: Atlas) -> Iterable[Paragraph]:
    for key in atlas.ids("mechanisms"):
        found = atlas.mechanism(key)
        yield Paragraph((Run(found.name, "go", Subject("mechanism", key).link),), "claim")
        yield body(found.short)
