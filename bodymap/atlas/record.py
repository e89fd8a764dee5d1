"""The whole record of a point as plain values, with everything that it refers to filled in."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import msgspec

from bodymap.atlas.rules import as_written

if TYPE_CHECKING:
    from bodymap.atlas.load import Atlas


def resolved(atlas: Atlas, code: str) -> dict[str, object]:
    """Return a point as a dict: references in place of their ids, and the linked records by kind under ``linked``."""
    point = atlas.point(code)
    record: dict[str, Any] = msgspec.to_builtins(point)
    record = {"code": code, "channel": point.channel, "number": point.number, **record}
    record["find"]["rule"] = _rule(atlas, code)
    columns = [record[name] for name in ("tcm", "western", "safety") if record[name]]
    claims = record["western"]["used_for"] if record["western"] else []
    for part in (*columns, *claims):
        part["refs"] = _references(atlas, part["refs"])
    record["linked"] = _linked(atlas, code)
    return record


def _rule(atlas: Atlas, code: str) -> object:
    rule = atlas.rule(code)
    if rule is None:
        return None
    return {part: as_written(inner) for part, inner in rule.items()} if isinstance(rule, dict) else as_written(rule)


def _references(atlas: Atlas, ids: list[str]) -> list[object]:
    return [msgspec.to_builtins(atlas.reference(key)) for key in ids]


def _linked(atlas: Atlas, code: str) -> dict[str, object]:
    point = atlas.point(code)
    channel = atlas.channels[point.channel]
    organ = point.organ or channel.organ
    linked: dict[str, object] = {
        "channel": channel,
        "organ": atlas.organ(organ) if organ else None,
        "vessels": {key: atlas.organ(key) for key in atlas.vessels_of(code)},
        "categories": {category.id: atlas.category(category.id) for category in point.categories},
    }
    if point.western:
        under = point.western.structures
        ids = (*under.skin_nerve, *under.deep_nerve, *under.muscles, *under.vessels, *under.other)
        linked["anatomy"] = {key: atlas.anatomy(key) for key in ids}
        linked["mechanisms"] = {key: atlas.mechanism(key) for key in point.western.mechanisms}
        linked["conditions"] = {claim.condition: atlas.condition(claim.condition) for claim in point.western.used_for}
        linked["grades"] = {claim.grade: atlas.grade(claim.grade) for claim in point.western.used_for}
    return dict(msgspec.to_builtins(linked))
