"""Run the figure tool: draw the bodies, place the points, and check what is committed."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import TypeVar

from bodymap.atlas.model import FIGURES, Figure
from bodymap.errors import BodymapError
from tools.figure.manifest import ROOT, SVG_FOLDER, quick_check, write_manifest

PROCESSES = 2
COMMANDS = ("svg", "check-svg", "places", "check", "accuracy", "sheets")
FigureView = tuple[str, str]
_W = TypeVar("_W", bound=str)


def _draw(job: FigureView) -> str:
    from tools.figure.build import draw  # noqa: PLC0415

    figure, view_id = job
    return draw(view_id, figure)


def _drawn(jobs: list[FigureView]) -> Iterator[tuple[FigureView, str]]:
    if len(jobs) == 1:
        yield jobs[0], _draw(jobs[0])
        return
    with ProcessPoolExecutor(PROCESSES) as pool:
        yield from zip(jobs, pool.map(_draw, jobs), strict=True)


def _path(job: FigureView) -> Path:
    return SVG_FOLDER / job[0] / f"{job[1]}.svg"


def make_svgs(jobs: list[FigureView]) -> int:
    """Write assets/svg/<figure>/<view>.svg for each job, and the manifest; return the exit code."""
    from tools.figure.wheel import SHA256  # noqa: PLC0415

    for job, text in _drawn(jobs):
        path = _path(job)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")
        print(f"{path.relative_to(ROOT).as_posix()}: {len(text) / 1024:.0f} KB", flush=True)
    write_manifest(SHA256)
    return 0


def svg_faults(jobs: list[FigureView]) -> Iterator[str]:
    """Draw everything anew and yield one line for each committed file that differs."""
    for job, text in _drawn(jobs):
        path = _path(job)
        if not path.exists() or path.read_bytes() != text.encode():
            yield f"{path.relative_to(ROOT).as_posix()}: differs from what the tool draws"


def make_places(figures: list[Figure]) -> int:
    """Write assets/places/<figure>.json; return the exit code."""
    from tools.figure.places import write_places  # noqa: PLC0415

    for figure in figures:
        print(write_places(figure).relative_to(ROOT).as_posix(), flush=True)
    return 0


def place_faults(figures: list[Figure]) -> Iterator[str]:
    """Solve every place anew and yield one line for each committed file that differs."""
    from tools.figure.places import PLACES, as_text, place_all  # noqa: PLC0415

    for figure in figures:
        path = PLACES / f"{figure}.json"
        if not path.exists() or path.read_bytes() != as_text(place_all(figure)).encode():
            yield f"{path.relative_to(ROOT).as_posix()}: differs from what the tool solves"


def draw_sheets() -> int:
    """Write the contact sheets to build/sheets; return the exit code."""
    from tools.figure.sheets import SHEETS, write_sheets  # noqa: PLC0415

    print(f"{SHEETS.relative_to(ROOT).as_posix()}: {write_sheets()} sheets")
    return 0


def tell_accuracy() -> int:
    """Measure the places, write docs/accuracy.md and build/accuracy.json; return the exit code."""
    from tools.figure.report import write_report  # noqa: PLC0415

    faults = write_report()
    print("\n".join(faults) if faults else "docs/accuracy.md: every place, second measure and landmark holds")
    return 1 if faults else 0


def _check(options: argparse.Namespace, jobs: list[FigureView], figures: list[Figure]) -> int:
    faults = quick_check()
    if options.all or options.command == "check-svg":
        faults += svg_faults(jobs)
    if options.all:
        faults += place_faults(figures)
    print("\n".join(faults) if faults else "figures: as the tool makes them")
    return 1 if faults else 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m tools.figure", description=__doc__)
    parser.add_argument("command", choices=COMMANDS)
    parser.add_argument("--figure", action="append", help="male or female; both if not named")
    parser.add_argument("--view", action="append", help="a view's name; every view if not named")
    parser.add_argument("--all", action="store_true", help="check by making everything anew")
    return parser


def _chosen(named: list[str] | None, known: tuple[_W, ...]) -> list[_W]:
    for name in named or ():
        if name not in known:
            raise SystemExit(f"{name}: not one of {', '.join(known)}")
    return [word for name in named for word in known if word == name] if named else list(known)


def main(arguments: list[str] | None = None) -> int:
    """Run one command and return its exit code."""
    options = _parser().parse_args(arguments)
    if options.command == "sheets":
        return draw_sheets()
    if options.command == "check" and not options.all:
        # The quick check needs neither the mesh nor numpy.
        return _check(options, [], [])
    # Before numpy loads: one thread a process, so that no sum depends on how work is shared out.
    for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
        os.environ.setdefault(name, "1")
    from tools.figure.wheel import WheelError, wheel_path  # noqa: PLC0415

    try:
        wheel_path()
    except WheelError as error:
        print(error, file=sys.stderr)
        return 2
    try:
        return _run(options)
    except BodymapError as error:
        print(error, file=sys.stderr)
        return 1


def _run(options: argparse.Namespace) -> int:
    from tools.figure.views import VIEW_IDS  # noqa: PLC0415

    figures = _chosen(options.figure, FIGURES)
    jobs: list[FigureView] = [(figure, view_id) for figure in figures for view_id in _chosen(options.view, VIEW_IDS)]
    if options.command == "svg":
        return make_svgs(jobs)
    if options.command == "places":
        return make_places(figures)
    if options.command == "accuracy":
        return tell_accuracy()
    return _check(options, jobs, figures)


if __name__ == "__main__":
    sys.exit(main())
