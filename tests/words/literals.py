"""Finds the literals of a module that look like shown text, and calls of the words functions that cannot work."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from tools.words.extract import FUNCTIONS, called

SHOWN: dict[str, tuple[int, ...]] = {
    "BodymapError": (0,),
    "UsageError": (0,),
    "OSError": (1,),
    "print": (0,),
    "Run": (0, 3),
    "Chip": (0, 1),
    "Header": (0,),
    "Section": (0,),
    "Row": (0,),
    "RowSpec": (0,),
    "ListRow": (3,),
    "body": (0,),
    "bullet": (0,),
    "label": (0,),
    "note": (0,),
    "term": (0, 1),
    "graded": (1, 2),
    "woven": (0,),
    "setText": (0,),
    "setToolTip": (0,),
    "setStatusTip": (0,),
    "setWindowTitle": (0,),
    "setPlaceholderText": (0,),
    "setAccessibleName": (0,),
    "setAccessibleDescription": (0,),
    "setDetailedText": (0,),
    "setInformativeText": (0,),
}
"""Places that show text, by the positions at which they take it: there even a single small word counts."""
SHOWN_NAMES = frozenset({"help", "description", "tip", "title", "readings", "placeholder"})
"""Keywords of calls that are shown."""
INTERNAL = frozenset({"compile", "execute", "executescript", "cast", "setObjectName", "startswith", "endswith", "partition"})
"""Calls whose literals no user reads: patterns, SQL, names of objects."""

_PHRASE = re.compile(r"[^\W\d_]{2,}[^\w\s]*\s+[^\w\s]*[^\W\d_]{2,}")
_CAPITALISED = re.compile(r"[A-Z][a-z]+[^\w\s]*")
_WORD_AND_GAP = re.compile(r"[^\W\d_]{2,}[^\w\s]*\s|\s[^\w\s]*[^\W\d_]{2,}")
_WORD = re.compile(r"[^\W\d_]{2,}")
_MARKUP = re.compile(r"<[/?!\w]|[\w-]+: [^;{}]+; }|[\w-]+=[\"']|^[^\w]*(CREATE|INSERT|SELECT|DELETE|UPDATE|PRAGMA|BEGIN)\b")


class Literal(NamedTuple):
    """A literal, with ``{}`` for what an f-string fills in, and the line where it stands."""

    text: str
    line: int


def unwrapped(source: str) -> list[Literal]:
    """Return the literals of a module that look like shown text and do not go through the words functions."""
    found: list[Literal] = []
    _look(ast.parse(source), found, shown=False)
    return found


def _look(node: ast.AST, found: list[Literal], *, shown: bool) -> None:
    text = _text(node)
    if text is not None:
        if _suspect(text, node, shown=shown):
            found.append(Literal(text, getattr(node, "lineno", 0)))
        inner = [value.value for value in node.values if isinstance(value, ast.FormattedValue)] if isinstance(node, ast.JoinedStr) else []
        for part in inner:
            _look(part, found, shown=shown)
        return
    for child, child_shown in _children(node, shown=shown):
        _look(child, found, shown=child_shown)


def _children(node: ast.AST, *, shown: bool) -> Iterator[tuple[ast.AST, bool]]:
    """Yield what may hold shown text below a node, and whether it stands where text is shown."""
    match node:
        case ast.Call():
            yield from _arguments(node)
        case ast.Expr(value=ast.Constant()) | ast.Compare() | ast.arg() | ast.Subscript(value=ast.Name(id="Literal" | "Annotated")):
            return
        case ast.Dict():
            yield from ((value, shown) for value in node.values)
        case ast.Subscript():
            yield node.value, False
        case ast.AnnAssign():
            yield from ((part, False) for part in (node.target, node.value) if part)
        case ast.FunctionDef():
            yield from ((part, False) for part in (*node.body, *node.decorator_list, *node.args.defaults, *node.args.kw_defaults) if part)
        case _:
            passed_on = shown and isinstance(node, ast.IfExp | ast.BoolOp | ast.BinOp | ast.Tuple | ast.List)
            yield from ((child, passed_on) for child in ast.iter_child_nodes(node))


def _arguments(call: ast.Call) -> Iterator[tuple[ast.AST, bool]]:
    name = called(call)
    if name in FUNCTIONS:
        yield from ((keyword.value, True) for keyword in call.keywords)
        return
    if name in INTERNAL:
        return
    places = SHOWN.get(name, ())
    yield call.func, False
    yield from ((argument, at in places) for at, argument in enumerate(call.args))
    yield from ((keyword.value, keyword.arg in SHOWN_NAMES) for keyword in call.keywords)


def _text(node: ast.AST) -> str | None:
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return node.value
    if isinstance(node, ast.JoinedStr):
        return "".join(str(value.value) if isinstance(value, ast.Constant) else "{}" for value in node.values)
    return None


def _suspect(text: str, node: ast.AST, *, shown: bool) -> bool:
    if shown:
        return bool(_WORD.search(text.replace("{}", "")))
    if _MARKUP.search(text):
        return False
    if isinstance(node, ast.JoinedStr) and _WORD_AND_GAP.search(text):
        return True
    return bool(_PHRASE.search(text) or _CAPITALISED.fullmatch(text))


def modules(package: Path, without: tuple[str, ...]) -> list[Path]:
    """Return the modules below a package, without some folders or files of it."""
    found = sorted(package.rglob("*.py"))
    return [path for path in found if not path.relative_to(package).as_posix().startswith(without)]


def misused(source: str) -> list[Literal]:
    """Return the calls of the words functions that cannot work: at import, of a text that no catalogue can hold, on a hidden name."""
    tree = ast.parse(source)
    calls = [node for node in ast.walk(tree) if isinstance(node, ast.Call) and called(node) in FUNCTIONS]
    found = [Literal("not a literal", call.lineno) for call in calls if not _holdable(call)]
    found += [Literal("at import", node.lineno) for node in _at_import(tree) if isinstance(node, ast.Call) and called(node) in {"_", "n_"}]
    if any(isinstance(node, ast.alias) and node.name == "_" for node in ast.walk(tree)):
        found += [Literal("_ is given another meaning", line) for line in _lines_that_name_it_anew(tree)]
    return found


def _lines_that_name_it_anew(tree: ast.AST) -> Iterator[int]:
    for node in ast.walk(tree):
        match node:
            case ast.Name(id="_", ctx=ast.Store()) | ast.arg(arg="_"):
                yield node.lineno


def _holdable(call: ast.Call) -> bool:
    """Tell whether a catalogue can hold the text: ``_`` may also be given what a table holds."""
    texts = call.args[: FUNCTIONS[called(call)]]
    if any(isinstance(text, ast.JoinedStr | ast.BinOp) for text in texts):
        return False
    return called(call) == "_" or all(isinstance(text, ast.Constant) for text in texts)


def _at_import(node: ast.AST) -> Iterator[ast.AST]:
    """Yield what runs when the module is imported: all but the bodies of functions."""
    yield node
    if isinstance(node, ast.FunctionDef | ast.Lambda):
        parts: list[ast.expr] = [*node.args.defaults, *(default for default in node.args.kw_defaults if default)]
    else:
        parts = list(ast.iter_child_nodes(node))  # type: ignore[arg-type]
    for part in parts:
        yield from _at_import(part)
