"""What can have a card, and the one grammar of links to it: ``condition:sciatica``, ``point:BL23``."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Literal, get_args

import msgspec

if TYPE_CHECKING:
    from bodymap.atlas.load import Atlas
    from bodymap.atlas.model import Names

SubjectKind = Literal["point", "condition", "organ", "structure", "mechanism", "page"]
PAGES = ("sure", "how")
"""What the grades mean, and how needling may work."""


class Subject(msgspec.Struct, frozen=True):
    """One thing that a card tells of; ``id`` is the code of a point, the id of a record, or the name of a page."""

    kind: SubjectKind
    id: str

    @property
    def link(self) -> str:
        """Return it as links and lists write it."""
        return f"{self.kind}:{self.id}"


class KindSpec(msgspec.Struct, frozen=True):
    """What holds for all subjects of a kind."""

    ids: Callable[[Atlas], Iterable[str]]
    names: Callable[[Atlas, str], tuple[str, ...]]
    """All names that it is found by, the one it is shown by first."""
    place: bool = False
    """Whether one works from its card: what is opened there keeps a way back to it."""
    whole: bool = False
    """Whether it is found by the beginning of a name alone, not of a word in it: else "foot" would find dozens."""


def names_of(names: Names) -> tuple[str, ...]:
    """Return the names in every language and script."""
    return (names.en, names.pinyin, names.zh_hans, names.zh_hant, names.ja, names.ja_latn, names.ko, names.ko_latn)


def _condition(atlas: Atlas, key: str) -> tuple[str, ...]:
    found = atlas.condition(key)
    return (found.name, *found.aliases)


def _organ(atlas: Atlas, key: str) -> tuple[str, ...]:
    found = atlas.organ(key)
    return (*names_of(found.names), *found.aliases)


def _structure(atlas: Atlas, key: str) -> tuple[str, ...]:
    found = atlas.anatomy(key)
    return (found.name, found.latin)


def _mechanism(atlas: Atlas, key: str) -> tuple[str, ...]:
    found = atlas.mechanism(key)
    return (found.name, *found.aliases)


KINDS: dict[SubjectKind, KindSpec] = {
    "point": KindSpec(lambda atlas: atlas.points, lambda atlas, key: (key, *names_of(atlas.points[key].names), *atlas.points[key].aliases)),
    "condition": KindSpec(lambda atlas: atlas.ids("conditions"), _condition, place=True),
    "organ": KindSpec(lambda atlas: atlas.ids("organs"), _organ, place=True),
    "mechanism": KindSpec(lambda atlas: atlas.ids("mechanisms"), _mechanism),
    "structure": KindSpec(lambda atlas: atlas.ids("anatomy"), _structure, place=True, whole=True),
    "page": KindSpec(lambda _: PAGES, lambda _, __: ()),
}
_WORDS: frozenset[str] = frozenset(get_args(SubjectKind))


def parse_link(link: str) -> Subject | None:
    """Return the subject that a link leads to, None if it leads to none: to a web address, a source, a switch."""
    kind, gap, key = link.partition(":")
    return Subject(kind, key) if gap and kind in _WORDS else None  # type: ignore[arg-type]


def point(code: str) -> Subject:
    """Return a point as a subject."""
    return Subject("point", code)
