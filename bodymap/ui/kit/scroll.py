"""Slim scroll bars."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtWidgets import QAbstractScrollArea

    from bodymap.draw.tokens import Tokens

_QSS = """
QScrollBar:vertical {{ background: transparent; width: 10px; margin: 2px; }}
QScrollBar::handle:vertical {{ background: {line}; border-radius: 3px; min-height: 36px; }}
QScrollBar::handle:vertical:hover {{ background: {faint}; }}
QScrollBar::add-line, QScrollBar::sub-line {{ height: 0; }}
QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
"""


def slim(area: QAbstractScrollArea, tokens: Tokens) -> None:
    """Give an area a slim vertical scroll bar in the colours of a scheme."""
    area.verticalScrollBar().setStyleSheet(_QSS.format(line=tokens.line, faint=tokens.ink_faint))
