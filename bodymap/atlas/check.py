"""What must hold between the records of data/: no dangling ids, order, one sentence a place."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, Any

from bodymap.atlas import model
from bodymap.atlas.nearest import hint
from bodymap.atlas.rules import Keys, Link, rule_links
from bodymap.atlas.uses import first_use
from bodymap.errors import BodymapError
from bodymap.words import N_, _

if TYPE_CHECKING:
    from bodymap.atlas.records import Records

_OF_ORGANS_OR_VESSELS = (*model.OF_ORGANS, "confluent", "xi-cleft")


def cross_check(records: Records) -> Iterator[BodymapError]:
    """Yield every id that leads nowhere and every break of order, with file and line."""
    yield from _points_in_order(records)
    for code, point in records.values["points"].items():
        yield from _links(records, "points", code, _point_links(point))
        yield from _alias_clashes(records, point)
    for kind, links in _LINKS.items():
        for key, value in records.values[kind].items():
            yield from _links(records, kind, key, links(value))
    for name, rule in records.values["rules"].items():
        yield from _links(records, "rules", name, [("points", name.partition("/")[0], ()), *rule_links(rule)])


def _point_links(point: model.Point) -> Iterator[Link]:
    yield "channels", point.channel, ("code",)
    for index, category in enumerate(point.categories):
        yield "categories", category.id, ("categories", index)
        if category.of and category.id in _OF_ORGANS_OR_VESSELS:
            yield "organs", category.of, ("categories", index, "of")
    if point.tcm:
        yield from _many("references", point.tcm.refs, ("tcm", "refs"))
    if point.western:
        yield from _western_links(point.western)
    if point.safety:
        yield from _many("references", point.safety.refs, ("safety", "refs"))


def _western_links(western: model.Western) -> Iterator[Link]:
    under = western.structures
    for name in model.STRUCTURE_FIELDS:
        yield from _many("anatomy", getattr(under, name), ("western", "structures", name))
    yield from _many("mechanisms", western.mechanisms, ("western", "mechanisms"))
    yield from _many("references", western.refs, ("western", "refs"))
    for index, claim in enumerate(western.used_for):
        where = ("western", "used_for", index)
        yield "conditions", claim.condition, (*where, "condition")
        yield from _many("references", claim.refs, (*where, "refs"))


def _condition_links(condition: model.Condition) -> Iterator[Link]:
    for index, finding in enumerate(condition.findings):
        yield from _many("references", finding.refs, ("findings", index, "refs"))
    if condition.tcm:
        yield from _many("references", condition.tcm.refs, ("tcm", "refs"))
        for index, pattern in enumerate(condition.tcm.patterns):
            codes = [point.code for point in pattern.points]
            yield from _many("points", codes, ("tcm", "patterns", index, "points"))
    if condition.western:
        for name in ("findings", "guidelines"):
            for index, finding in enumerate(getattr(condition.western, name)):
                yield from _many("references", finding.refs, ("western", name, index, "refs"))


def _line_links(line: model.Line) -> Iterator[Link]:
    yield "channels", line.channel, ("channel",)
    yield from _many("spots", line.run, ("run",))


def _channel_links(channel: model.Channel) -> Iterator[Link]:
    yield from _many("references", channel.refs, ("refs",))
    if channel.standard:
        yield "references", channel.standard, ("standard",)
    if channel.organ:
        yield "organs", channel.organ, ("organ",)


def _organ_links(organ: model.Organ) -> Iterator[Link]:
    yield from _many("references", organ.refs, ("refs",))
    if organ.tcm.paired:
        yield "organs", organ.tcm.paired, ("tcm", "paired")
    if organ.vessel:
        yield "points", organ.vessel.opened_by, ("vessel", "opened_by")
        yield "organs", organ.vessel.coupled, ("vessel", "coupled")
        yield from _many("points", organ.vessel.meets, ("vessel", "meets"))
        if organ.vessel.xi_cleft:
            yield "points", organ.vessel.xi_cleft, ("vessel", "xi_cleft")


def _mechanism_links(mechanism: model.Mechanism) -> Iterator[Link]:
    yield from _many("references", mechanism.refs, ("refs",))


def _anatomy_links(structure: model.Anatomy) -> Iterator[Link]:
    if structure.nerve:
        yield "anatomy", structure.nerve, ("nerve",)


_LINKS: dict[str, Callable[[Any], Iterator[Link]]] = {
    "channels": _channel_links,
    "organs": _organ_links,
    "mechanisms": _mechanism_links,
    "anatomy": _anatomy_links,
    "conditions": _condition_links,
    "landmarks": rule_links,
    "lengths": rule_links,
    "lines": _line_links,
}


_WHERE = {"points": "points/", "rules": "rules/", "spots": N_("landmarks.yaml or points/")}


def _many(kind: str, ids: Iterable[str], keys: Keys) -> Iterator[Link]:
    for index, name in enumerate(ids):
        yield kind, name, (*keys, index)


def _links(records: Records, kind: str, key: str, links: Iterable[Link]) -> Iterator[BodymapError]:
    source = records.sources[kind][key]
    for target, name, keys in links:
        known = _known(records, target)
        if name not in known:
            what = _(_WHERE.get(target, f"{target}.yaml"))
            sentence = _("{key}: {name} is not in {file}", key=key, name=name, file=what)
            yield BodymapError(f"{sentence}{hint(name, known)}", source.path, source.line_of(keys))
    if kind == "points":
        yield from _uncited(records, key)
    if kind == "conditions":
        yield from _unmet_words(records, key)
        yield from _untold(records, key)


def _known(records: Records, target: str) -> set[str]:
    """Return the ids of a kind; a spot is a landmark, a point, or a part of a group of points."""
    if target != "spots":
        return records.named[target]
    return records.named["landmarks"] | records.named["points"] | records.named["rules"]


def _uncited(records: Records, code: str) -> Iterator[BodymapError]:
    western = records.values["points"][code].western
    source = records.sources["points"][code]
    for index, claim in enumerate(western.used_for if western else ()):
        if not claim.refs:
            line = source.line_of(("western", "used_for", index))
            sentence = _("{code}: the claim about {condition} has no reference", code=code, condition=claim.condition)
            yield BodymapError(sentence, source.path, line)


def _unmet_words(records: Records, key: str) -> Iterator[BodymapError]:
    columns = [point.tcm for point in records.values["points"].values()]
    uses = [use for tcm in columns if tcm for use in tcm.used_for]
    source = records.sources["conditions"][key]
    for index, word in enumerate(records.values["conditions"][key].uses):
        if not first_use(uses, (word,)):
            sentence = _('{key}: no traditional use of a point speaks of "{word}"', key=key, word=word)
            yield BodymapError(sentence, source.path, source.line_of(("uses", index)))


def _untold(records: Records, key: str) -> Iterator[BodymapError]:
    condition, source = records.values["conditions"][key], records.sources["conditions"][key]
    if (condition.tcm is None) != (condition.western is None):
        sentence = _("{key}: tcm and western belong together; one without the other is not shown", key=key)
        yield BodymapError(sentence, source.path, source.line)
    elif not (condition.told or condition.findings or key in _claimed(records)):
        sentence = _("{key}: nothing is told of it; it needs both columns, a finding, or a point that makes a claim on it", key=key)
        yield BodymapError(sentence, source.path, source.line)


def _claimed(records: Records) -> set[str]:
    columns = [point.western for point in records.values["points"].values()]
    return {claim.condition for western in columns if western for claim in western.used_for}


def _points_in_order(records: Records) -> Iterator[BodymapError]:
    before: dict[str, int] = {}
    for code, point in records.values["points"].items():
        source = records.sources["points"][code]
        if source.path.stem not in {point.channel, "EX"}:
            sentence = _("{code} belongs into {file}", code=code, file=f"points/{point.channel}.yaml")
            yield BodymapError(sentence, source.path, source.line)
        expected = before.get(point.channel, 0) + 1
        if point.number != expected:
            sentence = _("{code} stands where {expected} should", code=code, expected=f"{point.channel}{expected}")
            yield BodymapError(sentence, source.path, source.line)
        before[point.channel] = point.number
    for channel in records.values["channels"].values():
        count = before.get(channel.code)
        if count is not None and count != channel.points:
            source = records.sources["channels"][channel.code]
            sentence = _(
                "{channel} is said to have {said} points, but points/ holds {count}", channel=channel.code, said=channel.points, count=count
            )
            yield BodymapError(sentence, source.path, source.line_of(("points",)))


def _alias_clashes(records: Records, point: model.Point) -> Iterator[BodymapError]:
    source = records.sources["points"][point.code]
    for index, alias in enumerate(point.aliases):
        if alias in records.values["points"]:
            line = source.line_of(("aliases", index))
            sentence = _("{code}: the alias {alias} is the code of another point", code=point.code, alias=alias)
            yield BodymapError(sentence, source.path, line)
