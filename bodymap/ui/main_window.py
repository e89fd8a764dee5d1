"""The window: lists on the left, the map in the middle, the card on the right."""

from __future__ import annotations

import gc
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import Slot
from PySide6.QtGui import QColor, QGuiApplication
from PySide6.QtWidgets import QApplication, QMainWindow, QSplitter

from bodymap.ui import theme
from bodymap.ui.card.pane import CardPane
from bodymap.ui.desk import Desk
from bodymap.ui.guide import Guide
from bodymap.ui.later import later
from bodymap.ui.map.state import Layers, lexicon_of
from bodymap.ui.map.view import MapView
from bodymap.ui.map_pane import MapPane
from bodymap.ui.settings import TOGGLES, Settings, ThemeChoice, Toggle
from bodymap.ui.side.panel import SidePanel
from bodymap.ui.sizes import SMALLEST, default_widths
from bodymap.ui.tokens import TOKENS
from bodymap.ui.views import name_of

if TYPE_CHECKING:
    from PySide6.QtGui import QAction, QCloseEvent

    from bodymap.atlas.load import Atlas
    from bodymap.atlas.model import Figure
    from bodymap.ui.map.body import BodyPainter
    from bodymap.ui.recent import Recent

_SOON_MS, _IDLE_MS, _LATER_MS = 20, 250, 1500
_WELL_SEEN = 0.55
Drawing = Callable[[str, str], str]
"""Finds the file of a drawing by figure and view."""


