"""Spinal levels in words: runs as ranges, nerves of several levels as one."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

_SPINE = (
    *(f"C{number}" for number in range(1, 9)),
    *(f"T{number}" for number in range(1, 13)),
    *(f"L{number}" for number in range(1, 6)),
    *(f"S{number}" for number in range(1, 6)),
)
_ORDER = {level: place for place, level in enumerate(_SPINE)}
_RAMUS = re.compile(r"^(posterior|anterior) ramus of ([CTLS]\d+) spinal nerve$")


def level_ranges(levels: Sequence[str]) -> str:
    """Return levels with runs of neighbours as ranges: ``C4, T2–T4``; cranial nerves stay as they are."""
    runs: list[list[str]] = []
    for level in levels:
        if runs and level in _ORDER and _ORDER[level] - _ORDER.get(runs[-1][-1], -9) == 1:
            runs[-1].append(level)
        else:
            runs.append([level])
    return ", ".join(run[0] if len(run) == 1 else f"{run[0]}\u2013{run[-1]}" for run in runs)


def joined_rami(names: Iterable[str]) -> list[str]:
    """Return names with neighbouring rami of several spinal nerves told as one: ``posterior rami of L1–L3``."""
    out: list[str] = []
    kind = ""
    levels: list[str] = []
    for name in [*names, ""]:
        found = _RAMUS.match(name)
        if levels and (found is None or found[1] != kind):
            out.append(f"{kind} {'ramus' if len(levels) == 1 else 'rami'} of {level_ranges(levels)}")
            levels = []
        if found:
            kind = found[1]
            levels.append(found[2])
        elif name:
            out.append(name)
    return out
