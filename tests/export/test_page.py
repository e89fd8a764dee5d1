"""A page as SVG: text stays text, each label stands by its own marker, and the fonts come along."""

from __future__ import annotations

import base64
import io
import math
import re
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

from bodymap.atlas.load import Atlas
from bodymap.atlas.model import FIGURES, Figure
from bodymap.export.drawing import Drawing, compose
from bodymap.export.write import write_drawing

from ..draw.geometry import meets, to_line, to_rect
from .conftest import SVG, Disc, Leader, Page, Text, page, shipped

FACE = re.compile(r'@font-face\{font-family:"Inter";font-weight:(\d+);src:url\(data:font/woff;base64,([\w+/=]+)\) format\("woff"\)\}')
PAGES = (
    Drawing(figure="male", view="posterior", channels=("BL",), labels=True),
    Drawing(figure="male", view="head-side", labels=True),
    Drawing(figure="female", view="anterior", labels=True),
    Drawing(figure="female", view="foot-outer", channels=("BL", "GB"), labels=True),
)


@pytest.mark.parametrize("figure", FIGURES)
def test_every_view_is_well_formed_and_stands_alone(atlas: Atlas, figure: Figure) -> None:
    for view, found in atlas.figure_map(figure).views.items():
        svg = compose(atlas, Drawing(figure=figure, view=view))
        made = Page(svg)
        assert made.box == (0, 0, found.width, found.height)
        assert {disc.code for disc in made.discs} == {spot.code for spot in found.spots}
        assert made.texts == []
        assert all(part.tag.startswith(SVG) for part in made.root.iter())
        # Nothing is fetched from anywhere when it is opened.
        assert not re.search(r'(?:href|src)="(?!#)|url\((?!#)', svg), view


def box_of(text: Text, unit: float) -> tuple[float, float, float, float]:
    """Return what a text covers, with the little room that its halo needs."""
    left, top, right, bottom = text.box()
    return left - unit, top - unit, right + unit, bottom + unit


def own(text: Text, made: Page) -> list[Disc]:
    return [disc for disc in made.discs if disc.code == text.words]


@pytest.mark.parametrize("drawing", PAGES, ids=lambda drawing: f"{drawing.figure}-{drawing.view}")
def test_labels_keep_off_each_other_and_off_every_marker(atlas: Atlas, drawing: Drawing) -> None:
    made = page(atlas, drawing)
    boxes = [(text.words, box_of(text, text.size / 11)) for text in made.texts]
    assert len(boxes) > 10
    assert all(text.words in atlas.points for text in made.texts)
    for number, (one, box) in enumerate(boxes):
        assert [other for other, taken in boxes[number + 1 :] if meets(box, taken)] == [], one
        assert [disc.code for disc in made.discs if to_rect(box, disc.x, disc.y) < 0.8 * disc.radius] == [], one


def labelled(leader: Leader, made: Page) -> Text:
    """Return the text at which a line ends."""
    return min(made.texts, key=lambda text: to_rect(text.box(), *leader.end))


@pytest.mark.parametrize("drawing", PAGES, ids=lambda drawing: f"{drawing.figure}-{drawing.view}")
def test_each_label_stands_by_its_own_marker_or_a_line_leads_there(atlas: Atlas, drawing: Drawing) -> None:
    made = page(atlas, drawing)
    led = {}
    for leader in made.leaders:
        text = labelled(leader, made)
        led[text] = leader
        assert to_rect(text.box(), *leader.end) < 0.5 * text.size
        assert leader.start in [pytest.approx((disc.x, disc.y), abs=0.02) for disc in own(text, made)]
        for disc in made.discs:
            begun = math.hypot(disc.x - leader.start[0], disc.y - leader.start[1]) < 1.5 * disc.radius
            assert disc.code == text.words or begun or to_line(leader.start, leader.end, disc.x, disc.y) > disc.radius, text.words
    assert len(led) == len(made.leaders)
    for text in made.texts:
        if text not in led:
            # A letter's own box is a little smaller than its label's.
            near = min(to_rect(text.box(), disc.x, disc.y) for disc in own(text, made))
            others = [to_rect(text.box(), disc.x, disc.y) for disc in made.discs if disc.code != text.words]
            assert near < min(others) + 0.25 * text.size, text.words


