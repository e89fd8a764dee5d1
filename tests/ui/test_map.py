"""The map under a hand: click, hover, wheel, drag, keys, and what it does when a drawing is broken."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QImage, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from bodymap import app
from bodymap.atlas.load import Atlas
from bodymap.atlas.model import FIGURES
from bodymap.atlas.subject import Subject, point
from bodymap.session.intent import ShowChannel, ShowFigure, Turn
from bodymap.session.scene import Aim
from bodymap.ui.map.body import BodyPainter
from bodymap.ui.map.view import MapView
from bodymap.ui.settings import Settings
from bodymap.ui.window import MainWindow

from .conftest import WindowMaker, choose, label_rects, settle

LEFT = Qt.MouseButton.LeftButton
NONE = Qt.KeyboardModifier.NoModifier


def click(view: MapView, code: str) -> None:
    (spot, *_) = view.spots_of(code)
    QTest.mouseClick(view, LEFT, NONE, view.place_of(spot).toPoint())


def subject_at(view: MapView, at: QPointF) -> Subject | None:
    found = view.found_at(at)
    return found[1].subject if found else None


def wheel(view: MapView, at: QPointF, turn: int) -> None:
    event = QWheelEvent(
        at, view.mapToGlobal(at), QPoint(), QPoint(0, turn), Qt.MouseButton.NoButton, NONE, Qt.ScrollPhase.NoScrollPhase, False
    )
    QApplication.sendEvent(view, event)


@pytest.mark.parametrize("code", ["BL23", "BL40", "GV4"])
def test_click_on_a_marker_shows_its_card(window: MainWindow, qtbot: QtBot, atlas: Atlas, code: str) -> None:
    window.map.aim_at(Aim((code,), closer=True, soft=False))
    settle(qtbot, window)
    click(window.map, code)
    assert window.scene.point == code
    text = window.card.text()
    assert text.startswith(f"{code}  {atlas.points[code].names.pinyin}")
    assert atlas.point(code).find.text in text


def test_click_on_open_ground_chooses_nothing(window: MainWindow) -> None:
    QTest.mouseClick(window.map, LEFT, NONE, QPoint(30, window.map.height() // 2))
    assert window.scene.point == ""


def test_a_drag_pans_and_chooses_nothing(window: MainWindow, qtbot: QtBot) -> None:
    view = window.map
    (spot, *_) = view.spots_of("BL23")
    start = view.place_of(spot)
    QTest.mousePress(view, LEFT, NONE, start.toPoint())
    for step in range(1, 6):
        QTest.mouseMove(view, (start + QPointF(12 * step, 8 * step)).toPoint())
    QTest.mouseRelease(view, LEFT, NONE, (start + QPointF(60, 40)).toPoint())
    moved = view.place_of(spot) - start
    assert moved.x() == pytest.approx(60, abs=1.5)
    assert moved.y() == pytest.approx(40, abs=1.5)
    assert window.scene.point == ""
    settle(qtbot, window)


def test_hover_names_the_point(window: MainWindow) -> None:
    view = window.map
    (spot, *_) = view.spots_of("BL40")
    QTest.mouseMove(view, view.place_of(spot).toPoint())
    assert view.hovered == point("BL40")
    QTest.mouseMove(view, QPoint(25, view.height() // 2))
    assert view.hovered is None


@pytest.mark.parametrize("turn", [120, 480, -120])
def test_wheel_zooms_about_the_pointer(window: MainWindow, qtbot: QtBot, turn: int) -> None:
    view = window.map
    wheel(view, QPointF(view.width() / 2, view.height() / 2), 360)
    at = QPointF(view.width() * 0.4, view.height() * 0.62)
    before, scale = view.camera.to_sheet(at.x(), at.y()), view.camera.scale
    wheel(view, at, turn)
    after = view.camera.to_sheet(at.x(), at.y())
    assert (view.camera.scale > scale) == (turn > 0)
    assert abs(after[0] - before[0]) * view.camera.scale < 0.01
    assert abs(after[1] - before[1]) * view.camera.scale < 0.01
    settle(qtbot, window)


def test_keys_walk_along_the_channel(open_window: WindowMaker, qtbot: QtBot) -> None:
    window = open_window("BL23")
    for key, code in ((Qt.Key.Key_Right, "BL24"), (Qt.Key.Key_Up, "BL25"), (Qt.Key.Key_Left, "BL24"), (Qt.Key.Key_Down, "BL23")):
        QTest.keyClick(window.map, key)
        assert window.scene.point == code
    settle(qtbot, window)
    QTest.keyClick(window.map, Qt.Key.Key_Escape)
    assert window.scene.point == ""


def test_walking_stops_at_the_ends(open_window: WindowMaker) -> None:
    window = open_window("BL1")
    QTest.keyClick(window.map, Qt.Key.Key_Left)
    assert window.scene.point == "BL1"


def test_plus_minus_and_zero_zoom(window: MainWindow, qtbot: QtBot) -> None:
    view, fit = window.map, window.map.camera.scale
    QTest.keyClick(view, Qt.Key.Key_Plus)
    settle(qtbot, window)
    assert view.camera.scale == pytest.approx(fit * 1.4, rel=0.01)
    QTest.keyClick(view, Qt.Key.Key_0)
    settle(qtbot, window)
    assert view.camera.scale == pytest.approx(fit, rel=0.001)


def test_a_point_out_of_sight_turns_the_view(window: MainWindow, qtbot: QtBot, atlas: Atlas) -> None:
    assert window.scene.view == "posterior"
    choose(window, "CV4")
    assert window.scene.view == atlas.figure_map("male").best["CV4"]
    assert window.map.spots_of("CV4")
    settle(qtbot, window)


def test_every_view_of_both_figures_is_drawn(window: MainWindow, qtbot: QtBot, atlas: Atlas) -> None:
    for figure in FIGURES:
        window.session.send(ShowFigure(figure))
        for view in atlas.figure_map(window.scene.figure).views:
            window.session.send(Turn(view))
            settle(qtbot, window)
            assert window.map.fault == "", view


@pytest.mark.parametrize("size", [(1280, 720), (1440, 900), (3840, 2160)])
def test_labels_never_meet(open_window: WindowMaker, qtbot: QtBot, size: tuple[int, int]) -> None:
    window = open_window("BL23", size=size)
    seen = 0
    for _ in range(5):
        rects = label_rects(window)
        seen += len(rects)
        for number, (name, one) in enumerate(rects):
            for other_name, other in rects[number + 1 :]:
                apart = one[2] <= other[0] or other[2] <= one[0] or one[3] <= other[1] or other[3] <= one[1]
                assert apart, f"{name} meets {other_name}"
        window.map.zoom(1.45)
        settle(qtbot, window)
    assert seen > 40


def test_the_chosen_point_is_labelled_and_measured(open_window: WindowMaker) -> None:
    window = open_window("BL23")
    texts = [text for text, _ in label_rects(window)]
    assert "BL23" in texts
    assert "1.5 cun" in texts
    with_measure = picture(window.map)
    window.panel.switches["measure"].click()
    assert picture(window.map) != with_measure


def test_hidden_channels_leave_the_map(window: MainWindow, qtbot: QtBot) -> None:
    view = window.map
    (spot, *_) = view.spots_of("BL23")
    at = view.place_of(spot)
    window.session.send(ShowChannel("BL", False))
    assert subject_at(view, at) != point("BL23")
    settle(qtbot, window)
    choose(window, "BL23")
    assert subject_at(view, view.place_of(view.spots_of("BL23")[0])) == point("BL23")


@pytest.mark.no_qt_log
@pytest.mark.parametrize("text", [b"<svg", b"", b"no drawing at all", None])
def test_a_broken_drawing_shows_one_line_and_the_window_lives(
    qtbot: QtBot, atlas: Atlas, settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, text: bytes | None
) -> None:
    file = tmp_path / "posterior.svg"
    if text is not None:
        file.write_bytes(text)
    monkeypatch.setattr(app, "drawing", lambda figure, view: str(file))
    painter = BodyPainter()
    window = app.build_window(atlas, settings, painter)
    qtbot.addWidget(window)
    window.show()
    qtbot.waitUntil(lambda: window.map.fault != "", timeout=5000)
    assert "posterior.svg" in window.map.fault
    assert "\n" not in window.map.fault
    choose(window, "BL23")
    assert "BL23" in window.card.text()
    window.close()
    painter.close()


def picture(view: MapView) -> QImage:
    QApplication.processEvents()
    return view.grab().toImage()


LAYERS: list[tuple[str, str, str]] = [
    ("levels", "posterior", "T7"),
    ("grid", "anterior", "18 cun"),
    ("landmarks", "foot-outer", "Calcaneus"),
]


@pytest.mark.parametrize(("layer", "view", "says"), LAYERS)
def test_a_layer_can_be_laid_over_the_body(qtbot: QtBot, window: MainWindow, layer: str, view: str, says: str) -> None:
    window.session.send(Turn(view))
    window.map.zoom(1.9)
    settle(qtbot, window)
    assert says not in _shown_labels(window)
    bare = window.map.grab().toImage()
    window.panel.switches[layer].click()
    settle(qtbot, window)
    assert window.map.grab().toImage() != bare
    assert says in _shown_labels(window)
    window.panel.switches[layer].click()
    settle(qtbot, window)
    assert says not in _shown_labels(window)


def _shown_labels(window: MainWindow) -> set[str]:
    return {text for text, _ in label_rects(window)}


def test_back_returns_to_the_zoom_before_and_forward_to_the_zoom_after(open_window: WindowMaker, qtbot: QtBot) -> None:
    window = open_window("BL23")
    view, actions = window.map, window.actions_by_id
    assert not actions["back"].isEnabled()
    before = view.camera
    for _ in range(3):
        view.zoom(1.3)
    settle(qtbot, window)
    zoomed = view.camera
    assert zoomed.scale > before.scale * 2
    choose(window, "KI3")
    settle(qtbot, window)
    assert window.scene.view != "posterior"
    actions["back"].trigger()
    settle(qtbot, window)
    assert (window.scene.point, window.scene.view) == ("BL23", "posterior")
    assert view.camera.scale == pytest.approx(zoomed.scale)
    actions["back"].trigger()
    settle(qtbot, window)
    assert view.camera.scale == pytest.approx(before.scale)
    assert (view.camera.x, view.camera.y) == pytest.approx((before.x, before.y))
    assert not actions["back"].isEnabled()
    for _ in range(2):
        actions["forward"].trigger()
        settle(qtbot, window)
    assert window.scene.point == "KI3"
    assert not actions["forward"].isEnabled()
