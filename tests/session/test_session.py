"""The session: every part is told once, what is sent meanwhile waits, and one comes back to where one was."""

from __future__ import annotations

from itertools import pairwise

import pytest

from bodymap.atlas.load import Atlas
from bodymap.atlas.subject import Subject, point
from bodymap.session import intent as it
from bodymap.session.scene import Aim, Change, Scene, Stand
from bodymap.session.session import Session
from bodymap.session.trail import Trail

from ..random_intents import RandomIntents, differing
from .conftest import KEPT, PLACES, Watched


def test_one_intent_is_told_once_with_old_and_new(session: Watched) -> None:
    before = session.scene
    session.choose("point:BL23", "list")
    assert session.told == [Change(before, session.scene, Aim(("BL23",), closer=True))]
    assert session.scene.point == "BL23"


def test_what_changes_nothing_is_told_to_nobody(session: Watched) -> None:
    for intent in (it.PointAt(1, 2), it.Step(1), it.Back(), it.Forward(), it.BackToCard(), it.Leave(), it.Turn("posterior")):
        session.send(intent)
    assert session.told == []
    assert session.trail.past == ()


def test_a_point_chosen_again_is_told_since_the_map_must_find_it_again(session: Watched) -> None:
    session.choose("point:BL23")
    session.choose("point:BL23")
    assert [change.aim.codes for change in session.told] == [("BL23",), ("BL23",)]
    assert len(session.trail.past) == 1


def test_parts_are_told_in_order_and_an_intent_sent_meanwhile_waits(atlas: Atlas) -> None:
    session, heard = Session(atlas, Scene()), list[tuple[str, str]]()

    def first(change: Change) -> None:
        heard.append(("first", change.new.view))
        if change.new.view == "anterior":
            session.send(it.Turn("lateral"))
            session.send(it.Turn("medial"))
            assert session.scene.view == "anterior"

    session.listen(first, lambda change: heard.append(("second", change.new.view)))
    session.send(it.Turn("anterior"))
    views = ("anterior", "lateral", "medial")
    assert heard == [(part, view) for view in views for part in ("first", "second")]
    assert session.scene.view == "medial"


def test_what_is_sent_while_the_first_scene_is_told_is_carried_out_after_it(atlas: Atlas) -> None:
    session, heard = Session(atlas, Scene()), list[str]()

    def part(change: Change) -> None:
        heard.append(change.new.view)
        if change.old is None:
            session.send(it.Turn("anterior"))

    session.listen(part)
    session.begin(Aim())
    assert heard == ["posterior", "anterior"]


def test_a_part_that_fails_does_not_make_the_session_deaf(session: Watched) -> None:
    faults = [ValueError("broken")]

    def part(change: Change) -> None:
        if faults:
            raise faults.pop()

    session.listen(part)
    with pytest.raises(ValueError, match="broken"):
        session.send(it.Turn("anterior"))
    session.send(it.Turn("lateral"))
    assert session.scene.view == "lateral"
    assert session.told[-1].new.view == "lateral"


def test_hidden_channels_layers_and_theme_survive_a_way_back(session: Watched) -> None:
    session.choose("condition:sciatica")
    session.send(it.Turn("anterior"))
    session.send(it.ShowChannel("KI", shown=False))
    session.send(it.SwitchLayer("grid", on=True))
    session.send(it.SetTheme("dark"))
    session.send(it.Back())
    scene = session.scene
    assert (scene.view, scene.hidden, scene.theme) == ("posterior", frozenset({"KI"}), "dark")
    assert scene.layers == {"lines", "labels", "grid"}
    session.send(it.Forward())
    assert (session.scene.view, session.scene.theme) == ("anterior", "dark")


def test_the_channel_of_a_point_that_one_returns_to_is_shown_again(session: Watched) -> None:
    session.choose("point:BL23")
    session.choose("point:KI3")
    session.send(it.ShowChannel("BL", shown=False))
    session.send(it.ShowChannel("ST", shown=False))
    session.send(it.Back())
    assert (session.scene.point, session.scene.hidden) == ("BL23", frozenset({"ST"}))


