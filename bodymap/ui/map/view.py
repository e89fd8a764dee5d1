"""The map: a widget that shows the drawn body with its layers and lets a hand move over it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRect, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QPainter

from bodymap.atlas.subject import Subject
from bodymap.draw.camera import Camera, Sheet
from bodymap.draw.context import Context, Legend, context_of
from bodymap.draw.paper import picture_of
from bodymap.session.intent import Choose, PointAt, Send, Zoom
from bodymap.session.scene import Aim
from bodymap.texts.captions import map_caption
from bodymap.ui.map.body import BodyPainter
from bodymap.ui.map.navigator import Navigator
from bodymap.ui.map.notes import paint_fault, paint_hover
from bodymap.ui.map.overlay import Overlay
from bodymap.ui.map.picture import PictureCache
from bodymap.ui.map.touched import InputWidget
from bodymap.words import _

if TYPE_CHECKING:
    from PySide6.QtCore import QEvent
    from PySide6.QtGui import QPaintEvent, QResizeEvent

    from bodymap.atlas.load import Atlas
    from bodymap.atlas.places import Spot
    from bodymap.draw.labels import Rect
    from bodymap.draw.layer import Found, Layer
    from bodymap.draw.placing import Label
    from bodymap.session.scene import Change, Scene
    from bodymap.ui.map.input import InputTarget

REST_MS = 90
_REACH = 13.0
_STEP = 1.4
_SLICE = 0.002
FindDrawing = Callable[[str, str], str]
"""Finds the file of a drawing by figure and view."""


def _as_it_is(scene: Scene) -> Scene:
    return scene


class MapView(InputWidget):
    """Shows the body of a scene, and sends what a hand on it means.

    It keeps where it looks (its camera) and what the pointer is over; all else is the scene's. Each map has a painter of its
    own: two on one would cancel each other's jobs. A second map may see the scene in its own way, with other layers.
    ``stood`` tells that the body was painted for the first time.
    """

    resized = Signal()
    stood = Signal()

    def __init__(
        self, painter: BodyPainter, atlas: Atlas, legend: Legend, find: FindDrawing, send: Send, sees: Callable[[Scene], Scene] = _as_it_is
    ) -> None:
        super().__init__()
        self._sees = sees
        self._atlas, self._legend, self._find, self.send = atlas, legend, find, send
        self._context: Context | None = None
        self._overlay: Overlay | None = None
        self._hovered: tuple[Layer, Found] | None = None
        self._painted_whole = self._stood = False
        self._covered: tuple[Rect, ...] = ()
        self._picture = PictureCache(painter)
        self._picture.changed.connect(self.update)
        self._navigator = Navigator(self)
        self._navigator.moved.connect(self._on_moved)
        self._navigator.rested.connect(self._on_rest)
        self._rest = self._timer(REST_MS)
        self._rest.timeout.connect(self._on_rest)
        self._work = self._timer(0)
        self._work.timeout.connect(self._on_work)
        self._sized = False
        self._waiting = Aim()
        self.setMouseTracking(True)
        self.setMinimumSize(472, 240)
        self.setAccessibleName(_("Map of the body"))

    def finish(self) -> None:
        """Do what the first paint need not wait for."""
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)

    @property
    def camera(self) -> Camera:
        """Where the map looks now."""
        return self._navigator.camera

    @property
    def context(self) -> Context | None:
        """What the layers draw from, None before the first scene."""
        return self._context

    @property
    def hovered(self) -> Subject | None:
        """What is under the pointer."""
        return self._hovered[1].subject if self._hovered else None

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

    def show_scene(self, change: Change) -> None:
        """Show the new scene of a change, and what it aims at."""
        scene, dpr = self._sees(change.new), self.devicePixelRatioF()
        context = context_of(scene, self._atlas, self._legend, dpr)
        if self._context is None or self._context.view is not context.view:
            view = context.view
            self._navigator.open_sheet(Sheet(view.width, view.height, view.units_per_cm))
        self._context, self._hovered = context, None
        paper, lines = picture_of(context, self._find(scene.figure, scene.view))
        self._picture.show(paper, self._navigator.sheet)
        self._picture.lay(lines)
        if self._overlay is None:
            self._overlay = Overlay(context)
            self._overlay.covered = self._covered
        self._overlay.show(context)
        self.aim_at(change.aim)
        self.setAccessibleDescription(map_caption(self._atlas, scene.view, scene.figure, scene.point))
        # All changes of one event are answered by one picture.
        self._rest.start(0)
        self.update()

    def hover(self, at: QPointF | None) -> None:
        """Name what is under the pointer; None for nothing."""
        found = self.found_at(at) if at is not None else None
        if (found and found[1]) != (self._hovered and self._hovered[1]):
            self._hovered = found
            self.input_handler().show_cursor(over=found is not None)
            self.update()

    def found_at(self, at: QPointF) -> tuple[Layer, Found] | None:
        """Return what a pointer at a place of the widget means, and the layer it belongs to."""
        dpr, camera = self.devicePixelRatioF(), self.camera
        x, y = camera.to_sheet(at.x() * dpr, at.y() * dpr)
        return self._overlay.at(x, y, _REACH * dpr / camera.scale) if self._overlay else None

    def click(self, at: QPointF) -> None:
        """Send what a click at a place of the widget means."""
        found = self.found_at(at)
        if found is not None:
            self.send(Choose(found[1].subject, "map", found[1].side))
        else:
            dpr = self.devicePixelRatioF()
            self.send(PointAt(*self.camera.to_sheet(at.x() * dpr, at.y() * dpr)))

    def place_of(self, spot: Spot) -> QPointF:
        """Return the place of a spot in the widget."""
        x, y = self.camera.to_view(spot.x, spot.y)
        return QPointF(x, y) / self.devicePixelRatioF()

    def spots_of(self, code: str) -> list[Spot]:
        """Return where a point lies in this view."""
        return self._context.view.spots_of(code) if self._context else []

    def labels(self) -> list[Label]:
        """Return the labels as they stand."""
        return self._overlay.labels() if self._overlay else []

    def stand(self) -> tuple[float, float, float] | None:
        """Return px per cm and the place of the sheet in the middle, None if the whole sheet is shown."""
        return None if self._navigator.at_fit else (self._navigator.px_per_cm, self.camera.x, self.camera.y)

    def keep_clear(self, rects: list[QRect]) -> None:
        """Keep labels from under what lies over the map."""
        dpr = self.devicePixelRatioF()
        self._covered = tuple((rect.left() * dpr, rect.top() * dpr, rect.right() * dpr, rect.bottom() * dpr) for rect in rects)
        if self._overlay:
            self._overlay.covered = self._covered

    def aim_at(self, aim: Aim) -> None:
        """Bring into sight what a change aims at; before the map has its size that waits."""
        if not self._sized:
            self._waiting = aim
            return
        navigator = self._navigator
        if aim.stand is not None:
            navigator.stand_at(aim.stand.camera)
        elif aim.over:
            navigator.look_over([spot for code in aim.codes for spot in self.spots_of(code)])
        elif aim.codes:
            spots = sorted(self.spots_of(aim.codes[0]), key=lambda spot: spot.side != aim.side)
            navigator.look_at(spots, closer=aim.closer, soft=aim.soft)

    def pan(self, dx: float, dy: float) -> None:
        """Move the body by pixels of the widget."""
        dpr = self.devicePixelRatioF()
        self._navigator.pan(dx * dpr, dy * dpr)
        self._picture.ask(self.camera)

    def zoom(self, factor: float, at: QPointF | None = None, *, soft: bool = False) -> None:
        """Zoom about a place of the widget, its middle if None."""
        dpr = self.devicePixelRatioF()
        place = at if at is not None else QPointF(self.width() / 2, self.height() / 2)
        self.send(Zoom())
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
        self.send(Zoom())
        self._navigator.fit()

    def paintEvent(self, event: QPaintEvent) -> None:
        dpr, camera = self.devicePixelRatioF(), self.camera
        painter = QPainter(self)
        painter.scale(1 / dpr, 1 / dpr)
        self._picture.paint(painter, camera)
        if self._context is None or self._overlay is None or not self._picture.ready:
            return
        self._overlay.paint(painter, camera, self._hovered[1] if self._hovered else None)
        self._painted_whole = not self.busy
        if self.fault:
            paint_fault(painter, self.fault, camera, self._context.tokens, dpr)
        if self._hovered is not None:
            paint_hover(painter, self._overlay.hover_label(*self._hovered), self._hovered[1], camera, dpr)
        if not self._stood:
            self._stood = True
            self.stood.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        dpr = self.devicePixelRatioF()
        self._navigator.resize(self.width() * dpr, self.height() * dpr, dpr)
        if not self._sized:
            self._sized = True
            self.aim_at(self._waiting)
        self._rest.start(0)
        self.resized.emit()

    def leaveEvent(self, event: QEvent) -> None:
        self.hover(None)

    def input_target(self) -> InputTarget:
        return self

    def _timer(self, wait: int) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(wait > 0)
        timer.setInterval(wait)
        return timer

    @Slot()
    def _on_moved(self) -> None:
        self._rest.start(REST_MS)
        self.update()

    @Slot()
    def _on_rest(self) -> None:
        self._rest.stop()
        self._picture.ask(self.camera)
        if self._overlay:
            self._overlay.relabel(self.camera)
        self._work.start()

    @Slot()
    def _on_work(self) -> None:
        if self._overlay is None or self._overlay.step(_SLICE):
            self._work.stop()
            self.update()
