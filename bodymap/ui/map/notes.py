"""The notes that the map may carry: the name under the pointer, points not in this view, and a fault."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QPainter, QPixmap

from bodymap.ui import fonts

if TYPE_CHECKING:
    from bodymap.atlas.places import Spot
    from bodymap.ui.map.camera import Camera
    from bodymap.ui.tokens import Tokens

_MOST_NAMED = 4


def paint_fault(painter: QPainter, sentence: str, camera: Camera, tokens: Tokens, dpr: float) -> None:
    """Paint one calm line in the middle of the view."""
    painter.setFont(fonts.font(14 * dpr))
    painter.setPen(QColor(tokens.ink_soft))
    painter.drawText(QRect(0, 0, round(camera.width), round(camera.height)), Qt.AlignmentFlag.AlignCenter, sentence)


def missing_note(points: list[str]) -> str:
    """Return the note that names the points of a course which a view does not show, empty if it shows all."""
    if not points:
        return ""
    named = points if len(points) <= _MOST_NAMED else points[: _MOST_NAMED - 1]
    more = f" and {len(points) - len(named)} more" if len(named) < len(points) else ""
    return f"Not in this view: {', '.join(named)}{more}"


def paint_missing(painter: QPainter, words: QPixmap, camera: Camera, dpr: float) -> None:
    """Paint at the foot of the view which points of a course it does not show."""
    painter.drawPixmap(round((camera.width - words.width()) / 2), round(camera.height - words.height() - 4 * dpr), words)


def paint_hover(painter: QPainter, label: QPixmap, spot: Spot, camera: Camera, dpr: float) -> None:
    """Paint the name of a spot above it, within the view."""
    x, y = camera.to_view(spot.x, spot.y)
    left = min(max(x - label.width() / 2, 4), camera.width - label.width() - 4)
    top = y - label.height() - 14 * dpr
    painter.drawPixmap(round(left), round(top if top > 4 else y + 16 * dpr), label)
