"""The parts of the card as painted boxes, each laid out to a width."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import msgspec
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter

from bodymap.typeset import fonts
from bodymap.ui.card.text import Styles, TextBlock, stack
from bodymap.ui.kit.shapes import fill_round

if TYPE_CHECKING:
    from bodymap.texts.content import Paragraph, Run

PAD = 14.0
COLUMN_GAP = 12.0
CELL_RADIUS = 8.0
_HEAD_SIZES = (14, 13, 12, 11)


class Laid(msgspec.Struct, frozen=True):
    """A paragraph with its place inside a box."""

    block: TextBlock
    x: float
    y: float


class Hotspot(msgspec.Struct, frozen=True):
    """A run that answers to the pointer, and where: a link in the text, a chip, the organ strip."""

    rect: QRectF
    run: Run

    def moved(self, down: float) -> Hotspot:
        """Return it so much further down."""
        return Hotspot(self.rect.translated(0, down), self.run)


class Box:
    """A part of the card; ``height`` is known once it is made."""

    def __init__(self, styles: Styles, width: float) -> None:
        self.styles = styles
        self.width = width
        self.height = 0.0
        self.texts: list[Laid] = []
        self.hotspots: list[Hotspot] = []

    def add(self, paragraphs: Sequence[Paragraph], x: float, y: float, width: float) -> float:
        """Lay paragraphs at a place in the box; returns their height."""
        blocks, height = stack(paragraphs, width, self.styles)
        for block in blocks:
            self.texts.append(Laid(block, x, y))
            y += block.height
        return height

    def paint(self, painter: QPainter, x: float, y: float) -> None:
        """Paint what lies behind the text, with the upper left corner at x, y."""


class Paragraphs(Box):
    """A heading in small capitals, if any, and paragraphs across the whole width."""

    def __init__(self, styles: Styles, width: float, title: str, paragraphs: Sequence[Paragraph], above: float) -> None:
        super().__init__(styles, width)
        self._title, self._above = title, above
        top = above + (24.0 if title else 0.0)
        self.height = top + self.add(paragraphs, 0.0, top, min(width, 660.0))

    def paint(self, painter: QPainter, x: float, y: float) -> None:
        if self._title:
            paint_title(painter, self.styles, self._title, x, y + self._above)


class Alert(Box):
    """A calm box that says when to see a doctor first."""

    def __init__(self, styles: Styles, width: float, title: str, paragraphs: Sequence[Paragraph]) -> None:
        super().__init__(styles, width)
        self.title = title
        self._high = PAD + 22 + self.add(paragraphs, PAD + 4, 18 + PAD + 22, min(width - 2 * PAD - 4, 660.0)) + PAD
        self.height = 18 + self._high

    def paint(self, painter: QPainter, x: float, y: float) -> None:
        tokens = self.styles.tokens
        fill_round(painter, QRectF(x, y + 18, self.width, self._high), tokens.caution_soft, CELL_RADIUS)
        fill_round(painter, QRectF(x, y + 18 + PAD - 2, 3, self._high - 2 * PAD + 4), tokens.caution, 1.5)
        painter.setFont(fonts.font(14, bold=True))
        painter.setPen(QColor(tokens.caution))
        painter.drawText(QPointF(x + PAD + 4, y + 18 + PAD + 12), self.title)


class Heads(Box):
    """The heads of the two columns."""

    def __init__(self, styles: Styles, width: float, heads: tuple[str, str]) -> None:
        super().__init__(styles, width)
        self._heads = heads
        self.height = 22.0 + 32.0

    def paint(self, painter: QPainter, x: float, y: float) -> None:
        tokens, wide = self.styles.tokens, column_width(self.width)
        painter.setFont(self._font(wide))
        for index, (ground, ink) in enumerate(((tokens.tcm, tokens.tcm_ink), (tokens.western, tokens.western_ink))):
            rect = QRectF(x + index * (wide + COLUMN_GAP), y + 22, wide, 32)
            fill_round(painter, rect, ground, CELL_RADIUS)
            painter.setPen(QColor(ink))
            # A head that is too long even at the smallest size takes two lines.
            painter.drawText(rect.adjusted(5, 0, -5, 0), Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap, self._heads[index])

    def _font(self, wide: float) -> QFont:
        made = [fonts.font(size, bold=True) for size in _HEAD_SIZES]
        return next((font for font in made if self._fits(font, wide)), made[-1])

    def _fits(self, font: QFont, wide: float) -> bool:
        return all(QFontMetricsF(font).horizontalAdvance(head) <= wide - 10 for head in self._heads)


class PairRow(Box):
    """One question with its two answers in cells of equal height."""

    def __init__(self, styles: Styles, width: float, title: str, left: Sequence[Paragraph], right: Sequence[Paragraph]) -> None:
        super().__init__(styles, width)
        self._title = title
        wide = column_width(width)
        self._top = 18.0 + 22.0
        inner = wide - 2 * PAD
        heights = [
            self.add(cell, index * (wide + COLUMN_GAP) + PAD, self._top + PAD - 2, inner) for index, cell in enumerate((left, right))
        ]
        self._cell = max(heights) + 2 * PAD - 3
        self.height = self._top + self._cell

    def paint(self, painter: QPainter, x: float, y: float) -> None:
        tokens, wide = self.styles.tokens, column_width(self.width)
        paint_title(painter, self.styles, self._title, x, y + 18)
        fill_round(painter, QRectF(x, y + self._top, wide, self._cell), tokens.tcm_cell, CELL_RADIUS)
        fill_round(painter, QRectF(x + wide + COLUMN_GAP, y + self._top, wide, self._cell), tokens.western_cell, CELL_RADIUS)


def column_width(width: float) -> float:
    """Return the width of one of the two columns."""
    return (width - COLUMN_GAP) / 2


def paint_title(painter: QPainter, styles: Styles, title: str, x: float, y: float) -> None:
    """Paint a small heading; x, y is its upper left corner."""
    painter.setFont(fonts.caps(11))
    painter.setPen(QColor(styles.tokens.ink_faint))
    painter.drawText(QPointF(x, y + 13), title.upper())
