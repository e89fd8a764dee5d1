"""Turns the steps of a solved rule into what a view draws: landmarks, measured lines with ticks, levels."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np

from tools.figure import trace
from tools.figure.mesh import Floats
from tools.figure.rules import RIGHT, UP, Solver, Spot, Step
from tools.figure.seen import Eye
from tools.figure.surface import Anchor

_SAMPLES = 17
_LEVELS = ("spine-", "sacral-level-", "intercostal-")
_BEYOND = 2.0  # cm that a level line goes on past its point
_SEEN_SHARE = 0.6


@dataclass(frozen=True)
class Drawn:
    """A step with its way as anchors, ready for every pose; ticks are anchors too."""

    step: Step
    way: tuple[Anchor, ...]
    ticks: tuple[Anchor, ...] = ()


def drawn_steps(solver: Solver, spot: Spot) -> tuple[Drawn, ...]:
    """Return the steps of a spot with their ways laid on the skin, and the level lines they imply."""
    out = [laid(solver, step) for step in spot.steps]
    here = solver.place(spot)
    levels = [step for step in spot.steps if step.kind == "landmark" and step.name.startswith(_LEVELS)]
    return (*out, *(_level(solver, step, here) for step in levels))


def laid(solver: Solver, step: Step) -> Drawn:
    """Return a step with its way and ticks laid on the skin."""
    way = _resampled(step.way, _SAMPLES if len(step.way) > 1 else 1)
    anchors = tuple(solver.skin.nearest(place) for place in way)
    return Drawn(step, anchors, tuple(solver.skin.nearest(place) for place in _ticks(step)))


def _ticks(step: Step) -> list[Floats]:
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


def _level(solver: Solver, step: Step, here: Floats) -> Drawn:
    start = solver.skin.nearest(step.way[0])
    reach = abs(float(here[0])) + _BEYOND
    way = trace.walk(solver.skin, start, UP, RIGHT, reach).places
    level = Step("level", step.name, step.label, way)
    return Drawn(level, tuple(solver.skin.nearest(place) for place in _resampled(way, _SAMPLES)))


def measure(steps: tuple[Drawn, ...], eye: Eye, side: str, part: str | None) -> dict[str, Any] | None:
    """Return the measure of one place in one view, None if nothing of it is seen."""
    if side == "left":
        steps = tuple(_mirrored(drawn, eye) for drawn in steps)
    found: dict[str, list[Any]] = {"landmarks": [], "lines": [], "levels": []}
    for drawn in steps:
        _draw(drawn, eye, found)
    if not any(found.values()):
        return None
    return {"side": side, "part": part, **found}


def _mirrored(drawn: Drawn, eye: Eye) -> Drawn:
    turn = eye.skin.mirrored
    return Drawn(drawn.step, tuple(turn(anchor) for anchor in drawn.way), tuple(turn(anchor) for anchor in drawn.ticks))


def _draw(drawn: Drawn, eye: Eye, found: dict[str, list[Any]]) -> None:
    seen = eye.look(drawn.way)
    if seen.visible.mean() < _SEEN_SHARE:
        return
    path = [drawn_anchor(place) for place in seen.xy]
    step = drawn.step
    if step.kind == "landmark":
        found["landmarks"].append({"id": step.name, "name": step.label, "at": path[0]})
    elif step.kind == "level":
        found["levels"].append({"path": path, "label": step.label})
    else:
        ticks = [drawn_anchor(place) for place in eye.look(drawn.ticks).xy] if drawn.ticks else []
        middle = path[len(path) // 2]
        found["lines"].append({"path": path, "cun": step.cun, "label": step.label, "label_at": middle, "ticks": ticks})


def drawn_anchor(place: Floats) -> list[float]:
    """Return x and y in SVG units as they are written, to a tenth."""
    return [round(float(place[0]), 1), round(float(place[1]), 1)]
