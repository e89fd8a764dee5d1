"""The names of a point or organ in the other languages, in one line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bodymap.words import _

if TYPE_CHECKING:
    from bodymap.atlas.model import Names


def readings(names: Names, aliases: tuple[str, ...]) -> str:
    """Return the Japanese and Korean names with their romanisations, and what else it is called."""
    told = _("Japanese {ja} {ja_latn} \u00b7 Korean {ko} {ko_latn}", ja=names.ja, ja_latn=names.ja_latn, ko=names.ko, ko_latn=names.ko_latn)
    return _("{readings} \u00b7 also {names}", readings=told, names=_(", ").join(aliases)) if aliases else told
