"""The words of the card as plain values: no painting, so that they can be read, copied and tested."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Literal

import msgspec

from bodymap.atlas.subject import Subject
from bodymap.words import N_, _

RunStyle = Literal["body", "strong", "soft", "mark", "link", "go", "quiet", "grade", "pick", "picked"]
ParagraphKind = Literal["body", "lead", "bullet", "label", "note", "small", "term", "claim", "pattern"]
ChipTone = Literal["plain", "channel", "caution"]
SURE = Subject("page", "sure").link
HOW = Subject("page", "how").link
_PLACE = re.compile(r"\{(\w+)\}")
LIGHT = "light:"
"""Begins a link that lights a set of points of the card, or puts it out; its number follows."""
BACK = "back:"
"""The link back to the card that one works from."""
ALERT = N_("See a doctor first")


class Run(msgspec.Struct, frozen=True):
    """A stretch of text; ``target`` leads to a web address, ``ref:3`` or ``point:BL23``; ``tip`` explains it on hover."""

    text: str
    style: RunStyle = "body"
    target: str = ""
    tip: str = ""


class Paragraph(msgspec.Struct, frozen=True):
    """Runs that flow together."""

    runs: tuple[Run, ...]
    kind: ParagraphKind = "body"

    @property
    def text(self) -> str:
        """Return the bare text."""
        return "".join(run.text for run in self.runs)


class Chip(msgspec.Struct, frozen=True):
    """A short tag under the name."""

    text: str
    tip: str = ""
    tone: ChipTone = "plain"


class Header(msgspec.Struct, frozen=True):
    """The name as a title, with code, scripts and chips as far as there are any; a point's title is its pinyin."""

    title: str
    chips: tuple[Chip, ...] = ()
    code: str = ""
    channel: str = ""
    hans: str = ""
    hant: str = ""
    english: str = ""
    readings: str = ""


class Strip(msgspec.Struct, frozen=True):
    """An organ system or vessel, closed to one line or open with both medicines; ``key`` tells the strips of a card apart."""

    key: str
    sign: str
    title: str
    line: str
    channel: str
    left: tuple[Paragraph, ...]
    right: tuple[Paragraph, ...]
    below: tuple[Paragraph, ...]


class Row(msgspec.Struct, frozen=True):
    """One question, answered by both medicines."""

    title: str
    left: tuple[Paragraph, ...]
    right: tuple[Paragraph, ...]


class Section(msgspec.Struct, frozen=True):
    """A heading and what stands below it across the whole card."""

    title: str
    parts: tuple[Paragraph, ...]


class Card(msgspec.Struct, frozen=True, kw_only=True):
    """All that stands on the card, from top to bottom."""

    back: tuple[Paragraph, ...] = ()
    """The way back to the card from which a link led here."""
    header: Header
    plain: tuple[Paragraph, ...] = ()
    alert: tuple[Paragraph, ...] = ()
    """When to see a doctor first."""
    strips: tuple[Strip, ...] = ()
    """The organ of the point, then the vessels it lies on."""
    sections: tuple[Section, ...] = ()
    heads: tuple[str, str] = ("", "")
    rows: tuple[Row, ...] = ()
    sources: tuple[Paragraph, ...] = ()
    foot: tuple[Paragraph, ...] = ()


def body(text: str) -> Paragraph:
    """Return a paragraph of plain text."""
    return Paragraph((Run(text),))


def bullet(text: str) -> Paragraph:
    """Return an item of a list."""
    return Paragraph((Run(text),), "bullet")


def label(text: str) -> Paragraph:
    """Return a small heading inside a cell."""
    return Paragraph((Run(text, "soft"),), "label")


def back_to(name: str) -> tuple[Paragraph, ...]:
    """Return the line that leads back to another card."""
    return (Paragraph((Run(_("\u2039 Back to {name}", name=name), "link", BACK),), "note"),)


def graded(letter: str, text: str, tip: str, style: RunStyle = "body", *, target: str = SURE, leads: str = "") -> Paragraph:
    """Return a line that begins with the chip of a grade, which leads to what grades mean; the text may lead elsewhere."""
    chip = Run(f"\u2005{letter}\u2005", "grade", target, tip)
    return Paragraph((chip, Run("\u2002"), Run(text, style, leads, tip)), "claim")


def note(text: str) -> Paragraph:
    """Return a quiet remark."""
    return Paragraph((Run(text, "soft"),), "note")


def term(name: str, text: str) -> Paragraph:
    """Return a name and what belongs to it in one line."""
    return Paragraph((Run(f"{name}\u2002", "soft"), Run(text)), "term")


def woven(text: str, style: RunStyle = "soft", **places: Iterable[Run]) -> tuple[Run, ...]:
    """Return a text as runs of one style, with runs of their own at its named places."""
    # Odd parts are the names.
    parts = enumerate(_PLACE.split(text))
    return tuple(run for at, part in parts for run in (places[part] if at % 2 else (Run(part, style),) if part else ()))
