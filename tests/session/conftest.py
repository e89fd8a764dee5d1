"""A session on the real atlas, with nobody but a list to tell."""

from __future__ import annotations

import pytest

from bodymap.atlas.load import Atlas
from bodymap.atlas.subject import Subject, parse_link
from bodymap.session.intent import Choose, Intent, Origin
from bodymap.session.modes import MODES
from bodymap.session.modes.common import Outcome
from bodymap.session.scene import Change, Scene, Stand
from bodymap.session.session import Session

PLACES = ("mode", "figure", "view", "subject", "way", "point", "side", "opened", "lit")
"""What a way back brings back; all else stays as it is now."""
KEPT = ("hidden", "layers", "theme", "system", "language")


class Watched(Session):
    """A session that notes what it tells, with a map and a card that can be set to stand somewhere."""

    def __init__(self, atlas: Atlas, scene: Scene) -> None:
        super().__init__(atlas, scene)
        self.told: list[Change] = []
        self.stand = Stand()
        self.listen(self.told.append)
        self.stand_from(lambda: self.stand)

    def choose(self, link: str, by: Origin = "link") -> None:
        self.send(Choose(subject(link), by))


@pytest.fixture
def session(atlas: Atlas) -> Watched:
    return Watched(atlas, Scene(layers=frozenset({"lines", "labels"})))


def subject(link: str) -> Subject:
    found = parse_link(link)
    assert found is not None
    return found


def after(atlas: Atlas, intent: Intent, scene: Scene) -> Outcome:
    """Return what the atlas makes of an intent."""
    return MODES["atlas"](intent, scene, atlas)
