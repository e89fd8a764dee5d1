"""The window in the made-up language: longer texts are not cut, and every letter has a glyph."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetricsF, QRawFont
from PySide6.QtWidgets import QAbstractButton, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from bodymap import resources
from bodymap.atlas.load import Atlas
from bodymap.atlas.subject import KINDS, Subject, SubjectKind
from bodymap.draw.tokens import LIGHT
from bodymap.texts.cards import write_card
from bodymap.texts.content import ALERT
from bodymap.typeset import fonts
from bodymap.ui.card import view as card_view
from bodymap.ui.card.boxes import Alert, Heads
from bodymap.ui.card.layout import CardLayout
from bodymap.ui.card.text import Styles
from bodymap.ui.kit.theme import channel_colour
from bodymap.ui.kit.widgets import Segment, Switch
from bodymap.ui.side.row_list import RowList
from bodymap.words import ENGLISH, _
from bodymap.words.language import PSEUDO, use
from bodymap.words.pseudo import Pseudo
from tests.words.test_pseudo import _data, _left

from .conftest import WindowMaker, open_card, settle
from .test_card import overflow

_WORD = re.compile(r"[^\W\d_]+")
EACH = 12
"""How many cards of a kind are laid out, evenly taken from all of them."""


@pytest.fixture
def pseudo() -> Iterator[None]:
    use(PSEUDO)
    yield
    use(ENGLISH)


@pytest.mark.usefixtures("pseudo")
def test_no_card_is_clipped_when_its_texts_are_longer(open_window: WindowMaker, atlas: Atlas) -> None:
    view = open_window("BL23", size=(1280, 720)).card.view()
    width = view.viewport().width() - 2 * card_view.MARGIN
    colour = channel_colour(atlas.channels["BL"], LIGHT)
    kinds: tuple[SubjectKind, ...] = tuple(KINDS)
    for kind in kinds:
        keys = tuple(KINDS[kind].ids(atlas))
        for key in keys[:: max(1, len(keys) // EACH)]:
            card = write_card(atlas, Subject(kind, key))
            opened = frozenset(strip.key for strip in card.strips)
            assert overflow(CardLayout(card, width, Styles(LIGHT), lambda code: colour, opened), width) == [], (kind, key)


def test_every_letter_of_the_made_up_language_has_a_glyph(qtbot: QtBot) -> None:
    face = QRawFont(str(resources.asset(f"fonts/{fonts.FILES[0]}")), 14)
    said = Pseudo().gettext("ABCDEFGHIJKLMNOPQRSTUVWXYZ abcdefghijklmnopqrstuvwxyz")
    assert [char for char in said if not face.supportsCharacter(ord(char))] == []


def _told(window: QWidget) -> Iterable[str]:
    """Yield what the widgets of a window show, tell on hover and tell a screen reader; the card is tested by itself."""
    for widget in (window, *window.findChildren(QWidget)):
        yield from (widget.windowTitle(), widget.toolTip(), widget.accessibleName(), widget.statusTip())


def _labels(window: QWidget) -> Iterable[str]:
    """Yield the words on what is clicked, called and typed into: none of them is data."""
    yield from (button.text() for button in window.findChildren(QAbstractButton))
    yield from (field.placeholderText() for field in window.findChildren(QLineEdit))
    yield from (text for action in window.actions() for text in (action.text(), action.toolTip()))


def _rows(window: QWidget) -> Iterable[str]:
    for model in (rows.model() for rows in window.findChildren(RowList)):
        roles = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole)
        yield from (str(model.data(model.index(row, 0), role) or "") for row in range(model.rowCount()) for role in roles)


@pytest.mark.usefixtures("pseudo")
def test_no_text_of_the_window_is_left_out(open_window: WindowMaker, atlas: Atlas, qtbot: QtBot) -> None:
    window = open_window(size=(1280, 720))
    told, rows = set(_told(window)), set(_rows(window))
    for link in ("point:BL23", "condition:low-back-pain", "organ:KI"):
        open_card(window, link)
        settle(qtbot, window)
        told |= set(_told(window))
    for words in ("back", "zzzz"):
        window.panel.field.line.setText(words)
        qtbot.wait(300)
        rows |= set(_rows(window))
    labels = [label for label in _labels(window) if label]
    assert len(labels) > 25
    assert [label for label in labels if not (label.startswith("[") and label.endswith("]"))] == []
    data = "\n".join(_data(atlas))
    pieces = {part.casefold() for text in told for piece in _left(text) for part in piece.split(", ")} - {"bodymap"}
    assert len(told) > 15
    assert [piece for piece in pieces if piece not in data] == []
    # A row joins names and texts of the data: each word is looked for there.
    known = set(_WORD.findall(data)) | {"back", "zzzz"}
    assert len(rows) > 40
    assert {word for text in rows for piece in _left(text) for word in _WORD.findall(piece.casefold())} <= known


@pytest.mark.usefixtures("pseudo")
def test_no_button_is_cut_off(open_window: WindowMaker) -> None:
    window = open_window(size=(1280, 720))
    buttons = [button for kind in (Segment, Switch) for button in window.findChildren(kind) if button.isVisible()]
    assert len(buttons) > 15
    window.grab()
    for button in buttons:
        corners = (button.rect().topLeft(), button.rect().bottomRight())
        parent = window.map if window.pane.bar.isAncestorOf(button) else window
        assert all(parent.rect().contains(button.mapTo(parent, corner)) for corner in corners), button.text()
        wide = QFontMetricsF(button.font()).horizontalAdvance(button.text())
        assert wide < button.width() * 1.2 or button.toolTip() == button.text()


@pytest.mark.usefixtures("pseudo")
def test_what_the_card_paints_itself_is_told_in_the_language(open_window: WindowMaker, atlas: Atlas) -> None:
    view = open_window(size=(1280, 720)).card.view()
    colour = channel_colour(atlas.channels["BL"], LIGHT)
    flow = CardLayout(write_card(atlas, Subject("condition", "low-back-pain")), 440, Styles(LIGHT), lambda code: colour, frozenset())
    flow.extend(float("inf"))
    boxes = [box for _at, box in flow.boxes]
    (alert,) = [box for box in boxes if isinstance(box, Alert)]
    assert alert.title == _(ALERT) != ALERT
    assert any(isinstance(box, Heads) for box in boxes)
    assert view.accessibleName().startswith("[")
