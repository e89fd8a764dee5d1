"""What must hold of measured rules: every landmark, point, length and key that they name is there."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from bodymap.words import _

Link = tuple[str, str, tuple[str | int, ...]]

# The keys that hold a spot, or a list of spots; see docs/places.md.
_SPOTS = ("at", "from", "level", "plumb", "midline", "via")
_PAIRS = ("between", "line", "through")
_WORDS = ("along", "facing", "toward", "measured", "side")
_NUMBERS = ("cun", "of", "share")
KEYS = frozenset((*_SPOTS, *_PAIRS, *_WORDS, *_NUMBERS, "by"))
_KINDS = ("at", "between", "from", "level", "plumb", "midline")


def rule_links(rule: object, keys: tuple[str | int, ...] = ()) -> Iterator[Link]:
    """Yield what a rule refers to as kind, id and where; the kind of a spot is ``spots``."""
    if isinstance(rule, str):
        yield "spots", rule, keys
    elif isinstance(rule, dict):
        for key in _SPOTS:
            if key in rule:
                yield from rule_links(rule[key], (*keys, key))
        for key in _PAIRS:
            for index, end in enumerate(rule.get(key, ())):
                yield from rule_links(end, (*keys, key, index))
        if "by" in rule:
            yield "lengths", str(rule["by"]), (*keys, "by")


def rule_faults(rule: object, keys: tuple[str | int, ...] = ()) -> Iterator[tuple[str, tuple[str | int, ...]]]:
    """Yield what is wrong with the form of a rule, and where."""
    if isinstance(rule, str):
        return
    if not isinstance(rule, dict):
        yield _("a rule is a name or a mapping, not {found!r}", found=rule), keys
        return
    yield from ((_("a rule knows no key {key}", key=key), (*keys, key)) for key in rule if key not in KEYS)
    if not any(key in rule for key in _KINDS):
        yield _("a rule needs one of {kinds}", kinds=_(", ").join(_KINDS)), keys
    for key in _NUMBERS:
        if key in rule and not (isinstance(rule[key], int | float) and rule[key] > 0):
            yield _("{key} must be a number above 0, not {found!r}", key=key, found=rule[key]), (*keys, key)
    for path, inner in _inner(rule):
        yield from rule_faults(inner, (*keys, *path))


def _inner(rule: dict[str, Any]) -> Iterator[tuple[tuple[str | int, ...], object]]:
    yield from (((key,), rule[key]) for key in _SPOTS if isinstance(rule.get(key), dict))
    for key in _PAIRS:
        yield from (((key, index), end) for index, end in enumerate(rule.get(key, ())) if isinstance(end, dict))
