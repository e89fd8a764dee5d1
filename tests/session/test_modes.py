"""The rules of the atlas, as pure functions: an intent and a scene make the next scene, and what the map aims at."""

from __future__ import annotations

from typing import get_args

import pytest
from msgspec.structs import replace

from bodymap.atlas.load import Atlas
from bodymap.atlas.model import FIGURES, Figure
from bodymap.atlas.sets import sets_of
from bodymap.atlas.subject import KINDS, Subject, point
from bodymap.session import intent as it
from bodymap.session.scene import Aim, Lit, Scene
from bodymap.session.sight import WELL_SEEN, widest_view

from ..random_intents import RandomIntents, differing
from .conftest import after, subject

BACK_PAIN = subject("condition:low-back-pain")
BACK = Scene(view="posterior")
ORIGINS: tuple[it.Origin, ...] = get_args(it.Origin)
LIT = Lit(("BL23", "GV3"), ordered=True, of=BACK_PAIN, number=0)


def facing(atlas: Atlas, figure: Figure, view: str, code: str) -> float:
    return max((spot.facing for spot in atlas.figure_map(figure).views[view].spots if spot.code == code), default=0.0)


def test_a_point_chosen_in_a_list_fills_the_whole_scene(atlas: Atlas) -> None:
    before = Scene(view="anterior", subject=BACK_PAIN, lit=LIT, opened="KI", hidden=frozenset({"BL", "KI"}), layers=frozenset({"grid"}))
    scene, aim = after(atlas, it.Choose(point("BL23"), "list"), before)
    expected = replace(
        before, view="posterior", subject=point("BL23"), lit=Lit(), point="BL23", side="right", opened="BL", hidden=frozenset({"KI"})
    )
    assert scene == expected
    assert aim == Aim(("BL23",), closer=True, soft=True)


@pytest.mark.parametrize("figure", FIGURES)
@pytest.mark.parametrize("view", ["posterior", "hand-palm", "perineum"])
def test_every_point_is_brought_into_a_view_that_shows_it(atlas: Atlas, figure: Figure, view: str) -> None:
    best = atlas.figure_map(figure).best
    for code in atlas.points:
        before = facing(atlas, figure, view, code)
        for by in ORIGINS:
            scene, _ = after(atlas, it.Choose(point(code), by), Scene(figure=figure, view=view))
            near = by in ("map", "step")
            stays = by != "start" and (before >= WELL_SEEN or (near and before > 0))
            assert scene.view == (view if stays else best[code]), (code, by)
            assert facing(atlas, figure, scene.view, code) > 0, (code, by)
            assert scene.side in {spot.side for spot in atlas.figure_map(figure).views[scene.view].spots_of(code)}


def test_a_click_on_a_marker_means_that_side_and_leaves_the_map_where_it_is(atlas: Atlas) -> None:
    scene, aim = after(atlas, it.Choose(point("BL23"), "map", "left"), BACK)
    assert (scene.view, scene.point, scene.side) == ("posterior", "BL23", "left")
    assert aim == Aim(("BL23",), "left", closer=False)


def test_a_point_of_a_lit_set_keeps_it_lit_and_a_point_asked_for_alone_puts_it_out(atlas: Atlas) -> None:
    before = replace(BACK, subject=BACK_PAIN, lit=LIT)
    found = {by: after(atlas, it.Choose(point("BL40"), by), before)[0].lit for by in ORIGINS}
    assert found == {"link": LIT, "map": LIT, "step": LIT, "list": Lit(), "start": Lit()}


@pytest.mark.parametrize(
    ("links", "way"),
    [
        (("point:BL23", "point:BL24"), ()),
        (("condition:sciatica", "point:BL23"), ("condition:sciatica",)),
        (("condition:sciatica", "point:BL23", "point:BL24"), ("condition:sciatica",)),
        (("condition:sciatica", "point:BL23", "organ:KI"), ("condition:sciatica", "point:BL23")),
        (("point:BL23", "page:sure"), ("point:BL23",)),
        (("point:BL23", "page:sure", "page:how", "mechanism:dnic"), ("point:BL23", "page:sure", "page:how")),
        # Another point takes the place of what was read aside, and of the point that it was opened from.
        (("condition:sciatica", "point:BL23", "page:sure", "point:BL24"), ("condition:sciatica",)),
        (("point:BL23", "mechanism:dnic", "point:BL24"), ()),
        (("structure:median-nerve", "condition:sciatica", "point:BL23"), ("structure:median-nerve", "condition:sciatica")),
    ],
)
def test_a_card_keeps_the_way_to_those_that_one_works_from(atlas: Atlas, links: tuple[str, ...], way: tuple[str, ...]) -> None:
    scene = BACK
    for link in links:
        scene, _ = after(atlas, it.Choose(subject(link), "link"), scene)
    assert scene.subject == subject(links[-1])
    assert scene.way == tuple(subject(link) for link in way)


