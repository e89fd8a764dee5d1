"""A part cut out of a view: the point in the middle, all of it within the view, and what cannot be cut is refused."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtGui import QColor, QImage

from bodymap.atlas.load import Atlas
from bodymap.atlas.model import FIGURES, Figure
from bodymap.cli import main
from bodymap.errors import BodymapError
from bodymap.export.drawing import Drawing, Region, region_around

from .conftest import Page, page


@pytest.mark.parametrize("figure", FIGURES)
@pytest.mark.parametrize("cm", [6.0, 12.0, 60.0])
def test_around_any_point_it_lies_in_the_middle_as_far_as_the_view_reaches(atlas: Atlas, figure: Figure, cm: float) -> None:
    found = atlas.figure_map(figure)
    for code, name in found.best.items():
        view = found.views[name]
        region = region_around(atlas, figure, name, code, cm)
        spot = max((spot for spot in view.spots if spot.code == code), key=lambda spot: spot.x)
        side = cm * view.units_per_cm
        for at, start, length, whole in (
            (spot.x, region.x, region.width, view.width),
            (spot.y, region.y, region.height, view.height),
        ):
            assert length == pytest.approx(min(side, whole), abs=0.01)
            assert -0.01 <= start <= whole - length + 0.01
            middle = abs(start + length / 2 - at) < 0.02
            at_edge = start == 0 or start + length == pytest.approx(whole, abs=0.02)
            assert middle or at_edge, code
            assert start <= at <= start + length


def test_a_point_that_the_view_does_not_show_is_refused(atlas: Atlas) -> None:
    with pytest.raises(BodymapError, match="BL23 is not seen in the view anterior; it is seen best in posterior"):
        region_around(atlas, "male", "anterior", "BL23", 12)


def test_a_part_shows_its_own_markers_and_labels_them_larger(atlas: Atlas) -> None:
    whole = Drawing(figure="male", view="posterior", channels=("BL",), labels=True)
    region = Region(400, 500, 200, 150)
    made, all_of_it = (page(atlas, Drawing(**{**_fields(whole), "region": part})) for part in (region, None))  # type: ignore[arg-type]
    assert made.box == (400, 500, 200, 150)
    assert all_of_it.box == (0, 0, 1000, 1840)
    inside = {spot.code for spot in atlas.figure_map("male").views["posterior"].spots if _within(region, spot.x, spot.y)}
    codes = {code for code in inside if code.startswith("BL")}
    assert 4 < len(codes) < 20
    assert {disc.code for disc in made.discs} == codes
    assert {text.words for text in made.texts} == codes
    for text in made.texts:
        left, top, right, bottom = text.box()
        assert _within(region, left, top)
        assert _within(region, right, bottom)
    share = made.texts[0].size / made.box[2]
    assert share > 1.5 * all_of_it.texts[0].size / all_of_it.box[3]


def _fields(drawing: Drawing) -> dict[str, object]:
    return {name: getattr(drawing, name) for name in ("figure", "view", "channels", "labels")}


def _within(region: Region, x: float, y: float) -> bool:
    return region.x <= x <= region.x + region.width and region.y <= y <= region.y + region.height


def test_around_a_point_its_marker_is_in_the_middle_of_the_picture(tmp_path: Path, atlas: Atlas) -> None:
    path = tmp_path / "around.png"
    words = ["--point", "BL23", "--around", "BL23", "--cm", "10", "--width", "401"]
    assert main(["draw", "-o", str(path), "--view", "posterior", *words]) == 0
    image = QImage(str(path))
    assert (image.width(), image.height()) == (401, 401)
    assert image.pixelColor(200, 200) == QColor(atlas.channels["BL"].light)


def test_around_a_point_on_the_page(tmp_path: Path, atlas: Atlas) -> None:
    path = tmp_path / "around.svg"
    assert main(["draw", "-o", str(path), "--view", "posterior", "--channel", "BL", "--labels", "--around", "ub23"]) == 0
    made = Page(path.read_text(encoding="utf-8"))
    (spot, *_) = atlas.figure_map("male").views["posterior"].spots_of("BL23")
    x, y, width, height = made.box
    assert (x + width / 2, y + height / 2) == pytest.approx((spot.x, spot.y), abs=0.01)
    assert width == height == 120
    assert "BL23" in {text.words for text in made.texts}


@pytest.mark.parametrize(
    ("words", "code", "says"),
    [
        (("--around", "BL99"), 2, "no point BL99"),
        (("--around", "CV4"), 1, "CV4 is not seen in the view posterior; it is seen best in"),
        (("--around", "BL23", "--cm", "0.5"), 2, "0.5 cm cannot be drawn around a point; it may be 1 to 200"),
        (("--around", "BL23", "--cm", "201"), 2, "it may be 1 to 200"),
        (("--cm", "8"), 2, "--cm needs a point to draw around; write --around BL23 --cm 8"),
        (("--around", "BL23", "--region", "0,0,10,10"), 2, "choose --around or --region"),
        (("--region", "0,0,10"), 2, "'0,0,10' is no region; write left,top,width,height"),
        (("--region=-5,0,10,10",), 2, "is no region"),
        (("--region", "0,0,nan,10"), 2, "is no region"),
        (("--region", "0,0,0.5,10"), 2, "does not lie in the view"),
        (("--region", "900,0,101,10"), 2, "the region 900,0,101,10 does not lie in the view, which is 1000x1840"),
        (("--region", "0,1800,10,41"), 2, "does not lie in the view"),
    ],
)
def test_what_cannot_be_cut_out_is_refused_in_one_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], words: tuple[str, ...], code: int, says: str
) -> None:
    assert main(["draw", "-o", str(tmp_path / "part.svg"), "--view", "posterior", *words]) == code
    said = capsys.readouterr()
    assert said.out == ""
    assert says in said.err
    assert said.err.count("\n") == 1
    assert list(tmp_path.iterdir()) == []


def test_a_region_may_reach_the_edges_of_the_view(tmp_path: Path) -> None:
    path = tmp_path / "all.svg"
    assert main(["draw", "-o", str(path), "--view", "posterior", "--region", "0, 0, 1000, 1840"]) == 0
    assert Page(path.read_text(encoding="utf-8")).box == (0, 0, 1000, 1840)
