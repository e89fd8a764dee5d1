"""The places on the bodies: each on the skin, at its rule's distance, mirrored, in order, and seen.

The distances are measured here in another way than the solver walks them: by
small steps whose skin is looked up one by one.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pytest

from bodymap.atlas.model import FIGURES
from bodymap.atlas.rules import At, Between, From
from bodymap.errors import BodymapError
from tools.figure import accuracy, report
from tools.figure.mesh import Floats
from tools.figure.places import Sources, read_all
from tools.figure.rules import RuleError, Solver
from tools.figure.surface import load_skin

CUN = accuracy.ALLOWED_CUN
STEPS = 400


@pytest.fixture(scope="module", params=FIGURES)
def solver(request: pytest.FixtureRequest) -> Solver:
    return Sources().solver(request.param)


def _bodies(solver: Solver) -> dict[tuple[str, str], Floats]:
    return {(accuracy.rule_name(place), place.side): np.array(place.body) for place in accuracy.committed(solver.figure)}


def test_nothing_is_wrong_with_the_committed_places(solver: Solver) -> None:
    assert list(accuracy.faults(solver.figure)) == []


def test_second_measures_and_landmarks_hold() -> None:
    assert report.faults(report.measure_all()) == []


@pytest.mark.parametrize(
    ("row", "line", "says"),
    [
        ("{point: BL3, note: n, rule: {at: BL4},\n  onli: height}", 2, "unknown field `onli`; the nearest is only"),
        ("{point: BL3, note: n,\n  rule: {at: BL4}, only: heigth}", 2, "'heigth'; the nearest is height"),
        ("{point: BL3, note: n,\n  rule: {att: BL4}}", 2, "a rule knows no key att; the nearest is at"),
    ],
)
def test_a_broken_second_measure_is_told(tmp_path: Path, row: str, line: int, says: str) -> None:
    path = tmp_path / "checks.yaml"
    path.write_text(f"- {row}\n", encoding="utf-8")
    with pytest.raises(BodymapError) as caught:
        read_all(path, report.Check)
    assert says in caught.value.sentence
    assert (caught.value.path, caught.value.line) == (path, line)


def test_a_rule_that_cannot_be_solved_names_what_is_missing(solver: Solver) -> None:
    with pytest.raises(RuleError, match="no landmark and no point is called navel"):
        solver.solve(At("navel"))
    with pytest.raises(RuleError, match="no length is called back-haf"):
        solver.solve(From("spine-L2", "lateral", 1.5, "back-haf"))
    with pytest.raises(RuleError, match="90 cun from CV8 go beyond CV16"):
        solver.solve(Between(("CV8", "CV16"), along="midline", cun=90, by="upper-abdomen"))


def test_every_place_lies_on_the_skin(solver: Solver) -> None:
    skin = load_skin(solver.figure)
    for name, body in _bodies(solver).items():
        gap = float(np.linalg.norm(skin.at(skin.nearest(body)) - body))
        assert gap < 0.02, (name, gap)


def _stepped(skin: Any, start: Floats, end: Floats, axis: int) -> float:  # noqa: ANN401
    """Return the length over the skin between two places, by looking up the skin at small steps between them."""
    places = start + np.linspace(0, 1, STEPS)[:, None] * (end - start)
    found = np.array([skin.at(skin.nearest(place)) for place in places])
    found[:, axis] = places[:, axis]
    return float(np.linalg.norm(np.diff(found, axis=0), axis=1).sum())


def _lateral_rules(solver: Solver) -> dict[str, From]:
    ways = {code: rule for code, rule in solver.rules.items() if isinstance(rule, From)}
    return {code: rule for code, rule in ways.items() if rule.toward == "lateral" and not rule.measured}


def test_points_beside_the_midline_have_their_distance(solver: Solver) -> None:
    skin, bodies = load_skin(solver.figure), _bodies(solver)
    checked = 0
    for code, rule in _lateral_rules(solver).items():
        if isinstance(rule.start, str):
            start = solver.place(solver.spot(rule.start))
            end = bodies[code, "right"]
            assert abs(start[1] - end[1]) < 0.02, f"{code} left its level"
            length = _stepped(skin, start, end, 1)
            wanted = float(rule.cun)
            assert length / solver.unit(rule.by) == pytest.approx(wanted, abs=CUN + 0.01 * wanted), code
            checked += 1
    assert checked >= 50


def test_points_on_the_front_midline_keep_their_share(solver: Solver) -> None:
    skin, bodies = load_skin(solver.figure), _bodies(solver)
    navel, xiphoid = bodies["CV8", "midline"], bodies["CV16", "midline"]
    whole = _stepped(skin, navel, xiphoid, 0)
    for number, cun in ((9, 1), (10, 2), (12, 4), (14, 6), (15, 7)):
        part = _stepped(skin, navel, bodies[f"CV{number}", "midline"], 0)
        assert part / whole * 8 == pytest.approx(cun, abs=CUN), number


def test_channels_keep_their_order(solver: Solver) -> None:
    bodies = _bodies(solver)
    back_down = [bodies[f"BL{number}", "right"][1] for number in range(11, 31)]
    outer_down = [bodies[f"BL{number}", "right"][1] for number in range(41, 55)]
    front_up = [bodies[f"CV{number}", "midline"][1] for number in range(2, 24)]
    belly_up = [bodies[f"KI{number}", "right"][1] for number in range(11, 28)]
    spine_up = [bodies[f"GV{number}", "midline"][1] for number in range(1, 19)]
    assert back_down == sorted(back_down, reverse=True)
    assert outer_down == sorted(outer_down, reverse=True)
    assert front_up == sorted(front_up)
    assert belly_up == sorted(belly_up)
    assert spine_up == sorted(spine_up)


@pytest.mark.parametrize(
    ("inner", "outer", "middle"),
    [("BL23", "BL52", "GV4"), ("BL18", "BL47", "GV8"), ("BL32", "BL53", None), ("BL28", "BL53", None), ("BL30", "BL54", "GV2")],
)
def test_points_of_one_level_are_level(solver: Solver, inner: str, outer: str, middle: str | None) -> None:
    bodies = _bodies(solver)
    assert abs(bodies[inner, "right"][1] - bodies[outer, "right"][1]) < 0.05
    if middle:
        assert abs(bodies[inner, "right"][1] - bodies[middle, "midline"][1]) < 0.05


def test_landmarks_agree_with_each_other(solver: Solver) -> None:
    """What anatomy says of levels: the navel between L3 and L4, the nipple line in the fourth space."""
    names = ("spine-L2", "spine-L4", "umbilicus", "spine-T2", "suprasternal-notch", "spine-T3", "scapula-medial-border")
    place = {name: solver.place(solver.spot(name)) for name in names}
    assert place["spine-L4"][1] < place["umbilicus"][1] < place["spine-L2"][1]
    assert abs(place["spine-T2"][1] - place["suprasternal-notch"][1]) < 2.5
    assert abs(place["spine-T3"][1] - place["scapula-medial-border"][1]) < 2.5


def test_the_cun_of_one_body_are_alike(solver: Solver) -> None:
    """The body is 75 cun high; no region's cun is far from that of the whole."""
    height = float(load_skin(solver.figure).vertices[:, 1].max()) / 75
    for length, known in solver.lengths.items():
        # The transverse cun of the head is small on every body; lengths of other books are not the standard's.
        if length not in {"forehead-half", "mastoid-half"} and known.source.startswith("WHO"):
            assert 0.8 < solver.unit(length) / height < 1.3, length


def test_the_eye_knows_front_from_back(solver: Solver) -> None:
    places = {(place.code, place.side): place.views for place in accuracy.committed(solver.figure)}
    assert "posterior" in places["BL23", "left"]
    assert "anterior" not in places["BL23", "left"]
    assert "anterior" in places["CV4", "midline"]
    assert "posterior" not in places["CV4", "midline"]
    assert "lateral" not in places["BL62", "left"]
    assert "foot-outer" in places["BL62", "right"]
    assert "foot-sole" in places["KI1", "right"]
