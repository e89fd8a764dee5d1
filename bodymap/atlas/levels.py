"""Spinal levels in words: runs as ranges, nerves of several levels as one."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from bodymap.words import _, n_

_SPINE = (
    *(f"C{number}" for number in range(1, 9)),
    *(f"T{number}" for number in range(1, 13)),
    *(f"L{number}" for number in range(1, 6)),
    *(f"S{number}" for number in range(1, 6)),
)
_ORDER = {level: place for place, level in enumerate(_SPINE)}
_RAMUS = re.compile(r"^posterior-ramus-([ctls]\d+)$")


def level_ranges(levels: Sequence[str]) -> str:
    """Return levels with runs of neighbours as ranges: ``C4, T2–T4``; cranial nerves stay as they are."""
    runs: list[list[str]] = []
    for level in levels:
        if runs and level in _ORDER and _ORDER[level] - _ORDER.get(runs[-1][-1], -9) == 1:
            runs[-1].append(level)
        else:
            runs.append([level])
    return _(", ").join(run[0] if len(run) == 1 else f"{run[0]}\u2013{run[-1]}" for run in runs)


def rami_together(keys: Iterable[str]) -> Iterator[tuple[str, ...]]:
    """Yield ids of structures one by one, but those of neighbouring posterior rami together."""
    return (tuple(group) for __, group in groupby(keys, key=lambda key: "" if _RAMUS.match(key) else key))


def rami_in_words(keys: Sequence[str]) -> str:
    """Return what posterior rami are called together, ``posterior rami of L1–L3``; empty if these are no rami."""
    found = [_RAMUS.match(key) for key in keys]
    levels = [match[1].upper() for match in found if match]
    if len(levels) < len(keys):
        return ""
    return n_("posterior ramus of {levels}", "posterior rami of {levels}", len(levels), levels=level_ranges(levels))
