"""Organs, vessels and mechanisms: found, read, opened from a point's strips, and their points lit on the map."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from bodymap.atlas.load import Atlas
from bodymap.atlas.model import STRUCTURE_FIELDS
from bodymap.atlas.sets import sets_of
from bodymap.atlas.subject import Subject
from bodymap.atlas.topics import Topics
from bodymap.draw.layers.lit import missing_note
from bodymap.session.intent import Back, Forward
from bodymap.texts.citations import Citations
from bodymap.texts.how import TITLE, write_how, write_mechanism
from bodymap.texts.organ import strips
from bodymap.texts.organ_card import write_organ
from bodymap.texts.plain import as_text
from bodymap.texts.point import write_point
from bodymap.texts.structure import write_structure

from .conftest import WindowMaker, choose, click_link, settle, titled
from .test_conditions import numbers

VESSELS = {
    # Confluent point, the vessel opened together with it, and the cleft points of the four that have one.
    "GV": ("SI3", "yang-qiao", None),
    "CV": ("LU7", "yin-qiao", None),
    "chong": ("SP4", "yin-wei", None),
    "dai": ("GB41", "yang-wei", None),
    "yin-qiao": ("KI6", "CV", "KI8"),
    "yang-qiao": ("BL62", "GV", "BL59"),
    "yin-wei": ("PC6", "chong", "KI9"),
    "yang-wei": ("TE5", "dai", "GB35"),
}
ORGANS = ("LU", "LI", "ST", "SP", "HT", "SI", "BL", "KI", "PC", "TE", "GB", "LR")


@pytest.mark.parametrize("key", VESSELS)
def test_the_eight_vessels_have_their_confluent_and_cleft_points(atlas: Atlas, key: str) -> None:
    vessel = atlas.organ(key).vessel
    assert vessel is not None
    assert (vessel.opened_by, vessel.coupled, vessel.xi_cleft) == VESSELS[key]
    roles = {(one.id, one.of) for one in atlas.points[vessel.opened_by].categories}
    assert ("confluent", key) in roles
    if vessel.xi_cleft:
        assert ("xi-cleft", key) in {(one.id, one.of) for one in atlas.points[vessel.xi_cleft].categories}
    other = atlas.organ(vessel.coupled).vessel
    assert other is not None
    assert other.coupled == key


def test_twelve_organs_and_eight_vessels_are_told_in_both_columns(atlas: Atlas) -> None:
    assert set(atlas.ids("organs")) == {*ORGANS, *VESSELS}
    for key in atlas.ids("organs"):
        card = write_organ(atlas, key)
        assert all(row.left and row.right for row in card.rows), key
        assert card.sources
        runs = [run for section in card.sections for part in section.parts for run in part.runs]
        assert all(run.target[6:] in atlas.points for run in runs if run.target.startswith("point:"))
        if key in ORGANS:
            told = as_text(card)
            assert all(word in told for word in ("Governs", "Phase", "Hours", "Channel pair", "Nerves")), key


def test_a_point_on_a_vessel_shows_its_strip_below_that_of_the_organ(atlas: Atlas) -> None:
    expected = {
        "SP4": ["Spleen system", "Penetrating Vessel"],
        "KI14": ["Kidney system", "Penetrating Vessel"],
        "LU5": ["Lung system"],
        "BL1": ["Bladder system", "Yin Heel Vessel", "Yang Heel Vessel"],
        "CV7": ["Conception Vessel", "Penetrating Vessel"],
    }
    found = {code: [strip.title for strip in strips(atlas, atlas.point(code), Citations(atlas))] for code in expected}
    assert found == expected


def test_a_vessel_opens_from_the_strip_of_a_point_and_lights_its_way(open_window: WindowMaker, atlas: Atlas, qtbot: QtBot) -> None:
    window = open_window("KI14")
    view = window.card.view()
    click_link(view, "strip:chong")
    qtbot.wait(60)
    click_link(view, "organ:chong")
    settle(qtbot, window)
    assert window.scene.point == ""
    assert titled(window) == "Penetrating Vessel"
    assert window.windowTitle().startswith("Penetrating Vessel")
    click_link(view, "light:0")
    settle(qtbot, window)
    assert window.scene.lit.codes == sets_of(atlas, Subject("organ", "chong"))[0].codes
    assert {"3", "4", "13"} <= set(numbers(window))
    click_link(view, "back:")
    settle(qtbot, window)
    assert window.scene.point == "KI14"
    assert window.scene.lit.codes == ()


def test_a_point_of_an_organ_opens_and_a_line_leads_back(open_window: WindowMaker, qtbot: QtBot) -> None:
    window = open_window()
    QTest.keyClicks(window.panel.field.line, "kidney")
    assert (window.panel.points.rows.all()[0].kind, window.panel.points.rows.all()[0].code) == ("topic", "organ:KI")
    QTest.keyClick(window.panel.field.line, Qt.Key.Key_Return)
    view = window.card.view()
    assert titled(window) == "Kidney system"
    click_link(view, "point:BL23")
    assert window.scene.point == "BL23"
    assert view.links()[0].run.text == "\u2039 Back to Kidney system"
    click_link(view, "back:")
    assert titled(window) == "Kidney system"
    settle(qtbot, window)


def test_a_mechanism_opens_from_a_point_tells_what_speaks_against_it_and_leads_back(
    open_window: WindowMaker, atlas: Atlas, qtbot: QtBot
) -> None:
    window = open_window("BL23")
    view = window.card.view()
    target = next(hit.run.target for hit in view.links() if hit.run.target.startswith("mechanism:"))
    click_link(view, target)
    found = atlas.mechanism(target.partition(":")[2])
    text = window.card.text()
    assert all(part in text for part in (found.shown, found.in_whom, found.against, atlas.reference(found.refs[0]).title))
    click_link(view, "back:")
    assert window.scene.point == "BL23"
    assert "Shènshū" in window.card.text()
    settle(qtbot, window)


def test_the_page_on_mechanisms_has_a_key_and_lists_all(open_window: WindowMaker, atlas: Atlas, qtbot: QtBot) -> None:
    window = open_window("BL23")
    settle(qtbot, window)
    window.actions_by_id["how"].trigger()
    text = window.card.text()
    assert TITLE in text
    assert len(atlas.ids("mechanisms")) == 10
    assert all(atlas.mechanism(key).name in text for key in atlas.ids("mechanisms"))
    click_link(window.card.view(), "mechanism:dnic")
    choose(window, "BL24")
    window.session.send(Back())
    assert window.card.text().startswith(atlas.mechanism("dnic").name)
    window.session.send(Forward())
    assert window.scene.point == "BL24"
    card = window.card.view().card
    assert card is not None
    assert card.back == ()
    settle(qtbot, window)


def test_every_mechanism_names_its_sources(atlas: Atlas) -> None:
    for key in atlas.ids("mechanisms"):
        card = write_mechanism(atlas, key)
        assert card.sources
        assert [section.title for section in card.sections] == ["What was shown", "In whom", "What speaks against it"]
    assert len([run for part in write_how(atlas).sections[0].parts for run in part.runs if run.target]) == 10


def test_the_old_findings_stand_beside_what_contradicts_them(atlas: Atlas) -> None:
    assert {"pomeranz-1976", "mayer-1977", "chapman-1983"} <= set(atlas.mechanism("endogenous-opioids").refs)
    assert {"lebars-1979", "bing-1990"} <= set(atlas.mechanism("dnic").refs)


@pytest.mark.parametrize(
    ("words", "kind", "key"),
    [
        ("chong mai", "organ", "chong"),
        ("帶脈", "organ", "dai"),
        ("Belt Vessel", "organ", "dai"),
        ("肾", "organ", "KI"),
        ("liver", "organ", "LR"),
        ("gate control", "mechanism", "segmental-inhibition"),
        ("placebo", "mechanism", "expectation"),
        ("migraine", "condition", "migraine"),
        ("median nerve", "structure", "median-nerve"),
        ("musculus trapezius", "structure", "trapezius"),
    ],
)
def test_topics_are_found_by_their_names(atlas: Atlas, words: str, kind: str, key: str) -> None:
    hits = Topics(atlas).find(words)
    assert (hits[0].subject.kind, hits[0].subject.id) == (kind, key)


def test_the_foot_of_a_card_leads_to_grades_and_mechanisms(atlas: Atlas) -> None:
    targets = [run.target for part in write_point(atlas, "BL23").foot for run in part.runs if run.target]
    assert targets == ["page:sure", "page:how"]


@pytest.mark.parametrize(
    ("count", "note"),
    [
        (0, ""),
        (1, "Not in this view: 1 P1"),
        (4, "Not in this view: 1 P1, 2 P2, 3 P3, 4 P4"),
        (9, "Not in this view: 1 P1, 2 P2, 3 P3 and 6 more"),
    ],
)
def test_the_note_of_points_out_of_view_stays_short(count: int, note: str) -> None:
    assert missing_note([f"{number} P{number}" for number in range(1, count + 1)]) == note


@pytest.mark.parametrize("words", ["foot", "nerve", "back of the hand"])
def test_a_structure_is_found_by_the_beginning_of_its_name_alone(atlas: Atlas, words: str) -> None:
    assert [hit.name for hit in Topics(atlas).find(words) if hit.subject.kind == "structure" and not hit.name.startswith(words)] == []


def test_a_structure_tells_its_roots_what_it_serves_and_its_points(atlas: Atlas) -> None:
    text = as_text(write_structure(atlas, "median-nerve"))
    assert all(part in text for part in ("nervus medianus", "C6\u2013T1", "palmaris longus", "PC6\u00a0N\u00e8igu\u0101n", "LU9"))
    assert "Supplied by axillary nerve" in as_text(write_structure(atlas, "deltoid"))
    for key in atlas.ids("anatomy"):
        write_structure(atlas, key)


def test_every_structure_is_met_by_a_point_or_supplies_what_is(atlas: Atlas) -> None:
    suppliers = {atlas.anatomy(key).nerve for key in atlas.ids("anatomy")}
    assert [key for key in atlas.ids("anatomy") if not atlas.points_at(key) and key not in suppliers] == []


def test_a_structure_opens_from_a_point_and_lights_all_points_that_meet_it(open_window: WindowMaker, atlas: Atlas, qtbot: QtBot) -> None:
    window = open_window("BL13")
    view = window.card.view()
    view.link_followed.emit("structure:lung")
    settle(qtbot, window)
    assert titled(window) == "Lung"
    click_link(view, "light:0")
    settle(qtbot, window)
    assert {"BL13", "GB21", "ST12", "KI27"} <= set(window.scene.lit.codes)
    assert not window.scene.lit.ordered
    assert numbers(window) == []
    window.session.send(Back())
    assert (titled(window), window.scene.lit.codes) == ("Lung", ())
    window.session.send(Back())
    assert window.scene.point == "BL13"
    settle(qtbot, window)


def test_the_names_of_structures_on_a_card_lead_to_them(atlas: Atlas) -> None:
    card = write_point(atlas, "PC6")
    targets = {run.target for part in card.rows[0].right for run in part.runs if run.style == "quiet"}
    western = atlas.point("PC6").western
    assert western is not None
    met = [key for field in STRUCTURE_FIELDS for key in getattr(western.structures, field)]
    assert targets == {f"structure:{key}" for key in met}
