"""One intent is shown once, and after any of them every part of the window agrees with the scene."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from bodymap.atlas.load import Atlas
from bodymap.draw.layers import SWITCHED
from bodymap.draw.tokens import TOKENS
from bodymap.session.scene import Scene
from bodymap.texts.cards import name_of, write_card
from bodymap.texts.views import group_of
from bodymap.ui.kit.widgets import Segment
from bodymap.ui.map.overlay import Overlay
from bodymap.ui.map.view import MapView
from bodymap.ui.settings import Settings
from bodymap.ui.side.row_list import RowList
from bodymap.ui.window import MainWindow

from ..random_intents import RandomIntents
from .conftest import WindowMaker, choose, open_card, settle, titled

INTENTS = 200


@pytest.fixture
def counted(monkeypatch: pytest.MonkeyPatch) -> Counter[str]:
    """Count how often the map shows a scene, its overlay a context, and the window its title."""
    counts: Counter[str] = Counter()

    def count(kind: type, name: str) -> None:
        real: Callable[..., object] = getattr(kind, name)

        def counting(*words: object) -> object:
            counts[name] += 1
            return real(*words)

        monkeypatch.setattr(kind, name, counting)

    count(MapView, "show_scene")
    count(Overlay, "show")
    count(MainWindow, "setWindowTitle")
    return counts


def test_a_click_on_a_marker_is_shown_once(window: MainWindow, qtbot: QtBot, counted: Counter[str]) -> None:
    choose(window, "BL25")
    settle(qtbot, window)
    counted.clear()
    (spot, *_) = window.map.spots_of("BL23")
    QTest.mouseClick(window.map, Qt.MouseButton.LeftButton, pos=window.map.place_of(spot).toPoint())
    settle(qtbot, window)
    assert window.scene.point == "BL23"
    assert counted == {"show_scene": 1, "show": 1, "setWindowTitle": 1}


def test_a_search_result_is_shown_once(window: MainWindow, qtbot: QtBot, counted: Counter[str]) -> None:
    line = window.panel.field.line
    for words, title in (("cv4", "CV4 Guānyuán"), ("lumbago", "Low back pain"), ("kidney", "Kidney system")):
        counted.clear()
        line.clear()
        QTest.keyClicks(line, words)
        assert not counted, "typing shows nothing on the map"
        QTest.keyClick(line, Qt.Key.Key_Return)
        settle(qtbot, window)
        assert titled(window) == title
        assert counted == {"show_scene": 1, "show": 1, "setWindowTitle": 1}


def test_a_turn_of_the_view_is_shown_once(open_window: WindowMaker, qtbot: QtBot, counted: Counter[str]) -> None:
    window = open_window("BL23")
    segments = {segment.text(): segment for segment in window.pane.bar.findChildren(Segment)}
    for text, view in (("Front", "anterior"), ("Foot", "foot-top"), ("Sole", "foot-sole")):
        counted.clear()
        QTest.mouseClick(segments[text], Qt.MouseButton.LeftButton)
        settle(qtbot, window)
        assert window.scene.view == view
        assert counted == {"show_scene": 1, "show": 1}


def test_each_other_intent_is_shown_once(open_window: WindowMaker, qtbot: QtBot, counted: Counter[str]) -> None:
    window = open_window("BL23")
    others = ("next", "back", "forward", "figure", "theme", "layer-grid", "sure")
    for action in others:
        counted.clear()
        window.actions_by_id[action].trigger()
        settle(qtbot, window)
        assert counted["show_scene"] == 1, action
        assert counted["setWindowTitle"] <= 1, action
    counted.clear()
    QTest.keyClick(window.map, Qt.Key.Key_Escape)
    assert (counted["show_scene"], window.scene.point) == (1, "")
    counted.clear()
    QTest.keyClick(window.map, Qt.Key.Key_Right)
    assert not counted, "without a point there is no next one"


def wanted_title(atlas: Atlas, scene: Scene) -> str:
    if scene.point:
        return f"{scene.point} {atlas.points[scene.point].names.pinyin}"
    if scene.subject is None or scene.subject.kind in ("point", "page", "mechanism"):
        return ""
    return name_of(atlas, scene.subject)


def check_map(window: MainWindow, atlas: Atlas, scene: Scene) -> None:
    context = window.map.context
    assert context is not None
    assert context.view is atlas.figure_map(scene.figure).views[scene.view]
    assert context.shown == {head.channel for head in atlas.points.values()} - scene.hidden
    assert (context.on, context.opened, context.side, context.lit) == (scene.layers, scene.opened, scene.side, scene.lit)
    assert context.chosen == ((scene.point,) if scene.point else ())
    assert context.tokens is TOKENS[scene.scheme]
    assert window.pane.figures.current == scene.figure
    chosen = {segment.text() for segment in window.pane.bar.findChildren(Segment) if segment.isChecked() and segment.isVisibleTo(window)}
    group = group_of(scene.view)
    assert group is not None
    assert group.name in chosen
    assert len(group.views) == 1 or dict(group.views)[scene.view] in chosen
    assert scene.point in window.map.accessibleDescription()
    assert ("female" in window.map.accessibleDescription()) is (scene.figure == "female")


def check_card(window: MainWindow, atlas: Atlas, scene: Scene) -> None:
    card = window.card.view().card
    if scene.subject is None:
        assert card is None
        return
    assert card is not None
    wanted = write_card(atlas, scene.subject, scene.picked)
    assert (card.header, card.rows, card.sections) == (wanted.header, wanted.rows, wanted.sections)
    assert [part.text for part in card.back] == ([f"\u2039 Back to {name_of(atlas, scene.way[-1])}"] if scene.way else [])
    assert window.card.palette().window().color() == QColor(TOKENS[scene.scheme].card)


def check_lists(window: MainWindow, atlas: Atlas, scene: Scene) -> None:
    panel = window.panel
    assert [row.code for row in panel.points.rows.all()] == (atlas.codes_of(scene.opened) if scene.opened else [])
    listed = scene.point and atlas.points[scene.point].channel == scene.opened
    assert marked(panel.points) == ([scene.point] if listed else [])
    assert marked(panel.channels) == ([scene.opened] if scene.opened else [])
    assert {row.code for row in panel.channels.rows.all() if panel.channels.rows.is_hidden(row.code)} == scene.hidden
    assert {layer.id for layer in SWITCHED if panel.switches[layer.id].isChecked()} == scene.layers
    assert panel.themes.current == scene.theme


def marked(rows: RowList) -> list[str]:
    found = [rows.rows.row(index) for index in rows.selectionModel().selectedIndexes()]
    return [row.code for row in found if row is not None]


def check_rest(window: MainWindow, settings: Settings, scene: Scene) -> None:
    kept = (settings.figure, settings.view, settings.point, settings.theme, settings.hidden, settings.layers)
    assert kept == (scene.figure, scene.view, scene.point, scene.theme, scene.hidden, scene.layers)
    actions = window.actions_by_id
    assert actions["next"].isEnabled() is actions["previous"].isEnabled() is bool(scene.point)
    assert actions["back"].isEnabled() is bool(window.session.trail.past)
    assert actions["forward"].isEnabled() is bool(window.session.trail.future)
    assert {layer.id for layer in SWITCHED if actions[f"layer-{layer.id}"].isChecked()} == scene.layers
    assert QApplication.palette().window().color() == QColor(TOKENS[scene.scheme].panel)


def test_a_point_asked_for_again_by_itself_loses_its_line_back(window: MainWindow, qtbot: QtBot, atlas: Atlas) -> None:
    open_card(window, "condition:low-back-pain")
    choose(window, "BL23", "link")
    check_card(window, atlas, window.scene)
    assert window.scene.way
    choose(window, "BL23")
    assert window.scene.way == ()
    check_card(window, atlas, window.scene)
    settle(qtbot, window)


@pytest.mark.parametrize("seed", [1, 2])
def test_after_any_intents_every_part_agrees_with_the_scene(
    open_window: WindowMaker, qtbot: QtBot, atlas: Atlas, settings: Settings, counted: Counter[str], seed: int
) -> None:
    window, chance, told = open_window(), RandomIntents(atlas, seed), list[Scene]()
    window.session.listen(lambda change: told.append(change.new))
    counted.clear()
    for _ in range(INTENTS):
        window.session.send(chance.next(window.scene))
        scene = window.scene
        check_map(window, atlas, scene)
        check_card(window, atlas, scene)
        check_lists(window, atlas, scene)
        check_rest(window, settings, scene)
        assert titled(window) == wanted_title(atlas, scene)
    assert len(told) > INTENTS / 2
    assert told[-1] == window.scene
    assert counted["show_scene"] == counted["show"] == len(told)
    assert counted["setWindowTitle"] <= len(told)
    settle(qtbot, window)
