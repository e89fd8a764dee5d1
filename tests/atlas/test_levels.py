from __future__ import annotations

import pytest

from bodymap.atlas.levels import level_ranges, rami_in_words, rami_together
from bodymap.atlas.load import open_atlas


@pytest.mark.parametrize(
    ("levels", "words"),
    [
        (("L2",), "L2"),
        (("T12", "L1", "L2"), "T12\u2013L2"),
        (("C4", "T2"), "C4, T2"),
        (("C3", "C4", "T1", "T2"), "C3\u2013C4, T1\u2013T2"),
        (("CN V1", "C2"), "CN V1, C2"),
        ((), ""),
    ],
)
def test_only_neighbours_make_a_range(levels: tuple[str, ...], words: str) -> None:
    assert level_ranges(levels) == words


def test_rami_of_neighbouring_nerves_are_told_as_one() -> None:
    keys = ["posterior-ramus-l1", "posterior-ramus-l2", "posterior-ramus-l3", "sural-nerve", "posterior-ramus-t5"]
    groups = list(rami_together(keys))
    assert groups == [tuple(keys[:3]), ("sural-nerve",), ("posterior-ramus-t5",)]
    assert [rami_in_words(group) for group in groups] == ["posterior rami of L1\u2013L3", "", "posterior ramus of T5"]


def test_every_ramus_of_the_data_is_known_by_its_id() -> None:
    atlas = open_atlas()
    for key in atlas.ids("anatomy"):
        name = atlas.anatomy(key).name
        told = rami_in_words([key])
        assert bool(told) == ("ramus of" in name and name.endswith("spinal nerve"))
        assert not told or name == f"{told} spinal nerve"
