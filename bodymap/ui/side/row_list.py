"""A list of rows: channels, points or hits."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QItemSelectionModel, QModelIndex, Qt, Signal, Slot
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView

from bodymap.ui.kit.scroll import slim
from bodymap.ui.kit.theme import palette
from bodymap.ui.side.delegate import HEIGHTS, RowDelegate
from bodymap.ui.side.rows import RowKind, RowsModel

if TYPE_CHECKING:
    from PySide6.QtCore import QEvent
    from PySide6.QtGui import QKeyEvent, QMouseEvent, QResizeEvent, QWheelEvent

    from bodymap.draw.tokens import Tokens


class RowList(QListView):
    """Shows rows and tells which one was asked for, by mouse or Enter."""

    activated_row = Signal(str, str)
    """Kind and code of a row."""

    def __init__(self, name: str, tokens: Tokens, colours: Callable[[str], QColor]) -> None:
        super().__init__()
        self.rows = RowsModel()
        self.setModel(self.rows)
        self.delegate = RowDelegate(tokens, colours, self)
        self.setItemDelegate(self.delegate)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setAccessibleName(name)
        self._follows = True
        self._dress(tokens)
        self.clicked.connect(self._on_clicked)

    def set_theme(self, tokens: Tokens) -> None:
        """Turn to another scheme."""
        self.delegate.tokens = tokens
        self._dress(tokens)
        slim(self, tokens)
        self.viewport().update()

    def finish(self) -> None:
        """Dress the scroll bar, which the first paint does without."""
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        slim(self, self.delegate.tokens)

    def _dress(self, tokens: Tokens) -> None:
        # The viewport's own palette would do; but asking for the viewport loads every widget class there is.
        self.setPalette(palette(tokens, base=tokens.panel))

    def full_height(self) -> int:
        """Return the height that shows all rows."""
        return sum(HEIGHTS[row.kind] for row in self.rows.all())

    def mark(self, kind: RowKind, code: str) -> None:
        """Mark a row as the chosen one and bring it into sight; no such row unmarks all."""
        index = self.rows.find(kind, code)
        if index.isValid():
            self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
            self.scrollTo(index)
            self._follows = True
        else:
            self.clearSelection()

    def step(self, by: int) -> None:
        """Mark the next row that can be chosen."""
        row, count = self.currentIndex().row() + by, self.rows.rowCount()
        while 0 <= row < count:
            index = self.rows.index(row)
            found = self.rows.row(index)
            if found is not None and found.kind != "note":
                self.setCurrentIndex(index)
                return
            row += by

    def activate_current(self) -> None:
        """Ask for the marked row, the first one if none is marked."""
        if not self.currentIndex().isValid():
            self.step(1)
        self._activate(self.currentIndex())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        # What was marked stays in sight until somebody scrolls: at the start the list gets its size step by step.
        if self._follows and self.selectionModel().hasSelection():
            self.scrollTo(self.currentIndex(), QAbstractItemView.ScrollHint.PositionAtCenter)

    def wheelEvent(self, event: QWheelEvent) -> None:
        self._follows = False
        super().wheelEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._hover(self.indexAt(event.position().toPoint()).row())
        super().mouseMoveEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        self._hover(-1)
        super().leaveEvent(event)

    def _hover(self, row: int) -> None:
        if row != self.delegate.hovered:
            self.delegate.hovered = row
            self.viewport().update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.text() in ("\r", "\n"):
            self.activate_current()
        else:
            super().keyPressEvent(event)

    @Slot(QModelIndex)
    def _on_clicked(self, index: QModelIndex) -> None:
        if not self.delegate.flipped:
            self._activate(index)

    def _activate(self, index: QModelIndex) -> None:
        row = self.rows.row(index)
        if row is not None and row.kind != "note":
            self.activated_row.emit(row.kind, row.code)
