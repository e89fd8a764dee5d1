"""What a hand, a list, a link or a key can mean. A mode turns an intent into the next scene."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

import msgspec

from bodymap.atlas.model import Figure
from bodymap.atlas.subject import Subject
from bodymap.session.scene import Scheme, ThemeChoice

Origin = Literal["list", "map", "link", "step", "start"]


class Choose(msgspec.Struct, frozen=True):
    """Show a subject; ``by`` tells where it was asked for, ``side`` which spot of a point was meant."""

    subject: Subject
    by: Origin = "list"
    side: str = ""


class PointAt(msgspec.Struct, frozen=True):
    """A place of the body was pointed at where no marker is: x, y in units of the view."""

    x: float
    y: float


class Light(msgspec.Struct, frozen=True):
    """Light a set of points of the card, or put it out if it is lit."""

    number: int


class Step(msgspec.Struct, frozen=True):
    """Go so many points along the channel."""

    by: int


class Leave(msgspec.Struct, frozen=True):
    """Leave the innermost thing: the point, then what is lit, then the channel."""


class Turn(msgspec.Struct, frozen=True):
    """Turn to a view of the body."""

    view: str


class ShowFigure(msgspec.Struct, frozen=True):
    """Show a figure; None shows the other one."""

    figure: Figure | None = None


class OpenChannel(msgspec.Struct, frozen=True):
    """List the points of a channel, or close it if it is open."""

    channel: str


class ShowChannel(msgspec.Struct, frozen=True):
    """Show or hide a channel on the body."""

    channel: str
    shown: bool


class SwitchLayer(msgspec.Struct, frozen=True):
    """Switch a layer on or off."""

    layer: str
    on: bool


class SetTheme(msgspec.Struct, frozen=True):
    """Choose light, dark or what the system has; None turns to the other scheme."""

    theme: ThemeChoice | None = None


class SystemScheme(msgspec.Struct, frozen=True):
    """The system has turned to light or dark."""

    scheme: Scheme


class Zoom(msgspec.Struct, frozen=True):
    """The zoom is about to be changed by hand: where one looks now is worth returning to."""


class SetMode(msgspec.Struct, frozen=True):
    """Turn to another mode."""

    mode: str


class Back(msgspec.Struct, frozen=True):
    """Return to the scene before."""


class Forward(msgspec.Struct, frozen=True):
    """Go again to the scene from which one came back."""


class BackToCard(msgspec.Struct, frozen=True):
    """Return to the card that led to this one."""


Intent = (
    Choose
    | PointAt
    | Light
    | Step
    | Leave
    | Turn
    | ShowFigure
    | OpenChannel
    | ShowChannel
    | SwitchLayer
    | SetTheme
    | SystemScheme
    | Zoom
    | SetMode
    | Back
    | Forward
    | BackToCard
)

Send = Callable[[Intent], None]
"""Hands an intent to the session."""
