"""A page as PNG and PDF: lettering in the shipped Inter, and the colours that the window shows."""

from __future__ import annotations

import math
from pathlib import Path

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QFont, QImage, QPainter

from bodymap import resources
from bodymap.atlas.load import Atlas
from bodymap.atlas.places import XY, ViewMap
from bodymap.draw.camera import Sheet
from bodymap.draw.context import context_of, legend_of
from bodymap.draw.paper import picture_of
from bodymap.draw.tokens import LIGHT
from bodymap.export.drawing import Drawing, Region
from bodymap.export.write import write_drawing
from bodymap.session.scene import Scene
from bodymap.typeset import fonts
from bodymap.ui.map.body import render
from bodymap.ui.map.picture import job_for

from .conftest import Text, page

AROUND_BL23 = Drawing(figure="male", view="posterior", channels=("BL",), points=("BL23",), labels=True, region=Region(400, 600, 200, 200))
WIDTH = 1600


def drawn(atlas: Atlas, drawing: Drawing, folder: Path, width: int) -> QImage:
    path = folder / "drawn.png"
    write_drawing(atlas, drawing, path, width)
    image = QImage(str(path))
    assert image.width() == width
    return image


def lettered(text: Text, font: QFont, ground: QColor, region: Region) -> tuple[QImage, tuple[int, int]]:
    """Return a text painted by itself as it should stand in the picture, and the place of that cutting."""
    scale = WIDTH / region.width
    left, top, right, bottom = (
        (edge - start) * scale for edge, start in zip(text.box(), (region.x, region.y, region.x, region.y), strict=True)
    )
    corner = math.floor(left) - 3, math.floor(top) - 3
    image = QImage(math.ceil(right) + 3 - corner[0], math.ceil(bottom) + 3 - corner[1], QImage.Format.Format_RGB32)
    image.fill(ground)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    made = QFont(font)
    made.setPixelSize(100)
    made.setWeight(QFont.Weight.DemiBold if text.weight == "600" else QFont.Weight.Normal)
    painter.setFont(made)
    painter.setPen(QColor(LIGHT.on_solid))
    painter.translate((text.x - region.x) * scale - corner[0], (text.y - region.y) * scale - corner[1])
    painter.scale(text.size * scale / 100, text.size * scale / 100)
    painter.drawText(QPointF(0, 0), text.words)
    painter.end()
    return image, corner


def unlike(one: QImage, other: QImage) -> float:
    """Return by how much two pictures of one size differ, 0 to 255 a pixel."""
    pairs = [(one.pixelColor(x, y), other.pixelColor(x, y)) for x in range(one.width()) for y in range(one.height())]
    return sum(abs(first.lightness() - second.lightness()) for first, second in pairs) / len(pairs)


def test_lettering_is_set_in_the_shipped_inter(atlas: Atlas, tmp_path: Path) -> None:
    assert AROUND_BL23.region is not None
    (text,) = [text for text in page(atlas, AROUND_BL23).texts if text.words == "BL23"]
    image = drawn(atlas, AROUND_BL23, tmp_path, WIDTH)
    found = {}
    others = {"regular": replace(text, weight="400"), "wider": replace(text, size=text.size * 1.05)}
    for name, wanted in {"inter": text, **others}.items():
        expected, (left, top) = lettered(wanted, fonts.font(), QColor(LIGHT.solid), AROUND_BL23.region)
        found[name] = unlike(expected, image.copy(left, top, expected.width(), expected.height()))
    assert found["inter"] < 4, found
    assert min(found["regular"], found["wider"]) > 2 * found["inter"], found


def bold_places(view: ViewMap, channel: str) -> list[XY]:
    """Return places on a channel's line where it does not fade, off every marker and every other line."""
    own = [stroke for stroke in view.strokes if stroke.channel == channel]
    taken = [(spot.x, spot.y) for spot in view.spots]
    taken += [place for stroke in view.strokes if stroke.channel != channel for place in stroke.points]
    bold = [place for stroke in own for place, fade in zip(stroke.points, stroke.fade, strict=True) if fade > 0.99]
    return [place for place in bold[::9] if all(math.dist(place, other) > 9 for other in taken)]


def nearest_colour(image: QImage, x: float, y: float, wanted: QColor) -> int:
    """Return how far the pixels about a place are from a colour, at the nearest one."""
    near = [image.pixelColor(round(x) + dx, round(y) + dy) for dx in (-1, 0, 1) for dy in (-1, 0, 1)]
    return min(max(abs(one.red() - wanted.red()), abs(one.green() - wanted.green()), abs(one.blue() - wanted.blue())) for one in near)


@pytest.mark.parametrize("name", ["posterior", "anterior"])
def test_channel_lines_have_the_same_colour_on_page_and_screen(atlas: Atlas, tmp_path: Path, name: str) -> None:
    view = atlas.figure_map("male").views[name]
    width = 1000
    page_image = drawn(atlas, Drawing(figure="male", view=name), tmp_path, width)
    scale = width / view.width
    context = context_of(Scene(view=name, layers=frozenset({"lines"})), atlas, legend_of(atlas), 1.0)
    paper, lines = picture_of(context, str(resources.asset(f"svg/male/{name}.svg")))
    sheet = Sheet(view.width, view.height, view.units_per_cm)
    camera = replace(sheet.fit(600, 800, 1.0), scale=scale, width=width, height=round(view.height * scale))
    screen_image = render(job_for(paper, sheet, camera, lines))
    seen = 0
    for channel in atlas.channels.values():
        for x, y in bold_places(view, channel.code):
            seen += 1
            for image in (page_image, screen_image):
                assert nearest_colour(image, x * scale, y * scale, QColor(channel.light)) <= 6, (channel.code, x, y)
    assert seen > 30


def test_paper_and_body_are_those_of_the_window_in_light(atlas: Atlas, tmp_path: Path) -> None:
    image = drawn(atlas, Drawing(figure="male", view="posterior"), tmp_path, 500)
    assert image.pixelColor(2, 2) == QColor(LIGHT.paper)
    assert image.height() == 920
    assert image.format() == QImage.Format.Format_RGB32
    assert image.scaled(1, 1, Qt.AspectRatioMode.IgnoreAspectRatio).pixelColor(0, 0) != QColor(LIGHT.paper)


def test_a_pdf_has_one_page_with_the_fonts_in_it(atlas: Atlas, tmp_path: Path) -> None:
    path = tmp_path / "around.pdf"
    write_drawing(atlas, AROUND_BL23, path, WIDTH)
    data = path.read_bytes()
    assert data.startswith(b"%PDF")
    assert data.rstrip().endswith(b"%%EOF")
    assert data.count(b"/Type /Page\n") == 1
    assert b"Inter" in data
    assert b"DejaVu" not in data
