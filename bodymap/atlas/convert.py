"""Turns what was read from YAML into the values of the atlas; a fault is told with its line and the nearest good answer."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterable, Mapping
from typing import TypeVar, get_args

import msgspec
from msgspec import inspect

from bodymap.atlas.model import Record
from bodymap.atlas.nearest import hint
from bodymap.atlas.rules import KIND, Keys, Measured, Rule
from bodymap.atlas.tree import Tree
from bodymap.atlas.yaml_source import Located
from bodymap.errors import BodymapError
from bodymap.words import _

_T = TypeVar("_T")
_R = TypeVar("_R", bound=Record)
_STEP = re.compile(r"\.([A-Za-z_-]+)|\[(\d+)\]")
_MISSPELT = re.compile(r"(?:unknown field `|enum value ')([^`']*)")
# What msgspec says of a number and of a rule, whichever else may stand there.
_NUMBER = re.compile(r"Expected `[^`]*\b(?:int|float)\b")
_RULE = re.compile(r"Expected `[^`]*\bobject\b")
_FORMS: Mapping[str, frozenset[str]] = {
    form.__name__.lower(): frozenset(field.encode_name for field in msgspec.structs.fields(form))
    for form in get_args(Rule)
    if form is not str
}
"""The forms of a rule by the key that tells them apart, each with all its keys."""


def convert(item: Located, shape: type[_R]) -> _R:
    """Convert one read record; raises BodymapError that names the record and the line of the field."""
    tree, reader = item.value, _Reader(item, item.id)
    if _holds_rules(shape) and isinstance(tree, dict):
        tree = {key: reader.with_kinds(inner, (key,)) for key, inner in tree.items()}
    return reader.read(tree, shape)


def convert_rule(name: str, item: Located) -> Rule:
    """Convert the rule of a place; raises BodymapError that names the place and the line of the key."""
    reader = _Reader(item, name)
    # msgspec takes a union too, but says so of classes alone.
    rule: Rule = reader.read(reader.with_kinds(item.value), Rule)  # type: ignore[arg-type]
    return rule


@dataclasses.dataclass(frozen=True)
class _Reader:
    """Converts one item, and tells its faults under a name."""

    item: Located
    name: str

    def read(self, tree: Tree, shape: type[_T]) -> _T:
        """Convert a tree that names the kinds of its rules."""
        try:
            return msgspec.convert(tree, shape)
        except msgspec.ValidationError as error:
            said, __, where = str(error).partition(" - at `")
            keys: Keys = tuple(word or int(index) for word, index in _STEP.findall(where))
            raise (self._of_rule(said, keys) if _holds_rules(shape) else None) or self._of_record(said, keys, shape) from None

    def with_kinds(self, tree: Tree, keys: Keys = ()) -> Tree:
        """Return a tree in which every mapping is a rule, each with its kind named as msgspec needs it."""
        if isinstance(tree, list):
            return [self.with_kinds(inner, (*keys, index)) for index, inner in enumerate(tree)]
        if not isinstance(tree, dict):
            return tree
        kind = self._kind(tree, keys)
        return {KIND: kind, **{key: self.with_kinds(inner, (*keys, key)) for key, inner in tree.items()}}

    def _kind(self, rule: Iterable[str], keys: Keys) -> str:
        kinds = [key for key in rule if key in _FORMS]
        known = _FORMS[kinds[0]] if len(kinds) == 1 else frozenset().union(*_FORMS.values())
        for key in rule:
            if key not in known:
                raise self._fault(f"{_no_key(key, kinds)}{hint(key, known)}", (*keys, key))
        if len(kinds) != 1:
            raise self._fault(_no_kind(kinds), keys)
        return kinds[0]

    def _of_rule(self, said: str, keys: Keys) -> BodymapError | None:
        written = self.item.text_of(keys)
        if _NUMBER.match(said):
            return self._fault(_("{key} must be a number above 0, not {found}", key=keys[-1], found=written), keys)
        if _RULE.match(said):
            return self._fault(_("a rule is a name or a mapping, not {found}", found=written), keys)
        return None

    def _of_record(self, said: str, keys: Keys, shape: type) -> BodymapError:
        path = ".".join(str(key) for key in keys)
        misspelt = _MISSPELT.search(said)
        answer = hint(misspelt[1], _words_at(shape, keys)) if misspelt else ""
        # A value that holds only together with others begins its sentence with its own key.
        last = misspelt[1] if misspelt else said.partition(" ")[0]
        return self._fault(f"{path}: {said}{answer}" if path else f"{said}{answer}", (*keys, last))

    def _fault(self, sentence: str, keys: Keys) -> BodymapError:
        named = f"{self.name}: {sentence}" if self.name else sentence
        return BodymapError(named, self.item.path, self.item.line_of(keys))


def _no_key(key: str, kinds: list[str]) -> str:
    if len(kinds) == 1:
        return _("a rule with {kind} knows no key {key}", kind=kinds[0], key=key)
    return _("a rule knows no key {key}", key=key)


def _no_kind(kinds: list[str]) -> str:
    known = ", ".join(_FORMS)
    if kinds:
        return _("a rule needs one of {kinds}, not {these} together", kinds=known, these=_(" and ").join(kinds))
    return _("a rule needs one of {kinds}", kinds=known)


def _holds_rules(shape: object) -> bool:
    return shape is Rule or (isinstance(shape, type) and issubclass(shape, Measured))


def _words_at(shape: type, keys: Keys) -> list[str]:
    """Return the words that may stand at a place of a shape: the keys of a record, or the words that a field is one of."""
    found = list(_options(inspect.type_info(shape)))
    for key in keys:
        found = [option for outer in found for inner in _inside(outer, key) for option in _options(inner)]
    return [word for kind in found for word in _words(kind)]


def _options(kind: inspect.Type) -> tuple[inspect.Type, ...]:
    return kind.types if isinstance(kind, inspect.UnionType) else (kind,)


def _inside(kind: inspect.Type, key: str | int) -> Iterable[inspect.Type]:
    if isinstance(kind, inspect.StructType):
        return [field.type for field in kind.fields if field.encode_name == key]
    if isinstance(kind, inspect.VarTupleType):
        return [kind.item_type]
    return kind.item_types if isinstance(kind, inspect.TupleType) else ()


def _words(kind: inspect.Type) -> Iterable[str]:
    if isinstance(kind, inspect.StructType):
        return [field.encode_name for field in kind.fields]
    return [str(value) for value in kind.values] if isinstance(kind, inspect.LiteralType) else ()
