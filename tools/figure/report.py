"""Measures the atlas and writes docs/accuracy.md and build/accuracy.json.

Three kinds of proof: every committed place against its own rule, the second
measures of the standard's notes against the first, and the landmarks and
lengths of each body against what anatomy says of them.
"""

from __future__ import annotations

import dataclasses
import json
import statistics
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Literal

import numpy as np

from bodymap.atlas.model import FIGURES, Figure, Record, channel_of
from bodymap.atlas.rules import Between, From, Measured, Rule
from tools.figure import accuracy
from tools.figure.places import DATA, ROOT, Sources, read_all
from tools.figure.rules import Solver

SECOND_MEASURE_CUN = 0.3
PAGE, NUMBERS = ROOT / "docs" / "accuracy.md", ROOT / "build" / "accuracy.json"
_AXES = {"height": 1, "width": 0}


class Check(Measured, frozen=True, kw_only=True, rename={"named": "in"}):
    """A second measure as data/checks.yaml tells it; only of the heights or the widths if it says so."""

    point: str
    note: str
    rule: Rule
    named: str | None = None
    only: Literal["height", "width"] | None = None
    figure: Figure | None = None

    @property
    def length(self) -> str | None:
        """Return the length whose cun count: the one that is named, else the rule's own."""
        return self.named or (self.rule.by if isinstance(self.rule, Between | From) else None)


class LevelCheck(Record, frozen=True, kw_only=True):
    """What anatomy says of a landmark's level, as data/plausibility.yaml tells it; ``cm`` is how far a body may be off."""

    says: str
    landmark: str
    between: tuple[str, str]
    cm: float


@dataclasses.dataclass(frozen=True)
class Second:
    """A second measure of one point on one figure, and how far off it is in cun."""

    point: str
    figure: str
    note: str
    cun: float


@dataclasses.dataclass(frozen=True)
class Plausible:
    """What anatomy says of two landmarks, and how far off this body is in cm."""

    figure: str
    says: str
    off: float
    allowed: float


@dataclasses.dataclass(frozen=True)
class Report:
    """All that the report tells; ``units`` is one cun in cm by figure and length."""

    deviations: list[accuracy.Deviation]
    second: list[Second]
    plausible: list[Plausible]
    units: dict[Figure, dict[str, float]]


def second_measures(solver: Solver, checks: Path = DATA / "checks.yaml") -> Iterator[Second]:
    """Yield the second measures of a figure, each in the cun that it is given in, else in the smallest of that body."""
    smallest = accuracy.smallest_cun(solver)
    for check in read_all(checks, Check):
        if check.figure in {None, solver.figure}:
            gap = solver.place(solver.spot(check.point)) - solver.place(solver.solve(check.rule))
            off = abs(float(gap[_AXES[check.only]])) if check.only else float(np.linalg.norm(gap))
            unit = solver.unit(check.length) if check.length else smallest
            yield Second(check.point, solver.figure, check.note, off / unit)


def plausibility(solver: Solver) -> Iterator[Plausible]:
    """Yield how the landmarks of a figure agree with what anatomy says of their levels."""
    for check in read_all(DATA / "plausibility.yaml", LevelCheck):
        heights = [float(solver.place(solver.spot(name))[1]) for name in (check.landmark, *check.between)]
        low, high = sorted(heights[1:])
        off = max(low - heights[0], heights[0] - high, 0.0)
        yield Plausible(solver.figure, check.says, off, check.cm)


def units(solver: Solver) -> dict[str, float]:
    """Return one cun in cm by each proportional length of a body."""
    return {length: solver.unit(length) for length in solver.lengths}


def measure_all() -> Report:
    """Return all that the report tells."""
    solvers = [Sources().solver(figure) for figure in FIGURES]
    return Report(
        deviations=[found for figure in FIGURES for found in accuracy.deviations(figure)],
        second=[found for solver in solvers for found in second_measures(solver)],
        plausible=[found for solver in solvers for found in plausibility(solver)],
        units={solver.figure: units(solver) for solver in solvers},
    )


