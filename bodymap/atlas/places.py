"""Where points, channel lines and measures lie in each drawn view of a figure.

Made by ``tools/figure`` and committed as ``assets/places/<figure>.json``; x and
y are in the units of the view's SVG, y down.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

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


def packed(measures: Sequence[Measure]) -> msgspec.Raw:
    """Return measures as a view holds them: unpacked only when one is looked at."""
    return msgspec.Raw(msgspec.msgpack.encode(measures))


class ViewMap(Record, frozen=True, kw_only=True):
    """All that is drawn over one view; its measures, by code, and its layers, by name, are packed."""

    width: int
    height: int
    units_per_cm: float
    spots: tuple[Spot, ...]
    strokes: tuple[Stroke, ...]
    measures: dict[str, msgspec.Raw]
    layers: dict[str, msgspec.Raw] = msgspec.field(default_factory=dict)

    def spots_of(self, code: str) -> list[Spot]:
        """Return where a point lies, the rightmost first."""
        return sorted((spot for spot in self.spots if spot.code == code), key=lambda spot: -spot.x)

    def layer(self, name: str) -> tuple[Measure, ...]:
        """Return a layer that can be laid over the view: ``landmarks``, ``levels`` or ``grid``; none if it has none here."""
        raw = self.layers.get(name)
        return () if raw is None else msgspec.msgpack.decode(raw, type=tuple[Measure, ...])

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


class PackedMap(Record, frozen=True, kw_only=True):
    """A figure's map with its views and places still packed."""

    figure: Figure
    views: dict[str, msgspec.Raw]
    best: dict[str, str]
    places: msgspec.Raw


class Views(Mapping[str, ViewMap]):
    """The views of a figure in the order of the tabs, each unpacked when it is first asked for."""

    def __init__(self, packed: dict[str, msgspec.Raw]) -> None:
        self._packed = packed
        self._open: dict[str, ViewMap] = {}

    def __getitem__(self, key: str) -> ViewMap:
        if key not in self._open:
            self._open[key] = msgspec.msgpack.decode(self._packed[key], type=ViewMap)
        return self._open[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self._packed)

    def __len__(self) -> int:
        return len(self._packed)


class OpenMap:
    """A figure's map as the program reads it: what is not asked for stays packed."""

    def __init__(self, packed: bytes) -> None:
        found = msgspec.msgpack.decode(packed, type=PackedMap)
        self.figure: Figure = found.figure
        self.views = Views(found.views)
        self.best = found.best
        self._places = found.places

    @property
    def places(self) -> tuple[Place, ...]:
        """Return all places of the figure's points."""
        return msgspec.msgpack.decode(self._places, type=tuple[Place, ...])
