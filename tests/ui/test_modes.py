"""A second mode: its rules and its panes stand in two tables, and the window shows them."""

from __future__ import annotations

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QSplitter
from pytestqt.qtbot import QtBot

from bodymap.atlas.load import Atlas
from bodymap.session import intent as it
from bodymap.session.modes import MODES, atlas, common
from bodymap.session.modes.common import Outcome
from bodymap.session.scene import Aim, Change, Lit, Scene
from bodymap.session.session import Session
from bodymap.ui.panes import PANES, Panes, Shared
from bodymap.ui.window import MainWindow

from .conftest import choose, settle

GUESS = "guess"


def update(intent: it.Intent, scene: Scene, atlas: Atlas) -> Outcome:
    """Light the point nearest to where one points, and choose none."""
    match intent:
        case it.PointAt(x, y):
            spots = atlas.figure_map(scene.figure).views[scene.view].spots
            code = min(spots, key=lambda spot: (spot.x - x) ** 2 + (spot.y - y) ** 2).code
            return replace(scene, lit=Lit((code,))), Aim()
        case it.Choose():
            return scene, Aim()
        case _:
            return common.update(intent, scene, atlas)


class GuessPane(QLabel):
    def __init__(self, session: Session) -> None:
        super().__init__("?")
        session.listen(self.show_scene)

    def show_scene(self, change: Change) -> None:
        self.setText(" ".join(change.new.lit.codes) or "?")


def panes(shared: Shared) -> Panes:
    return shared.panel, GuessPane(shared.session)


def splitter_of(window: MainWindow) -> QSplitter:
    splitter = window.centralWidget()
    assert isinstance(splitter, QSplitter)
    return splitter


@pytest.fixture
def guessing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bodymap.session.session.MODES", {**MODES, GUESS: update})
    monkeypatch.setattr("bodymap.ui.window.PANES", {**PANES, GUESS: panes})


def test_every_mode_has_rules_and_panes() -> None:
    assert list(MODES) == list(PANES)
    assert MODES["atlas"] is atlas.update


@pytest.mark.usefixtures("guessing")
def test_a_mode_brings_its_panes_and_gives_the_place_back(window: MainWindow, qtbot: QtBot) -> None:
    choose(window, "BL23")
    widths = splitter_of(window).sizes()
    window.session.send(it.SetMode(GUESS))
    settle(qtbot, window)
    pane = splitter_of(window).widget(2)
    assert isinstance(pane, GuessPane)
    assert pane.isVisible()
    assert window.panel.isVisible()
    assert not window.card.isVisible()
    assert window.card.window() is window
    assert splitter_of(window).sizes() == widths
    window.session.send(it.Back())
    settle(qtbot, window)
    assert window.card.isVisible()
    assert not pane.isVisible()
    assert "Shènshū" in window.card.text()
    assert splitter_of(window).sizes() == widths
    window.session.send(it.Forward())
    assert splitter_of(window).widget(2) is pane
    settle(qtbot, window)


@pytest.mark.usefixtures("guessing")
def test_a_click_on_open_ground_is_told_to_the_mode(window: MainWindow, qtbot: QtBot) -> None:
    window.session.send(it.SetMode(GUESS))
    window.session.send(it.Turn("hand-palm"))
    settle(qtbot, window)
    at = window.map.place_of(window.map.spots_of("PC8")[0]).toPoint() + QPoint(0, 18)
    assert window.map.found_at(at.toPointF()) is None
    QTest.mouseClick(window.map, Qt.MouseButton.LeftButton, pos=at)
    pane = splitter_of(window).widget(2)
    assert isinstance(pane, GuessPane)
    assert pane.text() == "PC8"
    settle(qtbot, window)


@pytest.mark.usefixtures("guessing")
def test_a_mode_can_keep_a_marker_from_naming_its_point(window: MainWindow, qtbot: QtBot) -> None:
    window.session.send(it.SetMode(GUESS))
    settle(qtbot, window)
    spot = window.map.spots_of("BL40")[0]
    QTest.mouseClick(window.map, Qt.MouseButton.LeftButton, pos=window.map.place_of(spot).toPoint())
    assert window.scene.point == ""
    assert window.scene.subject is None
    settle(qtbot, window)
