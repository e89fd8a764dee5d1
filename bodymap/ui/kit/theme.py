"""The palette made from the table of colours, and the colours of channels and grades."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QGuiApplication, QPalette

from bodymap.draw.tokens import Tokens
from bodymap.session.scene import Scheme

if TYPE_CHECKING:
    from bodymap.atlas.model import Channel

MOTION_MS = 150


def palette(tokens: Tokens, *, base: str = "", window: str = "") -> QPalette:
    """Return the Qt palette of a scheme; ``base`` and ``window`` are other grounds for a list and for a panel."""
    made = QPalette(QColor(tokens.raised), QColor(tokens.panel))
    role = QPalette.ColorRole
    for key, colour in (
        (role.Window, window or tokens.panel),
        (role.WindowText, tokens.ink),
        (role.Base, base or tokens.raised),
        (role.AlternateBase, tokens.panel),
        (role.Text, tokens.ink),
        (role.Button, tokens.raised),
        (role.ButtonText, tokens.ink),
        (role.PlaceholderText, tokens.ink_faint),
        (role.Highlight, tokens.chosen),
        (role.HighlightedText, tokens.ink),
        (role.Accent, tokens.focus),
        (role.Link, tokens.link),
        (role.ToolTipBase, tokens.raised),
        (role.ToolTipText, tokens.ink),
        (role.Mid, tokens.line),
        (role.Dark, tokens.line),
        (role.Light, tokens.raised),
    ):
        made.setColor(key, QColor(colour))
    return made


def system_scheme() -> Scheme:
    """Return what the system has."""
    hints = QGuiApplication.styleHints()
    return "dark" if hints.colorScheme() == Qt.ColorScheme.Dark else "light"


def channel_colour(channel: Channel, tokens: Tokens) -> QColor:
    """Return the colour of a channel in a scheme."""
    return QColor(channel.light if tokens.scheme == "light" else channel.dark)


def text_on(colour: QColor) -> QColor:
    """Return white or near-black, whichever reads better on a colour: at a contrast of 4.5 or more, WCAG 2 level AA."""
    luminance = 0.2126 * _linear(colour.redF()) + 0.7152 * _linear(colour.greenF()) + 0.0722 * _linear(colour.blueF())
    white, black = 1.05 / (luminance + 0.05), (luminance + 0.05) / 0.054
    return QColor("#ffffff") if white >= black else QColor("#0f0d0b")


def _linear(value: float) -> float:
    return value / 12.92 if value <= 0.04045 else float(((value + 0.055) / 1.055) ** 2.4)
