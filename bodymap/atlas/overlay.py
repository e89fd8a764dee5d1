"""Lays the texts of another language over the records of data/, and tells what is not translated.

A file of ``data/<language>/`` holds records with the keys of the English file of that name: the id, and texts alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any

import msgspec
from msgspec import inspect

from bodymap.atlas import model
from bodymap.atlas.nearest import nearest
from bodymap.atlas.records import FILES, Records
from bodymap.atlas.rules import Form, Keys
from bodymap.atlas.yaml_source import Located, read_items
from bodymap.errors import BodymapError, Faults
from bodymap.words import _

Untranslated = dict[str, dict[str, tuple[str, ...]]]
"""By kind and id the fields that are English still, such as ``western.used_for.0.claim``."""
SHAPES: dict[str, tuple[type[model.Record], str]] = {**FILES, "points": (model.Point, "code")}
_POINTS = "points"
_TAG = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*")
OWN_NAMES = {"zh": "zh-Hans", "zh-Hans": "zh-Hans", "zh-Hant": "zh-Hant", "ja": "ja", "ko": "ko"}
"""Languages in which the records have names of their own, which need not be written twice."""


class Fields(msgspec.Struct, frozen=True):
    """Where texts stand in a value: in some of its keys, in each item of a list; or the value is told itself."""

    told: str = ""
    """``text``, or ``words`` for a list of words to be found by."""
    keys: dict[str, Fields] = msgspec.field(default_factory=dict)
    items: Fields | None = None


def languages_of(data: Path) -> tuple[str, ...]:
    """Return the folders of a data folder that hold texts in other languages than English."""
    folders = (path.name for path in data.iterdir() if path.is_dir())
    return tuple(sorted(name for name in folders if name not in {_POINTS, "rules"} and not name.startswith(".")))


@cache
def fields_of(kind: str) -> Fields:
    """Return where texts stand in the records of a kind."""
    return _fields(inspect.type_info(SHAPES[kind][0])) or Fields()


def _fields(shape: inspect.Type) -> Fields | None:
    match shape:
        case inspect.Metadata(extra={"told": told}):
            return Fields(told)
        case inspect.StructType(cls=cls) if issubclass(cls, Form):
            # Rules hold for all languages, and hold each other without an end.
            return None
        case inspect.StructType():
            keys = {field.encode_name: found for field in shape.fields if (found := _fields(field.type))}
            return Fields(keys=keys) if keys else None
        case inspect.UnionType():
            return next((found for one in shape.types if (found := _fields(one))), None)
        case inspect.VarTupleType():
            items = _fields(shape.item_type)
            return Fields(items=items) if items else None
        case _:
            return None


def lay_over(records: Records, folder: Path, faults: Faults) -> tuple[Records, Untranslated]:
    """Return records with the texts of a language in the place of the English ones; what is wrong is added to faults."""
    if not _TAG.fullmatch(folder.name):
        faults.append(BodymapError(_("{name} is not the tag of a language, such as de, zh or zh-Hant", name=folder.name), folder))
    given: dict[tuple[str, str], Located] = {}
    for path in sorted(folder.rglob("*.yaml")):
        _read(path, folder, records, given, faults)
    told = Records()
    told.values, told.sources = {kind: dict(values) for kind, values in records.values.items()}, records.sources
    left: Untranslated = {kind: {} for kind in SHAPES}
    for kind in (kind for kind in SHAPES if fields_of(kind).keys):
        for key, value in records.values[kind].items():
            laying = _Laying(key, given.get((kind, key)), faults)
            told.values[kind][key] = laying.record(kind, value, folder.name)
            left[kind][key] = tuple(laying.left)
    return told, left


def _read(path: Path, folder: Path, records: Records, given: dict[tuple[str, str], Located], faults: Faults) -> None:
    """Read a file of texts; records that English does not have are faults."""
    name = path.relative_to(folder).as_posix()
    kind = name.partition("/")[0].removesuffix(".yaml")
    if not _has_texts(kind) or (kind == _POINTS) != ("/" in name):
        faults.append(BodymapError(_("{file} cannot be translated: it is no file of texts in data/", file=name), path))
        return
    try:
        items = read_items(path)
    except BodymapError as fault:
        faults.append(fault)
        return
    known, id_key = records.values[kind], SHAPES[kind][1]
    for item in items:
        key = item.value.get(id_key) if isinstance(item.value, dict) else None
        if key not in known:
            faults.append(BodymapError(_no_record(key, id_key, known), path, item.line))
        elif (kind, key) in given:
            faults.append(BodymapError(_("{key} is translated twice", key=key), path, item.line))
        else:
            given[kind, key] = item


def _has_texts(kind: str) -> bool:
    return kind in SHAPES and bool(fields_of(kind).keys)


def _no_record(key: object, id_key: str, known: Iterable[str]) -> str:
    near = nearest(key, known) if isinstance(key, str) else None
    if near:
        return _("{key} is not in data/; the nearest is {near}", key=key, near=near)
    return _("a translation needs the {key} of its record in data/", key=id_key)


def _with_own_names(said: dict[str, Any], english: dict[str, Any], language: str) -> dict[str, Any]:
    own = OWN_NAMES.get(language)
    return {"names": {"en": english["names"][own]}, **said} if own and "names" in english else said


class _Laying:
    """One record with its translation; ``left`` gathers the fields that stay English."""

    def __init__(self, key: str, source: Located | None, faults: Faults) -> None:
        self._key, self._source, self._faults = key, source, faults
        self.left: list[str] = []

    def record(self, kind: str, value: model.Record, language: str) -> model.Record:
        """Return a whole record in the other language."""
        shape, id_key = SHAPES[kind]
        tree = self._source.value if self._source and isinstance(self._source.value, dict) else {}
        said = {name: text for name, text in tree.items() if name != id_key}
        english = msgspec.to_builtins(value)
        return msgspec.convert(self.over(fields_of(kind), english, _with_own_names(said, english, language), ()), shape)

    def over(self, fields: Fields, english: Any, said: object, keys: Keys) -> Any:  # noqa: ANN401 - records as plain values
        """Return a value with what is said of it in the other language, the English one where nothing is."""
        if english is None:
            return self._english(fields, english, said, keys)
        if fields.items:
            return self._list(fields.items, english, said, keys)
        if fields.keys:
            return self._mapping(fields.keys, english, said, keys)
        return self._english(fields, english, said, keys) if said is None else self._told(fields, english, said, keys)

    def _told(self, fields: Fields, english: object, said: object, keys: Keys) -> object:
        if fields.told == "text":
            return said if self._holds(isinstance(said, str) and said, _("a text"), keys) else english
        words = isinstance(said, list) and all(isinstance(word, str) and word for word in said)
        return said if self._holds(words, _("a list of words"), keys) else english

    def _english(self, fields: Fields, english: object, said: object, keys: Keys) -> object:
        if english is None and said is not None:
            self._fault(_("{field} has no English text", field=_named(keys)), keys)
        elif english and fields.told == "text":
            self.left.append(_named(keys))
        return english

    def _list(self, fields: Fields, english: list[Any], said: object, keys: Keys) -> list[Any]:
        given = said if isinstance(said, list) else [None] * len(english)
        if said is not None:
            self._holds(isinstance(said, list), _("a list"), keys)
        if len(given) != len(english):
            sentence = _("{field} has {count} items, and {wanted} in English", field=_named(keys), count=len(given), wanted=len(english))
            self._fault(sentence, keys)
            given = [None] * len(english)
        return [self.over(fields, one, other, (*keys, at)) for at, (one, other) in enumerate(zip(english, given, strict=True))]

    def _mapping(self, fields: dict[str, Fields], english: dict[str, Any], said: object, keys: Keys) -> dict[str, Any]:
        given = said if isinstance(said, dict) else {}
        if said is not None:
            self._holds(isinstance(said, dict), _("fields with their texts"), keys)
        for name in given:
            if name not in fields:
                self._fault(_no_text(name, english, fields), (*keys, name))
        laid = {name: self.over(fields[name], english[name], given.get(name), (*keys, name)) for name in fields}
        return {**english, **laid}

    def _holds(self, right: object, wanted: str, keys: Keys) -> bool:
        if not right:
            self._fault(_("{field} must be {wanted}", field=_named(keys), wanted=wanted), keys)
        return bool(right)

    def _fault(self, sentence: str, keys: Keys) -> None:
        if self._source:
            told = _("{key}: {sentence}", key=self._key, sentence=sentence)
            self._faults.append(BodymapError(told, self._source.path, self._source.line_of(keys)))


def _no_text(name: str, english: dict[str, Any], fields: dict[str, Fields]) -> str:
    if name in english:
        return _("{field} is no text: it holds for all languages", field=name)
    near = nearest(name, fields)
    if near:
        return _("there is no text {field}; the nearest is {near}", field=name, near=near)
    return _("there is no text {field}", field=name)


def _named(keys: Keys) -> str:
    return ".".join(str(key) for key in keys)
