"""Markers of the points: one sheet of sprites for all channels, all markers painted in one call."""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from collections import deque
from collections.abc import Mapping

from PySide6.QtGui import QColor, QPainter, QPixmap

from bodymap.draw.marks import DIM, DIM_BELOW, GLOW, QUIET, RIM, Markers, rim_of
from bodymap.ui.kit.shapes import fill_disc

_CLEAR = QColor(0, 0, 0, 0)
_RIM = QColor(RIM)
_HALF = 0.5


class Sprites:
    """One round marker per channel, crisp in device pixels; paler for skin that turns away, smaller beside the leading channel."""

    def __init__(self, colours: Mapping[str, str], size: float) -> None:
        self.size = size
        self.half = int(size) + 2
        self._colours = colours
        self._drawn: dict[tuple[str, bool, bool], QPixmap] = {}

    def of(self, channel: str, pale: bool, quiet: bool) -> QPixmap:
        """Return the marker of a channel, pale for skin that turns away, quiet beside the leading channel."""
        key = (channel, pale, quiet)
        made = self._drawn.get(key)
        if made is None:
            made = self._drawn[key] = self._draw(QColor(self._colours[channel]), DIM if pale else 1.0, QUIET if quiet else 1.0)
        return made

    def _draw(self, colour: QColor, opacity: float, part: float) -> QPixmap:
        pixmap = QPixmap(2 * self.half, 2 * self.half)
        pixmap.fill(_CLEAR)
        painter = QPainter(pixmap)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setOpacity(opacity)
        draw_marker(painter, self.half, self.half, self.size * part, colour)
        painter.end()
        return pixmap


def draw_marker(painter: QPainter, x: float, y: float, size: float, colour: QColor) -> None:
    """Draw one marker with its light rim; ``size`` is the outer radius."""
    fill_disc(painter, x, y, size, _RIM)
    fill_disc(painter, x, y, size - rim_of(size), colour)


def glow(size: float, colour: QColor) -> QPixmap:
    """Return the soft light under a chosen marker."""
    from PySide6.QtGui import QRadialGradient  # noqa: PLC0415 - slow to load, and the start shows none

    side = int(size * 2)
    pixmap = QPixmap(side, side)
    pixmap.fill(_CLEAR)
    light = QRadialGradient(side / 2, side / 2, side / 2)
    for at, strength in GLOW:
        shade = QColor(colour)
        shade.setAlphaF(strength)
        light.setColorAt(at, shade)
    painter = QPainter(pixmap)
    painter.fillRect(pixmap.rect(), light)
    painter.end()
    return pixmap


class MarkerField:
    """The markers of a view at one zoom, placed relative to the sheet's corner in device pixels."""

    def __init__(self, markers: Markers) -> None:
        self._spots = markers.spots
        self._channels = [markers.channels[spot.code] for spot in markers.spots]
        self._leading = markers.leading
        self._xs = array("d", [spot.x for spot in markers.spots])
        self._ys = array("d", [spot.y for spot in markers.spots])
        self._left = self._top = array("i")
        self._pixmaps: list[QPixmap] = []
        self._key: tuple[float, Sprites] | None = None

    def paint(self, painter: QPainter, sprites: Sprites, scale: float, top: float, bottom: float) -> None:
        """Paint the markers between two heights of the sheet; the painter's origin is the sheet's corner."""
        if self._key != (scale, sprites):
            self._lay(sprites, scale)
        slack = sprites.half / scale
        first, last = bisect_left(self._ys, top - slack), bisect_right(self._ys, bottom + slack)
        # A loop without the interpreter: there may be thousands.
        deque(map(painter.drawPixmap, self._left[first:last], self._top[first:last], self._pixmaps[first:last]), maxlen=0)

    def _lay(self, sprites: Sprites, scale: float) -> None:
        half, of, leading = sprites.half, sprites.of, self._leading
        # Plain numbers side by side: ten thousand little objects would not stay in the cache.
        self._left = array("i", [int(x * scale + _HALF) - half for x in self._xs])
        self._top = array("i", [int(y * scale + _HALF) - half for y in self._ys])
        if self._key is None or self._key[1] is not sprites:
            faces = zip(self._spots, self._channels, strict=True)
            self._pixmaps = [of(channel, spot.facing < DIM_BELOW, leading not in ("", channel)) for spot, channel in faces]
        self._key = (scale, sprites)
