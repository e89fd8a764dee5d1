"""Finds what else has a card than points, by name: conditions, organs, vessels, mechanisms, structures."""

from __future__ import annotations

import dataclasses
import heapq
import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from bodymap.atlas.codes import fold
from bodymap.atlas.search import EXACT, PREFIX, SHORT, SUBSTRING, WORD, starts_of
from bodymap.atlas.subject import KINDS, Subject

if TYPE_CHECKING:
    from bodymap.atlas.load import Atlas

_GAP = re.compile(r"[^\w]+")


@dataclasses.dataclass(frozen=True)
class TopicHit:
    """A found condition, organ system, vessel, mechanism or structure; ``matched`` is the name that the words met."""

    subject: Subject
    name: str
    score: float
    matched: str


@dataclasses.dataclass(frozen=True)
class _Tail:
    """A name from one of its words on; the whole name has ``first``."""

    subject: Subject
    name: str
    shown: str
    first: bool


class Topics:
    """All their names from each word on, laid in one text so that a look-up is a few C calls."""

    def __init__(self, atlas: Atlas) -> None:
        named = [(tail, folded) for subject, names in _topics(atlas) for tail, folded in _tails(subject, names)]
        self._tails = [tail for tail, _ in named]
        self._folded = [folded for _, folded in named]
        self._text = "\n" + "\n".join(self._folded) + "\n"
        self._starts = starts_of(self._folded)

    def find(self, words: str, limit: int = 5) -> list[TopicHit]:
        """Return those with a name that the words begin, or begin a word of, best first."""
        whole = fold(words)
        best: dict[Subject, TopicHit] = {}
        for place in self._places(whole) if whole else ():
            tail, score = self._tails[place], self._score(place, whole)
            known = best.get(tail.subject)
            if score and (known is None or known.score < score):
                best[tail.subject] = TopicHit(tail.subject, tail.name, score, tail.shown)
        return heapq.nsmallest(limit, best.values(), key=lambda hit: -hit.score)

    def _places(self, word: str) -> Iterator[int]:
        # Han and kana have no gaps between words: any place in the name counts.
        needle, skipped = (f"\n{word}", 1) if word.isascii() else (word, 0)
        at = self._text.find(needle)
        while at != -1:
            yield bisect_right(self._starts, at + skipped) - 1
            at = self._text.find(needle, at + len(needle))

    def _score(self, place: int, word: str) -> float:
        folded, first = self._folded[place], self._tails[place].first
        if first and word == folded:
            return EXACT
        if not word.isascii():
            return SUBSTRING if first else 0.0
        if len(word) <= SHORT:
            return 0.0
        return round(PREFIX + 10 * len(word) / len(folded), 2) if first else WORD


def _topics(atlas: Atlas) -> Iterator[tuple[Subject, tuple[str, ...]]]:
    for name, kind in KINDS.items():
        if name != "point":
            yield from ((Subject(name, key), kind.names(atlas, key)) for key in kind.ids(atlas))


def _tails(subject: Subject, names: tuple[str, ...]) -> Iterable[tuple[_Tail, str]]:
    whole = KINDS[subject.kind].whole
    for name in dict.fromkeys(names):
        parts = [fold(part) for part in _GAP.split(name)]
        folded = ["".join(parts[at:]) for at, part in enumerate(parts) if part]
        for number, tail in enumerate(folded[:1] if whole else folded):
            yield _Tail(subject, names[0], name, number == 0), tail
