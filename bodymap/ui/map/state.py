"""What the map shows, as one frozen value."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

if TYPE_CHECKING:
    from bodymap.atlas.load import Atlas
    from bodymap.atlas.model import Channel
    from bodymap.atlas.places import Spot, ViewMap


_NO_CHANNEL = "-"


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
    landmarks: bool = False
    levels: bool = False
    grid: bool = False
    drape: bool = False

    @property
    def backdrop(self) -> tuple[str, ...]:
        """Return the names of the layers of a view that lie under the markers."""
        return tuple(name for name in ("grid", "levels", "landmarks") if getattr(self, name))


class State(msgspec.Struct, frozen=True, kw_only=True):
    """All that decides what is painted over one view."""

    view: ViewMap
    shown: frozenset[str] = frozenset()
    """Channels whose markers are shown."""
    walked: str = ""
    """The channel that is walked along."""
    course: tuple[str, ...] = ()
    """Points that are lit, such as those of a pattern."""
    ordered: bool = True
    """Whether they are numbered, in the order of their use."""
    chosen: str = ""
    side: str = ""
    """Side of the chosen spot."""
    hovered: Spot | None = None
    layers: Layers = Layers()

    @property
    def leading(self) -> str:
        """The channel that stands out from the others, empty if none does; beside a course all stand back."""
        return _NO_CHANNEL if self.course else self.walked


def spots_of(view: ViewMap, code: str) -> list[Spot]:
    """Return where a point lies in a view, the rightmost first."""
    return sorted((spot for spot in view.spots if spot.code == code), key=lambda spot: -spot.x)
