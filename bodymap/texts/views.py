"""The views of the body: how they are grouped in the bar above the map, and what they are called."""

from __future__ import annotations

import msgspec

from bodymap.words import N_, _


class Group(msgspec.Struct, frozen=True):
    """One segment of the bar, with the views it holds; the names are translated where they are shown."""

    key: str
    name: str
    views: tuple[tuple[str, str], ...]


GROUPS: tuple[Group, ...] = (
    Group("front", N_("Front"), (("anterior", N_("Front")),)),
    Group("back", N_("Back"), (("posterior", N_("Back")),)),
    Group("side", N_("Side"), (("lateral", N_("Whole side")), ("armpit", N_("Armpit")), ("shoulder-top", N_("Top of shoulder")))),
    Group("inner", N_("Inner leg"), (("medial", N_("Inner leg")), ("perineum", N_("Perineum")))),
    Group("head", N_("Head"), (("head-front", N_("Face")), ("head-side", N_("Side")), ("head-back", N_("Back")), ("head-top", N_("Top")))),
    Group(
        "hand",
        N_("Hand"),
        (
            ("hand-palm", N_("Palm")),
            ("hand-back", N_("Back")),
            ("hand-ulnar", N_("Little-finger edge")),
            ("hand-radial", N_("Thumb edge")),
            ("arm-inner", N_("Inner arm")),
        ),
    ),
    Group(
        "foot",
        N_("Foot"),
        (
            ("foot-top", N_("Top")),
            ("foot-sole", N_("Sole")),
            ("foot-outer", N_("Outer side")),
            ("foot-inner", N_("Inner side")),
        ),
    ),
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
    return _(name) if len(group.views) == 1 or name == group.name else _("{group}, {view}", group=_(group.name), view=_(name).lower())
