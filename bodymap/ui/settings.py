"""What the window remembers, typed over an injected QSettings."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar, get_args

from bodymap.atlas.model import FIGURES, Figure
from bodymap.draw.layers import SWITCHED
from bodymap.session.scene import Change, Scene, ThemeChoice
from bodymap.words import ENGLISH

if TYPE_CHECKING:
    from PySide6.QtCore import QSettings

_T = TypeVar("_T", bound=str)
_KEPT = ("figure", "view", "point", "theme", "language", "hidden", "layers")


class Settings:
    """The user's choices; a value that cannot be read counts as not set."""

    def __init__(self, store: QSettings) -> None:
        self._store = store

    @property
    def figure(self) -> Figure:
        """The body shown."""
        return self._one_of("figure", FIGURES, "male")

    @figure.setter
    def figure(self, value: Figure) -> None:
        self._store.setValue("figure", value)

    @property
    def view(self) -> str:
        """The view shown last."""
        return self._text("view", "posterior")

    @view.setter
    def view(self, value: str) -> None:
        self._store.setValue("view", value)

    @property
    def point(self) -> str:
        """The point shown last, empty if none."""
        return self._text("point", "")

    @point.setter
    def point(self, value: str) -> None:
        self._store.setValue("point", value)

    @property
    def theme(self) -> ThemeChoice:
        """Light, dark, or as the system has it."""
        choices: tuple[ThemeChoice, ...] = get_args(ThemeChoice)
        return self._one_of("theme", choices, "system")

    @theme.setter
    def theme(self, value: ThemeChoice) -> None:
        self._store.setValue("theme", value)

    @property
    def language(self) -> str:
        """Tag of the language of the texts."""
        return self._text("language", ENGLISH)

    @language.setter
    def language(self, value: str) -> None:
        self._store.setValue("language", value)

    @property
    def hidden(self) -> frozenset[str]:
        """Codes of the channels that are hidden."""
        return frozenset(filter(None, self._text("hidden", "").split(" ")))

    @hidden.setter
    def hidden(self, value: frozenset[str]) -> None:
        self._store.setValue("hidden", " ".join(sorted(value)))

    @property
    def layers(self) -> frozenset[str]:
        """Ids of the layers that are switched on."""
        return frozenset(layer.id for layer in SWITCHED if self._text(f"show/{layer.id}", str(layer.usual)).lower() == "true")

    @layers.setter
    def layers(self, value: frozenset[str]) -> None:
        for layer in SWITCHED:
            self._store.setValue(f"show/{layer.id}", str(layer.id in value))

    def scene(self) -> Scene:
        """Return the scene that was shown last, with no card open."""
        kept = {name: getattr(self, name) for name in _KEPT if name != "point"}
        return Scene(**kept)

    def show_scene(self, change: Change) -> None:
        """Remember what has changed of a scene."""
        for name in _KEPT:
            if change.differs(name):
                setattr(self, name, getattr(change.new, name))

    @property
    def splitter(self) -> list[int]:
        """Widths of the panels in pixels, empty if never set."""
        parts = self._text("splitter", "").split(" ")
        return [int(part) for part in parts] if len(parts) == 3 and all(part.isdigit() for part in parts) else []

    @splitter.setter
    def splitter(self, widths: list[int]) -> None:
        self._store.setValue("splitter", " ".join(str(width) for width in widths))

    @property
    def size(self) -> tuple[int, int] | None:
        """Size of the window in pixels, None if never set."""
        parts = self._text("size", "").split(" ")
        if len(parts) != 2 or not all(part.isdigit() for part in parts):
            return None
        return int(parts[0]), int(parts[1])

    @size.setter
    def size(self, value: tuple[int, int]) -> None:
        self._store.setValue("size", f"{value[0]} {value[1]}")

    def flush(self) -> None:
        """Write what is pending to the disk."""
        self._store.sync()

    def _text(self, key: str, otherwise: str) -> str:
        value = self._store.value(key)
        return value if isinstance(value, str) else otherwise

    def _one_of(self, key: str, allowed: tuple[_T, ...], otherwise: _T) -> _T:
        value = self._text(key, otherwise)
        return next((known for known in allowed if known == value), otherwise)
