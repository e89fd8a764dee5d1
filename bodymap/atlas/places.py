"""Where points, channel lines and measures lie in each drawn view of a figure.

Made by ``tools/figure`` and committed as ``assets/places/<figure>.json``; x and
y are in the units of the view's SVG, y down.
"""

from __future__ import annotations

import msgspec

from bodymap.atlas.model import Figure, Place, Record, Side

XY = tuple[float, float]


class Spot(Record, frozen=True, kw_only=True):
    """One marker in one view; ``facing`` is 1 where the skin faces the viewer, 0 at the rim."""

    code: str
    part: str | None
    side: Side
    x: float
    y: float
    facing: float


class Stroke(Record, frozen=True, kw_only=True):
    """One visible run of a channel's line in flow order; ``fade`` is its opacity at each point, 0 to 1."""

    channel: str
    side: Side
    points: tuple[XY, ...]
    fade: tuple[float, ...]


class MarkedLandmark(Record, frozen=True, kw_only=True):
    """A landmark that a measure starts from."""

    id: str
    name: str
    at: XY


class MeasuredLine(Record, frozen=True, kw_only=True):
    """A measured run over the skin: a path, a tick at each cun, and its length in words."""

    path: tuple[XY, ...]
    cun: float
    label: str
    label_at: XY
    ticks: tuple[XY, ...]


class LevelLine(Record, frozen=True, kw_only=True):
    """A level that a point lies on, such as the lower border of L2."""

    path: tuple[XY, ...]
    label: str


class Measure(Record, frozen=True, kw_only=True):
    """How one point is found, drawn in one view on one side."""

    side: Side
    part: str | None
    landmarks: tuple[MarkedLandmark, ...]
    lines: tuple[MeasuredLine, ...]
    levels: tuple[LevelLine, ...]


class ViewMap(Record, frozen=True, kw_only=True):
    """All that is drawn over one view."""

    width: float
    height: float
    units_per_cm: float
    spots: tuple[Spot, ...]
    strokes: tuple[Stroke, ...]
    measures: dict[str, msgspec.Raw]

    def measure(self, code: str) -> tuple[Measure, ...]:
        """Return the measures of a point in this view, none if it has none here."""
        raw = self.measures.get(code)
        return () if raw is None else msgspec.msgpack.decode(raw, type=tuple[Measure, ...])


class FigureMap(Record, frozen=True, kw_only=True):
    """The whole map of one figure: views in the order of the tabs, best view of each point."""

    figure: Figure
    views: dict[str, ViewMap]
    best: dict[str, str]
    places: tuple[Place, ...]
