"""The right side of the window: a quiet word until a point is chosen, then its card."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from msgspec.structs import replace
from PySide6.QtCore import QRectF, Qt, Slot
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QVBoxLayout, QWidget

from bodymap.atlas.subject import parse_link
from bodymap.draw.tokens import TOKENS
from bodymap.session.intent import BackToCard, Choose, Leave, Light, Send
from bodymap.typeset import fonts
from bodymap.ui.kit.theme import palette
from bodymap.words import _

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QPaintEvent

    from bodymap.atlas.load import Atlas
    from bodymap.draw.tokens import Tokens
    from bodymap.session.scene import Change, Scene
    from bodymap.texts.content import Card
    from bodymap.ui.card.view import CardView


_MARGIN = 34


class CardPane(QWidget):
    """Shows the card of a scene's subject; makes the card when it is first needed, so that the start does without it."""

    def __init__(self, atlas: Atlas, colours: Callable[[str], QColor], scene: Scene, send: Send) -> None:
        super().__init__()
        self._atlas, self._colours, self._send = atlas, colours, send
        self._tokens = TOKENS[scene.scheme]
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
            self._view.link_followed.connect(self._on_link)
            self._column.addWidget(self._view)
        return self._view

    def show_scene(self, change: Change) -> None:
        """Show the card of a scene, where it stood if one returns to it."""
        if change.recoloured:
            self._set_theme(TOKENS[change.new.scheme])
        if change.new.subject is None or not change.differs("subject", "lit", "way"):
            return
        card = self._write(change.new)
        view = self.view()
        if change.differs("subject"):
            view.show_card(card, change.aim.stand.scroll if change.aim.stand else 0)
        elif card != view.card:
            view.renew_card(card)
        view.show()

    @property
    def scrolled(self) -> int:
        """How far the card is scrolled down."""
        return self._view.scrolled if self._view is not None else 0

    def text(self) -> str:
        """Return the card as text, empty if none is shown."""
        return self._view.text() if self._view is not None else ""

    def copy(self) -> None:
        """Copy the chosen text or the whole card."""
        if self._view is not None:
            self._view.copy()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._send(Leave())
        else:
            super().keyPressEvent(event)

    def _write(self, scene: Scene) -> Card:
        from bodymap.texts.cards import name_of, write_card  # noqa: PLC0415 - kept off the start
        from bodymap.texts.content import back_to  # noqa: PLC0415 - kept off the start

        assert scene.subject is not None
        card = write_card(self._atlas, scene.subject, scene.picked)
        return replace(card, back=back_to(name_of(self._atlas, scene.way[-1]))) if scene.way else card

    @Slot(str)
    def _on_link(self, target: str) -> None:
        from bodymap.texts.content import BACK, LIGHT  # noqa: PLC0415 - kept off the start

        subject = parse_link(target)
        if subject is not None:
            self._send(Choose(subject, "link"))
        elif target == BACK:
            self._send(BackToCard())
        elif target.startswith(LIGHT):
            self._send(Light(int(target.removeprefix(LIGHT))))

    def _set_theme(self, tokens: Tokens) -> None:
        self._tokens = tokens
        if self._view is not None:
            self._view.set_theme(tokens)
        self._dress()

    def _dress(self) -> None:
        self.setPalette(palette(self._tokens, window=self._tokens.card))

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._view is not None and self._view.isVisible():
            return
        painter = QPainter(self)
        y = self.height() * 0.3
        for words, pixels, bold in _hint():
            painter.setFont(fonts.font(pixels, bold=bold))
            painter.setPen(QColor(self._tokens.ink if bold else self._tokens.ink_soft))
            high = pixels * (1.9 if bold else 3.2)
            painter.drawText(QRectF(_MARGIN, y, min(self.width() - 2 * _MARGIN, 430), high), Qt.TextFlag.TextWordWrap, words)
            y += high + 4


def _hint() -> tuple[tuple[str, int, bool], ...]:
    return (
        (_("Choose a point"), 27, True),
        (_("Click one on the body, or type its name, its code or what it is used for."), 15, False),
        (_("With the map in focus, the arrow keys walk along the channel."), 15, False),
    )
