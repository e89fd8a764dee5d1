"""The middle of the window: view bar, map, and the few buttons that lie on it."""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QVBoxLayout, QWidget

from bodymap.ui.view_bar import ViewBar
from bodymap.ui.widgets import RoundButton, Segments

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from bodymap.ui.map.view import MapView
    from bodymap.ui.tokens import Tokens

FIGURES = (("male", "Male"), ("female", "Female"))
_EDGE = 16


class MapPane(QWidget):
    """Holds the map with its controls."""

    def __init__(self, view: MapView, tokens: Tokens, known: Collection[str]) -> None:
        super().__init__()
        self._tokens = tokens
        self.view = view
        self.bar = ViewBar(tokens, known, view)
        self.figures = Segments(FIGURES, tokens)
        self.figures.setParent(view)
        self.figures.setAccessibleName(self.tr("Figure"))
        self.buttons = (
            RoundButton("plus", self.tr("Zoom in"), tokens, view),
            RoundButton("minus", self.tr("Zoom out"), tokens, view),
            RoundButton("fit", self.tr("Show all"), tokens, view),
        )
        for button, act in zip(self.buttons, (view.zoom_in, view.zoom_out, view.fit), strict=True):
            button.clicked.connect(act)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(view, 1)
        view.resized.connect(self.place)

    def set_theme(self, tokens: Tokens) -> None:
        """Turn to another scheme."""
        self._tokens = tokens
        for part in (self.bar, self.figures, *self.buttons):
            part.set_theme(tokens)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(event.rect(), QColor(self._tokens.paper))

    @Slot()
    def place(self) -> None:
        """Put the controls in their places on the map."""
        wide, high = self.view.width(), self.view.height()
        for number, button in enumerate(reversed(self.buttons)):
            button.move(wide - button.width() - _EDGE, high - (number + 1) * (button.height() + 8) - _EDGE + 8)
        size = self.figures.sizeHint()
        self.figures.setGeometry(_EDGE, high - size.height() - _EDGE, size.width(), size.height())
        size = self.bar.sizeHint()
        self.bar.setGeometry((wide - size.width()) // 2, 12, size.width(), size.height())
        self.view.keep_clear([part.geometry() for part in (*self.buttons, self.figures, self.bar)])
