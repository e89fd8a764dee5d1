"""Measured rules as values: what is written is what is printed, and a broken rule is told with its line and a way out."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest

from bodymap.atlas.convert import convert, convert_rule
from bodymap.atlas.load import open_atlas
from bodymap.atlas.rules import At, Between, From, Landmark, Length, as_written, rule_links
from bodymap.atlas.yaml_source import read_items, read_mapping
from bodymap.errors import BodymapError
from bodymap.resources import data_dir


def _written() -> dict[str, object]:
    return {name: item.value for path in (data_dir() / "rules").glob("*.yaml") for name, item in read_mapping(path).items()}


def test_a_rule_is_printed_as_it_is_written_to_the_last_key_and_number() -> None:
    atlas, written = open_atlas(), _written()
    printed = {}
    for code in atlas.points:
        rule = atlas.rule(code)
        assert rule is not None, code
        printed.update({f"{code}/{part}": inner for part, inner in rule.items()} if isinstance(rule, dict) else {code: rule})
    assert set(printed) == set(written)
    for name, rule in printed.items():
        assert msgspec.json.encode(as_written(rule)) == msgspec.json.encode(written[name]), name


def test_rules_are_values_and_those_of_a_group_stand_under_their_parts() -> None:
    atlas = open_atlas()
    assert atlas.rule("BL23") == From("spine-L2", "lateral", 1.5, "back-half")
    assert atlas.rule("KI3") == Between(("medial-malleolus", "calcaneal-tendon-medial"), share=0.5)
    assert atlas.rule("EX-HN12") == At("tongue-vein", side="left")
    group = atlas.rule("EX-B2")
    assert isinstance(group, dict)
    assert list(group)[:2] == ["T1", "T2"]
    assert isinstance(group["T1"], From)


def test_all_that_a_rule_names_is_found() -> None:
    rule = Between(("CV8", From("spine-L2", "lateral", 1, "back-half")), via="vertex", through=("navel",), cun=2, by="sternum")
    assert {(kind, name, keys) for kind, name, keys in rule_links(rule)} == {
        ("spots", "CV8", ("between", 0)),
        ("spots", "spine-L2", ("between", 1, "from")),
        ("lengths", "back-half", ("between", 1, "by")),
        ("spots", "vertex", ("via",)),
        ("spots", "navel", ("through", 0)),
        ("lengths", "sternum", ("by",)),
    }


FROM = "BL5:\n  from: GV23\n  toward: across\n  cun: 1.5\n  by: forehead-half\n"
BETWEEN = "BL59:\n  between: [BL60, BL58]\n  cun: 3\n  of: 7\n"
NESTED = "BL5:\n  at:\n    from: GV23\n    toward: across\n    cun: 1\n    by: forehead-half\n"
KINDS = "at, between, from, level, plumb, midline"


@pytest.mark.parametrize(
    ("whole", "old", "new", "line", "says"),
    [
        (FROM, "from:", "form:", 2, "BL5: a rule knows no key form; the nearest is from"),
        (FROM, "toward:", "towards:", 3, "BL5: a rule with from knows no key towards; the nearest is toward"),
        (FROM, "by:", "share:", 5, "BL5: a rule with from knows no key share"),
        (FROM, "  from: GV23\n", "", 2, f"BL5: a rule needs one of {KINDS}"),
        (FROM, "  by:", "  at: GV22\n  by:", 2, f"BL5: a rule needs one of {KINDS}, not from and at together"),
        (FROM, "across", "acros", 3, "'acros'; the nearest is across"),
        (FROM, "1.5", "-1.5", 4, "BL5: cun must be a number above 0, not -1.5"),
        (FROM, "1.5", "0", 4, "BL5: cun must be a number above 0, not 0"),
        (FROM, "1.5", "far", 4, "BL5: cun must be a number above 0, not far"),
        (FROM, "  by: forehead-half\n", "", 2, "required field `by`"),
        (FROM, "across", "across\n  measured: straight", 4, "measured straight goes with toward lateral or medial, not across"),
        (FROM, "GV23", "3", 2, "BL5: a rule is a name or a mapping, not 3"),
        (FROM, "GV23", "[GV23]", 2, "BL5: a rule is a name or a mapping, not a list"),
        (NESTED, "cun: 1", "cun: -1", 5, "BL5: cun must be a number above 0, not -1"),
        (NESTED, "from:", "frm:", 3, "BL5: a rule knows no key frm; the nearest is from"),
        (BETWEEN, "  of: 7\n", "", 2, "BL59: between needs share, or cun with by, or cun with of"),
        (BETWEEN, "of: 7", "share: 0.5", 2, "BL59: between needs share, or cun with by, or cun with of"),
        (BETWEEN, "  cun: 3\n  of: 7", "  share: 1.5", 3, "BL59: share must be at most 1, not 1.5"),
        (BETWEEN, ", BL58", "", 2, "BL59: between: Expected `array` of length 2, got 1"),
    ],
)
def test_a_broken_rule_is_told_with_its_line_and_the_nearest_answer(
    tmp_path: Path, whole: str, old: str, new: str, line: int, says: str
) -> None:
    path = tmp_path / "BL.yaml"
    path.write_text(whole.replace(old, new, 1), encoding="utf-8")
    ((name, item),) = read_mapping(path).items()
    with pytest.raises(BodymapError) as caught:
        convert_rule(name, item)
    assert says in caught.value.sentence
    assert (caught.value.path, caught.value.line) == (path, line)


def test_the_rules_of_landmarks_and_lengths_are_told_the_same_way(tmp_path: Path) -> None:
    path = tmp_path / "landmarks.yaml"
    path.write_text("- id: spine-T7\n  name: T7\n  plain: a spot\n  rule:\n    betwen: [spine-C7, spine-L4]\n", encoding="utf-8")
    with pytest.raises(BodymapError, match=r"yaml:5: spine-T7: a rule knows no key betwen; the nearest is between"):
        convert(read_items(path)[0], Landmark)
    path.write_text("- id: leg\n  ends: [a, {at: b, sied: left}]\n  cun: 3\n", encoding="utf-8")
    with pytest.raises(BodymapError, match=r"yaml:2: leg: a rule with at knows no key sied; the nearest is side"):
        convert(read_items(path)[0], Length)
