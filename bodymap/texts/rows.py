"""The rows of a card as a table: a question, and what writes the answer of each medicine."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Generic, TypeVar

import msgspec

from bodymap.texts.common import not_written
from bodymap.texts.content import Paragraph, Row
from bodymap.words import _

_F = TypeVar("_F")


class RowSpec(msgspec.Struct, Generic[_F], frozen=True):
    """One row: its question, and what writes either answer from the facts of the card."""

    title: str
    left: Callable[[_F], Iterable[Paragraph]]
    right: Callable[[_F], Iterable[Paragraph]]


def write_rows(specs: Iterable[RowSpec[_F]], facts: _F) -> tuple[Row, ...]:
    """Return the rows in order, each read from left to right; an answer without a word says that it is not written yet."""
    return tuple(
        Row(_(spec.title), tuple(spec.left(facts)) or not_written(), tuple(spec.right(facts)) or not_written()) for spec in specs
    )
