"""Small pieces of lettering on the map, painted once and kept as pixmaps."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QPixmap

from bodymap.draw.lettering import DARK_PLATE_ALPHA, HALO, HALO_ALPHA, LOOKS, LabelStyle, ink_of, plate_of
from bodymap.typeset.metrics import FontMetrics

if TYPE_CHECKING:
    from bodymap.draw.tokens import Tokens

_MOST_KEPT = 1500


class Lettering(FontMetrics):
    """Makes and keeps the pixmaps of labels for one scheme and one density."""

    def __init__(self, tokens: Tokens, dpr: float) -> None:
        super().__init__(dpr)
        self.tokens = tokens
        self._kept: dict[tuple[str, LabelStyle, str], QPixmap] = {}

    def pixmap(self, text: str, style: LabelStyle, tone: str = "") -> QPixmap:
        """Return the picture of a label; ``tone`` is a colour of its own for lettering without a plate."""
        made = self._kept.get((text, style, tone))
        if made is None:
            if len(self._kept) >= _MOST_KEPT:
                self._kept.clear()
            made = self._kept[text, style, tone] = self._draw(text, style, tone)
        return made

    def _draw(self, text: str, style: LabelStyle, tone: str) -> QPixmap:
        width, height = self.size(text, style)
        pixmap = QPixmap(int(width), int(height))
        pixmap.fill(QColor(0, 0, 0, 0))
        painter = QPainter(pixmap)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if LOOKS[style].plate:
            self._draw_plate(painter, QRectF(pixmap.rect()), style)
            painter.setFont(self.font(style))
            painter.setPen(QColor(ink_of(style, self.tokens)))
            painter.drawText(QRectF(pixmap.rect()), Qt.AlignmentFlag.AlignCenter, text)
        else:
            self._draw_haloed(painter, text, style, tone)
        painter.end()
        return pixmap

    def _draw_plate(self, painter: QPainter, rect: QRectF, style: LabelStyle) -> None:
        look, (ground, edge) = LOOKS[style], plate_of(style, self.tokens)
        inner = rect.adjusted(0.5, 0.5, -0.5, -0.5)
        painter.setBrush(_clear(ground, look.alpha))
        painter.setPen(QPen(QColor(edge), look.edge * self.dpr))
        round_by = min(inner.height() / 2, look.round * self.dpr)
        painter.drawRoundedRect(inner, round_by, round_by)

    def _draw_haloed(self, painter: QPainter, text: str, style: LabelStyle, tone: str) -> None:
        look, metrics = LOOKS[style], self.of(style)
        path = QPainterPath()
        path.addText(QPointF(look.pad_x * self.dpr, look.pad_y * self.dpr + metrics.ascent()), self.font(style), text)
        if self.tokens.scheme == "dark":
            plate = QPainterPath()
            plate.addRoundedRect(QRectF(0, 0, *self.size(text, style)), look.round * self.dpr, look.round * self.dpr)
            painter.fillPath(plate, _clear(self.tokens.paper, DARK_PLATE_ALPHA))
        else:
            pen = QPen(_clear(self.tokens.paper, HALO_ALPHA), HALO * self.dpr)
            pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
            painter.strokePath(path, pen)
        painter.fillPath(path, QColor(tone or ink_of(style, self.tokens)))


def _clear(colour: str, alpha: float) -> QColor:
    made = QColor(colour)
    made.setAlphaF(alpha)
    return made
