"""The left panel: a search field, the list, and the switches of the map."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from bodymap.ui.settings import TOGGLES, ThemeChoice, Toggle
from bodymap.ui.side.row_list import RowList
from bodymap.ui.side.search_field import SearchField
from bodymap.ui.widgets import Segments, Switch

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent, QResizeEvent

    from bodymap.ui.side.rows import Row
    from bodymap.ui.tokens import Tokens

_CHANNELS_SHARE = 0.45
SWITCHES: dict[Toggle, str] = {
    "lines": "Channel lines",
    "labels": "Point labels",
    "measure": "Measure (cun)",
    "landmarks": "Landmarks",
    "levels": "Ribs and vertebrae",
    "grid": "Cun grid",
    "drape": "Drape",
}
THEMES: tuple[tuple[ThemeChoice, str], ...] = (("system", "System"), ("light", "Light"), ("dark", "Dark"))


class SidePanel(QWidget):
    """Search, channels and points, switches; it shows rows and tells what was asked for."""

    typed = Signal(str)
    search_entered = Signal()
    search_left = Signal()
    channel_chosen = Signal(str)
    point_chosen = Signal(str)
    topic_chosen = Signal(str)
    shown_changed = Signal(str, bool)
    switched = Signal(str, bool)
    theme_chosen = Signal(str)

    def __init__(self, tokens: Tokens, colours: Callable[[str], QColor]) -> None:
        super().__init__()
        self._tokens = tokens
        self.field = SearchField(tokens)
        self.field.line.textChanged.connect(self.typed)
        self.field.line.entered.connect(self.search_entered)
        self.field.line.left.connect(self.search_left)
        self.field.line.stepped.connect(self._on_stepped)
        self.field.line.returnPressed.connect(self._on_return)
        self.channels = RowList(self.tr("Channels"), tokens, colours)
        self.channels.activated_row.connect(self._on_row)
        self.channels.rows.shown_changed.connect(self.shown_changed)
        self.points = RowList(self.tr("Points"), tokens, colours)
        self.points.activated_row.connect(self._on_row)
        self.switches = {key: self._make_switch(key) for key in TOGGLES}
        self.themes = Segments(THEMES, tokens, quiet=True)
        self.themes.chosen.connect(self.theme_chosen)
        self._lay()
        self.setMinimumWidth(214)

    def set_theme(self, tokens: Tokens) -> None:
        """Turn to another scheme."""
        self._tokens = tokens
        for part in (self.channels, self.points):
            part.set_theme(tokens)
        for switch in self.switches.values():
            switch.set_theme(tokens)
        self.field.set_theme(tokens)
        self.themes.set_theme(tokens)
        self.update()

    def finish(self) -> None:
        """Do what the first paint need not wait for."""
        self.channels.finish()
        self.points.finish()

    def show_channels(self, rows: Sequence[Row]) -> None:
        """Show the channels."""
        self.channels.rows.set_rows(rows)
        self._share()

    def show_points(self, rows: Sequence[Row], title: str) -> None:
        """Show points below the channels; ``title`` says whose they are to a screen reader."""
        self.points.rows.set_rows(rows)
        self.points.setAccessibleName(title)
        self.channels.show()
        self._share()

    def show_hits(self, rows: Sequence[Row]) -> None:
        """Show what a search found in place of the channels."""
        self.points.rows.set_rows(rows)
        self.points.setAccessibleName(self.tr("Search results"))
        self.channels.hide()
        self.points.show()

    def set_switches(self, on: Iterable[Toggle]) -> None:
        """Set the switches without telling anyone."""
        wanted = set(on)
        for key, switch in self.switches.items():
            switch.blockSignals(True)
            switch.setChecked(key in wanted)
            switch.blockSignals(False)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(event.rect(), QColor(self._tokens.panel))
        painter.setPen(QColor(self._tokens.line))
        if self.channels.isVisible() and self.points.isVisible():
            y = self.channels.geometry().bottom() + 6
            painter.drawLine(22, y, self.width() - 22, y)
        y = self.switches["lines"].geometry().top() - 5
        painter.drawLine(22, y, self.width() - 22, y)

    def _make_switch(self, key: Toggle) -> Switch:
        switch = Switch(self.tr(SWITCHES[key]), self._tokens)
        switch.toggled.connect(lambda on, key=key: self.switched.emit(key, on))
        return switch

    def _lay(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 12, 12, 10)
        column.setSpacing(0)
        column.addWidget(self.field)
        column.addSpacing(10)
        column.addWidget(self.channels)
        column.addSpacing(10)
        column.addWidget(self.points, 1)
        column.addStretch(0)
        column.addSpacing(8)
        for switch in self.switches.values():
            column.addWidget(switch)
        column.addSpacing(6)
        row = QHBoxLayout()
        row.addWidget(self.themes)
        row.addStretch(1)
        column.addLayout(row)

    @Slot(int)
    def _on_stepped(self, by: int) -> None:
        (self.points if self.points.isVisible() else self.channels).step(by)

    @Slot()
    def _on_return(self) -> None:
        self.points.activate_current()

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._share()

    def _share(self) -> None:
        """Give the channels the room they need, at most half where points stand below them."""
        self.points.setVisible(self.points.rows.rowCount() > 0)
        full = self.channels.full_height()
        room = self.height() - self.field.height() - sum(switch.sizeHint().height() for switch in self.switches.values()) - 94
        most = room if self.points.isHidden() else max(room * _CHANNELS_SHARE, 3 * 32)
        self.channels.setFixedHeight(int(min(full, max(most, 64))))

    @Slot(str, str)
    def _on_row(self, kind: str, code: str) -> None:
        if kind == "channel":
            self.channel_chosen.emit(code)
        elif kind == "topic":
            self.topic_chosen.emit(code)
        else:
            self.point_chosen.emit(code)
