"""Keystroke to results painted, with the real points and with ten thousand made up."""

from __future__ import annotations

import copy
from functools import partial
from typing import Any

import msgspec
from PySide6.QtTest import QTest

from benchmarks.result import Result, p95
from benchmarks.stage import Stage, drain, timed
from bodymap.atlas.search import Index

WORDS = ("kidney shu", "bl23", "shenshu", "low back pain", "\u80be", "spring", "heavenly", "qzx")
MANY = 10_000


def measure() -> list[Result]:
    """Return the p95 of a keystroke."""
    results = []
    for many in (False, True):
        stage = Stage((1440, 900))
        lists = stage.window.lists.lists
        lists.warm()
        count = len(stage.window._atlas.points)  # noqa: SLF001 - counted for the table
        if many:
            _multiply(stage, count)
            count = MANY
        line = stage.window.panel.field.line
        times: list[float] = []
        for _ in range(3):
            for words in WORDS:
                line.clear()
                drain()
                times.extend(timed(partial(_type, stage, letter)) for letter in words)
        stage.close()
        what = f"keystroke to results, {count} points"
        results.append(Result(what, sorted(times)[len(times) // 2], None, "ms", p95=p95(times), most_p95=16.7))
    return results


def _type(stage: Stage, letter: str) -> None:
    line = stage.window.panel.field.line
    if letter.isascii():
        QTest.keyClicks(line, letter)
    else:
        line.insert(letter)
    stage.window.panel.points.viewport().repaint()
    line.repaint()


def _multiply(stage: Stage, count: int) -> None:
    atlas: Any = stage.window._atlas  # noqa: SLF001 - a larger atlas for this measure alone
    heads = dict(atlas.points)
    originals = list(heads.values())
    while len(heads) < MANY:
        source = originals[len(heads) % count]
        code = f"{source.channel}{1000 + len(heads)}"
        heads[code] = msgspec.structs.replace(source, code=code)
    larger: Any = copy.copy(atlas)
    larger.points = heads
    stage.window.lists.lists._index = Index(larger)  # noqa: SLF001
    stage.window.lists.lists._atlas = larger  # noqa: SLF001
