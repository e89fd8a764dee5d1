"""Opens the atlas: the compact files, rebuilt first where a source is newer."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cache, cached_property
from pathlib import Path
from typing import TypeVar, cast

import msgspec

from bodymap import resources
from bodymap.atlas import model
from bodymap.atlas.compact import Compact, PointHead
from bodymap.atlas.places import OpenMap
from bodymap.atlas.rules import Landmark, Rule
from bodymap.atlas.tree import Tree
from bodymap.errors import BodymapError
from bodymap.words import ENGLISH, _

_R = TypeVar("_R", bound=model.Record)


class Atlas:
    """All that Bodymap knows; whole records are unpacked when they are asked for."""

    def __init__(self, compact: Compact, read_places: Callable[[model.Figure], bytes], language: str = ENGLISH) -> None:
        self.language = language
        self.points: dict[str, PointHead] = {head.code: head for head in compact.heads}
        self.channels: dict[str, model.Channel] = {channel.code: channel for channel in compact.channels}
        self._records = compact.records
        self._untranslated = compact.untranslated
        self._read_places = read_places
        self._maps: dict[model.Figure, OpenMap] = {}

    def codes_of(self, channel: str) -> list[str]:
        """Return the points of a channel in order."""
        return [code for code, head in self.points.items() if head.channel == channel]

    def point(self, code: str) -> model.Point:
        """Return the whole record of a point; KeyError if there is none."""
        return self._get("points", code, model.Point)

    def rule(self, code: str) -> Rule | dict[str, Rule] | None:
        """Return the measured rule of a point's place; of a group a dict of its parts' rules; None if there is none."""
        packed = self._records["rules"]
        if code in packed:
            return _unpacked(packed[code])
        return {name.partition("/")[2]: _unpacked(raw) for name, raw in packed.items() if name.startswith(f"{code}/")} or None

    def organ(self, key: str) -> model.Organ:
        """Return an organ system or extraordinary vessel by id, such as ``KI`` or ``chong``."""
        return self._get("organs", key, model.Organ)

    def vessels_of(self, code: str) -> tuple[str, ...]:
        """Return the extraordinary vessels that a point opens or lies on, besides the one whose number it bears."""
        return self._vessels.get(code, ())

    @cached_property
    def _vessels(self) -> dict[str, tuple[str, ...]]:
        found: dict[str, tuple[str, ...]] = {}
        for key in self.ids("organs"):
            vessel = self.organ(key).vessel
            for code in dict.fromkeys((vessel.opened_by, *vessel.meets)) if vessel else ():
                found[code] = (*found.get(code, ()), key)
        return found

    def reference(self, key: str) -> model.Reference:
        """Return a source by id."""
        return self._get("references", key, model.Reference)

    def points_at(self, structure: str) -> dict[str, tuple[str, ...]]:
        """Return the points that meet a structure, by the field of ``Structures`` that names it there."""
        return self._by_structure.get(structure, {})

    def claims_on(self, condition: str) -> tuple[tuple[str, model.Claim], ...]:
        """Return what points claim of a condition, each with the point's code."""
        return self._by_condition.get(condition, ())

    def uses_of(self, condition: str) -> tuple[tuple[str, str], ...]:
        """Return the points whose traditional uses name a condition, each with the first such use."""
        found = msgspec.msgpack.decode(self._records["uses"][condition], type=tuple[tuple[str, int], ...])
        columns = ((code, self.point(code).tcm, place) for code, place in found)
        return tuple((code, tcm.used_for[place]) for code, tcm, place in columns if tcm)

    @cached_property
    def _by_condition(self) -> dict[str, tuple[tuple[str, model.Claim], ...]]:
        found: dict[str, tuple[tuple[str, model.Claim], ...]] = {}
        for code in self.points:
            western = self.point(code).western
            for claim in western.used_for if western else ():
                found[claim.condition] = (*found.get(claim.condition, ()), (code, claim))
        return found

    @cached_property
    def _by_structure(self) -> dict[str, dict[str, tuple[str, ...]]]:
        found: dict[str, dict[str, tuple[str, ...]]] = {}
        for code in self.points:
            western = self.point(code).western
            under = western.structures if western else model.Structures(segments=model.Segments())
            for layer in model.STRUCTURE_FIELDS:
                for key in getattr(under, layer):
                    layers = found.setdefault(key, {})
                    layers[layer] = (*layers.get(layer, ()), code)
        return found

    def mechanism(self, key: str) -> model.Mechanism:
        """Return a mechanism by id."""
        return self._get("mechanisms", key, model.Mechanism)

    def anatomy(self, key: str) -> model.Anatomy:
        """Return a structure by id."""
        return self._get("anatomy", key, model.Anatomy)

    def condition(self, key: str) -> model.Condition:
        """Return a condition by id."""
        return self._get("conditions", key, model.Condition)

    def category(self, key: str) -> model.CategoryText:
        """Return the text of a category by id."""
        return self._get("categories", key, model.CategoryText)

    def grade(self, key: str) -> model.GradeText:
        """Return the text of a grade by its letter."""
        return self._get("grades", key, model.GradeText)

    def landmark(self, key: str) -> Landmark:
        """Return a landmark by id."""
        return self._get("landmarks", key, Landmark)

    def ids(self, kind: str) -> tuple[str, ...]:
        """Return all ids of a kind, such as ``conditions``, in the order of the data."""
        return tuple(self._records[kind])

    def figure_map(self, figure: model.Figure) -> OpenMap:
        """Return the places of one figure, read once."""
        if figure not in self._maps:
            self._maps[figure] = OpenMap(self._read_places(figure))
        return self._maps[figure]

    def untranslated(self, kind: str, key: str) -> tuple[str, ...]:
        """Return the fields of a record that are English still, such as ``western.used_for.0.claim``; none in English."""
        return self._untranslated.get(kind, {}).get(key, ())

    @cached_property
    def english_texts(self) -> frozenset[str]:
        """Return all texts that are English still."""
        left = {kind: [(key, fields) for key, fields in keys.items() if fields] for kind, keys in self._untranslated.items()}
        return frozenset(text for kind, keys in left.items() for key, fields in keys for text in _texts(self._plain(kind, key), fields))

    def _plain(self, kind: str, key: str) -> Tree:
        if kind == "channels":
            return cast("Tree", msgspec.to_builtins(self.channels[key]))
        return cast("Tree", msgspec.msgpack.decode(self._records[kind][key]))

    def _get(self, kind: str, key: str, shape: type[_R]) -> _R:
        return msgspec.msgpack.decode(self._records[kind][key], type=shape)


