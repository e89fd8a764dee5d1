"""Numbers the sources of a card in the order they are first named, and lists them at its foot."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from bodymap.texts.content import Paragraph, Run
from bodymap.words import N_, _

if TYPE_CHECKING:
    from bodymap.atlas.load import Atlas
    from bodymap.atlas.model import Reference

_CHECKED = {
    "yes": "",
    "cite": N_("Known to us from how others cite it."),
    "part": N_("Checked in part."),
    "no": N_("Not checked yet."),
}


class Citations:
    """The sources named so far."""

    def __init__(self, atlas: Atlas) -> None:
        self._atlas = atlas
        self._numbers: dict[str, int] = {}

    def marks(self, keys: Iterable[str]) -> Iterable[Run]:
        """Yield the source marks of some ids."""
        for position, key in enumerate(keys):
            number = self._numbers.setdefault(key, len(self._numbers) + 1)
            reference = self._find(key)
            tip = f"{reference.authors} ({reference.year or _('no year')}). {reference.title}" if reference else key
            yield Run("," if position else "\u202f", "mark")
            yield Run(str(number), "mark", f"ref:{number}", tip)

    def paragraphs(self) -> tuple[Paragraph, ...]:
        """Return the list of the sources named."""
        return tuple(self._entry(number, key) for key, number in self._numbers.items())

    def _entry(self, number: int, key: str) -> Paragraph:
        reference = self._find(key)
        if reference is None:
            return Paragraph((Run(f"{number}.\u2002{key}"),), "small")
        runs = [Run(f"{number}.\u2002{reference.authors}{_year(reference)} "), Run(_ended(reference.title), "strong")]
        place = _place(reference)
        if place:
            runs.append(Run(f" {place}"))
        runs.extend(_links(reference))
        checked = _(_CHECKED[reference.verified])
        runs.append(Run(f" {_ended(reference.finding)}{f' {checked}' if checked else ''}", "soft"))
        return Paragraph(tuple(runs), "small")

    def _find(self, key: str) -> Reference | None:
        try:
            return self._atlas.reference(key)
        except KeyError:
            return None


def _year(reference: Reference) -> str:
    return f" ({reference.year})." if reference.year else "."


def _place(reference: Reference) -> str:
    where = " ".join(part for part in (reference.journal, reference.volume) if part)
    if where and reference.pages:
        where += f":{reference.pages}"
    return _ended(where) if where else ""


def _links(reference: Reference) -> Iterable[Run]:
    if reference.doi:
        yield Run(" ")
        yield Run(f"doi:{reference.doi}", "link", f"https://doi.org/{reference.doi}")
    elif reference.pmid:
        yield Run(" ")
        yield Run(f"PMID {reference.pmid}", "link", f"https://pubmed.ncbi.nlm.nih.gov/{reference.pmid}/")
    elif reference.url:
        yield Run(" ")
        yield Run(reference.url, "link", reference.url)


def _ended(text: str) -> str:
    return text if text.endswith((".", "?", "!")) else f"{text}."
