"""Each layer on real data: what it draws, what it asks labels to keep off, who is found at a spot, and how that is spoken."""

from __future__ import annotations

from collections import Counter

import pytest
from msgspec.structs import replace

from bodymap.atlas.load import Atlas
from bodymap.atlas.places import Spot
from bodymap.atlas.subject import point
from bodymap.draw.context import Context, Legend, context_of
from bodymap.draw.layer import Layer
from bodymap.draw.layers import LAYERS, SWITCHED, USUAL
from bodymap.draw.layers.lit import missing, numbered
from bodymap.draw.marks import QUIET, Glow, Marker, Markers, Polyline, Ring, Ticks
from bodymap.session.scene import Lit, Scene

from .conftest import near, only

BY_ID = {layer.id: layer for layer in LAYERS}
ALL = frozenset(layer.id for layer in SWITCHED)


def spots_of(context: Context, *channels: str) -> list[Spot]:
    return [spot for spot in context.view.spots if context.legend.channels[spot.code] in channels]


def in_view(atlas: Atlas, legend: Legend, view: str, **fields: object) -> Context:
    return replace(context_of(Scene(view=view), atlas, legend, 1.0), **fields)


def texts(layer: str, context: Context, px_per_cm: float) -> list[str]:
    return [wants[0].text for wants in BY_ID[layer].wants(context, near(context, px_per_cm))]


def test_each_layer_has_an_id_of_its_own_and_some_are_on_from_the_start() -> None:
    assert len(BY_ID) == len(LAYERS) > 10
    assert sorted(USUAL) == ["labels", "lines", "measure"]


@pytest.mark.parametrize("layer", SWITCHED, ids=lambda layer: str(layer.id))
def test_a_layer_that_has_a_switch_is_there_as_long_as_it_is_on(back: Context, layer: Layer) -> None:
    assert layer.is_on(replace(back, on=frozenset({layer.id})))
    assert not layer.is_on(replace(back, on=ALL - {layer.id}))


@pytest.mark.parametrize("layer", LAYERS, ids=lambda layer: str(layer.id))
def test_marks_are_the_same_as_long_as_what_they_depend_on_is(back: Context, layer: Layer) -> None:
    """Else the screen would go on showing old marks."""
    base = replace(back, on=ALL)
    contexts = [
        base,
        only(base, "BL", "KI"),
        replace(base, opened="BL"),
        replace(base, chosen=("BL23",), side="left"),
        replace(base, chosen=("BL23",), side="right"),
        replace(base, chosen=("BL54",), side="left"),
        replace(base, lit=Lit(("BL23", "GB30"))),
        replace(base, lit=Lit(("BL23", "GB30"), ordered=True)),
        replace(base, lit=Lit(("BL40",)), opened="BL"),
    ]
    for one in contexts:
        for other in contexts:
            if layer.depends(one) == layer.depends(other):
                assert layer.over(one) == layer.over(other)


def test_every_spot_of_the_shown_channels_has_a_marker(back: Context) -> None:
    (mark,) = BY_ID["markers"].over(only(back, "BL", "GV"))
    assert isinstance(mark, Markers)
    assert Counter(mark.spots) == Counter(spots_of(back, "BL", "GV"))
    assert len(mark.spots) > 60
    heights = [spot.y for spot in mark.spots]
    assert heights == sorted(heights)
    assert mark.leading == ""
    (led,) = BY_ID["markers"].over(replace(back, opened="BL"))
    assert isinstance(led, Markers)
    assert led.leading == "BL"


def test_every_marker_is_found_at_its_own_spot(back: Context) -> None:
    markers, shown = BY_ID["markers"], spots_of(back, "BL", "GV", "EX-B")
    context = only(back, "BL", "GV", "EX-B")
    for spot in shown:
        found = markers.at(context, spot.x, spot.y, 13.0)
        assert found is not None
        assert (found.x, found.y) == (spot.x, spot.y)
        assert found.subject.id in {one.code for one in shown if (one.x, one.y) == (spot.x, spot.y)}
        assert found.side in {one.side for one in shown if (one.x, one.y) == (spot.x, spot.y)}
        assert [mark.colour for mark in found.marks if isinstance(mark, Marker)] == [
            back.legend.colours[back.legend.channels[found.subject.id]]
        ]


