"""Solves the measured rules of data/rules on one figure: where each point lies, and how it was measured.

Everything is solved on the figure's right side in the anatomical pose; the left
is its mirror image. What a rule may say is told in docs/places.md.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path

import numpy as np

from bodymap.atlas.model import Figure
from bodymap.atlas.rules import At, Between, Direction, From, Landmark, Length, Level, Midline, Plumb, Rule, as_written
from bodymap.errors import BodymapError
from tools.figure import trace
from tools.figure.mesh import Floats
from tools.figure.surface import Anchor, Skin, load_skin

ANCHORS = Path(__file__).with_name("anchors.json")
RIGHT, UP, FORWARD = np.array([-1.0, 0.0, 0.0]), np.array([0.0, 1.0, 0.0]), np.array([0.0, 0.0, 1.0])
MIDLINE = np.array([1.0, 0.0, 0.0])
# The four directions that walk upright on the skin, and those that keep their level.
UPRIGHT: Mapping[Direction, Floats] = {"superior": UP, "inferior": -UP, "across": RIGHT}
# A way may end a hair short of what its cun add up to.
_OVERSHOOT = 1.001
LEVEL: Mapping[Direction, Floats] = {"lateral": RIGHT, "medial": -RIGHT, "anterior": FORWARD, "posterior": -FORWARD}
# Slanting directions on the foot, where proximal is backward.
SLANT: Mapping[Direction, Floats] = {
    "proximal-lateral": (RIGHT - FORWARD) / np.sqrt(2.0),
    "proximal-medial": (-RIGHT - FORWARD) / np.sqrt(2.0),
}
# What a way is laid by: its ends are told apart, the rest is the same in all.
Way = Between | Level | Plumb | Length


@dataclass(frozen=True)
class MeasureStep:
    """One part of a measure: ``landmark``, ``line`` or ``level``, its way over the skin and its words."""

    kind: str
    name: str
    label: str
    way: Floats
    cun: float = 0.0
    unit: float = 0.0


@dataclass(frozen=True)
class SolvedSpot:
    """A solved place: its anchor, and the steps that led to it."""

    anchor: Anchor
    steps: tuple[MeasureStep, ...] = ()


@dataclass
class Solver:
    """Solves rules on one figure; every spot is solved once."""

    figure: Figure
    rules: Mapping[str, Rule]
    landmarks: Mapping[str, Landmark]
    lengths: Mapping[str, Length]
    _spots: dict[str, SolvedSpot] = field(default_factory=dict)
    _units: dict[str, float] = field(default_factory=dict)
    _open: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.skin: Skin = load_skin(self.figure)
        self._anchors = load_anchors(self.figure)

    def spot(self, name: str) -> SolvedSpot:
        """Return the solved landmark or point of a name; raises RuleError if it cannot be solved."""
        if name not in self._spots:
            if name in self._open:
                raise RuleError(f"{name} is measured from itself: {' > '.join([*self._open, name])}")
            self._open.append(name)
            try:
                self._spots[name] = self._named(name)
            except trace.LostWayError as lost:
                raise RuleError(f"{name}: {lost}") from None
            finally:
                self._open.pop()
        return self._spots[name]

    def place(self, spot: SolvedSpot) -> Floats:
        """Return the place (3,) of a spot in cm."""
        return self.skin.at(spot.anchor)

    def unit(self, length: str) -> float:
        """Return one cun in cm by a proportional length of this body."""
        if length not in self._units:
            known = self.lengths.get(length)
            if known is None:
                raise RuleError(f"no length is called {length}")
            start, end = (self.solve(end) for end in known.ends)
            gap = self.place(end) - self.place(start)
            over = known.measured == "over-the-skin"
            whole = self.way(start, end, known).length if over else _gap(gap, known.measured)
            self._units[length] = whole / float(known.cun)
        return self._units[length]

    def solve(self, rule: Rule) -> SolvedSpot:
        """Return the spot that a rule, a landmark's id or a point's code means."""
        match rule:
            case str():
                return self.spot(rule)
            case At():
                return self.solve(rule.spot)
            case Between():
                return self.between(rule)
            case From():
                return self.away(rule)
            case Level() | Plumb():
                return self.crossing(rule)
            case Midline():
                return self.midline(rule)

    def _named(self, name: str) -> SolvedSpot:
        if name in self.rules:
            solved = self.solve(self.rules[name])
            return SolvedSpot(solved.anchor, solved.steps)
        known = self.landmarks.get(name)
        if known is None:
            raise RuleError(f"no landmark and no point is called {name}")
        if known.rule is None and name not in self._anchors:
            raise RuleError(f"the landmark {name} has no rule and no anchor")
        anchor = self._anchors[name] if known.rule is None else self.solve(known.rule).anchor
        return SolvedSpot(anchor, (MeasureStep("landmark", name, known.label, self.skin.at(anchor)[None]),))

    def between(self, rule: Between) -> SolvedSpot:
        """Solve ``between``: a share, or so many cun, of the way from one spot to another."""
        start, end = (self.solve(end) for end in rule.ends)
        way = self.way(start, end, rule)
        gone, label, cun = self._portion(rule, way.length)
        if gone > way.length * _OVERSHOOT:
            raise RuleError(f"{cun:g} cun from {as_written(rule.ends[0])} go beyond {as_written(rule.ends[1])}")
        part = way.until(gone)
        step = MeasureStep("line", "", label, part.places if cun else way.places, cun, gone / cun if cun else 0.0)
        ends = (*_landmarks(start), *(() if cun else _landmarks(end)))
        return SolvedSpot(self.skin.nearest(part.places[-1]), (*ends, step))

    def _portion(self, rule: Between, length: float) -> tuple[float, str, float]:
        """Return how far it is in cm, in words, and in cun; 0 cun where a share of the way is gone."""
        if rule.share is not None:
            return rule.share * length, _share_label(rule.share), 0.0
        cun = float(rule.cun or 0)
        unit = self.unit(rule.by) if rule.by else length / float(rule.of or 1)
        return cun * unit, cun_label(cun), cun

    def away(self, rule: From) -> SolvedSpot:
        """Solve ``from``: so many cun from a spot toward a side, over the skin or straight."""
        start = self.solve(rule.start)
        cun, unit = float(rule.cun), self.unit(rule.by)
        if rule.measured == "straight":
            goal = self._straight(start, LEVEL[rule.toward], cun * unit)
            way = np.stack([self.place(start), goal])
        else:
            normal, toward = self._plane(start, rule.toward)
            way = trace.walk(self.skin, start.anchor, normal, toward, cun * unit).places
        step = MeasureStep("line", "", cun_label(cun), way, cun, unit)
        return SolvedSpot(self.skin.nearest(way[-1]), (*_landmarks(start, points=True), step))

    def _plane(self, start: SolvedSpot, toward: Direction) -> tuple[Floats, Floats]:
        if toward in SLANT:
            return np.cross(SLANT[toward], self.skin.normal(start.anchor)), SLANT[toward]
        if toward in LEVEL:
            return UP, LEVEL[toward]
        return np.cross(UPRIGHT[toward], self.skin.normal(start.anchor)), UPRIGHT[toward]

    def _straight(self, start: SolvedSpot, direction: Floats, length: float) -> Floats:
        """Return the skin facing as the start does, so far from it as the crow flies sideways."""
        here = self.place(start)
        goal = here + direction * length
        facing = -1.0 if self.skin.normal(start.anchor)[2] < 0 else 1.0
        return _ray(self.skin, goal, facing)

    def midline(self, rule: Midline) -> SolvedSpot:
        """Solve ``midline``: the spot of the midline level with another, in front or at the back."""
        here = self.place(self.solve(rule.spot))
        goal = np.array([1e-7, here[1], 0.0])
        place = _ray(self.skin, goal, -1.0 if rule.facing == "back" else 1.0)
        return SolvedSpot(self.skin.nearest(place * np.array([0.0, 1.0, 1.0])))

    def crossing(self, rule: Level | Plumb) -> SolvedSpot:
        """Solve ``level`` and ``plumb``: where a line is crossed at the height, or at the depth, of a spot."""
        mark, axis = self.solve(rule.spot), 1 if isinstance(rule, Level) else 2
        start, end = (self.solve(end) for end in rule.line)
        way = self.way(start, end, rule)
        height = float(self.place(mark)[axis])
        along = way.places[:, axis]
        order = np.argsort(along)
        if not along.min() <= height <= along.max():
            raise RuleError(f"the line from {as_written(rule.line[0])} to {as_written(rule.line[1])} does not reach that height")
        length = float(np.interp(height, along[order], way.lengths[order]))
        named = next((step.label for step in mark.steps if step.kind == "landmark"), "")
        step = MeasureStep("level", "", named, np.stack([self.place(mark), way.at(length)]))
        return SolvedSpot(self.skin.nearest(way.at(length)), (*mark.steps, step))

    def way(self, start: SolvedSpot, end: SolvedSpot, rule: Way) -> trace.Path:
        """Return the way between two spots, leg by leg through the spots that the rule names."""
        stops = [start, *(self.solve(stop) for stop in rule.through), end]
        legs = [self._leg(first, second, rule) for first, second in pairwise(stops)]
        return legs[0] if len(legs) == 1 else trace.joined(legs)

    def _leg(self, start: SolvedSpot, end: SolvedSpot, rule: Way) -> trace.Path:
        here, there = self.place(start), self.place(end)
        toward = (self.place(self.solve(rule.via)) if rule.via else there) - here
        if rule.along == "midline":
            normal = MIDLINE
        else:
            upright = self.skin.normal(start.anchor) + self.skin.normal(end.anchor)
            normal = np.cross(there - here, upright)
            normal = normal / np.linalg.norm(normal)
        return trace.between(self.skin, start.anchor, end.anchor, normal, toward)


class RuleError(BodymapError):
    """A rule that cannot be solved; the message names the point or landmark."""


def load_anchors(figure: str) -> dict[str, Anchor]:
    """Return the anchors set by hand; those under a figure's name override the common ones.

    The same anchor is the same anatomical spot on every figure, but where the mesh carries
    no bone to hold on to (the lumbar spine, the malleoli) a figure may have its own.
    """
    table = json.loads(ANCHORS.read_text(encoding="utf-8"))
    rows = {**table["every"], **table.get(figure, {})}
    return {key: Anchor(int(row[0]), (row[1], row[2], row[3])) for key, row in rows.items()}


def cun_label(cun: float) -> str:
    """Return a number of cun in words, ``1.5 cun``."""
    return f"{cun:g} cun"


def _gap(gap: Floats, measured: str) -> float:
    """Return a distance in cm as the crow flies, or its height or width alone."""
    axis = {"height": 1, "width": 0}.get(measured)
    return float(np.linalg.norm(gap)) if axis is None else float(abs(gap[axis]))


def _share_label(share: float) -> str:
    for whole, words in ((0.5, "midpoint"), (1 / 3, "1/3"), (2 / 3, "2/3"), (0.25, "1/4"), (0.75, "3/4")):
        if abs(share - whole) < 1e-3:  # noqa: PLR2004 - rules write 0.3333
            return words
    return ""


def _landmarks(spot: SolvedSpot, *, points: bool = False) -> tuple[MeasureStep, ...]:
    """Return the landmarks of a spot; of one that is itself measured, the whole way if points is set."""
    return spot.steps if points else tuple(step for step in spot.steps if step.kind == "landmark")


def _ray(skin: Skin, through: Floats, facing: float) -> Floats:
    """Return the outermost skin (3,) in front (facing 1) or behind (-1) at x, y of a place."""
    corners = skin.vertices[skin.triangles]
    a, b, c = corners[:, 0], corners[:, 1], corners[:, 2]
    x, y = float(through[0]), float(through[1])
    area = (b[:, 0] - a[:, 0]) * (c[:, 1] - a[:, 1]) - (c[:, 0] - a[:, 0]) * (b[:, 1] - a[:, 1])
    safe = np.where(np.abs(area) < 1e-12, 1e-12, area)  # noqa: PLR2004
    second = ((x - a[:, 0]) * (c[:, 1] - a[:, 1]) - (c[:, 0] - a[:, 0]) * (y - a[:, 1])) / safe
    third = ((b[:, 0] - a[:, 0]) * (y - a[:, 1]) - (x - a[:, 0]) * (b[:, 1] - a[:, 1])) / safe
    first = 1 - second - third
    hit = (first >= -1e-9) & (second >= -1e-9) & (third >= -1e-9)  # noqa: PLR2004
    depth = (first * a[:, 2] + second * b[:, 2] + third * c[:, 2])[hit]
    return np.array([x, y, float((depth * facing).max()) * facing])
