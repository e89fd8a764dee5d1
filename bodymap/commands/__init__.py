"""The commands besides the window: each file here whose name begins with no ``_`` is one, and a new file adds one."""

from __future__ import annotations


def is_command(word: str) -> bool:
    """Tell whether a word names a command. Only its file is looked for: the window must not wait for more."""
    if not word[:1].isalpha() or "_" in word or not module_of(word).isidentifier():
        return False
    from importlib.util import find_spec  # noqa: PLC0415 - a window without a point named needs none of this

    return find_spec(f"{__name__}.{module_of(word)}") is not None


def names() -> list[str]:
    """Return the names of all commands, sorted."""
    # The finders of importlib list a wheel, a zip and a frozen program alike; a frozen one must be built with the whole package.
    from pkgutil import iter_modules  # noqa: PLC0415 - slow to load, and only help and wrong words need it

    return sorted(found.name.replace("_", "-") for found in iter_modules(__path__) if not found.name.startswith("_"))


def module_of(name: str) -> str:
    """Return the module in this package of a command: a hyphen is written ``_``."""
    return name.replace("-", "_")


def run(words: list[str]) -> int:
    """Run the command that the first word names, or print the help or the version; return the exit code."""
    # Parsing options costs time that the start of the window must not pay for.
    from bodymap.commands import _parser  # noqa: PLC0415

    return _parser.run(words)
