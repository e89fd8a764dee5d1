"""Paints the rows of the left list."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QColor, QFontMetricsF, QKeyEvent, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import QListView, QStyledItemDelegate

from bodymap.typeset import fonts
from bodymap.ui.kit.shapes import fill_disc, fill_round
from bodymap.ui.side.rows import ROW_ROLE, ListRow, RowsModel

if TYPE_CHECKING:
    from PySide6.QtCore import QAbstractItemModel, QEvent
    from PySide6.QtWidgets import QStyleOptionViewItem

    from bodymap.draw.tokens import Tokens
    from bodymap.ui.side.rows import ModelIndex

HEIGHTS: dict[str, int] = {"channel": 32, "point": 29, "hit": 46, "topic": 46, "note": 44}
_MARK = 13.0
_LEFT = 12.0


class RowDelegate(QStyledItemDelegate):
    """Paints channels with their mark, points with their names."""

    def __init__(self, tokens: Tokens, colours: Callable[[str], QColor], parent: QListView) -> None:
        super().__init__(parent)
        self._list = parent
        self.hovered = -1
        self.tokens = tokens
        self._colours = colours
        self.flipped = False
        """Whether the last event flipped a mark; the list reports it as a click all the same."""

    def sizeHint(self, option: QStyleOptionViewItem, index: ModelIndex) -> QSize:
        row: ListRow = index.data(ROW_ROLE)
        return QSize(100, HEIGHTS[row.kind])

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: ModelIndex) -> None:
        row: ListRow = index.data(ROW_ROLE)
        rect = QRectF(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter, rect, row, index)
        if row.kind == "channel":
            self._paint_channel(painter, rect, row, hidden=_model(index).is_hidden(row.code))
        elif row.kind == "note":
            self._text(painter, rect.adjusted(_LEFT, 0, -8, 0), row.name, self.tokens.ink_soft, 13)
        elif row.kind == "topic":
            self._paint_topic(painter, rect, row)
        else:
            self._paint_point(painter, rect, row)
        painter.restore()

    def editorEvent(self, event: QEvent, model: QAbstractItemModel, option: QStyleOptionViewItem, index: ModelIndex) -> bool:
        from PySide6.QtCore import QEvent  # noqa: PLC0415 - slow to load, and only a touch needs it

        row: ListRow = index.data(ROW_ROLE)
        self.flipped = False
        if row.kind != "channel":
            return False
        if isinstance(event, QMouseEvent) and event.type() == QEvent.Type.MouseButtonRelease:
            self.flipped = event.position().x() < option.rect.left() + _LEFT + _MARK + 7
        elif isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            self.flipped = event.key() == Qt.Key.Key_Space
        if self.flipped:
            self._flip(model, index)
        return self.flipped

    @staticmethod
    def _flip(model: QAbstractItemModel, index: ModelIndex) -> None:
        shown = index.data(Qt.ItemDataRole.CheckStateRole) == Qt.CheckState.Checked
        model.setData(index, Qt.CheckState.Unchecked if shown else Qt.CheckState.Checked, Qt.ItemDataRole.CheckStateRole)

    def _paint_ground(self, painter: QPainter, rect: QRectF, row: ListRow, index: ModelIndex) -> None:
        # The option's state would tell the same, but its class is slow to load and the start paints rows.
        chosen = self._list.selectionModel().isSelected(index)
        over = self.hovered == index.row() and row.kind != "note"
        if chosen or over:
            ground = QColor(self.tokens.chosen)
            ground.setAlphaF(1.0 if chosen else 0.5)
            fill_round(painter, rect.adjusted(4, 1, -4, -1), ground, 7)
        if self._list.hasFocus() and index.row() == self._list.currentIndex().row():
            painter.setPen(QPen(QColor(self.tokens.focus), 1.6))
            painter.setBrush(QBrush())
            painter.drawRoundedRect(rect.adjusted(4.5, 1.5, -4.5, -1.5), 7, 7)

    def _paint_channel(self, painter: QPainter, rect: QRectF, row: ListRow, *, hidden: bool) -> None:
        colour, middle = self._colours(row.code), rect.center().y()
        mark = QRectF(rect.left() + _LEFT, middle - _MARK / 2, _MARK, _MARK)
        painter.setPen(QPen(colour, 1.6))
        painter.setBrush(QBrush() if hidden else colour)
        painter.drawRoundedRect(mark.adjusted(0.8, 0.8, -0.8, -0.8), 3.6, 3.6)
        ink = self.tokens.ink_faint if hidden else self.tokens.ink
        x = mark.right() + 10
        self._text(painter, QRectF(x, rect.top(), 34, rect.height()), row.code.partition("-")[0], ink, 13, bold=True)
        self._text(painter, QRectF(x + 29, rect.top(), rect.right() - x - 64, rect.height()), row.name, ink, 13)
        self._text(painter, rect.adjusted(0, 0, -14, 0), row.extra, self.tokens.ink_faint, 12, right=True)

    def _paint_point(self, painter: QPainter, rect: QRectF, row: ListRow) -> None:
        hit = row.kind == "hit"
        high = 19 if hit else rect.height()
        line = QRectF(rect.left() + _LEFT + 3, rect.top() + (5 if hit else 0), rect.width() - _LEFT - 12, high)
        fill_disc(painter, line.left() + 3, line.center().y(), 3.4, self._colours(row.channel))
        x = line.left() + 14
        x += self._text(painter, QRectF(x, line.top(), 60, line.height()), row.code, self.tokens.ink, 13, bold=True)
        x = max(x + 8, line.left() + 58)
        x += self._text(painter, QRectF(x, line.top(), line.right() - x, line.height()), row.name, self.tokens.ink, 13)
        if line.right() - x - 8 >= 14 * len(row.han):
            self._text(painter, QRectF(x + 8, line.top(), line.right() - x - 8, line.height()), row.han, self.tokens.ink_soft, 13)
        if hit:
            below = QRectF(line.left() + 14, line.bottom(), line.width() - 14, 17)
            self._text(painter, below, row.extra, self.tokens.ink_soft, 12)

    def _paint_topic(self, painter: QPainter, rect: QRectF, row: ListRow) -> None:
        """Paint a condition, organ or mechanism with a mark of two halves, one for each medicine."""
        line = QRectF(rect.left() + _LEFT + 3, rect.top() + 5, rect.width() - _LEFT - 12, 19)
        middle = line.center().y()
        fill_round(painter, QRectF(line.left() - 1, middle - 5, 4, 10), self.tokens.tcm_ink, 1)
        fill_round(painter, QRectF(line.left() + 4, middle - 5, 4, 10), self.tokens.western_ink, 1)
        self._text(painter, line.adjusted(14, 0, 0, 0), row.name, self.tokens.ink, 13, bold=True)
        below = QRectF(line.left() + 14, line.bottom(), line.width() - 14, 17)
        self._text(painter, below, row.extra, self.tokens.ink_soft, 12)

    @staticmethod
    def _text(
        painter: QPainter, rect: QRectF, text: str, colour: str, size: float, *, bold: bool = False, right: bool = False
    ) -> float:
        font = fonts.font(size, bold=bold)
        metrics = QFontMetricsF(font)
        wide = metrics.horizontalAdvance(text)
        painter.setFont(font)
        painter.setPen(QColor(colour))
        shown = text if wide <= rect.width() else _elided(metrics, text, rect.width())
        side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
        painter.drawText(rect, Qt.AlignmentFlag.AlignVCenter | side, shown)
        return min(wide, rect.width())


def _elided(metrics: QFontMetricsF, text: str, width: float) -> str:
    while text and metrics.horizontalAdvance(f"{text}\u2026") > width:
        text = text[:-1].rstrip()
    return f"{text}\u2026"


def _model(index: ModelIndex) -> RowsModel:
    model = index.model()
    assert isinstance(model, RowsModel)
    return model
