"""The words of the card as plain values: no painting, so that they can be read, copied and tested."""

from __future__ import annotations

from typing import Literal

import msgspec

Style = Literal["body", "strong", "soft", "mark", "link", "grade"]
Kind = Literal["body", "lead", "bullet", "label", "note", "small", "term", "claim"]
Tone = Literal["plain", "channel", "caution"]


class Run(msgspec.Struct, frozen=True):
    """A stretch of text; ``target`` is a web address, ``ref:3``, or empty; ``tip`` explains it on hover."""

    text: str
    style: Style = "body"
    target: str = ""
    tip: str = ""


class Paragraph(msgspec.Struct, frozen=True):
    """Runs that flow together."""

    runs: tuple[Run, ...]
    kind: Kind = "body"

    @property
    def text(self) -> str:
        """Return the bare text."""
        return "".join(run.text for run in self.runs)


class Chip(msgspec.Struct, frozen=True):
    """A short tag under the name."""

    text: str
    tip: str = ""
    tone: Tone = "plain"


class Header(msgspec.Struct, frozen=True):
    """The names of the point."""

    code: str
    channel: str
    pinyin: str
    hans: str
    hant: str
    english: str
    readings: str
    chips: tuple[Chip, ...]


class Strip(msgspec.Struct, frozen=True):
    """The organ system, closed to one line or open with both medicines."""

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


class Card(msgspec.Struct, frozen=True):
    """All that stands on the card, from top to bottom."""

    header: Header
    plain: tuple[Paragraph, ...]
    organ: Strip | None
    find: tuple[Paragraph, ...]
    heads: tuple[str, str]
    rows: tuple[Row, ...]
    sources: tuple[Paragraph, ...]


def body(text: str) -> Paragraph:
    """Return a paragraph of plain text."""
    return Paragraph((Run(text),))


def bullet(text: str) -> Paragraph:
    """Return an item of a list."""
    return Paragraph((Run(text),), "bullet")


def label(text: str) -> Paragraph:
    """Return a small heading inside a cell."""
    return Paragraph((Run(text, "soft"),), "label")


def graded(letter: str, text: str, tip: str, style: Style = "body") -> Paragraph:
    """Return a line that begins with the chip of a grade."""
    return Paragraph((Run(f"\u2005{letter}\u2005", "grade", tip=tip), Run(f"\u2002{text}", style, tip=tip)), "claim")


def note(text: str) -> Paragraph:
    """Return a quiet remark."""
    return Paragraph((Run(text, "soft"),), "note")


def term(name: str, text: str) -> Paragraph:
    """Return a name and what belongs to it in one line."""
    return Paragraph((Run(f"{name}\u2002", "soft"), Run(text)), "term")


def as_text(card: Card) -> str:
    """Return the whole card as text, in the order it is read."""
    return "\n".join(_lines(card)).strip() + "\n"


def _lines(card: Card) -> list[str]:
    header = card.header
    han = header.hans if header.hans == header.hant else f"{header.hans} ({header.hant})"
    lines = [f"{header.code}  {header.pinyin}  {han}  {header.english}", header.readings]
    lines.append("; ".join(chip.text for chip in header.chips))
    lines += ["", *_texts(card.plain)]
    if card.organ is not None:
        lines += ["", f"{card.organ.title}: {card.organ.line}"]
    lines += ["", "How to find it", *_texts(card.find)]
    for row in card.rows:
        lines += ["", row.title, f"{card.heads[0]}:", *_texts(row.left), f"{card.heads[1]}:", *_texts(row.right)]
    if card.sources:
        lines += ["", "Sources", *_texts(card.sources)]
    return lines


def _texts(paragraphs: tuple[Paragraph, ...]) -> list[str]:
    marks = {"bullet": "- "}
    return [f"{marks.get(paragraph.kind, '')}{paragraph.text}" for paragraph in paragraphs]
