"""The actions of the window as data: id, words, keys, menu, when, and the intent that each sends. Switches are actions too."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Literal, Protocol

import msgspec

from bodymap.atlas.subject import Subject
from bodymap.draw.layers import SWITCHED
from bodymap.session.intent import Back, Choose, Forward, Intent, SetTheme, ShowFigure, Step, SwitchLayer
from bodymap.words import N_

if TYPE_CHECKING:
    from bodymap.draw.layer import Layer
    from bodymap.session.scene import Scene
    from bodymap.session.session import Session

Menu = Literal["go", "view", "layers", "card", "help", "program"]
MENUS: dict[Menu, str] = {
    "go": N_("Go"),
    "view": N_("View"),
    "layers": N_("Layers"),
    "card": N_("Card"),
    "help": N_("Help"),
    "program": N_("Program"),
}


class ActionTarget(Protocol):
    """What an action may ask of the window, where it sends no intent."""

    def search(self) -> None:
        """Put the cursor into the search field."""

    def zoom_in(self) -> None:
        """Zoom the map in a step."""

    def zoom_out(self) -> None:
        """Zoom the map out a step."""

    def fit(self) -> None:
        """Show the whole view."""

    def copy_card(self) -> None:
        """Copy the card as text."""

    def tell_keys(self) -> None:
        """Show all keys."""

    def close(self) -> bool:
        """Leave the program."""


def _always(_: Session) -> bool:
    return True


def _at_point(session: Session) -> bool:
    return bool(session.scene.point)


class Action(msgspec.Struct, frozen=True, kw_only=True):
    """One action: it sends an intent or does something to the window; ``standard`` names a key of the platform, such as ``Find``."""

    id: str
    text: str
    menu: Menu
    keys: tuple[str, ...] = ()
    standard: str = ""
    role: str = ""
    """Its place in the menus of platforms that have one, such as ``QuitRole``."""
    when: Callable[[Session], bool] = _always
    intent: Callable[[Scene], Intent] | None = None
    act: Callable[[ActionTarget], object] | None = None
    checked: Callable[[Scene], bool] | None = None
    """Whether it is on, of an action that is a switch."""


def _switch(layer: Layer) -> Action:
    return Action(
        id=f"layer-{layer.id}",
        text=layer.switch,
        menu="layers",
        intent=lambda scene: SwitchLayer(layer.id, layer.id not in scene.layers),
        checked=lambda scene: layer.id in scene.layers,
    )


ACTIONS: tuple[Action, ...] = (
    Action(id="search", text=N_("Search"), menu="go", standard="Find", keys=("/",), act=lambda target: target.search()),
    Action(id="next", text=N_("Next point"), menu="go", keys=("Alt+Right",), when=_at_point, intent=lambda _: Step(1)),
    Action(id="previous", text=N_("Previous point"), menu="go", keys=("Alt+Left",), when=_at_point, intent=lambda _: Step(-1)),
    Action(
        id="back",
        text=N_("Back to what was shown before"),
        menu="go",
        keys=("Backspace", "Ctrl+["),
        when=lambda session: bool(session.trail.past),
        intent=lambda _: Back(),
    ),
    Action(
        id="forward",
        text=N_("Forward again"),
        menu="go",
        keys=("Shift+Backspace", "Ctrl+]"),
        when=lambda session: bool(session.trail.future),
        intent=lambda _: Forward(),
    ),
    Action(id="zoom-in", text=N_("Zoom in"), menu="view", standard="ZoomIn", keys=("Ctrl+=",), act=lambda target: target.zoom_in()),
    Action(id="zoom-out", text=N_("Zoom out"), menu="view", standard="ZoomOut", act=lambda target: target.zoom_out()),
    Action(id="fit", text=N_("Show all"), menu="view", keys=("Ctrl+0",), act=lambda target: target.fit()),
    Action(id="figure", text=N_("Other figure"), menu="view", keys=("Ctrl+G",), intent=lambda _: ShowFigure()),
    Action(id="theme", text=N_("Light or dark"), menu="view", keys=("Ctrl+D",), intent=lambda _: SetTheme()),
    *(_switch(layer) for layer in SWITCHED),
    Action(
        id="copy-card",
        text=N_("Copy card"),
        menu="card",
        keys=("Ctrl+Shift+C",),
        when=lambda session: session.scene.subject is not None,
        act=lambda target: target.copy_card(),
    ),
    Action(id="sure", text=N_("How sure are we?"), menu="help", keys=("Ctrl+I",), intent=lambda _: Choose(Subject("page", "sure"), "link")),
    Action(
        id="how", text=N_("How needling may work"), menu="help", keys=("Ctrl+J",), intent=lambda _: Choose(Subject("page", "how"), "link")
    ),
    Action(id="shortcuts", text=N_("Keys"), menu="help", standard="HelpContents", keys=("?",), act=lambda target: target.tell_keys()),
    Action(id="quit", text=N_("Quit"), menu="program", standard="Quit", role="QuitRole", act=lambda target: target.close()),
)

MAP_KEYS: tuple[tuple[str, str], ...] = (
    (N_("Next point, on the map"), N_("Right, Up")),
    (N_("Previous point, on the map"), N_("Left, Down")),
    (N_("Pan, on the map"), N_("Shift and arrows")),
    (N_("Leave point, pattern or channel; leave the search"), N_("Esc")),
)


def in_menu(menu: Menu, actions: Iterable[Action] = ACTIONS) -> list[Action]:
    """Return the actions of a menu in order."""
    return [action for action in actions if action.menu == menu]
