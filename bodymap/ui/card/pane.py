"""The right side of the window: a quiet word until a point is chosen, then its card."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QVBoxLayout, QWidget

from bodymap.ui import fonts
from bodymap.ui.theme import palette

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QPaintEvent

    from bodymap.atlas.load import Atlas
    from bodymap.texts.content import Card
    from bodymap.ui.card.view import CardView
    from bodymap.ui.tokens import Tokens

_MARGIN = 34
_HINT = (
    ("Choose a point", 27, True),
    ("Click one on the body, or type its name, its code or what it is used for.", 15, False),
    ("With the map in focus, the arrow keys walk along the channel.", 15, False),
)


class CardPane(QWidget):
    """Makes the card when it is first needed, so that the start does without it."""

    link_followed = Signal(str)
    left = Signal()
    """Escape was pressed on the card."""

    def __init__(self, atlas: Atlas, colours: Callable[[str], QColor], tokens: Tokens) -> None:
        super().__init__()
        self._atlas, self._colours, self._tokens = atlas, colours, tokens
        self._view: CardView | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self.setMinimumWidth(400)
        self.setAutoFillBackground(True)
        self._dress()

    def view(self) -> CardView:
        """Return the card, made on the first call."""
        if self._view is None:
            from bodymap.texts import cards as _cards  # noqa: F401, PLC0415 - kept off the start
            from bodymap.ui.card.view import CardView  # noqa: PLC0415

            self._view = CardView(self._colours, self._tokens, self)
            self._view.hide()
            self._view.link_followed.connect(self.link_followed)
            self._column.addWidget(self._view)
        return self._view

    def show_point(self, code: str) -> None:
        """Show the card of a point."""
        from bodymap.texts.point import write_point  # noqa: PLC0415

        self.show_card(write_point(self._atlas, code))

    def show_card(self, card: Card, scroll: int = 0) -> None:
        """Show a card, scrolled so far down."""
        view = self.view()
        view.show_card(card, scroll)
        view.show()

    def text(self) -> str:
        """Return the card as text, empty if none is shown."""
        return self._view.text() if self._view is not None else ""

    def copy(self) -> None:
        """Copy the chosen text or the whole card."""
        if self._view is not None:
            self._view.copy()

    def set_theme(self, tokens: Tokens) -> None:
        """Turn to another scheme."""
        self._tokens = tokens
        if self._view is not None:
            self._view.set_theme(tokens)
        self._dress()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _dress(self) -> None:
        self.setPalette(palette(self._tokens, window=self._tokens.card))

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._view is not None and self._view.isVisible():
            return
        painter = QPainter(self)
        y = self.height() * 0.3
        for words, pixels, bold in _HINT:
            painter.setFont(fonts.font(pixels, bold=bold))
            painter.setPen(QColor(self._tokens.ink if bold else self._tokens.ink_soft))
            high = pixels * (1.9 if bold else 3.2)
            painter.drawText(QRectF(_MARGIN, y, min(self.width() - 2 * _MARGIN, 430), high), Qt.TextFlag.TextWordWrap, words)
            y += high + 4