def test_of_near_markers_the_nearest_is_found_and_beyond_the_reach_none(back: Context) -> None:
    markers = BY_ID["markers"]
    one, other = (back.view.spots_of(code)[0] for code in ("BL23", "BL24"))
    found = [markers.at(back, one.x + (other.x - one.x) * part, one.y + (other.y - one.y) * part, 200.0) for part in (0.4, 0.6)]
    assert [spot.subject for spot in found if spot] == [point("BL23"), point("BL24")]
    assert markers.at(back, -50.0, -50.0, 13.0) is None
    assert markers.at(only(back, "GV"), one.x, one.y, 3.0) is None, "what is hidden is not found"


def test_a_found_point_is_spoken_by_code_and_names(back: Context) -> None:
    for layer, context in (("markers", back), ("lit", replace(back, lit=Lit(("BL23",))))):
        spot = back.view.spots_of("BL23")[0]
        found = BY_ID[layer].at(context, spot.x, spot.y, 5.0)
        assert found is not None
        assert BY_ID[layer].spoken(context, found) == "BL23  Shènshū  \u00b7  Kidney Transport"


def test_labels_keep_off_every_marker_seen(back: Context) -> None:
    context, frame = only(back, "BL"), near(back, 10.0)
    taken = list(BY_ID["markers"].taken(context, frame))
    assert len(taken) == len(spots_of(back, "BL"))
    for one, spot in zip(sorted(taken, key=lambda one: one.rect), sorted(spots_of(back, "BL"), key=lambda one: one.x), strict=True):
        left, top, right, bottom = one.rect
        assert one.solid
        assert one.dot
        assert (left + right) / 2 == pytest.approx(spot.x * frame.scale)
        assert (right - left, bottom - top) == pytest.approx((2 * frame.size, 2 * frame.size))
    halved = replace(frame, seen=(0, 0, back.view.width, back.view.height / 2))
    assert 0 < len(list(BY_ID["markers"].taken(context, halved))) < len(taken)


def test_quiet_markers_are_smaller_and_may_be_lain_on(back: Context) -> None:
    context, frame = replace(only(back, "BL", "GV"), opened="BL"), near(back, 10.0)
    for one in BY_ID["markers"].taken(context, frame):
        loud = back.legend.channels[one.dot] == "BL"
        assert one.solid is loud
        assert one.rect[2] - one.rect[0] == pytest.approx(2 * frame.size * (1 if loud else QUIET))


def test_the_chosen_point_is_larger_and_lit_on_both_sides_and_named_on_the_one_that_was_meant(back: Context) -> None:
    frame, usual = near(back, 10.0), near(back, 10.0).size
    for side in ("left", "right"):
        context = replace(back, chosen=("BL23",), side=side)
        marks = BY_ID["chosen"].over(context)
        assert [type(mark) for mark in marks] == [Glow, Marker, Glow, Marker]
        assert all(mark.size.radius(usual, 1.0) > 1.4 * usual for mark in marks if isinstance(mark, Glow | Marker))
        ((want,),) = BY_ID["chosen"].wants(context, frame)
        (spot,) = [spot for spot in back.view.spots_of("BL23") if spot.side == side]
        assert (want.text, want.request.must, want.request.owner) == ("BL23", True, "BL23")
        assert want.request.x == spot.x * frame.scale
        assert len(list(BY_ID["chosen"].taken(context, frame))) == 2
    assert BY_ID["chosen"].over(back) == ()
    elsewhere = replace(back, chosen=("CV4",))
    assert (BY_ID["chosen"].over(elsewhere), list(BY_ID["chosen"].wants(elsewhere, frame))) == ((), [])


