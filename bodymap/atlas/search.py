"""Finds points by code, name in any script, class or use, best first."""

from __future__ import annotations

import dataclasses
from bisect import bisect_right
from collections.abc import Iterable
from difflib import SequenceMatcher
from functools import cached_property
from typing import TYPE_CHECKING

from bodymap.atlas.codes import fold

if TYPE_CHECKING:
    from bodymap.atlas.compact import PointHead
    from bodymap.atlas.load import Atlas

_EXACT, _PREFIX, _WORD, _SUBSTRING, _ALIKE = 100.0, 80.0, 60.0, 40.0, 20.0
_WEIGHTS = {"code": 1.0, "alias": 0.98, "name": 0.95, "term": 0.5}
_ALIKE_AT_LEAST = 0.62
_MOST_COMPARED = 300


@dataclasses.dataclass(frozen=True)
class Hit:
    """A found point; ``matched`` is the name or term that the words met."""

    code: str
    score: float
    matched: str


@dataclasses.dataclass(frozen=True)
class _Term:
    code: str
    kind: str
    shown: str


class Index:
    """All words a point is found by, laid in one text so that a look-up is a few C calls."""

    def __init__(self, atlas: Atlas) -> None:
        self._terms: list[_Term] = []
        folded: list[str] = []
        for head in atlas.points.values():
            for kind, shown in _words(head):
                self._terms.append(_Term(head.code, kind, shown))
                folded.append(fold(shown))
        self._order = {code: place for place, code in enumerate(atlas.points)}
        self._folded = folded
        self._text = "\n" + "\n".join(folded) + "\n"
        self._starts = _starts(folded)

    def search(self, words: str, limit: int = 50) -> list[Hit]:
        """Return the hits for the words, best first; no hits for no words."""
        whole = fold(words)
        if not whole:
            return []
        found = self._matches(whole)
        parts = [fold(part) for part in words.split() if fold(part)]
        if len(parts) > 1:
            self._add_all_words(parts, found)
        if not found:
            found = self._alike(whole)
        ranked = sorted(found.values(), key=lambda hit: (-hit.score, self._order[hit.code]))
        return ranked[:limit]

    def _matches(self, word: str) -> dict[str, Hit]:
        best: dict[str, Hit] = {}
        at = self._text.find(word)
        while at != -1:
            place = bisect_right(self._starts, at) - 1
            term = self._terms[place]
            score = self._score(term.kind, at, word, self._starts[place])
            known = best.get(term.code)
            if known is None or score > known.score:
                best[term.code] = Hit(term.code, round(score, 2), term.shown)
            at = self._text.find(word, at + 1)
        return best

    def _score(self, kind: str, at: int, word: str, start: int) -> float:
        length = self._text.index("\n", at) - at
        if at == start and length == len(word):
            return _EXACT * _WEIGHTS[kind]
        if at != start or kind == "term":
            # A use is a phrase: where in it the word stands says nothing about its weight.
            return _SUBSTRING * _WEIGHTS[kind]
        return (_PREFIX + 10 * len(word) / length) * _WEIGHTS[kind]

    def _add_all_words(self, parts: Iterable[str], found: dict[str, Hit]) -> None:
        each = [self._matches(part) for part in parts]
        for code in set.intersection(*(set(hits) for hits in each)):
            hits = [hits[code] for hits in each]
            weakest = min(hits, key=lambda hit: hit.score)
            score = round(min(weakest.score, _WORD), 2)
            if code not in found or found[code].score < score:
                found[code] = Hit(code, score, max(hits, key=lambda hit: hit.score).matched)

    def _alike(self, word: str) -> dict[str, Hit]:
        counts: dict[int, int] = {}
        for pair in _pairs(word):
            for place in self._by_pair.get(pair, ()):
                counts[place] = counts.get(place, 0) + 1
        nearest = sorted(counts, key=lambda place: (-counts[place], place))[:_MOST_COMPARED]
        best: dict[str, Hit] = {}
        for place in nearest:
            likeness = SequenceMatcher(None, word, self._folded[place]).ratio()
            term = self._terms[place]
            score = round(_ALIKE * likeness, 2)
            if likeness >= _ALIKE_AT_LEAST and (term.code not in best or best[term.code].score < score):
                best[term.code] = Hit(term.code, score, term.shown)
        return best

    @cached_property
    def _by_pair(self) -> dict[str, list[int]]:
        table: dict[str, list[int]] = {}
        for place, (term, folded) in enumerate(zip(self._terms, self._folded, strict=True)):
            if term.kind == "name":
                for pair in _pairs(folded):
                    table.setdefault(pair, []).append(place)
        return table


def _words(head: PointHead) -> Iterable[tuple[str, str]]:
    names = head.names
    yield "code", head.code
    yield from (("alias", alias) for alias in head.aliases)
    for name in dict.fromkeys((names.pinyin, names.en, names.zh_hans, names.zh_hant, names.ja, names.ja_latn, names.ko, names.ko_latn)):
        yield "name", name
    yield from (("term", term) for term in head.terms)


def _starts(folded: Iterable[str]) -> list[int]:
    starts, at = [], 1
    for word in folded:
        starts.append(at)
        at += len(word) + 1
    return starts


def _pairs(word: str) -> set[str]:
    return {word[place : place + 2] for place in range(len(word) - 1)}
