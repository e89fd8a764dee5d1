"""Turns a translator's catalogue (``.po``) into the form that gettext reads (``.mo``)."""

from __future__ import annotations

import ast
import re
import struct
from collections.abc import Iterator
from pathlib import Path

import msgspec

from bodymap.errors import BodymapError
from bodymap.words import _

_LINE = re.compile(r'(msgid|msgid_plural|msgstr|msgstr\[\d+\])?\s*("(?:[^"\\]|\\.)*")')
_PLACE = re.compile(r"\{[^{}]*\}")
_MAGIC = 0x950412DE


class Entry(msgspec.Struct):
    """One text: its parts by the words they begin with in the file, and the line where it begins."""

    line: int
    fuzzy: bool
    parts: dict[str, str]

    @property
    def english(self) -> tuple[str, ...]:
        """Return the English text, of one with plural forms both."""
        return tuple(text for word, text in self.parts.items() if word.startswith("msgid"))

    @property
    def forms(self) -> tuple[str, ...]:
        """Return the translation in all its forms."""
        return tuple(text for word, text in self.parts.items() if word.startswith("msgstr"))


def read_po(path: Path) -> Iterator[Entry]:
    """Yield the entries of a catalogue, the head first; raises BodymapError with the line."""
    entry: Entry | None = None
    word = ""
    for number, fuzzy, line in _lines(path):
        begins, text = _parts_of(line, path, number)
        if begins == "msgid":
            if entry:
                yield entry
            entry = Entry(number, fuzzy, {})
        if entry is None:
            raise _no_line(path, number)
        word = begins or word
        entry.parts[word] = entry.parts.get(word, "") + text
    if entry:
        yield entry


def _lines(path: Path) -> Iterator[tuple[int, bool, str]]:
    """Yield each line that holds a text with its number, and whether a comment right before it calls it doubtful."""
    fuzzy = False
    for number, line in enumerate(_text(path).splitlines(), 1):
        if line.strip() and not line.startswith("#"):
            yield number, fuzzy, line
            fuzzy = False
        else:
            fuzzy = fuzzy or _marks_as_doubtful(line)


def _marks_as_doubtful(line: str) -> bool:
    return line.startswith("#,") and "fuzzy" in line


def _parts_of(line: str, path: Path, number: int) -> tuple[str, str]:
    """Return the word that a line begins with, empty if it goes on, and its text."""
    found = _LINE.fullmatch(line.strip())
    if found is None:
        raise _no_line(path, number)
    return found[1] or "", ast.literal_eval(found[2])


def _no_line(path: Path, number: int) -> BodymapError:
    return BodymapError(_("a line of a catalogue is msgid, msgid_plural or msgstr with a text in quotes"), path, number)


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except UnicodeDecodeError as error:
        raise BodymapError(_("the file is not UTF-8 (byte {place})", place=error.start), path) from None


def compile_po(path: Path) -> bytes:
    """Return a catalogue as gettext reads it, without what is not translated or doubtful; raises BodymapError with the line."""
    texts: dict[str, str] = {}
    for entry in read_po(path):
        head = entry.english == ("",)
        if not all(entry.forms) or (entry.fuzzy and not head):
            continue
        if not head:
            _refuse_other_places(entry, path)
        texts["\0".join(entry.english)] = "\0".join(entry.forms)
    return _packed(texts)


def _refuse_other_places(entry: Entry, path: Path) -> None:
    """Refuse a translation with other places than the English: it could not be filled, or would leave something out."""
    wanted = {place for text in entry.english for place in _PLACE.findall(text)}
    for form in entry.forms:
        found = set(_PLACE.findall(form))
        # One of several forms may say its number in a word.
        left_out = wanted - found if len(entry.forms) == 1 else set()
        wrong = sorted(left_out | (found - wanted))
        if wrong or "{" in _PLACE.sub("", form) or "}" in _PLACE.sub("", form):
            places = _(", ").join(sorted(wanted)) or _("none")
            sentence = _("the places of this translation must be those of the English text: {places}", places=places)
            raise BodymapError(sentence, path, entry.line)


def _packed(texts: dict[str, str]) -> bytes:
    """Return texts in the format of GNU gettext: a head, two tables of lengths and offsets, the texts in order."""
    pairs = sorted((key.encode(), text.encode()) for key, text in texts.items())
    columns = [key for key, _text in pairs], [text for _key, text in pairs]
    head, table = 7 * 4, 8 * len(pairs)
    at, tables = head + 2 * table, b""
    for text in (*columns[0], *columns[1]):
        tables += struct.pack("<II", len(text), at)
        at += len(text) + 1
    start = struct.pack("<7I", _MAGIC, 0, len(pairs), head, head + table, 0, 0)
    return start + tables + b"".join(text + b"\0" for text in (*columns[0], *columns[1]))
