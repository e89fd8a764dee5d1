"""Writes marks and labels as SVG, in units of the view's sheet: the page's counterpart of the screen's brush."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from html import escape

from bodymap.atlas.places import Spot
from bodymap.draw.context import Frame
from bodymap.draw.labels import Rect, edge_of
from bodymap.draw.lettering import HALO, HALO_ALPHA, LOOKS, ink_of, plate_of
from bodymap.draw.marks import (
    DIM,
    DIM_BELOW,
    EDGE,
    EDGE_MORE,
    GLOW,
    QUIET,
    RIM,
    Glow,
    Mark,
    Marker,
    Markers,
    Pen,
    Polyline,
    Ring,
    Ticks,
    rim_of,
)
from bodymap.draw.placing import Label
from bodymap.draw.tokens import Tokens
from bodymap.typeset.metrics import FontMetrics

FAMILY = "Inter"


class SvgWriter:
    """Writes for one frame. ``plain`` SVG is for readers that know no ``paint-order``, as Qt does: halos are texts of their own."""

    def __init__(self, frame: Frame, metrics: FontMetrics, tokens: Tokens, *, plain: bool) -> None:
        self._frame, self._metrics, self._tokens, self._plain = frame, metrics, tokens, plain
        self._unit = frame.dpr / frame.scale
        self._glows: dict[str, str] = {}

    def marks(self, marks: Iterable[Mark]) -> Iterator[str]:
        """Yield the elements of marks."""
        for mark in marks:
            match mark:
                case Markers():
                    yield from self._markers(mark)
                case Marker(x, y, size, colour):
                    yield self._disc(x, y, self._radius(size.radius(self._frame.size, self._frame.dpr)), colour)
                case Glow():
                    yield self._glow(mark)
                case Polyline(path, pen):
                    yield from self._line(" ".join(f"{x:g},{y:g}" for x, y in path), pen)
                case Ticks():
                    yield from self._ticks(mark)
                case Ring():
                    yield self._ring(mark)

    def defs(self) -> str:
        """Return the gradients that the marks written so far refer to."""
        stops = "".join(f'<stop offset="{at:g}" stop-color="{{0}}" stop-opacity="{strength:g}"/>' for at, strength in GLOW)
        made = (f'<radialGradient id="{name}">{stops.format(colour)}</radialGradient>' for colour, name in self._glows.items())
        return f"<defs>{''.join(made)}</defs>" if self._glows else ""

    def leaders(self, labels: Sequence[Label]) -> Iterator[str]:
        """Yield the thin lines from spots to their labels; they belong below the markers that they come from."""
        return (self._leader(label) for label in labels if label.leads)

    def labels(self, labels: Sequence[Label]) -> Iterator[str]:
        """Yield the plates and texts of labels."""
        for label in labels:
            yield from self._label(label)

    def _label(self, label: Label) -> Iterator[str]:
        left, top, _, _ = self._edges(label)
        look = LOOKS[label.style]
        if look.plate:
            yield self._plate(label, left, top)
        x = left + look.pad_x * self._unit
        y = top + self._metrics.baseline(label.style) / self._frame.scale
        yield self._text(label, x, y)

    def _radius(self, device: float) -> float:
        return device / self._frame.scale

    def _markers(self, mark: Markers) -> Iterator[str]:
        left, top, right, bottom = self._frame.seen
        for spot in mark.spots:
            if left <= spot.x <= right and top <= spot.y <= bottom:
                yield self._spot(spot, mark)

    def _spot(self, spot: Spot, mark: Markers) -> str:
        channel = mark.channels[spot.code]
        radius = self._radius(self._frame.size) * (1.0 if mark.leading in ("", channel) else QUIET)
        more = f' opacity="{DIM:g}"' if spot.facing < DIM_BELOW else ""
        return self._disc(spot.x, spot.y, radius, mark.colours[channel], f' data-code="{spot.code}"{more}')

    def _disc(self, x: float, y: float, radius: float, colour: str, more: str = "") -> str:
        rim = self._radius(rim_of(radius * self._frame.scale))
        return (
            f'<circle cx="{x:g}" cy="{y:g}" r="{radius - rim / 2:.2f}" fill="{colour}" stroke="{RIM}" stroke-width="{rim:.2f}"{more}/>'
        )

    def _glow(self, mark: Glow) -> str:
        name = self._glows.setdefault(mark.colour, f"glow-{mark.colour[1:]}")
        radius = self._radius(mark.size.radius(self._frame.size, self._frame.dpr))
        return f'<circle cx="{mark.x:g}" cy="{mark.y:g}" r="{radius:.2f}" fill="url(#{name})"/>'

    def _ticks(self, mark: Ticks) -> Iterator[str]:
        half = mark.half * self._unit
        for x, y, along_x, along_y in mark.at:
            across_x, across_y = -along_y * half, along_x * half
            yield from self._line(f"{x - across_x:.2f},{y - across_y:.2f} {x + across_x:.2f},{y + across_y:.2f}", mark.pen)

    def _ring(self, mark: Ring) -> str:
        radius = self._radius(mark.size.radius(self._frame.size, self._frame.dpr))
        fill = f'fill="{EDGE}" fill-opacity="{mark.fill:g}"' if mark.fill else 'fill="none"'
        return f'<circle cx="{mark.x:g}" cy="{mark.y:g}" r="{radius:.2f}" {fill} {self._pen(mark.pen)}/>'

    def _line(self, points: str, pen: Pen) -> Iterator[str]:
        if pen.edge:
            width = pen.width * self._unit + self._radius(EDGE_MORE)
            edge = f'stroke="{EDGE}" stroke-opacity="{pen.edge:g}" stroke-width="{width:.2f}" stroke-linecap="round"'
            yield f'<polyline points="{points}" fill="none" {edge} stroke-linejoin="round"/>'
        yield f'<polyline points="{points}" fill="none" {self._pen(pen)}/>'

    def _pen(self, pen: Pen) -> str:
        width = pen.width * self._unit
        parts = [f'stroke="{pen.colour}" stroke-width="{width:.2f}" stroke-linejoin="round"']
        parts += [f'stroke-opacity="{pen.alpha:g}"'] if pen.alpha < 1 else []
        parts += ['stroke-linecap="round"'] if pen.round else []
        parts += [f'stroke-dasharray="{" ".join(f"{part * width:.2f}" for part in pen.dash)}"'] if pen.dash else []
        return " ".join(parts)

    def _edges(self, label: Label) -> Rect:
        left, top, right, bottom = label.rect(self._frame.scale)
        scale = self._frame.scale
        return left / scale, top / scale, right / scale, bottom / scale

    def _leader(self, label: Label) -> str:
        end_x, end_y = edge_of(self._edges(label), label.x, label.y)
        pen = Pen(self._tokens.measure, 1.4, dash=(0.1, 2.6), round=True) if label.level else Pen(self._tokens.ink_soft, 1.0)
        return f'<line class="leader" x1="{label.x:.2f}" y1="{label.y:.2f}" x2="{end_x:.2f}" y2="{end_y:.2f}" {self._pen(pen)}/>'

    def _plate(self, label: Label, left: float, top: float) -> str:
        look, (ground, edge) = LOOKS[label.style], plate_of(label.style, self._tokens)
        width, height = label.width / self._frame.scale, label.height / self._frame.scale
        inset = self._radius(0.5)
        round_by = min(height / 2, look.round * self._unit)
        box = f'x="{left + inset:.2f}" y="{top + inset:.2f}" width="{width - 2 * inset:.2f}" height="{height - 2 * inset:.2f}"'
        line = f'stroke="{edge}" stroke-width="{look.edge * self._unit:.2f}"'
        return f'<rect {box} rx="{round_by:.2f}" fill="{ground}" fill-opacity="{look.alpha:g}" {line}/>'

    def _text(self, label: Label, x: float, y: float) -> str:
        # Qt sets type in whole units only: where they are large, it gets text in device pixels, scaled down.
        fine = self._frame.scale if self._plain else 1.0
        look, unit = LOOKS[label.style], self._unit * fine
        bold = ' font-weight="600"' if look.bold else ""
        shared = f'x="{x * fine:.2f}" y="{y * fine:.2f}" font-family="{FAMILY}" font-size="{look.pixels * unit:.2f}"{bold}'
        ink = f'fill="{label.tone or ink_of(label.style, self._tokens)}"'
        halo = "" if look.plate else self._halo(HALO * unit)
        words = escape(label.text)
        if not self._plain:
            order = ' paint-order="stroke"' if halo else ""
            return f"<text {shared} {ink} {halo}{order}>{words}</text>"
        under = f'<text {shared} fill="none" {halo}>{words}</text>' if halo else ""
        return f'<g transform="scale({1 / fine:.6f})">{under}<text {shared} {ink}>{words}</text></g>'

    def _halo(self, width: float) -> str:
        return f'stroke="{self._tokens.paper}" stroke-opacity="{HALO_ALPHA:g}" stroke-width="{width:.2f}" stroke-linejoin="round"'
