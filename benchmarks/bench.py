"""Measures every budget of the design beside its reference, in turn, in one run: ``python -m benchmarks.bench``."""

from __future__ import annotations

import argparse
import json
import os
import sys
import tempfile
from collections.abc import Callable, Iterable
from pathlib import Path

from benchmarks.result import Result, table

SUITES = ("start", "frames", "card", "search", "markers")


def main() -> int:
    """Run the suites asked for, print a table and write JSON."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--json", type=Path, default=Path("build/bench.json"))
    parser.add_argument("--only", nargs="*", choices=SUITES, default=list(SUITES))
    options = parser.parse_args()
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    results: list[Result] = []
    with tempfile.TemporaryDirectory() as home:
        os.environ |= {"XDG_CONFIG_HOME": home, "XDG_DATA_HOME": home, "PYTHONPYCACHEPREFIX": f"{home}/cache"}
        os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
        for name in options.only:
            results += _suite(name)()
    print(table(results))
    options.json.parent.mkdir(parents=True, exist_ok=True)
    options.json.write_text(json.dumps([result.as_json() for result in results], indent=1) + "\n", encoding="utf-8")
    return 0


def _suite(name: str) -> Callable[[], Iterable[Result]]:
    # Each suite is imported when its turn comes: the start is measured before this process loads Qt.
    from importlib import import_module

    found: Callable[[], Iterable[Result]] = import_module(f"benchmarks.suite_{name}").measure
    return found


if __name__ == "__main__":
    sys.exit(main())