def faults(report: Report) -> list[str]:
    """Return a line for each measure that is not good enough."""
    places = [found for found in report.deviations if found.cun > accuracy.ALLOWED_CUN]
    second = [found for found in report.second if found.cun > SECOND_MEASURE_CUN]
    plausible = [found for found in report.plausible if found.off > found.allowed]
    return [
        *(f"{found.code} on the {found.figure} lies {found.cun:.2f} cun from its rule" for found in places),
        *(f"{found.point} on the {found.figure} is {found.cun:.2f} cun off: {found.note}" for found in second),
        *(f"the {found.figure} is {found.off:.1f} cm off: {found.says}" for found in plausible),
    ]


def write_report() -> list[str]:
    """Measure, write the page and the numbers, and return the faults."""
    report = measure_all()
    NUMBERS.parent.mkdir(exist_ok=True)
    NUMBERS.write_text(json.dumps(dataclasses.asdict(report), indent=1), encoding="utf-8")
    PAGE.write_text(_page(report), encoding="utf-8")
    return faults(report)


_HEAD = "Written by `make accuracy`; the checks run with every test."
_OWN = f"""Allowed: {accuracy.ALLOWED_CUN} cun, told in the smallest cun of the body, so that none is flattered. What is left is the
rounding of the committed files; the tests measure the distances once more in another way."""
_SECOND = f"""What the standard gives in its notes, held against the first measure. Allowed: {SECOND_MEASURE_CUN} cun of the length
they are given in."""
_UNITS = """The standard's lengths measured on each body. The height of the body is 75 cun: 2.33 cm on the male figure, 2.17 cm on
the female. The transverse lengths of the head have the smallest cun, its lengths from front to back the largest."""


def _page(report: Report) -> str:
    own = _table(("channel", "figure", "places", "mean (cun)", "largest (cun)"), _by_channel(report.deviations))
    second = _table(("point", "second measure", "figure", "off (cun)"), _seconds(report.second))
    levels = _table(("what anatomy says", "figure", "off (cm)", "allowed (cm)"), _plausibles(report.plausible))
    lengths = _table(("length", *(f"{figure} (cm)" for figure in FIGURES)), _units(report.units))
    parts = ["# How accurate the places are", _HEAD, "## Each place against its own rule", _OWN, own]
    parts += ["## Second measures", _SECOND, second, "## Landmarks against each other", levels]
    parts += ["## One cun by each length", _UNITS, lengths]
    return "\n\n".join(parts) + "\n"


def _by_channel(deviations: list[accuracy.Deviation]) -> Iterator[tuple[str, ...]]:
    groups: dict[tuple[str, str], list[float]] = {}
    for found in deviations:
        groups.setdefault((channel_of(found.code), found.figure), []).append(found.cun)
    for (channel, figure), cuns in sorted(groups.items()):
        yield channel, figure, str(len(cuns)), f"{statistics.mean(cuns):.4f}", f"{max(cuns):.4f}"


def _seconds(second: list[Second]) -> Iterator[tuple[str, ...]]:
    for found in sorted(second, key=lambda found: (channel_of(found.point), -found.cun)):
        yield found.point, found.note, found.figure, f"{found.cun:.2f}"


def _plausibles(plausible: list[Plausible]) -> Iterator[tuple[str, ...]]:
    for found in plausible:
        yield found.says, found.figure, f"{found.off:.1f}", f"{found.allowed:g}"


def _units(units_of: Mapping[Figure, Mapping[str, float]]) -> Iterator[tuple[str, ...]]:
    for length in units_of[FIGURES[0]]:
        yield length, *(f"{units_of[figure][length]:.2f}" for figure in FIGURES)


def _table(heads: tuple[str, ...], rows: Iterator[tuple[str, ...]]) -> str:
    lines = [heads, tuple("---" for _ in heads), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)
