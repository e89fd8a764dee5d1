"""The middle of the window: view bar, map, and the few buttons that lie on it."""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Slot
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QVBoxLayout, QWidget

from bodymap.draw.tokens import TOKENS
from bodymap.session.intent import ShowFigure, Turn
from bodymap.ui.kit.widgets import RoundButton, SegmentedControl
from bodymap.ui.map.view_bar import ViewBar
from bodymap.words import N_, _

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from bodymap.atlas.model import Figure
    from bodymap.draw.tokens import Tokens
    from bodymap.session.scene import Change, Scene
    from bodymap.ui.map.view import MapView

FIGURES = (("male", N_("Male")), ("female", N_("Female")))
_EDGE = 16


class MapPane(QWidget):
    """Holds the map with its controls."""

    def __init__(self, view: MapView, scene: Scene, known: Collection[str]) -> None:
        super().__init__()
        self._tokens = tokens = TOKENS[scene.scheme]
        self.view = view
        self.bar = ViewBar(tokens, known, view)
        self.bar.view_chosen.connect(self._on_view)
        self.figures = SegmentedControl([(key, _(text)) for key, text in FIGURES], tokens)
        self.figures.chosen.connect(self._on_figure)
        self.figures.setParent(view)
        self.figures.setAccessibleName(_("Figure"))
        self.buttons = (
            RoundButton("plus", _("Zoom in"), tokens, view),
            RoundButton("minus", _("Zoom out"), tokens, view),
            RoundButton("fit", _("Show all"), tokens, view),
        )
        for button, act in zip(self.buttons, (view.zoom_in, view.zoom_out, view.fit), strict=True):
            button.clicked.connect(act)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(view, 1)
        view.resized.connect(self.place)

    def show_scene(self, change: Change) -> None:
        """Show view and figure of a scene on the controls, then the scene on the map."""
        if change.recoloured:
            self._set_theme(TOKENS[change.new.scheme])
        if change.differs("view", "figure"):
            self.figures.choose(change.new.figure)
            self.bar.choose(change.new.view)
            self.place()
        self.view.show_scene(change)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(event.rect(), QColor(self._tokens.paper))

    def _set_theme(self, tokens: Tokens) -> None:
        self._tokens = tokens
        for part in (self.bar, self.figures, *self.buttons):
            part.set_theme(tokens)
        self.update()

    @Slot(str)
    def _on_view(self, view: str) -> None:
        self.view.send(Turn(view))

    @Slot(str)
    def _on_figure(self, figure: Figure) -> None:
        self.view.send(ShowFigure(figure))

    @Slot()
    def place(self) -> None:
        """Put the controls in their places on the map."""
        wide, high = self.view.width(), self.view.height()
        for number, button in enumerate(reversed(self.buttons)):
            button.move(wide - button.width() - _EDGE, high - (number + 1) * (button.height() + 8) - _EDGE + 8)
        size = self.figures.sizeHint()
        self.figures.setGeometry(_EDGE, high - size.height() - _EDGE, size.width(), size.height())
        size = self.bar.sizeHint().boundedTo(QSize(wide - 2 * _EDGE, high))
        self.bar.setGeometry((wide - size.width()) // 2, 12, size.width(), size.height())
        self.view.keep_clear([part.geometry() for part in (*self.buttons, self.figures, self.bar)])
