"""Run the figure tool: `python -m tools.figure svg` and `python -m tools.figure check-svg`."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor

# Before numpy loads: one thread a process, so that no sum depends on how work is shared out.
for _name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ.setdefault(_name, "1")

from tools.figure.body import FIGURES
from tools.figure.build import draw
from tools.figure.manifest import SVG_FOLDER, quick_check, write_manifest
from tools.figure.views import VIEW_IDS
from tools.figure.wheel import SHA256, WheelError, wheel_path

PROCESSES = 2
Job = tuple[str, str]


def _draw(job: Job) -> str:
    figure, view_id = job
    return draw(view_id, figure)


def _drawn(jobs: list[Job]) -> Iterator[tuple[Job, str]]:
    if len(jobs) == 1:
        yield jobs[0], _draw(jobs[0])
        return
    with ProcessPoolExecutor(PROCESSES) as pool:
        yield from zip(jobs, pool.map(_draw, jobs), strict=True)


def make_svgs(jobs: list[Job]) -> int:
    """Write assets/svg/<figure>/<view>.svg for each job, and the manifest."""
    for (figure, view_id), text in _drawn(jobs):
        path = SVG_FOLDER / figure / f"{view_id}.svg"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")
        print(f"{path.relative_to(SVG_FOLDER.parents[1])}: {len(text) / 1024:.0f} KB", flush=True)
    write_manifest(SHA256)
    return 0


def check_svgs(jobs: list[Job]) -> int:
    """Draw everything anew and name each committed file that differs; return the exit code."""
    faults = quick_check()
    for (figure, view_id), text in _drawn(jobs):
        path = SVG_FOLDER / figure / f"{view_id}.svg"
        if not path.exists() or path.read_bytes() != text.encode():
            faults.append(f"assets/svg/{figure}/{view_id}.svg: differs from what the tool makes")
    print("\n".join(faults) if faults else "assets/svg: as the tool makes it")
    return 1 if faults else 0


def main(arguments: list[str] | None = None) -> int:
    """Run one command and return its exit code."""
    parser = argparse.ArgumentParser(prog="python -m tools.figure", description=__doc__)
    parser.add_argument("command", choices=("svg", "check-svg"))
    parser.add_argument("--figure", choices=FIGURES, action="append")
    parser.add_argument("--view", choices=VIEW_IDS, action="append")
    options = parser.parse_args(arguments)
    jobs = [(f, v) for f in options.figure or FIGURES for v in options.view or VIEW_IDS]
    try:
        wheel_path()
    except WheelError as error:
        print(error, file=sys.stderr)
        return 2
    return make_svgs(jobs) if options.command == "svg" else check_svgs(jobs)


if __name__ == "__main__":
    sys.exit(main())
