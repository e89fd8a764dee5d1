"""What a measurement yields, and the table of all."""

from __future__ import annotations

import statistics
from collections.abc import Iterable, Sequence
from typing import NamedTuple


class Result(NamedTuple):
    """One measure beside its budget; a ratio is subject over reference, times are in ms."""

    what: str
    subject: float
    reference: float | None
    unit: str
    most_ratio: float | None = None
    p95: float | None = None
    most_p95: float | None = None
    most: float | None = None

    @property
    def ratio(self) -> float | None:
        """Return subject over reference."""
        return self.subject / self.reference if self.reference else None

    @property
    def kept(self) -> bool:
        """Tell whether every budget is kept."""
        good = [
            self.most_ratio is None or (self.ratio is not None and self.ratio <= self.most_ratio),
            self.most_p95 is None or (self.p95 is not None and self.p95 <= self.most_p95),
            self.most is None or self.subject <= self.most,
        ]
        return all(good)

    def as_json(self) -> dict[str, object]:
        """Return all figures with plain keys."""
        return {**self._asdict(), "ratio": self.ratio, "kept": self.kept}


def p95(values: Sequence[float]) -> float:
    """Return the value that 95 of 100 stay below."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(len(ordered) * 0.95))]


def compare(
    what: str,
    subject: Sequence[float],
    reference: Sequence[float],
    *,
    most_ratio: float,
    most_p95: float | None = None,
    unit: str = "ms",
) -> Result:
    """Return the medians of two runs beside their budget."""
    return Result(
        what,
        statistics.median(subject),
        statistics.median(reference),
        unit,
        most_ratio=most_ratio,
        p95=p95(subject),
        most_p95=most_p95,
    )


def table(results: Iterable[Result]) -> str:
    """Return the results as lines of text."""
    head = f"{'what':44} {'subject':>10} {'reference':>10} {'ratio':>7} {'at most':>8} {'p95':>8} {'at most':>8}  kept"
    return "\n".join([head, *(_line(result) for result in results)])


def _line(result: Result) -> str:
    def cell(value: float | None, wide: int, digits: int = 2) -> str:
        return f"{value:>{wide}.{digits}f}" if value is not None else " " * (wide - 1) + "-"

    most = result.most_ratio if result.most_ratio is not None else result.most
    return (
        f"{f'{result.what} ({result.unit})':44} {cell(result.subject, 10)} {cell(result.reference, 10)} {cell(result.ratio, 7)} "
        f"{cell(most, 8)} {cell(result.p95, 8)} {cell(result.most_p95, 8, 1)}  {'yes' if result.kept else 'NO'}"
    )
