"""Moves the camera: pan, zoom about a place, fit, look at a spot; all in device pixels of the view."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from bodymap.draw.camera import Camera, Sheet, clamp_zoom, look_at, look_over

if TYPE_CHECKING:
    from bodymap.atlas.places import Spot
    from bodymap.ui.map.motion import Motion


class Navigator(QObject):
    """Knows the sheet and the size of the view, and keeps the camera within bounds."""

    moved = Signal()
    rested = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.sheet = Sheet(1.0, 1.0, 1.0)
        self.at_fit = True
        self._width, self._height, self._dpr = 1.0, 1.0, 1.0
        self._camera: Camera | None = None
        self._motion: Motion | None = None

    @property
    def camera(self) -> Camera:
        """Where the map looks now."""
        return self._camera if self._camera is not None else self.fitting()

    @property
    def moving(self) -> bool:
        """Tell whether the camera is being led somewhere."""
        return self._goal is not None

    @property
    def _goal(self) -> Camera | None:
        return self._motion.goal if self._motion is not None else None

    @property
    def px_per_cm(self) -> float:
        """Return the zoom in logical pixels per cm of body."""
        return self.camera.scale * self.sheet.units_per_cm / self._dpr

    def open_sheet(self, sheet: Sheet) -> None:
        """Turn to another sheet, shown whole."""
        self._halt()
        self.sheet = sheet
        self._camera, self.at_fit = None, True

    def resize(self, width: float, height: float, dpr: float) -> None:
        """Take the size of the view in device pixels."""
        self._width, self._height, self._dpr = width, height, dpr
        self._halt()
        if self._camera is not None:
            self._camera = self.fitting() if self.at_fit else self.bounded(self._camera.sized(width, height))

    def fitting(self) -> Camera:
        """Return the camera that shows the whole sheet."""
        return self.sheet.fit(self._width, self._height, self._dpr)

    def bounded(self, camera: Camera) -> Camera:
        """Return the nearest camera that keeps the body in sight."""
        return self.sheet.bounded(camera, self.fitting(), self._dpr)

    def pan(self, dx: float, dy: float) -> None:
        """Move the body by device pixels."""
        self._halt()
        self.at_fit = False
        self._move(self.bounded(self.camera.panned(dx, dy)))

    def zoom(self, factor: float, x: float, y: float, *, soft: bool = False) -> None:
        """Zoom about a place of the view; the spot under it holds still."""
        start = (self._goal or self.camera) if soft else self.camera
        factor = clamp_zoom(self.sheet, start, self.fitting(), factor, self._dpr)
        self.at_fit = False
        self.go(start.zoomed(factor, x, y), soft=soft)

    def fit(self, *, soft: bool = True) -> None:
        """Show the whole sheet."""
        self.go(self.fitting(), soft=soft)
        self.at_fit = True

    def look_at(self, spots: Sequence[Spot], *, closer: bool, soft: bool = True) -> None:
        """Bring the first of some spots into sight; closer where the body is too small to tell points apart."""
        goal = look_at(self.sheet, self._goal or self.camera, spots, self._dpr, closer=closer)
        if goal != self.camera:
            self.at_fit = False
            self.go(goal, soft=soft)

    def look_over(self, spots: Sequence[Spot]) -> None:
        """Bring all of some spots into sight."""
        goal = look_over(self.sheet, self.fitting(), spots, self._dpr)
        if goal != self.camera:
            self.go(goal, soft=True)
        self.at_fit = goal == self.fitting()

    def stand_at(self, place: tuple[float, float, float] | None) -> None:
        """Return at once to px per cm and a place of the sheet in the middle; None shows the whole sheet."""
        if place is None:
            self.go(self.fitting(), soft=False)
            self.at_fit = True
            return
        px_per_cm, x, y = place
        scale = px_per_cm * self._dpr / self.sheet.units_per_cm
        self.at_fit = False
        self.go(self.bounded(Camera(scale, x, y, self._width, self._height)), soft=False)

    def go(self, goal: Camera, *, soft: bool) -> None:
        """Go to a camera, softly or at once."""
        if soft:
            self._led().lead(self.camera, goal)
        else:
            self._halt()
            self._move(goal)

    def _led(self) -> Motion:
        if self._motion is None:
            from bodymap.ui.map.motion import Motion  # noqa: PLC0415 - the start stands still

            self._motion = Motion(self, self._move, self.rested.emit)
        return self._motion

    def _halt(self) -> None:
        if self._motion is not None:
            self._motion.stop()

    def _move(self, camera: Camera) -> None:
        self._camera = camera
        self.moved.emit()
