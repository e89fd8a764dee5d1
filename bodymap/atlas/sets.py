"""The sets of points that a card can light on the body: those of a pattern, of an organ, of a structure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

import msgspec

if TYPE_CHECKING:
    from bodymap.atlas.load import Atlas
    from bodymap.atlas.model import Organ
    from bodymap.atlas.subject import Subject

_ROLES = (("back_shu", "back-shu"), ("front_mu", "front-mu"), ("yuan_source", "yuan-source"))


class PointSet(msgspec.Struct, frozen=True):
    """Codes of points; ``ordered`` says that they are used in this order, in which the map numbers them."""

    codes: tuple[str, ...]
    ordered: bool = False


def sets_of(atlas: Atlas, subject: Subject) -> tuple[PointSet, ...]:
    """Return the sets of a subject, as its card numbers them from 0; none if it has none."""
    find = {"condition": _of_condition, "organ": _of_organ, "structure": _of_structure}.get(subject.kind)
    return tuple(find(atlas, subject.id)) if find else ()


def roles_of(atlas: Atlas, organ: Organ) -> Iterator[tuple[str, str]]:
    """Yield each point of an organ or vessel with what it is to it: ``way``, ``opens``, ``cleft`` or a category id."""
    vessel = organ.vessel
    if vessel:
        own = (code for code, head in atlas.points.items() if head.channel == organ.id)
        yield from ((code, "way") for code in (*own, *vessel.meets))
        yield vessel.opened_by, "opens"
        if vessel.xi_cleft:
            yield vessel.xi_cleft, "cleft"
    for field, role in _ROLES:
        code = getattr(organ.tcm, field)
        if code:
            yield code, role


def _of_condition(atlas: Atlas, key: str) -> Iterable[PointSet]:
    condition = atlas.condition(key)
    if condition.tcm and condition.told:
        yield from (PointSet(tuple(point.code for point in pattern.points), ordered=True) for pattern in condition.tcm.patterns)
        return
    # A brief card has the points by traditional use, then those by trial.
    yield PointSet(tuple(code for code, _ in atlas.uses_of(key)))
    yield PointSet(tuple(dict.fromkeys(code for code, _ in atlas.claims_on(key))))


def _of_organ(atlas: Atlas, key: str) -> Iterable[PointSet]:
    organ = atlas.organ(key)
    yield PointSet(tuple(dict.fromkeys(code for code, _ in roles_of(atlas, organ))), ordered=organ.vessel is not None)


def _of_structure(atlas: Atlas, key: str) -> Iterable[PointSet]:
    met = {code for codes in atlas.points_at(key).values() for code in codes}
    yield PointSet(tuple(code for code in atlas.points if code in met))
