"""The shipped data, and what the check says of broken data."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec
import pytest

from bodymap.atlas.compile import check_data
from bodymap.atlas.load import Atlas, open_from
from bodymap.atlas.model import Point
from bodymap.atlas.rules import Between, From
from bodymap.errors import BodymapError

USED_IN_BACK_PAIN = (
    *(f"BL{number}" for number in (17, 18, 20, 22, 23, 24, 25, 26, 28, 32, 36, 37, 40, 52, 54, 57, 60, 62)),
    *("KI3", "KI6", "KI7", "GV3", "GV4", "GV14", "GV26", "CV4", "CV6"),
)
# Points whose last step is not the number that the text gives, and why.
OTHER_NUMBER = {
    "BL9": "the text names the level; 1.3 cun is the border of trapezius",
    "BL10": "the text names the border of trapezius, which is 1.3 cun out",
    "BL57": "the standard names the end of the muscle bellies, 8 cun down",
    "GV15": "measured from GV16",
    "SP17": "2 cun beyond the 4 of the midclavicular line are the 6 of the text",
    "SP18": "2 cun beyond the 4 of the midclavicular line are the 6 of the text",
    "SP19": "2 cun beyond the 4 of the midclavicular line are the 6 of the text",
    "SP20": "2 cun beyond the 4 of the midclavicular line are the 6 of the text",
    "GB18": "2.25 cun is the line of the pupil, half way to the corner of the forehead",
    "GB19": "straight up from GB20, which is half way to the mastoid process",
    "EX-HN2": "0.5 cun beyond GB15, which lies 0.5 cun within the hairline",
    "EX-HN5": "one breadth of a finger is 1 cun",
}
SILENT = '- id: silent\n  name: "Silent"\n  aliases: []\n  plain: "Said by nobody."\n'
ONE_COLUMN = "  tcm: {summary: ., patterns: [], agreement: ., refs: []}\n"
NUMBER_OF_CUN = re.compile(r"(\d+(?:\.\d+)?) cun")


def test_the_shipped_data_have_no_fault() -> None:
    from bodymap.resources import data_dir

    assert [str(fault) for fault in check_data(data_dir())] == []


def test_the_four_channels_are_whole(atlas: Atlas) -> None:
    counts = Counter(head.channel for head in atlas.points.values())
    assert {code: counts[code] for code in ("BL", "KI", "GV", "CV")} == {"BL": 67, "KI": 27, "GV": 28, "CV": 24}


def test_every_point_is_told_in_both_columns(atlas: Atlas) -> None:
    assert len(atlas.points) == 409
    for code in atlas.points:
        assert _missing(atlas.point(code)) == [], code


def _missing(point: Point) -> list[str]:
    """Return what a whole point must have and this one lacks."""
    if not (point.tcm and point.western and point.safety and point.plain):
        return ["a column"]
    under = point.western.structures
    least, most = point.safety.depth_cun
    needed = {
        "actions": point.tcm.actions,
        "used_for": point.tcm.used_for,
        "unknown": point.western.unknown,
        "skin_nerve": under.skin_nerve,
        "what lies deeper": under.muscles or under.vessels or under.other,
        "hazards": point.safety.hazards,
        "refs": point.safety.refs,
        "a depth": 0 <= least <= most <= 4,
    }
    return [name for name, found in needed.items() if not found]


@pytest.mark.parametrize("code", USED_IN_BACK_PAIN)
def test_the_points_most_used_in_low_back_pain_have_a_graded_claim(atlas: Atlas, code: str) -> None:
    western = atlas.point(code).western
    assert western
    assert western.used_for


# Words that tell of a counted study: a year, or so many people or trials.
STUDY = re.compile(r"\b(?:19|20)\d\d\b|\b\d+ (?:people|women|men|patients|children|volunteers|trials)\b")


def test_what_is_told_of_studies_outside_the_claims_has_a_source(atlas: Atlas) -> None:
    bare = []
    for code in atlas.points:
        western = atlas.point(code).western
        cited = western and (western.refs or any(claim.refs for claim in western.used_for))
        if western and not cited and STUDY.search(f"{western.how} {western.unknown}"):
            bare.append(code)
    assert bare == []


def test_every_claim_has_a_source_that_was_looked_up(atlas: Atlas) -> None:
    for code in atlas.points:
        western = atlas.point(code).western
        for claim in western.used_for if western else ():
            checked = [atlas.reference(key).verified for key in claim.refs]
            assert "yes" in checked or "part" in checked, (code, claim.refs)


def _sentences(value: object) -> Iterator[str]:
    if isinstance(value, dict):
        for inner in value.values():
            yield from _sentences(inner)
    elif isinstance(value, list | tuple):
        for inner in value:
            yield from _sentences(inner)
    elif isinstance(value, str):
        yield from (part.strip() for part in re.split(r"(?<=[.!?])\s+", value))


# The traditional actions and uses are terms, such as "Makes Lung qi descend", and not sentences about a point.
TERMS = ("actions", "used_for")


def test_no_sentence_is_said_at_more_than_three_points(atlas: Atlas) -> None:
    said: Counter[str] = Counter()
    for code in atlas.points:
        point = atlas.point(code)
        parts: list[Any] = [msgspec.to_builtins(part) for part in (point.western, point.safety, point.plain) if part]
        if point.tcm:
            parts.append({key: value for key, value in msgspec.to_builtins(point.tcm).items() if key not in TERMS})
        said.update({sentence for part in parts for sentence in _sentences(part) if len(sentence.split()) > 3})
    assert [sentence for sentence, times in said.items() if times > 3] == []


def test_every_number_of_a_rule_stands_in_its_text(atlas: Atlas) -> None:
    """What the map measures is what the card says: the last step's distance is in the text."""
    missing, told = [], 0
    for code in atlas.points:
        rule = atlas.rule(code)
        if isinstance(rule, Between | From) and rule.cun and code not in OTHER_NUMBER:
            told += 1
            text = atlas.point(code).find.text
            if rule.cun not in {float(number) for number in NUMBER_OF_CUN.findall(text)}:
                missing.append((code, rule.cun, text))
    assert missing == []
    assert told > 150