def test_a_point_asked_for_alone_has_no_way_back(atlas: Atlas) -> None:
    before = replace(BACK, subject=BACK_PAIN, way=(subject("organ:KI"),))
    assert after(atlas, it.Choose(point("BL23"), "list"), before)[0].way == ()
    assert after(atlas, it.Choose(point("BL23"), "start"), before)[0].way == ()
    assert after(atlas, it.Choose(point("BL23"), "map"), before)[0].way == (subject("organ:KI"), BACK_PAIN)


def test_the_way_does_not_grow_without_end(atlas: Atlas) -> None:
    scene, conditions = BACK, [Subject("condition", key) for key in KINDS["condition"].ids(atlas)]
    assert len(conditions) > 40
    for one in conditions:
        scene, _ = after(atlas, it.Choose(one, "link"), scene)
    assert 20 <= len(scene.way) <= 40
    assert scene.way == tuple(conditions[-len(scene.way) - 1 : -1])


@pytest.mark.parametrize("link", ["condition:sciatica", "organ:KI", "structure:median-nerve"])
def test_a_card_that_one_works_from_leaves_point_and_lit_set(atlas: Atlas, link: str) -> None:
    before = replace(BACK, subject=point("BL23"), point="BL23", side="left", opened="BL", lit=LIT)
    scene, aim = after(atlas, it.Choose(subject(link), "link"), before)
    assert (scene.point, scene.side, scene.lit, scene.opened, scene.view) == ("", "", Lit(), "BL", "posterior")
    assert aim == Aim()


@pytest.mark.parametrize("link", ["page:sure", "page:how", "mechanism:dnic"])
def test_what_is_read_aside_leaves_the_point_where_it_is(atlas: Atlas, link: str) -> None:
    before = replace(BACK, subject=point("BL23"), point="BL23", side="left", opened="BL", lit=LIT)
    scene, _ = after(atlas, it.Choose(subject(link), "link"), before)
    assert scene == replace(before, subject=subject(link), way=(point("BL23"),))


def test_the_card_that_is_shown_is_not_shown_again(atlas: Atlas) -> None:
    before = replace(BACK, subject=BACK_PAIN, lit=LIT)
    assert after(atlas, it.Choose(BACK_PAIN, "link"), before) == (before, Aim())


def test_a_set_is_lit_in_the_view_that_shows_most_of_it_and_put_out_again(atlas: Atlas) -> None:
    before = replace(BACK, subject=BACK_PAIN)
    for number, found in enumerate(sets_of(atlas, BACK_PAIN)):
        scene, aim = after(atlas, it.Light(number), before)
        assert scene.lit == Lit(found.codes, found.ordered, BACK_PAIN, number)
        assert scene.picked == number
        assert aim == Aim(found.codes, over=True)
        views = atlas.figure_map("male").views
        counts = {name: sum(facing(atlas, "male", name, code) >= 0.3 for code in found.codes) for name in views}
        assert counts[scene.view] == max(counts.values())
        assert after(atlas, it.Light(number), scene) == (replace(scene, lit=Lit()), Aim())


def test_an_empty_set_is_lit_without_a_move(atlas: Atlas) -> None:
    before = replace(BACK, subject=subject("condition:smoking-cessation"))
    scene, aim = after(atlas, it.Light(0), before)
    assert (scene.view, scene.lit.codes, scene.picked, aim) == ("posterior", (), 0, Aim())


def test_without_a_card_nothing_is_lit(atlas: Atlas) -> None:
    assert after(atlas, it.Light(0), BACK) == (BACK, Aim())


def test_of_views_that_show_as_much_a_close_one_is_chosen_then_the_current_one(atlas: Atlas) -> None:
    views = atlas.figure_map("male").views
    whole = {name for name, view in views.items() if view.height >= 120 * view.units_per_cm}
    assert whole == {"anterior", "posterior", "lateral"}
    assert widest_view(("BL40",), views.items(), "posterior") not in whole - {"posterior"}
    assert widest_view(("LI20",), views.items(), "anterior") not in whole
    assert widest_view((), (), "posterior") == "posterior"


