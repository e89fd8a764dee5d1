"""Finds data and assets, in a checkout and in an installed wheel."""

from __future__ import annotations

from pathlib import Path

from bodymap.errors import BodymapError
from bodymap.words import _

PACKAGE = Path(__file__).resolve().parent
_BUNDLE = PACKAGE / "_bundle"


def in_checkout() -> bool:
    """Tell whether the program runs from a checkout, where YAML is the live source."""
    return not _BUNDLE.is_dir()


def root() -> Path:
    """Return the folder that holds data/ and assets/."""
    return PACKAGE.parent if in_checkout() else _BUNDLE


def data_dir() -> Path:
    """Return the folder of the YAML files."""
    return root() / "data"


def asset(relative: str) -> Path:
    """Return the path of a file under assets/; raises BodymapError if it is not there."""
    base = root() / "assets"
    path = (base / relative).resolve()
    if not path.is_relative_to(base.resolve()):
        raise BodymapError(_("asset {name} lies outside assets/", name=relative))
    if not path.is_file():
        raise BodymapError(_("this asset is missing; restore it or reinstall Bodymap"), path)
    return path
