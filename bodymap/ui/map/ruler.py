"""How a point is found, drawn on the body: landmark, dashed run with a tick at each cun, level."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import TYPE_CHECKING

from msgspec.structs import replace
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QPolygonF

from bodymap.ui.map.labels import Wish, leading
from bodymap.ui.map.placing import Want

if TYPE_CHECKING:
    from bodymap.atlas.places import XY, Measure
    from bodymap.ui.map.lettering import Lettering, Style

_TICK = 4.0
_DOT = 3.6
_QUIET = 0.55
_CLEAR = QColor(0, 0, 0, 0)


class Ruler:
    """The measures of the chosen point in one view, on one side, over those of the layers that are switched on."""

    def __init__(self, measures: Iterable[Measure], backdrop: Iterable[Measure] = ()) -> None:
        self.measures = tuple(measures)
        self.backdrop = tuple(backdrop)

    def paint(self, painter: QPainter, scale: float, dpr: float, colour: QColor, under: QColor) -> None:
        """Paint lines, ticks and dots; the painter's origin is the sheet's corner, device pixels."""
        if not self.measures and not self.backdrop:
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for measure in self.backdrop:
            self._quiet(painter, measure, scale, dpr, colour)
        for measure in self.measures:
            for level in measure.levels:
                self._line(painter, _polygon(level.path, scale), 1.1 * dpr, colour, under, dotted=True)
            for line in measure.lines:
                self._line(painter, _polygon(line.path, scale), 1.6 * dpr, colour, under, dotted=False)
                self._ticks(painter, line.path, line.ticks, scale, dpr, colour, under)
            for mark in measure.landmarks:
                self._dot(painter, QPointF(mark.at[0] * scale, mark.at[1] * scale), dpr, colour, under)
        painter.restore()

    def _quiet(self, painter: QPainter, measure: Measure, scale: float, dpr: float, colour: QColor) -> None:
        """Paint a layer: thin lines and small dots that leave the chosen point its place."""
        soft = QColor(colour)
        soft.setAlphaF(_QUIET)
        painter.setPen(_pen(soft, 0.9 * dpr))
        for level in measure.levels:
            painter.drawPolyline(_polygon(level.path, scale))
        for line in measure.lines:
            painter.drawPolyline(_polygon(line.path, scale))
            self._ticks(painter, line.path, line.ticks, scale, dpr * 0.7, soft, _CLEAR)
        painter.setPen(_pen(colour, 1.2 * dpr))
        painter.setBrush(_CLEAR)
        for mark in measure.landmarks:
            painter.drawEllipse(QPointF(mark.at[0] * scale, mark.at[1] * scale), 2.4 * dpr, 2.4 * dpr)

    def layer_wants(self, scale: float, lettering: Lettering, dpr: float) -> Iterator[Want]:
        """Yield the labels of the layers, which take what room the others leave."""
        near = Wish(x=0, y=0, width=0, height=0, clear=3 * dpr, crosses=True)
        named = {mark.name for measure in self.measures for mark in measure.landmarks}
        for measure in self.backdrop:
            for level in measure.levels:
                yield _want(level.label, level.path[-1], "landmark", near, scale, lettering)
            for line in measure.lines:
                yield _want(line.label, line.label_at, "landmark", near, scale, lettering)
            for mark in measure.landmarks:
                if mark.name not in named:
                    yield _want(mark.name, mark.at, "landmark", near, scale, lettering)

    def wants(self, scale: float, lettering: Lettering, dpr: float) -> Iterator[Want]:
        """Yield the labels that want a place."""
        for measure in self.measures:
            away = -1 if self._runs_right(measure) else 1
            levels = {level.label for level in measure.levels}
            near = Wish(x=0, y=0, width=0, height=0, clear=(_TICK + 1) * dpr, reaches=leading(dpr), crosses=True)
            # The label of a level stands aside on the free half, at the end of its own dotted line.
            level_wish = replace(near, clear=0, reaches=_far(dpr), level=True, outward=away)
            mark_wish = replace(near, clear=_DOT * dpr + 2, outward=away)
            for line in measure.lines:
                yield _want(line.label, line.label_at, "measure", near, scale, lettering)
            for level in measure.levels:
                yield _want(level.label, level.path[0], "measure", level_wish, scale, lettering)
            for mark in measure.landmarks:
                if mark.name not in levels:
                    yield _want(mark.name, mark.at, "landmark", mark_wish, scale, lettering)

    def taken(self, scale: float, dpr: float) -> Iterator[tuple[float, float, float, float]]:
        """Yield the rectangles that the drawn runs cover, so that labels keep off them."""
        slack = (_TICK + 1) * dpr
        for measure in self.measures:
            for line in measure.lines:
                for (x, y), (u, v) in pairwise(line.path):
                    yield min(x, u) * scale - slack, min(y, v) * scale - slack, max(x, u) * scale + slack, max(y, v) * scale + slack

    @staticmethod
    def _runs_right(measure: Measure) -> bool:
        paths = [line.path for line in measure.lines] or [level.path for level in measure.levels]
        return sum(path[-1][0] - path[0][0] for path in paths) >= 0

    @staticmethod
    def _line(painter: QPainter, line: QPolygonF, width: float, colour: QColor, under: QColor, *, dotted: bool) -> None:
        path = QPainterPath()
        path.addPolygon(line)
        painter.strokePath(path, _pen(under, width + 2.4))
        pen = _pen(colour, width)
        pen.setDashPattern([1.0, 3.0] if dotted else [4.0, 2.6])
        pen.setCapStyle(Qt.PenCapStyle.RoundCap if dotted else Qt.PenCapStyle.FlatCap)
        painter.strokePath(path, pen)

    @staticmethod
    def _ticks(
        painter: QPainter, path: tuple[XY, ...], ticks: tuple[XY, ...], scale: float, dpr: float, colour: QColor, under: QColor
    ) -> None:
        marks = QPainterPath()
        for tick in ticks:
            along = _direction(path, tick)
            across = (-along[1] * _TICK * dpr, along[0] * _TICK * dpr)
            x, y = tick[0] * scale, tick[1] * scale
            marks.moveTo(x - across[0], y - across[1])
            marks.lineTo(x + across[0], y + across[1])
        painter.strokePath(marks, _pen(under, 1.6 * dpr + 2.4))
        painter.strokePath(marks, _pen(colour, 1.6 * dpr))

    @staticmethod
    def _dot(painter: QPainter, at: QPointF, dpr: float, colour: QColor, under: QColor) -> None:
        painter.setPen(_pen(colour, 1.8 * dpr))
        painter.setBrush(under)
        painter.drawEllipse(at, _DOT * dpr, _DOT * dpr)


def _want(text: str, at: XY, style: Style, wish: Wish, scale: float, lettering: Lettering) -> Want:
    width, height = lettering.size(text, style)
    return Want(replace(wish, x=at[0] * scale, y=at[1] * scale, width=width, height=height), text, style)


def _far(dpr: float) -> tuple[float, ...]:
    return tuple(reach * dpr for reach in range(46, 300, 12))


def _pen(colour: QColor, width: float) -> QPen:
    pen = QPen(colour, width)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    return pen


def _polygon(path: Iterable[XY], scale: float) -> QPolygonF:
    return QPolygonF([QPointF(x * scale, y * scale) for x, y in path])


def _direction(path: tuple[XY, ...], at: XY) -> XY:
    best, found = math.inf, (1.0, 0.0)
    for (x, y), (u, v) in pairwise(path):
        middle = math.hypot((x + u) / 2 - at[0], (y + v) / 2 - at[1])
        length = math.hypot(u - x, v - y)
        if length and middle - length / 2 < best:
            best, found = middle - length / 2, ((u - x) / length, (v - y) / length)
    return found
