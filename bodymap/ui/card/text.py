"""Paragraphs laid out once by ``QTextLayout`` and painted as often as needed."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

import msgspec
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QTextCharFormat, QTextLayout, QTextOption

from bodymap.typeset import fonts

if TYPE_CHECKING:
    from bodymap.draw.tokens import Tokens
    from bodymap.texts.content import Paragraph, ParagraphKind, Run, RunStyle


class ParagraphStyle(msgspec.Struct, frozen=True):
    """How a kind of paragraph is set: size in px, line height as a factor, space above, indent in px."""

    pixels: float
    line_height: float = 1.42
    above: float = 5
    indent: float = 0
    bold: bool = False


PARAGRAPH_STYLES: dict[ParagraphKind, ParagraphStyle] = {
    "body": ParagraphStyle(14),
    "lead": ParagraphStyle(16, 1.45),
    "bullet": ParagraphStyle(14, 1.38, 3, 13),
    "label": ParagraphStyle(12, 1.3, 10, 0, True),
    "note": ParagraphStyle(13, 1.38),
    "small": ParagraphStyle(12.5, 1.42, 7, 0),
    "term": ParagraphStyle(14, 1.4, 4),
    "claim": ParagraphStyle(14, 1.4, 11),
    "pattern": ParagraphStyle(14, 1.6, 15),
}
_WRAP = QTextOption()
_WRAP.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)


class Styles:
    """The text formats of one scheme."""

    def __init__(self, tokens: Tokens) -> None:
        self.tokens = tokens
        self.ink = QColor(tokens.ink)
        self.soft = QColor(tokens.ink_soft)
        self._formats: dict[RunStyle, QTextCharFormat] = {
            "strong": self._format(tokens.ink, bold=True),
            "soft": self._format(tokens.ink_soft),
            "mark": self._format(tokens.link, raised=True),
            "link": self._format(tokens.link),
            "go": self._format(tokens.link, bold=True),
            "quiet": self._dotted(tokens),
            "grade": self._format(tokens.card, bold=True),
            "pick": self._format(tokens.tcm_ink, bold=True),
            "picked": self._format(tokens.on_solid, bold=True),
        }

    def range(self, style: RunStyle, start: int, length: int) -> QTextLayout.FormatRange:
        """Return a format for a stretch of text."""
        made = QTextLayout.FormatRange()
        made.start, made.length = start, length
        made.format = self._formats[style]
        return made

    def _dotted(self, tokens: Tokens) -> QTextCharFormat:
        """Return the look of a link among many: plain text with a faint dotted line below."""
        made = self._format(tokens.ink)
        made.setUnderlineStyle(QTextCharFormat.UnderlineStyle.DotLine)
        faint = QColor(tokens.ink_faint)
        faint.setAlphaF(0.55)
        made.setUnderlineColor(faint)
        return made

    @staticmethod
    def _format(colour: str, *, bold: bool = False, raised: bool = False) -> QTextCharFormat:
        made = QTextCharFormat()
        made.setForeground(QColor(colour))
        if bold:
            made.setFontWeight(QFont.Weight.DemiBold)
        if raised:
            made.setVerticalAlignment(QTextCharFormat.VerticalAlignment.AlignSuperScript)
        return made


class RunSpan(msgspec.Struct, frozen=True):
    """A run that answers to the pointer: its place in the paragraph, and the run."""

    start: int
    end: int
    run: Run


class TextBlock:
    """One paragraph laid out to a width; ``height`` includes the space above it."""

    def __init__(self, paragraph: Paragraph, width: float, styles: Styles, *, first: bool) -> None:
        style = PARAGRAPH_STYLES[paragraph.kind]
        self.paragraph = paragraph
        self._styles = styles
        self._indent = style.indent
        self._above = 0.0 if first else style.above
        self.spans: list[RunSpan] = []
        self._grades: list[RunSpan] = []
        self.layout = QTextLayout(_unbroken(paragraph.text), fonts.font(style.pixels, bold=style.bold))
        self.layout.setTextOption(_WRAP)
        self.layout.setCacheEnabled(True)
        self._format(paragraph)
        self._bottom = _fill(self.layout, max(width - self._indent, 20.0), style.line_height)
        self.height = self._above + self._bottom

    def paint(self, painter: QPainter, x: float, y: float, selection: tuple[int, int] | None = None) -> None:
        """Paint with the upper left corner at x, y."""
        at = QPointF(x + self._indent, y + self._above)
        for grade in self._grades:
            self._paint_grade(painter, grade, at)
        painter.setPen(self._styles.ink)
        if self._indent:
            self._paint_bullet(painter, at)
        self.layout.draw(painter, at, self._selected(selection))

    def rects(self, start: int, end: int, x: float, y: float) -> list[QRectF]:
        """Return the rectangles of a stretch of text in a block painted at x, y."""
        found = []
        for index in range(self.layout.lineCount()):
            line = self.layout.lineAt(index)
            first, last = max(start, line.textStart()), min(end, line.textStart() + line.textLength())
            if first < last:
                left, right = _cursor_x(line, first), _cursor_x(line, last)
                found.append(QRectF(x + self._indent + left, y + self._above + line.y(), right - left, line.height()))
        return found

    def position(self, x: float, y: float) -> int:
        """Return the place in the text under a spot relative to the block's corner."""
        x, y = x - self._indent, y - self._above
        for index in range(self.layout.lineCount()):
            line = self.layout.lineAt(index)
            if y < line.y() + line.height() or index == self.layout.lineCount() - 1:
                return int(line.xToCursor(x))
        return 0

    def span_at(self, x: float, y: float) -> RunSpan | None:
        """Return the run under a spot relative to the block's corner, if it answers to the pointer."""
        for span in self.spans:
            if any(rect.adjusted(-2, -3, 2, 3).contains(x, y) for rect in self.rects(span.start, span.end, 0.0, 0.0)):
                return span
        return None

    def _format(self, paragraph: Paragraph) -> None:
        at, ranges = 0, []
        for run in paragraph.runs:
            end = at + len(run.text)
            if run.style != "body":
                ranges.append(self._styles.range(run.style, at, end - at))
            if run.target or run.tip:
                self.spans.append(RunSpan(at, end, run))
            if run.style in ("grade", "pick", "picked"):
                self._grades.append(RunSpan(at, end, run))
            at = end
        if ranges:
            self.layout.setFormats(ranges)

    def _paint_grade(self, painter: QPainter, grade: RunSpan, at: QPointF) -> None:
        for rect in self.rects(grade.start, grade.end, at.x() - self._indent, at.y() - self._above):
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._plate(grade.run))
            painter.drawRoundedRect(rect.adjusted(0, -0.5, 0, 0.5), 4.5, 4.5)

    def _plate(self, run: Run) -> QColor:
        tokens = self._styles.tokens
        return QColor({"pick": tokens.tcm, "picked": tokens.solid}.get(run.style) or tokens.grades[run.text.strip()])

    def _paint_bullet(self, painter: QPainter, at: QPointF) -> None:
        line = self.layout.lineAt(0)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._styles.soft)
        painter.drawEllipse(QPointF(at.x() - self._indent + 3, at.y() + line.y() + line.height() * 0.54), 1.8, 1.8)
        painter.setPen(self._styles.ink)

    def _selected(self, selection: tuple[int, int] | None) -> list[QTextLayout.FormatRange]:
        if selection is None or selection[0] >= selection[1]:
            return []
        made = QTextLayout.FormatRange()
        made.start, made.length = selection[0], selection[1] - selection[0]
        shade = QTextCharFormat()
        shade.setBackground(QColor(self._styles.tokens.chosen))
        made.format = shade
        return [made]


def stack(paragraphs: Iterable[Paragraph], width: float, styles: Styles) -> tuple[list[TextBlock], float]:
    """Return paragraphs laid out below one another, and their height together."""
    blocks: list[TextBlock] = []
    height = 0.0
    for paragraph in paragraphs:
        block = TextBlock(paragraph, width, styles, first=not blocks)
        blocks.append(block)
        height += block.height
    return blocks, height


def _unbroken(text: str) -> str:
    """Keep codes such as EX-UE2 on one line; the text stays as long as it was."""
    return text.replace("EX-", "EX\u2011")


def _fill(layout: QTextLayout, width: float, line_height: float) -> float:
    bottom = 0.0
    layout.beginLayout()
    line = layout.createLine()
    while line.isValid():
        line.setLineWidth(width)
        tall = line.height() * line_height / 1.21
        line.setPosition(QPointF(0.0, bottom + (tall - line.height()) / 2))
        bottom += tall
        line = layout.createLine()
    layout.endLayout()
    return bottom


def _cursor_x(line: object, position: int) -> float:
    found = line.cursorToX(position)  # type: ignore[attr-defined]
    return float(found[0] if isinstance(found, tuple) else found)
