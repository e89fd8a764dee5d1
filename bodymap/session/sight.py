"""Which view shows what: the best one of a point, the widest of several points."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bodymap.atlas.load import Atlas
    from bodymap.atlas.places import ViewMap
    from bodymap.session.scene import Scene

WELL_SEEN = 0.55
_SEEN = 0.3
_WHOLE_CM = 120.0


def view_for(atlas: Atlas, scene: Scene, code: str, *, near: bool) -> str:
    """Return the view to show a point in: this one if it shows it, else the best.

    With ``near`` this view will do where it shows the point at all; else only where the skin turns well to the viewer.
    """
    found = atlas.figure_map(scene.figure)
    facing = max((spot.facing for spot in found.views[scene.view].spots_of(code)), default=0.0)
    return scene.view if facing >= WELL_SEEN or (near and facing > 0) else found.best.get(code, scene.view)


def side_in(view: ViewMap, code: str) -> str:
    """Return the side of the rightmost spot of a point, empty if the view does not show it."""
    spots = view.spots_of(code)
    return spots[0].side if spots else ""


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
