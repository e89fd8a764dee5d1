"""The words that are shown: each goes through one of these functions, so that it can be told in another language.

English is the key of every text. ``_`` and ``n_`` translate when they are called, never at import; a table marks
its texts with ``N_`` and they are translated with ``_`` where they are shown.
"""

from __future__ import annotations

from typing import Protocol

ENGLISH = "en"


class Catalogue(Protocol):
    """Finds the texts of one language; the catalogues of gettext have this shape."""

    def gettext(self, message: str, /) -> str:
        """Return a text in this language, the English one if there is none."""
        ...

    def ngettext(self, one: str, many: str, count: int, /) -> str:
        """Return the form of a text that goes with a number."""
        ...


class English:
    """The texts as they stand in the code."""

    def gettext(self, message: str, /) -> str:
        """Return the text itself."""
        return message

    def ngettext(self, one: str, many: str, count: int, /) -> str:
        """Return the first form for one, else the second."""
        return one if count == 1 else many


_chosen: list[tuple[str, Catalogue]] = [(ENGLISH, English())]


def choose(language: str, catalogue: Catalogue) -> None:
    """Show texts from a catalogue from now on; see ``words.language.use``."""
    _chosen[0] = (language, catalogue)


def chosen_language() -> str:
    """Return the tag of the language in which texts are shown, such as ``en`` or ``zh-Hant``."""
    return _chosen[0][0]


def _(text: str, /, **places: object) -> str:
    """Return a text in the chosen language; ``{view}`` in it is filled by the argument of that name."""
    # A catalogue of gettext holds its own head under the empty text.
    said = _chosen[0][1].gettext(text) if text else text
    return said.format_map(places) if places else said


def n_(one: str, many: str, count: int, /, **places: object) -> str:
    """Return the form of a text that goes with a number, which fills ``{count}``; other places as in ``_``."""
    return _chosen[0][1].ngettext(one, many, count).format_map({"count": count, **places})


def N_(text: str) -> str:  # noqa: N802 - the usual name of this mark
    """Mark a text of a table; it is translated where it is shown."""
    return text
