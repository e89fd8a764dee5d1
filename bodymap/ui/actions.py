"""The actions of the window as data: id, words, keys, and what they call."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from html import escape

import msgspec
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMessageBox, QWidget

MAP_KEYS = (
    ("Next point, on the map", "Right, Up"),
    ("Previous point, on the map", "Left, Down"),
    ("Pan, on the map", "Shift and arrows"),
    ("Leave point, pattern or search", "Esc"),
)
Key = QKeySequence.StandardKey


class Deed(msgspec.Struct, frozen=True):
    """One action: its id, its words, its keys, and the menu role for platforms that have one."""

    id: str
    text: str
    keys: tuple[str | Key, ...] = ()
    role: QAction.MenuRole = QAction.MenuRole.NoRole


DEEDS: tuple[Deed, ...] = (
    Deed("search", "Search", (Key.Find, "/")),
    Deed("next", "Next point", ("Alt+Right",)),
    Deed("previous", "Previous point", ("Alt+Left",)),
    Deed("back", "Back to the card before", ("Backspace", "Ctrl+[")),
    Deed("sure", "How sure are we?", ("Ctrl+I",)),
    Deed("how", "How needling may work", ("Ctrl+J",)),
    Deed("zoom-in", "Zoom in", (Key.ZoomIn, "Ctrl+=")),
    Deed("zoom-out", "Zoom out", (Key.ZoomOut,)),
    Deed("fit", "Show all", ("Ctrl+0",)),
    Deed("figure", "Other figure", ("Ctrl+G",)),
    Deed("theme", "Light or dark", ("Ctrl+D",)),
    Deed("copy-card", "Copy card", ("Ctrl+Shift+C",)),
    Deed("shortcuts", "Keys", (Key.HelpContents, "?")),
    Deed("quit", "Quit", (Key.Quit,), QAction.MenuRole.QuitRole),
)


def make_actions(owner: QWidget, handlers: Mapping[str, Callable[[], object]], deeds: Iterable[Deed] = DEEDS) -> dict[str, QAction]:
    """Return the actions of a window, wired and added to it; KeyError if one has no handler."""
    made: dict[str, QAction] = {}
    for deed in deeds:
        action = QAction(deed.text, owner)
        action.setMenuRole(deed.role)
        action.setShortcuts([QKeySequence(key) for key in deed.keys])
        action.triggered.connect(handlers[deed.id])
        owner.addAction(action)
        made[deed.id] = action
    return made


def tell_keys(owner: QWidget, actions: Mapping[str, QAction], more: str) -> None:
    """Show the actions with their keys, and the keys of the map, in a small dialog; a button triggers one more of them."""
    native = QKeySequence.SequenceFormat.NativeText
    pairs = [(action.text(), ", ".join(key.toString(native) for key in action.shortcuts())) for action in actions.values()]
    row = "<tr><td style='padding-right:24px'>{}</td><td>{}</td></tr>"
    rows = "".join(row.format(escape(text), escape(keys)) for text, keys in (*pairs, *MAP_KEYS))
    box = QMessageBox(QMessageBox.Icon.NoIcon, "Keys", f"<table cellspacing='6'>{rows}</table>", parent=owner)
    leads = box.addButton(actions[more].text(), QMessageBox.ButtonRole.ActionRole)
    box.addButton(QMessageBox.StandardButton.Ok)
    box.exec()
    if box.clickedButton() is leads:
        actions[more].trigger()
