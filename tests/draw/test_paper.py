"""The picture of the body: its groups shown, paled or left out, other drawings laid over it, its lines put in last."""

from __future__ import annotations

from pathlib import Path
from xml.etree import ElementTree

import pytest
from msgspec.structs import replace

from bodymap import resources
from bodymap.atlas.load import Atlas
from bodymap.atlas.model import FIGURES, Figure
from bodymap.draw.context import Context
from bodymap.draw.layer import Layer, Under
from bodymap.draw.lines import LEVELS, levels
from bodymap.draw.paper import Paper, inner, laid_over, picture_of, source_of
from bodymap.draw.tokens import DARK

SVG = "{http://www.w3.org/2000/svg}"
BODY = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 20"><title>Body</title>'
    '<g id="skin" fill="#eee" opacity="0.9"><path d="M0 0h9"/></g><g id="drape" display="none"><path d="M1 1h2"/></g></svg>\n'
)
BONES = '<?xml version="1.0"?>\n<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 20"><g id="bones"><path d="M2 2h3"/></g></svg>'


@pytest.fixture
def body(tmp_path: Path) -> Path:
    path = tmp_path / "posterior.svg"
    path.write_text(BODY, encoding="utf-8")
    return path


def groups_of(paper: Paper) -> dict[str, ElementTree.Element]:
    """Return the named groups of a paper's drawing."""
    return {group.get("id", ""): group for group in ElementTree.fromstring(source_of(paper)).iter(f"{SVG}g")}


@pytest.mark.parametrize(("opacity", "shown"), [(0.0, ("none", None)), (0.35, (None, "0.35")), (1.0, (None, None))])
def test_a_group_is_left_out_paled_or_shown_whatever_it_was(body: Path, opacity: float, shown: tuple[str | None, str | None]) -> None:
    found = groups_of(Paper(str(body), "#fff", (("skin", opacity), ("drape", opacity))))
    for name in ("skin", "drape"):
        assert (found[name].get("display"), found[name].get("opacity")) == shown
        assert len(found[name]) == 1
    assert found["skin"].get("fill") == "#eee"


def test_a_group_that_nobody_names_stays_as_it_is_drawn(body: Path) -> None:
    assert source_of(Paper(str(body), "#fff", (("bones", 0.0),))) == BODY.encode()
    found = groups_of(Paper(str(body), "#fff", (("drape", 1.0),)))
    assert found["skin"].get("opacity") == "0.9"


def test_a_drawing_of_a_layer_is_laid_over_the_body(body: Path, tmp_path: Path) -> None:
    bones = tmp_path / "bones.svg"
    bones.write_text(BONES, encoding="utf-8")
    root = ElementTree.fromstring(source_of(Paper(str(body), "#fff", (("skin", 0.3),), (str(bones),))))
    assert [part.get("id") for part in root.iter(f"{SVG}g")] == ["skin", "drape", "bones"]
    assert root[-1].get("id") == "bones"
    assert root[1].get("opacity") == "0.3"


def test_what_is_laid_over_stands_last_and_within() -> None:
    assert laid_over(b"<svg><g/></svg>\n", b"<path/>") == b"<svg><g/><path/></svg>\n"
    assert laid_over(b"no drawing", b"<path/>") == b"no drawing"
    assert inner(BONES.encode()) == b'<g id="bones"><path d="M2 2h3"/></g>'
    assert inner(b"no drawing") == b""


def test_a_missing_drawing_is_named(tmp_path: Path) -> None:
    with pytest.raises(OSError, match=r"anterior\.svg"):
        source_of(Paper(str(tmp_path / "anterior.svg"), "#fff"))


@pytest.mark.parametrize("figure", FIGURES)
def test_every_drawing_has_the_groups_that_layers_name(atlas: Atlas, back: Context, figure: Figure) -> None:
    for name, view in atlas.figure_map(figure).views.items():
        context = replace(back, view=view, on=frozenset())
        paper, _ = picture_of(context, str(resources.asset(f"svg/{figure}/{name}.svg")))
        found = groups_of(paper)
        assert paper.groups
        for group, opacity in paper.groups:
            assert (found[group].get("display") == "none") is (opacity == 0), (figure, name, group)


def test_the_paper_is_put_together_from_what_the_layers_say(back: Context, tmp_path: Path) -> None:
    class Bones(Layer):
        id = "bones"

        def under(self, context: Context) -> Under | None:  # noqa: ARG002
            return Under(groups=(("skin", 0.3),), drawing="bones")

    class Nothing(Layer):
        id = "nothing"

    body, bones = (tmp_path / folder / "male" / "posterior.svg" for folder in ("svg", "bones"))
    bones.parent.mkdir(parents=True)
    bones.write_text(BONES, encoding="utf-8")
    paper, lines = picture_of(replace(back, tokens=DARK), str(body), (Bones(), Nothing()))
    assert paper == Paper(str(body), DARK.paper, (("skin", 0.3),), (str(bones),))
    assert lines is None
    assert picture_of(back, str(body.with_name("lateral.svg")), (Bones(),))[0].drawings == ()
    assert picture_of(replace(back, on=frozenset({"lines"})), "body.svg")[1] is not None
    assert picture_of(replace(back, on=frozenset()), "body.svg")[1] is None


def test_lines_are_thicker_the_closer_one_looks_within_bounds(back: Context) -> None:
    lines = picture_of(replace(back, on=frozenset({"lines"})), "body.svg")[1]
    assert lines is not None
    widths = []
    for px_per_cm in (1.0, 3.0, 6.0, 60.0):
        scale = px_per_cm * lines.dpr / lines.units_per_cm
        groups = ElementTree.fromstring(b"<g>" + lines.as_svg(scale) + b"</g>")
        edge, line = (float(group.get("stroke-width", "0")) * scale for group in groups)
        assert edge > line
        widths.append(line)
    assert widths == sorted(widths)
    assert 1.2 <= widths[0] < widths[-1] <= 2.21


def test_a_line_that_fades_is_cut_into_runs_that_join() -> None:
    points = [(float(x), 0.0) for x in range(7)]
    runs = list(levels(points, [1.0, 1.0, 0.5, 0.5, 0.0, 0.0, 1.0]))
    assert [level for level, _ in runs] == [LEVELS, LEVELS // 2, LEVELS]
    assert [run for _, run in runs] == [points[:2], points[1:4], points[5:]]
