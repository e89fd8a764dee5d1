"""The nearest good answer to a word that is not known."""

from __future__ import annotations

import difflib
from collections.abc import Iterable

from bodymap.words import _


def nearest(word: str, known: Iterable[str]) -> str | None:
    """Return the known word most like this one, if any is alike."""
    found = difflib.get_close_matches(word, list(known), n=1, cutoff=0.5)
    return found[0] if found else None


def hint(word: str, known: Iterable[str]) -> str:
    """Return the end of a sentence that tells the nearest known word, empty if none is alike."""
    near = nearest(word, known)
    return _("; the nearest is {near}", near=near) if near else ""
