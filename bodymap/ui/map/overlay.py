"""What lies over the body: markers, the chosen point, its measure, and labels that never meet."""

from __future__ import annotations

import time
from collections.abc import Iterator
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPixmap

from bodymap.ui.map import markers
from bodymap.ui.map.lettering import Lettering
from bodymap.ui.map.markers import MarkerField, Sprites
from bodymap.ui.map.notes import missing_note, paint_missing
from bodymap.ui.map.placing import Frame, Lettered, Placing
from bodymap.ui.map.ruler import Ruler
from bodymap.ui.map.state import spots_of
from bodymap.ui.tokens import LIGHT

if TYPE_CHECKING:
    from bodymap.atlas.places import Spot
    from bodymap.ui.map.camera import Camera
    from bodymap.ui.map.labels import Rect
    from bodymap.ui.map.state import Lexicon, State
    from bodymap.ui.tokens import Tokens

_AROUND = 0.3
_LIT, _LIT_LEAST = 1.25, 4.2
# Measures lie on the skin, which is light in every scheme.
_MEASURE = QColor(LIGHT.measure)
_UNDER = QColor(255, 252, 246, 184)


class Overlay:
    """Paints the markers and labels of a view; labels are placed when the map rests, in short steps."""

    def __init__(self, tokens: Tokens, words: Lexicon, dpr: float) -> None:
        self.tokens = tokens
        self._words = words
        self._colours = {channel: QColor(colour) for channel, colour in words.colours.items()}
        self._dpr = dpr
        self.covered: tuple[Rect, ...] = ()
        self._lettering = Lettering(tokens, dpr)
        self._sprites: dict[float, Sprites] = {}
        self._halos: dict[tuple[str, int], QPixmap] = {}
        self._field = MarkerField((), words.channels)
        self._ruler = Ruler(())
        self._state: State | None = None
        self._chosen: list[Spot] = []
        self._course: list[Spot] = []
        self._labels: list[Lettered] = []
        self._placing: Placing | None = None
        self._work: Iterator[None] = iter(())

    def show(self, state: State) -> None:
        """Turn to another state; labels follow by ``relabel``."""
        old, self._state = self._state, state
        turned = old is None or old.view is not state.view
        if old is None or turned or (old.shown, old.leading) != (state.shown, state.leading):
            shown = [spot for spot in state.view.spots if self._words.channels.get(spot.code) in state.shown]
            self._field = MarkerField(shown, self._words.channels, state.leading)
        if turned:
            self._labels = []
        if old is None or turned or old.course != state.course:
            self._course = [spot for spot in state.view.spots if spot.code in state.course]
        if old is None or turned or (old.chosen, old.side, old.layers) != (state.chosen, state.side, state.layers):
            self._chosen = self.spots_of(state.chosen)
            found = state.view.measure(state.chosen) if state.chosen and state.layers.measure else ()
            backdrop = [one for name in state.layers.backdrop for one in state.view.layer(name)]
            self._ruler = Ruler([one for one in found if one.side in (state.side, "midline")] or found[:1], backdrop)

    def nearest(self, x: float, y: float, reach: float) -> Spot | None:
        """Return the visible spot nearest to a place on the sheet, one of the course before others."""
        over = [spot for spot in self._course if (spot.x - x) ** 2 + (spot.y - y) ** 2 <= reach * reach]
        if over:
            return min(over, key=lambda spot: (spot.x - x) ** 2 + (spot.y - y) ** 2)
        return self._field.nearest(x, y, reach)

    def spots_of(self, code: str) -> list[Spot]:
        """Return where a point lies in this view."""
        return spots_of(self._state.view, code) if self._state and code else []

    def label_rects(self, camera: Camera) -> list[tuple[str, Rect]]:
        """Return text and rectangle of all labels in device pixels of the view."""
        x, y = camera.origin()
        found: list[tuple[str, Rect]] = []
        for label in self._labels:
            left, top = round(x + label.x * camera.scale + label.dx), round(y + label.y * camera.scale + label.dy)
            found.append((label.text, (left, top, left + label.pixmap.width(), top + label.pixmap.height())))
        return found

    def paint(self, painter: QPainter, camera: Camera) -> None:
        """Paint everything; device pixels of the view."""
        state = self._state
        if state is None:
            return
        x, y = camera.origin()
        painter.translate(x, y)
        size = self._size(camera)
        self._ruler.paint(painter, camera.scale, self._dpr, _MEASURE, _UNDER)
        self._field.paint(painter, self._sprite_set(size), camera.scale, -y / camera.scale, (camera.height - y) / camera.scale)
        for spot in self._course:
            self._paint_big(painter, spot, camera.scale, max(size * _LIT, _LIT_LEAST * self._dpr))
        for spot in self._chosen:
            self._paint_chosen(painter, spot, camera.scale, size)
        if state.hovered is not None:
            self._paint_big(painter, state.hovered, camera.scale, size * 1.4)
        self._paint_labels(painter, camera.scale)
        painter.translate(-x, -y)
        if words := missing_note(self.missing()):
            paint_missing(painter, self._lettering.pixmap(words, "landmark"), camera, self._dpr)

    def relabel(self, camera: Camera) -> None:
        """Begin to place the labels anew for a camera at rest."""
        if self._state is not None:
            px_per_cm = camera.scale * self._state.view.units_per_cm / self._dpr
            x, y = camera.origin()
            view = (4.0 - x, 4.0 - y, camera.width - x - 4, camera.height - y - 4)
            covered = tuple((left - x, top - y, right - x, bottom - y) for left, top, right, bottom in self.covered)
            frame = Frame(camera.scale, self._dpr, self._size(camera), px_per_cm, _seen(camera), view, covered)
            self._placing = Placing(self._state, self._field.spots, self._ruler, self._words, self._lettering, frame)
            self._work = self._placing.steps()

    def step(self, seconds: float) -> bool:
        """Go on placing labels for a while; returns whether it is done."""
        end = time.perf_counter() + seconds
        for _ in self._work:
            if time.perf_counter() >= end:
                return False
        if self._placing is not None:
            self._labels, self._placing = self._placing.made, None
        return True

    def hover_label(self, spot: Spot) -> QPixmap:
        """Return the label that names the spot under the pointer."""
        words = self._words
        return self._lettering.pixmap(f"{spot.code}  {words.pinyin[spot.code]}  \u00b7  {words.english[spot.code]}", "hover")

    def missing(self) -> list[str]:
        """Return the points of the course which this view does not show, each with its number if they have an order."""
        if self._state is None:
            return []
        seen, ordered = {spot.code for spot in self._course}, self._state.ordered
        return [f"{number} {code}" if ordered else code for number, code in enumerate(self._state.course, 1) if code not in seen]

    def _size(self, camera: Camera) -> float:
        assert self._state is not None
        return markers.radius(camera.scale * self._state.view.units_per_cm / self._dpr) * self._dpr

    def _paint_labels(self, painter: QPainter, scale: float) -> None:
        for label in self._labels:
            x, y = label.x * scale, label.y * scale
            if label.leads:
                painter.setRenderHint(QPainter.RenderHint.Antialiasing)
                painter.setPen(self._leader(level=label.level))
                painter.drawLine(QPointF(x, y), _edge(label, x, y))
            painter.drawPixmap(round(x + label.dx), round(y + label.dy), label.pixmap)

    def _leader(self, *, level: bool) -> QPen:
        if not level:
            return QPen(QColor(self.tokens.ink_soft), self._dpr)
        pen = QPen(QColor(self.tokens.measure), 1.4 * self._dpr)
        pen.setDashPattern([0.1, 2.6])
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        return pen

    def _paint_chosen(self, painter: QPainter, spot: Spot, scale: float, size: float) -> None:
        channel = self._words.channels[spot.code]
        glow = self._halo(channel, round(size * 4.2))
        painter.drawPixmap(round(spot.x * scale) - glow.width() // 2, round(spot.y * scale) - glow.height() // 2, glow)
        self._paint_big(painter, spot, scale, size * 1.6)

    def _paint_big(self, painter: QPainter, spot: Spot, scale: float, size: float) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colour = self._colours[self._words.channels[spot.code]]
        markers.draw_marker(painter, round(spot.x * scale), round(spot.y * scale), size, colour)

    def _halo(self, channel: str, size: int) -> QPixmap:
        if (channel, size) not in self._halos:
            self._halos[channel, size] = markers.halo(size, self._colours[channel])
        return self._halos[channel, size]

    def _sprite_set(self, size: float) -> Sprites:
        step = round(size * 2) / 2
        if step not in self._sprites:
            self._sprites[step] = Sprites(self._colours, step)
        return self._sprites[step]


def _seen(camera: Camera) -> Rect:
    left, top = camera.to_sheet(-camera.width * _AROUND, -camera.height * _AROUND)
    right, bottom = camera.to_sheet(camera.width * (1 + _AROUND), camera.height * (1 + _AROUND))
    return left, top, right, bottom


def _edge(label: Lettered, x: float, y: float) -> QPointF:
    left, top = x + label.dx, y + label.dy
    right, bottom = left + label.pixmap.width(), top + label.pixmap.height()
    return QPointF(min(max(x, left), right), min(max(y, top), bottom))
