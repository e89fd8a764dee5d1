"""Holds the committed places to the rules that they print, and to each other.

Every place is measured again from the committed file: how far it lies from the
spot that its rule gives, whether left mirrors right, and whether neighbours keep
their order and their distance.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Sequence
from pathlib import Path

import msgspec
import numpy as np

from bodymap.atlas.model import Figure, Place
from bodymap.errors import BodymapError
from tools.figure.mesh import Floats
from tools.figure.places import DATA, PLACES, Sources, only_side
from tools.figure.rules import Solver

ALLOWED_CUN = 0.05
_MIRROR_CM = 0.01
_NEAREST_CM = 0.25  # two points closer than this are one dot on the screen


@dataclasses.dataclass(frozen=True)
class Deviation:
    """How far one committed place lies from its rule, in cm and in cun of the rule's own length."""

    code: str
    side: str
    figure: str
    cm: float
    cun: float


def deviations(figure: Figure, sources: Sources | None = None) -> list[Deviation]:
    """Return the deviation of every committed place of a figure."""
    solver = (sources or Sources()).solver(figure)
    return [_deviation(solver, place) for place in committed(figure)]


class Committed(msgspec.Struct, frozen=True):
    """What is asked of a committed file."""

    places: tuple[Place, ...]


def committed(figure: Figure, folder: Path = PLACES) -> tuple[Place, ...]:
    """Return the places that are committed for a figure."""
    return msgspec.json.decode((folder / f"{figure}.json").read_bytes(), type=Committed).places


def _deviation(solver: Solver, place: Place) -> Deviation:
    spot = solver.spot(rule_name(place))
    anchor = solver.skin.mirrored(spot.anchor) if place.side == "left" else spot.anchor
    cm = float(np.linalg.norm(solver.skin.at(anchor) - np.array(place.body)))
    return Deviation(place.code, place.side, solver.figure, cm, cm / smallest_cun(solver))


def rule_name(place: Place) -> str:
    """Return the name of a place's rule: its code, and its part after a slash."""
    return f"{place.code}/{place.part}" if place.part else place.code


def smallest_cun(solver: Solver) -> float:
    """Return the shortest cun of a body in cm: what a deviation is told in, so that it is never flattered."""
    return min(solver.unit(length) for length in solver.lengths)


def faults(figure: Figure) -> Iterator[str]:
    """Yield one line for each fault of a figure's committed places."""
    try:
        measured = deviations(figure)
    except (OSError, BodymapError, msgspec.MsgspecError) as error:
        yield f"assets/places/{figure}.json: cannot be held to the rules: {error}"
        return
    for found in measured:
        if found.cun > ALLOWED_CUN:
            yield f"assets/places/{figure}.json: {found.code} {found.side} lies {found.cun:.2f} cun from its rule"
    places = committed(figure)
    yield from _missing(figure, places)
    yield from _lopsided(figure, places)
    yield from _crowded(figure, places)


def _missing(figure: Figure, places: Sequence[Place]) -> Iterator[str]:
    ruled = set(Sources(DATA).rules)
    placed = {rule_name(place) for place in places}
    for name in sorted(ruled - placed):
        yield f"assets/places/{figure}.json: {name} has a rule and no place"
    for code in sorted({place.code for place in places if not _seen(place.code, places)}):
        yield f"assets/places/{figure}.json: {code} is seen in no view"


def _seen(code: str, places: Sequence[Place]) -> bool:
    return any(place.views for place in places if place.code == code)


def _lopsided(figure: Figure, places: Sequence[Place]) -> Iterator[str]:
    bodies: dict[tuple[str, str], Floats] = {(rule_name(place), place.side): np.array(place.body) for place in places}
    for (name, side), body in bodies.items():
        if side == "midline" and body[0] != 0:
            yield f"assets/places/{figure}.json: {name} lies off the midline"
        if side == "left" and not _mirrors(name, body, bodies.get((name, "right"))):
            yield f"assets/places/{figure}.json: {name} on the left does not mirror the right"


def _mirrors(name: str, left: Floats, right: Floats | None) -> bool:
    """Return whether the right place is the left one's mirror image; a place may also be of one side alone."""
    if right is None:
        return _one_sided(name)
    return float(np.linalg.norm(left * [-1, 1, 1] - right)) <= _MIRROR_CM


def _one_sided(name: str) -> bool:
    return only_side(Sources(DATA).rules[name]) is not None


def _extra(place: Place) -> bool:
    return place.code.startswith("EX-")


def _crowded(figure: Figure, places: Sequence[Place]) -> Iterator[str]:
    one_side = [place for place in places if place.side != "left"]
    bodies = np.array([place.body for place in one_side])
    for index, place in enumerate(one_side):
        gaps = np.linalg.norm(bodies[index + 1 :] - bodies[index], axis=1)
        for near in np.flatnonzero(gaps < _NEAREST_CM):
            other = one_side[index + 1 + int(near)]
            # An extra point may be a channel point by another name: EX-LE10 holds LR2, ST44 and GB43.
            if _extra(place) or _extra(other):
                continue
            yield f"assets/places/{figure}.json: {rule_name(place)} and {rule_name(other)} are only {gaps[near]:.2f} cm apart"
