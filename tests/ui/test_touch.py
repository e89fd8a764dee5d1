"""The map under a touch pad: two fingers pan, with Ctrl they zoom, a pinch zooms about its middle."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QInputDevice, QNativeGestureEvent, QPointingDevice, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from bodymap.ui.map.view import MapView
from bodymap.ui.window import MainWindow

from .conftest import settle

NONE, CTRL = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ControlModifier
Gesture = Qt.NativeGestureType


def device(kind: QInputDevice.DeviceType) -> QPointingDevice:
    capabilities = QInputDevice.Capability.Position | QInputDevice.Capability.PixelScroll
    return QPointingDevice("pointer", 7, kind, QPointingDevice.PointerType.Finger, capabilities, 5, 0)


PAD, MOUSE = (device(kind) for kind in (QInputDevice.DeviceType.TouchPad, QInputDevice.DeviceType.Mouse))


def slide(view: MapView, at: QPointF, pixels: QPoint, modifiers: Qt.KeyboardModifier = NONE, by: QPointingDevice = PAD) -> QWheelEvent:
    """Move two fingers over the pad; a system tells of it in pixels and in turns of a wheel."""
    source, phase = Qt.MouseEventSource.MouseEventNotSynthesized, Qt.ScrollPhase.ScrollUpdate
    event = QWheelEvent(at, view.mapToGlobal(at), pixels, pixels * 4, Qt.MouseButton.NoButton, modifiers, phase, False, source, by)
    QApplication.sendEvent(view, event)
    return event


def pinch(view: MapView, kind: Gesture, at: QPointF, value: float) -> None:
    QApplication.sendEvent(view, QNativeGestureEvent(kind, PAD, 2, at, at, view.mapToGlobal(at), value, QPointF()))


@pytest.fixture
def view(window: MainWindow, qtbot: QtBot) -> MapView:
    """The map, with the pointer on it, a little closer than at the start."""
    QTest.mouseMove(window.map, QPoint(120, 300))
    window.map.zoom(1.6)
    settle(qtbot, window)
    return window.map


def middle(view: MapView) -> QPointF:
    return QPointF(view.width() * 0.45, view.height() * 0.55)


def held(view: MapView, at: QPointF) -> tuple[float, float]:
    """Return the spot of the sheet under a place of the map."""
    dpr = view.devicePixelRatioF()
    return view.camera.to_sheet(at.x() * dpr, at.y() * dpr)


def test_two_fingers_move_the_body_with_them(view: MapView, window: MainWindow, qtbot: QtBot) -> None:
    (spot, *_) = view.spots_of("BL23")
    before, scale = view.place_of(spot), view.camera.scale
    for _ in range(4):
        event = slide(view, middle(view), QPoint(-9, 14))
        assert event.isAccepted()
    moved = view.place_of(spot) - before
    assert (moved.x(), moved.y()) == pytest.approx((-36, 56), abs=1.0)
    assert view.camera.scale == scale
    settle(qtbot, window)
    assert window.scene.point == ""


@pytest.mark.parametrize("pixels", [QPoint(0, 60), QPoint(0, -40)])
def test_with_ctrl_two_fingers_zoom_about_the_pointer(view: MapView, window: MainWindow, qtbot: QtBot, pixels: QPoint) -> None:
    at = middle(view)
    before, scale = held(view, at), view.camera.scale
    slide(view, at, pixels, CTRL)
    assert (view.camera.scale > scale) == (pixels.y() > 0)
    assert abs(view.camera.scale / scale - 1) > 0.1
    assert held(view, at) == pytest.approx(before, abs=0.01)
    settle(qtbot, window)


def test_a_mouse_that_tells_pixels_zooms_all_the_same(view: MapView, window: MainWindow, qtbot: QtBot) -> None:
    at = middle(view)
    before, scale = held(view, at), view.camera.scale
    slide(view, at, QPoint(0, 60), by=MOUSE)
    assert view.camera.scale > 1.1 * scale
    assert held(view, at) == pytest.approx(before, abs=0.01)
    settle(qtbot, window)


@pytest.mark.parametrize("value", [0.25, -0.2])
def test_a_pinch_zooms_about_its_middle(view: MapView, window: MainWindow, qtbot: QtBot, value: float) -> None:
    at = middle(view)
    before, scale = held(view, at), view.camera.scale
    pinch(view, Gesture.ZoomNativeGesture, at, value)
    assert view.camera.scale == pytest.approx(scale * (1 + value), rel=0.001)
    assert held(view, at) == pytest.approx(before, abs=0.01)
    settle(qtbot, window)


def test_a_double_tap_of_two_fingers_comes_closer(view: MapView, window: MainWindow, qtbot: QtBot) -> None:
    at = middle(view)
    before, scale = held(view, at), view.camera.scale
    pinch(view, Gesture.SmartZoomNativeGesture, at, 0)
    settle(qtbot, window)
    assert view.camera.scale > 1.7 * scale
    assert held(view, at) == pytest.approx(before, abs=0.1)


def test_other_gestures_change_nothing(view: MapView) -> None:
    camera = view.camera
    for kind in (Gesture.RotateNativeGesture, Gesture.BeginNativeGesture, Gesture.EndNativeGesture):
        pinch(view, kind, middle(view), 0.5)
    assert view.camera == camera


def test_no_hand_on_the_pad_loses_the_body(view: MapView, window: MainWindow, qtbot: QtBot) -> None:
    for _ in range(40):
        slide(view, middle(view), QPoint(300, -300))
        pinch(view, Gesture.ZoomNativeGesture, middle(view), 0.9)
    left, top = view.camera.to_view(0, 0)
    assert left < view.width()
    assert top < view.height()
    assert 50 < view.camera.scale * 10 < 200
    settle(qtbot, window)
