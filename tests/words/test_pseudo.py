"""The made-up language: every text of every card goes through it, and nothing is left out."""

from __future__ import annotations

import re
import statistics
from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest

from bodymap.atlas.codes import parse_code
from bodymap.atlas.load import Atlas, open_atlas
from bodymap.atlas.subject import KINDS, Subject, SubjectKind, parse_link
from bodymap.errors import UsageError
from bodymap.texts.cards import write_card
from bodymap.texts.content import ALERT, Card
from bodymap.texts.plain import as_text
from bodymap.words import N_, Catalogue, _, choose, n_
from bodymap.words.language import PSEUDO, use
from bodymap.words.pseudo import Pseudo
from tools.words.extract import all_texts

ROOT = Path(__file__).resolve().parents[2]
_PLACE = re.compile(r"\{[^{}]*\}")
# A text that holds links is told in several runs: the first has the opening bracket, the last the closing one.
_BRACKETED = re.compile(r"\[[^\[\]]*(?:\]|$)|^[^\[\]]*\]")
_GAP = re.compile(r"[\u00a0\u2002\u2003\u2005\u202f\n]|  | \u00b7 |: |; | \(\d{4}\)\. ?|PMID |doi:| \(")
_LETTERS = re.compile(r"[^\W\d_]{2,}")


def test_a_text_is_dressed_and_its_places_survive() -> None:
    use(PSEUDO)
    assert _("no point {asked!r}; {depth:g} cun", asked="Xyz", depth=0.5) == "[ñöö pööîîñţ 'Xyz'; 0.5 çûûñ]"
    assert n_("{count} fault", "{count} faults", 1) == "[1 fååûûļţ]"
    assert n_("{count} fault", "{count} faults", 3) == "[3 fååûûļţš]"
    assert N_("Safety") == "Safety"


def test_every_text_is_longer_and_keeps_its_places() -> None:
    pseudo, more = Pseudo(), []
    for form in (form for text in all_texts(ROOT) for form in text.forms):
        said = pseudo.gettext(form)
        assert _PLACE.findall(said) == _PLACE.findall(form)
        more.append(len(said) / len(form))
    assert 1.3 < statistics.median(more) < 1.6


def _cards(atlas: Atlas) -> Iterator[tuple[Subject, Card]]:
    kinds: tuple[SubjectKind, ...] = tuple(KINDS)
    for subject in (Subject(kind, key) for kind in kinds for key in KINDS[kind].ids(atlas)):
        yield subject, write_card(atlas, subject)
        if subject.kind != "point":
            yield subject, write_card(atlas, subject, 0)


def _strings(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for inner in value.values():
            yield from _strings(inner)
    elif isinstance(value, list | tuple):
        for inner in value:
            yield from _strings(inner)


def _shown(card: Card) -> Iterator[str]:
    """Yield all that a reader can see of a card: not styles, targets and the like."""
    told = msgspec.to_builtins(card)

    def walk(value: object) -> Iterator[str]:
        if isinstance(value, dict):
            yield from (text for key in ("text", "tip", "title", "line", "english", "readings") for text in _strings(value.get(key, "")))
            for inner in value.values():
                yield from walk(inner)
        elif isinstance(value, list | tuple):
            for inner in value:
                yield from walk(inner)

    yield from walk(told)


def _data(atlas: Atlas) -> list[str]:
    """Return all texts of the data, and what is put together from them alone."""
    kinds = ("points", "organs", "categories", "grades", "mechanisms", "conditions", "anatomy", "references")
    records = [msgspec.msgpack.decode(atlas._records[kind][key]) for kind in kinds for key in atlas.ids(kind)]
    channels = msgspec.to_builtins(tuple(atlas.channels.values()))
    sources = [atlas.reference(key) for key in atlas.ids("references")]
    places = [f"{' '.join(part for part in (one.journal, one.volume) if part)}:{one.pages}" for one in sources]
    points = [f"{code} {head.names.pinyin}" for code, head in atlas.points.items()]
    return [text.casefold() for text in _strings([records, channels, places, points])]


def _left(text: str) -> Iterator[str]:
    """Yield what stands outside all brackets and holds letters."""
    while _BRACKETED.search(text):
        text = _BRACKETED.sub("\n", text)
    yield from (piece.strip(" -,;.()") for piece in _GAP.split(text) if _LETTERS.search(piece))


@pytest.mark.parametrize("link", ["point:BL23", "condition:low-back-pain", "organ:KI"])
def test_the_titles_of_plain_text_are_translated(link: str) -> None:
    subject = parse_link(link)
    assert subject is not None
    use(PSEUDO)
    card = write_card(open_atlas(), subject)
    plain = {line for line in as_text(card, 400).splitlines() if line and not line.startswith((" ", "-"))}
    titles = {row.title for row in card.rows} | {_("Sources")}
    assert titles <= plain
    assert "Sources" not in plain


def test_what_no_bracket_holds_on_a_card_is_data() -> None:
    atlas = open_atlas()
    texts = _data(atlas)
    # Looking through all of it takes long, and nearly every piece is a whole piece there too.
    data, seen = "\n".join(texts), {piece for text in texts for piece in _left(text)}
    use(PSEUDO)
    for subject, card in _cards(atlas):
        for text in _shown(card):
            for piece in _left(text):
                if piece.casefold() not in seen:
                    seen.add(piece.casefold())
                    assert piece.casefold() in data, f"{subject.link}: {piece!r} in {text!r}"


def test_plain_text_has_its_own_words_translated() -> None:
    use(PSEUDO)
    text = as_text(write_card(open_atlas(), Subject("condition", "low-back-pain")))
    for word in (ALERT, "Sources", "Western medicine"):
        assert _(word) in text
        assert word not in text


class _Asked(Pseudo):
    """Remembers what it is asked for."""

    def __init__(self) -> None:
        self.texts: set[str] = set()

    def gettext(self, message: str, /) -> str:
        self.texts.add(message)
        return message

    def ngettext(self, one: str, many: str, _count: int, /) -> str:
        self.texts |= {one, many}
        return one


def test_every_text_that_a_card_asks_for_is_in_the_template() -> None:
    known = {form for text in all_texts(ROOT) for form in text.forms}
    asked = _Asked()
    catalogue: Catalogue = asked
    choose("xx", catalogue)
    for _subject, card in _cards(open_atlas()):
        as_text(card)
    assert len(asked.texts) > 100
    assert asked.texts <= known


def test_an_error_is_told_in_the_language() -> None:
    atlas = open_atlas()
    use(PSEUDO)
    with pytest.raises(UsageError, match=r"^\[.*BL99.*BL67\]$"):
        parse_code("BL99", atlas)
