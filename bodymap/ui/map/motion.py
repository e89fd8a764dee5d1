"""Soft moves of the camera, none where the system asks for reduced motion."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QEasingCurve, QObject, QVariantAnimation
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from bodymap.ui.kit.theme import MOTION_MS

if TYPE_CHECKING:
    from bodymap.draw.camera import Camera


class Motion(QObject):
    """Leads the camera to a goal in at most 150 ms."""

    def __init__(self, parent: QObject, moved: Callable[[Camera], None], rested: Callable[[], None]) -> None:
        super().__init__(parent)
        self._moved = moved
        self._rested = rested
        self._start: Camera | None = None
        self._goal: Camera | None = None
        self._run = QVariantAnimation(self)
        self._run.setDuration(MOTION_MS)
        self._run.setEasingCurve(QEasingCurve(QEasingCurve.Type.OutCubic))
        self._run.setStartValue(0.0)
        self._run.setEndValue(1.0)
        self._run.valueChanged.connect(self._on_value)
        self._run.finished.connect(self._on_finished)

    @property
    def goal(self) -> Camera | None:
        """Return where the camera is being led, None at rest."""
        return self._goal

    def lead(self, start: Camera, goal: Camera) -> None:
        """Lead the camera from one place to another."""
        self.stop()
        if reduced():
            self._moved(goal)
            self._rested()
            return
        self._start, self._goal = start, goal
        self._run.start()

    def stop(self) -> None:
        """Stop where the camera is now."""
        self._goal = None
        self._run.stop()

    def _on_value(self, value: object) -> None:
        if self._start is not None and self._goal is not None and isinstance(value, float):
            self._moved(self._start.mixed(self._goal, value))

    def _on_finished(self) -> None:
        if self._goal is not None:
            goal, self._goal = self._goal, None
            self._moved(goal)
            self._rested()


def reduced() -> bool:
    """Tell whether the system asks for reduced motion."""
    from PySide6.QtWidgets import QStyle  # noqa: PLC0415 - a slow class that the start does without

    style = QApplication.style()
    if style is not None and style.styleHint(QStyle.StyleHint.SH_Widget_Animation_Duration) == 0:
        return True
    # The hints must be held: a chained call finds its object deleted. Not every Qt knows the preference.
    hints = QGuiApplication.styleHints()
    accessibility = hints.accessibility()
    preference = getattr(accessibility, "motionPreference", None)
    return preference is not None and preference().name == "ReducedMotion"
