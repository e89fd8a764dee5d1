"""The map: a widget that shows the drawn body with its points and lets a hand move over it."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import msgspec
from PySide6.QtCore import QPointF, QRect, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

from bodymap.ui.map import markers
from bodymap.ui.map.body import BodyPainter, Paper
from bodymap.ui.map.camera import Camera, Sheet
from bodymap.ui.map.navigator import Navigator
from bodymap.ui.map.notes import paint_fault, paint_hover
from bodymap.ui.map.overlay import Overlay
from bodymap.ui.map.picture import PictureLayer
from bodymap.ui.map.state import Layers, Lexicon, State
from bodymap.ui.map.strokes import inks_for

if TYPE_CHECKING:
    from PySide6.QtCore import QEvent
    from PySide6.QtGui import QEnterEvent, QKeyEvent, QMouseEvent, QPaintEvent, QResizeEvent, QWheelEvent

    from bodymap.atlas.places import Spot, ViewMap
    from bodymap.ui.map.hand import Hand
    from bodymap.ui.map.labels import Rect
    from bodymap.ui.tokens import Tokens

REST_MS = 90
_STEP = 1.4
_SLICE = 0.002


class MapView(QWidget):
    """Shows one view of the body; the window tells it what, it tells the window what was clicked.

    ``point_selected`` brings code and side of a marker, ``step_asked`` 1 for the next point and -1 for the one before,
    ``stood`` that the body was painted for the first time.
    """

    point_selected = Signal(str, str)
    step_asked = Signal(int)
    cleared = Signal()
    resized = Signal()
    stood = Signal()

    def __init__(self, painter: BodyPainter, lexicon: Lexicon, tokens: Tokens, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lexicon, self._tokens = lexicon, tokens
        self._file = ""
        self._state: State | None = None
        self._painted_whole = self._stood = False
        self.paint_seconds = 0.0
        self._covered: tuple[Rect, ...] = ()
        self._picture = PictureLayer(painter)
        self._picture.changed.connect(self.update)
        self._navigator = Navigator(self)
        self._navigator.moved.connect(self._on_moved)
        self._navigator.rested.connect(self._on_rest)
        self._rest = self._timer(REST_MS)
        self._rest.timeout.connect(self._on_rest)
        self._work = self._timer(0)
        self._work.timeout.connect(self._on_work)
        self._overlay = self._new_overlay()
        self._hand: Hand | None = None
        self.setMouseTracking(True)
        self.setMinimumSize(472, 240)
        self.setAccessibleName(self.tr("Map of the body"))

    def finish(self) -> None:
        """Do what the first paint need not wait for."""
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)

    @property
    def camera(self) -> Camera:
        """Where the map looks now."""
        return self._navigator.camera

    @property
    def state(self) -> State | None:
        """What is shown now."""
        return self._state

    @property
    def fault(self) -> str:
        """The one line shown in place of a body that cannot be drawn."""
        return self._picture.fault

    @property
    def busy(self) -> bool:
        """Tell whether a sharper picture, labels or a move are still under way."""
        return self._picture.waiting or self._rest.isActive() or self._work.isActive() or self._navigator.moving

    @property
    def painted_whole(self) -> bool:
        """Tell whether the last paint showed the sharp picture with nothing left to come."""
        return self._painted_whole

    def open_view(self, file: str, view: ViewMap) -> None:
        """Turn to another view of the body, drawn in a file, with what lies on it."""
        old, self._file = self._state, file
        if old is None or old.view is not view:
            self._navigator.open_sheet(Sheet(view.width, view.height, view.units_per_cm))
        self._state = State(view=view) if old is None else msgspec.structs.replace(old, view=view, hovered=None)
        self._show()

    def set_shown(self, channels: frozenset[str], walked: str) -> None:
        """Set which channels are shown, and which one is walked along."""
        self._change(shown=channels, walked=walked)

    def choose(self, code: str, side: str = "") -> None:
        """Mark a point as chosen; an empty code marks none."""
        self._change(chosen=code, side=side, hovered=None)

    def set_course(self, codes: tuple[str, ...], *, ordered: bool = True) -> None:
        """Light some points, numbered in the order of their use if they have one; none for none."""
        self._change(course=codes, ordered=ordered)

    def look_over(self, codes: tuple[str, ...]) -> None:
        """Bring all spots of some points into sight, as large as they allow."""
        self._navigator.look_over([spot for code in codes for spot in self.spots_of(code)])

    def set_layers(self, layers: Layers) -> None:
        """Set which layers are shown."""
        self._change(layers=layers)

    def set_theme(self, tokens: Tokens) -> None:
        """Turn to another scheme."""
        self._tokens = tokens
        self._overlay = self._new_overlay()
        self._show()

    def hover(self, spot: Spot | None) -> None:
        """Name the spot under the pointer; None for none."""
        if self._state is not None and spot is not self._state.hovered:
            self._state = msgspec.structs.replace(self._state, hovered=spot)
            self._overlay.show(self._state)
            self._touched().show_cursor(over=spot is not None)
            self.update()

    def spot_at(self, at: QPointF) -> Spot | None:
        """Return the spot that a pointer at a place of the widget means."""
        dpr, camera = self.devicePixelRatioF(), self.camera
        x, y = camera.to_sheet(at.x() * dpr, at.y() * dpr)
        return self._overlay.nearest(x, y, markers.REACH * dpr / camera.scale)

    def place_of(self, spot: Spot) -> QPointF:
        """Return the place of a spot in the widget."""
        x, y = self.camera.to_view(spot.x, spot.y)
        return QPointF(x, y) / self.devicePixelRatioF()

    def spots_of(self, code: str) -> list[Spot]:
        """Return where a point lies in this view."""
        return self._overlay.spots_of(code)

    def label_rects(self) -> list[tuple[str, Rect]]:
        """Return text and rectangle of all labels in device pixels."""
        return self._overlay.label_rects(self.camera)

    def keep_clear(self, rects: list[QRect]) -> None:
        """Keep labels from under what lies over the map."""
        dpr = self.devicePixelRatioF()
        self._covered = tuple((rect.left() * dpr, rect.top() * dpr, rect.right() * dpr, rect.bottom() * dpr) for rect in rects)
        self._overlay.covered = self._covered

    def look_at(self, code: str, side: str = "", *, closer: bool = True, soft: bool = True) -> None:
        """Bring a point into sight, closer where the body is drawn too small to tell points apart."""
        spots = sorted(self.spots_of(code), key=lambda spot: spot.side != side)
        self._navigator.look_at(spots, closer=closer, soft=soft)
        if not soft:
            self._rest.start(0)

    def pan(self, dx: float, dy: float) -> None:
        """Move the body by pixels of the widget."""
        dpr = self.devicePixelRatioF()
        self._navigator.pan(dx * dpr, dy * dpr)
        self._picture.ask(self.camera)

    def zoom(self, factor: float, at: QPointF | None = None, *, soft: bool = False) -> None:
        """Zoom about a place of the widget, its middle if None."""
        dpr = self.devicePixelRatioF()
        place = at if at is not None else QPointF(self.width() / 2, self.height() / 2)
        self._navigator.zoom(factor, place.x() * dpr, place.y() * dpr, soft=soft)

    @Slot()
    def zoom_in(self) -> None:
        """Zoom in a step."""
        self.zoom(_STEP, soft=True)

    @Slot()
    def zoom_out(self) -> None:
        """Zoom out a step."""
        self.zoom(1 / _STEP, soft=True)

    @Slot()
    def fit(self) -> None:
        """Show the whole view."""
        self._navigator.fit()

    def paintEvent(self, event: QPaintEvent) -> None:
        began = time.perf_counter()
        self._paint()
        self.paint_seconds += time.perf_counter() - began

    def _paint(self) -> None:
        dpr = self.devicePixelRatioF()
        painter = QPainter(self)
        painter.scale(1 / dpr, 1 / dpr)
        camera = self.camera
        self._picture.paint(painter, camera)
        if self._state is None or not self._picture.ready:
            return
        self._overlay.paint(painter, camera)
        self._painted_whole = not self.busy
        if not self._stood:
            self._stood = True
            self.stood.emit()
        if self.fault:
            paint_fault(painter, self.fault, camera, self._tokens, dpr)
        if self._state.hovered is not None:
            paint_hover(painter, self._overlay.hover_label(self._state.hovered), self._state.hovered, camera, dpr)

    def resizeEvent(self, event: QResizeEvent) -> None:
        dpr = self.devicePixelRatioF()
        self._navigator.resize(self.width() * dpr, self.height() * dpr, dpr)
        self._rest.start(0)
        self.resized.emit()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._touched().mouse(event)

    mousePressEvent = mouseReleaseEvent = mouseDoubleClickEvent = mouseMoveEvent  # noqa: N815 - Qt's names

    def wheelEvent(self, event: QWheelEvent) -> None:
        self._touched().wheel(event)

    def enterEvent(self, event: QEnterEvent) -> None:
        self._touched()

    def leaveEvent(self, event: QEvent) -> None:
        self.hover(None)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self._touched().key(event):
            super().keyPressEvent(event)

    def _touched(self) -> Hand:
        if self._hand is None:
            from bodymap.ui.map.hand import Hand  # noqa: PLC0415 - the start needs no hand

            self._hand = Hand(self)
        return self._hand

    def _new_overlay(self) -> Overlay:
        overlay = Overlay(self._tokens, self._lexicon, self.devicePixelRatioF())
        overlay.covered = self._covered
        return overlay

    def _timer(self, wait: int) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(wait > 0)
        timer.setInterval(wait)
        return timer

    def _change(self, **values: object) -> None:
        if self._state is not None:
            self._state = msgspec.structs.replace(self._state, **values)
            self._show()

    def _show(self) -> None:
        if (state := self._state) is None:
            return
        self._picture.show(Paper(self._file, state.layers.drape, self._tokens.paper), self._navigator.sheet)
        dpr, channels = self.devicePixelRatioF(), self._lexicon.all_channels
        self._picture.lay(inks_for(state.view, state.shown, state.leading, channels, dpr) if state.layers.lines else None)
        self._overlay.show(state)
        # All changes of one event are answered by one picture.
        self._rest.start(0)
        self.update()

    @Slot()
    def _on_moved(self) -> None:
        self._rest.start(REST_MS)
        self.update()

    @Slot()
    def _on_rest(self) -> None:
        self._rest.stop()
        self._picture.ask(self.camera)
        self._overlay.relabel(self.camera)
        self._work.start()

    @Slot()
    def _on_work(self) -> None:
        if self._overlay.step(_SLICE):
            self._work.stop()
            self.update()
