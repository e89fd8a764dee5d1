"""Tool tips: asked for by a pointer that rests, on the real widgets, read where Qt shows them."""

from __future__ import annotations

from collections.abc import Iterator
from html import unescape

import pytest
from PySide6.QtCore import QEvent, QPoint
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QApplication, QToolTip, QWidget
from pytestqt.qtbot import QtBot

from bodymap.atlas.load import Atlas
from bodymap.ui.card.view import CardView
from bodymap.ui.window import MainWindow

from .conftest import WindowMaker, open_card, settle

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support raise")


@pytest.fixture(autouse=True)
def no_tip_left(qtbot: QtBot) -> Iterator[None]:
    QToolTip.hideText()
    qtbot.waitUntil(lambda: not QToolTip.isVisible())
    yield
    QToolTip.hideText()
    qtbot.waitUntil(lambda: not QToolTip.isVisible())


def rest_on(widget: QWidget, at: QPoint) -> str:
    """Let the pointer rest at a place; returns the tip that is shown then."""
    QApplication.sendEvent(widget, QHelpEvent(QEvent.Type.ToolTip, at, widget.mapToGlobal(at)))
    return plain(QToolTip.text())


def plain(tip: str) -> str:
    for mark, text in (("<p>", ""), ("</p>", ""), ("<br>", "\n")):
        tip = tip.replace(mark, text)
    return unescape(tip)


def test_each_chip_of_a_card_explains_itself(open_window: WindowMaker, atlas: Atlas) -> None:
    window = open_window("BL23")
    view = window.card.view()
    assert view.card is not None
    tips = {chip.tip for chip in view.card.header.chips if chip.tip}
    assert len(tips) > 1
    assert any(atlas.category("back-shu").tcm in tip for tip in tips)
    met = {rest_on(view.viewport(), QPoint(x, y)) for y in range(30, 200, 8) for x in range(20, view.viewport().width(), 12)}
    assert met - {""} == tips


def test_the_chip_of_a_grade_tells_what_the_grade_means(window: MainWindow, qtbot: QtBot, atlas: Atlas) -> None:
    open_card(window, "condition:low-back-pain")
    settle(qtbot, window)
    view = window.card.view()
    assert view.card is not None
    grades = {run.text.strip(): run.tip for row in view.card.rows for part in row.right for run in part.runs if run.style == "grade"}
    assert grades
    assert all(atlas.grade(letter).meaning in tip for letter, tip in grades.items())
    assert first_tip(view) in grades.values()


def first_tip(view: CardView) -> str:
    """Return the first tip that the pointer meets in the right column, from the top of the card down."""
    assert view.links(), "asking for the links lays the card out to its end"
    wide, high, bar = view.viewport().width(), view.viewport().height(), view.verticalScrollBar()
    for scroll in range(0, bar.maximum(), high):
        bar.setValue(scroll)
        places = (QPoint(x, y) for y in range(5, high, 7) for x in range(wide // 2, wide // 2 + 60, 6))
        found = next((tip for at in places if (tip := rest_on(view.viewport(), at))), "")
        if found:
            return found
    return ""


def test_where_nothing_is_to_tell_the_tip_goes(open_window: WindowMaker, qtbot: QtBot) -> None:
    view = open_window("BL23").card.view()
    shown = next(QPoint(x, y) for y in range(30, 200, 8) for x in range(20, 400, 12) if rest_on(view.viewport(), QPoint(x, y)))
    assert shown
    rest_on(view.viewport(), QPoint(3, 3))
    qtbot.waitUntil(lambda: not QToolTip.isVisible(), timeout=2000)


def test_round_buttons_tell_what_they_do(window: MainWindow) -> None:
    told = [rest_on(button, button.rect().center()) for button in window.pane.buttons]
    assert told == ["Zoom in", "Zoom out", "Show all"]
