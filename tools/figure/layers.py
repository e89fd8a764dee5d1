"""The layers that can be switched on over a view: landmarks with names, levels of ribs and vertebrae, the cun grid.

Each layer has the shape of measures, so that one painter draws them all.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

import numpy as np

from bodymap.atlas.model import Side
from bodymap.atlas.places import XY, LevelLine, MarkedLandmark, Measure, MeasuredLine
from bodymap.atlas.rules import Between, From, Length, Rule, rule_links
from tools.figure import trace
from tools.figure.measures import Drawn, MeasurePart, gathered, laid, measured_line, rounded
from tools.figure.rules import RIGHT, UP, MeasureStep, RuleError, Solver, cun_label
from tools.figure.seen import Eye
from tools.figure.surface import Anchor

_SPINE = ("spine-", "sacral-level-")
_RIBS = ("intercostal-",)
_BACK_REACH, _CHEST_REACH = 9.0, 12.0  # cm that a level runs out from the midline
# Where the grid runs across the body: the length, and how many cun it reaches out by which other length.
_ACROSS = {"sternum": (6, "chest-half"), "upper-abdomen": (4, "chest-half"), "lower-abdomen": (4, "chest-half")}
_BESIDE_SPINE = (1.5, 3.0)
_LEAST_SEEN = 0.5


@dataclass(frozen=True)
class Layers:
    """The layers of one figure, laid on its right side and midline."""

    landmarks: tuple[tuple[str, str, Anchor], ...]
    levels: tuple[Drawn, ...]
    grid: tuple[Drawn, ...]


def solve_layers(solver: Solver) -> Layers:
    """Return the layers of a figure."""
    return Layers(tuple(_landmarks(solver)), tuple(_levels(solver)), (*_rulers(solver), *_grid(solver)))


def draw_layers(layers: Layers, eye: Eye) -> dict[str, tuple[Measure, ...]]:
    """Return each layer as measures, one for each side that shows something of it."""
    sides: tuple[Side, ...] = ("right", "left")
    drawn = {name: [gathered(side, None, tuple(marks(layers, eye, side))) for side in sides] for name, marks in _MARKS.items()}
    return {name: tuple(found for found in both if found) for name, both in drawn.items()}


def _landmarks(solver: Solver) -> Iterator[tuple[str, str, Anchor]]:
    """Yield the landmarks that rules and lengths speak of; waypoints of lines are none."""
    named: dict[str, None] = {}
    for rule in (*solver.rules.values(), *(end for length in solver.lengths.values() for end in length.ends)):
        named.update({name: None for kind, name, _ in rule_links(rule) if kind == "spots" and name in solver.landmarks})
    for name in named:
        if not name.startswith((*_SPINE, *_RIBS)):
            yield name, solver.landmarks[name].label, solver.spot(name).anchor


def _levels(solver: Solver) -> Iterator[Drawn]:
    for name, known in solver.landmarks.items():
        start = solver.spot(name).anchor if name.startswith((*_SPINE, *_RIBS)) else None
        if start is not None and abs(float(solver.skin.at(start)[0])) < 0.1:  # noqa: PLR2004 - on the midline
            reach = _BACK_REACH if name.startswith(_SPINE) else _CHEST_REACH
            way = trace.walk(solver.skin, start, UP, RIGHT, reach).places
            yield laid(solver, MeasureStep("level", name, known.label, way))


def _rulers(solver: Solver) -> Iterator[Drawn]:
    """Yield each proportional length with a tick at each of its cun."""
    for name, length in solver.lengths.items():
        try:
            start, end = (solver.solve(end) for end in length.ends)
            way = solver.way(start, end, length).places
        except (RuleError, trace.LostWayError):
            continue
        cun = float(length.cun)
        gone = float(np.linalg.norm(np.diff(way, axis=0), axis=1).sum())
        yield laid(solver, MeasureStep("line", name, cun_label(cun), way, cun, gone / cun))


def _grid(solver: Solver) -> Iterator[Drawn]:
    for name, (reach, by) in _ACROSS.items():
        known = solver.lengths[name]
        for row in range(int(known.cun) + 1):
            yield from _across(solver, known, row, reach * solver.unit(by))
    for cun in _BESIDE_SPINE:
        yield from _beside_spine(solver, cun)


def _across(solver: Solver, known: Length, cun: int, reach: float) -> Iterator[Drawn]:
    rule: Rule = known.ends[0] if cun == 0 else Between(known.ends, along="midline", cun=cun, of=known.cun)
    start = solver.solve(rule)
    yield laid(solver, MeasureStep("line", "", "", trace.walk(solver.skin, start.anchor, UP, RIGHT, reach).places))


def _beside_spine(solver: Solver, cun: float) -> Iterator[Drawn]:
    levels = [f"spine-T{number}" for number in range(1, 13)] + [f"spine-L{number}" for number in range(1, 6)]
    rules = [From(level, "lateral", cun, "back-half") for level in (*levels, "sacral-level-2", "sacral-level-4")]
    places = np.array([solver.place(solver.solve(rule)) for rule in rules])
    yield laid(solver, MeasureStep("line", "", cun_label(cun), places))


def _seen_landmarks(layers: Layers, eye: Eye, side: Side) -> Iterable[MarkedLandmark]:
    chosen = [one for one in layers.landmarks if side == "right" or not _on_midline(one[2], eye)]
    if not chosen:
        return ()
    seen = eye.look([_turned(anchor, eye, side) for _, _, anchor in chosen])
    names: dict[str, MarkedLandmark] = {}
    for (name, label, _), xy, visible, facing in zip(chosen, seen.xy, seen.visible, seen.facing, strict=True):
        if visible and facing > 0.15:  # noqa: PLR2004 - as markers are shown
            # Landmarks that share a name, such as both edges of a tendon, are named once.
            names.setdefault(label, MarkedLandmark(id=name, name=label, at=rounded(xy)))
    return names.values()


def _seen_levels(layers: Layers, eye: Eye, side: Side) -> Iterable[LevelLine]:
    for drawn in layers.levels:
        path = _seen_path(drawn, eye, side)
        if path:
            yield LevelLine(path=path, label=_label(drawn, side))


def _seen_lines(layers: Layers, eye: Eye, side: Side) -> Iterable[MeasuredLine]:
    for drawn in layers.grid:
        path = _seen_path(drawn, eye, side)
        if path:
            yield measured_line(drawn.step, path, eye, [_turned(tick, eye, side) for tick in drawn.ticks], _label(drawn, side))


# The layers in the order of the file.
_MARKS: Mapping[str, Callable[[Layers, Eye, Side], Iterable[MeasurePart]]] = {
    "landmarks": _seen_landmarks,
    "levels": _seen_levels,
    "grid": _seen_lines,
}


def _seen_path(drawn: Drawn, eye: Eye, side: Side) -> tuple[XY, ...]:
    seen = eye.look([_turned(anchor, eye, side) for anchor in drawn.way])
    if seen.visible.mean() < _LEAST_SEEN:
        return ()
    return tuple(rounded(xy) for xy, visible in zip(seen.xy, seen.visible, strict=True) if visible)


def _label(drawn: Drawn, side: Side) -> str:
    """Return the words of a line; they stand on the right side alone."""
    return drawn.step.label if side == "right" else ""


def _turned(anchor: Anchor, eye: Eye, side: Side) -> Anchor:
    return eye.skin.mirrored(anchor) if side == "left" else anchor


def _on_midline(anchor: Anchor, eye: Eye) -> bool:
    return abs(float(eye.skin.at(anchor)[0])) < 0.1  # noqa: PLR2004
