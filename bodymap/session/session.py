"""Takes intents, asks the mode for the next scene, and tells every part once."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from msgspec.structs import replace

from bodymap.session import intent as it
from bodymap.session.modes import MODES
from bodymap.session.scene import Aim, Change, Scene, Stand
from bodymap.session.trail import Stop, Trail, is_stop, restored

if TYPE_CHECKING:
    from bodymap.atlas.load import Atlas

Listener = Callable[[Change], None]


class Session:
    """Keeps the scene and the trail; nobody else does."""

    def __init__(self, atlas: Atlas, scene: Scene) -> None:
        self._atlas = atlas
        self._listeners: list[Listener] = []
        self._watchers: list[Callable[[], None]] = []
        self._waiting: list[it.Intent] = []
        self._telling = False
        self._where: Callable[[], Stand] = Stand
        self.scene = scene
        self.trail = Trail()

    def listen(self, *listeners: Listener) -> None:
        """Have parts told of every change, in this order."""
        self._listeners.extend(listeners)

    def watch_trail(self, watcher: Callable[[], None]) -> None:
        """Have somebody told when a stop is left without another scene."""
        self._watchers.append(watcher)

    def stand_from(self, where: Callable[[], Stand]) -> None:
        """Set what tells where map and card stand, so that a way back can return there."""
        self._where = where

    def begin(self, aim: Aim) -> None:
        """Tell all parts of the first scene."""
        self._tell(Change(None, self.scene, aim))
        self._carry_on()

    def send(self, intent: it.Intent) -> None:
        """Carry out an intent; one that a part sends while it is being told waits until all are told."""
        self._waiting.append(intent)
        if not self._telling:
            self._carry_on()

    def _carry_on(self) -> None:
        while self._waiting:
            self._carry_out(self._waiting.pop(0))

    def _carry_out(self, intent: it.Intent) -> None:
        match intent:
            case it.Back():
                self._return_to(*self.trail.back(self._here()))
            case it.Forward():
                self._return_to(*self.trail.forward(self._here()))
            case it.Zoom():
                self._mark()
            case it.BackToCard():
                self._back_to_card()
            case _:
                self._go_on(*MODES[self.scene.mode](intent, self.scene, self._atlas))

    def _back_to_card(self) -> None:
        if not self.scene.way:
            return
        card = self.scene.way[-1]
        trail, stop = self.trail.back_to(card, self._here())
        if trail != self.trail:
            self._return_to(trail, stop)
        else:
            # The trail is long and its beginning forgotten: the card is shown anew.
            self._go_on(*MODES[self.scene.mode](it.Choose(card, "link"), self.scene, self._atlas))

    def _go_on(self, new: Scene, aim: Aim) -> None:
        old = self.scene
        if new == old and aim == Aim():
            return
        if is_stop(old, new):
            self.trail = self.trail.left(self._here())
        self.scene = new
        self._tell(Change(old, new, aim))

    def _return_to(self, trail: Trail, stop: Stop) -> None:
        if trail == self.trail:
            return
        old, self.trail = self.scene, trail
        new = restored(stop, old)
        if new.point:
            # Its channel may have been hidden meanwhile.
            new = replace(new, hidden=new.hidden - {self._atlas.points[new.point].channel})
        self.scene = new
        self._tell(Change(old, new, Aim(stand=stop.stand)))

    def _mark(self) -> None:
        """Leave a stop at the zoom of this scene, one for all that is zoomed in it."""
        if self.trail.past and self.trail.past[-1].scene == self.scene:
            return
        self.trail = self.trail.left(self._here())
        for watcher in self._watchers:
            watcher()

    def _here(self) -> Stop:
        return Stop(self.scene, self._where())

    def _tell(self, change: Change) -> None:
        self._telling = True
        try:
            # A part that is made meanwhile, such as a pane of another mode, is made for the new scene already.
            for listener in tuple(self._listeners):
                listener(change)
        finally:
            self._telling = False
