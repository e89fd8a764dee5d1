"""The drawn body as a part of a page: as other programs save it, and broken."""

from __future__ import annotations

import shutil
from pathlib import Path
from xml.etree import ElementTree

import pytest
from PySide6.QtCore import QByteArray
from PySide6.QtSvg import QSvgRenderer

from bodymap import resources
from bodymap.atlas.load import Atlas
from bodymap.cli import main
from bodymap.draw.paper import Paper
from bodymap.errors import BodymapError
from bodymap.export.body import body_of
from bodymap.export.drawing import Drawing, compose

from .conftest import SVG, Page

XLINK = "{http://www.w3.org/1999/xlink}"
HEAD = """<?xml version="1.0" encoding="UTF-8" standalone="no"?>
<!-- Created with Inkscape (http://www.inkscape.org/) -->
<svg xmlns:inkscape="http://www.inkscape.org/namespaces/inkscape"
   xmlns:sodipodi="http://sodipodi.sourceforge.net/DTD/sodipodi-0.dtd"
   xmlns:xlink="http://www.w3.org/1999/xlink" xmlns="http://www.w3.org/2000/svg" xmlns:svg="http://www.w3.org/2000/svg"
   xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:cc="http://creativecommons.org/ns#"
   xmlns:dc="http://purl.org/dc/elements/1.1/" width="1000" height="1840" viewBox="0 0 1000 1840"
   version="1.1" id="svg42" sodipodi:docname="posterior.svg" inkscape:version="1.2.2 (b0a8486541, 2022-12-01)">
<sodipodi:namedview id="namedview44" pagecolor="#ffffff" inkscape:zoom="0.4"><inkscape:grid type="xygrid" id="g1"/></sodipodi:namedview>
<metadata id="m1"><rdf:RDF><cc:Work rdf:about=""><dc:format>image/svg+xml</dc:format></cc:Work></rdf:RDF></metadata>
<defs id="d1"><inkscape:perspective id="p1"/><path id="dash" d="M10 10h5"/></defs>
<style id="s1"><![CDATA[ .calm { fill: #abc } a > b { fill: red } ]]></style>
<svg:g inkscape:groupmode="layer" inkscape:label="Notes &amp; marks" id="layer1" xml:space="preserve"><use xlink:href="#dash" id="u1"/>
<svg:path sodipodi:nodetypes="cc" d="M1 1h8" class="calm" style="fill:#123456;-inkscape-stroke:none"/></svg:g>
"""


def saved_by_inkscape(text: str) -> str:
    """Return a drawing of ours as Inkscape writes it back."""
    inner = text[text.index("<g ") :].replace("<path ", '<path inkscape:connector-curvature="0" ')
    return HEAD + inner.replace('<g id="', '<g inkscape:label="#g" sodipodi:insensitive="true" id="')


def test_what_inkscape_adds_is_dropped_and_the_drawing_stays(atlas: Atlas, other_root: Path) -> None:
    plain = (resources.PACKAGE.parent / "assets" / "svg" / "male" / "posterior.svg").read_text(encoding="utf-8")
    file = other_root / "assets" / "svg" / "male" / "posterior.svg"
    file.write_text(saved_by_inkscape(plain), encoding="utf-8")
    svg = compose(atlas, Drawing(figure="male", view="posterior", channels=("BL",), labels=True))
    root = Page(svg).root
    assert "inkscape:" not in svg
    assert "sodipodi" not in svg
    assert "rdf" not in svg
    for part in root.iter():
        assert part.tag.startswith(SVG), part.tag
        assert not [name for name in part.attrib if name.startswith("{") and not name.startswith(XLINK)]
    found = {part.get("id"): part for part in root.iter()}
    assert found["u1"].get(f"{XLINK}href") == "#dash"
    assert found["dash"].get("d") == "M10 10h5"
    assert (found["layer1"].tag, found["s1"].text) == (f"{SVG}g", " .calm { fill: #abc } a > b { fill: red } ")
    assert found["drape"].get("display") == "none"
    paths = [part.get("d") for part in ElementTree.fromstring(plain).iter(f"{SVG}path")]
    assert paths == [part.get("d") for part in root.iter(f"{SVG}path")][2 : 2 + len(paths)]
    assert QSvgRenderer(QByteArray(svg.encode())).isValid()


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("<svg xmlns='http://www.w3.org/2000/svg'>\n<g>\n</svg>\n", 3),
        ("<svg", 1),
        ("", 1),
        ("no drawing at all", 1),
        ("<html><body/></html>", 1),
        ("<svg viewBox='0 0 1 1'/>", 1),
    ],
)
def test_a_broken_drawing_is_told_in_one_sentence_with_file_and_line(
    other_root: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], text: str, line: int
) -> None:
    file = other_root / "assets" / "svg" / "male" / "posterior.svg"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(BodymapError) as told:
        body_of(Paper(str(file), "#fff"))
    assert (told.value.path, told.value.line) == (file, line)
    (other_root / "data").symlink_to(resources.PACKAGE.parent / "data")
    for ending in ("svg", "png", "pdf"):
        target = tmp_path / f"out.{ending}"
        assert main(["draw", "-o", str(target), "--view", "posterior"]) == 1
        assert not target.exists()
        said = capsys.readouterr()
        assert said.out == ""
        assert said.err == f"bodymap: {file}:{line}: this is not an SVG drawing; restore it or reinstall Bodymap\n"


def test_a_missing_drawing_is_named(other_root: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (other_root / "data").symlink_to(resources.PACKAGE.parent / "data")
    assert main(["draw", "-o", str(tmp_path / "out.svg"), "--view", "posterior"]) == 1
    said = capsys.readouterr().err
    assert said.count("\n") == 1
    assert f"{other_root / 'assets' / 'svg' / 'male' / 'posterior.svg'}: this asset is missing" in said
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith(("out", "."))] == []
    with pytest.raises(BodymapError, match=r"posterior\.svg"):
        body_of(Paper(str(other_root / "posterior.svg"), "#fff"))


def test_a_drawing_that_cannot_be_written_leaves_nothing_behind(atlas: Atlas, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    target = tmp_path / "taken.svg"
    target.mkdir()
    assert main(["draw", "-o", str(target), "--view", "hand-palm"]) == 1
    assert capsys.readouterr().err.startswith(f"bodymap: {target}: cannot write the drawing")
    assert [path.name for path in tmp_path.iterdir()] == ["taken.svg"]
    shutil.rmtree(target)
