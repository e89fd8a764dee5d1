"""The panes of each mode, left and right of the map: one line each in the table. The map is in all of them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from PySide6.QtGui import QColor
    from PySide6.QtWidgets import QWidget

    from bodymap.session.session import Session
    from bodymap.ui.card.pane import CardPane
    from bodymap.ui.side.panel import SidePanel


class Shared(Protocol):
    """What the panes of a mode may use of the window: its session, and the panes that every mode may show."""

    session: Session
    panel: SidePanel
    card: CardPane

    def colour_of(self, channel: str) -> QColor:
        """Return the colour of a channel in lists and card."""


Panes = tuple["QWidget", "QWidget"]
"""Left and right of the map. One of a mode's own is made for the session's scene, and listens to the session itself."""

PANES: Mapping[str, Callable[[Shared], Panes]] = {
    "atlas": lambda shared: (shared.panel, shared.card),
}
