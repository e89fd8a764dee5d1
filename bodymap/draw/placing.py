"""Places the labels that the layers want at one zoom, in short steps."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec
from msgspec.structs import replace

from bodymap.draw import labels
from bodymap.draw.context import Context, Frame
from bodymap.draw.labels import Occupancy, Taken
from bodymap.draw.layer import Layer, Want
from bodymap.draw.layers import LAYERS
from bodymap.draw.lettering import LabelStyle

_AT_ONCE = 60
_ROUNDS = 12


class Label(msgspec.Struct, frozen=True):
    """A placed label: the spot of the sheet it belongs to, where it stands from there, its size in device pixels."""

    text: str
    style: LabelStyle
    tone: str
    x: float
    y: float
    dx: float
    dy: float
    width: float
    height: float
    leads: bool
    """Whether a thin line joins it to its spot."""
    level: bool
    """Whether that line is the dotted one of a level."""
    owner: str = ""
    """The point that it names, empty if none."""

    def rect(self, scale: float) -> labels.Rect:
        """Return its rectangle in device pixels from the sheet's corner."""
        left, top = self.x * scale + self.dx, self.y * scale + self.dy
        return left, top, left + self.width, top + self.height


class Placement:
    """Places all labels of a context in one frame."""

    def __init__(self, context: Context, frame: Frame, layers: Sequence[Layer] = LAYERS) -> None:
        self._context, self._frame = context, frame
        self._layers = [layer for layer in layers if layer.is_on(context)]
        self._ground = Occupancy()
        self.made: list[Label] = []
        self.failed: frozenset[str] = frozenset()
        """Points whose label found no place."""

    def steps(self) -> Iterator[None]:
        """Yield after each short piece of work; ``made`` holds the labels at the end."""
        grounded = False
        for wants in self._wants():
            if not grounded:
                # Only where there is something to place: the start has nothing.
                grounded = True
                yield from self._take_ground()
            self._settle(wants)
            yield

    def _wants(self) -> Iterator[tuple[Want, ...]]:
        for layer in sorted(self._layers, key=lambda layer: layer.rank):
            yield from layer.wants(self._context, self._frame)

    def _take_ground(self) -> Iterator[None]:
        for rect in self._frame.covered:
            self._ground.take(Taken(rect))
        for layer in self._layers:
            for number, taken in enumerate(layer.taken(self._context, self._frame)):
                self._ground.take(taken)
                if number % _AT_ONCE == 0:
                    yield

    def _settle(self, wants: Sequence[Want]) -> None:
        for want in map(self._bounded, wants):
            placed = labels.place(want.request, self._ground)
            if placed is not None:
                self.made.append(self._label(want, placed))
                return
        self.failed |= {want.request.owner for want in wants[:1]} - {""}

    def _label(self, want: Want, placed: labels.LabelBox) -> Label:
        asked, scale = want.request, self._frame.scale
        left, top, _, _ = placed.rect
        return Label(
            want.text,
            want.style,
            want.tone,
            asked.x / scale,
            asked.y / scale,
            left - asked.x,
            top - asked.y,
            asked.width,
            asked.height,
            placed.leads,
            asked.level,
            asked.owner,
        )

    def _bounded(self, want: Want) -> Want:
        """Keep the label of a spot in sight within the view; what lies outside may be moved into it later."""
        view, asked = self._frame.view, want.request
        if not (view[0] <= asked.x <= view[2] and view[1] <= asked.y <= view[3]):
            return want
        return replace(want, request=replace(asked, within=view))


def place_all(context: Context, frame: Frame, layers: Sequence[Layer] = LAYERS) -> list[Label]:
    """Place all labels of a page at once; points that find no place choose first the next time, as long as that helps."""
    best: Placement | None = None
    for _ in range(_ROUNDS):
        placement = Placement(context, frame, layers)
        for _step in placement.steps():
            pass
        if best is None or len(placement.failed) < len(best.failed):
            best = placement
        if not placement.failed or not context.main:
            break
        frame = replace(frame, first=frame.first | placement.failed)
    assert best is not None
    return best.made