@pytest.mark.parametrize("channel", ["LU", "BL", "GV", "EX-HN"])
def test_steps_walk_along_the_channel_and_stop_at_its_ends(atlas: Atlas, channel: str) -> None:
    codes = atlas.codes_of(channel)
    scene, _ = after(atlas, it.Choose(point(codes[0]), "list"), BACK)
    assert after(atlas, it.Step(-1), scene)[0].point == codes[0]
    walked = [scene.point]
    for _ in codes:
        scene, aim = after(atlas, it.Step(1), scene)
        assert aim == Aim((scene.point,), closer=False)
        walked.append(scene.point)
    assert walked == [*codes, codes[-1]]


def test_without_a_point_there_is_no_step(atlas: Atlas) -> None:
    assert after(atlas, it.Step(1), replace(BACK, opened="BL")) == (replace(BACK, opened="BL"), Aim())


def test_one_leaves_the_point_then_the_lit_set_then_the_channel(atlas: Atlas) -> None:
    scene = replace(BACK, subject=point("BL23"), point="BL23", side="left", lit=LIT, opened="BL")
    left = []
    for _ in range(4):
        scene, aim = after(atlas, it.Leave(), scene)
        assert aim == Aim()
        left.append((scene.point, scene.side, bool(scene.lit.codes), scene.opened))
    assert left == [("", "", True, "BL"), ("", "", False, "BL"), ("", "", False, ""), ("", "", False, "")]
    assert scene.subject == point("BL23")


def test_a_view_that_is_not_there_is_the_back(atlas: Atlas) -> None:
    assert after(atlas, it.Turn("anterior"), BACK)[0].view == "anterior"
    assert after(atlas, it.Turn("inside"), replace(BACK, view="anterior"))[0].view == "posterior"


def test_the_other_figure_keeps_the_point_in_sight(atlas: Atlas) -> None:
    for code in atlas.points:
        male, _ = after(atlas, it.Choose(point(code), "list"), BACK)
        female, aim = after(atlas, it.ShowFigure(), male)
        assert (female.figure, female.point) == ("female", code)
        assert facing(atlas, "female", female.view, code) > 0
        assert aim == Aim((code,), soft=False)
        assert after(atlas, it.ShowFigure("male"), female)[0].figure == "male"
    assert after(atlas, it.ShowFigure("female"), BACK) == (replace(BACK, figure="female"), Aim())


def test_switches_change_their_own_field_alone(atlas: Atlas) -> None:
    scene = replace(BACK, opened="BL", layers=frozenset({"grid"}), hidden=frozenset({"KI"}), theme="system", system="light")
    changes: dict[it.Intent, Scene] = {
        it.OpenChannel("KI"): replace(scene, opened="KI"),
        it.OpenChannel("BL"): replace(scene, opened=""),
        it.ShowChannel("BL", shown=False): replace(scene, hidden=frozenset({"KI", "BL"})),
        it.ShowChannel("KI", shown=True): replace(scene, hidden=frozenset()),
        it.SwitchLayer("drape", on=True): replace(scene, layers=frozenset({"grid", "drape"})),
        it.SwitchLayer("grid", on=False): replace(scene, layers=frozenset()),
        it.SetTheme("dark"): replace(scene, theme="dark"),
        it.SetTheme(): replace(scene, theme="dark"),
        it.SystemScheme("dark"): replace(scene, system="dark"),
        it.SetMode("study"): replace(scene, mode="study"),
        it.PointAt(1.0, 2.0): scene,
    }
    for intent, expected in changes.items():
        assert after(atlas, intent, scene) == (expected, Aim())


def test_the_scheme_is_the_chosen_one_or_that_of_the_system(atlas: Atlas) -> None:
    dark_system = replace(BACK, theme="system", system="dark")
    assert dark_system.scheme == "dark"
    assert after(atlas, it.SetTheme(), dark_system)[0].scheme == "light"
    assert after(atlas, it.SetTheme("light"), dark_system)[0].scheme == "light"
    assert after(atlas, it.SystemScheme("light"), replace(dark_system, theme="dark"))[0].scheme == "dark"


@pytest.mark.parametrize("seed", range(3))
def test_whatever_is_asked_the_scene_is_one_that_can_be_shown(atlas: Atlas, seed: int) -> None:
    scene, chance = BACK, RandomIntents(atlas, seed)
    for _ in range(400):
        before = scene
        scene, aim = after(atlas, chance.next(scene), scene)
        assert scene.view in atlas.figure_map(scene.figure).views
        assert scene.point in ("", *atlas.points)
        assert scene.opened in ("", *atlas.channels)
        assert scene.subject is None or scene.subject.id in KINDS[scene.subject.kind].ids(atlas)
        assert scene.subject not in scene.way[-1:]
        assert set(aim.codes) <= {scene.point, *scene.lit.codes}
        if scene.point and differing(("point",), before, scene):
            assert atlas.points[scene.point].channel not in scene.hidden
