from __future__ import annotations

import pytest

from bodymap.atlas.load import open_atlas
from bodymap.atlas.search import Index


@pytest.fixture(scope="module")
def index() -> Index:
    return Index(open_atlas())


@pytest.mark.parametrize(
    ("words", "first"),
    [
        ("BL23", "BL23"),
        ("bl 23", "BL23"),
        ("shenshu", "BL23"),
        ("shen shu", "BL23"),
        ("腎俞", "BL23"),
        ("じんゆ", "BL23"),
        ("신수", "BL23"),
        ("kidney tra", "BL23"),
        ("UB40", "BL40"),
        ("yongquan", "KI1"),
        ("back transport kidney", "BL23"),
    ],
)
def test_the_best_hit_comes_first(index: Index, words: str, first: str) -> None:
    assert index.search(words)[0].code == first


def test_a_slip_of_the_finger_still_finds(index: Index) -> None:
    assert index.search("shensuh")[0].code == "BL23"


def test_uses_are_found_and_rank_below_names(index: Index) -> None:
    hits = index.search("low back pain")
    assert {"BL23", "BL40", "GV3"} <= {hit.code for hit in hits}
    assert all(hit.score <= 50 for hit in hits)


@pytest.mark.parametrize("words", ["", "   ", "''", "zzzzqqqq"])
def test_nothing_is_found_for_nothing(index: Index, words: str) -> None:
    assert index.search(words) == []


def test_scores_fall_and_the_limit_holds(index: Index) -> None:
    hits = index.search("shu", limit=7)
    assert len(hits) == 7
    assert [hit.score for hit in hits] == sorted((hit.score for hit in hits), reverse=True)
