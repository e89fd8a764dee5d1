"""Finds data and assets, in a checkout and in an installed wheel."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Callable, Iterable
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


def compiled(base: Path, name: str) -> Path:
    """Return where a compact file lies, or would lie, under the folder that holds data/."""
    return base / "data" / ".compiled" / name


def fresh(target: Path, sources: Iterable[Path], build: Callable[[], bytes]) -> bytes:
    """Return a compact file; in a checkout it is built anew where one of its sources is newer."""
    if not in_checkout() or _newer(target, sources):
        with contextlib.suppress(OSError):
            return target.read_bytes()
    packed = build()
    # A read-only checkout works all the same, only slower at each start.
    with contextlib.suppress(OSError):
        target.parent.mkdir(exist_ok=True)
        draft = target.with_suffix(f".{os.getpid()}")
        draft.write_bytes(packed)
        draft.replace(target)
    return packed


def _newer(target: Path, sources: Iterable[Path]) -> bool:
    try:
        made = target.stat().st_mtime_ns
        return all(path.stat().st_mtime_ns < made for path in sources)
    except OSError:
        return False
