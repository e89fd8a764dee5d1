"""Finds points by code, name in any script, class or use, and by name what else has a card, best first."""

from __future__ import annotations

import dataclasses
import heapq
import re
from bisect import bisect_right
from collections.abc import Iterable
from difflib import SequenceMatcher
from functools import cached_property
from typing import TYPE_CHECKING, Literal

from bodymap.atlas.codes import fold

if TYPE_CHECKING:
    from bodymap.atlas.compact import PointHead
    from bodymap.atlas.load import Atlas
    from bodymap.atlas.model import Names

_EXACT, _PREFIX, _WORD, _SUBSTRING, _ALIKE = 100.0, 80.0, 60.0, 40.0, 20.0
_WEIGHTS = {"code": 1.0, "alias": 0.98, "name": 0.95, "term": 0.5}
_ALIKE_AT_LEAST = 0.62
_MOST_COMPARED = 300
_WORDS_KEPT = 16
_SHORT = 2
_GAP = re.compile(r"[^\w]+")

TopicKind = Literal["condition", "organ", "mechanism"]


@dataclasses.dataclass(frozen=True)
class Hit:
    """A found point; ``matched`` is the name or term that the words met."""

    code: str
    score: float
    matched: str


@dataclasses.dataclass(frozen=True)
class TopicHit:
    """A found condition, organ system, vessel or mechanism; ``matched`` is the name that the words met."""

    kind: TopicKind
    id: str
    name: str
    score: float
    matched: str


@dataclasses.dataclass(frozen=True)
class _Called:
    """One name of a topic, folded whole and from each of its words on."""

    kind: TopicKind
    id: str
    name: str
    shown: str
    tails: tuple[str, ...]


@dataclasses.dataclass(frozen=True)
class _Term:
    code: str
    kind: str
    shown: str


_Found = dict[str, tuple[float, int]]
"""For each code its score, and the place of the term that the words met."""


class Index:
    """All words a point is found by, laid in one text so that a look-up is a few C calls."""

    def __init__(self, atlas: Atlas) -> None:
        found = [_Term(head.code, kind, shown) for head in atlas.points.values() for kind, shown in _words(head)]
        # Names stand before uses, so that a search among names alone can end early.
        self._terms = sorted(found, key=lambda term: term.kind == "term")
        folded = [fold(term.shown) for term in self._terms]
        self._order = {code: place for place, code in enumerate(atlas.points)}
        self._folded = folded
        self._text = "\n" + "\n".join(folded) + "\n"
        self._starts = [*_starts(folded), len(self._text)]
        # What the loop over thousands of matches reads is laid out plainly for it.
        self._codes = [term.code for term in self._terms]
        self._weights = [_WEIGHTS[term.kind] for term in self._terms]
        names = sum(term.kind != "term" for term in self._terms)
        self._names_end = self._starts[names]
        self._lately: dict[str, _Found] = {}
        self._atlas = atlas

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
        return [Hit(code, found[code][0], self._terms[found[code][1]].shown) for code in best]

    def topics(self, words: str, limit: int = 5) -> list[TopicHit]:
        """Return what has a card of its own and a name that the words begin, or begin a word of, best first."""
        whole = fold(words)
        if not whole:
            return []
        best: dict[tuple[str, str], TopicHit] = {}
        for called in self._called:
            score, key = _score_of_name(whole, called.tails), (called.kind, called.id)
            if score and (key not in best or best[key].score < score):
                best[key] = TopicHit(called.kind, called.id, called.name, score, called.shown)
        return heapq.nsmallest(limit, best.values(), key=lambda hit: -hit.score)

    def _matches(self, word: str) -> _Found:
        best: _Found = {}
        find, starts, codes = self._text.find, self._starts, self._codes
        # One or two Latin letters stand in nearly every word: there only beginnings count, for one those of names.
        short = len(word) <= _SHORT and word.isascii() and word.isalpha()
        needle, skipped = (f"\n{word}", 1) if short else (word, 0)
        stop = self._names_end if len(word) == 1 and short else len(self._text)
        at = find(needle, 0, stop)
        while at != -1:
            place = bisect_right(starts, at + skipped) - 1
            end = starts[place + 1] - 1
            score = self._score(place, at + skipped == starts[place], len(word), end - starts[place])
            code = codes[place]
            known = best.get(code)
            if known is None or score > known[0]:
                best[code] = (score, place)
            at = find(needle, end, stop)
        return best

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
            return _SUBSTRING * weight
        if length == whole:
            return _EXACT * weight
        if weight == _WEIGHTS["term"]:
            # A use is a phrase: where in it the word stands says nothing about its weight.
            return _SUBSTRING * weight
        return round((_PREFIX + 10 * length / whole) * weight, 2)

    def _add_all_words(self, parts: Iterable[str], found: _Found) -> None:
        each = [self._remembered(part) for part in parts]
        for code in set.intersection(*(set(hits) for hits in each)):
            hits = [hits[code] for hits in each]
            score = round(min(*(hit[0] for hit in hits), _WORD), 2)
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
            code, score = self._codes[place], round(_ALIKE * likeness, 2)
            if likeness >= _ALIKE_AT_LEAST and (code not in best or best[code][0] < score):
                best[code] = (score, place)
        return best

    @cached_property
    def _called(self) -> list[_Called]:
        topics = _topics(self._atlas)
        return [_Called(kind, key, names[0], name, tuple(_tails(name))) for kind, key, names in topics for name in dict.fromkeys(names)]

    @cached_property
    def _by_pair(self) -> dict[str, list[int]]:
        table: dict[str, list[int]] = {}
        for place, (term, folded) in enumerate(zip(self._terms, self._folded, strict=True)):
            if term.kind == "name":
                for pair in _pairs(folded):
                    table.setdefault(pair, []).append(place)
        return table


