"""The notes that the map may carry: the name under the pointer, and a fault in place of the body."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QPainter, QPixmap

from bodymap.typeset import fonts

if TYPE_CHECKING:
    from bodymap.draw.camera import Camera
    from bodymap.draw.layer import Found
    from bodymap.draw.tokens import Tokens


def paint_fault(painter: QPainter, sentence: str, camera: Camera, tokens: Tokens, dpr: float) -> None:
    """Paint one calm line in the middle of the view."""
    painter.setFont(fonts.font(14 * dpr))
    painter.setPen(QColor(tokens.ink_soft))
    painter.drawText(QRect(0, 0, round(camera.width), round(camera.height)), Qt.AlignmentFlag.AlignCenter, sentence)


def paint_hover(painter: QPainter, label: QPixmap, found: Found, camera: Camera, dpr: float) -> None:
    """Paint the name of what is under the pointer above it, within the view."""
    x, y = camera.to_view(found.x, found.y)
    left = min(max(x - label.width() / 2, 4), camera.width - label.width() - 4)
    top = y - label.height() - 14 * dpr
    painter.drawPixmap(round(left), round(top if top > 4 else y + 16 * dpr), label)
