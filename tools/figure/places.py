"""Writes assets/places/<figure>.json: every place, marker, channel line and measure in every view.

The file is a ``bodymap.atlas.places.FigureMap`` as JSON.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TypeVar

import msgspec
import numpy as np

from bodymap.atlas.convert import convert, convert_rule
from bodymap.atlas.model import Figure, Line, Place, Record, Side, channel_of
from bodymap.atlas.places import XY, FigureMap, Measure, Spot, Stroke, ViewMap, packed
from bodymap.atlas.rules import Landmark, Length, Rule
from bodymap.atlas.yaml_source import read_items, read_mapping
from tools.figure.layers import Layers, draw_layers, solve_layers
from tools.figure.lines import SolvedRun, solve_runs
from tools.figure.measures import Drawn, drawn_steps, measure, rounded
from tools.figure.mesh import Floats
from tools.figure.rules import Solver
from tools.figure.seen import Eye
from tools.figure.surface import Anchor
from tools.figure.views import VIEW_IDS

ROOT = Path(__file__).resolve().parents[2]
DATA, PLACES = ROOT / "data", ROOT / "assets" / "places"
_ON_MIDLINE = 0.05  # cm
_SHOWN = 0.15  # least facing of a marker
_CLOSE_UP = 0.35  # what a close-up counts for when the best view is chosen
_WHOLE_BODY = ("anterior", "posterior", "lateral", "medial")
# Views for what is hidden in all others: the measure is seldom whole in them.
_ASIDE = ("armpit", "shoulder-top", "arm-inner", "perineum")
_EDGE = 0.08  # share of a view's frame that counts as its rim
_CLEAR, _GONE = 0.4, 0.06  # facing at which a line is full, and at which it is gone
_R = TypeVar("_R", bound=Record)


class Sources:
    """The rules, landmarks, lengths and lines of data/."""

    def __init__(self, data: Path = DATA) -> None:
        self.rules: dict[str, Rule] = {}
        for path in sorted((data / "rules").glob("*.yaml")):
            self.rules.update({code: convert_rule(code, item) for code, item in read_mapping(path).items()})
        self.landmarks = {found.id: found for found in read_all(data / "landmarks.yaml", Landmark)}
        self.lengths = {found.id: found for found in read_all(data / "lengths.yaml", Length)}
        self.lines = read_all(data / "lines.yaml", Line)

    def solver(self, figure: Figure) -> Solver:
        """Return a solver of these rules on a figure."""
        return Solver(figure, self.rules, self.landmarks, self.lengths)


def read_all(path: Path, shape: type[_R]) -> list[_R]:
    """Return the records of a file that holds one list; raises BodymapError for the first that is broken."""
    return [convert(item, shape) for item in read_items(path)]


class Placed:
    """One point on one side: where it lies, and how it was found."""

    def __init__(self, solver: Solver, name: str, side: Side) -> None:
        spot = solver.spot(name)
        self.name, self.side = name, side
        self.code, _, part = name.partition("/")
        self.part = part or None
        self.anchor: Anchor = solver.skin.mirrored(spot.anchor) if side == "left" else spot.anchor
        self.body: Floats = solver.skin.at(self.anchor)
        self.views: dict[str, XY] = {}
        self.facing: dict[str, float] = {}


def place_all(figure: Figure, sources: Sources | None = None, view_ids: Sequence[str] = VIEW_IDS) -> FigureMap:
    """Return the whole map of a figure."""
    sources = sources or Sources()
    solver = sources.solver(figure)
    names = _in_order(sources.rules)
    placed = [place for name in names for place in _sides(solver, name)]
    steps = {name: drawn_steps(solver, solver.spot(name)) for name in names}
    runs = solve_runs(solver, sources.lines)
    layers = solve_layers(solver)
    views = {view_id: _view(Eye(view_id, figure), placed, steps, runs, layers) for view_id in view_ids}
    best = {code: _best(code, placed, views) for code in dict.fromkeys(place.code for place in placed)}
    return FigureMap(figure=figure, views=views, best=best, places=tuple(_place(place, figure) for place in placed))


def write_places(figure: Figure) -> Path:
    """Solve a figure and write its file; return the path."""
    PLACES.mkdir(parents=True, exist_ok=True)
    path = PLACES / f"{figure}.json"
    path.write_text(as_text(place_all(figure)), encoding="utf-8")
    return path


def as_text(places: FigureMap) -> str:
    """Return a map as JSON with one view, place or measure a line, so that changes can be read."""
    views = [f"{_dump(view_id)}: {_view_text(shown)}" for view_id, shown in places.views.items()]
    return "\n".join((
        f'{{"figure": {_dump(places.figure)},',
        '"views": {',
        ",\n".join(views) + "},",
        f'"best": {_dump(places.best)},',
        f'"places": [\n{_rows(places.places)}]}}\n',
    ))


def _view_text(shown: ViewMap) -> str:
    parts = [f'"{key}": {_dump(getattr(shown, key))}' for key in ("width", "height", "units_per_cm")]
    parts += [f'"{key}": [\n{_rows(getattr(shown, key))}]' for key in ("spots", "strokes")]
    measures = ",\n".join(f"  {_dump(code)}: {_dump(shown.measure(code))}" for code in shown.measures)
    layers = ",\n".join(f"  {_dump(name)}: {_dump(shown.layer(name))}" for name in shown.layers)
    return f'{{{", ".join(parts)}, "measures": {{\n{measures}}}, "layers": {{\n{layers}}}}}'


def _rows(values: Sequence[object]) -> str:
    return ",\n".join(f"  {_dump(value)}" for value in values)


def _dump(value: object) -> str:
    return json.dumps(msgspec.to_builtins(value), ensure_ascii=False)


def _in_order(rules: Iterable[str]) -> list[str]:
    """Return the names of rules by channel and number; the parts of a group as they are written."""

    def key(name: str) -> tuple[str, int]:
        code = name.partition("/")[0]
        letters = channel_of(code)
        return letters, int(code[len(letters) :])

    return sorted(rules, key=key)


def _sides(solver: Solver, name: str) -> list[Placed]:
    middle = abs(float(solver.place(solver.spot(name))[0])) < _ON_MIDLINE
    only = only_side(solver.rules[name])
    return [Placed(solver, name, side) for side in ((only,) if only else _sides_of(middle))]


def only_side(rule: Rule) -> Side | None:
    """Return the one side of a point that is not paired, EX-HN12 left and EX-HN13 right; None of any other."""
    return None if isinstance(rule, str) else rule.side


def _view(eye: Eye, placed: Sequence[Placed], steps: Mapping[str, tuple[Drawn, ...]], runs: Sequence[SolvedRun], layers: Layers) -> ViewMap:
    seen = eye.look([place.anchor for place in placed])
    spots: list[Spot] = []
    measures: dict[str, list[Measure]] = {}
    for index, place in enumerate(placed):
        facing = float(seen.facing[index])
        if not seen.visible[index] or facing < _SHOWN:
            continue
        x, y = rounded(seen.xy[index])
        place.views[eye.view.id], place.facing[eye.view.id] = (x, y), facing
        spots.append(Spot(code=place.code, part=place.part, side=place.side, x=x, y=y, facing=round(facing, 2)))
        shown = measure(steps[place.name], eye, place.side, place.part)
        if shown:
            measures.setdefault(place.code, []).append(shown)
    width, height = eye.view.size
    return ViewMap(
        width=width,
        height=height,
        units_per_cm=eye.view.scale,
        spots=tuple(spots),
        strokes=tuple(stroke for run in runs for side in _sides_of(run.midline) for stroke in _strokes(run, side, eye)),
        measures={code: packed(found) for code, found in measures.items()},
        layers={name: packed(found) for name, found in draw_layers(layers, eye).items()},
    )


def _sides_of(midline: bool) -> tuple[Side, ...]:
    return ("midline",) if midline else ("left", "right")


def _strokes(run: SolvedRun, side: Side, eye: Eye) -> Iterator[Stroke]:
    anchors = [eye.skin.mirrored(anchor) for anchor in run.anchors] if side == "left" else run.anchors
    seen = eye.look(anchors)
    fade = np.clip((seen.facing - _GONE) / (_CLEAR - _GONE), 0.0, 1.0) * seen.visible * run.fade
    for part in np.split(np.arange(len(fade)), np.flatnonzero(np.diff((fade > 0).astype(int))) + 1):
        if len(part) > 1 and fade[part[0]] > 0:
            points = tuple(rounded(place) for place in seen.xy[part])
            shades = tuple(round(float(value), 2) for value in fade[part])
            yield Stroke(channel=run.channel, side=side, points=points, fade=shades)


def _best(code: str, placed: Sequence[Placed], views: Mapping[str, ViewMap]) -> str:
    scores: dict[str, float] = {}
    for place in placed:
        if place.code == code:
            for view_id, facing in place.facing.items():
                scores[view_id] = max(scores.get(view_id, 0.0), _score(view_id, facing, place.views[view_id], views[view_id]))
    return max(scores, key=lambda view_id: scores[view_id]) if scores else ""


def _score(view_id: str, facing: float, xy: XY, shown: ViewMap) -> float:
    rim = min(xy[0] / shown.width, 1 - xy[0] / shown.width, xy[1] / shown.height, 1 - xy[1] / shown.height)
    if view_id in _WHOLE_BODY:
        return facing
    if view_id in _ASIDE:
        return facing - _CLOSE_UP / 2
    return facing + (_CLOSE_UP if rim > _EDGE else -_CLOSE_UP)


def _place(place: Placed, figure: Figure) -> Place:
    # Adding 0.0 makes 0.0 of -0.0.
    x, y, z = (round(float(value), 3) + 0.0 for value in place.body)
    body = (0.0 if place.side == "midline" else x, y, z)
    return Place(code=place.code, part=place.part, side=place.side, figure=figure, body=body, views=place.views)
