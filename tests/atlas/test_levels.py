from __future__ import annotations

import pytest

from bodymap.atlas.levels import joined_rami, level_ranges


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
    names = [f"posterior ramus of {level} spinal nerve" for level in ("L1", "L2", "L3")]
    assert joined_rami([*names, "sural nerve"]) == ["posterior rami of L1\u2013L3", "sural nerve"]
    assert joined_rami(["tibial nerve", names[0]]) == ["tibial nerve", "posterior ramus of L1"]
