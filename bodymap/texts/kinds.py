"""What the kinds of subjects are called."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bodymap.words import N_, _

if TYPE_CHECKING:
    from bodymap.atlas.load import Atlas
    from bodymap.atlas.subject import Subject, SubjectKind

_WORDS: dict[SubjectKind, str] = {
    "point": N_("Point"),
    "condition": N_("Condition"),
    "organ": N_("Organ system"),
    "mechanism": N_("How needling may work"),
    "structure": N_("Anatomy"),
    "page": N_("Page"),
}


def kind_word(atlas: Atlas, subject: Subject) -> str:
    """Return the word for what a subject is; a vessel is told from the organs beside it."""
    if subject.kind == "organ" and atlas.organ(subject.id).vessel:
        return _("Extraordinary vessel")
    return _(_WORDS[subject.kind])
