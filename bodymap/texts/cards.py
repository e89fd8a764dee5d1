"""The card of anything: one table of the kinds of cards, each with its writer."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from bodymap.texts.condition import write_condition
from bodymap.texts.how import write_how, write_mechanism
from bodymap.texts.organ_card import write_organ
from bodymap.texts.point import write_point
from bodymap.texts.structure import write_structure
from bodymap.texts.sure import write_sure
from bodymap.texts.untranslated import with_note

if TYPE_CHECKING:
    from bodymap.atlas.load import Atlas
    from bodymap.atlas.subject import Subject, SubjectKind
    from bodymap.texts.content import Card

Writer = Callable[["Atlas", str, int], "Card"]
"""Writes the card of an id, with one of its sets of points picked, none if -1."""


def _write_page(atlas: Atlas, key: str, picked: int) -> Card:  # noqa: ARG001 - a page has no sets to pick
    return {"sure": write_sure, "how": write_how}[key](atlas)


WRITERS: dict[SubjectKind, Writer] = {
    "point": write_point,
    "condition": write_condition,
    "organ": write_organ,
    "structure": write_structure,
    "mechanism": write_mechanism,
    "page": _write_page,
}


def write_card(atlas: Atlas, subject: Subject, picked: int = -1) -> Card:
    """Return the card of a subject, with one of its sets of points picked, none if -1; KeyError if there is no such subject."""
    return with_note(atlas, WRITERS[subject.kind](atlas, subject.id, picked))


def name_of(atlas: Atlas, subject: Subject) -> str:
    """Return what a subject is called as a title: the code of a point, the name of anything else."""
    return subject.id if subject.kind == "point" else write_card(atlas, subject).header.title
