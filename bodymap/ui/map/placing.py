"""Chooses which labels the map shows at a zoom, and places them in short steps."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

import msgspec

from bodymap.ui.map import labels
from bodymap.ui.map.course import Course
from bodymap.ui.map.labels import Ground, Rect, Wish, leading

if TYPE_CHECKING:
    from PySide6.QtGui import QPixmap

    from bodymap.atlas.places import Spot
    from bodymap.ui.map.lettering import Lettering, Style
    from bodymap.ui.map.ruler import Ruler
    from bodymap.ui.map.state import Lexicon, State

_ALL_FROM = 8.0
_OTHERS_FROM = 15.0
_WALKED_FROM = 4.2
_NAMES_FROM = 24.0
_AT_ONCE = 60
_CHOSEN = 1.6
_QUIET = 0.7
_LIT = 1.25
# More points than these, without an order, are named only where there is room.
_MOST_NAMED = 16


class Want(msgspec.Struct, frozen=True):
    """A label with its lettering; ``tone`` colours it, a level label is joined by a dotted line."""

    wish: Wish
    text: str
    style: Style
    tone: str = ""


class Lettered(msgspec.Struct, frozen=True):
    """A label as painted: its picture, the sheet spot it belongs to, and where it stands from there."""

    text: str
    pixmap: QPixmap
    x: float
    y: float
    dx: float
    dy: float
    leads: bool
    level: bool


class Frame(msgspec.Struct, frozen=True):
    """What placing needs to know of the zoom: device pixels per sheet unit and per logical pixel, marker radius, sheet part seen."""

    scale: float
    dpr: float
    size: float
    px_per_cm: float
    seen: Rect
    view: Rect
    """The view itself, in device pixels from the sheet's corner."""
    covered: tuple[Rect, ...] = ()
    """What lies over the view, such as its buttons, in the same pixels."""


