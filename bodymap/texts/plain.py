"""Writes a card as plain text: for the clipboard and the screen reader a line a paragraph, for a terminal as a page."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import groupby
from unicodedata import combining, east_asian_width

import msgspec

from bodymap.texts.content import ALERT, Card, Header, Paragraph, Run
from bodymap.words import _

_STEP = 2
_OPENING = ("label", "claim", "pattern")
_WORD = re.compile(r"[^ ]+ *")
_SPACES = (("\u2002", "  "), ("\u2005", ""), ("[\u202f", "["))
"""The spaces that set chips, names and marks apart on the painted card, and what stands for them here."""


class TextLine(msgspec.Struct, frozen=True):
    """A paragraph below so many headings; on a page its further lines stand ``hang`` columns further in."""

    text: str = ""
    depth: int = 0
    hang: int = 0


def as_text(card: Card, width: int = 0) -> str:
    """Return the whole card in the order it is read; at a width in columns as a page, wrapped and indented by its headings."""
    lines = (text for line in _joined(_blocks(card)) for text in (_wrapped(line, width) if width else (line.text,)))
    return "\n".join(lines) + "\n"


def _joined(blocks: Iterable[Iterable[TextLine]]) -> Iterator[TextLine]:
    """Yield the lines of all blocks, an empty line between two blocks."""
    begun = False
    for block in blocks:
        lines = tuple(block)
        if lines and begun:
            yield TextLine()
        yield from lines
        begun = begun or bool(lines)


def _blocks(card: Card) -> Iterator[Iterable[TextLine]]:
    yield _header(card.header)
    yield _parts(card.plain)
    yield _titled(_(ALERT), card.alert)
    yield (TextLine(f"{strip.title}: {strip.line}", hang=_STEP) for strip in card.strips)
    for section in card.sections:
        yield _titled(section.title, section.parts)
    for row in card.rows:
        yield from _columns(row.title, card.heads, (row.left, row.right))
    # A strip is shut on the card, and opens to what is told here, after the subject itself.
    for strip in card.strips:
        yield from _columns(strip.title, card.heads, (strip.left, strip.right))
        yield _parts(strip.below, 1)
    yield _titled(_("Sources"), card.sources)


def _header(header: Header) -> Iterator[TextLine]:
    han = header.hans if header.hans == header.hant else f"{header.hans} ({header.hant})"
    names = "  ".join(name for name in (header.code, header.title, han, header.english) if name)
    chips = "; ".join(chip.text for chip in header.chips)
    yield from (TextLine(text, hang=_STEP) for text in (names, header.readings, chips) if text)


def _columns(title: str, heads: tuple[str, str], cells: Iterable[tuple[Paragraph, ...]]) -> Iterator[Iterable[TextLine]]:
    """Yield both columns below one title, each with the head of its medicine."""
    left, right = (tuple(_titled(f"{head}:", cell, 1)) for head, cell in zip(heads, cells, strict=True))
    yield (TextLine(title), *left)
    yield right


def _titled(title: str, parts: tuple[Paragraph, ...], depth: int = 0) -> Iterator[TextLine]:
    if parts:
        yield TextLine(title, depth)
        yield from _parts(parts, depth + 1)


def _parts(parts: tuple[Paragraph, ...], depth: int = 0) -> Iterator[TextLine]:
    before = None
    for part in parts:
        if part.kind == "note" and part.runs[0].style == "link":
            continue  # the way to another card, which text cannot lead to
        if before and _apart(before, part):
            yield TextLine()
        yield _line(part, depth)
        before = part


def _apart(before: Paragraph, part: Paragraph) -> bool:
    """Tell whether an empty line stands between two paragraphs: before a small heading, and between two that flow."""
    return before.kind == part.kind == "body" or (part.kind in _OPENING and before.kind != part.kind)


def _line(part: Paragraph, depth: int) -> TextLine:
    if part.kind == "bullet":
        return TextLine(f"- {_text(part)}", depth, 2)
    return TextLine(_text(part), depth, _STEP if part.kind in {"term", "small"} else 0)


def _text(part: Paragraph) -> str:
    """Return the words of a paragraph, its source marks in brackets and its grades in parentheses."""
    text = "".join(_marks(runs) if marks else _words(runs) for marks, runs in groupby(part.runs, lambda run: run.style == "mark"))
    if part.kind == "term" and part.runs[0].text.endswith("\u2002"):
        text = text.replace("\u2002", ": ", 1)
    for space, plain in _SPACES:
        text = text.replace(space, plain)
    return text


def _marks(runs: Iterable[Run]) -> str:
    return f" [{''.join(run.text for run in runs)}]"


def _words(runs: Iterable[Run]) -> str:
    return "".join(f"({run.text})" if run.style == "grade" else run.text for run in runs)


def _wrapped(line: TextLine, width: int) -> Iterator[str]:
    """Yield the lines of a paragraph on a page; a word that is wider than the page stands out."""
    indent = _STEP * line.depth
    written, taken = " " * indent, indent
    for word in _WORD.findall(line.text):
        if written.strip() and taken + _wide(word.rstrip(" ")) > width:
            yield written.rstrip(" ")
            written, taken = " " * (indent + line.hang), indent + line.hang
        written, taken = written + word, taken + _wide(word)
    yield written.rstrip(" ")


def _wide(text: str) -> int:
    """Return how many columns of a terminal a text takes; a Chinese character takes two."""
    return sum(0 if combining(char) else 2 if east_asian_width(char) in "WF" else 1 for char in text)
