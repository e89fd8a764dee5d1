"""The head of the card: code, names in their scripts, chips; and the organ strip below it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen

from bodymap.texts.content import Chip, Header, Paragraph, Run, Strip
from bodymap.typeset import fonts
from bodymap.ui.card.boxes import COLUMN_GAP, PAD, Box, Hotspot, Laid, column_width
from bodymap.ui.card.text import Styles, stack
from bodymap.ui.kit.shapes import fill_round
from bodymap.ui.kit.theme import text_on
from bodymap.words import _

if TYPE_CHECKING:
    from collections.abc import Iterator

_BADGE_HIGH = 30.0
_CHIP_HIGH = 25.0
TOGGLE = "strip:"


class HeaderBox(Box):
    """Code in the colour of its channel, pinyin, characters, English, readings, chips."""

    def __init__(self, styles: Styles, width: float, header: Header, colour: QColor) -> None:
        super().__init__(styles, width)
        self._header = header
        self._colour = colour
        self._words = list(self._flow())
        below = max(rect.bottom() for _text, _font, rect in self._words) + 8
        readings = [Paragraph((Run(header.readings, "soft"),), "note")] if header.readings else []
        top = below + self.add(readings, 0.0, below, width) + (12 if header.chips else 0)
        self._chips = list(self._chip_places(top))
        self.hotspots = [Hotspot(rect, Run(chip.text, tip=chip.tip)) for chip, rect in self._chips if chip.tip]
        self.height = max((rect.bottom() for _chip, rect in self._chips), default=top)

    def paint(self, painter: QPainter, x: float, y: float) -> None:
        for text, font, rect in self._words:
            at = rect.translated(x, y)
            painter.setFont(font)
            if text == self._header.code:
                fill_round(painter, at, self._colour.name(), 7)
                painter.setPen(text_on(self._colour))
                painter.drawText(at, Qt.AlignmentFlag.AlignCenter, text)
            else:
                painter.setPen(QColor(self.styles.tokens.ink_soft if text == self._header.english else self.styles.tokens.ink))
                painter.drawText(at, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, text)
        painter.setFont(fonts.font(12.5))
        for chip, rect in self._chips:
            self._paint_chip(painter, chip, rect.translated(x, y))

    def _flow(self) -> Iterator[tuple[str, QFont, QRectF]]:
        header = self._header
        words = [(header.code, fonts.font(16, bold=True), 24.0)] if header.code else []
        words.append((header.title, fonts.font(27, bold=True), 0.0))
        words.append((header.hans, fonts.font(25), 0.0))
        if header.hant != header.hans:
            words.append((header.hant, fonts.font(19), 0.0))
        words.append((header.english, fonts.font(16), 0.0))
        x, y = 0.0, 0.0
        for text, font, extra in (word for word in words if word[0]):
            wide = QFontMetricsF(font).horizontalAdvance(text) + extra + 1
            if x and x + wide > self.width:
                x, y = 0.0, y + 34
            high = _BADGE_HIGH if extra else 36.0
            yield text, font, QRectF(x, y + (36.0 - high) / 2, wide, high)
            x += wide + 13

    def _chip_places(self, top: float) -> Iterator[tuple[Chip, QRectF]]:
        metrics = QFontMetricsF(fonts.font(12.5))
        x, y = 0.0, top
        for chip in self._header.chips:
            wide = min(metrics.horizontalAdvance(chip.text) + 22, self.width)
            if x and x + wide > self.width:
                x, y = 0.0, y + _CHIP_HIGH + 6
            yield chip, QRectF(x, y, wide, _CHIP_HIGH)
            x += wide + 7

    def _paint_chip(self, painter: QPainter, chip: Chip, rect: QRectF) -> None:
        tokens = self.styles.tokens
        ground = {"caution": tokens.caution_soft}.get(chip.tone, tokens.chip)
        fill_round(painter, rect, ground, _CHIP_HIGH / 2)
        painter.setPen(QColor({"caution": tokens.caution, "channel": tokens.ink}.get(chip.tone, tokens.ink_soft)))
        painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, chip.text)


class OrganBox(Box):
    """The organ in one line, or open with the accounts of both medicines."""

    def __init__(self, styles: Styles, width: float, strip: Strip, colour: QColor, *, opened: bool, first: bool) -> None:
        super().__init__(styles, width)
        self._strip, self._colour, self._opened = strip, colour, opened
        self._above = 18.0 if first else 8.0
        line, line_high = stack((Paragraph((Run(strip.line, "soft"),), "note"),), width - 58 - 40, styles)
        self.texts += [Laid(block, 58.0, self._above + 31) for block in line]
        self._top = max(58.0, 31 + line_high + 12)
        high = self._top + (self._lay_open() if opened else 0.0)
        self._rect = QRectF(0, self._above, width, high)
        self.hotspots = [Hotspot(QRectF(0, self._above, width, self._top), Run(strip.title, target=f"{TOGGLE}{strip.key}"))]
        self.height = self._above + high

    def _lay_open(self) -> float:
        strip, wide = self._strip, column_width(self.width - 2 * PAD)
        top = self._above + self._top + 26
        left = self.add(strip.left, PAD, top, wide - 6)
        right = self.add(strip.right, PAD + wide + COLUMN_GAP, top, wide)
        below = top + max(left, right) + 6
        return below + self.add(strip.below, PAD, below, min(self.width - 2 * PAD, 660.0)) + 16 - self._above - self._top

    def paint(self, painter: QPainter, x: float, y: float) -> None:
        tokens = self.styles.tokens
        fill_round(painter, self._rect.translated(x, y), tokens.organ, 10)
        top = y + self._above
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._colour)
        painter.drawEllipse(QPointF(x + 30, top + 29), 17, 17)
        painter.setPen(text_on(self._colour))
        painter.setFont(fonts.font(17))
        painter.drawText(QRectF(x + 13, top + 12, 34, 34), Qt.AlignmentFlag.AlignCenter, self._strip.sign)
        painter.setFont(fonts.font(15, bold=True))
        painter.setPen(QColor(tokens.ink))
        painter.drawText(QPointF(x + 58, top + 25), self._strip.title)
        self._paint_arrow(painter, x + self.width - 24, top + 29)
        if self._opened:
            painter.setFont(fonts.font(12.5, bold=True))
            wide = column_width(self.width - 2 * PAD)
            painter.setPen(QColor(tokens.tcm_ink))
            painter.drawText(QPointF(x + PAD, top + self._top + 14), _("In Chinese medicine"))
            painter.setPen(QColor(tokens.western_ink))
            painter.drawText(QPointF(x + PAD + wide + COLUMN_GAP, top + self._top + 14), _("In Western medicine"))

    def _paint_arrow(self, painter: QPainter, x: float, y: float) -> None:
        pen = QPen(QColor(self.styles.tokens.ink_faint), 1.8)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        painter.setPen(pen)
        lift = -2.5 if self._opened else 2.5
        painter.drawPolyline([QPointF(x - 5, y - lift), QPointF(x, y + lift), QPointF(x + 5, y - lift)])
