"""The left panel: a search field, the list, and the switches of the map."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from bodymap.draw.layers import SWITCHED
from bodymap.session.scene import ThemeChoice
from bodymap.ui.kit.widgets import SegmentedControl, Switch
from bodymap.ui.side.row_list import RowList
from bodymap.ui.side.search_field import SearchField
from bodymap.words import N_, _

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent, QResizeEvent

    from bodymap.draw.tokens import Tokens
    from bodymap.ui.side.rows import ListRow

_CHANNELS_SHARE = 0.45
THEMES: tuple[tuple[ThemeChoice, str], ...] = (("system", N_("System")), ("light", N_("Light")), ("dark", N_("Dark")))


class SidePanel(QWidget):
    """Search, channels and points, switches; it shows rows and tells what was asked for."""

    typed = Signal(str)
    search_entered = Signal()
    search_left = Signal()
    row_chosen = Signal(str, str)
    """Kind and code of a row."""
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
        self.channels = RowList(_("Channels"), tokens, colours)
        self.channels.activated_row.connect(self.row_chosen)
        self.channels.rows.shown_changed.connect(self.shown_changed)
        self.points = RowList(_("Points"), tokens, colours)
        self.points.activated_row.connect(self.row_chosen)
        self.switches = {layer.id: self._make_switch(layer.id, layer.switch) for layer in SWITCHED}
        self.themes = SegmentedControl([(key, _(text)) for key, text in THEMES], tokens, quiet=True)
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

    def show_channels(self, rows: Sequence[ListRow]) -> None:
        """Show the channels."""
        self.channels.rows.set_rows(rows)
        self._share()

    def show_points(self, rows: Sequence[ListRow], title: str) -> None:
        """Show points below the channels; ``title`` says whose they are to a screen reader."""
        self.points.rows.set_rows(rows)
        self.points.setAccessibleName(title)
        self.channels.show()
        self._share()

    def show_hits(self, rows: Sequence[ListRow]) -> None:
        """Show what a search found in place of the channels."""
        self.points.rows.set_rows(rows)
        self.points.setAccessibleName(_("Search results"))
        self.channels.hide()
        self.points.show()

    def set_switches(self, wanted: Collection[str]) -> None:
        """Set the switches of the layers that are on without telling anyone."""
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
        y = self.switches[SWITCHED[0].id].geometry().top() - 5
        painter.drawLine(22, y, self.width() - 22, y)

    def _make_switch(self, layer: str, words: str) -> Switch:
        switch = Switch(_(words), self._tokens)
        switch.toggled.connect(lambda on: self.switched.emit(layer, on))
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
