"""Small painted controls: segments, switches, round buttons; all are real buttons to keyboard and screen reader."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QBrush, QColor, QFontMetricsF, QPainter, QPen, QPixmap
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QHBoxLayout, QSizePolicy, QWidget

from bodymap.typeset import fonts
from bodymap.ui.kit.shapes import fill_disc, fill_round

if TYPE_CHECKING:
    from PySide6.QtCore import QEvent
    from PySide6.QtGui import QEnterEvent, QFont, QPaintEvent

    from bodymap.draw.tokens import Tokens


class PaintedButton(QAbstractButton):
    """A button that paints itself from the tokens."""

    def __init__(self, text: str, tokens: Tokens, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.tokens = tokens
        self._look: object = None
        self._drawn = QPixmap()
        self.setText(text)
        self.setAccessibleName(text)

    def set_theme(self, tokens: Tokens) -> None:
        """Turn to another scheme."""
        self.tokens = tokens
        self.update()

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self.update()

    def draw(self, painter: QPainter) -> None:
        """Draw the button as it is now."""
        raise NotImplementedError

    def paintEvent(self, event: QPaintEvent) -> None:
        # Buttons lie on the map, which paints often; so each is drawn once for each of its looks.
        dpr = self.devicePixelRatioF()
        look = (self.width(), self.height(), dpr, self.isChecked(), self.isDown(), self.underMouse(), self.hasFocus(), self.tokens.scheme)
        if look != self._look:
            self._look = look
            self._drawn = QPixmap(self.size() * dpr)
            self._drawn.setDevicePixelRatio(dpr)
            self._drawn.fill(QColor(0, 0, 0, 0))
            painter = QPainter(self._drawn)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            self.draw(painter)
            painter.end()
        QPainter(self).drawPixmap(0, 0, self._drawn)

    def text_within(self, painter: QPainter, room: float) -> str:
        """Return the text as far as there is room for it; what is cut off is told on hover."""
        told = painter.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, int(room) + 1)
        tip = "" if told == self.text() else self.text()
        if tip != self.toolTip():
            self.setToolTip(tip)
        return told

    def paint_focus(self, painter: QPainter, rect: QRectF, radius: float) -> None:
        """Ring the button if the keyboard stands on it."""
        if self.hasFocus():
            painter.setPen(QPen(QColor(self.tokens.focus), 2))
            painter.setBrush(QBrush())
            painter.drawRoundedRect(rect.adjusted(1, 1, -1, -1), radius, radius)


class Segment(PaintedButton):
    """One choice of several in a row; a small arrow says that it holds more."""

    def __init__(self, text: str, tokens: Tokens, *, more: bool = False, quiet: bool = False) -> None:
        super().__init__(text, tokens)
        self._more, self._quiet = more, quiet
        self.setCheckable(True)
        # Where the words of a language are too long for the window, all segments give way alike.
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)

    def minimumSizeHint(self) -> QSize:
        return QSize(min(self.sizeHint().width(), 40), self.sizeHint().height())

    def sizeHint(self) -> QSize:
        wide = QFontMetricsF(self._font(bold=True)).horizontalAdvance(self.text()) + (18 if self._quiet else 22) + (11 if self._more else 0)
        return QSize(round(wide), 24 if self._quiet else 30)

    def draw(self, painter: QPainter) -> None:
        tokens = self.tokens
        rect = QRectF(self.rect())
        inner = rect.adjusted(1.5, 1.5, -1.5, -1.5)
        ink = QColor(tokens.ink_soft)
        if self.isChecked():
            fill_round(painter, inner, tokens.chosen if self._quiet else tokens.solid, inner.height() / 2)
            ink = QColor(tokens.ink if self._quiet else tokens.on_solid)
        elif self.underMouse():
            ink = QColor(tokens.ink)
        painter.setFont(self._font(bold=self.isChecked()))
        painter.setPen(ink)
        room = rect.adjusted(0, 0, -11 if self._more else 0, 0)
        painter.drawText(room, Qt.AlignmentFlag.AlignCenter, self.text_within(painter, room.width() - 12))
        if self._more:
            painter.setPen(QPen(ink, 1.5))
            x, y = rect.right() - 14, rect.center().y() + 0.5
            painter.drawPolyline([QPointF(x - 3, y - 1.5), QPointF(x, y + 1.5), QPointF(x + 3, y - 1.5)])
        self.paint_focus(painter, rect, rect.height() / 2)

    def _font(self, *, bold: bool) -> QFont:
        return fonts.font(12.5 if self._quiet else 13, bold=bold)


class SegmentedControl(QWidget):
    """A row of segments of which one is chosen."""

    chosen = Signal(str)

    def __init__(
        self,
        choices: Sequence[tuple[str, str]],
        tokens: Tokens,
        *,
        more: frozenset[str] = frozenset(),
        quiet: bool = False,
        boxed: bool = False,
    ) -> None:
        super().__init__()
        self._tokens, self._boxed = tokens, boxed or not quiet
        self._group = QButtonGroup(self)
        self._keys = [key for key, _ in choices]
        row = QHBoxLayout(self)
        row.setContentsMargins(2, 2, 2, 2)
        row.setSpacing(0)
        for index, (key, text) in enumerate(choices):
            segment = Segment(text, tokens, more=key in more, quiet=quiet)
            self._group.addButton(segment, index)
            row.addWidget(segment)
        self._group.idClicked.connect(self._on_clicked)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)

    @property
    def current(self) -> str:
        """The key of the chosen segment, empty if none is."""
        index = self._group.checkedId()
        return self._keys[index] if index >= 0 else ""

    def choose(self, key: str) -> None:
        """Choose a segment without telling anyone."""
        if key in self._keys:
            self._group.button(self._keys.index(key)).setChecked(True)

    def set_theme(self, tokens: Tokens) -> None:
        """Turn to another scheme."""
        self._tokens = tokens
        for button in self._group.buttons():
            if isinstance(button, PaintedButton):
                button.set_theme(tokens)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._boxed:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.setPen(QPen(QColor(self._tokens.line), 1))
        painter.setBrush(QColor(self._tokens.raised))
        painter.drawRoundedRect(rect, rect.height() / 2, rect.height() / 2)

    @Slot(int)
    def _on_clicked(self, index: int) -> None:
        self.chosen.emit(self._keys[index])


class Switch(PaintedButton):
    """A labelled switch."""

    def __init__(self, text: str, tokens: Tokens) -> None:
        super().__init__(text, tokens)
        self.setCheckable(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(160, 28)

    def draw(self, painter: QPainter) -> None:
        tokens = self.tokens
        rect, on = QRectF(self.rect()), self.isChecked()
        track = QRectF(rect.right() - 33, rect.center().y() - 8, 28, 16)
        fill_round(painter, track, tokens.solid if on else tokens.line, 8)
        knob = tokens.on_solid if on else tokens.raised
        fill_disc(painter, track.right() - 8 if on else track.left() + 8, track.center().y(), 5.6, knob)
        painter.setFont(fonts.font(13))
        painter.setPen(QColor(tokens.ink if on or self.underMouse() else tokens.ink_soft))
        room = rect.adjusted(6, 0, -40, 0)
        told = self.text_within(painter, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, told)
        self.paint_focus(painter, rect, 6)


class RoundButton(PaintedButton):
    """A round button with a drawn sign: ``plus``, ``minus`` or ``fit``."""

    def __init__(self, sign: str, name: str, tokens: Tokens, parent: QWidget | None = None) -> None:
        super().__init__(name, tokens, parent)
        self._sign = sign
        self.setToolTip(name)
        self.setFixedSize(36, 36)

    def draw(self, painter: QPainter) -> None:
        tokens = self.tokens
        rect = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.setPen(QPen(QColor(tokens.line), 1))
        painter.setBrush(QColor(tokens.chosen if self.isDown() else tokens.raised))
        painter.drawEllipse(rect)
        pen = QPen(QColor(tokens.ink if self.underMouse() else tokens.ink_soft), 1.7)
        painter.setPen(pen)
        middle = rect.center()
        for line in _SIGNS[self._sign]:
            painter.drawPolyline([middle + QPointF(x, y) for x, y in line])
        self.paint_focus(painter, QRectF(self.rect()), 18)


_SIGNS: dict[str, tuple[tuple[tuple[float, float], ...], ...]] = {
    "plus": (((-5.5, 0), (5.5, 0)), ((0, -5.5), (0, 5.5))),
    "minus": (((-5.5, 0), (5.5, 0)),),
    "fit": (((-6, -2), (-6, -6), (-2, -6)), ((2, -6), (6, -6), (6, -2)), ((6, 2), (6, 6), (2, 6)), ((-2, 6), (-6, 6), (-6, 2))),
}
