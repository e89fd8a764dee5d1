"""Plants one fault after the other in a copy of the program and runs the tests that must fail: ``python -m tools.mutants [WORD ...]``.

Words choose the faults whose names hold one of them. Exit code 1 if a fault lives or can no longer be planted.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable
from pathlib import Path

from tools.mutants.faults import FAULTS, Fault

ROOT = Path(__file__).resolve().parents[2]
_COPIED = ("bodymap", "tests", "tools", "data", "assets", "pyproject.toml")
_PASSED, _FAILED = 0, 1
_PATIENCE_S = 600


def main(words: list[str]) -> int:
    """Plant the faults that are asked for, print a line for each, return the exit code."""
    chosen = [fault for fault in FAULTS if not words or any(word in fault.name for word in words)]
    with tempfile.TemporaryDirectory() as folder:
        tree = copied(Path(folder))
        print("the tests as they are ...", flush=True)
        if _tested(tree, sorted({test for fault in chosen for test in fault.tests})) != _PASSED:
            print("they fail without any fault: nothing can be said")
            return 1
        lived = [fault for fault in chosen if not _told(fault, tree)]
    print(f"{len(chosen) - len(lived)} of {len(chosen)} faults die")
    return 1 if lived or not chosen else 0


def copied(folder: Path) -> Path:
    """Return a copy of all that the tests need, in a folder."""
    tree = folder / "tree"
    tree.mkdir()
    for name in _COPIED:
        source = ROOT / name
        if source.is_dir():
            shutil.copytree(source, tree / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy2(source, tree / name)
    return tree


def planted(text: str, fault: Fault) -> str | None:
    """Return a file's text with a fault planted, None if the place is not found or not the only one."""
    return text.replace(fault.old, fault.new) if text.count(fault.old) == 1 else None


def _told(fault: Fault, tree: Path) -> bool:
    """Print how a fault fared; returns whether it died."""
    began = time.monotonic()
    word = _fate(fault, tree)
    print(f"{word:<12} {time.monotonic() - began:5.1f} s  {fault.name}", flush=True)
    return word == "dies"


def _fate(fault: Fault, tree: Path) -> str:
    path = tree / fault.file
    text = path.read_text(encoding="utf-8")
    broken = planted(text, fault)
    if broken is None:
        return "NO PLACE"
    path.write_text(broken, encoding="utf-8")
    try:
        codes = [_tested(tree, [test]) for test in fault.tests]
    finally:
        path.write_text(text, encoding="utf-8")
    if all(code == _FAILED for code in codes):
        return "dies"
    # Tests that cannot even be collected have not noticed anything.
    return "LIVES" if _PASSED in codes else "NO TEST"


def _tested(tree: Path, tests: Iterable[str]) -> int:
    """Run tests of a tree; returns the exit code of pytest."""
    # No compiled files: one that is as long and as old as the next would be taken for it.
    run = [sys.executable, "-B", "-m", "pytest", "-x", "-q", "--no-header", "-p", "no:cacheprovider", *tests]
    environment = {**os.environ, "PYTHONPATH": str(tree), "QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run(run, cwd=tree, env=environment, capture_output=True, check=False, timeout=_PATIENCE_S)
    return done.returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
