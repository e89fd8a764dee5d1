from __future__ import annotations

import pytest

from bodymap.atlas.codes import parse_channel, parse_code
from bodymap.atlas.load import open_atlas
from bodymap.errors import UsageError


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("bl23", "BL23"),
        ("BL-23", "BL23"),
        ("UB 23", "BL23"),
        ("b 023", "BL23"),
        ("V23", "BL23"),
        ("Ren 4", "CV4"),
        ("du–14", "GV14"),
        ("Kid 3", "KI3"),
        ("shenshu", "BL23"),
        ("Shènshū", "BL23"),
        ("肾俞", "BL23"),
        ("Kidney Transport", "BL23"),
    ],
)
def test_a_code_is_read_in_any_usual_form(words: str, code: str) -> None:
    assert parse_code(words, open_atlas()) == code


@pytest.mark.parametrize(
    ("words", "says"),
    [
        ("BL68", "no point BL68; the Bladder channel ends at BL67"),
        ("BL0", "no point BL0; the Bladder channel begins at BL1"),
        ("KI99", "no point KI99; the Kidney channel ends at KI27"),
        ("XQ5", "no channel XQ"),
        ("Shenshuu", "did you mean BL23"),
        ("", "write a code such as BL23"),
        ("\n\t", "write a code such as BL23"),
    ],
)
def test_an_unknown_code_is_answered_with_the_nearest_good_one(words: str, says: str) -> None:
    with pytest.raises(UsageError) as caught:
        parse_code(words, open_atlas())
    assert says in str(caught.value)
    assert caught.value.exit_code == 2


def test_a_channel_is_read_by_its_old_names() -> None:
    assert parse_channel("ub", open_atlas()) == "BL"
