"""A widget that hands what a hand does on it to an input handler, which is made at the first touch."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from PySide6.QtGui import QEnterEvent, QKeyEvent, QMouseEvent, QWheelEvent

    from bodymap.ui.map.input import InputHandler, InputTarget


class InputWidget(QWidget):
    """Forwards the events of mouse, wheel and keys."""

    def __init__(self) -> None:
        super().__init__()
        self._input: InputHandler | None = None

    def input_target(self) -> InputTarget:
        """Return what the hand moves."""
        raise NotImplementedError

    def input_handler(self) -> InputHandler:
        """Return the handler, made on the first call."""
        if self._input is None:
            from bodymap.ui.map.input import InputHandler  # noqa: PLC0415 - the start needs none

            self._input = InputHandler(self, self.input_target())
        return self._input

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self.input_handler().mouse(event)

    mousePressEvent = mouseReleaseEvent = mouseDoubleClickEvent = mouseMoveEvent  # noqa: N815 - Qt's names

    def wheelEvent(self, event: QWheelEvent) -> None:
        self.input_handler().wheel(event)

    def enterEvent(self, event: QEnterEvent) -> None:
        self.input_handler()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self.input_handler().key(event):
            super().keyPressEvent(event)
