"""The card: its words, its equal rows, links and keys."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from bodymap.atlas.load import Atlas
from bodymap.ui.card import view as card_view
from bodymap.ui.card.boxes import PairRow
from bodymap.ui.card.content import as_text
from bodymap.ui.card.flow import Flow
from bodymap.ui.card.text import Styles
from bodymap.ui.card.write import HEADS, ROWS, write_card
from bodymap.ui.theme import channel_colour
from bodymap.ui.tokens import LIGHT

from .conftest import WindowMaker


def test_every_point_has_a_card(atlas: Atlas) -> None:
    for code in atlas.points:
        card = write_card(atlas, code)
        assert [row.title for row in card.rows] == list(ROWS)
        assert all(row.left and row.right for row in card.rows)
        assert card.heads == HEADS
        text = as_text(card)
        assert code in text
        assert "None," not in text
        assert ": None" not in text


def test_every_mark_leads_to_a_source(atlas: Atlas) -> None:
    for code in atlas.points:
        card = write_card(atlas, code)
        cells = [cell for row in card.rows for cell in (*row.left, *row.right)]
        marks = {run.target for cell in cells for run in cell.runs if run.target.startswith("ref:")}
        assert all(1 <= int(mark[4:]) <= len(card.sources) for mark in marks)


def test_a_column_not_written_says_so(atlas: Atlas) -> None:
    code = next((code for code in atlas.points if atlas.point(code).tcm is None), None)
    if code is None:
        pytest.skip("every column is written")
    card = write_card(atlas, code)
    assert card.rows[0].left[0].text == "Not written yet"


@pytest.mark.parametrize("width", [392, 520, 980])
def test_cells_of_a_row_are_equally_high_and_hold_their_text(qtbot: QtBot, atlas: Atlas, width: int) -> None:
    styles = Styles(LIGHT)
    card = write_card(atlas, "BL23")
    for row in card.rows:
        box = PairRow(styles, width, row.title, row.left, row.right)
        assert max(laid.y + laid.block.height for laid in box.texts) <= box.height
        assert all(laid.block.layout.boundingRect().width() <= width / 2 for laid in box.texts)


def test_below_the_fold_is_laid_out_only_when_needed(qtbot: QtBot, atlas: Atlas) -> None:
    flow = Flow(write_card(atlas, "BL23"), 500, Styles(LIGHT), lambda code: channel_colour(atlas.channels[code], LIGHT), opened=False)
    flow.extend(600)
    assert not flow.done
    guess = flow.height
    flow.extend(float("inf"))
    assert flow.done
    assert 0.5 < guess / flow.height < 2


def test_the_organ_opens_and_shuts(open_window: WindowMaker, qtbot: QtBot) -> None:
    window = open_window("BL23")
    view = window.card.view()
    high = view.verticalScrollBar().maximum()
    strip = next(hit for hit in view.links() if hit.run.target == "organ:")
    at = QPoint(round(strip.rect.center().x()) + card_view.MARGIN, round(strip.rect.center().y()) + card_view.MARGIN)
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=at)
    qtbot.wait(60)
    assert view.verticalScrollBar().maximum() > high
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=at)
    qtbot.wait(60)
    assert view.verticalScrollBar().maximum() == high


def test_links_are_reached_by_the_keyboard(open_window: WindowMaker, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    monkeypatch.setattr("bodymap.ui.card.view.QDesktopServices.openUrl", lambda url: asked.append(url.toString()))
    window = open_window("BL23")
    view = window.card.view()
    targets = [hit.run.target for hit in view.links()]
    assert any(target.startswith("https://doi.org/") for target in targets)
    for _ in targets:
        view.focusNextPrevChild(True)
        if view.focused_target().startswith("https://"):
            QTest.keyClick(view, Qt.Key.Key_Return)
            break
    assert asked
    assert asked[0].startswith("https://")


def test_text_is_chosen_by_dragging_and_copied(open_window: WindowMaker) -> None:
    window = open_window("BL23")
    view = window.card.view()
    QTest.mousePress(view.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(card_view.MARGIN, 160))
    QTest.mouseMove(view.viewport(), QPoint(card_view.MARGIN + 200, 210))
    QTest.mouseRelease(view.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(card_view.MARGIN + 200, 210))
    QTest.keyClick(view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    copied = QGuiApplication.clipboard().text()
    assert 3 < len(copied) < len(view.text())
    assert copied.split("\n")[0].strip() in view.text()


def test_keys_scroll(open_window: WindowMaker) -> None:
    view = open_window("BL23").card.view()
    bar = view.verticalScrollBar()
    QTest.keyClick(view, Qt.Key.Key_PageDown)
    assert bar.value() > 100
    QTest.keyClick(view, Qt.Key.Key_End)
    assert bar.value() == bar.maximum()
    QTest.keyClick(view, Qt.Key.Key_Home)
    assert bar.value() == 0


def test_the_open_organ_tells_the_course_of_its_channel(open_window: WindowMaker, qtbot: QtBot, atlas: Atlas) -> None:
    from bodymap.ui.card.organ import organ_strip
    from bodymap.ui.card.sources import Sources

    strip = organ_strip(atlas, atlas.point("KI3"), Sources(atlas))
    assert strip is not None
    told = " ".join(run.text for part in (*strip.left, *strip.right) for run in part.runs)
    channel = atlas.channels["KI"]
    assert channel.course.internal in told
    assert channel.western in told
