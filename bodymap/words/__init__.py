"""The words that are shown: each goes through one of these functions, so that it can be told in another language.

English is the key of every text. ``_`` translates when it is called, never at import; a table marks its texts
with ``N_`` and translates them with ``_`` where they are shown.
"""

from __future__ import annotations

from collections.abc import Callable

Find = Callable[[str], str]


def _same(text: str) -> str:
    return text


_found: list[Find] = [_same]


def _(text: str, /, **places: object) -> str:
    """Return a text in the chosen language; ``{view}`` in it is filled by the argument of that name."""
    said = _found[0](text)
    return said.format_map(places) if places else said


def N_(text: str) -> str:  # noqa: N802 - the usual name of this mark
    """Mark a text of a table; it is translated where it is shown."""
    return text
