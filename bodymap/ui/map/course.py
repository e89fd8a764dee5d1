"""Points in the order of their use, as a pattern lists them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bodymap.atlas.places import Spot, ViewMap

_SEEN = 0.3
_WHOLE_CM = 120.0


class Course:
    """The spots of a course in one view; of a point that is a group, such as EX-B2, one on each side bears the number."""

    def __init__(self, codes: tuple[str, ...], spots: Iterable[Spot]) -> None:
        self._codes = codes
        self.spots = [spot for spot in spots if spot.code in codes]

    def numbered(self) -> Iterator[tuple[int, Spot]]:
        """Yield each number with the spot that bears it, in the order of use."""
        for number, code in enumerate(self._codes, 1):
            sides: dict[str, list[Spot]] = {}
            for spot in self.spots:
                if spot.code == code:
                    sides.setdefault(spot.side, []).append(spot)
            for spots in sides.values():
                yield number, sorted(spots, key=lambda spot: spot.y)[len(spots) // 2]


def widest_view(codes: tuple[str, ...], views: Iterable[tuple[str, ViewMap]], current: str) -> str:
    """Return the view that shows most of some points well; of those that show as many a close one, then the current one."""
    ranks = {name: _rank(codes, view) for name, view in views}
    return max(ranks, key=lambda name: (*ranks[name][:2], name == current, ranks[name][2]), default=current)


def _rank(codes: tuple[str, ...], view: ViewMap) -> tuple[int, bool, float]:
    """Return how many points are seen well, whether from close, and how squarely in sum."""
    best: dict[str, float] = {}
    for spot in view.spots:
        if spot.code in codes:
            best[spot.code] = max(best.get(spot.code, 0.0), spot.facing)
    close = view.height < _WHOLE_CM * view.units_per_cm
    return sum(facing >= _SEEN for facing in best.values()), close, sum(best.values())
