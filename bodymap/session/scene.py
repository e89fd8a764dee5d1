"""All that decides what the window shows, as one frozen value."""

from __future__ import annotations

from typing import Literal

import msgspec

from bodymap.atlas.model import Figure
from bodymap.atlas.subject import Subject

ThemeChoice = Literal["system", "light", "dark"]
Scheme = Literal["light", "dark"]


class Lit(msgspec.Struct, frozen=True):
    """Points that are lit on the body; ``ordered`` ones are numbered. ``of`` and ``number`` tell which set of which card they are."""

    codes: tuple[str, ...] = ()
    ordered: bool = False
    of: Subject | None = None
    number: int = -1


class Scene(msgspec.Struct, frozen=True, kw_only=True):
    """What is looked at. Nothing of it is kept anywhere else; a change makes a new scene."""

    mode: str = "atlas"
    figure: Figure = "male"
    view: str = "posterior"
    subject: Subject | None = None
    """What the card tells of."""
    way: tuple[Subject, ...] = ()
    """The cards that led to this one, the nearest last."""
    point: str = ""
    """The point chosen on the body; its card may have given way to a page."""
    side: str = ""
    opened: str = ""
    """The channel whose points are listed and walked along."""
    lit: Lit = Lit()
    hidden: frozenset[str] = frozenset()
    """Channels that are not shown on the body."""
    layers: frozenset[str] = frozenset()
    """Ids of the layers that are switched on."""
    theme: ThemeChoice = "system"
    system: Scheme = "light"
    """What the system has."""
    language: str = "en"

    @property
    def scheme(self) -> Scheme:
        """Return light or dark, as chosen or as the system has it."""
        return self.system if self.theme == "system" else self.theme

    @property
    def picked(self) -> int:
        """Return which set of points of the card is lit, -1 if none is."""
        return self.lit.number if self.lit.of == self.subject else -1


class Stand(msgspec.Struct, frozen=True):
    """Where map and card stood: pixels per cm and place on the sheet, None for the whole sheet; how far the card was scrolled."""

    camera: tuple[float, float, float] | None = None
    scroll: int = 0


class Aim(msgspec.Struct, frozen=True):
    """What the map shall bring into sight after a change; with no codes and no stand it stays where it is."""

    codes: tuple[str, ...] = ()
    side: str = ""
    over: bool = False
    """Whether all of them must be in sight, not the first alone."""
    closer: bool = False
    """Whether to come closer where the body is too small to tell points apart."""
    soft: bool = True
    stand: Stand | None = None
    """Where to return to."""


class Change(msgspec.Struct, frozen=True):
    """A step from one scene to the next, as the parts of the window get it; the first has no old scene."""

    old: Scene | None
    new: Scene
    aim: Aim = Aim()

    def differs(self, *names: str) -> bool:
        """Tell whether any of some fields has changed."""
        return self.old is None or any(getattr(self.old, name) != getattr(self.new, name) for name in names)

    @property
    def recoloured(self) -> bool:
        """Tell whether the scheme has changed; parts are made in that of the first scene."""
        return self.old is not None and self.old.scheme != self.new.scheme
