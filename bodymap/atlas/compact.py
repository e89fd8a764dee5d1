"""The shape of the compact file: light heads at once, whole records on demand."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from bodymap.atlas.model import Category, Channel, Names, Point, Record, channel_of

if TYPE_CHECKING:
    from bodymap.atlas.records import Records


class PointHead(Record, frozen=True, kw_only=True):
    """What lists and searches need of a point; ``terms`` are the lesser words it is found by."""

    code: str
    names: Names
    aliases: tuple[str, ...]
    categories: tuple[Category, ...]
    terms: tuple[str, ...] = ()

    @property
    def channel(self) -> str:
        """Return the letters of the code."""
        return channel_of(self.code)

    @property
    def number(self) -> int:
        """Return the number of the code."""
        return int(self.code[len(self.channel) :])


class Compact(Record, frozen=True, kw_only=True):
    """The whole atlas; ``records`` maps kind and id to a packed record.

    The kind ``uses`` maps a condition to the points whose traditional uses name it, each with the place of the first such use.
    """

    heads: tuple[PointHead, ...]
    channels: tuple[Channel, ...]
    records: dict[str, dict[str, msgspec.Raw]]
    untranslated: dict[str, dict[str, tuple[str, ...]]] = msgspec.field(default_factory=dict)
    """In another language than English: by kind and id the fields that are English still."""


def search_terms(point: Point, records: Records, joint: str = " of ") -> tuple[str, ...]:
    """Return what else a point is found by: its classes, joined to what they are of, its uses in both columns."""
    terms = [_category_term(category, records, joint) for category in point.categories]
    if point.western:
        for claim in point.western.used_for:
            condition = records.values["conditions"].get(claim.condition)
            terms.extend((condition.name, *condition.aliases) if condition else ())
    if point.tcm:
        terms.extend(point.tcm.used_for)
    return tuple(dict.fromkeys(terms))


def _category_term(category: Category, records: Records, joint: str) -> str:
    text = records.values["categories"].get(category.id)
    name = text.name if text else category.id
    organ = records.values["organs"].get(category.of or "")
    of = organ.names.en if organ else (category.of or "")
    return f"{name}{joint}{of}" if of else f"{name} {category.element or ''}".strip()
