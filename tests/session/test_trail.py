"""The way back and forward: what is a stop, what a return brings back, and what it leaves as it is."""

from __future__ import annotations

import pytest
from msgspec.structs import fields, replace

from bodymap.atlas.subject import point
from bodymap.session.scene import Lit, Scene, Stand
from bodymap.session.trail import MOST_KEPT, Stop, Trail, is_stop, restored

from .conftest import KEPT, PLACES, subject

ONE = Scene(
    figure="male",
    view="posterior",
    subject=point("BL23"),
    way=(subject("condition:sciatica"),),
    point="BL23",
    side="left",
    opened="BL",
    lit=Lit(("BL23",), of=subject("condition:sciatica"), number=1),
)
OTHER = Scene(
    mode="study",
    figure="female",
    view="anterior",
    subject=subject("organ:KI"),
    way=(),
    point="",
    side="",
    opened="KI",
    lit=Lit(),
    hidden=frozenset({"BL"}),
    layers=frozenset({"grid"}),
    theme="dark",
    system="dark",
    language="zh",
)


def stop(view: str) -> Stop:
    return Stop(Scene(view=view), Stand((8.0, 1.0, 2.0), 30))


def test_every_field_of_a_scene_is_brought_back_or_kept() -> None:
    assert sorted(field.name for field in fields(Scene)) == sorted((*PLACES, *KEPT))


@pytest.mark.parametrize("name", ["mode", "figure", "view", "subject", "point", "opened", "lit"])
def test_a_change_of_place_is_a_stop(name: str) -> None:
    assert is_stop(ONE, replace(ONE, **{name: getattr(OTHER, name)}))


@pytest.mark.parametrize("name", [*KEPT, "way", "side"])
def test_switches_colours_and_hidden_channels_make_no_stop(name: str) -> None:
    assert getattr(ONE, name) != getattr(OTHER, name)
    assert not is_stop(ONE, replace(ONE, **{name: getattr(OTHER, name)}))


def test_a_return_brings_the_place_and_keeps_the_rest() -> None:
    found = restored(Stop(ONE, Stand()), OTHER)
    assert all(getattr(found, name) == getattr(ONE, name) for name in PLACES)
    assert all(getattr(found, name) == getattr(OTHER, name) for name in KEPT)


def test_one_goes_back_and_forward_over_the_same_stops() -> None:
    trail = Trail().left(stop("a")).left(stop("b")).left(stop("c"))
    here, seen = stop("d"), []
    for _ in range(4):
        trail, here = trail.back(here)
        seen.append(here.scene.view)
    assert seen == ["c", "b", "a", "a"]
    assert here == stop("a")
    seen.clear()
    for _ in range(4):
        trail, here = trail.forward(here)
        seen.append(here.scene.view)
    assert seen == ["b", "c", "d", "d"]
    assert trail == Trail((stop("a"), stop("b"), stop("c")))


def test_a_step_onwards_ends_the_way_forward() -> None:
    trail, here = Trail().left(stop("a")).left(stop("b")).back(stop("c"))
    assert trail.future == (stop("c"),)
    trail = trail.left(here)
    assert trail == Trail((stop("a"), stop("b")))
    assert trail.forward(stop("x")) == (trail, stop("x"))


def test_nothing_behind_leads_nowhere() -> None:
    assert Trail().back(stop("a")) == (Trail(), stop("a"))


def test_the_oldest_stops_are_forgotten() -> None:
    trail = Trail()
    for number in range(MOST_KEPT + 5):
        trail = trail.left(stop(str(number)))
    assert len(trail.past) == MOST_KEPT
    assert trail.past[0] == stop("5")


def test_back_to_a_card_goes_to_its_last_stop_and_forward_leads_on_again() -> None:
    card = subject("condition:sciatica")
    first, last = (Stop(Scene(view=view, subject=card), Stand()) for view in ("first", "last"))
    trail = Trail().left(first).left(stop("between")).left(last).left(stop("b"))
    back, here = trail.back_to(card, stop("c"))
    assert here == last
    assert back.past == (first, stop("between"))
    forward, here = back.forward(here)
    assert here == stop("b")
    assert forward.forward(here) == (trail, stop("c"))


def test_a_card_that_is_not_behind_leads_nowhere() -> None:
    trail = Trail().left(stop("a"))
    assert trail.back_to(subject("organ:KI"), stop("b")) == (trail, stop("b"))