def _unpacked(packed: msgspec.Raw) -> Rule:
    rule: Rule = msgspec.msgpack.decode(packed, type=Rule)
    return rule


def _texts(record: Tree, fields: Iterable[str]) -> Iterable[str]:
    for field in fields:
        value = record
        for step in field.split("."):
            if isinstance(value, list):
                value = value[int(step)]
            elif isinstance(value, dict):
                value = value[step]
        if isinstance(value, str):
            yield value


def open_atlas(language: str = ENGLISH) -> Atlas:
    """Open the atlas that ships with the program, in a language; raises BodymapError if it is not whole."""
    return _opened(language)


@cache
def _opened(language: str) -> Atlas:
    return open_from(resources.root(), language)


def open_from(root: Path, language: str = ENGLISH) -> Atlas:
    """Open the atlas under a folder that holds data/ and assets/; what is not told in a language is told in English."""
    name = "atlas" if language == ENGLISH else f"atlas-{language}"
    packed = _fresh(root, name, _data_sources(root, language), lambda: _compile_atlas(root / "data", language))
    try:
        compact = msgspec.msgpack.decode(packed, type=Compact)
    except msgspec.MsgspecError:
        damaged = resources.compiled(root, f"{name}.msgpack")
        raise BodymapError(_("the compact data is damaged; delete it and start again"), damaged) from None
    return Atlas(compact, lambda figure: _places(root, figure), language)


def _places(root: Path, figure: model.Figure) -> bytes:
    source = root / "assets" / "places" / f"{figure}.json"
    return _fresh(root, f"places-{figure}", [source], lambda: _compile_places(source))


# The compiler is imported only when a source changed: it brings PyYAML, which the start must not pay for.
def _compile_atlas(data: Path, language: str) -> bytes:
    from bodymap.atlas.compile import compile_atlas  # noqa: PLC0415

    return compile_atlas(data, language)


def _compile_places(source: Path) -> bytes:
    from bodymap.atlas.compile import compile_places  # noqa: PLC0415

    return compile_places(source)


def _data_sources(root: Path, language: str) -> list[Path]:
    data = root / "data"
    folders = [data, data / "points", data / "rules"]
    told = data / language
    folders += [told, *(path for path in told.iterdir() if path.is_dir())] if told.is_dir() else []
    return [*folders, *(path for folder in folders for path in folder.glob("*.yaml"))]


def _fresh(root: Path, name: str, sources: Iterable[Path], build: Callable[[], bytes]) -> bytes:
    code = Path(__file__).parent
    shapes = [code / f"{name}.py" for name in ("model", "rules", "convert", "compact", "compile", "places", "records", "overlay", "uses")]
    return resources.fresh(resources.compiled(root, f"{name}.msgpack"), (*sources, *shapes), build)
