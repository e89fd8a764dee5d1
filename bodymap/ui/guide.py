"""Leads from card to card: conditions with their patterns, organs, points, pages, and the way back."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec
from PySide6.QtCore import QObject, Slot

from bodymap.atlas.sets import PointSet, sets_of
from bodymap.atlas.subject import parse_link
from bodymap.texts.content import BACK
from bodymap.ui.map.course import widest_view

if TYPE_CHECKING:
    from bodymap.atlas.load import Atlas
    from bodymap.texts.content import Card
    from bodymap.ui.main_window import MainWindow

PLACES = ("condition", "organ", "structure")
"""Cards that one works from: a point chosen there keeps a way back to them."""
ASIDES = ("page", "mechanism")
"""Cards that one only reads on the way."""
_MOST_KEPT = 30


class Stop(msgspec.Struct, frozen=True):
    """One card on the way: where it stands, such as ``condition:sciatica``, its pattern picked, how far it is scrolled."""

    target: str = ""
    name: str = ""
    pattern: int = -1
    scroll: int = 0

    @property
    def kind(self) -> str:
        """Return ``point``, one of the places, or one of the asides."""
        return self.target.partition(":")[0]

    @property
    def key(self) -> str:
        """Return the code of a point, the id of anything else."""
        return self.target.partition(":")[2]


class Guide(QObject):
    """Shows cards in the window, lights the points of a pattern on the map, and remembers the way."""

    def __init__(self, window: MainWindow, atlas: Atlas) -> None:
        super().__init__(window)
        self._window, self._atlas = window, atlas
        self._here = Stop()
        self._trail: list[Stop] = []
        window.desk.topic_chosen.connect(self.open)
        window.card.link_followed.connect(self.open)

    @property
    def title(self) -> str:
        """The name of the condition, organ or structure shown, empty if none is."""
        return self._here.name if self._here.kind in PLACES else ""

    def show_point(self, code: str) -> None:
        """Show the card of a point; from a condition or organ a way leads back."""
        from bodymap.texts.point import write_point  # noqa: PLC0415 - kept off the start

        if self._here.kind in PLACES:
            self._keep()
        elif self._here.kind in ASIDES:
            self._drop_asides()
        self._here = Stop(f"point:{code}", code)
        self._show(write_point(self._atlas, code))

    def forget(self) -> None:
        """Forget the way and put out the pattern: another point was asked for by itself."""
        self._trail.clear()
        self._here = Stop()
        self._window.map.set_course(())

    @Slot(str)
    def open(self, target: str) -> None:
        """Follow a link: to a point, to another card, to a pattern of this one, or back."""
        stop = Stop(target)
        if stop.kind == "light":
            self.pick(int(stop.key))
        elif target == BACK:
            self.back()
        elif stop.kind == "point":
            self._window.select(stop.key)
        elif stop.kind in (*PLACES, *ASIDES) and target != self._here.target:
            self._keep()
            self._go(stop)

    @Slot()
    def open_sure(self) -> None:
        """Show the page that tells what grades and marks mean."""
        from bodymap.texts.content import SURE  # noqa: PLC0415 - kept off the start

        self.open(SURE)

    @Slot()
    def open_how(self) -> None:
        """Show the page that lists how needling may work."""
        from bodymap.texts.content import HOW  # noqa: PLC0415 - kept off the start

        self.open(HOW)

    @Slot()
    def back(self) -> None:
        """Return to the card before."""
        if self._trail:
            self._go(self._trail.pop())

    def pick(self, number: int) -> None:
        """Light the points of a pattern, or of the organ shown; of what is lit already put them out."""
        self._here = msgspec.structs.replace(self._here, pattern=-1 if number == self._here.pattern else number)
        card = self._write(self._here)
        self._window.card.view().renew_card(self._with_back(card))
        self._light()

    def put_out(self) -> bool:
        """Put out the points of a pattern; returns whether any were lit."""
        state = self._window.map.state
        if state is None or not state.course:
            return False
        self._trail = [msgspec.structs.replace(stop, pattern=-1) for stop in self._trail]
        if self._here.pattern >= 0:
            self.pick(self._here.pattern)
        self._window.map.set_course(())
        return True

    def _drop_asides(self) -> None:
        """Forget what was read aside, and the point from which it was opened: another point takes its place."""
        while self._trail and self._trail[-1].kind in ASIDES:
            self._trail.pop()
        if self._trail and self._trail[-1].kind == "point":
            self._trail.pop()

    def _keep(self) -> None:
        if self._here.target:
            scroll = self._window.card.view().scrolled
            self._trail = [*self._trail, msgspec.structs.replace(self._here, scroll=scroll)][-_MOST_KEPT:]

    def _go(self, stop: Stop) -> None:
        came, self._here = self._here, stop
        if stop.kind == "point":
            if came.kind in PLACES:
                self._window.map.set_course(())
            self._window.select(stop.key)
            self._window.card.view().verticalScrollBar().setValue(stop.scroll)
            return
        card = self._write(stop)
        self._here = msgspec.structs.replace(stop, name=card.header.title)
        if stop.kind in PLACES:
            self._window.leave_point()
            self._window.panel.points.mark("topic", stop.target)
            self._light()
        self._show(card, stop.scroll)

    def _write(self, stop: Stop) -> Card:
        from bodymap.texts.cards import write_card  # noqa: PLC0415 - kept off the start

        subject = parse_link(stop.target)
        assert subject is not None
        return write_card(self._atlas, subject, stop.pattern)

    def _show(self, card: Card, scroll: int = 0) -> None:
        self._window.card.show_card(self._with_back(card), scroll)

    def _with_back(self, card: Card) -> Card:
        from bodymap.texts.content import back_to  # noqa: PLC0415 - kept off the start

        return msgspec.structs.replace(card, back=back_to(self._trail[-1].name)) if self._trail else card

    def _light(self) -> None:
        """Light the points picked on a card, in the view that shows most of them."""
        subject = parse_link(self._here.target)
        lit = sets_of(self._atlas, subject)[self._here.pattern] if subject and self._here.pattern >= 0 else PointSet(())
        self._window.map.set_course(lit.codes, ordered=lit.ordered)
        if lit.codes:
            best = widest_view(lit.codes, self._atlas.figure_map(self._window.figure).views.items(), self._window.view_id)
            if best != self._window.view_id:
                self._window.open_view(best)
            self._window.map.look_over(lit.codes)
