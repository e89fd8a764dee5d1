"""Intents by chance, as many hands in a hurry would send them; the same seed gives the same ones."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterable
from typing import get_args

from bodymap.atlas.load import Atlas
from bodymap.atlas.model import FIGURES
from bodymap.atlas.sets import sets_of
from bodymap.atlas.subject import KINDS, Subject, point
from bodymap.draw.layers import SWITCHED
from bodymap.session import intent as it
from bodymap.session.scene import Scene, ThemeChoice

_HOME = ("BL", "ST", "EX-B")
"""Most points are taken from few channels, so that one meets the same point again and hides what is chosen."""


class RandomIntents:
    """Makes intents that the window could send in a scene."""

    def __init__(self, atlas: Atlas, seed: int) -> None:
        self._atlas, self._by_chance = atlas, random.Random(seed)
        self._codes = [code for code, head in atlas.points.items() if head.channel in _HOME]
        self._subjects = [Subject(kind, key) for kind, rules in KINDS.items() if kind != "point" for key in rules.ids(atlas)]

    def next(self, scene: Scene) -> it.Intent:
        one = self._by_chance.choice
        choices: list[Callable[[], it.Intent]] = [
            lambda: it.Choose(point(one(self._codes)), one(get_args(it.Origin)), one(("", "left", "right"))),
            lambda: it.Choose(one(self._subjects), "link"),
            lambda: self._light(scene),
            lambda: it.Turn(one(list(self._atlas.figure_map(scene.figure).views))),
            lambda: it.ShowFigure(one((*FIGURES, None))),
            lambda: it.OpenChannel(one((*_HOME, "KI"))),
            lambda: it.ShowChannel(one((*_HOME, "KI")), one((True, False, False))),
            lambda: it.SwitchLayer(one(SWITCHED).id, one((True, False))),
            lambda: it.SetTheme(one((*get_args(ThemeChoice), None))),
            lambda: one((it.Step(1), it.Step(-1), it.Leave(), it.Leave(), it.PointAt(10.0, 20.0), it.Zoom())),
            lambda: one((it.Back(), it.Back(), it.Forward(), it.BackToCard())),
        ]
        return one(choices)()

    def _light(self, scene: Scene) -> it.Intent:
        sets = sets_of(self._atlas, scene.subject) if scene.subject else ()
        if sets:
            return it.Light(self._by_chance.randrange(len(sets)))
        return it.Choose(self._with_sets(), "link")

    def _with_sets(self) -> Subject:
        return self._by_chance.choice([subject for subject in self._subjects if subject.kind in ("condition", "organ")])


def differing(fields: Iterable[str], one: object, other: object) -> list[str]:
    """Return the fields in which two values differ."""
    return [field for field in fields if getattr(one, field) != getattr(other, field)]
