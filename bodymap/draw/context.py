"""What a layer may ask: the scene with the facts of its view; and the frame, which is the zoom of one moment."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Protocol

import msgspec

from bodymap.atlas.places import ViewMap
from bodymap.draw.labels import Rect
from bodymap.draw.marks import marker_radius
from bodymap.draw.tokens import TOKENS, Tokens
from bodymap.session.scene import Lit

if TYPE_CHECKING:
    from bodymap.atlas.load import Atlas
    from bodymap.draw.camera import Camera
    from bodymap.draw.lettering import LabelStyle
    from bodymap.session.scene import Scene

NO_CHANNEL = "-"
_AROUND = 0.3
_RIM = 4.0


class Legend(msgspec.Struct, frozen=True):
    """What signs on the map mean: channel and names by code, colour by channel."""

    channels: Mapping[str, str]
    colours: Mapping[str, str]
    """On the skin, which is light in every scheme."""
    pinyin: Mapping[str, str]
    english: Mapping[str, str]


def legend_of(atlas: Atlas) -> Legend:
    """Return the legend of an atlas."""
    heads = atlas.points
    return Legend(
        channels={code: head.channel for code, head in heads.items()},
        colours={code: channel.light for code, channel in atlas.channels.items()},
        pinyin={code: head.names.pinyin for code, head in heads.items()},
        english={code: head.names.en for code, head in heads.items()},
    )


class Context(msgspec.Struct, frozen=True, kw_only=True, eq=False):
    """All that decides what is drawn over one view of the body."""

    view: ViewMap
    legend: Legend
    tokens: Tokens
    shown: frozenset[str]
    """Channels that are shown."""
    on: frozenset[str]
    """Ids of the layers that are switched on."""
    opened: str = ""
    """The channel that is walked along."""
    chosen: tuple[str, ...] = ()
    side: str = ""
    lit: Lit = Lit()
    dpr: float = 1.0
    """Device pixels a px."""

    @property
    def leading(self) -> str:
        """Return the channel that stands out from the others, empty if none does; beside lit points all stand back."""
        return NO_CHANNEL if self.lit.codes else self.opened

    @property
    def main(self) -> str:
        """Return the channel whose points all want a label: the leading one, or the only one shown."""
        return self.leading or (next(iter(self.shown)) if len(self.shown) == 1 else "")


def context_of(scene: Scene, atlas: Atlas, legend: Legend, dpr: float) -> Context:
    """Return what layers draw a scene from."""
    return Context(
        view=atlas.figure_map(scene.figure).views[scene.view],
        legend=legend,
        tokens=TOKENS[scene.scheme],
        shown=frozenset(legend.channels.values()) - scene.hidden,
        on=scene.layers,
        opened=scene.opened,
        chosen=(scene.point,) if scene.point else (),
        side=scene.side,
        lit=scene.lit,
        dpr=dpr,
    )


class Metrics(Protocol):
    """Knows how large lettering is."""

    def size(self, text: str, style: LabelStyle) -> tuple[float, float]:
        """Return width and height of a label in device pixels."""


class Frame(msgspec.Struct, frozen=True, kw_only=True):
    """The zoom of one moment, in device pixels from the sheet's corner: pixels a unit and a px, what is seen and what is covered."""

    metrics: Metrics
    scale: float
    dpr: float
    px_per_cm: float
    """Zoom in px per cm of body."""
    seen: Rect
    """The part of the sheet seen, with a margin, in its units."""
    view: Rect
    """The view itself."""
    covered: tuple[Rect, ...] = ()
    """What lies over the view, such as its buttons."""
    every: bool = False
    """Whether every point wants its label, however small the body is."""
    first: frozenset[str] = frozenset()
    """Points whose labels choose first."""

    @property
    def size(self) -> float:
        """Return the radius of a usual marker in device pixels."""
        return marker_radius(self.px_per_cm) * self.dpr


def frame_of(metrics: Metrics, camera: Camera, units_per_cm: float, dpr: float, covered: tuple[Rect, ...] = ()) -> Frame:
    """Return the frame of a camera; ``covered`` are rectangles of the view in device pixels."""
    x, y = camera.origin()
    left, top = camera.to_sheet(-camera.width * _AROUND, -camera.height * _AROUND)
    right, bottom = camera.to_sheet(camera.width * (1 + _AROUND), camera.height * (1 + _AROUND))
    return Frame(
        metrics=metrics,
        scale=camera.scale,
        dpr=dpr,
        px_per_cm=camera.scale * units_per_cm / dpr,
        seen=(left, top, right, bottom),
        view=(_RIM - x, _RIM - y, camera.width - x - _RIM, camera.height - y - _RIM),
        covered=tuple((one[0] - x, one[1] - y, one[2] - x, one[3] - y) for one in covered),
    )
