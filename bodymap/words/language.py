"""Chooses the language in which texts are shown; nothing of this is needed for English."""

from __future__ import annotations

from pathlib import Path

from bodymap import resources
from bodymap.errors import UsageError
from bodymap.words import ENGLISH, N_, Catalogue, English, _, choose

PSEUDO = "en-XA"
"""The made-up language of the tests."""
_NAME = N_("English")
"""A catalogue translates this with the name of its own language, as its readers call it."""


def languages() -> tuple[str, ...]:
    """Return the tags of the languages that there are catalogues of, English first."""
    return (ENGLISH, *sorted(path.stem for path in _folder().glob("*.po")))


def name_of(language: str) -> str:
    """Return what the readers of a language call it."""
    return catalogue_of(language).gettext(_NAME)


def use(language: str) -> None:
    """Show texts in a language from now on; raises UsageError if there is no such language, BodymapError if its catalogue is not whole."""
    choose(language, catalogue_of(language))


def catalogue_of(language: str) -> Catalogue:
    """Return the texts of a language."""
    if language == ENGLISH:
        return English()
    if language == PSEUDO:
        from bodymap.words.pseudo import Pseudo  # noqa: PLC0415 - for tests alone

        return Pseudo()
    if language not in languages():
        raise UsageError(_no_such(language))
    return _read(_folder() / f"{language}.po")


def _read(source: Path) -> Catalogue:
    import gettext  # noqa: PLC0415 - only for other languages than English
    import io  # noqa: PLC0415

    target = resources.compiled(resources.root(), f"words-{source.stem}.mo")
    packed = resources.fresh(target, [source, Path(__file__).with_name("po.py")], lambda: _compiled(source))
    return gettext.GNUTranslations(io.BytesIO(packed))


def _compiled(source: Path) -> bytes:
    from bodymap.words.po import compile_po  # noqa: PLC0415 - only where a catalogue has changed

    return compile_po(source)


def _folder() -> Path:
    return resources.root() / "assets" / "words"


def _no_such(language: str) -> str:
    import difflib  # noqa: PLC0415 - only for this fault

    known = _(", ").join(languages())
    near = difflib.get_close_matches(language, languages(), n=1, cutoff=0.5)
    if near:
        return _("no language {asked!r}; did you mean {near}? the languages are {languages}", asked=language, near=near[0], languages=known)
    return _("no language {asked!r}; the languages are {languages}", asked=language, languages=known)
