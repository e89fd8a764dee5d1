"""YAML read strictly, every record with the line it stands on.

PyYAML keeps the last of two equal keys without a word and reads a bare ``no``
as false; both are errors here.
"""

from __future__ import annotations

import dataclasses
from pathlib import Path

import yaml

from bodymap.atlas.tree import Tree
from bodymap.errors import BodymapError
from bodymap.words import _

try:
    from yaml import CSafeLoader as _Loader
except ImportError:  # PyYAML without libyaml
    from yaml import SafeLoader as _Loader  # type: ignore[assignment]

_SCALARS: dict[str, type[str | int | float]] = {"str": str, "int": int, "float": float}


@dataclasses.dataclass(frozen=True)
class Located:
    """A value and where it was written."""

    value: Tree
    path: Path
    node: yaml.Node

    @property
    def id(self) -> str:
        """Return the id or code that a record gives itself, empty if it gives none."""
        fields = self.value if isinstance(self.value, dict) else {}
        return str(fields.get("id") or fields.get("code") or "")

    @property
    def line(self) -> int:
        """Return the first line of the value, counted from 1."""
        return int(self.node.start_mark.line) + 1

    def line_of(self, keys: tuple[str | int, ...]) -> int:
        """Return the line of a nested key; of the nearest outer one if it is missing."""
        return int(self._node_of(keys).start_mark.line) + 1

    def text_of(self, keys: tuple[str | int, ...]) -> str:
        """Return a nested word or number as it is written; of anything else what it is."""
        node = self._node_of(keys)
        if isinstance(node, yaml.ScalarNode):
            return str(node.value)
        return "a list" if isinstance(node, yaml.SequenceNode) else "a mapping"

    def _node_of(self, keys: tuple[str | int, ...]) -> yaml.Node:
        node = self.node
        for key in keys:
            inner = _child(node, key)
            if inner is None:
                break
            node = inner
        return node


def read_items(path: Path) -> list[Located]:
    """Return the items of a file that holds one list; raises BodymapError with the line."""
    node = _compose(path)
    if not isinstance(node, yaml.SequenceNode):
        raise BodymapError(_("the file must hold a list of records, each begun with '- '"), path, 1)
    return [Located(_value(item, path), path, item) for item in node.value]


def read_mapping(path: Path) -> dict[str, Located]:
    """Return the entries of a file that holds one mapping; raises BodymapError with the line."""
    node = _compose(path)
    if not isinstance(node, yaml.MappingNode):
        raise BodymapError(_("the file must hold one mapping of names to records"), path, 1)
    _refuse_duplicates(node, path)
    return {key.value: Located(_value(item, path), path, item) for key, item in node.value}


def _compose(path: Path) -> yaml.Node:
    try:
        text = path.read_text(encoding="utf-8")
        node = yaml.compose(text, Loader=_Loader)
    except FileNotFoundError:
        raise BodymapError(_("this file is missing"), path) from None
    except UnicodeDecodeError as error:
        raise BodymapError(_("the file is not UTF-8 (byte {place})", place=error.start), path) from None
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        raise BodymapError(_("not valid YAML: {problem}", problem=_problem(error)), path, mark.line + 1 if mark else 1) from None
    except yaml.YAMLError as error:
        raise BodymapError(_("not valid YAML: {problem}", problem=" ".join(str(error).split())), path, 1) from None
    if node is None:
        raise BodymapError(_("the file is empty"), path, 1)
    return node


def _problem(error: yaml.MarkedYAMLError) -> str:
    problem = error.problem or error.context or _("it cannot be read")
    begun = error.context_mark
    if error.context and begun:
        return _("{problem} ({context} that begins in line {line})", problem=problem, context=error.context, line=begun.line + 1)
    return problem


def _value(node: yaml.Node, path: Path) -> Tree:
    if isinstance(node, yaml.MappingNode):
        _refuse_duplicates(node, path)
        return {key.value: _value(item, path) for key, item in node.value}
    if isinstance(node, yaml.SequenceNode):
        return [_value(item, path) for item in node.value]
    return _scalar(node, path)


def _scalar(node: yaml.Node, path: Path) -> str | float | None:
    kind = node.tag.rpartition(":")[2]
    line = node.start_mark.line + 1
    if kind == "null":
        return None
    if kind == "bool":
        if node.value in {"true", "false"}:
            return bool(node.value == "true")
        raise BodymapError(_("a bare {word} means true or false in YAML; write '{word}' in quotes", word=node.value), path, line)
    convert = _SCALARS.get(kind, str)
    try:
        return convert(str(node.value))
    except ValueError:
        raise BodymapError(_("{word} is not a number; write it in quotes if it is a word", word=node.value), path, line) from None


def _refuse_duplicates(node: yaml.MappingNode, path: Path) -> None:
    seen: dict[str, int] = {}
    for key, __ in node.value:
        line = key.start_mark.line + 1
        if not isinstance(key, yaml.ScalarNode):
            raise BodymapError(_("a key must be a plain word"), path, line)
        if key.value in seen:
            sentence = _("the key {key} is given twice, first in line {line}", key=key.value, line=seen[key.value])
            raise BodymapError(sentence, path, line)
        seen[key.value] = line


def _child(node: yaml.Node, key: str | int) -> yaml.Node | None:
    found: yaml.Node | None = None
    if isinstance(node, yaml.MappingNode):
        found = next((item for name, item in node.value if name.value == key), None)
    elif isinstance(node, yaml.SequenceNode) and isinstance(key, int) and key < len(node.value):
        found = node.value[key]
    return found
