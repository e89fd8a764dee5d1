"""Start to wholly loaded first paint, and memory then, against a bare window; processes in turn."""

from __future__ import annotations

import compileall
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from benchmarks.result import Result, compare

RUNS = 11
ROOT = Path(__file__).resolve().parents[1]


def measure() -> list[Result]:
    """Return start in ms and memory in MB."""
    compileall.compile_dir(ROOT / "bodymap", quiet=2)
    for module in ("start_bare", "start_subject"):
        _run(module)
    turns = (("start_subject",), ("start_bare",), ("start_bare", "flag"), ("start_subject", "BL23"))
    subject, bare, flagged, at_point = zip(*([_run(*turn) for turn in turns] for _ in range(RUNS)), strict=True)
    starts = [run[0] for run in subject]
    return [
        # The fair reference: no real window does without a flag.
        compare("start, against a window with one flag", starts, [run[0] for run in flagged], most_ratio=1.8),
        compare("start to loaded first paint", starts, [run[0] for run in bare], most_ratio=1.7),
        compare("start at a point, its card too", [run[0] for run in at_point], [run[0] for run in bare], most_ratio=99),
        compare("memory loaded, 1280 x 800", [run[1] for run in subject], [run[1] for run in bare], most_ratio=1.6, unit="MB"),
    ]


def _run(module: str, *words: str) -> tuple[float, float]:
    with tempfile.TemporaryDirectory() as home:
        # Each run is a first one: what the one before left shown is not opened again.
        places = {"XDG_CONFIG_HOME": home, "XDG_DATA_HOME": home}
        began = time.time()
        command = [sys.executable, "-m", f"benchmarks.{module}", *words]
        done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True, env=os.environ | places)
    when, memory, *_ = done.stdout.split()
    return (float(when) - began) * 1000, int(memory) / 1024
