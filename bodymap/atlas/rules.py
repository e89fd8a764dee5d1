"""The measured rules: how each place is found, and the landmarks and lengths that it is measured by.

A rule is the name of a spot or one of six forms, told apart by the key that is
there: ``at``, ``between``, ``from``, ``level``, ``plumb`` or ``midline``. What
they mean is told in docs/places.md.
"""

from __future__ import annotations

import functools
from collections.abc import Iterator
from typing import Annotated, Literal, get_args, get_origin

import msgspec

from bodymap.atlas.model import Record, Text
from bodymap.words import _

Keys = tuple[str | int, ...]
Link = tuple[str, str, Keys]
"""What a record refers to: the kind, the id, and the keys that lead to it."""
Number = Annotated[int, msgspec.Meta(gt=0)] | Annotated[float, msgspec.Meta(gt=0)]
"""A number above 0, kept as it is written: 4 stays 4 and does not become 4.0."""
Direction = Literal["lateral", "medial", "anterior", "posterior", "superior", "inferior", "across", "proximal-lateral", "proximal-medial"]
KIND = "kind"
"""Where a packed form carries its kind; in YAML and for readers the key that is there says it."""


class Measured(Record, frozen=True):
    """Base of every value that holds rules: whatever mapping stands in it is one."""


class Form(Measured, frozen=True, kw_only=True, omit_defaults=True, tag_field=KIND, tag=str.lower):
    """Base of the forms; ``side`` is the one side of a point that is not paired."""

    side: Literal["left", "right"] | None = None


class At(Form, frozen=True, rename={"spot": "at"}):
    """The spot itself."""

    spot: Rule


class Between(Form, frozen=True, rename={"ends": "between"}):
    """On the way over the skin from one spot to another: a share of it, or so many cun by a length or of its parts."""

    ends: tuple[Rule, Rule]
    along: Literal["midline"] | None = None
    via: Rule | None = None
    through: tuple[Rule, ...] = ()
    cun: Number | None = None
    by: str | None = None
    of: Number | None = None
    share: Number | None = None

    def __post_init__(self) -> None:
        """Hold that the rule says in one way how far the point lies; raises ValueError."""
        if self.share is not None and self.share > 1:
            raise ValueError(_("share must be at most 1, not {share}", share=self.share))
        ways = [name for name in ("share", "by", "of") if getattr(self, name) is not None]
        if len(ways) != 1 or (self.share is None) is (self.cun is None):
            raise ValueError(_("between needs share, or cun with by, or cun with of, and no more of these"))


class From(Form, frozen=True, rename={"start": "from"}):
    """So many cun from a spot toward a side, over the skin, or straight and then onto the skin."""

    start: Rule
    toward: Direction
    cun: Number
    by: str
    measured: Literal["straight"] | None = None

    def __post_init__(self) -> None:
        """Hold that only a way to the side is straight; raises ValueError."""
        if self.measured and self.toward not in {"lateral", "medial"}:
            raise ValueError(_("measured straight goes with toward lateral or medial, not {toward}", toward=self.toward))


class Level(Form, frozen=True, rename={"spot": "level"}):
    """Where the way between two spots is crossed at the height of a spot."""

    spot: Rule
    line: tuple[Rule, Rule]
    along: Literal["midline"] | None = None
    via: Rule | None = None
    through: tuple[Rule, ...] = ()


class Plumb(Form, frozen=True, rename={"spot": "plumb"}):
    """Where the way between two spots is crossed straight above or below a spot, seen from the side."""

    spot: Rule
    line: tuple[Rule, Rule]
    along: Literal["midline"] | None = None
    via: Rule | None = None
    through: tuple[Rule, ...] = ()


class Midline(Form, frozen=True, rename={"spot": "midline"}):
    """The outermost skin of the midline level with a spot."""

    spot: Rule
    facing: Literal["front", "back"] = "front"


Rule = str | At | Between | From | Level | Plumb | Midline
"""The id of a landmark, the code of a point, or one of the forms."""


class Landmark(Measured, frozen=True, kw_only=True):
    """A named spot that measures start from; one without a ``rule`` is anchored on the mesh by hand."""

    id: str
    name: Text
    plain: Text
    short: Text | None = None
    rule: Rule | None = None

    @property
    def label(self) -> str:
        """Return what the picture calls it."""
        return self.short or self.name


class Length(Measured, frozen=True, kw_only=True):
    """A proportional length: so many cun from one spot to another, measured on each body itself."""

    id: str
    name: Text
    ends: tuple[Rule, Rule]
    cun: Number
    measured: Literal["over-the-skin", "height", "width", "straight"]
    along: Literal["midline"] | None = None
    via: Rule | None = None
    through: tuple[Rule, ...] = ()
    source: str


def rule_links(rule: str | Measured, keys: Keys = ()) -> Iterator[Link]:
    """Yield what a rule, or a record that holds rules, refers to, single spots first; the kind of a spot is ``spots``."""
    if isinstance(rule, str):
        yield "spots", rule, keys
        return
    for name, key in _rule_fields(type(rule)):
        held = getattr(rule, name)
        if isinstance(held, tuple):
            for index, inner in enumerate(held):
                yield from rule_links(inner, (*keys, key, index))
        elif held is not None:
            yield from rule_links(held, (*keys, key))
    if isinstance(rule, Between | From) and rule.by:
        yield "lengths", rule.by, (*keys, "by")


@functools.cache
def _rule_fields(shape: type[Measured]) -> tuple[tuple[str, str], ...]:
    """Return the fields of a shape that hold rules, each with its key in YAML."""
    found = [field for field in msgspec.structs.fields(shape) if _holds_rule(field.type)]
    return tuple((field.name, field.encode_name) for field in sorted(found, key=lambda field: get_origin(field.type) is tuple))


def _holds_rule(hint: object) -> bool:
    return hint is At or any(_holds_rule(part) for part in get_args(hint))


def as_written(rule: Rule) -> object:
    """Return a rule as it is written in YAML."""
    return _without_kinds(msgspec.to_builtins(rule))


def _without_kinds(tree: object) -> object:
    if isinstance(tree, list | tuple):
        return [_without_kinds(inner) for inner in tree]
    if isinstance(tree, dict):
        return {key: _without_kinds(inner) for key, inner in tree.items() if key != KIND}
    return tree
