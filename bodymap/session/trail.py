"""The way back and forward: scenes that were left, each with where map and card stood."""

from __future__ import annotations

import msgspec

from bodymap.atlas.subject import Subject
from bodymap.session.scene import Scene, Stand

MOST_KEPT = 200
_PLACES = ("mode", "figure", "view", "subject", "point", "opened", "lit")
"""A change of one of these makes a stop; of switches, hidden channels and colours none."""


class Stop(msgspec.Struct, frozen=True):
    """A scene that was left."""

    scene: Scene
    stand: Stand


class Trail(msgspec.Struct, frozen=True):
    """What lies behind, the nearest last, and what one came back from, the nearest last."""

    past: tuple[Stop, ...] = ()
    future: tuple[Stop, ...] = ()

    def left(self, here: Stop) -> Trail:
        """Return the trail after a step onwards; there is no way forward any more."""
        return Trail((*self.past, here)[-MOST_KEPT:])

    def back(self, here: Stop) -> tuple[Trail, Stop]:
        """Return the trail and where a step back leads; here if there is nothing behind."""
        if not self.past:
            return self, here
        return Trail(self.past[:-1], (*self.future, here)), self.past[-1]

    def forward(self, here: Stop) -> tuple[Trail, Stop]:
        """Return the trail and where a step forward leads; here if there is nothing ahead."""
        if not self.future:
            return self, here
        return Trail((*self.past, here), self.future[:-1]), self.future[-1]

    def back_to(self, subject: Subject, here: Stop) -> tuple[Trail, Stop]:
        """Return the trail and the last stop at a card; here if it is not behind."""
        trail, stop = self, here
        while trail.past:
            trail, stop = trail.back(stop)
            if stop.scene.subject == subject:
                return trail, stop
        return self, here


def is_stop(old: Scene, new: Scene) -> bool:
    """Tell whether a change leaves a place that one may want to return to."""
    return any(getattr(old, name) != getattr(new, name) for name in _PLACES)


def restored(stop: Stop, now: Scene) -> Scene:
    """Return the scene of a stop, with colours, language and switches as they are now."""
    places = {name: getattr(stop.scene, name) for name in (*_PLACES, "way", "side")}
    return msgspec.structs.replace(now, **places)
