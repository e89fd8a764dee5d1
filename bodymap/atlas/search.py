"""Finds points by code, name in any script, class or use, best first."""

from __future__ import annotations

import dataclasses
import heapq
from bisect import bisect_right
from collections.abc import Iterable
from difflib import SequenceMatcher
from functools import cached_property
from typing import TYPE_CHECKING

from bodymap.atlas.codes import fold
from bodymap.atlas.subject import names_of

if TYPE_CHECKING:
    from bodymap.atlas.compact import PointHead
    from bodymap.atlas.load import Atlas

EXACT, PREFIX, WORD, SUBSTRING, _ALIKE = 100.0, 80.0, 60.0, 40.0, 20.0
_WEIGHTS = {"code": 1.0, "alias": 0.98, "name": 0.95, "term": 0.5}
_ALIKE_AT_LEAST = 0.62
_MOST_COMPARED = 300
_WORDS_KEPT = 16
SHORT = 2


@dataclasses.dataclass(frozen=True)
class Hit:
    """A found point; ``matched`` is the name or term that the words met."""

    code: str
    score: float
    matched: str


_Found = dict[str, tuple[float, int]]
"""For each code its score, and the place of the term that the words met."""


class Index:
    """All words a point is found by, laid in one text so that a look-up is a few C calls."""

    def __init__(self, atlas: Atlas) -> None:
        # Many points share a use: it is looked for once.
        shared: dict[tuple[str, str], dict[str, None]] = {}
        for head in atlas.points.values():
            for term in _words(head):
                shared.setdefault(term, {})[head.code] = None
        # Names stand before uses, so that a search among names alone can end early.
        terms = sorted(shared, key=lambda term: term[0] == "term")
        self._kinds, self._shown = [kind for kind, _ in terms], [shown for _, shown in terms]
        folded = [fold(shown) for shown in self._shown]
        self._order = {code: place for place, code in enumerate(atlas.points)}
        self._folded = folded
        self._text = "\n" + "\n".join(folded) + "\n"
        self._starts = [*starts_of(folded), len(self._text)]
        # What the loop over thousands of matches reads is laid out plainly for it.
        self._codes = [tuple(shared[term]) for term in terms]
        self._weights = [_WEIGHTS[kind] for kind in self._kinds]
        self._names_end = self._starts[sum(kind != "term" for kind in self._kinds)]
        self._lately: dict[str, _Found] = {}

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
        best = heapq.nsmallest(limit, found, key=lambda code: (-found[code][0], self._order[code]))
        return [Hit(code, found[code][0], self._shown[found[code][1]]) for code in best]

    def _matches(self, word: str) -> _Found:
        best: _Found = {}
        find, starts, codes = self._text.find, self._starts, self._codes
        needle, skipped, stop = self._reach(word)
        at = find(needle, 0, stop)
        while at != -1:
            place = bisect_right(starts, at + skipped) - 1
            end = starts[place + 1] - 1
            met = (self._score(place, at + skipped == starts[place], len(word), end - starts[place]), place)
            for code in codes[place]:
                known = best.get(code)
                if known is None or met[0] > known[0]:
                    best[code] = met
            at = find(needle, end, stop)
        return best

    def _reach(self, word: str) -> tuple[str, int, int]:
        """Return what is looked for, how many characters of it stand before the word, and where to end."""
        # One or two Latin letters stand in nearly every word: there only beginnings count, for one those of names.
        if len(word) > SHORT or not (word.isascii() and word.isalpha()):
            return word, 0, len(self._text)
        return f"\n{word}", 1, self._names_end if len(word) == 1 else len(self._text)

    def _remembered(self, word: str) -> _Found:
        """Return the matches of one word of several; who types the next word has typed this one before."""
        if word not in self._lately:
            if len(self._lately) >= _WORDS_KEPT:
                self._lately.clear()
            self._lately[word] = self._matches(word)
        return self._lately[word]

    def _score(self, place: int, begins: bool, length: int, whole: int) -> float:
        weight = self._weights[place]
        if not begins:
            return SUBSTRING * weight
        if length == whole:
            return EXACT * weight
        if weight == _WEIGHTS["term"]:
            # A use is a phrase: where in it the word stands says nothing about its weight.
            return SUBSTRING * weight
        return round((PREFIX + 10 * length / whole) * weight, 2)

    def _add_all_words(self, parts: Iterable[str], found: _Found) -> None:
        each = [self._remembered(part) for part in parts]
        for code in set.intersection(*(set(hits) for hits in each)):
            hits = [hits[code] for hits in each]
            score = round(min(*(hit[0] for hit in hits), WORD), 2)
            if code not in found or found[code][0] < score:
                found[code] = (score, max(hits, key=lambda hit: hit[0])[1])

    def _alike(self, word: str) -> _Found:
        counts: dict[int, int] = {}
        for pair in _pairs(word):
            for place in self._by_pair.get(pair, ()):
                counts[place] = counts.get(place, 0) + 1
        nearest = sorted(counts, key=lambda place: (-counts[place], place))[:_MOST_COMPARED]
        best: _Found = {}
        for place in nearest:
            likeness = SequenceMatcher(None, word, self._folded[place]).ratio()
            met = (round(_ALIKE * likeness, 2), place)
            for code in self._codes[place] if likeness >= _ALIKE_AT_LEAST else ():
                if code not in best or best[code][0] < met[0]:
                    best[code] = met
        return best

    @cached_property
    def _by_pair(self) -> dict[str, list[int]]:
        table: dict[str, list[int]] = {}
        for place, (kind, folded) in enumerate(zip(self._kinds, self._folded, strict=True)):
            if kind == "name":
                for pair in _pairs(folded):
                    table.setdefault(pair, []).append(place)
        return table


def _words(head: PointHead) -> Iterable[tuple[str, str]]:
    yield "code", head.code
    yield from (("alias", alias) for alias in head.aliases)
    yield from (("name", name) for name in dict.fromkeys(names_of(head.names)))
    yield from (("term", term) for term in head.terms)


def starts_of(folded: Iterable[str]) -> list[int]:
    """Return where each word begins in a text of all of them, each after a line break."""
    starts, at = [], 1
    for word in folded:
        starts.append(at)
        at += len(word) + 1
    return starts


def _pairs(word: str) -> set[str]:
    return {word[place : place + 2] for place in range(len(word) - 1)}
