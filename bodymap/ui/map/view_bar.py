"""The bar above the map: the views, and below it the close-ups of the chosen group."""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from bodymap.texts.views import GROUPS, Group, group_of
from bodymap.ui.kit.widgets import SegmentedControl
from bodymap.words import _

if TYPE_CHECKING:
    from bodymap.draw.tokens import Tokens


class ViewBar(QWidget):
    """Lets a view be chosen in one click, a close-up in two."""

    view_chosen = Signal(str)

    def __init__(self, tokens: Tokens, known: Collection[str], parent: QWidget) -> None:
        super().__init__(parent)
        self._groups = [group for group in (_known(group, known) for group in GROUPS) if group.views]
        more = frozenset(group.key for group in self._groups if len(group.views) > 1)
        self._main = SegmentedControl([(group.key, _(group.name)) for group in self._groups], tokens, more=more)
        self._main.setAccessibleName(_("Views"))
        self._main.chosen.connect(self._on_group)
        self._last: dict[str, str] = {}
        self._subs = {group.key: self._sub(group, tokens) for group in self._groups if len(group.views) > 1}
        self._lay()

    def choose(self, view: str) -> None:
        """Show a view as the chosen one without telling anyone."""
        group = group_of(view)
        if group is None:
            return
        self._last[group.key] = view
        self._main.choose(group.key)
        for key, sub in self._subs.items():
            sub.setVisible(key == group.key)
            if key == group.key:
                sub.choose(view)

    def set_theme(self, tokens: Tokens) -> None:
        """Turn to another scheme."""
        for segments in (self._main, *self._subs.values()):
            segments.set_theme(tokens)
        self.update()

    def _lay(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        for part in (self._main, *self._subs.values()):
            row = QHBoxLayout()
            row.addStretch(1)
            row.addWidget(part)
            row.addStretch(1)
            column.addLayout(row)
        for sub in self._subs.values():
            sub.hide()

    def _sub(self, group: Group, tokens: Tokens) -> SegmentedControl:
        made = SegmentedControl([(view, _(name)) for view, name in group.views], tokens, quiet=True, boxed=True)
        made.setAccessibleName(_(group.name))
        made.chosen.connect(self.view_chosen)
        return made

    @Slot(str)
    def _on_group(self, key: str) -> None:
        group = next(group for group in self._groups if group.key == key)
        self.view_chosen.emit(self._last.get(key, group.views[0][0]))


def _known(group: Group, known: Collection[str]) -> Group:
    return Group(group.key, group.name, tuple(view for view in group.views if view[0] in known))
