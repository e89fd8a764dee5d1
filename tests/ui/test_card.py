"""The card: its words, its equal rows, links and keys."""

from __future__ import annotations

import re

import msgspec
import pytest
from PySide6.QtCore import QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QGuiApplication
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from bodymap.atlas.load import Atlas
from bodymap.draw.tokens import DARK, LIGHT
from bodymap.session.intent import SetTheme
from bodymap.session.scene import ThemeChoice
from bodymap.texts.common import heads
from bodymap.texts.content import body
from bodymap.texts.plain import as_text
from bodymap.texts.point import ROWS, write_point
from bodymap.ui.card import view as card_view
from bodymap.ui.card.boxes import Laid, PairRow
from bodymap.ui.card.layout import CardLayout
from bodymap.ui.card.text import Styles, TextBlock
from bodymap.ui.card.view import CardView
from bodymap.ui.kit.theme import channel_colour, text_on

from .conftest import WindowMaker, choose, click_link, place_on_card

NO_VALUE = re.compile(r"\bNone\b(?!:? [a-z])")
"""A value that is not there, as code would write it; sentences of the data go on: None of its own."""


def test_every_point_has_a_card(atlas: Atlas) -> None:
    for code in atlas.points:
        card = write_point(atlas, code)
        assert [row.title for row in card.rows] == [row.title for row in ROWS]
        assert all(row.left and row.right for row in card.rows)
        assert card.heads == heads()
        text = as_text(card)
        assert code in text
        assert not NO_VALUE.search(text)


def test_every_mark_leads_to_a_source(atlas: Atlas) -> None:
    for code in atlas.points:
        card = write_point(atlas, code)
        cells = [cell for row in card.rows for cell in (*row.left, *row.right)]
        marks = {run.target for cell in cells for run in cell.runs if run.target.startswith("ref:")}
        assert all(1 <= int(mark[4:]) <= len(card.sources) for mark in marks)


def test_a_column_not_written_says_so(atlas: Atlas, monkeypatch: pytest.MonkeyPatch) -> None:
    bare = msgspec.structs.replace(atlas.point("BL23"), tcm=None, western=None, safety=None, plain=None)
    monkeypatch.setattr(atlas, "point", lambda code: bare)
    card = write_point(atlas, "BL23")
    assert [row.left[0].text for row in card.rows] == ["Not written yet"] * len(ROWS)
    assert [row.right[0].text for row in card.rows] == ["Not written yet"] * len(ROWS)


def covered(laid: Laid) -> QRectF:
    """Return what a laid paragraph covers of its box, from its indent to the end of its widest line."""
    block = laid.block
    lines = [block.layout.lineAt(number) for number in range(block.layout.lineCount())]
    indent = block.rects(0, 1, 0.0, 0.0)[0].left()
    return QRectF(laid.x, laid.y, indent + max(line.naturalTextWidth() for line in lines), block.height)


def overflow(layout: CardLayout, width: float) -> list[str]:
    """Return the texts of a laid card that leave the card, their box, or run into another text."""
    layout.extend(float("inf"))
    wrong = []
    for _, box in layout.boxes:
        rects = [covered(laid) for laid in box.texts]
        inside = QRectF(0, 0, width, box.height).adjusted(-0.5, -0.5, 0.5, 0.5)
        for number, (rect, laid) in enumerate(zip(rects, box.texts, strict=True)):
            clear = all(not rect.adjusted(0, 0.5, 0, -0.5).intersects(other) for other in rects[number + 1 :])
            if not (inside.contains(rect) and clear):
                wrong.append(laid.block.paragraph.text)
    return wrong


