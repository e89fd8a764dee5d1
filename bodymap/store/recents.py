"""The points seen lately, in a small SQLite file of the user's own."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from bodymap.store.database import open_database

KEPT = 12


class Recents:
    """Remembers the last points, newest first."""

    def __init__(self, path: Path) -> None:
        self._base: sqlite3.Connection = open_database(path)

    def add(self, code: str) -> None:
        """Put a point first; the oldest beyond a dozen are forgotten."""
        with self._base:
            self._base.execute("DELETE FROM recent WHERE code = ?", (code,))
            self._base.execute("INSERT INTO recent (code) VALUES (?)", (code,))
            self._base.execute("DELETE FROM recent WHERE id NOT IN (SELECT id FROM recent ORDER BY id DESC LIMIT ?)", (KEPT,))

    def codes(self) -> list[str]:
        """Return the codes, newest first."""
        return [code for (code,) in self._base.execute("SELECT code FROM recent ORDER BY id DESC")]

    def close(self) -> None:
        """Close the file."""
        self._base.close()
