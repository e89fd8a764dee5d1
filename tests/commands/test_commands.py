"""The commands as other programs run them: in a process of their own, by exit code and output."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[2]


def _bodymap(*words: str, **environment: str) -> subprocess.CompletedProcess[str]:
    clean = {key: value for key, value in os.environ.items() if key not in {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"}}
    return subprocess.run(
        [sys.executable, "-m", "bodymap", *words],
        capture_output=True,
        text=True,
        encoding="utf-8",
        cwd=environment.pop("cwd", str(ROOT)),
        env={**clean, "PYTHONPATH": str(ROOT), **environment},
        check=False,
        timeout=120,
    )


def _json(*words: str) -> Any:  # noqa: ANN401
    done = _bodymap(*words)
    assert done.returncode == 0, done.stderr
    assert done.stderr == ""
    return json.loads(done.stdout)


def test_points_lists_a_channel() -> None:
    points = _json("points", "--channel", "BL", "--json")
    assert [point["code"] for point in points] == [f"BL{number}" for number in range(1, 68)]
    assert set(points[0]) == {"code", "channel", "number", "names", "aliases", "categories"}
    assert points[22]["names"]["zh-Hans"] == "肾俞"
    assert points[22]["categories"] == [{"id": "back-shu", "element": None, "of": "KI"}]


def test_points_in_full_are_whole_records() -> None:
    points = _json("points", "--channel", "KI", "--full", "--json")
    assert len(points) == 27
    assert points[2]["find"]["rule"] == {"between": ["medial-malleolus", "calcaneal-tendon-medial"], "share": 0.5}


def test_a_point_comes_with_its_references_resolved() -> None:
    point = _json("point", "ub-23", "--json")
    assert point["code"] == "BL23"
    claim = next(claim for claim in point["western"]["used_for"] if claim["condition"] == "low-back-pain")
    assert claim["refs"][0]["doi"] == "10.1001/archinternmed.2009.65"
    assert point["linked"]["organ"]["id"] == "KI"
    assert point["linked"]["vessels"] == {}


def test_a_point_comes_with_the_vessels_it_lies_on() -> None:
    point = _json("point", "SP4", "--json")
    assert list(point["linked"]["vessels"]) == ["chong"]
    assert point["linked"]["vessels"]["chong"]["vessel"]["opened_by"] == "SP4"


def test_places_have_the_promised_shape() -> None:
    places = _json("places", "--json", "--figure", "female")
    right = next(place for place in places if (place["code"], place["side"]) == ("BL23", "right"))
    assert set(right) == {"code", "part", "side", "figure", "body", "views"}
    assert right["figure"] == "female"
    assert right["part"] is None
    x, y, z = right["body"]
    assert x < 0 < y
    assert z < 0
    assert len(right["views"]["posterior"]) == 2
    assert "anterior" not in right["views"]


def test_places_of_both_figures() -> None:
    assert {place["figure"] for place in _json("places", "--json")} == {"male", "female"}


def test_search_ranks() -> None:
    hits = _json("search", "kidney", "transport", "--json")
    assert hits[0]["code"] == "BL23"
    assert set(hits[0]) == {"code", "score", "matched"}


def test_check_of_the_shipped_data_is_silent() -> None:
    done = _bodymap("check")
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


def test_check_tells_each_fault_in_a_line(data_copy: Path) -> None:
    path = data_copy / "data" / "points" / "BL.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("cherkin-2009", "cherkin-2090"), encoding="utf-8")
    done = _bodymap("check", str(data_copy / "data"))
    lines = done.stdout.splitlines()
    assert done.returncode == 1
    assert len(lines) >= 2
    assert all(line.startswith(f"{path}:") and "cherkin-2009" in line for line in lines)
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize(
    ("words", "code", "says"),
    [
        (["point", "BL68"], 2, "no point BL68; the Bladder channel ends at BL67"),
        (["BL68"], 2, "no point BL68; the Bladder channel ends at BL67"),
        (["points", "--channel", "QQ"], 2, "no channel QQ"),
        (["pionts", "--json"], 2, "did you mean bodymap points?"),
        (["places", "--figure", "child"], 2, "the figures are male and female"),
        (["draw", "-o", "x.gif", "--view", "posterior"], 2, "must end in .pdf or .png or .svg"),
        (["draw", "-o", "x.png", "--view", "postrior"], 2, "did you mean posterior?"),
        (["draw", "-o", "x.png", "--view", "anterior", "--point", "BL23"], 1, "it is seen best in posterior"),
        (["draw", "-o", "x.png", "--view", "posterior", "--width", "0"], 2, "0 pixels"),
        (["draw", "--view", "posterior"], 2, "-o/--output"),
        (["shot", "-o", "x.png", "--size", "big"], 2, "write it as 1440x900"),
        (["shot", "-o", "nowhere/x.png"], 1, "this folder is missing"),
        (["check", "/nonexistent"], 1, ""),
    ],
)
def test_bad_input_is_answered_in_one_line(tmp_path: Path, words: list[str], code: int, says: str) -> None:
    done = _bodymap(*words, cwd=str(tmp_path))
    assert done.returncode == code
    assert "Traceback" not in done.stderr
    told = (done.stderr or done.stdout).strip().splitlines()
    assert says in done.stderr + done.stdout
    assert len(told) == 1 or words[0] == "check"
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("ending", ["png", "svg", "pdf"])
def test_draw_writes_each_kind_of_file(tmp_path: Path, ending: str) -> None:
    path = tmp_path / f"back.{ending}"
    words = ["--view", "posterior", "--channel", "BL", "--point", "BL23", "--labels", "--width", "600"]
    done = _bodymap("draw", "-o", str(path), *words)
    assert done.returncode == 0, done.stderr
    start = {"png": b"\x89PNG", "svg": b"<svg", "pdf": b"%PDF"}[ending]
    assert path.read_bytes().startswith(start)
    assert [found.name for found in tmp_path.iterdir()] == [path.name]


def test_without_a_display_the_window_is_written_as_a_picture(tmp_path: Path) -> None:
    done = _bodymap(cwd=str(tmp_path))
    assert done.returncode == 0, done.stderr
    assert len(done.stdout.strip().splitlines()) == 1
    assert str(tmp_path / "bodymap-BL23.png") in done.stdout
    assert "DISPLAY" in done.stdout
    assert (tmp_path / "bodymap-BL23.png").read_bytes().startswith(b"\x89PNG")


def test_the_output_may_be_cut_off_by_its_reader() -> None:
    done = subprocess.run(
        f"{sys.executable} -m bodymap points --full --json | head -c 100",
        shell=True,
        capture_output=True,
        text=True,
        cwd=ROOT,
        check=False,
    )
    assert done.stderr == ""