def test_there_are_lines_where_points_are_close(atlas: Atlas) -> None:
    assert len(page(atlas, PAGES[0]).leaders) > 3


def test_plates_and_letters_lie_over_all_lines(atlas: Atlas) -> None:
    drawing = Drawing(figure="male", view="posterior", channels=("BL",), points=("BL41",), labels=True)
    parts = [part for part in page(atlas, drawing).root if part.tag in (f"{SVG}text", f"{SVG}line")]
    lines = [number for number, part in enumerate(parts) if part.get("class") == "leader"]
    assert len(lines) > 3
    assert lines == list(range(len(lines)))


def test_a_chosen_point_is_named_on_a_plate_with_its_measure(atlas: Atlas) -> None:
    made = page(atlas, Drawing(figure="male", view="posterior", points=("BL23",)))
    words = [text.words for text in made.texts]
    assert words[0] == "BL23"
    assert {"1.5 cun", "L2"} <= set(words)
    plates = [part for part in made.root if part.tag == f"{SVG}rect"][1:]
    assert len(plates) == len(words)
    for text, plate in zip(made.texts, plates, strict=True):
        left, top, width, height = (float(plate.attrib[name]) for name in ("x", "y", "width", "height"))
        inner = text.box()
        assert left < inner[0]
        assert inner[2] < left + width
        assert top < inner[1]
        assert inner[3] < top + height


def embedded(path: Path) -> dict[str, TTFont]:
    """Return the fonts that a written SVG takes along, by weight."""
    style = Page(path.read_text(encoding="utf-8")).root.findtext(f"{SVG}style") or ""
    found = dict(FACE.findall(style))
    assert FACE.sub("", style) == ""
    return {weight: TTFont(io.BytesIO(base64.b64decode(data, validate=True))) for weight, data in found.items()}


def test_the_fonts_come_along_with_the_letters_that_are_used(atlas: Atlas, tmp_path: Path) -> None:
    path = tmp_path / "back.svg"
    write_drawing(atlas, Drawing(figure="male", view="posterior", channels=("BL", "GV"), points=("BL23",), labels=True), path, 800)
    texts = Page(path.read_text(encoding="utf-8")).texts
    used = {weight: {char for text in texts if text.weight == weight for char in text.words} for weight in ("400", "600")}
    fonts = embedded(path)
    assert set(fonts) == {weight for weight, letters in used.items() if letters} == {"400", "600"}
    for weight, font in fonts.items():
        glyphs, whole = font.getBestCmap(), shipped(weight)
        assert used[weight] <= {chr(code) for code in glyphs}
        assert len(font.getGlyphOrder()) < 80
        for char in used[weight]:
            assert font["hmtx"][glyphs[ord(char)]] == whole["hmtx"][whole.getBestCmap()[ord(char)]]
    assert path.stat().st_size < 700_000


def test_without_letters_no_font_comes_along(atlas: Atlas, tmp_path: Path) -> None:
    path = tmp_path / "hand.svg"
    write_drawing(atlas, Drawing(figure="male", view="hand-palm"), path, 800)
    assert "@font-face" not in path.read_text(encoding="utf-8")
    Page(path.read_text(encoding="utf-8"))


def test_turned_away_markers_are_paler_and_all_have_their_channels_colour(atlas: Atlas) -> None:
    made = page(atlas, Drawing(figure="male", view="lateral"))
    for disc in made.root.iter(f"{SVG}circle"):
        code = disc.attrib["data-code"]
        assert disc.get("fill") == atlas.channels[atlas.points[code].channel].light
    facing = {(spot.x, spot.y): spot.facing for spot in atlas.figure_map("male").views["lateral"].spots}
    pale = {(float(disc.attrib["cx"]), float(disc.attrib["cy"])) for disc in made.root.iter(f"{SVG}circle") if disc.get("opacity")}
    turned = {place for place, strength in facing.items() if strength < 0.3}
    assert len(turned) > 10
    assert pale == turned
