"""Small shapes that several parts paint."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QPainter, QPainterPath


def fill_round(painter: QPainter, rect: QRectF, colour: QColor | str, radius: float) -> None:
    """Fill a rounded rectangle."""
    path = QPainterPath()
    path.addRoundedRect(rect, radius, radius)
    painter.fillPath(path, QColor(colour))


def fill_disc(painter: QPainter, x: float, y: float, radius: float, colour: QColor | str) -> None:
    """Fill a disc about x, y."""
    path = QPainterPath()
    path.addEllipse(QRectF(x - radius, y - radius, 2 * radius, 2 * radius))
    painter.fillPath(path, QColor(colour))
