"""Which commands there are: asked before any of them is loaded."""

from __future__ import annotations

_PACKAGE = "bodymap.commands"


def is_command(word: str) -> bool:
    """Tell whether a word names a command. Only its file is looked for: the window must not wait for more."""
    if not word[:1].isalpha() or "_" in word or not module_of(word).isidentifier():
        return False
    from importlib.util import find_spec  # noqa: PLC0415 - a window without a point named needs none of this

    return find_spec(f"{_PACKAGE}.{module_of(word)}") is not None


def names() -> list[str]:
    """Return the names of all commands, sorted."""
    # The finders of importlib list a wheel, a zip and a frozen program alike; a frozen one must be built with the whole package.
    from importlib import import_module  # noqa: PLC0415
    from pkgutil import iter_modules  # noqa: PLC0415 - slow to load, and only help and wrong words need it

    found = (module.name for module in iter_modules(import_module(_PACKAGE).__path__))
    return sorted(name.replace("_", "-") for name in found if not name.startswith("_"))


def module_of(name: str) -> str:
    """Return the module in this package of a command: a hyphen is written ``_``."""
    return name.replace("-", "_")
