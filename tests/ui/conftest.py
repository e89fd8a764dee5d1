"""The real window on the real atlas, with settings of its own; nothing is written outside tmp_path."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import shiboken6
from PySide6.QtCore import QEvent, QSettings, QTimer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from bodymap import app
from bodymap.atlas.load import Atlas, open_atlas
from bodymap.store.recents import Recents
from bodymap.ui.main_window import MainWindow
from bodymap.ui.map.body import BodyPainter
from bodymap.ui.settings import Settings

WindowMaker = Callable[..., MainWindow]


@pytest.fixture(scope="session")
def atlas() -> Atlas:
    return open_atlas()


@pytest.fixture(autouse=True)
def no_dangling_timers() -> Iterator[None]:
    """Fail a test that leaves a timer running once its windows are gone."""
    before = {id(timer) for timer in _running_timers()}
    yield
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    left = [timer for timer in _running_timers() if id(timer) not in before]
    assert not left, f"timers left running: {[(timer.interval(), timer.parent()) for timer in left]}"


def _running_timers() -> list[QTimer]:
    timers = [thing for thing in gc.get_objects() if isinstance(thing, QTimer)]
    return [timer for timer in timers if shiboken6.isValid(timer) and timer.isActive()]


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(QSettings(str(tmp_path / "bodymap.ini"), QSettings.Format.IniFormat))


@pytest.fixture
def open_window(qtbot: QtBot, atlas: Atlas, settings: Settings, tmp_path: Path) -> Iterator[WindowMaker]:
    """Open windows that are closed, with their painters, at the end."""
    opened: list[tuple[MainWindow, BodyPainter]] = []

    def make(point: str = "", *, view: str = "", size: tuple[int, int] = (1280, 800)) -> MainWindow:
        settings.size = size
        if view:
            settings.view = view
        painter = BodyPainter()
        window = app.build_window(atlas, settings, painter, lambda: Recents(tmp_path / "recents.sqlite"))
        opened.append((window, painter))
        window.show()
        window.finish()
        if point:
            window.open_best(point)
            window.select(point, soft=False)
        settle(qtbot, window)
        return window

    yield make
    for window, painter in opened:
        window.close()
        painter.close()
        window.deleteLater()
    QApplication.processEvents()


@pytest.fixture
def window(open_window: WindowMaker) -> MainWindow:
    """Give the window on the back view, with no point chosen."""
    return open_window()


def settle(qtbot: QtBot, window: MainWindow) -> None:
    """Wait until the map rests, sharp and labelled."""
    qtbot.waitUntil(lambda: not window.map.busy and window.map.painted_whole, timeout=15000)
