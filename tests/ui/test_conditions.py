"""Conditions: found, read, their patterns lit on the map, and the ways to points and back."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from bodymap.atlas.load import Atlas
from bodymap.atlas.topics import Topics
from bodymap.atlas.uses import first_use
from bodymap.session.intent import Light, ShowChannel, ShowFigure
from bodymap.texts.condition import ROWS, write_condition
from bodymap.texts.content import ALERT, SURE
from bodymap.texts.finding import AGAINST
from bodymap.texts.plain import as_text
from bodymap.texts.point import write_point
from bodymap.texts.sure import TITLE, write_sure
from bodymap.ui.card.view import CardView
from bodymap.ui.window import MainWindow

from .conftest import WindowMaker, click_link, label_rects, missed, open_card, settle, shown_on, titled

BACK_PAIN = "low-back-pain"


@pytest.fixture
def told(atlas: Atlas) -> list[str]:
    return [key for key in atlas.ids("conditions") if atlas.condition(key).tcm and atlas.condition(key).western]


def open_lumbago(window: MainWindow, qtbot: QtBot) -> CardView:
    line = window.panel.field.line
    QTest.keyClicks(line, "lumbago")
    QTest.keyClick(line, Qt.Key.Key_Return)
    settle(qtbot, window)
    return window.card.view()


def picked(view: CardView) -> list[str]:
    assert view.card is not None
    return [run.text.strip() for row in view.card.rows for cell in row.left for run in cell.runs if run.style == "picked"]


def numbers(window: MainWindow) -> list[str]:
    """Return the numbers on the map, in order; the labels are what was painted."""
    found = [text.split("\u2002")[0] for text, _ in label_rects(window)]
    return sorted((text for text in found if text.isdigit()), key=int)


@pytest.mark.parametrize("words", ["lumbago", "Low back pain", "low bac", "腰痛", "LBP", "ache back"])
def test_a_condition_is_found_by_any_of_its_names(atlas: Atlas, words: str) -> None:
    found = [hit.subject.id for hit in Topics(atlas).find(words)]
    assert (found[:1] == [BACK_PAIN]) is (words != "ache back")


@pytest.mark.parametrize("words", ["", "bl2", "kidney sh", "ki", "qqqq"])
def test_other_words_find_none(atlas: Atlas, words: str) -> None:
    assert Topics(atlas).find(words) == []


def test_a_condition_stands_first_and_opens_by_enter(window: MainWindow, qtbot: QtBot) -> None:
    QTest.keyClicks(window.panel.field.line, "lumbago")
    rows = window.panel.points.rows.all()
    assert (rows[0].kind, rows[0].code) == ("topic", f"condition:{BACK_PAIN}")
    assert rows[0].extra.startswith("Condition")
    QTest.keyClick(window.panel.field.line, Qt.Key.Key_Return)
    text = window.card.text()
    for part in ("Low back pain", ALERT, "Cold-damp", "Against sham", "What guidelines say", "What is not known"):
        assert part in text
    assert window.windowTitle().startswith("Low back pain")
    assert window.scene.point == ""
    settle(qtbot, window)


def test_a_condition_opens_by_click(window: MainWindow, qtbot: QtBot) -> None:
    QTest.keyClicks(window.panel.field.line, "migraine")
    points = window.panel.points
    rect = points.visualRect(points.rows.find("topic", "condition:migraine"))
    QTest.mouseClick(points.viewport(), Qt.MouseButton.LeftButton, pos=rect.center())
    assert titled(window) == "Migraine"
    settle(qtbot, window)


def test_every_condition_has_a_card(atlas: Atlas, told: list[str]) -> None:
    assert len(told) >= 10
    for key in told:
        condition, card = atlas.condition(key), write_condition(atlas, key)
        assert [row.title for row in card.rows] == [row.title for row in ROWS]
        assert condition.tcm is not None
        assert all(pattern.name in as_text(card) for pattern in condition.tcm.patterns)
        runs = [run for row in card.rows for cell in (*row.left, *row.right) for run in cell.runs]
        assert all(1 <= int(run.target[4:]) <= len(card.sources) for run in runs if run.target.startswith("ref:"))
        assert all(run.target[6:] in atlas.points for run in runs if run.target.startswith("point:"))


def test_guidelines_and_harm_bear_no_letter(atlas: Atlas, told: list[str]) -> None:
    for key in told:
        for row in write_condition(atlas, key).rows:
            for cell in row.right:
                graded = cell.runs[0].style == "grade"
                assert not (graded and any(AGAINST[one] in cell.text for one in ("guideline", "safety")))


def test_a_pattern_lights_its_points_numbered_on_both_sides(window: MainWindow, qtbot: QtBot) -> None:
    view = open_lumbago(window, qtbot)
    before = window.map.grab().toImage()
    click_link(view, "light:0")
    settle(qtbot, window)
    # BL23, GV3, BL25, BL26, GB30, BL40, BL60: all but GV3 lie on both sides.
    assert numbers(window) == ["1", "1", "2", "3", "3", "4", "4", "5", "5", "6", "6", "7", "7"]
    assert missed(window) == []
    rects = [rect for text, rect in label_rects(window) if text.split("\u2002")[0].isdigit()]
    wide, high = window.map.width(), window.map.height()
    assert all(min(left, top) >= 0 and right <= wide and bottom <= high for left, top, right, bottom in rects)
    assert window.map.grab().toImage() != before
    assert picked(view) == ["Cold-damp"]


def test_a_pattern_elsewhere_turns_the_map_and_tells_what_is_missing(window: MainWindow, qtbot: QtBot) -> None:
    view = open_lumbago(window, qtbot)
    click_link(view, "light:8")
    settle(qtbot, window)
    assert window.scene.view == "lateral"
    click_link(view, "light:1")
    settle(qtbot, window)
    codes = window.scene.lit.codes
    seen = {spot.code for spot in shown_on(window).spots} & set(codes)
    assert len(seen) >= 3
    told = [name.partition(" ")[2] for name in missed(window)]
    assert told == [code for code in codes if code not in seen]


def test_a_numbered_marker_opens_its_point_even_of_a_hidden_channel(window: MainWindow, qtbot: QtBot) -> None:
    view = open_lumbago(window, qtbot)
    window.session.send(ShowChannel("GV", False))
    click_link(view, "light:0")
    settle(qtbot, window)
    at = window.map.place_of(window.map.spots_of("GV3")[0]).toPoint()
    QTest.mouseClick(window.map, Qt.MouseButton.LeftButton, pos=at)
    assert window.scene.point == "GV3"
    settle(qtbot, window)


def test_escape_puts_the_pattern_out(window: MainWindow, qtbot: QtBot) -> None:
    view = open_lumbago(window, qtbot)
    click_link(view, "light:0")
    settle(qtbot, window)
    QTest.keyClick(view, Qt.Key.Key_Escape)
    settle(qtbot, window)
    assert numbers(window) == []
    assert picked(view) == []
    assert titled(window) == "Low back pain"


def test_a_pattern_is_reached_by_the_keyboard_and_stays_under_it(window: MainWindow, qtbot: QtBot) -> None:
    view = open_lumbago(window, qtbot)
    view.setFocus()
    for _ in range(40):
        view.focusNextPrevChild(True)
        if view.focused_target() == "light:2":
            break
    scrolled = view.scrolled
    QTest.keyClick(view, Qt.Key.Key_Return)
    settle(qtbot, window)
    assert window.scene.lit.codes[0] == "GV26"
    assert (view.focused_target(), view.scrolled) == ("light:2", scrolled)
    QTest.keyClick(view, Qt.Key.Key_Return)
    assert window.scene.lit.codes == ()


def test_a_point_of_a_pattern_opens_and_a_line_leads_back(window: MainWindow, qtbot: QtBot) -> None:
    view = open_lumbago(window, qtbot)
    click_link(view, "light:0")
    click_link(view, "point:BL40")
    assert view.scrolled == 0
    assert window.scene.point == "BL40"
    settle(qtbot, window)
    assert "6" in numbers(window)
    assert view.links()[0].run.text == "\u2039 Back to Low back pain"
    click_link(view, "back:")
    settle(qtbot, window)
    assert titled(window) == "Low back pain"
    assert window.scene.point == ""
    assert view.scrolled > 500
    assert picked(view) == ["Cold-damp"]
    assert numbers(window)[-1] == "7"


def test_the_way_back_has_a_key_and_ends_with_a_choice_of_its_own(window: MainWindow, qtbot: QtBot) -> None:
    view = open_lumbago(window, qtbot)
    click_link(view, "point:BL23")
    window.actions_by_id["back"].trigger()
    assert titled(window) == "Low back pain"
    click_link(view, "light:0")
    line = window.panel.field.line
    line.clear()
    QTest.keyClicks(line, "ki3")
    QTest.keyClick(line, Qt.Key.Key_Return)
    assert window.scene.point == "KI3"
    assert view.card is not None
    assert view.card.back == ()
    assert window.scene.lit.codes == ()
    settle(qtbot, window)


def test_a_claim_leads_to_its_condition_and_back(open_window: WindowMaker, qtbot: QtBot) -> None:
    window = open_window("BL23")
    view = window.card.view()
    click_link(view, f"condition:{BACK_PAIN}")
    assert titled(window) == "Low back pain"
    assert window.scene.point == ""
    click_link(view, "back:")
    assert window.scene.point == "BL23"
    settle(qtbot, window)


def test_each_claim_leads_to_the_card_of_its_condition(atlas: Atlas) -> None:
    for code in atlas.points:
        western = atlas.point(code).western
        runs = [run for row in write_point(atlas, code).rows for cell in row.right for run in cell.runs]
        led = [run.target[10:] for run in runs if run.target.startswith("condition:")]
        assert western is not None
        assert led == [claim.condition for claim in western.used_for]


def test_how_sure_are_we(open_window: WindowMaker, atlas: Atlas, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    text = as_text(write_sure(atlas))
    assert all(atlas.grade(letter).meaning in text for letter in atlas.ids("grades"))
    assert "does not diagnose" in text
    assert "no instruction to needle" in text
    asked: list[str] = []
    monkeypatch.setattr("bodymap.ui.card.view.QDesktopServices.openUrl", lambda url: asked.append(url.toString()))
    window = open_window("BL23")
    view = window.card.view()
    click_link(view, SURE)
    assert view.card is not None
    assert view.card.header.title == TITLE
    assert not asked
    click_link(view, "back:")
    assert view.card.header.code == "BL23"
    window.actions_by_id["sure"].trigger()
    assert view.card.header.title == TITLE
    settle(qtbot, window)


def test_the_help_leads_to_how_sure_are_we(window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("PySide6.QtWidgets.QMessageBox.exec", lambda box: 0)
    monkeypatch.setattr(
        "PySide6.QtWidgets.QMessageBox.clickedButton", lambda box: next(one for one in box.buttons() if one.text() == TITLE)
    )
    window.actions_by_id["shortcuts"].trigger()
    assert window.card.text().startswith(TITLE)


def test_the_card_of_a_condition_is_copied(window: MainWindow, qtbot: QtBot) -> None:
    open_lumbago(window, qtbot)
    window.actions_by_id["copy-card"].trigger()
    assert QGuiApplication.clipboard().text().startswith("Low back pain  腰痛")


def test_backspace_deletes_in_the_search_and_leads_back_elsewhere(window: MainWindow, qtbot: QtBot) -> None:
    view = open_lumbago(window, qtbot)
    click_link(view, "point:BL23")
    line = window.panel.field.line
    QTest.keyClick(line, Qt.Key.Key_Backspace)
    assert line.text() == "lumbag"
    assert window.scene.point == "BL23"
    QTest.keyClick(view, Qt.Key.Key_Backspace)
    qtbot.waitUntil(lambda: titled(window) == "Low back pain", timeout=1000)
    settle(qtbot, window)


@pytest.mark.parametrize("size", [(1280, 720), (3840, 2160)])
def test_patterns_of_every_condition_can_be_lit_on_both_figures(
    open_window: WindowMaker, atlas: Atlas, told: list[str], qtbot: QtBot, size: tuple[int, int]
) -> None:
    window = open_window(size=size)
    for figure in ("male", "female"):
        window.session.send(ShowFigure(figure))
        for key in told[:: 1 if size[0] < 2000 else 5]:
            open_card(window, f"condition:{key}")
            tcm = atlas.condition(key).tcm
            assert tcm is not None
            for number, pattern in enumerate(tcm.patterns):
                window.session.send(Light(number))
                seen = {spot.code for spot in shown_on(window).spots} & {point.code for point in pattern.points}
                assert len(seen) >= len(pattern.points) / 3
    settle(qtbot, window)
    assert numbers(window)


def test_a_condition_without_columns_tells_what_points_claim_of_it(open_window: WindowMaker, atlas: Atlas, qtbot: QtBot) -> None:
    window = open_window("ST25")
    view = window.card.view()
    click_link(view, "condition:constipation")
    settle(qtbot, window)
    assert titled(window) == atlas.condition("constipation").name
    text = window.card.text()
    claims = atlas.claims_on("constipation")
    assert len(claims) >= 5
    assert all(code in text and claim.claim in text for code, claim in claims)
    assert (atlas.condition("constipation").red_flags or "") in text
    for target, points in (("light:1", claims), ("light:0", atlas.uses_of("constipation"))):
        click_link(view, target)
        settle(qtbot, window)
        assert window.scene.lit.codes == tuple(dict.fromkeys(code for code, _ in points))
        assert not window.scene.lit.ordered
    click_link(view, "back:")
    assert window.scene.point == "ST25"
    settle(qtbot, window)


def test_a_condition_without_columns_gathers_its_traditional_uses(atlas: Atlas) -> None:
    hiccup = dict(atlas.uses_of("hiccup"))
    for code in atlas.points:
        tcm = atlas.point(code).tcm
        assert tcm is not None
        named = [use for use in tcm.used_for if "hiccup" in use.lower()]
        assert hiccup.get(code) == (named[0] if named else None)
    left = [run for part in write_condition(atlas, "hiccup").rows[0].left for run in part.runs]
    assert [(run.target[6:], run.tip) for run in left if run.style == "link"] == list(hiccup.items())


def test_points_of_the_face_are_lit_in_a_close_view(window: MainWindow, qtbot: QtBot) -> None:
    open_card(window, "condition:facial-palsy")
    window.session.send(Light(1))
    settle(qtbot, window)
    assert window.scene.view == "head-side"
    assert missed(window) == []


def test_words_are_met_from_their_start_only(atlas: Atlas) -> None:
    uses = ("Fearless, sore ribs", "Swollen, painful knee")
    assert first_use(uses, ("painful knee",)) == "Swollen, painful knee"
    assert first_use(uses, ("ful knee", "less", "ore")) == ""


def test_every_condition_has_a_card_under_its_name(atlas: Atlas) -> None:
    for key in atlas.ids("conditions"):
        assert write_condition(atlas, key).header.title == atlas.condition(key).name
