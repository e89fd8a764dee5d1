"""The points seen lately; the file is opened only when it is first asked."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol


class RecentStore(Protocol):
    """What remembers the points."""

    def add(self, code: str) -> None:
        """Put a point first."""

    def codes(self) -> list[str]:
        """Return the codes, newest first."""

    def close(self) -> None:
        """Close the file."""


class RecentPoints:
    """Opens its store on first use; without a store it remembers nothing."""

    def __init__(self, opener: Callable[[], RecentStore] | None) -> None:
        self._opener = opener
        self._store: RecentStore | None = None

    def add(self, code: str) -> None:
        """Remember a point as the newest."""
        store = self._opened()
        if store is not None:
            store.add(code)

    def codes(self) -> list[str]:
        """Return the codes, newest first."""
        store = self._opened()
        return store.codes() if store is not None else []

    def close(self) -> None:
        """Close the store if it was opened."""
        if self._store is not None:
            self._store.close()
            self._store = None

    def _opened(self) -> RecentStore | None:
        if self._store is None and self._opener is not None:
            # A file that cannot be opened is told of once, not at every point.
            opener, self._opener = self._opener, None
            self._store = opener()
        return self._store
