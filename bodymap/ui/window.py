"""The window: a shell that lays the panes of a mode beside one another and tells them of every scene."""

from __future__ import annotations

import gc
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtGui import QColor, QGuiApplication
from PySide6.QtWidgets import QApplication, QMainWindow, QSplitter

from bodymap.draw.context import legend_of
from bodymap.draw.tokens import TOKENS
from bodymap.session.intent import SystemScheme
from bodymap.session.scene import Aim, Stand
from bodymap.texts.captions import title_of
from bodymap.ui.card.pane import CardPane
from bodymap.ui.kit import theme
from bodymap.ui.kit.later import later
from bodymap.ui.kit.sizes import SMALLEST, USUAL, default_widths
from bodymap.ui.map.pane import MapPane
from bodymap.ui.map.view import MapView
from bodymap.ui.panes import PANES
from bodymap.ui.side.controller import ListController
from bodymap.ui.side.panel import SidePanel

if TYPE_CHECKING:
    from PySide6.QtGui import QAction, QCloseEvent
    from PySide6.QtWidgets import QWidget

    from bodymap.atlas.load import Atlas
    from bodymap.session.scene import Change, Scene
    from bodymap.session.session import Session
    from bodymap.ui.action_controller import ActionController
    from bodymap.ui.map.body import BodyPainter
    from bodymap.ui.map.view import FindDrawing
    from bodymap.ui.settings import Settings
    from bodymap.ui.side.recent import RecentPoints

_SOON_MS, _IDLE_MS, _LATER_MS = 20, 250, 1500
_LEFT, _RIGHT = 0, 2
"""Places of the panes in the splitter; the map stands between them."""


class MainWindow(QMainWindow):
    """Builds the panes and dresses them; what is shown is the session's to keep."""

    def __init__(
        self, atlas: Atlas, session: Session, settings: Settings, painter: BodyPainter, find: FindDrawing, recent: RecentPoints
    ) -> None:
        super().__init__()
        self._atlas, self.session, self._settings, self._recent = atlas, session, settings, recent
        scene, send = session.scene, session.send
        self.panel = SidePanel(TOKENS[scene.scheme], self.colour_of)
        self.lists = ListController(self.panel, atlas, recent, send)
        self.map = MapView(painter, atlas, legend_of(atlas), find, send)
        self.pane = MapPane(self.map, scene, tuple(atlas.figure_map(scene.figure).views))
        self.card = CardPane(atlas, self.colour_of, scene, send)
        self._actions: ActionController | None = None
        self._panes = {scene.mode: PANES[scene.mode](self)}
        self._lay(*self._panes[scene.mode])
        self.lists.left.connect(self.map.setFocus)
        self.map.stood.connect(partial(later, self, _SOON_MS, self.finish))
        session.stand_from(self._stand)
        session.listen(self._dress, self.card.show_scene, self.lists.show_scene, self.pane.show_scene, self._tell, settings.show_scene)
        session.listen(self._show_panes)

    @property
    def scene(self) -> Scene:
        """What is looked at."""
        return self.session.scene

    @property
    def actions_by_id(self) -> dict[str, QAction]:
        """The actions, none before the window is finished."""
        return self._actions.made if self._actions else {}

    def begin(self, aim: Aim) -> None:
        """Show the first scene."""
        self.resize(*(self._settings.size or USUAL))
        self._splitter.setSizes(self._settings.splitter or default_widths(self.width()))
        self.session.begin(aim)

    def colour_of(self, channel: str) -> QColor:
        """Return the colour of a channel in lists and card."""
        return theme.channel_colour(self._atlas.channels[channel], TOKENS[self.scene.scheme])

    @Slot()
    def finish(self) -> None:
        """Do what the first paint need not wait for: keys, slim bars, the card's parts, the search."""
        if self._actions is not None:
            return
        # All that was loaded stays: let it never be looked through again.
        gc.freeze()
        gc.enable()
        from bodymap.ui.action_controller import ActionController  # noqa: PLC0415

        self._actions = ActionController(self, self, self.session)
        self.session.listen(self._actions.show_scene)
        self.panel.finish()
        self.map.finish()
        self.map.setFocus()
        self._on_scheme()
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._on_scheme)
        later(self, _IDLE_MS, self.card.view)
        later(self, _LATER_MS, self.lists.warm)

    def search(self) -> None:
        """Put the cursor into the search field."""
        self.lists.search()

    def zoom_in(self) -> None:
        """Zoom the map in a step."""
        self.map.zoom_in()

    def zoom_out(self) -> None:
        """Zoom the map out a step."""
        self.map.zoom_out()

    def fit(self) -> None:
        """Show the whole view."""
        self.map.fit()

    def copy_card(self) -> None:
        """Copy the card as text."""
        self.card.copy()

    def tell_keys(self) -> None:
        """Show all keys."""
        if self._actions is not None:
            self._actions.tell_keys()

    def closeEvent(self, event: QCloseEvent) -> None:
        self._settings.splitter, self._settings.size = self._splitter.sizes(), (self.width(), self.height())
        self._settings.flush()
        self._recent.close()
        super().closeEvent(event)

    def _lay(self, left: QWidget, right: QWidget) -> None:
        self._splitter = QSplitter()
        self._splitter.setHandleWidth(1)
        self._splitter.setChildrenCollapsible(False)
        for index, part in enumerate((left, self.pane, right)):
            self._splitter.addWidget(part)
            self._splitter.setStretchFactor(index, 1 if part is self.pane else 0)
        self.setCentralWidget(self._splitter)
        self.setMinimumSize(*SMALLEST)
        self.setTabOrder(self.panel.field.line, self.panel.channels)
        self.setTabOrder(self.panel.channels, self.panel.points)

    def _show_panes(self, change: Change) -> None:
        """Put the panes of the mode beside the map; they are made when the mode is first shown."""
        mode = change.new.mode
        if mode not in self._panes:
            self._panes[mode] = PANES[mode](self)
        left, right = self._panes[mode]
        for place, pane in ((_LEFT, left), (_RIGHT, right)):
            old = self._splitter.widget(place)
            if old is not None and old is not pane:
                self._splitter.replaceWidget(place, pane)
                # The splitter lets go of it; it waits in the window until its mode comes back.
                old.setParent(self)

    def _stand(self) -> Stand:
        return Stand(self.map.stand(), self.card.scrolled)

    def _dress(self, change: Change) -> None:
        """Give the application the colours of another scheme; they stand already when the window is built."""
        if change.recoloured:
            QApplication.setPalette(theme.palette(TOKENS[change.new.scheme]))

    def _tell(self, change: Change) -> None:
        """Say in the title what is shown."""
        if change.differs("point", "subject"):
            self.setWindowTitle(title_of(self._atlas, change.new.point, change.new.subject))

    @Slot()
    def _on_scheme(self) -> None:
        self.session.send(SystemScheme(theme.system_scheme()))
