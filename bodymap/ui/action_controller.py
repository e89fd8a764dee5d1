"""Makes the actions of the window real: keys, words, and whether each can be used now."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMessageBox, QWidget

from bodymap.ui.actions import ACTIONS, MAP_KEYS, MENUS, Action, ActionTarget, in_menu
from bodymap.words import _

if TYPE_CHECKING:
    from bodymap.session.scene import Change
    from bodymap.session.session import Session


class ActionController(QObject):
    """Keeps a ``QAction`` for each action; one sends its intent, another acts on its target."""

    def __init__(self, owner: QWidget, target: ActionTarget, session: Session) -> None:
        super().__init__(owner)
        self._owner, self._target, self._session = owner, target, session
        self.made = {action.id: self._make(action) for action in ACTIONS}
        self._renew()
        session.watch_trail(self._renew)

    def show_scene(self, change: Change) -> None:
        """Let each action be used or not, and show which switches are on."""
        del change
        self._renew()

    def trigger(self, action: Action) -> None:
        """Do what an action is for."""
        if action.intent is not None:
            self._session.send(action.intent(self._session.scene))
        elif action.act is not None:
            action.act(self._target)

    def tell_keys(self) -> None:
        """Show the actions that have keys by their menus, and the keys of the map; a button leads to what grades mean."""
        row = "<tr><td style='padding-right:24px'>{}</td><td>{}</td></tr>"
        head = "<tr><td colspan='2' style='padding-top:8px'><b>{}</b></td></tr>"
        lines: list[str] = []
        for menu, name in MENUS.items():
            rows = [(_(action.text), self._keys(action)) for action in in_menu(menu) if self._keys(action)]
            lines += [head.format(escape(_(name))), *(row.format(escape(text), escape(keys)) for text, keys in rows)] if rows else []
        lines += [head.format(escape(_("On the map"))), *(row.format(escape(_(text)), escape(_(keys))) for text, keys in MAP_KEYS)]
        box = QMessageBox(QMessageBox.Icon.NoIcon, _("Keys"), f"<table cellspacing='4'>{''.join(lines)}</table>", parent=self._owner)
        leads = box.addButton(self.made["sure"].text(), QMessageBox.ButtonRole.ActionRole)
        box.setEscapeButton(box.addButton(QMessageBox.StandardButton.Ok))
        box.exec()
        if box.clickedButton() is leads:
            self.made["sure"].trigger()

    def _keys(self, action: Action) -> str:
        native = QKeySequence.SequenceFormat.NativeText
        return ", ".join(key.toString(native) for key in self.made[action.id].shortcuts())

    def _make(self, action: Action) -> QAction:
        made = QAction(_(action.text), self._owner)
        standard = [QKeySequence(QKeySequence.StandardKey[action.standard])] if action.standard else []
        made.setShortcuts([*standard, *(QKeySequence(key) for key in action.keys)])
        if action.role:
            made.setMenuRole(QAction.MenuRole[action.role])
        made.setCheckable(action.checked is not None)
        made.triggered.connect(lambda: self.trigger(action))
        self._owner.addAction(made)
        return made

    def _renew(self) -> None:
        for action in ACTIONS:
            made = self.made[action.id]
            made.setEnabled(action.when(self._session))
            if action.checked is not None:
                made.setChecked(action.checked(self._session.scene))