VISITS: tuple[it.Intent, ...] = (
    it.Choose(point("BL23"), "list"),
    it.Turn("lateral"),
    it.ShowFigure("female"),
    it.OpenChannel("KI"),
    it.Choose(point("ST36"), "map", "left"),
    it.Leave(),
)


def test_one_returns_from_everything_to_everything_with_map_and_card_where_they_stood(session: Watched) -> None:
    def visits() -> None:
        session.send(VISITS[0])
        session.choose("condition:sciatica")
        session.send(it.Light(0))
        session.choose("point:GB30")
        session.choose("page:sure")
        for intent in VISITS[1:]:
            session.send(intent)

    places: list[tuple[Scene, Stand]] = []

    def here(change: Change) -> None:
        session.stand = Stand((float(len(places)), 1.0, 2.0), len(places)) if change.aim.stand is None else change.aim.stand
        places.append((change.new, session.stand))

    session.listen(here)
    session.begin(Aim())
    visits()
    seen = list(places)
    assert len(seen) == 11
    assert len(session.trail.past) == 10
    for scene, stand in reversed(seen[:-1]):
        session.send(it.Back())
        assert differing(PLACES, session.scene, scene) == []
        assert session.told[-1].aim == Aim(stand=stand)
    assert session.trail.past == ()
    for scene, stand in seen[1:]:
        session.send(it.Forward())
        assert differing(PLACES, session.scene, scene) == []
        assert session.told[-1].aim == Aim(stand=stand)
    assert session.trail.future == ()


def test_a_zoom_is_a_stop_of_its_own_and_all_zooms_of_a_scene_are_one(session: Watched) -> None:
    watched: list[int] = []
    session.watch_trail(lambda: watched.append(len(session.trail.past)))
    session.choose("point:BL23")
    told, stands = len(session.told), [Stand((scale, 1.0, 2.0)) for scale in (8.0, 12.0, 20.0)]
    for stand in stands[:2]:
        session.stand = stand
        session.send(it.Zoom())
    session.stand = stands[2]
    assert (watched, len(session.told)) == ([2], told), "nothing is shown, but there is a way back"
    session.send(it.Back())
    assert session.told[-1] == Change(session.scene, session.scene, Aim(stand=stands[0]))
    assert session.scene.point == "BL23"
    session.send(it.Forward())
    assert session.told[-1].aim == Aim(stand=stands[2])


def test_the_back_line_of_a_card_leads_to_the_card_itself(session: Watched) -> None:
    session.choose("condition:sciatica")
    session.send(it.Light(1))
    lit = session.scene
    session.choose("point:GB30")
    session.send(it.Turn("anterior"))
    session.send(it.Step(1))
    assert session.scene.way == (lit.subject,)
    session.send(it.BackToCard())
    assert session.scene == lit
    session.send(it.Forward())
    assert session.scene.point == "GB30"


def test_a_card_whose_stop_is_forgotten_is_shown_anew(atlas: Atlas) -> None:
    session = Session(atlas, Scene())
    session.send(it.Choose(Subject("condition", "migraine"), "link"))
    session.send(it.Choose(point("GB20"), "link"))
    session.trail = Trail()
    session.send(it.BackToCard())
    assert session.scene.subject == Subject("condition", "migraine")
    assert session.scene.point == ""


@pytest.mark.parametrize("seed", range(4))
def test_by_chance_the_way_back_repeats_what_was_told(atlas: Atlas, seed: int) -> None:
    session = Watched(atlas, Scene())
    chance = RandomIntents(atlas, seed)
    for _ in range(150):
        session.send(chance.next(session.scene))
    assert all(one.new is next_one.old for one, next_one in pairwise(session.told))
    end, kept = session.scene, len(session.trail.past)
    assert kept > 20
    for _ in range(kept):
        expected = session.trail.past[-1].scene
        session.send(it.Back())
        assert differing(PLACES, session.scene, expected) == []
        assert differing([name for name in KEPT if name != "hidden"], session.scene, end) == []
        assert not session.scene.point or atlas.points[session.scene.point].channel not in session.scene.hidden
    for _ in range(kept):
        session.send(it.Forward())
    assert differing(PLACES, session.scene, end) == []
