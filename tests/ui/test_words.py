"""The window in the made-up language: longer texts are not cut, and every letter has a glyph."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtGui import QRawFont
from pytestqt.qtbot import QtBot

from bodymap import resources
from bodymap.atlas.load import Atlas
from bodymap.atlas.subject import KINDS, Subject, SubjectKind
from bodymap.draw.tokens import LIGHT
from bodymap.texts.cards import write_card
from bodymap.typeset import fonts
from bodymap.ui.card import view as card_view
from bodymap.ui.card.layout import CardLayout
from bodymap.ui.card.text import Styles
from bodymap.ui.kit.theme import channel_colour
from bodymap.words import ENGLISH
from bodymap.words.language import PSEUDO, use
from bodymap.words.pseudo import Pseudo

from .conftest import WindowMaker
from .test_card import overflow

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
