"""Finds all texts of the program in its syntax: what stands in ``_``, ``n_`` or ``N_``."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

FUNCTIONS = {"_": 1, "n_": 2, "N_": 1}
"""The words functions, and how many English texts each takes."""
COMMENT = "# words: "
"""Begins a comment for translators, on the line before the text."""


class Message(NamedTuple):
    """A text, both forms if it goes with a number; the file it stands in, from the folder of the repository on; a word to translators."""

    forms: tuple[str, ...]
    file: str
    comment: str = ""


def called(node: ast.AST) -> str:
    """Return the name of the function or method that a node calls, empty if it calls none."""
    return getattr(node.func, "id", getattr(node.func, "attr", "")) if isinstance(node, ast.Call) else ""


def texts_of(source: str, file: str) -> Iterator[Message]:
    """Yield the texts of a module; what a table holds is found where it is marked, not where it is shown."""
    lines = source.splitlines()
    calls = [node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Call)]
    for node in sorted(calls, key=lambda call: (call.lineno, call.col_offset)):
        if called(node) in FUNCTIONS:
            forms = tuple(
                argument.value
                for argument in node.args[: FUNCTIONS[called(node)]]
                if isinstance(argument, ast.Constant) and isinstance(argument.value, str)
            )
            before = lines[node.lineno - 2].strip() if node.lineno > 1 else ""
            if forms:
                yield Message(forms, file, before.removeprefix(COMMENT) if before.startswith(COMMENT) else "")


def all_texts(root: Path) -> list[Message]:
    """Return the texts of the whole program, in the order of its files."""
    paths = sorted((root / "bodymap").rglob("*.py"))
    return [text for path in paths for text in texts_of(path.read_text(encoding="utf-8"), path.relative_to(root).as_posix())]
