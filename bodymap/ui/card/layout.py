"""Lays the card out from the top, only as far as it is looked at."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from bodymap.texts.content import ALERT
from bodymap.ui.card.boxes import Alert, Box, Heads, Hotspot, Laid, PairRow, Paragraphs
from bodymap.ui.card.head import HeaderBox, OrganBox
from bodymap.words import _

if TYPE_CHECKING:
    from PySide6.QtGui import QColor, QPainter

    from bodymap.texts.content import Card
    from bodymap.ui.card.text import Styles

_GUESS_PER_CHARACTER = 0.36
_BOTTOM = 28.0
# A grade's chip leads where a foot line leads too; structures are many on each card, and found by search.
_POINTER_ALONE = ("grade", "quiet")

TextPlace = tuple[int, int]
"""A place in the text: number of the paragraph, number of the character."""


class CardLayout:
    """The boxes of a card at one width; those below the fold are made when they are needed."""

    def __init__(self, card: Card, width: float, styles: Styles, colours: Callable[[str], QColor], opened: frozenset[str]) -> None:
        self._card, self._width, self._styles, self._colours, self._opened = card, width, styles, colours, opened
        self.boxes: list[tuple[float, Box]] = []
        """What is laid so far, each box with the height at which it begins."""
        self._made = 0.0
        self._sources: Box | None = None
        self._waiting = self._build()
        self.done = False

    @property
    def height(self) -> float:
        """Return the height of all boxes; below the fold it is a guess until they are made."""
        if self.done:
            return self._made + _BOTTOM
        rest = sum(len(paragraph.text) for paragraph in self._card.sources)
        return max(self._made * 1.2, self._made + rest * _GUESS_PER_CHARACTER * 420 / max(self._width, 200))

    def extend(self, bottom: float) -> bool:
        """Make boxes down to a height; returns whether all are made."""
        while not self.done and self._made < bottom:
            box = next(self._waiting, None)
            if box is None:
                self.done = True
            else:
                self.boxes.append((self._made, box))
                self._made += box.height
        return self.done

    def paint(self, painter: QPainter, left: float, top: float, bottom: float, selection: tuple[TextPlace, TextPlace] | None) -> None:
        """Paint the boxes between two heights; the painter's origin is the card's corner."""
        number = 0
        for y, box in self.boxes:
            if y <= bottom and y + box.height >= top:
                box.paint(painter, left, y)
                for index, laid in enumerate(box.texts):
                    at = y + laid.y
                    if at <= bottom and at + laid.block.height >= top:
                        laid.block.paint(painter, left + laid.x, at, _part(selection, number + index, laid))
            number += len(box.texts)

    def hotspot_at(self, x: float, y: float) -> Hotspot | None:
        """Return what answers to a pointer at a place of the card."""
        for top, box in self.boxes:
            if top <= y <= top + box.height:
                return _hotspot_in(box, x, y - top, top)
        return None

    def links(self) -> Iterator[Hotspot]:
        """Yield all that the keyboard can reach, in order."""
        for top, box in self.boxes:
            for hotspot in box.hotspots:
                if hotspot.run.target:
                    yield hotspot.moved(top)
            for laid in box.texts:
                for span in laid.block.spans:
                    if span.run.target and span.run.style not in _POINTER_ALONE:
                        rects = laid.block.rects(span.start, span.end, laid.x, top + laid.y)
                        yield Hotspot(rects[0], span.run)

    def place(self, x: float, y: float) -> TextPlace:
        """Return the place in the text nearest to a place of the card."""
        best, nearest = (0, 0), float("inf")
        number = 0
        for top, box in self.boxes:
            for laid in box.texts:
                left, above = laid.x, top + laid.y
                gap_y = max(above - y, 0.0, y - above - laid.block.height)
                gap_x = max(left - x, 0.0)
                if gap_y * 4 + gap_x < nearest:
                    nearest = gap_y * 4 + gap_x
                    best = (number, laid.block.position(x - left, y - above))
                number += 1
        return best

    def selected_text(self, selection: tuple[TextPlace, TextPlace]) -> str:
        """Return the text between two places."""
        found, number = [], 0
        for _top, box in self.boxes:
            for laid in box.texts:
                part = _part(selection, number, laid)
                if part is not None:
                    found.append(laid.block.paragraph.text[part[0] : part[1]])
                number += 1
        return "\n".join(found)

    def source_top(self, number: int) -> float | None:
        """Return the height of a source in the list at the foot."""
        self.extend(float("inf"))
        top, box = next((placed for placed in self.boxes if placed[1] is self._sources), self.boxes[-1])
        return top + box.texts[number - 1].y if 0 < number <= len(box.texts) else None

    def _build(self) -> Iterator[Box]:
        yield from self._build_top()
        card, styles, width = self._card, self._styles, self._width
        for section in card.sections:
            yield Paragraphs(styles, width, section.title, section.parts, 20)
        if card.rows:
            yield Heads(styles, width, card.heads)
        for row in card.rows:
            yield PairRow(styles, width, row.title, row.left, row.right)
        if card.sources:
            self._sources = Paragraphs(styles, width, _("Sources"), card.sources, 26)
            yield self._sources
        if card.foot:
            yield Paragraphs(styles, width, "", card.foot, 22)

    def _build_top(self) -> Iterator[Box]:
        card, styles, width = self._card, self._styles, self._width
        if card.back:
            back = Paragraphs(styles, width, "", card.back, 0)
            back.height += 10
            yield back
        yield HeaderBox(styles, width, card.header, self._colours(card.header.channel) if card.header.channel else styles.ink)
        if card.plain:
            yield Paragraphs(styles, width, "", card.plain, 18)
        if card.alert:
            yield Alert(styles, width, _(ALERT), card.alert)
        for number, strip in enumerate(card.strips):
            colour, opened = self._colours(strip.channel), strip.key in self._opened
            yield OrganBox(styles, width, strip, colour, opened=opened, first=number == 0)


def _hotspot_in(box: Box, x: float, y: float, top: float) -> Hotspot | None:
    for laid in box.texts:
        span = laid.block.span_at(x - laid.x, y - laid.y)
        if span is not None:
            rects = laid.block.rects(span.start, span.end, laid.x, top + laid.y)
            return Hotspot(rects[0], span.run)
    for hotspot in box.hotspots:
        if hotspot.rect.contains(x, y):
            return hotspot.moved(top)
    return None


def _part(selection: tuple[TextPlace, TextPlace] | None, number: int, laid: Laid) -> tuple[int, int] | None:
    if selection is None:
        return None
    first, last = sorted(selection)
    if not first[0] <= number <= last[0]:
        return None
    start = first[1] if number == first[0] else 0
    end = last[1] if number == last[0] else len(laid.block.paragraph.text)
    return (start, end) if start < end else None
