"""A window to measure on, and small helpers."""

from __future__ import annotations

import tempfile
import time
from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QSettings
from PySide6.QtGui import QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QApplication, QWidget

from bodymap import app
from bodymap.atlas.load import open_atlas
from bodymap.ui.map.body import BodyPainter
from bodymap.ui.settings import Settings
from bodymap.ui.window import MainWindow


class Stage:
    """The real window at a size, and a widget as large as its map that blits one pixmap."""

    def __init__(self, size: tuple[int, int], point: str = "") -> None:
        app.make_application()
        self._folder = tempfile.TemporaryDirectory()
        settings = Settings(QSettings(f"{self._folder.name}/bench.ini", QSettings.Format.IniFormat))
        settings.size = size
        self.painter = BodyPainter()
        atlas = open_atlas()
        self.window: MainWindow = app.build_window(atlas, settings, self.painter, app.first_scene(settings, atlas, point))
        self.window.show()
        self.window.finish()
        app.wait_until_rested(self.window)
        # What the window loads while idle is not what is measured.
        self.window.card.view()
        self.window.lists.warm()

    def close(self) -> None:
        """Close the window and its thread."""
        self.window.close()
        self.painter.close()
        self._folder.cleanup()


class Blit(QWidget):
    """Paints one pixmap, shifted a little each time."""

    def __init__(self, width: int, height: int) -> None:
        super().__init__()
        self._pixmap = QPixmap(width + 200, height + 200)
        self._pixmap.fill("#faf7f2")
        self.shift = 0
        self.resize(width, height)
        self.show()

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).drawPixmap(-self.shift, -self.shift, self._pixmap)


def timed(act: Callable[[], object]) -> float:
    """Return how long a call took, in ms."""
    began = time.perf_counter()
    act()
    return (time.perf_counter() - began) * 1000


def drain() -> None:
    """Let all waiting events run."""
    QApplication.sendPostedEvents()
    QApplication.processEvents()


class PaintClock(QObject):
    """Adds up how long a widget paints: it paints it itself when Qt asks, and lets Qt go without."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self._widget = widget
        self.seconds = 0.0
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() != QEvent.Type.Paint or not isinstance(event, QPaintEvent):
            return False
        began = time.perf_counter()
        self._widget.paintEvent(event)
        self.seconds += time.perf_counter() - began
        return True
