"""What lies over the picture of the body: the marks of the layers, and labels that never meet."""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPixmap

from bodymap.draw.context import frame_of
from bodymap.draw.labels import edge_of
from bodymap.draw.layers import LAYERS
from bodymap.draw.marks import marker_radius
from bodymap.draw.placing import Label, Placement
from bodymap.ui.map.brush import MarkPainter
from bodymap.ui.map.lettering import Lettering

if TYPE_CHECKING:
    from bodymap.draw.camera import Camera
    from bodymap.draw.context import Context
    from bodymap.draw.labels import Rect
    from bodymap.draw.layer import Found, Layer
    from bodymap.draw.marks import Mark


class Overlay:
    """Asks the layers for their marks, paints them, and places their labels in short steps when the map rests."""

    def __init__(self, context: Context, layers: Sequence[Layer] = LAYERS) -> None:
        self._layers = layers
        self._painter = MarkPainter(context.dpr)
        self._lettering = Lettering(context.tokens, context.dpr)
        self._marks: dict[str, tuple[object, tuple[Mark, ...]]] = {}
        self._labels: list[Label] = []
        self._placement: Placement | None = None
        self._work: Iterator[None] = iter(())
        self._context = context
        self._notes = self._noted()
        self.covered: tuple[Rect, ...] = ()
        """What lies over the map, in device pixels of the view."""

    def show(self, context: Context) -> None:
        """Turn to another context; labels follow by ``relabel``."""
        old, self._context = self._context, context
        if old.tokens is not context.tokens or old.dpr != context.dpr:
            self._painter, self._lettering = MarkPainter(context.dpr), Lettering(context.tokens, context.dpr)
        if old.view is not context.view:
            self._labels, self._marks = [], {}
        self._notes = self._noted()

    def at(self, x: float, y: float, reach: float) -> tuple[Layer, Found] | None:
        """Return what lies at a place of the sheet, within a reach, and its layer: of several the uppermost."""
        for layer in reversed(self._layers):
            found = layer.at(self._context, x, y, reach) if layer.is_on(self._context) else None
            if found is not None:
                return layer, found
        return None

    def labels(self) -> list[Label]:
        """Return the labels as they stand."""
        return self._labels

    def paint(self, painter: QPainter, camera: Camera, hovered: Found | None) -> None:
        """Paint everything; device pixels of the view."""
        x, y = camera.origin()
        painter.translate(x, y)
        size, seen = self._size(camera), (-y / camera.scale, (camera.height - y) / camera.scale)
        self._paint_leaders(painter, camera.scale)
        for layer in self._layers:
            self._painter.paint(painter, self._marks_of(layer), camera.scale, size, seen)
        if hovered is not None:
            self._painter.paint(painter, hovered.marks, camera.scale, size, seen)
        self._paint_labels(painter, camera.scale)
        painter.translate(-x, -y)
        self._paint_notes(painter, camera)

    def relabel(self, camera: Camera) -> None:
        """Begin to place the labels anew for a camera at rest."""
        context = self._context
        frame = frame_of(self._lettering, camera, context.view.units_per_cm, context.dpr, self.covered)
        self._placement = Placement(context, frame, self._layers)
        self._work = self._placement.steps()

    def step(self, seconds: float) -> bool:
        """Go on placing labels for a while; returns whether it is done."""
        end = time.perf_counter() + seconds
        for _ in self._work:
            if time.perf_counter() >= end:
                return False
        if self._placement is not None:
            self._labels, self._placement = self._placement.made, None
        return True

    def hover_label(self, layer: Layer, found: Found) -> QPixmap:
        """Return the label that names what is under the pointer."""
        return self._lettering.pixmap(layer.spoken(self._context, found), "hover")

    def _marks_of(self, layer: Layer) -> tuple[Mark, ...]:
        if not layer.is_on(self._context):
            return ()
        depends = layer.depends(self._context)
        kept = self._marks.get(layer.id)
        if kept is None or kept[0] != depends:
            kept = self._marks[layer.id] = (depends, layer.over(self._context))
        return kept[1]

    def _size(self, camera: Camera) -> float:
        context = self._context
        return marker_radius(camera.scale * context.view.units_per_cm / context.dpr) * context.dpr

    def _paint_leaders(self, painter: QPainter, scale: float) -> None:
        """Paint the thin lines from spots to their labels, below the markers that they come from."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for label in self._labels:
            if label.leads:
                x, y = label.x * scale, label.y * scale
                painter.setPen(self._leader(level=label.level))
                painter.drawLine(QPointF(x, y), QPointF(*edge_of(label.rect(scale), x, y)))

    def _paint_labels(self, painter: QPainter, scale: float) -> None:
        for label in self._labels:
            left, top = round(label.x * scale + label.dx), round(label.y * scale + label.dy)
            painter.drawPixmap(left, top, self._lettering.pixmap(label.text, label.style, label.tone))

    def _leader(self, *, level: bool) -> QPen:
        tokens, dpr = self._context.tokens, self._context.dpr
        if not level:
            return QPen(QColor(tokens.ink_soft), dpr)
        pen = QPen(QColor(tokens.measure), 1.4 * dpr)
        pen.setDashPattern([0.1, 2.6])
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        return pen

    def _noted(self) -> list[str]:
        notes = (layer.note(self._context) for layer in self._layers if layer.is_on(self._context))
        return [note for note in notes if note]

    def _paint_notes(self, painter: QPainter, camera: Camera) -> None:
        bottom = camera.height - 4 * self._context.dpr
        for note in self._notes:
            words = self._lettering.pixmap(note, "landmark")
            bottom -= words.height()
            painter.drawPixmap(round((camera.width - words.width()) / 2), round(bottom), words)
