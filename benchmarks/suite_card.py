"""Click to card painted against a QPlainTextEdit that shows the same text."""

from __future__ import annotations

import msgspec
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPlainTextEdit

from benchmarks.result import Result, compare
from benchmarks.stage import Stage, drain, timed
from bodymap.texts.plain import as_text
from bodymap.texts.point import write_point

CODES = [f"BL{number}" for number in range(11, 31)]
ROUNDS = 4


def measure() -> list[Result]:
    """Return the time of a click on a marker until its card is painted, map and list included and alone."""
    stage = Stage((1440, 900), "BL22")
    window = stage.window
    atlas = window._atlas  # noqa: SLF001 - the same atlas for the reference
    plain = QPlainTextEdit()
    plain.resize(window.card.size())
    plain.show()
    drain()
    clicks, cards, texts = [], [], []
    for code in CODES * ROUNDS:
        spot = next(spot for spot in window.map.spots_of(code) if spot.side == "right")
        at = window.map.place_of(spot).toPoint()

        def click() -> None:
            QTest.mouseClick(window.map, Qt.MouseButton.LeftButton, pos=at)
            window.card.view().viewport().repaint()

        clicks.append(timed(click))
        drain()

        def card_alone() -> None:
            window.card.view().show_card(write_point(atlas, code))
            window.card.view().viewport().repaint()

        cards.append(timed(card_alone))
        # The card is painted with its strips shut, so the reference holds no more.
        text = as_text(msgspec.structs.replace(write_point(atlas, code), strips=()))

        def reference() -> None:
            plain.setPlainText(text)
            plain.viewport().repaint()

        texts.append(timed(reference))
        drain()
    stage.close()
    plain.close()
    return [
        compare("click to card painted", clicks, texts, most_ratio=1.6, most_p95=16.7),
        compare("card alone", cards, texts, most_ratio=1.6, most_p95=16.7),
    ]
