"""What the map shows, as one frozen value."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

if TYPE_CHECKING:
    from bodymap.atlas.load import Atlas
    from bodymap.atlas.model import Channel
    from bodymap.atlas.places import Spot, ViewMap


class Lexicon(msgspec.Struct, frozen=True):
    """What the map must know of points and channels: colours by channel; channel, pinyin and English by code."""

    all_channels: dict[str, Channel]
    colours: dict[str, str]
    """On the skin, which is light in every scheme."""
    channels: dict[str, str]
    pinyin: dict[str, str]
    english: dict[str, str]


def lexicon_of(atlas: Atlas) -> Lexicon:
    """Return what the map must know of an atlas."""
    heads, channels = atlas.points, atlas.channels
    return Lexicon(
        all_channels=channels,
        colours={code: channel.light for code, channel in channels.items()},
        channels={code: head.channel for code, head in heads.items()},
        pinyin={code: head.names.pinyin for code, head in heads.items()},
        english={code: head.names.en for code, head in heads.items()},
    )


class Layers(msgspec.Struct, frozen=True):
    """Which layers are shown."""

    lines: bool = True
    labels: bool = True
    measure: bool = True
    drape: bool = False


class State(msgspec.Struct, frozen=True, kw_only=True):
    """All that decides what is painted over one view."""

    view: ViewMap
    shown: frozenset[str] = frozenset()
    """Channels whose markers are shown."""
    walked: str = ""
    """The channel that is walked along."""
    chosen: str = ""
    side: str = ""
    """Side of the chosen spot."""
    hovered: Spot | None = None
    layers: Layers = Layers()


def spots_of(view: ViewMap, code: str) -> list[Spot]:
    """Return where a point lies in a view, the rightmost first."""
    return sorted((spot for spot in view.spots if spot.code == code), key=lambda spot: -spot.x)
