"""Painting ten thousand markers against 720."""

from __future__ import annotations

import random

from PySide6.QtGui import QImage, QPainter

from benchmarks.result import Result, compare
from benchmarks.stage import timed
from bodymap import app
from bodymap.atlas.places import Spot
from bodymap.draw.marks import Markers
from bodymap.ui.map.markers import MarkerField, Sprites

FEW, MANY = 720, 10_000
ROUNDS = 60


def measure() -> list[Result]:
    """Return the time to paint all markers, laid out anew each time as when zooming, and kept as when panning."""
    app.make_application()
    target = QImage(3840, 2160, QImage.Format.Format_RGB32)
    ground = QImage(target)
    sprites = Sprites({"BL": "#2f6db5"}, 6)
    fields = {count: _field(count) for count in (FEW, MANY)}
    times: dict[tuple[int, bool], list[float]] = {(count, anew): [] for count in fields for anew in (False, True)}
    painter = QPainter(target)
    for turn in range(ROUNDS):
        for count, field in fields.items():
            scale = 1 + turn / 1000
            # A frame paints the body first, so the markers never find their pixels in the cache.
            painter.drawImage(0, 0, ground)
            times[count, True].append(timed(lambda: field.paint(painter, sprites, scale, 0, 2160)))
            painter.drawImage(0, 0, ground)
            times[count, False].append(timed(lambda: field.paint(painter, sprites, scale, 0, 2160)))
    painter.end()
    return [
        compare("markers 10,000 against 720, pan", times[MANY, False], times[FEW, False], most_ratio=14),
        compare("markers 10,000 against 720, zoom", times[MANY, True], times[FEW, True], most_ratio=14),
    ]


def _field(count: int) -> MarkerField:
    random.seed(count)
    spots = [
        Spot(code="BL1", part=None, side="left", x=random.uniform(0, 3800), y=random.uniform(0, 2100), facing=1.0) for _ in range(count)
    ]
    return MarkerField(Markers(tuple(sorted(spots, key=lambda spot: spot.y)), {"BL1": "BL"}, {"BL": "#2f6db5"}))