class MainWindow(QMainWindow):
    """Leads the three parts: what is chosen in one shows in the others."""

    def __init__(self, atlas: Atlas, settings: Settings, painter: BodyPainter, drawing: Drawing, recent: Recent) -> None:
        super().__init__()
        self._atlas, self._settings, self._drawing, self._recent = atlas, settings, drawing, recent
        self._tokens = TOKENS[theme.scheme_of(settings.theme)]
        self._figure: Figure = settings.figure
        self._view, self._code = "", ""
        self.panel = SidePanel(self._tokens, self.colour_of)
        self.desk = Desk(self.panel, atlas, recent, self)
        self._hidden = settings.hidden & set(self.desk.lists.channels)
        self.map = MapView(painter, lexicon_of(atlas), self._tokens)
        self.pane = MapPane(self.map, self._tokens, tuple(atlas.figure_map(self._figure).views))
        self.card = CardPane(atlas, self.colour_of, self._tokens)
        self.guide = Guide(self, atlas)
        self.actions_by_id: dict[str, QAction] = {}
        self._lay()
        self._connect()
        self._start()

    @property
    def code(self) -> str:
        """The point shown, empty if none is."""
        return self._code

    @property
    def view_id(self) -> str:
        """The view shown."""
        return self._view

    @property
    def figure(self) -> Figure:
        """The figure shown."""
        return self._figure

    def colour_of(self, channel: str) -> QColor:
        """Return the colour of a channel in lists and card."""
        return theme.channel_colour(self._atlas.channels[channel], self._tokens)

    def select(self, code: str, side: str = "", *, on_map: bool = False, soft: bool = True) -> None:
        """Show a point everywhere: card, map, list."""
        channel = self._atlas.points[code].channel
        self._code = code
        self.guide.show_point(code)
        if channel in self._hidden:
            self.show_channel(channel, shown=True)
        self._turn_to(code, on_map=on_map)
        self.map.set_shown(self._shown(), channel)
        self.map.choose(code, side or self._side_of(code))
        self.map.look_at(code, side, closer=not on_map, soft=soft)
        self.desk.show_point(code)
        self._tell_view()
        later(self, _IDLE_MS, self.desk.remember)

    def leave_point(self) -> None:
        """Have no point chosen; its card stays until another is shown."""
        self._code = ""
        self.desk.show_point("")
        self.map.choose("")
        self._tell_view()

    def open_view(self, view: str) -> None:
        """Turn the map to a view."""
        views = self._atlas.figure_map(self._figure).views
        if view not in views:
            view = "posterior" if "posterior" in views else next(iter(views))
        self._view = view
        self.pane.bar.choose(view)
        self.pane.place()
        self.map.open_view(self._drawing(self._figure, view), views[view])
        self._tell_view()

    def open_best(self, code: str) -> None:
        """Turn the map to the view that shows a point best."""
        best = self._atlas.figure_map(self._figure).best.get(code)
        if best is not None:
            self.open_view(best)

    def open_figure(self, figure: Figure) -> None:
        """Show the other body."""
        self._figure = figure
        self.pane.figures.choose(figure)
        self.open_view(self._view)
        if self._code:
            self._turn_to(self._code, on_map=True)
            self.map.look_at(self._code, closer=False, soft=False)

    def show_channel(self, channel: str, *, shown: bool) -> None:
        """Show or hide a channel on the map."""
        self._hidden = self._hidden - {channel} if shown else self._hidden | {channel}
        self.panel.channels.rows.set_hidden(self._hidden)
        self.map.set_shown(self._shown(), self.desk.opened)

    def set_theme(self, choice: ThemeChoice) -> None:
        """Choose light, dark, or what the system has."""
        self._settings.theme = choice
        self.panel.themes.choose(choice)
        self._dress()

    @Slot()
    def finish(self) -> None:
        """Do what the first paint need not wait for: keys, slim bars, the card's parts, the search."""
        if self.actions_by_id:
            return
        # All that was loaded stays: let it never be looked through again.
        gc.freeze()
        gc.enable()
        from bodymap.ui.actions import make_actions  # noqa: PLC0415

        self.actions_by_id = make_actions(self, self._handlers())
        self.panel.finish()
        self.map.finish()
        self.map.setFocus()
        self._on_scheme()
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._on_scheme)
        later(self, _IDLE_MS, self.card.view)
        later(self, _LATER_MS, self.desk.warm)

    def closeEvent(self, event: QCloseEvent) -> None:
        settings = self._settings
        settings.figure, settings.view, settings.hidden, settings.point = self._figure, self._view, self._hidden, self._code
        settings.splitter, settings.size = self._splitter.sizes(), (self.width(), self.height())
        settings.flush()
        self._recent.close()
        super().closeEvent(event)

    def _lay(self) -> None:
        self._splitter = QSplitter()
        self._splitter.setHandleWidth(1)
        self._splitter.setChildrenCollapsible(False)
        for index, part in enumerate((self.panel, self.pane, self.card)):
            self._splitter.addWidget(part)
            self._splitter.setStretchFactor(index, 1 if part is self.pane else 0)
        self.setCentralWidget(self._splitter)
        self.setMinimumSize(*SMALLEST)
        self.setTabOrder(self.panel.field.line, self.panel.channels)
        self.setTabOrder(self.panel.channels, self.panel.points)

    def _connect(self) -> None:
        panel, pane = self.panel, self.pane
        self.desk.point_chosen.connect(self._on_point)
        self.card.left.connect(self._on_cleared)
        self.desk.channel_opened.connect(self._on_channel)
        self.desk.left.connect(self.map.setFocus)
        panel.shown_changed.connect(self._on_shown)
        panel.switched.connect(self._on_switched)
        panel.theme_chosen.connect(self.set_theme)
        pane.bar.view_chosen.connect(self.open_view)
        pane.figures.chosen.connect(self.open_figure)
        self.map.point_selected.connect(self._on_marker)
        self.map.step_asked.connect(self._on_step)
        self.map.cleared.connect(self._on_cleared)

    def _start(self) -> None:
        settings = self._settings
        self.resize(*(settings.size or (1280, 800)))
        self._splitter.setSizes(settings.splitter or default_widths(self.width()))
        self.panel.set_switches([key for key in TOGGLES if settings.toggle(key)])
        self.panel.themes.choose(settings.theme)
        self.pane.figures.choose(self._figure)
        self.panel.channels.rows.set_hidden(self._hidden)
        self.open_view(settings.view)
        self.map.set_layers(self._layers())
        self.map.set_shown(self._shown(), "")
        self.desk.fill()
        self.map.stood.connect(partial(later, self, _SOON_MS, self.finish))

    def _handlers(self) -> dict[str, Callable[[], object]]:
        return {
            "search": self.desk.search,
            "next": lambda: self._on_step(1),
            "previous": lambda: self._on_step(-1),
            "back": self.guide.back,
            "sure": self.guide.open_sure,
            "how": self.guide.open_how,
            "zoom-in": self.map.zoom_in,
            "zoom-out": self.map.zoom_out,
            "fit": self.map.fit,
            "figure": lambda: self.open_figure("female" if self._figure == "male" else "male"),
            "theme": lambda: self.set_theme("light" if self._tokens.scheme == "dark" else "dark"),
            "copy-card": self.card.copy,
            "shortcuts": self._tell_keys,
            "quit": self.close,
        }

    def _tell_view(self) -> None:
        """Say in the title and to a screen reader what is shown."""
        name = f"{self._code} {self._atlas.points[self._code].names.pinyin}" if self._code else self.guide.title
        self.setWindowTitle(f"{name} \u2013 Bodymap" if name else "Bodymap")
        self.map.setAccessibleDescription(self.tr("%s, %s figure; %s") % (name_of(self._view), self._figure, name or "no point"))

    def _shown(self) -> frozenset[str]:
        return frozenset(self.desk.lists.channels) - self._hidden

    def _layers(self) -> Layers:
        on = {key: self._settings.toggle(key) for key in TOGGLES}
        return Layers(**on)

    def _turn_to(self, code: str, *, on_map: bool) -> None:
        """Turn to the view that shows a point best, if this one does not show it, or only at the rim."""
        best = self._atlas.figure_map(self._figure).best.get(code)
        facing = max((spot.facing for spot in self.map.spots_of(code)), default=0.0)
        if best is not None and (facing == 0.0 or (facing < _WELL_SEEN and not on_map)):
            self.open_view(best)

    def _side_of(self, code: str) -> str:
        spots = self.map.spots_of(code)
        return max(spots, key=lambda spot: spot.x).side if spots else ""

    def _dress(self) -> None:
        self._tokens = TOKENS[theme.scheme_of(self._settings.theme)]
        QApplication.setPalette(theme.palette(self._tokens))
        for part in (self.panel, self.pane, self.map, self.card):
            part.set_theme(self._tokens)

    def _tell_keys(self) -> None:
        from bodymap.ui.actions import tell_keys  # noqa: PLC0415

        tell_keys(self, self.actions_by_id, "sure")

    @Slot(str)
    def _on_channel(self, channel: str) -> None:
        self.map.set_shown(self._shown(), channel)

    @Slot(str)
    def _on_point(self, code: str) -> None:
        self.guide.forget()
        self.select(code)

    @Slot(str, str)
    def _on_marker(self, code: str, side: str) -> None:
        self.select(code, side, on_map=True)

    @Slot(int)
    def _on_step(self, by: int) -> None:
        if self._code:
            self.select(self.desk.lists.step(self._code, by), on_map=True)

    @Slot()
    def _on_cleared(self) -> None:
        if not self._code and self.guide.put_out():
            return
        if not self._code:
            self.desk.open_channel("")
            self.map.set_shown(self._shown(), "")
        self.leave_point()

    @Slot(str, bool)
    def _on_shown(self, channel: str, shown: bool) -> None:
        self.show_channel(channel, shown=shown)

    @Slot(str, bool)
    def _on_switched(self, key: str, on: bool) -> None:
        self._settings.set_toggle(cast("Toggle", key), on)
        self.map.set_layers(self._layers())

    @Slot()
    def _on_scheme(self) -> None:
        if theme.scheme_of(self._settings.theme) != self._tokens.scheme:
            self._dress()
