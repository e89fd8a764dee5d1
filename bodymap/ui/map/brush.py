"""Paints the marks of the layers on the screen."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QPixmap, QPolygonF

from bodymap.atlas.places import XY
from bodymap.draw.marks import EDGE, EDGE_MORE, Glow, Mark, Marker, Markers, Pen, Polyline, Ring, Ticks
from bodymap.ui.map.markers import MarkerField, Sprites, draw_marker, glow


class MarkPainter:
    """Paints marks at one density of device pixels, and keeps what is costly to make."""

    def __init__(self, dpr: float) -> None:
        self._dpr = dpr
        self._fields: dict[int, tuple[Markers, MarkerField]] = {}
        self._sprites: dict[float, Sprites] = {}
        self._glows: dict[tuple[str, int], QPixmap] = {}

    def paint(self, painter: QPainter, marks: Iterable[Mark], scale: float, marker: float, seen: tuple[float, float]) -> None:
        """Paint marks; the painter's origin is the sheet's corner, ``marker`` a usual marker's radius, all in device pixels.

        ``seen`` are the upper and lower edge of the view on the sheet, in its units.
        """
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for mark in marks:
            match mark:
                case Markers():
                    self._field(mark).paint(painter, self._sprite_set(mark, marker), scale, *seen)
                case Marker(x, y, size, colour):
                    draw_marker(painter, round(x * scale), round(y * scale), size.radius(marker, self._dpr), QColor(colour))
                case Glow():
                    self._glow(painter, mark, scale, marker)
                case _:
                    self._line(painter, mark, scale, marker)

    def _line(self, painter: QPainter, mark: Polyline | Ticks | Ring, scale: float, marker: float) -> None:
        match mark:
            case Polyline(path, pen):
                self._stroke(painter, _polygon(path, scale), pen)
            case Ticks(at, half, pen):
                self._stroke(painter, _ticks(at, half * self._dpr, scale), pen)
            case Ring(x, y, size, pen, fill):
                radius = size.radius(marker, self._dpr)
                painter.setPen(self._pen(pen))
                painter.setBrush(_clear(EDGE, fill))
                painter.drawEllipse(QPointF(x * scale, y * scale), radius, radius)

    def _stroke(self, painter: QPainter, path: QPainterPath, pen: Pen) -> None:
        if pen.edge:
            under = QPen(_clear(EDGE, pen.edge), pen.width * self._dpr + EDGE_MORE)
            under.setCapStyle(Qt.PenCapStyle.RoundCap)
            under.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
            painter.strokePath(path, under)
        painter.strokePath(path, self._pen(pen))

    def _pen(self, pen: Pen) -> QPen:
        made = QPen(_clear(pen.colour, pen.alpha), pen.width * self._dpr)
        made.setCapStyle(Qt.PenCapStyle.RoundCap if pen.round else Qt.PenCapStyle.FlatCap)
        made.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        if pen.dash:
            made.setDashPattern(pen.dash)
        return made

    def _glow(self, painter: QPainter, mark: Glow, scale: float, marker: float) -> None:
        key = (mark.colour, round(mark.size.radius(marker, self._dpr)))
        if key not in self._glows:
            self._glows[key] = glow(key[1], QColor(mark.colour))
        made = self._glows[key]
        painter.drawPixmap(round(mark.x * scale) - made.width() // 2, round(mark.y * scale) - made.height() // 2, made)

    def _field(self, mark: Markers) -> MarkerField:
        kept = self._fields.get(id(mark))
        if kept is None:
            # The mark is kept so that its id stays its own; only the newest is painted again.
            self._fields = {id(mark): (mark, MarkerField(mark))}
            kept = self._fields[id(mark)]
        return kept[1]

    def _sprite_set(self, mark: Markers, size: float) -> Sprites:
        step = round(size * 2) / 2
        if step not in self._sprites:
            self._sprites[step] = Sprites(mark.colours, step)
        return self._sprites[step]


def _polygon(path: Iterable[XY], scale: float) -> QPainterPath:
    made = QPainterPath()
    made.addPolygon(QPolygonF([QPointF(x * scale, y * scale) for x, y in path]))
    return made


def _ticks(at: Iterable[tuple[float, float, float, float]], half: float, scale: float) -> QPainterPath:
    made = QPainterPath()
    for x, y, along_x, along_y in at:
        across_x, across_y = -along_y * half, along_x * half
        made.moveTo(x * scale - across_x, y * scale - across_y)
        made.lineTo(x * scale + across_x, y * scale + across_y)
    return made


def _clear(colour: str, alpha: float) -> QColor:
    made = QColor(colour)
    made.setAlphaF(alpha)
    return made
