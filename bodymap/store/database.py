"""Opens the user's database and brings it to the newest shape."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from pathlib import Path

from bodymap.errors import BodymapError
from bodymap.words import _

MIGRATIONS: Mapping[int, str] = {
    1: "CREATE TABLE recent (id INTEGER PRIMARY KEY AUTOINCREMENT, code TEXT NOT NULL UNIQUE)",
}
_PATIENCE_S = 2.0


def open_database(path: Path, migrations: Mapping[int, str] = MIGRATIONS) -> sqlite3.Connection:
    """Return an open connection at the newest version; BodymapError, and an untouched file, if it cannot be."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        base = sqlite3.connect(path, timeout=_PATIENCE_S)
    except (OSError, sqlite3.Error) as fault:
        raise BodymapError(_("your notes cannot be opened: {fault}", fault=fault), path) from None
    try:
        base.execute("PRAGMA journal_mode = WAL")
        base.execute("PRAGMA foreign_keys = ON")
        _migrate(base, path, migrations)
    except (sqlite3.Error, BodymapError) as fault:
        base.close()
        if isinstance(fault, BodymapError):
            raise
        raise BodymapError(_("your notes cannot be read: {fault}", fault=fault), path) from None
    return base


def version_of(base: sqlite3.Connection) -> int:
    """Return the version that the file says it has."""
    return int(base.execute("PRAGMA user_version").fetchone()[0])


def _migrate(base: sqlite3.Connection, path: Path, migrations: Mapping[int, str]) -> None:
    have, newest = version_of(base), max(migrations)
    if have > newest:
        raise BodymapError(_("your notes were written by a newer Bodymap; use that one"), path)
    if 0 < have < newest:
        _back_up(base, path.with_name(f"{path.name}.v{have}.bak"))
    for version in range(have + 1, newest + 1):
        # One transaction each: a migration that fails leaves the file as it was.
        base.executescript(f"BEGIN; {migrations[version]}; PRAGMA user_version = {version}; COMMIT;")


def _back_up(base: sqlite3.Connection, target: Path) -> None:
    copy = sqlite3.connect(target)
    with copy:
        base.backup(copy)
    copy.close()
