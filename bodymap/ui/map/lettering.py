"""Small pieces of lettering on the map, painted once and kept as pixmaps."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

import msgspec
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPainterPath, QPen, QPixmap

from bodymap.ui import fonts

if TYPE_CHECKING:
    from bodymap.ui.map.state import Lexicon
    from bodymap.ui.tokens import Tokens

Style = Literal["plain", "near", "number", "course", "chosen", "hover", "measure", "landmark"]


class Look(msgspec.Struct, frozen=True):
    """How one style of lettering is set."""

    pixels: float
    bold: bool
    pad_x: float
    pad_y: float
    plate: bool


LOOKS: dict[Style, Look] = {
    "plain": Look(11, False, 3, 1, False),
    "near": Look(11, True, 3, 1, False),
    "number": Look(10.5, True, 2, 0, False),
    "course": Look(11.5, True, 6, 1.5, True),
    "chosen": Look(13, True, 9, 4, True),
    "hover": Look(12, False, 9, 5, True),
    "measure": Look(11.5, True, 6, 2, True),
    "landmark": Look(11.5, False, 6, 2, True),
}
_MOST_KEPT = 1500


class Lettering:
    """Makes and keeps the pixmaps of labels for one scheme and one screen density."""

    def __init__(self, tokens: Tokens, dpr: float) -> None:
        self._tokens = tokens
        self._dpr = dpr
        self._kept: dict[tuple[str, Style, str], QPixmap] = {}
        self._metrics: dict[Style, QFontMetricsF] = {}

    def size(self, text: str, style: Style) -> tuple[float, float]:
        """Return width and height of a label in device pixels."""
        look = LOOKS[style]
        metrics = self._metric(style)
        width = metrics.horizontalAdvance(text) + 2 * look.pad_x * self._dpr
        return float(round(width + 1)), float(round(metrics.height() + 2 * look.pad_y * self._dpr))

    def pixmap(self, text: str, style: Style, tone: str = "") -> QPixmap:
        """Return the picture of a label; ``tone`` is a colour of its own for lettering without a plate."""
        made = self._kept.get((text, style, tone))
        if made is None:
            if len(self._kept) >= _MOST_KEPT:
                self._kept.clear()
            made = self._kept[text, style, tone] = self._draw(text, style, tone)
        return made

    def tone(self, words: Lexicon, channel: str) -> str:
        """Return the colour of a channel's lettering; on dark plates only plain ink reads well."""
        return words.colours[channel] if self._tokens.scheme == "light" else self._tokens.ink

    def _font(self, style: Style) -> QFont:
        look = LOOKS[style]
        return fonts.font(look.pixels * self._dpr, bold=look.bold)

    def _metric(self, style: Style) -> QFontMetricsF:
        if style not in self._metrics:
            self._metrics[style] = QFontMetricsF(self._font(style))
        return self._metrics[style]

    def _draw(self, text: str, style: Style, tone: str) -> QPixmap:
        width, height = self.size(text, style)
        pixmap = QPixmap(int(width), int(height))
        pixmap.fill(QColor(0, 0, 0, 0))
        painter = QPainter(pixmap)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if LOOKS[style].plate:
            self._draw_plate(painter, QRectF(pixmap.rect()), style)
            painter.setFont(self._font(style))
            painter.setPen(self._ink(style))
            painter.drawText(QRectF(pixmap.rect()), Qt.AlignmentFlag.AlignCenter, text)
        else:
            self._draw_haloed(painter, text, style, tone)
        painter.end()
        return pixmap

    def _draw_plate(self, painter: QPainter, rect: QRectF, style: Style) -> None:
        tokens = self._tokens
        inner = rect.adjusted(0.5, 0.5, -0.5, -0.5)
        ground = QColor(tokens.solid if style == "chosen" else tokens.raised)
        if style in ("measure", "landmark"):
            ground.setAlphaF(0.94)
        painter.setBrush(ground)
        edge = {"course": tokens.tcm_ink, "chosen": tokens.solid, "measure": tokens.measure}.get(style, tokens.line)
        painter.setPen(QPen(QColor(edge), self._dpr if style == "hover" else 0.8 * self._dpr))
        round_by = min(inner.height() / 2, (7 if style in ("chosen", "hover") else 4) * self._dpr)
        painter.drawRoundedRect(inner, round_by, round_by)

    def _draw_haloed(self, painter: QPainter, text: str, style: Style, tone: str) -> None:
        look, metrics = LOOKS[style], self._metric(style)
        path = QPainterPath()
        path.addText(QPointF(look.pad_x * self._dpr, look.pad_y * self._dpr + metrics.ascent()), self._font(style), text)
        halo = QColor(self._tokens.paper)
        if self._tokens.scheme == "dark":
            # Light lettering with a dark edge would look torn on light skin: a small plate instead.
            halo.setAlphaF(0.78)
            plate = QPainterPath()
            plate.addRoundedRect(QRectF(0, 0, *self.size(text, style)), 4 * self._dpr, 4 * self._dpr)
            painter.fillPath(plate, halo)
        else:
            halo.setAlphaF(0.86)
            pen = QPen(halo, 3.2 * self._dpr)
            pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
            painter.strokePath(path, pen)
        painter.fillPath(path, QColor(tone) if tone else self._ink(style))

    def _ink(self, style: Style) -> QColor:
        tokens = self._tokens
        inks = {"chosen": tokens.on_solid, "measure": tokens.measure, "plain": tokens.ink_soft}
        return QColor(inks.get(style, tokens.ink))
