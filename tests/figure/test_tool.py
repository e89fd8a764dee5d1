"""The tool makes what is committed, and makes it the same way each time."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

import msgspec
import pytest

from bodymap.atlas.compile import compile_places
from bodymap.atlas.model import FIGURES, Figure
from bodymap.atlas.places import FigureMap
from tools.figure.__main__ import main
from tools.figure.body import load_body
from tools.figure.build import draw
from tools.figure.manifest import ROOT, quick_check
from tools.figure.places import PLACES, Sources, as_text, place_all
from tools.figure.subdivide import catmull_clark, compact
from tools.figure.surface import load_skin
from tools.figure.views import VIEW_IDS

VIEW = "medial"
UNITS = 0.3  # a third of a millimetre on the body: what another processor may round differently


def test_the_committed_drawings_are_those_of_the_committed_tool() -> None:
    assert quick_check() == []


def test_a_changed_drawing_is_named(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "assets" / "svg", tmp_path / "assets" / "svg")
    path = tmp_path / "assets" / "svg" / "male" / "anterior.svg"
    path.write_text(path.read_text(encoding="utf-8").replace("<g", "<g ", 1), encoding="utf-8")
    faults = quick_check(tmp_path)
    assert any("male/anterior.svg" in fault for fault in faults), faults


def test_the_same_mesh_gives_the_same_bytes() -> None:
    first, second = draw(VIEW, "female"), draw(VIEW, "female")
    assert first == second
    assert first.encode() == (ROOT / "assets" / "svg" / "female" / f"{VIEW}.svg").read_bytes()


@pytest.mark.parametrize("figure", FIGURES)
def test_the_committed_places_are_those_that_the_rules_give(figure: Figure) -> None:
    committed = json.loads((PLACES / f"{figure}.json").read_text(encoding="utf-8"))
    solved = place_all(figure, view_ids=(VIEW, "foot-outer"))
    for view_id, shown in solved.views.items():
        old = {(spot["code"], spot["part"], spot["side"]): (spot["x"], spot["y"]) for spot in committed["views"][view_id]["spots"]}
        new = {(spot.code, spot.part, spot.side): (spot.x, spot.y) for spot in shown.spots}
        assert set(old) == set(new)
        assert all(abs(old[key][axis] - new[key][axis]) <= UNITS for key in old for axis in (0, 1))


@pytest.mark.parametrize("figure", FIGURES)
def test_the_committed_places_are_written_from_what_the_program_reads(figure: Figure) -> None:
    """Not a key, an order or a digit is lost between the tool's values and the program's."""
    path = PLACES / f"{figure}.json"
    read = msgspec.msgpack.decode(compile_places(path), type=FigureMap)
    assert as_text(read) == path.read_text(encoding="utf-8")


def test_a_broken_rule_is_one_sentence_and_no_traceback(
    data_copy: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    path = data_copy / "data" / "rules" / "BL.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("BL5: {from:", "BL5: {form:", 1), encoding="utf-8")
    monkeypatch.setattr("tools.figure.places.Sources", lambda: Sources(data_copy / "data"))
    assert main(["places", "--figure", "male"]) == 1
    assert re.fullmatch(r".*BL\.yaml:\d+: BL5: a rule knows no key form; the nearest is from\n", capsys.readouterr().err)


@pytest.mark.parametrize("figure", FIGURES)
@pytest.mark.parametrize("view_id", VIEW_IDS)
def test_markers_lie_on_the_drawn_body(figure: str, view_id: str) -> None:
    """A marker outside the silhouette would float in the void."""
    from PySide6.QtGui import QImageReader

    shown = json.loads((PLACES / f"{figure}.json").read_text(encoding="utf-8"))["views"][view_id]
    reader = QImageReader(str(ROOT / "assets" / "svg" / figure / f"{view_id}.svg"))
    image = reader.read()
    assert not image.isNull(), reader.errorString()
    assert min(image.pixelColor(x, y).alpha() for x in (0, image.width() - 1) for y in (0, image.height() - 1)) == 0
    scale = image.width() / shown["width"]
    for spot in shown["spots"]:
        x, y = round(spot["x"] * scale), round(spot["y"] * scale)
        near = [(x + dx, y + dy) for dx in (-2, 0, 2) for dy in (-2, 0, 2)]
        inside = [image.pixelColor(*place).alpha() > 0 for place in near if image.valid(*place)]
        assert any(inside), (spot["code"], spot["side"])


@pytest.mark.parametrize("figure", FIGURES)
def test_each_view_has_its_drawing_and_its_size(figure: str) -> None:
    places = json.loads((PLACES / f"{figure}.json").read_text(encoding="utf-8"))
    assert tuple(places["views"]) == VIEW_IDS
    for view_id, shown in places["views"].items():
        text = (ROOT / "assets" / "svg" / figure / f"{view_id}.svg").read_text(encoding="utf-8")
        box = re.search(r'viewBox="0 0 (\d+) (\d+)"', text)
        assert box
        assert (int(box[1]), int(box[2])) == (shown["width"], shown["height"])


@pytest.mark.parametrize("figure", FIGURES)
def test_points_lie_on_the_very_skin_that_is_drawn(figure: str) -> None:
    """The drawing subdivides the mesh step by step, the places by one matrix; both must give one skin."""
    body = load_body(figure)
    drawn = catmull_clark(compact(body.vertices["anatomical"], body.quads))
    gaps, _ = load_skin(figure).tree.query(drawn.points)
    assert len(drawn.points) == len(load_skin(figure).vertices)
    assert float(gaps.max()) < 1e-9
