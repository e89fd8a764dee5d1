"""Leads the left panel: search, channels and points, and what was seen lately."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal, Slot

from bodymap.atlas.subject import parse_link, point
from bodymap.draw.tokens import TOKENS
from bodymap.session.intent import Choose, OpenChannel, Send, SetTheme, ShowChannel, SwitchLayer
from bodymap.ui.kit.later import later
from bodymap.ui.side.lists import Lists
from bodymap.words import _

if TYPE_CHECKING:
    from bodymap.atlas.load import Atlas
    from bodymap.session.scene import Change, Scene, ThemeChoice
    from bodymap.ui.side.panel import SidePanel
    from bodymap.ui.side.recent import RecentPoints

_REMEMBER_MS = 250


class ListController(QObject):
    """Fills the lists of the panel from the scene, and sends which row was asked for."""

    left = Signal()
    """The search was left by Escape."""

    def __init__(self, panel: SidePanel, atlas: Atlas, recent: RecentPoints, send: Send) -> None:
        super().__init__(panel)
        self._panel, self._atlas, self._recent, self._send = panel, atlas, recent, send
        self._scene: Scene | None = None
        self.lists = Lists(atlas)
        panel.typed.connect(self._on_typed)
        panel.search_entered.connect(self._on_search_entered)
        panel.search_left.connect(self._on_search_left)
        panel.row_chosen.connect(self._on_row)
        panel.shown_changed.connect(self._on_shown)
        panel.switched.connect(self._on_switched)
        panel.theme_chosen.connect(self._on_theme)

    def show_scene(self, change: Change) -> None:
        """Show what is listed and marked in a scene."""
        self._scene = change.new
        self._dress(change)
        if change.old is None:
            self._panel.show_channels(self.lists.channel_rows())
        if change.differs("opened", "point", "subject"):
            self._list(change)
        if change.differs("point") and change.new.point:
            later(self, _REMEMBER_MS, self._remember)

    def _dress(self, change: Change) -> None:
        """Show colours, switches and hidden channels."""
        scene, panel = change.new, self._panel
        if change.differs("theme"):
            panel.themes.choose(scene.theme)
        if change.recoloured:
            panel.set_theme(TOKENS[scene.scheme])
        if change.differs("layers"):
            panel.set_switches(scene.layers)
        if change.differs("hidden"):
            panel.channels.rows.set_hidden(scene.hidden)

    def search(self) -> None:
        """Put the cursor into the search field."""
        self._panel.field.line.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._panel.field.line.selectAll()

    @Slot()
    def warm(self) -> None:
        """Make the search ready before it is asked."""
        self.lists.warm()

    def _list(self, change: Change) -> None:
        """List the points of the open channel, if the list is not busy with a search, and mark what is chosen."""
        scene, panel = change.new, self._panel
        searching = bool(panel.field.line.text().strip())
        if not searching and (change.differs("opened") or panel.channels.isHidden()):
            self._open_channel()
        if scene.subject is not None and not scene.point:
            panel.points.mark("topic", scene.subject.link)
        else:
            panel.points.mark("hit" if searching else "point", scene.point)

    def _open_channel(self) -> None:
        """Show the points of the open channel below the channels; none if none is open."""
        channel = self._scene.opened if self._scene else ""
        name = self._atlas.channels[channel].names.en if channel else ""
        self._panel.show_points(self.lists.point_rows(channel), _("Points of {channel}", channel=name) if name else "")
        self._panel.channels.mark("channel", channel)
        self._panel.points.mark("point", self._scene.point if self._scene else "")

    def _remember(self) -> None:
        if self._scene is not None and self._scene.point:
            self._recent.add(self._scene.point)

    @Slot(str)
    def _on_typed(self, words: str) -> None:
        if words.strip():
            self._panel.show_hits(self.lists.hit_rows(words))
            self._panel.points.step(1)
        else:
            self._open_channel()

    @Slot()
    def _on_search_entered(self) -> None:
        self.lists.warm()
        if not self._panel.field.line.text().strip():
            rows = self.lists.recent_rows(self._recent.codes())
            if rows:
                self._panel.show_hits(rows)

    @Slot()
    def _on_search_left(self) -> None:
        self._open_channel()
        self.left.emit()

    @Slot(str, str)
    def _on_row(self, kind: str, code: str) -> None:
        subject = parse_link(code)
        if kind == "channel":
            self._send(OpenChannel(code))
        else:
            self._send(Choose(subject if subject is not None else point(code), "link" if kind == "topic" else "list"))

    @Slot(str, bool)
    def _on_shown(self, channel: str, shown: bool) -> None:
        self._send(ShowChannel(channel, shown))

    @Slot(str, bool)
    def _on_switched(self, layer: str, on: bool) -> None:
        self._send(SwitchLayer(layer, on))

    @Slot(str)
    def _on_theme(self, choice: ThemeChoice) -> None:
        self._send(SetTheme(choice))
