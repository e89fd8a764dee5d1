"""Lists, search, themes, switches, keys and what is remembered."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QPoint, QRect, Qt
from PySide6.QtGui import QAccessible, QColor, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from bodymap.atlas.load import Atlas
from bodymap.draw.tokens import DARK, LIGHT
from bodymap.session.intent import SetTheme, ShowChannel
from bodymap.ui.actions import ACTIONS
from bodymap.ui.kit.widgets import Segment
from bodymap.ui.settings import Settings
from bodymap.ui.side.row_list import RowList
from bodymap.ui.window import MainWindow

from .conftest import WindowMaker, choose, settle


def rows_of(window: MainWindow) -> list[str]:
    return [row.code for row in window.panel.points.rows.all()]


def test_typing_finds_and_enter_chooses(window: MainWindow, qtbot: QtBot) -> None:
    line = window.panel.field.line
    QTest.keyClicks(line, "kidney sh")
    assert window.panel.channels.isHidden()
    found = rows_of(window)
    assert found
    QTest.keyClick(line, Qt.Key.Key_Return)
    assert window.scene.point == found[0]
    assert window.panel.points.currentIndex().row() == 0
    settle(qtbot, window)


def test_arrows_in_the_search_step_through_the_hits(window: MainWindow, qtbot: QtBot) -> None:
    line = window.panel.field.line
    QTest.keyClicks(line, "bl2")
    found = rows_of(window)
    QTest.keyClick(line, Qt.Key.Key_Down)
    QTest.keyClick(line, Qt.Key.Key_Return)
    assert window.scene.point == found[1]
    settle(qtbot, window)


def test_escape_leaves_the_search(window: MainWindow) -> None:
    line = window.panel.field.line
    QTest.keyClicks(line, "heart")
    QTest.keyClick(line, Qt.Key.Key_Escape)
    assert line.text() == ""
    assert not window.panel.channels.isHidden()


def test_a_search_without_hits_says_so(window: MainWindow) -> None:
    QTest.keyClicks(window.panel.field.line, "qqqqzz")
    (row,) = window.panel.points.rows.all()
    assert row.kind == "note"
    QTest.keyClick(window.panel.field.line, Qt.Key.Key_Return)
    assert window.scene.point == ""


def test_points_seen_lately_stand_in_the_empty_search(open_window: WindowMaker, qtbot: QtBot) -> None:
    window = open_window("BL23")
    choose(window, "KI3")
    qtbot.wait(400)
    window.activateWindow()
    window.panel.field.line.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.waitUntil(lambda: rows_of(window)[1:2] == ["KI3"], timeout=2000)


def test_a_channel_opens_its_points_and_shuts_again(window: MainWindow, atlas: Atlas) -> None:
    channels = window.panel.channels
    index = channels.rows.find("channel", "KI")
    QTest.mouseClick(channels.viewport(), Qt.MouseButton.LeftButton, pos=channels.visualRect(index).center())
    assert rows_of(window) == [code for code, head in atlas.points.items() if head.channel == "KI"]
    assert window.scene.opened == "KI"
    QTest.mouseClick(channels.viewport(), Qt.MouseButton.LeftButton, pos=channels.visualRect(index).center())
    assert rows_of(window) == []


def test_the_mark_of_a_channel_hides_it(window: MainWindow, qtbot: QtBot) -> None:
    channels = window.panel.channels
    index = channels.rows.find("channel", "BL")
    channels.scrollTo(index)
    rect = channels.visualRect(index)
    QTest.mouseClick(channels.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(rect.left() + 16, rect.center().y()))
    assert "BL" in window.scene.hidden
    assert rows_of(window) == []
    channels.setCurrentIndex(index)
    QTest.keyClick(channels, Qt.Key.Key_Space)
    assert "BL" not in window.scene.hidden
    settle(qtbot, window)


def test_the_row_under_the_pointer_is_shaded_until_it_leaves(open_window: WindowMaker) -> None:
    window = open_window("BL23")
    for rows, kind, code in ((window.panel.channels, "channel", "KI"), (window.panel.points, "point", "BL25")):
        rect = rows.visualRect(rows.rows.find(kind, code))  # type: ignore[arg-type]
        assert rows.viewport().rect().contains(rect.center())

        def ground(rows: RowList = rows, rect: QRect = rect) -> QColor:
            return rows.viewport().grab(rect).toImage().pixelColor(rect.width() // 2, 3)

        bare = ground()
        QTest.mouseMove(rows.viewport(), rect.center())
        shaded = ground()
        # Half of the colour that the chosen row has.
        chosen, half = QColor(LIGHT.chosen), shaded
        assert shaded != bare
        assert (half.red(), half.green(), half.blue()) == pytest.approx(
            ((bare.red() + chosen.red()) / 2, (bare.green() + chosen.green()) / 2, (bare.blue() + chosen.blue()) / 2), abs=2
        )
        QTest.mouseMove(rows.viewport(), QPoint(rect.center().x(), rect.center().y() + rect.height()))
        assert ground() == bare
        QTest.mouseMove(rows.viewport(), rect.center())
        QApplication.sendEvent(rows, QEvent(QEvent.Type.Leave))
        assert ground() == bare


def test_enter_in_the_list_chooses_the_point(open_window: WindowMaker, qtbot: QtBot) -> None:
    window = open_window("BL23")
    points = window.panel.points
    points.setCurrentIndex(points.rows.find("point", "BL25"))
    QTest.keyClick(points, Qt.Key.Key_Return)
    assert window.scene.point == "BL25"
    settle(qtbot, window)


@pytest.mark.parametrize(("choice", "tokens"), [("light", LIGHT), ("dark", DARK)])
def test_the_scheme_colours_every_part(open_window: WindowMaker, qtbot: QtBot, choice: str, tokens: object) -> None:
    window = open_window("BL23")
    window.session.send(SetTheme(choice))  # type: ignore[arg-type]
    settle(qtbot, window)
    image = window.grab().toImage()
    assert isinstance(tokens, type(LIGHT))
    assert image.pixelColor(3, window.height() // 2) == QColor(tokens.panel)
    assert image.pixelColor(window.width() - 12, window.height() - 4) == QColor(tokens.card)
    assert image.pixelColor(window.pane.x() + 4, 120) == QColor(tokens.paper)


def test_what_was_chosen_is_remembered(open_window: WindowMaker, settings: Settings) -> None:
    window = open_window("BL23")
    window.panel.switches["labels"].click()
    window.session.send(ShowChannel("KI", False))
    window.session.send(SetTheme("dark"))
    window.close()
    assert (settings.point, settings.theme, settings.view) == ("BL23", "dark", "posterior")
    assert settings.hidden == {"KI"}
    assert settings.layers == {"lines", "measure"}


def test_views_are_reached_by_their_buttons(window: MainWindow, qtbot: QtBot) -> None:
    segments = {segment.text(): segment for segment in window.pane.bar.findChildren(Segment)}
    assert not segments["Sole"].isVisible()
    QTest.mouseClick(segments["Foot"], Qt.MouseButton.LeftButton)
    assert window.scene.view == "foot-top"
    assert segments["Sole"].isVisible()
    QTest.mouseClick(segments["Sole"], Qt.MouseButton.LeftButton)
    assert window.scene.view == "foot-sole"
    settle(qtbot, window)


def test_every_action_wishes_or_acts_and_has_keys_unless_it_is_a_switch(window: MainWindow) -> None:
    for action in ACTIONS:
        assert (action.intent is None) is not (action.act is None), action.id
        assert window.actions_by_id[action.id].shortcuts() or action.checked, action.id
    window.actions_by_id["search"].trigger()
    assert window.focusWidget() is window.panel.field.line


def test_the_card_is_copied_as_text(open_window: WindowMaker) -> None:
    window = open_window("BL23")
    window.actions_by_id["copy-card"].trigger()
    assert QGuiApplication.clipboard().text() == window.card.text()


def test_a_screen_reader_gets_names_rows_and_the_card(open_window: WindowMaker) -> None:
    window = open_window("BL23")
    card = QAccessible.queryAccessibleInterface(window.card.view())
    assert "Shènshū" in card.text(QAccessible.Text.Name)
    assert "How to find it" in card.text(QAccessible.Text.Description)
    points = QAccessible.queryAccessibleInterface(window.panel.points)
    assert points.childCount() >= 67
    assert "BL1" in points.child(0).text(QAccessible.Text.Name)
    named = QAccessible.queryAccessibleInterface(window.map)
    assert named.text(QAccessible.Text.Name) == "Map of the body"
    for button in window.pane.buttons:
        assert button.accessibleName()


@pytest.mark.parametrize("size", [(1280, 720), (1440, 900), (3840, 2160)])
def test_nothing_is_squeezed(open_window: WindowMaker, size: tuple[int, int]) -> None:
    window = open_window("BL23", size=size)
    assert (window.width(), window.height()) == size
    view = window.map
    bar = window.pane.bar.geometry()
    assert bar.left() >= 0
    assert bar.right() < view.width()
    assert window.card.width() >= 440
    assert not window.pane.figures.geometry().intersects(window.pane.buttons[2].geometry())
