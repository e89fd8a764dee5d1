"""Turns the steps of a solved rule into what a view draws: landmarks, measured lines with ticks, levels."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from bodymap.atlas.model import Side
from bodymap.atlas.places import XY, LevelLine, MarkedLandmark, Measure, MeasuredLine
from tools.figure import trace
from tools.figure.mesh import Floats
from tools.figure.rules import RIGHT, UP, MeasureStep, SolvedSpot, Solver
from tools.figure.seen import Eye
from tools.figure.surface import Anchor

_SAMPLES = 17
_LEVELS = ("spine-", "sacral-level-", "intercostal-")
_BEYOND = 2.0  # cm that a level line goes on past its point
_SEEN_SHARE = 0.6
MeasurePart = MarkedLandmark | MeasuredLine | LevelLine


@dataclass(frozen=True)
class Drawn:
    """A step with its way as anchors, ready for every pose; ticks are anchors too."""

    step: MeasureStep
    way: tuple[Anchor, ...]
    ticks: tuple[Anchor, ...] = ()


def drawn_steps(solver: Solver, spot: SolvedSpot) -> tuple[Drawn, ...]:
    """Return the steps of a spot with their ways laid on the skin, and the level lines they imply."""
    out = [laid(solver, step) for step in spot.steps]
    here = solver.place(spot)
    levels = [step for step in spot.steps if step.kind == "landmark" and step.name.startswith(_LEVELS)]
    return (*out, *(_level(solver, step, here) for step in levels))


def laid(solver: Solver, step: MeasureStep) -> Drawn:
    """Return a step with its way and ticks laid on the skin."""
    way = _resampled(step.way, _SAMPLES if len(step.way) > 1 else 1)
    anchors = tuple(solver.skin.nearest(place) for place in way)
    return Drawn(step, anchors, tuple(solver.skin.nearest(place) for place in _ticks(step)))


def _ticks(step: MeasureStep) -> list[Floats]:
    if step.kind != "line" or len(step.way) < 2:  # noqa: PLR2004
        return []
    if not step.cun:
        return [step.way[0], step.way[-1]]
    lengths = np.concatenate([[0.0], np.cumsum(np.linalg.norm(np.diff(step.way, axis=0), axis=1))])
    marks = [min(float(lengths[-1]), cun * step.unit) for cun in range(int(step.cun) + 1)]
    if step.cun % 1:
        marks.append(float(lengths[-1]))
    return [np.array([np.interp(mark, lengths, step.way[:, axis]) for axis in range(3)]) for mark in marks]


def _resampled(way: Floats, count: int) -> Floats:
    lengths = np.concatenate([[0.0], np.cumsum(np.linalg.norm(np.diff(way, axis=0), axis=1))])
    marks = np.linspace(0.0, float(lengths[-1]), count)
    return np.stack([np.interp(marks, lengths, way[:, axis]) for axis in range(3)], axis=1)


def _level(solver: Solver, step: MeasureStep, here: Floats) -> Drawn:
    start = solver.skin.nearest(step.way[0])
    reach = abs(float(here[0])) + _BEYOND
    way = trace.walk(solver.skin, start, UP, RIGHT, reach).places
    level = MeasureStep("level", step.name, step.label, way)
    return Drawn(level, tuple(solver.skin.nearest(place) for place in _resampled(way, _SAMPLES)))


def measure(steps: tuple[Drawn, ...], eye: Eye, side: Side, part: str | None) -> Measure | None:
    """Return the measure of one place in one view, None if nothing of it is seen."""
    if side == "left":
        steps = tuple(_mirrored(drawn, eye) for drawn in steps)
    return gathered(side, part, [mark for drawn in steps if (mark := _mark(drawn, eye))])


def gathered(side: Side, part: str | None, marks: Sequence[MeasurePart]) -> Measure | None:
    """Return marks as one measure, None if there are none."""
    if not marks:
        return None
    return Measure(
        side=side,
        part=part,
        landmarks=tuple(mark for mark in marks if isinstance(mark, MarkedLandmark)),
        lines=tuple(mark for mark in marks if isinstance(mark, MeasuredLine)),
        levels=tuple(mark for mark in marks if isinstance(mark, LevelLine)),
    )


def _mirrored(drawn: Drawn, eye: Eye) -> Drawn:
    turn = eye.skin.mirrored
    return Drawn(drawn.step, tuple(turn(anchor) for anchor in drawn.way), tuple(turn(anchor) for anchor in drawn.ticks))


def _mark(drawn: Drawn, eye: Eye) -> MeasurePart | None:
    seen = eye.look(drawn.way)
    if seen.visible.mean() < _SEEN_SHARE:
        return None
    path = tuple(rounded(place) for place in seen.xy)
    step = drawn.step
    if step.kind == "landmark":
        return MarkedLandmark(id=step.name, name=step.label, at=path[0])
    if step.kind == "level":
        return LevelLine(path=path, label=step.label)
    return measured_line(drawn.step, path, eye, drawn.ticks, step.label)


def measured_line(step: MeasureStep, path: tuple[XY, ...], eye: Eye, ticks: Sequence[Anchor], label: str) -> MeasuredLine:
    """Return a measured run along a path in one view, its label at the middle."""
    seen = tuple(rounded(place) for place in eye.look(ticks).xy) if ticks else ()
    return MeasuredLine(path=path, cun=step.cun, label=label, label_at=path[len(path) // 2], ticks=seen)


def rounded(place: Floats) -> XY:
    """Return x and y in SVG units as they are written, to a tenth."""
    return round(float(place[0]), 1), round(float(place[1]), 1)
