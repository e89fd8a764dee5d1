"""The rows of the left list: channels, the points of the chosen one, or what a search found."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Literal

import msgspec
from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt, Signal

from bodymap.words import _

RowKind = Literal["channel", "point", "hit", "topic", "note"]
ModelIndex = QModelIndex | QPersistentModelIndex
ROW_ROLE = int(Qt.ItemDataRole.UserRole)


class ListRow(msgspec.Struct, frozen=True):
    """One row; ``code`` is of the channel or point, of a topic where it leads, ``extra`` its count or what a search met."""

    kind: RowKind
    code: str
    channel: str
    name: str
    han: str = ""
    extra: str = ""


class RowsModel(QAbstractListModel):
    """Holds the rows; a channel's mark is its check state."""

    shown_changed = Signal(str, bool)
    """A channel's mark was clicked: its code and whether it is to be shown."""

    def __init__(self) -> None:
        super().__init__()
        self._rows: Sequence[ListRow] = ()
        self._hidden: frozenset[str] = frozenset()

    def set_rows(self, rows: Sequence[ListRow]) -> None:
        """Replace all rows."""
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()

    def set_hidden(self, hidden: frozenset[str]) -> None:
        """Set which channels are hidden."""
        if hidden != self._hidden:
            self._hidden = hidden
            if self._rows:
                self.dataChanged.emit(self.index(0), self.index(len(self._rows) - 1), [Qt.ItemDataRole.CheckStateRole])

    def all(self) -> Sequence[ListRow]:
        """Return all rows."""
        return self._rows

    def row(self, index: ModelIndex) -> ListRow | None:
        """Return the row at an index."""
        return self._rows[index.row()] if index.isValid() and index.row() < len(self._rows) else None

    def find(self, kind: RowKind, code: str) -> QModelIndex:
        """Return the index of a row, an invalid one if it is not there."""
        for number, row in enumerate(self._rows):
            if row.code == code and row.kind == kind:
                return self.index(number)
        return QModelIndex()

    def is_hidden(self, channel: str) -> bool:
        """Tell whether a channel is hidden on the map."""
        return channel in self._hidden

    def rowCount(self, parent: ModelIndex = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: ModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401 - Qt's variant
        row = self.row(index)
        if row is None:
            return None
        if role == ROW_ROLE:
            return row
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return spoken(row)
        if role == Qt.ItemDataRole.CheckStateRole and row.kind == "channel":
            return Qt.CheckState.Unchecked if row.code in self._hidden else Qt.CheckState.Checked
        return None

    def setData(self, index: ModelIndex, value: Any, role: int = Qt.ItemDataRole.CheckStateRole) -> bool:  # noqa: ANN401 - Qt's variant
        row = self.row(index)
        if row is None or row.kind != "channel" or role != Qt.ItemDataRole.CheckStateRole:
            return False
        self.shown_changed.emit(row.code, value == Qt.CheckState.Checked)
        return True


def spoken(row: ListRow) -> str:
    """Return a row as a screen reader says it."""
    if row.kind == "channel":
        return _("{code} {name}, {count} points", code=row.code, name=row.name, count=row.extra)
    if row.kind == "topic":
        return f"{row.name}, {row.extra}"
    return " ".join(part for part in (row.code, row.name, row.han, row.extra) if part)
