"""Tells on a card in another language that some of it is in English still."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING

import msgspec

from bodymap.texts.content import Card, Paragraph, Row, Strip, note
from bodymap.words import _

if TYPE_CHECKING:
    from bodymap.atlas.load import Atlas

# A shorter text, such as a name, may be the same in both languages.
_SHORTEST = 8


def with_note(atlas: Atlas, card: Card) -> Card:
    """Return a card with a quiet note if it holds texts that the atlas has in English only."""
    if not atlas.english_texts or not _holds(" ".join(_texts(card)).casefold(), _by_beginning(atlas)):
        return card
    return msgspec.structs.replace(card, foot=(note(_("In English: not translated yet")), *card.foot))


@cache
def _by_beginning(atlas: Atlas) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for text in atlas.english_texts:
        if len(text) >= _SHORTEST:
            found.setdefault(text[:_SHORTEST].casefold(), []).append(text.casefold())
    return found


def _holds(told: str, by_beginning: dict[str, list[str]]) -> bool:
    """Tell whether one of many texts stands anywhere in a long one; cards join texts and begin some with a capital."""
    return any(told.startswith(text, at) for at in range(len(told)) for text in by_beginning.get(told[at : at + _SHORTEST], ()))


def _texts(card: Card) -> Iterator[str]:
    """Yield all texts of a card, what is told on hover too."""
    yield from (text for chip in card.header.chips for text in (chip.text, chip.tip))
    yield from (card.header.title, card.header.english, *(text for strip in card.strips for text in (strip.title, strip.line)))
    for part in _paragraphs(card):
        yield part.text
        yield from (run.tip for run in part.runs if run.tip)


def _paragraphs(card: Card) -> Iterator[Paragraph]:
    yield from (*card.plain, *card.alert, *card.sources)
    yield from (part for section in card.sections for part in section.parts)
    cells: tuple[Strip | Row, ...] = (*card.strips, *card.rows)
    yield from (part for cell in cells for part in (*cell.left, *cell.right))
    yield from (part for strip in card.strips for part in strip.below)