def test_lit_points_are_larger_than_others_however_small_the_body_is(back: Context) -> None:
    context = replace(back, lit=Lit(("BL23", "GB30", "GV4")))
    marks = BY_ID["lit"].over(context)
    assert len(marks) == sum(len(back.view.spots_of(code)) for code in ("BL23", "GB30", "GV4")) == 5
    for px_per_cm in (2.0, 10.0, 40.0):
        usual = near(back, px_per_cm).size
        assert all(isinstance(mark, Marker) and mark.size.radius(usual, 1.0) > 1.2 * usual for mark in marks)
    assert BY_ID["lit"].over(back) == ()


def test_lit_points_are_numbered_in_order_and_those_out_of_view_are_noted(back: Context) -> None:
    context = replace(back, lit=Lit(("GB30", "CV4", "BL23", "GV4"), ordered=True))
    assert [(number, spot.code) for number, spot in numbered(context)] == [(1, "GB30"), (1, "GB30"), (3, "BL23"), (3, "BL23"), (4, "GV4")]
    assert missing(context) == ["2 CV4"]
    assert BY_ID["lit"].note(context) == "Not in this view: 2 CV4"
    assert BY_ID["lit"].note(replace(context, lit=Lit(("CV4",)))) == "Not in this view: CV4"
    assert texts("lit", context, 3.0) == ["1", "1", "3", "3", "4"]
    assert texts("lit", context, 10.0)[0] == "1\u2002GB30"
    assert texts("lit", replace(context, lit=Lit(("GB30", "GV4"))), 3.0) == ["GB30", "GB30", "GV4"]


def test_of_a_group_one_spot_on_each_side_bears_the_number(back: Context) -> None:
    context = replace(back, lit=Lit(("EX-B2",), ordered=True))
    assert len(back.view.spots_of("EX-B2")) > 20
    assert Counter(spot.side for _, spot in numbered(context)) == {"left": 1, "right": 1}


def test_few_lit_points_are_all_named_and_many_where_there_is_room(back: Context) -> None:
    codes = tuple(dict.fromkeys(spot.code for spot in spots_of(back, "BL")))
    few, many = (replace(back, lit=Lit(codes[:count])) for count in (16, 30))
    for context, must in ((few, True), (many, False), (replace(many, lit=Lit(codes[:30], ordered=True)), True)):
        assert {wants[-1].request.must for wants in BY_ID["lit"].wants(context, near(back, 10.0))} == {must}


def test_the_measure_is_drawn_on_the_chosen_side(back: Context) -> None:
    for side in ("left", "right"):
        context = replace(back, on=frozenset({"measure"}), chosen=("BL23",), side=side)
        (measure,) = [one for one in back.view.measure("BL23") if one.side == side]
        marks = BY_ID["measure"].over(context)
        lines = [mark.path for mark in marks if isinstance(mark, Polyline)]
        assert lines == [*(level.path for level in measure.levels), *(line.path for line in measure.lines)]
        assert [len(mark.at) for mark in marks if isinstance(mark, Ticks)] == [len(line.ticks) for line in measure.lines if line.ticks]
        assert [(mark.x, mark.y) for mark in marks if isinstance(mark, Ring)] == [mark.at for mark in measure.landmarks]
        assert {"1.5 cun", *(level.label for level in measure.levels)} <= set(texts("measure", context, 10.0))
        assert all(not one.solid for one in BY_ID["measure"].taken(context, near(back, 10.0)))
    assert BY_ID["measure"].over(replace(context, on=frozenset())) == ()


