"""The views of the body: how they are grouped in the bar above the map, and what they are called."""

from __future__ import annotations

import msgspec


class Group(msgspec.Struct, frozen=True):
    """One segment of the bar, with the views it holds."""

    key: str
    name: str
    views: tuple[tuple[str, str], ...]


GROUPS: tuple[Group, ...] = (
    Group("front", "Front", (("anterior", "Front"),)),
    Group("back", "Back", (("posterior", "Back"),)),
    Group("side", "Side", (("lateral", "Whole side"), ("armpit", "Armpit"), ("shoulder-top", "Top of shoulder"))),
    Group("inner", "Inner leg", (("medial", "Inner leg"), ("perineum", "Perineum"))),
    Group("head", "Head", (("head-front", "Face"), ("head-side", "Side"), ("head-back", "Back"), ("head-top", "Top"))),
    Group(
        "hand",
        "Hand",
        (
            ("hand-palm", "Palm"),
            ("hand-back", "Back"),
            ("hand-ulnar", "Little-finger edge"),
            ("hand-radial", "Thumb edge"),
            ("arm-inner", "Inner arm"),
        ),
    ),
    Group("foot", "Foot", (("foot-top", "Top"), ("foot-sole", "Sole"), ("foot-outer", "Outer side"), ("foot-inner", "Inner side"))),
)


def group_of(view: str) -> Group | None:
    """Return the group that a view belongs to, None if it stands alone."""
    return next((group for group in GROUPS if view in dict(group.views)), None)


def name_of(view: str) -> str:
    """Return what a view is called in full."""
    group = group_of(view)
    if group is None:
        return view.replace("-", " ").capitalize()
    name = dict(group.views)[view]
    return name if len(group.views) == 1 or name == group.name else f"{group.name}, {name.lower()}"
