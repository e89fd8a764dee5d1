"""Turns the YAML of data/ into one compact file that loads in a few milliseconds.

This is the only part of the running program that parses YAML, and it runs only
when a source is newer than the compact file.
"""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterable
from pathlib import Path

import msgspec

from bodymap.atlas import check, model, overlay, places
from bodymap.atlas.compact import Compact, PointHead, search_terms
from bodymap.atlas.convert import convert, convert_rule
from bodymap.atlas.records import FILES, Records
from bodymap.atlas.uses import first_use
from bodymap.atlas.yaml_source import Located, read_items, read_mapping
from bodymap.errors import BodymapError, Faults
from bodymap.words import ENGLISH, _


def read_records(data: Path, faults: Faults) -> Records:
    """Read and convert all of data/; what is wrong is added to faults."""
    records = Records()
    if not data.is_dir():
        faults.append(BodymapError(_("this folder of data is missing"), data))
        return records
    for kind, (shape, key) in FILES.items():
        _collect(data / f"{kind}.yaml", kind, shape, key, records, faults)
    for path in _point_files(data, records):
        _collect(path, "points", model.Point, "code", records, faults)
    for path in sorted((data / "rules").glob("*.yaml")):
        _collect_rules(path, records, faults)
    return records


def check_data(data: Path) -> Faults:
    """Return every fault of a data folder, each with file and line."""
    faults: Faults = []
    records = read_records(data, faults)
    if records.whole:
        faults.extend(check.cross_check(records))
    if not faults:
        for language in overlay.languages_of(data):
            overlay.lay_over(records, data / language, faults)
    return sorted(faults, key=lambda fault: (str(fault.path), fault.line or 0))


def compile_atlas(data: Path, language: str = ENGLISH) -> bytes:
    """Return the compact file of a data folder in a language; raises the first fault."""
    faults: Faults = []
    english = read_records(data, faults)
    faults = faults or list(check.cross_check(english))
    if faults:
        raise faults[0]
    if language == ENGLISH:
        return msgspec.msgpack.encode(_compact(english, english, {}))
    told, left = overlay.lay_over(english, data / language, faults)
    if faults:
        raise faults[0]
    return msgspec.msgpack.encode(_compact(told, english, left))


def compile_places(source: Path) -> bytes:
    """Return the compact form of one figure's places; raises BodymapError if it is not whole."""
    try:
        loose = msgspec.json.decode(source.read_bytes())
        for view in loose["views"].values():
            for part in ("measures", "layers"):
                drawn = {key: msgspec.convert(value, tuple[places.Measure, ...]) for key, value in view[part].items()}
                view[part] = {key: places.packed(value) for key, value in drawn.items()}
        packed = msgspec.msgpack.encode(loose)
        msgspec.msgpack.decode(packed, type=places.FigureMap)
    except FileNotFoundError:
        raise BodymapError(_("the places of this figure are missing; make them with: make figures"), source) from None
    except (msgspec.MsgspecError, KeyError, AttributeError, TypeError) as error:
        raise BodymapError(_("the places of this figure cannot be read: {fault}", fault=error), source) from None
    return packed


def _point_files(data: Path, records: Records) -> Iterable[Path]:
    order = {code: place for place, code in enumerate(records.values["channels"])}
    return sorted((data / "points").glob("*.yaml"), key=lambda path: (order.get(path.stem, len(order)), path.stem))


def _collect(path: Path, kind: str, shape: type[model.Record], key: str, records: Records, faults: Faults) -> None:
    try:
        items = read_items(path)
    except BodymapError as fault:
        records.whole = False
        faults.append(fault)
        return
    for item in items:
        _guard(faults, functools.partial(_keep, item, kind, shape, key, records))


def _keep(item: Located, kind: str, shape: type[model.Record], key: str, records: Records) -> None:
    records.named[kind].add(item.id)
    value = convert(item, shape)
    records.add(kind, getattr(value, key), value, item)


def _collect_rules(path: Path, records: Records, faults: Faults) -> None:
    try:
        rules = read_mapping(path)
    except BodymapError as fault:
        records.whole = False
        faults.append(fault)
        return
    for code, item in rules.items():
        _guard(faults, functools.partial(_keep_rule, item, code, records))


def _keep_rule(item: Located, name: str, records: Records) -> None:
    records.named["rules"].add(name)
    records.add("rules", name, convert_rule(name, item), item)


def _guard(faults: Faults, step: Callable[[], None]) -> None:
    try:
        step()
    except BodymapError as fault:
        faults.append(fault)


def _compact(told: Records, english: Records, untranslated: overlay.Untranslated) -> Compact:
    values = told.values
    heads = [
        PointHead(code=code, names=point.names, aliases=point.aliases, categories=point.categories, terms=_terms(point, told, english))
        for code, point in values["points"].items()
    ]
    packed = {
        kind: {key: msgspec.Raw(msgspec.msgpack.encode(value)) for key, value in values[kind].items()}
        for kind in ("points", "rules", *FILES)
        if kind != "channels"
    }
    # What a condition is called among the uses does not depend on the language.
    packed["uses"] = {key: msgspec.Raw(msgspec.msgpack.encode(_uses(english, key))) for key in values["conditions"]}
    return Compact(heads=tuple(heads), channels=tuple(values["channels"].values()), records=packed, untranslated=untranslated)


def _terms(point: model.Point, told: Records, english: Records) -> tuple[str, ...]:
    """Return the terms that a point is found by; in another language also by the English ones."""
    if told is english:
        return search_terms(point, english)
    before = english.values["points"][point.code]
    terms = (*search_terms(point, told, " "), before.names.en, *search_terms(before, english))
    return tuple(dict.fromkeys(terms))


def _uses(records: Records, condition: str) -> list[tuple[str, int]]:
    words = records.values["conditions"][condition].uses
    columns = {code: point.tcm.used_for for code, point in records.values["points"].items() if words and point.tcm}
    found = {code: first_use(uses, words) for code, uses in columns.items()}
    return [(code, columns[code].index(use)) for code, use in found.items() if use]
