"""What the three layers of a view share: measures that lie quietly under the markers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import ClassVar

from bodymap.atlas.places import XY, Measure
from bodymap.draw.context import Context, Frame
from bodymap.draw.labels import Request
from bodymap.draw.layer import Layer, Want
from bodymap.draw.layers.measure import TICK, measures_of, ticks_of
from bodymap.draw.marks import Mark, Pen, Polyline, Ring, Size
from bodymap.draw.tokens import LIGHT

NAMED_FROM = 4.2
_FAINT = Pen(LIGHT.measure, 0.9, alpha=0.55, round=True)
_TICKS = Pen(LIGHT.measure, 1.6 * 0.7, alpha=0.55, round=True)
_RING = Pen(LIGHT.measure, 1.2, round=True)


class BackdropLayer(Layer):
    """A layer of a view's own measures, drawn thin so that the chosen point keeps its place."""

    usual = False
    rank = 3
    part: ClassVar[str]
    """Its name in the view's map."""

    def depends(self, context: Context) -> object:  # noqa: ARG002
        """Return nothing: it is the same as long as the view is."""
        return None

    def over(self, context: Context) -> tuple[Mark, ...]:
        """Return thin lines and small rings."""
        return tuple(mark for measure in context.view.layer(self.part) for mark in _quiet(measure))

    def wants(self, context: Context, frame: Frame) -> Iterable[tuple[Want, ...]]:
        """Yield names and numbers, which take what room the others leave."""
        if frame.px_per_cm < NAMED_FROM:
            return
        named = {mark.name for measure in measures_of(context) for mark in measure.landmarks}
        left, top, right, bottom = frame.seen
        for text, (x, y) in _texts(context.view.layer(self.part), named):
            if text and left <= x <= right and top <= y <= bottom:
                yield (_want(text, x * frame.scale, y * frame.scale, frame),)


def _quiet(measure: Measure) -> Iterator[Mark]:
    yield from (Polyline(level.path, _FAINT) for level in measure.levels)
    for line in measure.lines:
        yield Polyline(line.path, _FAINT)
        if line.ticks:
            yield ticks_of(line, TICK * 0.7, _TICKS)
    yield from (Ring(*mark.at, Size(px=2.4), _RING) for mark in measure.landmarks)


def _texts(measures: Iterable[Measure], named: set[str]) -> Iterator[tuple[str, XY]]:
    for measure in measures:
        yield from ((level.label, level.path[-1]) for level in measure.levels)
        yield from ((line.label, line.label_at) for line in measure.lines)
        yield from ((mark.name, mark.at) for mark in measure.landmarks if mark.name not in named)


def _want(text: str, x: float, y: float, frame: Frame) -> Want:
    width, height = frame.metrics.size(text, "landmark")
    return Want(Request(x=x, y=y, width=width, height=height, clear=3 * frame.dpr, crosses=True), text, "landmark")
