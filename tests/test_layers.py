"""Imports run one way: ui -> store, export -> atlas, and atlas knows no Qt."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

PACKAGE = Path(__file__).resolve().parents[1] / "bodymap"
ALLOWED = {
    "words": {"words", "errors", "resources"},
    "atlas": {"atlas", "words", "errors", "resources"},
    "texts": {"texts", "words", "atlas", "errors", "resources"},
    "store": {"store", "atlas", "errors", "resources"},
    "export": {"export", "atlas", "errors", "resources"},
    "commands": {"commands", "app", "display", "texts", "export", "atlas", "words", "errors", "resources"},
    "ui": {"ui", "texts", "words", "store", "export", "atlas", "errors", "resources"},
}


def _imports(path: Path) -> set[str]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    names = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            names.add(node.module)
            names |= {f"{node.module}.{alias.name}" for alias in node.names}
    return names


@pytest.mark.parametrize("layer", ALLOWED)
def test_a_layer_imports_only_what_lies_below(layer: str) -> None:
    for path in (PACKAGE / layer).rglob("*.py"):
        inner = {name.split(".")[1] for name in _imports(path) if name.startswith("bodymap.")}
        assert inner <= ALLOWED[layer] | {"__version__"}, path


@pytest.mark.parametrize("layer", ["store", "export"])
def test_store_and_export_know_no_widgets(layer: str) -> None:
    for path in (PACKAGE / layer).rglob("*.py"):
        assert not any("QtWidgets" in name for name in _imports(path)), path


def test_the_atlas_loads_no_qt_and_no_yaml() -> None:
    script = (
        "import sys, pkgutil, importlib, bodymap.atlas, bodymap.texts, bodymap.words\n"
        "from bodymap.atlas.load import open_atlas\n"
        "atlas = open_atlas(); atlas.point('BL23'); atlas.figure_map('male')\n"
        "fresh = set(sys.modules)\n"
        "for house in (bodymap.atlas, bodymap.texts, bodymap.words):\n"
        "    for found in pkgutil.iter_modules(house.__path__, house.__name__ + '.'): importlib.import_module(found.name)\n"
        "assert not [name for name in sys.modules if name.startswith('PySide6')], 'Qt'\n"
        "assert 'numpy' not in sys.modules and 'pydantic' not in sys.modules\n"
        "print('yaml' in fresh)\n"
    )
    first = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True, cwd=PACKAGE.parent)
    second = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True, cwd=PACKAGE.parent)
    assert first.returncode == 0
    # The first run may have had to compile; the second reads the compact file alone.
    assert second.stdout.strip() == "False"