def _words(head: PointHead) -> Iterable[tuple[str, str]]:
    yield "code", head.code
    yield from (("alias", alias) for alias in head.aliases)
    yield from (("name", name) for name in dict.fromkeys(_names(head.names)))
    yield from (("term", term) for term in head.terms)


def _topics(atlas: Atlas) -> Iterable[tuple[TopicKind, str, tuple[str, ...]]]:
    """Yield kind, id and names of all that has a card of its own besides points."""
    for key in atlas.ids("conditions"):
        condition = atlas.condition(key)
        if condition.tcm and condition.western:
            yield "condition", key, (condition.name, *condition.aliases)
    for key in atlas.ids("organs"):
        organ = atlas.organ(key)
        yield "organ", key, (*_names(organ.names), *organ.aliases)
    for key in atlas.ids("mechanisms"):
        mechanism = atlas.mechanism(key)
        yield "mechanism", key, (mechanism.name, *mechanism.aliases)


def _names(names: Names) -> tuple[str, ...]:
    return (names.en, names.pinyin, names.zh_hans, names.zh_hant, names.ja, names.ja_latn, names.ko, names.ko_latn)


def _tails(name: str) -> Iterable[str]:
    parts = [fold(part) for part in _GAP.split(name)]
    yield from ("".join(parts[at:]) for at, part in enumerate(parts) if part)


def _score_of_name(word: str, tails: tuple[str, ...]) -> float:
    if word == tails[0]:
        return _EXACT
    if not word.isascii():
        # Han and kana have no gaps between words: any place in the name counts.
        return _SUBSTRING if word in tails[0] else 0.0
    if len(word) <= _SHORT:
        return 0.0
    if tails[0].startswith(word):
        return round(_PREFIX + 10 * len(word) / len(tails[0]), 2)
    return _WORD if any(tail.startswith(word) for tail in tails) else 0.0


def _starts(folded: Iterable[str]) -> list[int]:
    starts, at = [], 1
    for word in folded:
        starts.append(at)
        at += len(word) + 1
    return starts


def _pairs(word: str) -> set[str]:
    return {word[place : place + 2] for place in range(len(word) - 1)}
