"""Channel lines as SVG, drawn together with the body: rounded, with a light edge, fading where the skin turns away.

Written into the drawing's own text, they cost the window's thread nothing: the SVG reader works without the
interpreter lock, ``QPainter`` would hold it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING

import msgspec

from bodymap.draw.marks import EDGE

if TYPE_CHECKING:
    from bodymap.atlas.places import XY, Stroke, ViewMap

LEVELS = 6
_NO_BRACKETS = bytes.maketrans(b"[]", b"  ")
"""Makes a list of pairs, as JSON has it, the list of numbers that an SVG path wants."""
_EDGE_STRENGTH = 0.6
_THIN, _GROWTH, _LEAST, _MOST, _EDGE_WIDTH = 0.75, 0.15, 1.25, 2.2, 0.9


class ChannelLines(msgspec.Struct, frozen=True):
    """Lines to lay on a view, in its units; device pixels per logical one, and units per cm."""

    edges: str
    lines: str
    dpr: float
    units_per_cm: float

    def as_svg(self, scale: float) -> bytes:
        """Return the group to put last into the drawing; ``scale`` is device pixels per unit."""
        px_per_cm = scale * self.units_per_cm / self.dpr
        width = min(max(_THIN + _GROWTH * px_per_cm, _LEAST), _MOST) * self.dpr
        head = '<g fill="none" stroke-linejoin="round" stroke-width="{:.3f}"{}>{}</g>'
        under = head.format((width + 2 * _EDGE_WIDTH * self.dpr) / scale, f' stroke="{EDGE}"', self.edges)
        return (under + head.format(width / scale, "", self.lines)).encode()


_QUIET = 0.4
_MOST_MADE = 8
_made: dict[tuple[int, frozenset[str], str, float], tuple[ViewMap, ChannelLines | None]] = {}


def lines_for(view: ViewMap, shown: frozenset[str], leading: str, colours: Mapping[str, str], dpr: float) -> ChannelLines | None:
    """Return the lines of some channels in a view, others quiet beside the leading one; the same object for the same arguments."""
    key = (id(view), shown, leading, dpr)
    if key not in _made:
        strokes = [stroke for stroke in view.strokes if stroke.channel in shown]
        while len(_made) >= _MOST_MADE:
            _made.pop(next(iter(_made)))
        # The view is kept so that its id stays its own.
        _made[key] = (view, _write(strokes, leading, colours, dpr, view.units_per_cm) if strokes else None)
    return _made[key][1]


def _write(strokes: list[Stroke], leading: str, colours: Mapping[str, str], dpr: float, units_per_cm: float) -> ChannelLines:
    edges, lines = [], []
    for stroke in sorted(strokes, key=lambda stroke: stroke.channel == leading):
        strength = _QUIET if leading and stroke.channel != leading else 1.0
        colour = colours[stroke.channel]
        for level, run in levels(stroke.points, stroke.fade):
            path = "M" + msgspec.json.encode(run).translate(_NO_BRACKETS).decode()
            # Round ends would show as dots where two see-through runs meet.
            cap = ' stroke-linecap="round"' if level == LEVELS else ""
            edges.append(f'<path d="{path}" stroke-opacity="{strength * _EDGE_STRENGTH * level / LEVELS:.2f}"{cap}/>')
            lines.append(f'<path d="{path}" stroke="{colour}" stroke-opacity="{strength * level / LEVELS:.2f}"{cap}/>')
    return ChannelLines("".join(edges), "".join(lines), dpr, units_per_cm)


def levels(points: Iterable[XY], fade: Iterable[float]) -> Iterator[tuple[int, list[XY]]]:
    """Yield the runs of a line that share a level of opacity, 1 to LEVELS."""
    run: list[XY] = []
    level = 0
    before: XY | None = None
    for point, strength in zip(points, fade, strict=True):
        step = round(strength * LEVELS)
        if step != level:
            if level and len(run) > 1:
                yield level, run
            run = [before] if before is not None else []
            level = step
        run.append(point)
        before = point
    if level and len(run) > 1:
        yield level, run
