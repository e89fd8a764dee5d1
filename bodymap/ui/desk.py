"""Leads the left panel: search, channels and points, and what was seen lately."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal, Slot

from bodymap.ui.lists import Lists

if TYPE_CHECKING:
    from bodymap.atlas.load import Atlas
    from bodymap.ui.recent import Recent
    from bodymap.ui.side.panel import SidePanel


class Desk(QObject):
    """Fills the lists of the panel and tells which point or channel was asked for."""

    point_chosen = Signal(str)
    topic_chosen = Signal(str)
    """A card that is not of a point, such as ``condition:sciatica``."""
    channel_opened = Signal(str)
    """A channel to walk along, empty for none."""
    left = Signal()
    """The search was left by Escape."""

    def __init__(self, panel: SidePanel, atlas: Atlas, recent: Recent, parent: QObject) -> None:
        super().__init__(parent)
        self._panel, self._atlas, self._recent = panel, atlas, recent
        self.lists = Lists(atlas)
        self.opened = ""
        self._code = ""
        panel.typed.connect(self._on_typed)
        panel.search_entered.connect(self._on_search_entered)
        panel.search_left.connect(self._on_search_left)
        panel.channel_chosen.connect(self._on_channel)
        panel.point_chosen.connect(self.point_chosen)
        panel.topic_chosen.connect(self.topic_chosen)

    def fill(self) -> None:
        """Show the channels."""
        self._panel.show_channels(self.lists.channel_rows())

    def show_point(self, code: str) -> None:
        """Mark a point in the list that is shown; an empty code unmarks."""
        self._code = code
        if self._panel.field.line.text().strip():
            self._panel.points.mark("hit", code)
            return
        channel = self._atlas.points[code].channel if code else self.opened
        if self.opened != channel or self._panel.channels.isHidden():
            self.open_channel(channel)
        self._panel.points.mark("point", code)

    def open_channel(self, channel: str) -> None:
        """Show the points of a channel below the channels; an empty code shows none."""
        self.opened = channel
        title = self.tr("Points of %s") % self._atlas.channels[channel].names.en if channel else ""
        self._panel.show_points(self.lists.point_rows(channel), title)
        self._panel.channels.mark("channel", channel)
        self._panel.points.mark("point", self._code)

    def search(self) -> None:
        """Put the cursor into the search field."""
        self._panel.field.line.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._panel.field.line.selectAll()

    @Slot()
    def remember(self) -> None:
        """Remember the point shown as seen lately."""
        if self._code:
            self._recent.add(self._code)

    @Slot()
    def warm(self) -> None:
        """Make the search ready before it is asked."""
        self.lists.warm()

    @Slot(str)
    def _on_typed(self, words: str) -> None:
        if words.strip():
            self._panel.show_hits(self.lists.hit_rows(words))
            self._panel.points.step(1)
        else:
            self.open_channel(self.opened)

    @Slot()
    def _on_search_entered(self) -> None:
        self.lists.warm()
        if not self._panel.field.line.text().strip():
            rows = self.lists.recent_rows(self._recent.codes())
            if rows:
                self._panel.show_hits(rows)

    @Slot()
    def _on_search_left(self) -> None:
        self.open_channel(self.opened)
        self.left.emit()

    @Slot(str)
    def _on_channel(self, channel: str) -> None:
        self.open_channel("" if self.opened == channel else channel)
        self.channel_opened.emit(self.opened)
