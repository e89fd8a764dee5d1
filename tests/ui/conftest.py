"""The real window on the real atlas, with settings of its own; nothing is written outside tmp_path."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import shiboken6
from PySide6.QtCore import QEvent, QPoint, QSettings, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from bodymap import app
from bodymap.atlas.load import Atlas
from bodymap.atlas.places import ViewMap
from bodymap.atlas.subject import parse_link
from bodymap.draw.labels import Rect
from bodymap.draw.layers.lit import missing
from bodymap.session.intent import Choose, Origin
from bodymap.store.recents import Recents
from bodymap.ui.card.boxes import Hotspot
from bodymap.ui.card.view import MARGIN, WIDEST, CardView
from bodymap.ui.map.body import BodyPainter
from bodymap.ui.settings import Settings
from bodymap.ui.window import MainWindow

WindowMaker = Callable[..., MainWindow]


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
        first = app.first_scene(settings, atlas, point)
        window = app.build_window(atlas, settings, painter, first, lambda: Recents(tmp_path / "recents.sqlite"))
        opened.append((window, painter))
        window.show()
        window.finish()
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


def open_card(window: MainWindow, link: str, by: Origin = "link") -> None:
    """Show the card of a link such as ``condition:sciatica``."""
    subject = parse_link(link)
    assert subject is not None
    window.session.send(Choose(subject, by))


def choose(window: MainWindow, code: str, by: Origin = "list") -> None:
    """Choose a point as a list or a link does."""
    open_card(window, f"point:{code}", by)


def place_on_card(view: CardView, hit: Hotspot) -> QPoint:
    """Return the place on the screen of what answers to the pointer."""
    left = max(MARGIN, (view.viewport().width() - WIDEST) / 2)
    at = hit.rect.center()
    return QPoint(round(at.x() + left), round(at.y() - view.scrolled + MARGIN - 4))


def click_link(view: CardView, target: str) -> None:
    """Scroll to a link and click it with the mouse."""
    hit = next(hit for hit in view.links() if hit.run.target == target)
    view.verticalScrollBar().setValue(round(hit.rect.top()) - 100)
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place_on_card(view, hit))


def titled(window: MainWindow) -> str:
    """Return what the window's title names."""
    return window.windowTitle().removesuffix("Bodymap").removesuffix(" \u2013 ")


def shown_on(window: MainWindow) -> ViewMap:
    """Return the view that the map shows."""
    assert window.map.context is not None
    return window.map.context.view


def label_rects(window: MainWindow) -> list[tuple[str, Rect]]:
    """Return text and rectangle of all labels on the map, in device pixels of the view."""
    camera = window.map.camera
    left, top = camera.origin()
    rects = ((label.text, label.rect(camera.scale)) for label in window.map.labels())
    return [(text, (rect[0] + left, rect[1] + top, rect[2] + left, rect[3] + top)) for text, rect in rects]


def missed(window: MainWindow) -> list[str]:
    """Return the lit points which the view does not show, as the note on the map names them."""
    assert window.map.context is not None
    return missing(window.map.context)
