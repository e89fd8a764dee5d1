"""A made-up language that shows which texts are not translated, cut off, or joined from pieces.

Each text stands in brackets, with accents, and about 40 % longer than in English: ``[Šhööŵ ţhéém]``.
"""

from __future__ import annotations

import re

_VOWEL = re.compile(r"[aeiou]", re.IGNORECASE)
_PLACE = re.compile(r"(\{[^{}]*\})")
# All of these are in the shipped fonts.
_ACCENTED = str.maketrans("acdeghijklnorstuwyzACDEGHIJKLNORSTUWYZ", "åçđéğĥîĵķļñöŕšţûŵýžÅÇĐÉĞĤÎĴĶĻÑÖŔŠŢÛŴÝŽ")


class Pseudo:
    """Makes up a translation of every text; its named places stay."""

    def gettext(self, message: str, /) -> str:
        """Return a text, dressed up."""
        parts = enumerate(_PLACE.split(message))
        return f"[{''.join(part if at % 2 else _dressed(part) for at, part in parts)}]"

    def ngettext(self, one: str, many: str, count: int, /) -> str:
        """Return the form that goes with a number in English, dressed up."""
        return self.gettext(one if count == 1 else many)


def _dressed(text: str) -> str:
    return _VOWEL.sub(r"\g<0>\g<0>", text).translate(_ACCENTED)
