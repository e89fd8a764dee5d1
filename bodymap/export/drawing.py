"""Composes one SVG of a view with its channel lines, markers, labels and measures."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterable, Iterator, Sequence
from html import escape
from typing import TYPE_CHECKING

from bodymap import resources
from bodymap.atlas.model import Figure, channel_of
from bodymap.errors import BodymapError
from bodymap.words import _

if TYPE_CHECKING:
    from bodymap.atlas.load import Atlas
    from bodymap.atlas.places import Measure, Spot, Stroke, ViewMap

_INNER = re.compile(r"<svg[^>]*>(.*)</svg>\s*$", re.DOTALL)
_PAPER, _INK, _RULER = "#fbf9f5", "#2a2622", "#b4442f"
_FONT = 'font-family="Inter, Helvetica, Arial, sans-serif"'


@dataclasses.dataclass(frozen=True)
class Drawing:
    """What to draw; no channels and no points mean all channels."""

    figure: Figure
    view: str
    channels: tuple[str, ...] = ()
    points: tuple[str, ...] = ()
    labels: bool = False


def compose(atlas: Atlas, drawing: Drawing) -> str:
    """Return the SVG as text; raises BodymapError if a named point is not seen in the view."""
    shown = atlas.figure_map(drawing.figure).views[drawing.view]
    _refuse_unseen(atlas, drawing, shown)
    channels = _channels(atlas, drawing)
    size = max(shown.width, shown.height) / 1000
    spots = [spot for spot in shown.spots if _wanted(spot, channels, drawing)]
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {shown.width:g} {shown.height:g}">',
        f'<rect width="{shown.width:g}" height="{shown.height:g}" fill="{_PAPER}"/>',
        _body(drawing),
        *(_stroke(stroke, atlas, size) for stroke in shown.strokes if stroke.channel in channels),
        *(line for code in drawing.points for measure in shown.measure(code) for line in _measure(measure, size)),
        *(_marker(spot, atlas, drawing, size) for spot in spots),
        *(_labels(spots, shown, drawing, size) if drawing.labels or drawing.points else ()),
        "</svg>",
    ]
    return "\n".join(parts)


def _channels(atlas: Atlas, drawing: Drawing) -> set[str]:
    if drawing.channels:
        return set(drawing.channels)
    return set() if drawing.points else set(atlas.channels)


def _wanted(spot: Spot, channels: set[str], drawing: Drawing) -> bool:
    return channel_of(spot.code) in channels or spot.code in drawing.points


def _refuse_unseen(atlas: Atlas, drawing: Drawing, shown: ViewMap) -> None:
    seen = {spot.code for spot in shown.spots}
    for code in drawing.points:
        if code not in seen:
            best = atlas.figure_map(drawing.figure).best.get(code)
            if best:
                sentence = _("{code} is not seen in the view {view}; it is seen best in {best}", code=code, view=drawing.view, best=best)
                raise BodymapError(sentence)
            raise BodymapError(_("{code} is not seen in the view {view}", code=code, view=drawing.view))


def _body(drawing: Drawing) -> str:
    path = resources.asset(f"svg/{drawing.figure}/{drawing.view}.svg")
    found = _INNER.search(path.read_text(encoding="utf-8"))
    if found is None:
        raise BodymapError(_("this is not an SVG drawing; restore it or reinstall Bodymap"), path, 1)
    return found[1].strip()


def _stroke(stroke: Stroke, atlas: Atlas, size: float) -> str:
    colour = atlas.channels[stroke.channel].light
    lines = []
    for fade, points in _even_runs(stroke):
        path = " ".join(f"{x:g},{y:g}" for x, y in points)
        lines.append(f'<polyline points="{path}" stroke-opacity="{fade:g}"/>')
    look = f'fill="none" stroke="{colour}" stroke-width="{2 * size:.2f}" stroke-linejoin="round"'
    return f"<g {look}>{''.join(lines)}</g>"


def _even_runs(stroke: Stroke) -> Iterator[tuple[float, list[tuple[float, float]]]]:
    """Yield stretches of one opacity, in tenths, so that a fading line needs few elements."""
    steps = [round((a + b) / 2, 1) for a, b in zip(stroke.fade, stroke.fade[1:], strict=False)]
    start = 0
    for place in range(1, len(steps) + 1):
        if place == len(steps) or steps[place] != steps[start]:
            yield steps[start], list(stroke.points[start : place + 1])
            start = place


def _marker(spot: Spot, atlas: Atlas, drawing: Drawing, size: float) -> str:
    colour = atlas.channels[channel_of(spot.code)].light
    radius = (6.5 if spot.code in drawing.points else 4.2) * size
    return f'<circle cx="{spot.x:g}" cy="{spot.y:g}" r="{radius:.2f}" fill="{colour}" stroke="#ffffff" stroke-width="{1.1 * size:.2f}"/>'


def _measure(measure: Measure, size: float) -> Iterator[str]:
    for level in measure.levels:
        yield _polyline(level.path, size, f'stroke-dasharray="{1.5 * size:.2f} {3 * size:.2f}"')
    for line in measure.lines:
        yield _polyline(line.path, size, f'stroke-dasharray="{6 * size:.2f} {3 * size:.2f}"')
        for x, y in line.ticks:
            yield f'<circle cx="{x:g}" cy="{y:g}" r="{2 * size:.2f}" fill="{_RULER}"/>'
        if measure.side != "left":
            x, y = line.label_at
            yield _text(x, y - 8 * size, line.label, 13 * size, _RULER, "middle")
    for mark in measure.landmarks:
        x, y = mark.at
        yield f'<circle cx="{x:g}" cy="{y:g}" r="{3.4 * size:.2f}" fill="{_PAPER}" stroke="{_RULER}" stroke-width="{1.5 * size:.2f}"/>'


def _polyline(path: Iterable[tuple[float, float]], size: float, dash: str) -> str:
    points = " ".join(f"{x:g},{y:g}" for x, y in path)
    return f'<polyline points="{points}" fill="none" stroke="{_RULER}" stroke-width="{1.4 * size:.2f}" {dash}/>'


def _labels(spots: list[Spot], shown: ViewMap, drawing: Drawing, size: float) -> Iterator[str]:
    """Yield a label for each point that has room for one; named points come first."""
    text = 13 * size
    taken = [(spot.x - 5 * size, spot.y - 5 * size, spot.x + 5 * size, spot.y + 5 * size) for spot in spots]
    done: set[str] = set()
    for spot in sorted(spots, key=lambda spot: (spot.code not in drawing.points, spot.side == "left", -spot.facing)):
        if spot.code in done or (drawing.points and not drawing.labels and spot.code not in drawing.points):
            continue
        box = _free_box(spot, shown, taken, text)
        if box:
            taken.append(box)
            done.add(spot.code)
            yield _text(box[0], box[3] - 0.25 * text, spot.code, text, _INK, "start")


def _free_box(spot: Spot, shown: ViewMap, taken: Sequence[tuple[float, ...]], text: float) -> tuple[float, float, float, float] | None:
    width, height, gap = 0.66 * text * len(spot.code), 1.15 * text, 0.6 * text
    right, left, level = spot.x + gap, spot.x - gap - width, spot.y - height / 2
    for x, y in ((x, level + shift) for shift in (0.0, -height, height) for x in (right, left)):
        box = (x, y, x + width, y + height)
        inside = x >= 0 and y >= 0 and box[2] <= shown.width and box[3] <= shown.height
        if inside and not any(_overlap(box, other) for other in taken):
            return box
    return None


def _overlap(one: tuple[float, ...], other: tuple[float, ...]) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def _text(x: float, y: float, words: str, size: float, colour: str, anchor: str) -> str:
    halo = f'stroke="{_PAPER}" stroke-width="{0.28 * size:.2f}" stroke-linejoin="round"'
    shared = f'x="{x:.1f}" y="{y:.1f}" font-size="{size:.1f}" text-anchor="{anchor}" {_FONT}'
    # Qt knows no paint-order: the halo is drawn as a text of its own.
    return f'<text {shared} fill="{_PAPER}" {halo}>{escape(words)}</text><text {shared} fill="{colour}">{escape(words)}</text>'
