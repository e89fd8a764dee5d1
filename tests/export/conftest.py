"""A page read back as another program would read it, with the shipped fonts loaded."""

from __future__ import annotations

from pathlib import Path
from xml.etree import ElementTree

import msgspec
import pytest
from fontTools.ttLib import TTFont
from PySide6.QtWidgets import QApplication

from bodymap import resources
from bodymap.atlas.load import Atlas
from bodymap.draw.labels import Rect
from bodymap.export.drawing import Drawing, compose
from bodymap.typeset import fonts

SVG = "{http://www.w3.org/2000/svg}"
FACES = {"400": "Inter-Regular.otf", "600": "Inter-SemiBold.otf"}


@pytest.fixture(autouse=True)
def shipped_fonts(qapp: QApplication) -> None:
    fonts.load(resources.asset)


class Text(msgspec.Struct, frozen=True):
    """A text of a page: where it begins on its baseline, its size, its weight."""

    words: str
    x: float
    y: float
    size: float
    weight: str

    def box(self) -> Rect:
        """Return what its capitals and digits cover, by the widths that the font's own file tells."""
        width, high = _measured(self.words, self.weight)
        return self.x, self.y - high * self.size, self.x + width * self.size, self.y


class Disc(msgspec.Struct, frozen=True):
    """A marker of a point."""

    code: str
    x: float
    y: float
    radius: float


class Leader(msgspec.Struct, frozen=True):
    """A thin line."""

    start: tuple[float, float]
    end: tuple[float, float]


class Page:
    """A page by its elements, in units of the view; XML that is not well-formed raises ParseError."""

    def __init__(self, svg: str) -> None:
        self.root = ElementTree.fromstring(svg)
        self.box = tuple(float(part) for part in self.root.attrib["viewBox"].split())
        self.texts = [_text(one) for one in self.root.iter(f"{SVG}text")]
        self.leaders = [_leader(one) for one in self.root.iter(f"{SVG}line") if one.get("class") == "leader"]
        self.discs = [_disc(one) for one in self.root.iter(f"{SVG}circle") if one.get("data-code")]


def page(atlas: Atlas, drawing: Drawing) -> Page:
    return Page(compose(atlas, drawing))


def _number(element: ElementTree.Element, name: str) -> float:
    return float(element.attrib[name])


def _text(element: ElementTree.Element) -> Text:
    assert element.get("font-family") == "Inter"
    assert len(element) == 0
    x, y, size = (_number(element, name) for name in ("x", "y", "font-size"))
    return Text(element.text or "", x, y, size, element.get("font-weight", "400"))


def _leader(element: ElementTree.Element) -> Leader:
    return Leader((_number(element, "x1"), _number(element, "y1")), (_number(element, "x2"), _number(element, "y2")))


def _disc(element: ElementTree.Element) -> Disc:
    radius = _number(element, "r") + _number(element, "stroke-width") / 2
    return Disc(element.attrib["data-code"], _number(element, "cx"), _number(element, "cy"), radius)


_open: dict[str, TTFont] = {}


def shipped(weight: str) -> TTFont:
    """Return a shipped font as its file tells it."""
    if weight not in _open:
        _open[weight] = TTFont(resources.asset(f"fonts/{FACES[weight]}"))
    return _open[weight]


def _measured(words: str, weight: str) -> tuple[float, float]:
    font = shipped(weight)
    names, widths = font.getBestCmap(), font["hmtx"]
    wide = sum(widths[names[ord(char)]][0] for char in words)
    return wide / font["head"].unitsPerEm, font["OS/2"].sCapHeight / font["head"].unitsPerEm


@pytest.fixture
def other_root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder that holds the assets, in which drawings can be put in place of the real ones."""
    assets = resources.root() / "assets"
    for folder in ("fonts", "places"):
        (tmp_path / "assets").mkdir(exist_ok=True)
        (tmp_path / "assets" / folder).symlink_to(assets / folder)
    (tmp_path / "assets" / "svg" / "male").mkdir(parents=True)
    monkeypatch.setattr(resources, "root", lambda: tmp_path)
    return tmp_path
