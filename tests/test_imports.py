"""Imports run one way, in no circle, and the parts of the window do not know each other."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
BASE = {"words", "errors", "resources"}
ALLOWED = {
    "words": set(BASE) - {"words"},
    "atlas": {*BASE},
    "texts": {"atlas", *BASE},
    "session": {"atlas", *BASE},
    "draw": {"session", "atlas", *BASE},
    "typeset": {"draw", *BASE},
    "store": {"atlas", *BASE},
    "export": {"typeset", "draw", "session", "texts", "atlas", *BASE},
    "commands": {"app", "display", "export", "texts", "atlas", *BASE},
    "ui": {"store", "texts", "typeset", "draw", "session", "atlas", *BASE},
}
"""Which folders each folder may import besides itself."""
PARTS = {"map": {"kit"}, "card": {"kit"}, "side": {"kit"}, "kit": set()}
"""The same within ui/: what stands at its top leads the parts, and they do not know it."""
QT_FREE = ("words", "atlas", "texts", "session", "draw", "store")
FEWEST = {"atlas": 35, "texts": 40, "session": 25, "draw": 60, "ui": 120, "tools": 80}
"""How many imports of our own are found at the least: a test that finds none would hold nothing."""


def _files(package: str) -> list[Path]:
    return sorted((ROOT / package).rglob("*.py"))


def _module(path: Path) -> str:
    name = ".".join(path.relative_to(ROOT).with_suffix("").parts)
    return name.removesuffix(".__init__")


MODULES = {_module(path): path for package in ("bodymap", "tools", "benchmarks") for path in _files(package)}


def _named(path: Path) -> Iterator[str]:
    """Yield every module named in an import of a file, those hidden from the running program too."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            for alias in node.names:
                whole = f"{node.module}.{alias.name}"
                yield whole if whole in MODULES else node.module


EDGES = {module: sorted({name for name in _named(path) if name in MODULES and name != module}) for module, path in MODULES.items()}


def _folder(module: str, depth: int = 1) -> str:
    parts = module.split(".")
    return parts[depth] if len(parts) > depth else ""


@pytest.mark.parametrize("folder", ALLOWED)
def test_a_folder_imports_only_what_lies_below(folder: str) -> None:
    for module in (name for name in MODULES if name.startswith(f"bodymap.{folder}")):
        inner = {_folder(name) for name in EDGES[module] if name.startswith("bodymap.")} - {""}
        assert inner <= ALLOWED[folder] | {folder}, module


@pytest.mark.parametrize("part", PARTS)
def test_the_parts_of_the_window_do_not_know_each_other(part: str) -> None:
    for module in (name for name in MODULES if name.startswith(f"bodymap.ui.{part}")):
        inner = {_folder(name, 2) for name in EDGES[module] if name.startswith("bodymap.ui.")}
        assert inner <= PARTS[part] | {part}, module


def test_no_import_goes_in_a_circle() -> None:
    seen: dict[str, int] = {}
    circles: list[list[str]] = []

    def walk(module: str, way: list[str]) -> None:
        seen[module] = 1
        for name in EDGES[module]:
            if seen.get(name) == 1:
                circles.append([*way[way.index(name) :], name])
            elif name not in seen:
                walk(name, [*way, name])
        seen[module] = 2

    for module in MODULES:
        if module not in seen:
            walk(module, [module])
    assert circles == []


@pytest.mark.parametrize("folder", FEWEST)
def test_the_imports_are_really_found(folder: str) -> None:
    start = folder if folder == "tools" else f"bodymap.{folder}"
    assert sum(len(names) for module, names in EDGES.items() if module.startswith(start)) >= FEWEST[folder]


def test_the_program_does_not_import_the_tools() -> None:
    assert not [module for module, names in EDGES.items() if module.startswith("bodymap") for name in names if name.startswith("tools")]


@pytest.mark.parametrize("folder", QT_FREE)
def test_only_window_and_exports_know_qt(folder: str) -> None:
    for path in _files(f"bodymap/{folder}"):
        assert not [name for name in _named(path) if name.startswith("PySide6")], path


@pytest.mark.parametrize("folder", ["export", "typeset"])
def test_exports_know_no_widgets(folder: str) -> None:
    for path in _files(f"bodymap/{folder}"):
        assert not [name for name in _named(path) if "QtWidgets" in name], path


def test_what_knows_no_qt_loads_none_and_no_yaml() -> None:
    script = (
        "import sys, pkgutil, importlib, bodymap\n"
        "from bodymap.atlas.load import open_atlas\n"
        "atlas = open_atlas(); atlas.point('BL23'); atlas.figure_map('male')\n"
        "fresh = set(sys.modules)\n"
        f"for name in {QT_FREE}:\n"
        "    house = importlib.import_module('bodymap.' + name)\n"
        "    for found in pkgutil.walk_packages(house.__path__, house.__name__ + '.'): importlib.import_module(found.name)\n"
        "assert not [name for name in sys.modules if name.startswith('PySide6')], 'Qt'\n"
        "assert 'numpy' not in sys.modules and 'argparse' not in fresh\n"
        "print('yaml' in fresh)\n"
    )
    first = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True, cwd=ROOT)
    second = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True, cwd=ROOT)
    assert first.returncode == 0
    # The first run may have had to compile; the second reads the compact file alone.
    assert second.stdout.strip() == "False"
