"""Markers of the points: one sheet of sprites for all channels, all markers painted in one call."""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from collections import deque
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from PySide6.QtGui import QColor, QPainter, QPixmap

from bodymap.ui.draw import fill_disc

if TYPE_CHECKING:
    from bodymap.atlas.places import Spot

SMALLEST, LARGEST = 2.3, 7.0
REACH = 13.0
_CLEAR = QColor(0, 0, 0, 0)
_RIM = QColor(255, 253, 248)
_DIM_BELOW = 0.3
_DIM = 0.55
_QUIET = 0.7
_HALF = 0.5


def radius(px_per_cm: float) -> float:
    """Return the radius of a marker, in pixels, at a zoom in pixels per cm."""
    return min(max(1.4 + 0.33 * px_per_cm, SMALLEST), LARGEST)


class Sprites:
    """One round marker per channel, crisp in device pixels; paler for skin that turns away, smaller beside the channel walked."""

    def __init__(self, colours: Mapping[str, QColor], size: float) -> None:
        self.size = size
        self.half = int(size) + 2
        self._colours = colours
        self._drawn: dict[tuple[str, bool, bool], QPixmap] = {}

    def of(self, channel: str, pale: bool, quiet: bool) -> QPixmap:
        """Return the marker of a channel, pale for skin that turns away, quiet beside the channel walked."""
        key = (channel, pale, quiet)
        made = self._drawn.get(key)
        if made is None:
            made = self._drawn[key] = self._draw(self._colours[channel], _DIM if pale else 1.0, _QUIET if quiet else 1.0)
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
    rim = max(1.0, size * 0.24)
    fill_disc(painter, x, y, size, _RIM)
    fill_disc(painter, x, y, size - rim, colour)


def halo(size: float, colour: QColor) -> QPixmap:
    """Return the soft glow under a chosen marker."""
    from PySide6.QtGui import QRadialGradient  # noqa: PLC0415 - slow to load, and the start shows no halo

    side = int(size * 2)
    pixmap = QPixmap(side, side)
    pixmap.fill(_CLEAR)
    glow = QRadialGradient(side / 2, side / 2, side / 2)
    for at, strength in ((0.0, 150), (0.45, 95), (1.0, 0)):
        shade = QColor(colour)
        shade.setAlpha(strength)
        glow.setColorAt(at, shade)
    painter = QPainter(pixmap)
    painter.fillRect(pixmap.rect(), glow)
    painter.end()
    return pixmap


class MarkerField:
    """The markers of a view at one zoom, placed relative to the sheet's corner in device pixels."""

    def __init__(self, spots: Iterable[Spot], channels: Mapping[str, str], walked: str = "") -> None:
        self.spots = sorted(spots, key=lambda spot: spot.y)
        self._channels = [channels[spot.code] for spot in self.spots]
        self._walked = walked
        self._xs = array("d", [spot.x for spot in self.spots])
        self._ys = array("d", [spot.y for spot in self.spots])
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

    def nearest(self, x: float, y: float, reach: float) -> Spot | None:
        """Return the spot nearest to a place on the sheet, within a reach in sheet units."""
        best, best_distance = None, reach * reach
        first, last = bisect_left(self._ys, y - reach), bisect_right(self._ys, y + reach)
        for spot in self.spots[first:last]:
            distance = (spot.x - x) ** 2 + (spot.y - y) ** 2
            if distance <= best_distance:
                best, best_distance = spot, distance
        return best

    def _lay(self, sprites: Sprites, scale: float) -> None:
        half, of, walked = sprites.half, sprites.of, self._walked
        # Plain numbers side by side: ten thousand little objects would not stay in the cache.
        self._left = array("i", [int(x * scale + _HALF) - half for x in self._xs])
        self._top = array("i", [int(y * scale + _HALF) - half for y in self._ys])
        if self._key is None or self._key[1] is not sprites:
            faces = zip(self.spots, self._channels, strict=True)
            self._pixmaps = [of(channel, spot.facing < _DIM_BELOW, walked not in ("", channel)) for spot, channel in faces]
        self._key = (scale, sprites)
