"""What a hand does on the map: mouse, wheel, pinch and keys."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QEvent, QObject, QPointF, Qt
from PySide6.QtGui import QInputDevice, QKeyEvent, QMouseEvent, QNativeGestureEvent, QWheelEvent
from PySide6.QtWidgets import QApplication, QWidget

from bodymap.session.intent import Leave, Step

if TYPE_CHECKING:
    from bodymap.session.intent import Send

_WHEEL = 1.0016
_DOUBLE = 1.9
_PAN_KEYS = 60.0


class InputTarget(Protocol):
    """The map as a hand meets it; places are in pixels of the widget."""

    send: Send

    def hover(self, at: QPointF | None) -> None:
        """Name what is at a place."""

    def click(self, at: QPointF) -> None:
        """Choose what is at a place."""

    def found_at(self, at: QPointF) -> object | None:
        """Return what is at a place."""

    def pan(self, dx: float, dy: float) -> None:
        """Move the body."""

    def zoom(self, factor: float, at: QPointF | None = None, *, soft: bool = False) -> None:
        """Zoom about a place."""

    def zoom_in(self) -> None:
        """Zoom in a step."""

    def zoom_out(self) -> None:
        """Zoom out a step."""

    def fit(self) -> None:
        """Show the whole view."""


class InputHandler(QObject):
    """Turns events of the map into pans, zooms and choices; made when the map is first touched."""

    def __init__(self, widget: QWidget, target: InputTarget) -> None:
        super().__init__(widget)
        self._widget, self._target = widget, target
        widget.installEventFilter(self)
        self._pressed: QPointF | None = None
        self._last = QPointF()
        self._dragging = False

    def mouse(self, event: QMouseEvent) -> None:
        """Take a move, press, release or double click."""
        at, kind = event.position(), event.type()
        if kind == QEvent.Type.MouseMove:
            self._move(event, at)
        elif event.button() != Qt.MouseButton.LeftButton:
            return
        elif kind == QEvent.Type.MouseButtonPress:
            self._widget.setFocus(Qt.FocusReason.MouseFocusReason)
            self._pressed, self._last, self._dragging = at, at, False
        elif kind == QEvent.Type.MouseButtonDblClick:
            if self._target.found_at(at) is None:
                self._target.zoom(_DOUBLE, at, soft=True)
        else:
            self._release(at)

    def show_cursor(self, *, over: bool) -> None:
        """Show the pointer for a marker or for open ground."""
        self._widget.setCursor(Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.ArrowCursor)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.NativeGesture and isinstance(event, QNativeGestureEvent):
            return self._gesture(event)
        return super().eventFilter(watched, event)

    def _move(self, event: QMouseEvent, at: QPointF) -> None:
        if self._pressed is None or not event.buttons() & Qt.MouseButton.LeftButton:
            self._target.hover(at)
            return
        if not self._dragging and (at - self._pressed).manhattanLength() >= QApplication.startDragDistance():
            self._dragging = True
            self._target.hover(None)
            self._widget.setCursor(Qt.CursorShape.ClosedHandCursor)
        if self._dragging:
            self._target.pan(at.x() - self._last.x(), at.y() - self._last.y())
            self._last = at

    def _release(self, at: QPointF) -> None:
        if self._pressed is None:
            return
        was_drag, self._pressed, self._dragging = self._dragging, None, False
        if was_drag:
            self._widget.unsetCursor()
        else:
            self._target.click(at)

    def wheel(self, event: QWheelEvent) -> None:
        """Take a turn of the wheel: zoom about the pointer; two fingers on a touch pad pan."""
        pixels = event.pixelDelta()
        touch = event.device() is not None and event.device().type() == QInputDevice.DeviceType.TouchPad
        if touch and not pixels.isNull() and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._target.pan(pixels.x(), pixels.y())
        elif event.angleDelta().y():
            self._target.zoom(_WHEEL ** event.angleDelta().y(), event.position())
        event.accept()

    def _gesture(self, event: QNativeGestureEvent) -> bool:
        if event.gestureType() == Qt.NativeGestureType.ZoomNativeGesture:
            self._target.zoom(1 + event.value(), event.position())
            return True
        if event.gestureType() == Qt.NativeGestureType.SmartZoomNativeGesture:
            self._target.zoom(_DOUBLE, event.position(), soft=True)
            return True
        return False

    def _leave(self) -> None:
        self._target.send(Leave())

    def key(self, event: QKeyEvent) -> bool:
        """Take a key; returns whether it was one of ours."""
        if event.modifiers() & Qt.KeyboardModifier.ShiftModifier and event.key() in _ARROWS:
            dx, dy = _ARROWS[Qt.Key(event.key())]
            self._target.pan(-dx * _PAN_KEYS, -dy * _PAN_KEYS)
            return True
        if event.key() in _STEPS and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._target.send(Step(_STEPS[Qt.Key(event.key())]))
            return True
        zooms = {Qt.Key.Key_Plus: self._target.zoom_in, Qt.Key.Key_Equal: self._target.zoom_in, Qt.Key.Key_Minus: self._target.zoom_out}
        zooms |= {Qt.Key.Key_0: self._target.fit, Qt.Key.Key_Escape: self._leave}
        act = zooms.get(Qt.Key(event.key()))
        if act is None:
            return False
        act()
        return True


_STEPS = {Qt.Key.Key_Right: 1, Qt.Key.Key_Up: 1, Qt.Key.Key_Left: -1, Qt.Key.Key_Down: -1}
_ARROWS = {Qt.Key.Key_Right: (1, 0), Qt.Key.Key_Left: (-1, 0), Qt.Key.Key_Up: (0, -1), Qt.Key.Key_Down: (0, 1)}