def test_each_point_has_a_rule(atlas: Atlas) -> None:
    assert [code for code in atlas.points if atlas.rule(code) is None] == []


def _edit(root: Path, name: str, old: str, new: str) -> int:
    path = root / "data" / name
    text = path.read_text(encoding="utf-8")
    assert old in text
    line = text[: text.index(old)].count("\n") + 1
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    return line


@pytest.mark.parametrize(
    ("name", "old", "new", "says"),
    [
        ("points/BL.yaml", "code: BL23\n", "code: BL23\n  colour: blue\n", "BL23: Object contains unknown field `colour`"),
        ("points/BL.yaml", "code: BL23\n", "code: BL32\n", "stands where BL23 should"),
        ("points/BL.yaml", "cherkin-2009", "cherkin-2090", "cherkin-2090 is not in references.yaml; the nearest is cherkin-2009"),
        ("points/BL.yaml", "id: back-shu", "id: back-door", "'back-door'; the nearest is back-shu"),
        ("points/KI.yaml", "en: Gushing Spring", "eng: Gushing Spring", "unknown field `eng`; the nearest is en"),
        ("rules/BL.yaml", "BL67:", "BL68:", "BL68 is not in points/"),
        ("rules/BL.yaml", "BL5: {from: GV23", "BL5: {form: GV23", "BL5: a rule knows no key form; the nearest is from"),
        ("rules/BL.yaml", "BL5: {from: GV23, ", "BL5: {", "BL5: a rule needs one of at, between, from, level, plumb, midline"),
        ("rules/BL.yaml", "BL5: {from: GV23, toward: across, cun: 1.5", "BL5: {from: GV23, toward: across, cun: -1.5", "above 0, not -1.5"),
        ("rules/BL.yaml", "by: back-half", "by: back-haf", "back-haf is not in lengths.yaml; the nearest is back-half"),
        ("landmarks.yaml", "{between: [spine-C7", "{betwen: [spine-C7", "spine-T1: a rule knows no key betwen; the nearest is between"),
        ("rules/BL.yaml", "from: spine-L2", "from: spine-L7", "spine-L7 is not in landmarks.yaml or points/; the nearest is spine-"),
        ("lines.yaml", "BL65, BL66", "BL65, BL666", "BL666 is not in landmarks.yaml or points/"),
        ("lengths.yaml", "[umbilicus, ", "[umbilicux, ", "the nearest is umbilicus"),
        ("channels.yaml", "points: 67", "points: 68", "said to have 68 points"),
        ("organs.yaml", "paired: KI", "paired: KX", "KX is not in organs.yaml"),
        ("conditions.yaml", "[\"hiccup\"]", "[\"hicup\"]", "no traditional use of a point speaks of \"hicup\""),
        ("conditions.yaml", "- id: stye\n", f"{SILENT}- id: stye\n", "silent: nothing is told of it; it needs both columns, a finding, or"),
        ("conditions.yaml", "- id: stye\n", f"{SILENT}{ONE_COLUMN}- id: stye\n", "belong together"),
    ],
)
def test_a_fault_names_file_line_and_nearest_answer(data_copy: Path, name: str, old: str, new: str, says: str) -> None:
    line = _edit(data_copy, name, old, new)
    faults = check_data(data_copy / "data")
    told = [fault for fault in faults if says in fault.sentence]
    assert told, [str(fault) for fault in faults][:5]
    assert told[0].path == data_copy / "data" / name
    assert told[0].line is not None
    assert abs(told[0].line - line) <= 1 or "said to have" in says


def test_what_names_a_broken_record_does_not_seem_to_lead_nowhere(data_copy: Path) -> None:
    """One misspelt key is one fault, though dozens of rules are measured from that landmark."""
    _edit(data_copy, "landmarks.yaml", "{between: [spine-C7, spine-L4], along", "{between: [spine-C7, spine-L4], allong")
    (fault,) = check_data(data_copy / "data")
    assert fault.sentence == "spine-T1: a rule with between knows no key allong; the nearest is along"


def test_a_missing_file_is_a_fault(data_copy: Path) -> None:
    (data_copy / "data" / "references.yaml").unlink()
    assert any("references.yaml: this file is missing" in str(fault) for fault in check_data(data_copy / "data"))


def test_a_newer_source_is_compiled_anew(data_copy: Path) -> None:
    assert open_from(data_copy).point("BL23").names.en == "Kidney Transport"
    _edit(data_copy, "points/BL.yaml", "en: Kidney Transport", "en: Changed")
    assert open_from(data_copy).point("BL23").names.en == "Changed"


def test_a_broken_source_is_told_and_not_hidden_by_the_compact_file(data_copy: Path) -> None:
    open_from(data_copy)
    _edit(data_copy, "points/BL.yaml", "- code: BL23\n", "- code: BL23\n  code: BL23\n")
    with pytest.raises(BodymapError, match=r"BL\.yaml:\d+: the key code is given twice"):
        open_from(data_copy)


def test_missing_places_are_told(data_copy: Path) -> None:
    (data_copy / "assets" / "places" / "male.json").unlink()
    with pytest.raises(BodymapError, match="make figures"):
        open_from(data_copy).figure_map("male")