@pytest.mark.parametrize(("layer", "view"), [("grid", "anterior"), ("levels", "posterior"), ("landmarks", "foot-outer")])
def test_a_layer_of_the_view_draws_what_the_map_has_of_it(atlas: Atlas, legend: Legend, layer: str, view: str) -> None:
    context = in_view(atlas, legend, view, on=frozenset({layer}))
    measures = context.view.layer(layer)
    counts = Counter(type(mark) for mark in BY_ID[layer].over(context))
    assert counts[Polyline] == sum(len(one.levels) + len(one.lines) for one in measures)
    assert counts[Ring] == sum(len(one.landmarks) for one in measures)
    assert sum(counts.values()) > 3
    named = {mark.name for one in measures for mark in one.landmarks}
    named |= {level.label for one in measures for level in one.levels} | {line.label for one in measures for line in one.lines}
    assert set(texts(layer, context, 10.0)) == named - {""}
    assert texts(layer, context, 4.0) == []


def test_a_landmark_that_the_measure_names_is_not_named_twice(atlas: Atlas, legend: Legend) -> None:
    context = in_view(atlas, legend, "foot-outer", on=frozenset({"landmarks", "measure"}))
    named = texts("landmarks", context, 10.0)
    code = next(
        code for code in context.view.measures for one in context.view.measure(code) for mark in one.landmarks if mark.name in named
    )
    chosen = replace(context, chosen=(code,))
    by_measure = {mark.name for one in context.view.measure(code) for mark in one.landmarks}
    assert set(texts("landmarks", chosen, 10.0)) == set(named) - by_measure


def test_points_are_named_the_sooner_the_more_they_matter(back: Context) -> None:
    every, opened = back, replace(back, opened="BL")
    assert texts("labels", every, 3.0) == []
    assert texts("labels", opened, 3.0) == []
    assert {back.legend.channels[code] for code in texts("labels", opened, 5.0)} == {"BL"}
    assert texts("labels", every, 5.0) == []
    assert len(set(texts("labels", every, 9.0))) == len({spot.code for spot in back.view.spots})
    channels = [back.legend.channels[code] for code in texts("labels", opened, 16.0)]
    assert channels[: channels.count("BL")] == ["BL"] * channels.count("BL")
    assert len(set(channels)) > 5
    assert "BL23 Shènshū" in texts("labels", opened, 30.0)


def test_what_is_named_already_wants_no_label_and_what_is_hidden_none(back: Context) -> None:
    context = replace(only(back, "BL"), chosen=("BL23",), lit=Lit(("BL24",)))
    named = texts("labels", context, 20.0)
    assert set(named) == {spot.code for spot in spots_of(back, "BL")} - {"BL23", "BL24"}


def test_a_bare_number_never_names_an_extra_point(back: Context) -> None:
    for wants in BY_ID["labels"].wants(back, near(back, 20.0)):
        code = wants[0].request.owner
        numbers = {want.text for want in wants if want.style == "number"}
        assert numbers == (set() if code.startswith("EX") else {code.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")})


def test_channel_lines_go_into_the_picture_as_long_as_they_are_on(back: Context) -> None:
    lines = BY_ID["lines"]
    assert lines.under(back) is None
    shown = lines.under(replace(back, on=frozenset({"lines"}), shown=frozenset({"BL", "GV"})))
    assert shown is not None
    assert shown.lines is not None
    colours = back.legend.colours
    assert all(f'stroke="{colours[channel]}"' in shown.lines.lines for channel in ("BL", "GV"))
    assert f'stroke="{colours["KI"]}"' not in shown.lines.lines
    taken = list(lines.taken(only(back, "GV"), near(back, 10.0)))
    strokes = [stroke for stroke in back.view.strokes if stroke.channel == "GV"]
    assert len(taken) == sum(len(stroke.points) - 1 for stroke in strokes) > 5
    assert not any(one.solid for one in taken)


def test_the_drape_is_shown_or_left_out_and_the_skin_stays(back: Context) -> None:
    drape, skin = BY_ID["drape"], BY_ID["skin"]
    for on, opacity in ((frozenset({"drape"}), 1.0), (frozenset[str](), 0.0)):
        under = drape.under(replace(back, on=on))
        assert under is not None
        assert under.groups == (("drape", opacity),)
    under = skin.under(back)
    assert under is not None
    assert (under.groups, under.drawing, under.lines) == ((), "", None)
