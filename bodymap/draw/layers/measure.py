"""How the chosen point is found: landmark, dashed line with a tick at each cun, level."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from itertools import pairwise

from msgspec.structs import replace

from bodymap.atlas.places import XY, Measure, MeasuredLine
from bodymap.draw.context import Context, Frame
from bodymap.draw.labels import Request, Taken, leader_reaches
from bodymap.draw.layer import Layer, Want
from bodymap.draw.layers.chosen import CHOSEN
from bodymap.draw.lettering import LabelStyle
from bodymap.draw.marks import Mark, Pen, Polyline, Ring, Size, Ticks
from bodymap.draw.tokens import LIGHT
from bodymap.words import N_

TICK = 4.0
_DOT = 3.6
_UNDER = 0.72
# Measures lie on the skin, which is light in every scheme.
_LEVEL = Pen(LIGHT.measure, 1.1, dash=(1.0, 3.0), round=True, edge=_UNDER)
_LINE = Pen(LIGHT.measure, 1.6, dash=(4.0, 2.6), edge=_UNDER)
_TICKS = Pen(LIGHT.measure, 1.6, round=True, edge=_UNDER)
_RING = Pen(LIGHT.measure, 1.8)


class MeasureLayer(Layer):
    """The measure of each chosen point, on its side."""

    id = "measure"
    switch = N_("Measure (cun)")
    rank = 1

    def depends(self, context: Context) -> object:
        """Return the chosen point and its side."""
        return context.chosen, context.side

    def over(self, context: Context) -> tuple[Mark, ...]:
        """Return levels, lines with their ticks, landmarks."""
        return tuple(mark for measure in measures_of(context) for mark in _marks(measure))

    def taken(self, context: Context, frame: Frame) -> Iterable[Taken]:
        """Yield what the drawn lines cover."""
        scale, slack = frame.scale, (TICK + 1) * frame.dpr
        for measure in measures_of(context):
            for line in measure.lines:
                for (x, y), (u, v) in pairwise(line.path):
                    box = (min(x, u) * scale - slack, min(y, v) * scale - slack, max(x, u) * scale + slack, max(y, v) * scale + slack)
                    yield Taken(box, solid=False)

    def wants(self, context: Context, frame: Frame) -> Iterable[tuple[Want, ...]]:
        """Yield lengths, levels and landmarks."""
        spots = [(spot.x, spot.y) for code in context.chosen for spot in context.view.spots_of(code)]
        for measure in measures_of(context):
            for want in _wants(measure, frame):
                if want.text:
                    yield (_beside_chosen(want, spots, frame),)


def measures_of(context: Context) -> list[Measure]:
    """Return the measures that are drawn: those of the chosen side or the midline, else the first."""
    out: list[Measure] = []
    for code in context.chosen if "measure" in context.on else ():
        found = context.view.measure(code)
        out += [one for one in found if one.side in (context.side, "midline")] or found[:1]
    return out


def _marks(measure: Measure) -> Iterator[Mark]:
    yield from (Polyline(level.path, _LEVEL) for level in measure.levels)
    for line in measure.lines:
        yield Polyline(line.path, _LINE)
        if line.ticks:
            yield ticks_of(line, TICK, _TICKS)
    yield from (Ring(*mark.at, Size(px=_DOT), _RING, fill=_UNDER) for mark in measure.landmarks)


def ticks_of(line: MeasuredLine, half: float, pen: Pen) -> Ticks:
    """Return the ticks of a measured line, each across it."""
    return Ticks(tuple((*tick, *_direction(line.path, tick)) for tick in line.ticks), half, pen)


def _wants(measure: Measure, frame: Frame) -> Iterator[Want]:
    away = -1 if _runs_right(measure) else 1
    levels = {level.label for level in measure.levels}
    near = Request(x=0, y=0, width=0, height=0, clear=(TICK + 1) * frame.dpr, reaches=leader_reaches(frame.dpr), crosses=True)
    # The label of a level stands aside on the free half, at the end of its own dotted line.
    level_request = replace(near, clear=0, reaches=_far(frame.dpr), level=True, outward=away)
    mark_request = replace(near, clear=_DOT * frame.dpr + 2, outward=away)
    yield from (_want(line.label, line.label_at, "measure", near, frame) for line in measure.lines)
    yield from (_want(level.label, level.path[0], "measure", level_request, frame) for level in measure.levels)
    for mark in measure.landmarks:
        if mark.name not in levels:
            yield _want(mark.name, mark.at, "landmark", mark_request, frame)


def _want(text: str, at: XY, style: LabelStyle, request: Request, frame: Frame) -> Want:
    width, height = frame.metrics.size(text, style)
    return Want(replace(request, x=at[0] * frame.scale, y=at[1] * frame.scale, width=width, height=height), text, style)


def _beside_chosen(want: Want, spots: list[XY], frame: Frame) -> Want:
    """Keep the name of a landmark that a chosen point lies on off the point's own marker."""
    reach, scale, request = frame.size * CHOSEN, frame.scale, want.request
    if any(abs(x * scale - request.x) < reach and abs(y * scale - request.y) < reach for x, y in spots):
        return replace(want, request=replace(request, clear=max(request.clear, reach)))
    return want


def _far(unit: float) -> tuple[float, ...]:
    return tuple(reach * unit for reach in range(46, 300, 12))


def _runs_right(measure: Measure) -> bool:
    paths = [line.path for line in measure.lines] or [level.path for level in measure.levels]
    return sum(path[-1][0] - path[0][0] for path in paths) >= 0


def _direction(path: tuple[XY, ...], at: XY) -> XY:
    best, found = math.inf, (1.0, 0.0)
    for (x, y), (u, v) in pairwise(path):
        middle = math.hypot((x + u) / 2 - at[0], (y + v) / 2 - at[1])
        length = math.hypot(u - x, v - y)
        if length and middle - length / 2 < best:
            best, found = middle - length / 2, ((u - x) / length, (v - y) / length)
    return found