@pytest.mark.parametrize("size", [(1280, 720), (1440, 900)])
def test_no_card_is_clipped(open_window: WindowMaker, atlas: Atlas, size: tuple[int, int]) -> None:
    view = open_window("BL23", size=size).card.view()
    width = view.viewport().width() - 2 * card_view.MARGIN
    colour = channel_colour(atlas.channels["BL"], LIGHT)
    for code in atlas.points:
        card = write_point(atlas, code)
        opened = frozenset(strip.key for strip in card.strips)
        assert overflow(CardLayout(card, width, Styles(LIGHT), lambda code: colour, opened), width) == [], code


def test_the_longest_and_the_shortest_card_are_painted_to_their_end(open_window: WindowMaker, atlas: Atlas, qtbot: QtBot) -> None:
    lengths = {code: len(as_text(write_point(atlas, code))) for code in atlas.points}
    window = open_window(size=(1280, 720))
    view = window.card.view()
    for code in (max(lengths, key=lengths.__getitem__), min(lengths, key=lengths.__getitem__)):
        choose(window, code)
        QTest.keyClick(view, Qt.Key.Key_End)
        qtbot.wait(60)
        end = view.verticalScrollBar()
        assert end.value() == end.maximum() > 0
        shown = view.grab().toImage()
        ground = shown.pixelColor(2, 2)
        high, wide, ratio = view.viewport().height(), view.viewport().width(), shown.devicePixelRatio()
        foot = [shown.pixelColor(round(x * ratio), round((high - 40) * ratio)) for x in range(card_view.MARGIN, wide // 2)]
        below = [shown.pixelColor(round(x * ratio), round((high - 4) * ratio)) for x in range(wide - 20)]
        assert any(colour != ground for colour in foot)
        assert all(colour == ground for colour in below)


def test_sources_are_numbered_as_they_are_read(atlas: Atlas) -> None:
    for code in ("BL23", "EX-LE2", "GB37"):
        card = write_point(atlas, code)
        cells = [cell for row in card.rows for side in (row.left, row.right) for cell in side]
        parts = [part for section in card.sections for part in section.parts] + cells
        marks = [int(run.target[4:]) for part in parts for run in part.runs if run.target.startswith("ref:")]
        assert list(dict.fromkeys(marks)) == list(range(1, max(marks) + 1))


def test_the_place_of_a_channel_point_names_the_standard(atlas: Atlas) -> None:
    for code in atlas.points:
        card = write_point(atlas, code)
        marked = card.sections[0].parts[0].runs[-1].target == "ref:1"
        assert marked is not code.startswith("EX")
        assert not marked or "WHO standard" in card.sources[0].text


@pytest.mark.parametrize("width", [392, 520, 980])
def test_cells_of_a_row_are_equally_high_and_hold_their_text(qtbot: QtBot, atlas: Atlas, width: int) -> None:
    styles = Styles(LIGHT)
    card = write_point(atlas, "BL23")
    for row in card.rows:
        box = PairRow(styles, width, row.title, row.left, row.right)
        assert max(laid.y + laid.block.height for laid in box.texts) <= box.height
        assert all(laid.block.layout.boundingRect().width() <= width / 2 for laid in box.texts)


@pytest.mark.parametrize("width", range(90, 240, 15))
def test_the_code_of_an_extra_point_stays_on_one_line(qtbot: QtBot, width: int) -> None:
    words = body("Deep nerve at LU6, PC3, PC7, EX-UE2, EX-UE9, SP6, EX-LE10")
    block = TextBlock(words, width, Styles(LIGHT), first=True)
    lines = [block.layout.lineAt(number) for number in range(block.layout.lineCount())]
    cuts = [words.text[: line.textStart()] for line in lines]
    assert len(cuts) > 1
    assert not any(cut.endswith("EX-") for cut in cuts)


def test_below_the_fold_is_laid_out_only_when_needed(qtbot: QtBot, atlas: Atlas) -> None:
    card, colour = write_point(atlas, "BL23"), channel_colour(atlas.channels["BL"], LIGHT)
    layout = CardLayout(card, 500, Styles(LIGHT), lambda code: colour, frozenset())
    layout.extend(600)
    assert not layout.done
    guess = layout.height
    layout.extend(float("inf"))
    assert layout.done
    assert 0.5 < guess / layout.height < 2


def test_the_organ_opens_and_shuts(open_window: WindowMaker, qtbot: QtBot) -> None:
    window = open_window("BL23")
    view = window.card.view()
    high = view.verticalScrollBar().maximum()
    at = place_on_card(view, next(hit for hit in view.links() if hit.run.target == "strip:organ"))
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


def contrast(one: QColor, other: QColor) -> float:
    """Return the contrast of two colours as WCAG 2 defines it, 1 to 21."""
    dark, light = sorted(
        0.2126 * _linear(colour.redF()) + 0.7152 * _linear(colour.greenF()) + 0.0722 * _linear(colour.blueF()) for colour in (one, other)
    )
    return (light + 0.05) / (dark + 0.05)


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else float(((part + 0.055) / 1.055) ** 2.4)


def test_lettering_on_the_colour_of_every_channel_reads_well(atlas: Atlas) -> None:
    for channel in atlas.channels.values():
        for tokens in (LIGHT, DARK):
            colour = channel_colour(channel, tokens)
            assert contrast(text_on(colour), colour) >= 4.5, (channel.code, tokens.scheme)


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_code_on_the_card_reads_well_on_every_channel(open_window: WindowMaker, atlas: Atlas, theme: ThemeChoice) -> None:
    window = open_window()
    window.session.send(SetTheme(theme))
    for channel in atlas.channels:
        choose(window, atlas.codes_of(channel)[0])
        badge = window.colour_of(channel)
        shown = window.card.view().viewport().grab(QRect(card_view.MARGIN, card_view.MARGIN, 90, 32)).toImage()
        pixels = [shown.pixelColor(x, y) for x in range(4, 60) for y in range(8, 26)]
        assert pixels.count(badge) > 100, channel
        assert max(contrast(pixel, badge) for pixel in pixels) >= 4.5, channel


def drag_and_copy(view: CardView, start: QPoint, end: QPoint) -> str:
    """Drag over the card and copy what is chosen."""
    QTest.mousePress(view.viewport(), Qt.MouseButton.LeftButton, pos=start)
    QTest.mouseMove(view.viewport(), end)
    QTest.mouseRelease(view.viewport(), Qt.MouseButton.LeftButton, pos=end)
    QTest.keyClick(view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    return QGuiApplication.clipboard().text()


@pytest.mark.parametrize("number", [1, 2, 4])
def test_a_source_mark_leads_to_its_source(open_window: WindowMaker, qtbot: QtBot, number: int) -> None:
    window = open_window("ST36", size=(1280, 640))
    view = window.card.view()
    mark = next(hit for hit in view.links() if hit.run.target == f"ref:{number}")
    assert mark.run.text.strip() == str(number)
    click_link(view, mark.run.target)
    assert view.scrolled > mark.rect.bottom(), "the sources stand below all marks"
    assert window.scene.point == "ST36"
    card = view.card
    assert card is not None
    # The source is the first line that one reads.
    first = drag_and_copy(view, QPoint(card_view.MARGIN + 1, 38), QPoint(card_view.MARGIN + 160, 38))
    assert len(first) > 8
    assert card.sources[number - 1].text.startswith(first)


def test_text_is_chosen_by_dragging_and_copied(open_window: WindowMaker) -> None:
    view = open_window("BL23").card.view()
    copied = drag_and_copy(view, QPoint(card_view.MARGIN, 160), QPoint(card_view.MARGIN + 200, 210))
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
    from bodymap.texts.citations import Citations
    from bodymap.texts.organ import strips

    (strip,) = strips(atlas, atlas.point("KI3"), Citations(atlas))
    told = " ".join(run.text for part in (*strip.left, *strip.right) for run in part.runs)
    channel = atlas.channels["KI"]
    assert channel.course.internal in told
    assert channel.western in told
