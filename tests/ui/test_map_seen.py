"""What the eye sees on the map: a fault told, a hidden point shown again, labels in their places, lit points close enough."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, QRect, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from bodymap import app
from bodymap.atlas.load import Atlas
from bodymap.atlas.subject import point
from bodymap.draw.context import frame_of
from bodymap.draw.layers import SWITCHED
from bodymap.draw.placing import place_all
from bodymap.draw.tokens import LIGHT
from bodymap.session.intent import Light, SwitchLayer, Turn
from bodymap.typeset import fonts
from bodymap.typeset.metrics import FontMetrics
from bodymap.ui.kit.widgets import Segment
from bodymap.ui.map.body import BodyPainter, Job
from bodymap.ui.settings import Settings
from bodymap.ui.window import MainWindow

from ..draw.geometry import crossings, dots_of, meetings, meets, misleading, struck
from .conftest import WindowMaker, choose, label_rects, open_card, settle, shown_on

LEFT, NONE = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier


def line_of(sentence: str, size: tuple[int, int]) -> QImage:
    """Return a line in the middle of bare paper, painted by itself."""
    image = QImage(*size, QImage.Format.Format_RGB32)
    image.fill(QColor(LIGHT.paper))
    painter = QPainter(image)
    painter.setFont(fonts.font(14))
    painter.setPen(QColor(LIGHT.ink_soft))
    painter.drawText(QRect(0, 0, *size), Qt.AlignmentFlag.AlignCenter, sentence)
    painter.end()
    return image


@pytest.mark.no_qt_log
@pytest.mark.parametrize("text", [b"<svg", b"no drawing at all", None])
def test_the_fault_of_a_broken_drawing_is_painted_in_its_place(
    qtbot: QtBot, atlas: Atlas, settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, text: bytes | None
) -> None:
    file = tmp_path / "posterior.svg"
    if text is not None:
        file.write_bytes(text)
    monkeypatch.setattr(app, "drawing", lambda figure, view: str(file))
    settings.hidden, settings.layers, settings.theme = frozenset(atlas.channels), frozenset(), "light"
    painter = BodyPainter()
    window = app.build_window(atlas, settings, painter)
    qtbot.addWidget(window)
    window.show()
    qtbot.waitUntil(lambda: window.map.fault != "", timeout=5000)
    app.wait_until_rested(window)
    wide, high = window.map.width(), window.map.height()
    middle = QRect(0, high // 2 - 15, wide, 30)
    shown = window.map.grab().toImage().convertToFormat(QImage.Format.Format_RGB32).copy(middle)
    assert shown == line_of(window.map.fault, (wide, high)).copy(middle)
    assert shown != line_of("", (wide, high)).copy(middle)
    window.close()
    painter.close()


def test_a_point_of_a_hidden_channel_shows_the_channel_again(window: MainWindow, qtbot: QtBot, settings: Settings) -> None:
    channels = window.panel.channels
    index = channels.rows.find("channel", "BL")
    rect = channels.visualRect(index)
    QTest.mouseClick(channels.viewport(), LEFT, pos=QPoint(rect.left() + 16, rect.center().y()))
    settle(qtbot, window)
    assert window.scene.hidden == {"BL"}
    bare = window.map.grab().toImage()
    QTest.keyClicks(window.panel.field.line, "bl23")
    QTest.keyClick(window.panel.field.line, Qt.Key.Key_Return)
    settle(qtbot, window)
    assert (window.scene.point, window.scene.hidden, settings.hidden) == ("BL23", frozenset(), frozenset())
    assert index.data(Qt.ItemDataRole.CheckStateRole) == Qt.CheckState.Checked
    for code in ("BL23", "BL24", "BL52"):
        for spot in window.map.spots_of(code):
            found = window.map.found_at(window.map.place_of(spot))
            assert found is not None
            assert (found[1].subject, found[1].side) == (point(code), spot.side)
            assert window.colour_of("BL") in colours_at(window, window.map.place_of(spot))
    assert window.map.grab().toImage() != bare


def colours_at(window: MainWindow, at: QPointF) -> list[QColor]:
    """Return the colours of the pixels about a place of the map."""
    shown = window.map.grab(QRect(at.toPoint() - QPoint(1, 1), QSize(3, 3))).toImage()
    return [shown.pixelColor(x, y) for x in range(3) for y in range(3)]


@pytest.mark.parametrize("code", ["", "BL23"])
def test_no_label_of_the_old_view_stays_on_the_new_one(open_window: WindowMaker, qtbot: QtBot, code: str) -> None:
    window = open_window(code)
    window.map.zoom(4.5)
    settle(qtbot, window)
    assert len(label_rects(window)) > 10
    front = next(segment for segment in window.pane.bar.findChildren(Segment) if segment.text() == "Front")
    QTest.mouseClick(front, LEFT)
    assert window.scene.view == "anterior"
    assert label_rects(window) == []
    window.map.zoom(4.5)
    settle(qtbot, window)
    shown = {spot.code for spot in shown_on(window).spots}
    assert len(label_rects(window)) > 10
    assert {label.owner for label in window.map.labels()} <= {"", *shown}


@pytest.mark.parametrize(
    ("link", "number"),
    [("condition:low-back-pain", 0), ("condition:low-back-pain", 3), ("condition:facial-palsy", 1), ("organ:HT", 0), ("organ:chong", 0)],
)
def test_lit_points_are_brought_as_close_as_all_of_them_allow(window: MainWindow, qtbot: QtBot, link: str, number: int) -> None:
    open_card(window, link)
    settle(qtbot, window)
    window.session.send(Light(number))
    settle(qtbot, window)
    view, sheet = window.map, shown_on(window)
    places = [view.place_of(spot) for spot in sheet.spots if spot.code in window.scene.lit.codes]
    assert len(places) > 1
    assert all(view.rect().adjusted(20, 20, -20, -20).contains(at.toPoint()) for at in places)
    wide = max(at.x() for at in places) - min(at.x() for at in places)
    high = max(at.y() for at in places) - min(at.y() for at in places)
    fills = max(wide / view.width(), high / view.height())
    assert fills > 0.5 or view.camera.scale * sheet.units_per_cm > 8


VIEWS = ("anterior", "posterior", "head-front", "hand-back", "foot-outer")


@pytest.mark.parametrize("view", VIEWS)
def test_no_label_of_the_window_meets_another_or_misleads(open_window: WindowMaker, qtbot: QtBot, atlas: Atlas, view: str) -> None:
    window, seen = open_window(view=view), 0
    busiest = max(atlas.channels, key=lambda channel: sum(atlas.points[spot.code].channel == channel for spot in shown_on(window).spots))
    code = next(spot.code for spot in shown_on(window).spots if atlas.points[spot.code].channel == busiest)
    for chosen in ("", code):
        if chosen:
            choose(window, chosen, "map")
        window.map.fit()
        for _ in range(3):
            settle(qtbot, window)
            seen += len(window.map.labels())
            assert list(wrong_in(window)) == []
            window.map.zoom(1.7)
    settle(qtbot, window)
    assert seen > 30


def wrong_in(window: MainWindow) -> Iterator[object]:
    """Yield all that is wrong with the labels as they stand on the map."""
    context, camera = window.map.context, window.map.camera
    assert context is not None
    seen = (0.0, 0.0, float(window.map.width()), float(window.map.height()))
    placed = zip(window.map.labels(), label_rects(window), strict=True)
    labels = [label for label, (_, rect) in placed if meets(rect, seen)]
    dots = dots_of(context.view.spots, camera.scale)
    # Beside the leading channel the others are quiet, and a line may cross them.
    loud = [dot for dot in dots if context.leading in ("", context.legend.channels[dot[2]])]
    size = frame_of(FontMetrics(1.0), camera, context.view.units_per_cm, context.dpr).size
    yield from meetings(labels, camera.scale)
    yield from misleading(labels, dots, camera.scale)
    yield from crossings(labels, loud, camera.scale, size)
    yield from struck(labels, camera.scale)


@pytest.mark.parametrize(("view", "zoom"), [("posterior", 2.4), ("anterior", 4.0), ("hand-back", 1.0), ("lateral", 3.0)])
def test_labels_stand_in_the_same_places_on_screen_and_page(open_window: WindowMaker, qtbot: QtBot, view: str, zoom: float) -> None:
    window = open_window(view=view)
    window.map.zoom(zoom)
    for layer in SWITCHED:
        window.session.send(SwitchLayer(layer.id, on=True))
    settle(qtbot, window)
    context, camera = window.map.context, window.map.camera
    assert context is not None
    covered = [part.geometry() for part in (*window.pane.buttons, window.pane.figures, window.pane.bar)]
    rects = tuple((float(one.left()), float(one.top()), float(one.right()), float(one.bottom())) for one in covered)
    frame = frame_of(FontMetrics(context.dpr), camera, context.view.units_per_cm, context.dpr, rects)
    labels = window.map.labels()
    assert len(labels) > 20
    assert place_all(context, frame) == labels


def test_the_dotted_line_of_a_level_runs_below_the_plates_of_others(open_window: WindowMaker) -> None:
    window = open_window("BL41")
    labels = {label.text: label for label in window.map.labels()}
    level, length = labels["T2"], labels["3 cun"]
    assert level.leads
    assert level.level
    (left, top, right, bottom), shown = dict(label_rects(window))["3 cun"], window.map.grab().toImage()
    assert abs(level.y - length.y) * window.map.camera.scale < 6, "the line runs through the other label's height"
    # Between the edge of the plate and its lettering there is nothing but the plate.
    plate, measure = QColor(LIGHT.raised), QColor(LIGHT.measure)
    for x in (*range(round(left) + 2, round(left) + 5), *range(round(right) - 5, round(right) - 2)):
        for y in range(round(top) + 3, round(bottom) - 3):
            pixel = shown.pixelColor(x, y)
            assert abs(pixel.green() - plate.green()) < abs(pixel.green() - measure.green()) / 4


def test_pictures_are_used_again_while_the_body_is_panned(window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    window.map.zoom(3.0)
    settle(qtbot, window)
    asked: list[Job] = []
    ask = BodyPainter.ask

    def counted(painter: BodyPainter, job: Job) -> None:
        asked.append(job)
        ask(painter, job)

    monkeypatch.setattr(BodyPainter, "ask", counted)
    drag(window, QPoint(60, 40))
    settle(qtbot, window)
    drag(window, QPoint(-90, -70))
    settle(qtbot, window)
    assert asked == []
    for _ in range(3):
        drag(window, QPoint(0, -150))
    settle(qtbot, window)
    assert len(asked) > 0
    assert all(one != other for one, other in pairwise(asked)), "no picture is asked for twice"


def drag(window: MainWindow, by: QPoint) -> None:
    start = QPoint(window.map.width() // 2, window.map.height() // 2)
    QTest.mousePress(window.map, LEFT, NONE, start)
    for step in range(1, 5):
        QTest.mouseMove(window.map, start + by * step / 4)
    QTest.mouseRelease(window.map, LEFT, NONE, start + by)


def test_coming_back_to_a_view_shows_its_picture_at_once(window: MainWindow, qtbot: QtBot) -> None:
    for view in ("anterior", "posterior"):
        window.session.send(Turn(view))
        settle(qtbot, window)
    pictures = []
    for view in ("anterior", "posterior", "anterior"):
        window.session.send(Turn(view))
        QApplication.sendPostedEvents()
        shown = window.map.grab().toImage()
        assert shown.pixelColor(window.map.width() // 2, window.map.height() // 2) != QColor(LIGHT.paper)
        pictures.append(shown)
    settle(qtbot, window)
    assert all(one != other for one, other in pairwise(pictures))
