"""A name of a class or of a type means one thing, wherever it is met."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
DRAWING_TOOL = {
    "Box": "the edges of what a camera sees, in cm",
    "Camera": "how the mesh is looked at",
    "Frame": "what decides the edges",
    "Layer": "a filled shape",
    "Names": "the parts that vertices belong to",
    "Picture": "the pixels that a camera sees",
    "Turn": "a bone turned at its joint",
    "Vector": "a direction, in both of its modules",
}
"""Names that the drawing tool uses for things of its own: it shares none of them with the program."""

_ALIAS = re.compile(r"[A-Z]\w*[a-z]")


def _names(folder: str) -> Iterator[tuple[str, str]]:
    """Yield every class and type alias at the top of a module, with its module."""
    for path in sorted((ROOT / folder).rglob("*.py")):
        module = path.relative_to(ROOT).with_suffix("").as_posix()
        for node in ast.parse(path.read_text(encoding="utf-8")).body:
            if isinstance(node, ast.ClassDef):
                yield node.name, module
            elif isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name) and _ALIAS.match(node.targets[0].id):
                yield node.targets[0].id, module


def _several(*folders: str) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for folder in folders:
        for name, module in _names(folder):
            found.setdefault(name, []).append(module)
    assert len(found) > 150
    return {name: modules for name, modules in found.items() if len(modules) > 1}


def test_no_name_of_the_program_means_two_things() -> None:
    assert _several("bodymap") == {}


def test_the_tools_use_no_name_of_the_program_for_another_thing() -> None:
    assert set(_several("bodymap", "tools")) == set(DRAWING_TOOL)
