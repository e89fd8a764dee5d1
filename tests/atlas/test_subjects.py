"""What can have a card: one grammar of links, a writer for every kind, sets that its card can light."""

from __future__ import annotations

from typing import get_args

import pytest

from bodymap.atlas.load import open_atlas
from bodymap.atlas.sets import sets_of
from bodymap.atlas.subject import KINDS, Subject, SubjectKind, parse_link
from bodymap.texts.cards import WRITERS, write_card
from bodymap.texts.content import LIGHT


def test_every_kind_has_its_row_and_its_writer() -> None:
    assert set(KINDS) == set(WRITERS) == set(get_args(SubjectKind))


@pytest.mark.parametrize("link", ["point:BL23", "condition:low-back-pain", "organ:KI", "page:sure"])
def test_a_link_is_read_as_it_is_written(link: str) -> None:
    subject = parse_link(link)
    assert subject is not None
    assert subject.link == link


@pytest.mark.parametrize("link", ["https://doi.org/10.1", "ref:3", "light:0", "back:", "", "point"])
def test_other_links_lead_to_no_subject(link: str) -> None:
    assert parse_link(link) is None


def test_a_card_offers_as_many_sets_as_its_subject_has() -> None:
    atlas = open_atlas()
    seen = 0
    for kind in KINDS:
        for key in KINDS[kind].ids(atlas):
            subject = Subject(kind, key)
            card = write_card(atlas, subject)
            cells = [part for row in card.rows for part in (*row.left, *row.right)]
            cells += [part for section in card.sections for part in section.parts]
            offered = {int(run.target.removeprefix(LIGHT)) for part in cells for run in part.runs if run.target.startswith(LIGHT)}
            sets = sets_of(atlas, subject)
            # An empty set has no switch on a brief card.
            assert offered == {number for number, found in enumerate(sets) if found.codes or kind == "structure"}, subject
            seen += len(offered)
    assert seen > 600
