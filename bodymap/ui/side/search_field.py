"""The search field."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QBrush, QColor, QPainter, QPen
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from bodymap.typeset import fonts
from bodymap.words import _

if TYPE_CHECKING:
    from PySide6.QtGui import QFocusEvent, QKeyEvent, QPaintEvent

    from bodymap.draw.tokens import Tokens


_ASKED = (
    Qt.FocusReason.MouseFocusReason,
    Qt.FocusReason.TabFocusReason,
    Qt.FocusReason.BacktabFocusReason,
    Qt.FocusReason.ShortcutFocusReason,
)


class SearchLine(QLineEdit):
    """The line to type in; arrows step through the list beside it."""

    entered = Signal()
    left = Signal()
    stepped = Signal(int)
    focus_changed = Signal()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.focus_changed.emit()
        # The window gives its first field the focus by itself: nobody asked to search.
        if event.reason() in _ASKED:
            self.entered.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.focus_changed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
        if event.key() in steps:
            self.stepped.emit(steps[Qt.Key(event.key())])
        elif event.key() == Qt.Key.Key_Escape:
            self.clear()
            self.left.emit()
        else:
            super().keyPressEvent(event)


class SearchField(QWidget):
    """A line to type in, with a glass before it."""

    def __init__(self, tokens: Tokens) -> None:
        super().__init__()
        self._tokens = tokens
        self.line = SearchLine(self)
        self.line.setFrame(False)
        self.line.focus_changed.connect(self.update)
        self.line.setPlaceholderText(_("Search points and more"))
        self.line.setAccessibleName(_("Search"))
        self.line.setFont(fonts.font(14))
        row = QHBoxLayout(self)
        row.setContentsMargins(32, 2, 8, 2)
        row.addWidget(self.line)
        self.setFixedHeight(38)
        self.setFocusProxy(self.line)

    def set_theme(self, tokens: Tokens) -> None:
        """Turn to another scheme."""
        self._tokens = tokens
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        focused = self.line.hasFocus()
        painter.setPen(QPen(QColor(self._tokens.focus if focused else self._tokens.line), 1.6 if focused else 1))
        painter.setBrush(QColor(self._tokens.raised))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 9, 9)
        painter.setPen(QPen(QColor(self._tokens.ink_faint), 1.7))
        painter.setBrush(QBrush())
        painter.drawEllipse(QRectF(13, 12.5, 10, 10))
        painter.drawLine(22, 22, 25, 25)
