"""The one kind of error that a user is meant to read."""

from __future__ import annotations

from pathlib import Path


class BodymapError(Exception):
    """A fault that one clear sentence explains; ``where`` names the file and line, if any."""

    exit_code = 1

    def __init__(self, sentence: str, path: Path | None = None, line: int | None = None) -> None:
        super().__init__(sentence)
        self.sentence = sentence
        self.path = path
        self.line = line

    def __str__(self) -> str:
        if self.path is None:
            return self.sentence
        where = f"{self.path}:{self.line}" if self.line else str(self.path)
        return f"{where}: {self.sentence}"


class UsageError(BodymapError):
    """The words of a command are off: an unknown code, view or option."""

    exit_code = 2


Faults = list[BodymapError]
"""What is wrong, gathered so that one run tells all of it."""