class Placing:
    """Places all labels of a state at one zoom."""

    def __init__(self, state: State, spots: list[Spot], ruler: Ruler, words: Lexicon, lettering: Lettering, frame: Frame) -> None:
        self._state, self._ruler, self._words, self._lettering, self._frame = state, ruler, words, lettering, frame
        self._spots = [spot for spot in spots if _inside(spot, frame.seen)]
        self._chosen = [spot for spot in state.view.spots if spot.code == state.chosen]
        self._course = Course(state.course, state.view.spots)
        self._ground = Ground()
        self.made: list[Lettered] = []

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

    def _take_ground(self) -> Iterator[None]:
        frame = self._frame
        for rect in frame.covered:
            self._ground.take(rect)
        for number, rect in enumerate(self._solid()):
            self._ground.take(rect)
            if number % _AT_ONCE == 0:
                yield
        for number, rect in enumerate(self._lines(2.2 * frame.dpr)):
            self._ground.draw(rect)
            if number % _AT_ONCE == 0:
                yield

    def _solid(self) -> Iterator[Rect]:
        scale, size, walked = self._frame.scale, self._frame.size, self._state.leading
        for spot in self._course.spots:
            yield _square(spot, scale, max(size, 4 * self._frame.dpr))
        for spot in self._spots:
            if not walked or self._walked(spot):
                yield _square(spot, scale, size)
        for spot in self._chosen:
            yield _square(spot, scale, size * _CHOSEN)

    def _lines(self, slack: float) -> Iterator[Rect]:
        scale, (left, top, right, bottom) = self._frame.scale, self._frame.seen
        yield from self._ruler.taken(scale, self._frame.dpr)
        for spot in self._spots:
            # Quiet markers give way to the measure and to the name of the chosen point, as lines do.
            if self._state.leading and not self._walked(spot):
                yield _square(spot, scale, self._frame.size * _QUIET)
        for stroke in self._state.view.strokes if self._state.layers.lines else ():
            if stroke.channel not in self._state.shown:
                continue
            for (x, y), (u, v) in zip(stroke.points, stroke.points[1:], strict=False):
                if left <= x <= right and top <= y <= bottom:
                    yield min(x, u) * scale - slack, min(y, v) * scale - slack, max(x, u) * scale + slack, max(y, v) * scale + slack

    def _settle(self, wants: Iterable[Want]) -> None:
        for want in map(self._bounded, wants):
            placed = labels.place(want.wish, self._ground)
            if placed is not None:
                wish, scale = want.wish, self._frame.scale
                pixmap = self._lettering.pixmap(want.text, want.style, want.tone)
                left, top, _, _ = placed.rect
                self.made.append(
                    Lettered(want.text, pixmap, wish.x / scale, wish.y / scale, left - wish.x, top - wish.y, placed.leads, wish.level)
                )
                return

    def _bounded(self, want: Want) -> Want:
        """Keep the label of a spot in sight within the view; what lies outside may be moved into it later."""
        view, wish = self._frame.view, want.wish
        if not (view[0] <= wish.x <= view[2] and view[1] <= wish.y <= view[3]):
            return want
        return msgspec.structs.replace(want, wish=msgspec.structs.replace(wish, within=view))

    def _wants(self) -> Iterator[tuple[Want, ...]]:
        state, frame = self._state, self._frame
        same = [spot for spot in self._chosen if spot.side == state.side] or self._chosen
        for spot in same[:1]:
            yield (self._want(spot, state.chosen, "chosen", clear=frame.size * _CHOSEN),)
        for want in self._ruler.wants(frame.scale, self._lettering, frame.dpr):
            if want.text:
                yield (self._beside_chosen(want),)
        yield from self._numbered()
        yield from self._layered()
        if not state.layers.labels or frame.px_per_cm < _WALKED_FROM:
            return
        for spots in self._labelled():
            yield tuple(self._alternatives(spots))

    def _numbered(self) -> Iterator[tuple[Want, ...]]:
        """Yield the numbers of a course, with the code where there is room beside the spot; the code alone if it has no order."""
        frame = self._frame
        for number, spot in self._course.numbered():
            ordered = self._state.ordered
            whole = self._want(spot, f"{number}\u2002{spot.code}" if ordered else spot.code, "course", clear=frame.size * _LIT)
            bare = self._want(spot, str(number) if ordered else spot.code, "course", clear=frame.size * _LIT)
            must = ordered or len(self._state.course) <= _MOST_NAMED
            free = msgspec.structs.replace(bare.wish, reaches=leading(frame.dpr), crosses=True, must=must)
            wants = (msgspec.structs.replace(bare, wish=free),)
            yield (whole, *wants) if frame.px_per_cm >= _WALKED_FROM else wants

    def _beside_chosen(self, want: Want) -> Want:
        """Keep the name of a landmark that the chosen point lies on off the point's own marker."""
        reach, scale, wish = self._frame.size * _CHOSEN, self._frame.scale, want.wish
        if any(abs(spot.x * scale - wish.x) < reach and abs(spot.y * scale - wish.y) < reach for spot in self._chosen):
            return msgspec.structs.replace(want, wish=msgspec.structs.replace(wish, clear=max(wish.clear, reach)))
        return want

    def _layered(self) -> Iterator[tuple[Want, ...]]:
        """Yield the labels of the layers that are switched on, once they have room."""
        frame = self._frame
        if frame.px_per_cm >= _WALKED_FROM:
            left, top, right, bottom = (edge * frame.scale for edge in frame.seen)
            for want in self._ruler.layer_wants(frame.scale, self._lettering, frame.dpr):
                if want.text and left <= want.wish.x <= right and top <= want.wish.y <= bottom:
                    yield (want,)

    def _labelled(self) -> list[list[Spot]]:
        """Return the spots that would like a label, those of one point together, the rightmost first."""
        found: dict[tuple[str, str | None], list[Spot]] = {}
        for spot in self._spots:
            if spot.code != self._state.chosen and spot.code not in self._state.course:
                found.setdefault((spot.code, spot.part), []).append(spot)
        groups = [sorted(spots, key=lambda spot: -spot.x) for spots in found.values()]
        walked = [spots for spots in groups if self._walked(spots[0])]
        if self._frame.px_per_cm < (_OTHERS_FROM if self._state.leading else _ALL_FROM):
            return walked
        return walked + [spots for spots in groups if not self._walked(spots[0])]

    def _alternatives(self, spots: list[Spot]) -> Iterator[Want]:
        """Yield the whole code at either side first, then the bare number in its channel's colour, at last across a line."""
        code, channel = spots[0].code, self._words.channels[spots[0].code]
        style: Style = "near" if self._walked(spots[0]) else "plain"
        if self._frame.px_per_cm >= _NAMES_FROM:
            yield from (self._want(spot, f"{code} {self._words.pinyin[code]}", style) for spot in spots)
        yield from (self._want(spot, code, style) for spot in spots)
        if channel.startswith("EX"):
            # A bare number would not tell which of the extra points it is.
            return
        numbers = [self._want(spot, code[len(channel) :], "number", tone=self._lettering.tone(self._words, channel)) for spot in spots]
        yield from numbers
        if style == "near":
            yield from (msgspec.structs.replace(want, wish=msgspec.structs.replace(want.wish, crosses=True)) for want in numbers)

    def _want(self, spot: Spot, text: str, style: Style, *, clear: float | None = None, tone: str = "") -> Want:
        width, height = self._lettering.size(text, style)
        chosen, scale = style == "chosen", self._frame.scale
        wish = Wish(
            x=spot.x * scale,
            y=spot.y * scale,
            width=width,
            height=height,
            clear=clear if clear is not None else self._frame.size,
            outward=-1 if spot.x < self._state.view.width / 2 - 1 else 1,
            reaches=leading(self._frame.dpr) if chosen else (),
            crosses=chosen,
            must=chosen,
        )
        return Want(wish, text, style, tone)

    def _walked(self, spot: Spot) -> bool:
        return self._words.channels[spot.code] == self._state.leading


def _inside(spot: Spot, rect: Rect) -> bool:
    return rect[0] <= spot.x <= rect[2] and rect[1] <= spot.y <= rect[3]


def _square(spot: Spot, scale: float, size: float) -> Rect:
    x, y = spot.x * scale, spot.y * scale
    return x - size, y - size, x + size, y + size
