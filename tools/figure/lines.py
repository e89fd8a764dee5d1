"""Draws the channels' lines over the skin: smooth curves through their points in flow order."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from bodymap.atlas.model import Line
from tools.figure import trace
from tools.figure.mesh import Floats
from tools.figure.rules import Solver
from tools.figure.surface import Anchor, Skin, load_skin

_STEP = 0.5  # cm between the samples of a curve
_GUIDE = 3.5  # cm; longer gaps between points are guided by the way over the skin
_FADE_LENGTH = 9.0  # cm over which a run fades that goes inside
_FLAT = 0.05  # cm from the midline that count as on it


@dataclass(frozen=True)
class SolvedRun:
    """One run of a channel on the figure's right or midline: anchors in flow order and opacity at each."""

    channel: str
    midline: bool
    anchors: tuple[Anchor, ...]
    fade: Floats


def solve_runs(solver: Solver, lines: Sequence[Line]) -> tuple[SolvedRun, ...]:
    """Return the runs of all channels on one figure."""
    return tuple(_run(solver, line) for line in lines)


def _run(solver: Solver, line: Line) -> SolvedRun:
    spots = [solver.spot(name).anchor for name in line.run]
    skin = load_skin(solver.figure, line.pose or solver.skin.pose)
    controls = _controls(skin, spots)
    midline = bool((np.abs(controls[:, 0]) < _FLAT).all())
    curve = _spline(controls)
    if midline:
        curve[:, 0] = 0.0
    anchors = tuple(skin.nearest(place) for place in curve)
    return SolvedRun(line.channel, midline, anchors, _fade(curve, line.fade))


def _controls(skin: Skin, spots: Sequence[Anchor]) -> Floats:
    places = [skin.at(spots[0])]
    for start, end in itertools.pairwise(spots):
        places.extend(_guides(skin, start, end))
        places.append(skin.at(end))
    return np.array(places)


def _guides(skin: Skin, start: Anchor, end: Anchor) -> list[Floats]:
    """Return places of the way over the skin between two far spots, none between near ones."""
    gap = skin.at(end) - skin.at(start)
    if float(np.linalg.norm(gap)) < _GUIDE:
        return []
    both = np.array([skin.at(start)[0], skin.at(end)[0]])
    normal = np.cross(gap, skin.normal(start) + skin.normal(end)) if (np.abs(both) > _FLAT).any() else np.array([1.0, 0.0, 0.0])
    try:
        way = trace.between(skin, start, end, normal / np.linalg.norm(normal), gap)
    except trace.LostWayError:
        return []
    count = int(way.length // _GUIDE)
    return [way.at(way.length * share / (count + 1)) for share in range(1, count + 1)]


def _spline(controls: Floats) -> Floats:
    """Return a centripetal Catmull-Rom curve (N,3) through the controls (M,3), sampled about every half cm."""
    padded = np.vstack([2 * controls[0] - controls[1], controls, 2 * controls[-1] - controls[-2]])
    pieces = []
    for place in range(len(controls) - 1):
        four = padded[place : place + 4]
        length = float(np.linalg.norm(four[2] - four[1]))
        shares = np.linspace(0.0, 1.0, max(2, round(length / _STEP) + 1))
        pieces.append(_piece(four, shares[:-1]))
    return np.vstack([*pieces, controls[-1]])


def _piece(four: Floats, shares: Floats) -> Floats:
    knots = np.concatenate([[0.0], np.cumsum(np.maximum(np.linalg.norm(np.diff(four, axis=0), axis=1), 1e-6) ** 0.5)])
    at = knots[1] + shares[:, None] * (knots[2] - knots[1])
    level = [four[k] + (four[k + 1] - four[k]) * (at - knots[k]) / (knots[k + 1] - knots[k]) for k in range(3)]
    higher = [level[k] + (level[k + 1] - level[k]) * (at - knots[k]) / (knots[k + 2] - knots[k]) for k in range(2)]
    return np.asarray(higher[0] + (higher[1] - higher[0]) * (at - knots[1]) / (knots[2] - knots[1]))


def _fade(curve: Floats, where: str | None) -> Floats:
    gone = np.concatenate([[0.0], np.cumsum(np.linalg.norm(np.diff(curve, axis=0), axis=1))])
    fade = np.ones(len(curve))
    if where in {"begin", "both"}:
        fade = np.minimum(fade, gone / _FADE_LENGTH)
    if where in {"end", "both"}:
        fade = np.minimum(fade, (gone[-1] - gone) / _FADE_LENGTH)
    return np.asarray(np.clip(fade, 0.0, 1.0))
