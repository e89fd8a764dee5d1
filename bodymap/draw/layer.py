"""A layer: one thing that can lie over the body or in its picture. Everything that draws, tests or speaks asks only these questions."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, ClassVar

import msgspec

from bodymap.atlas.subject import Subject
from bodymap.draw.labels import Request, Taken
from bodymap.draw.lettering import LabelStyle
from bodymap.draw.lines import ChannelLines
from bodymap.draw.marks import Mark

if TYPE_CHECKING:
    from bodymap.draw.context import Context, Frame


class Under(msgspec.Struct, frozen=True):
    """What a layer puts into the picture of the body."""

    groups: tuple[tuple[str, float], ...] = ()
    """Named groups of the body's drawing, each with its opacity; 0 leaves it out."""
    drawing: str = ""
    """A drawing of the layer's own in the frame of each view, laid over the body: assets/<this>/<figure>/<view>.svg, where there is one."""
    lines: ChannelLines | None = None


class Want(msgspec.Struct, frozen=True):
    """A label that a layer would like to have; ``tone`` is a colour of its own."""

    request: Request
    text: str
    style: LabelStyle
    tone: str = ""


class Found(msgspec.Struct, frozen=True):
    """What lies at a place of the body: where it is, and how it is shown under the pointer."""

    subject: Subject
    x: float
    y: float
    side: str = ""
    marks: tuple[Mark, ...] = ()


class Layer:
    """Answers for one layer; keeps nothing."""

    id: ClassVar[str]
    switch: ClassVar[str] = ""
    """The words of its switch, to be translated; a layer without is always there."""
    usual: ClassVar[bool] = True
    """Whether it is on until somebody switches it."""
    rank: ClassVar[int] = 9
    """The labels of lower ranks take their places first."""

    def is_on(self, context: Context) -> bool:
        """Tell whether the layer is there."""
        return not self.switch or self.id in context.on

    def under(self, context: Context) -> Under | None:  # noqa: ARG002
        """Return what goes into the picture of the body; it is asked whether the layer is on or off."""
        return None

    def depends(self, context: Context) -> object:
        """Return what the marks depend on besides the view: as long as it is equal they are not made anew."""
        return context.shown, context.leading, context.chosen, context.side, context.lit

    def over(self, context: Context) -> tuple[Mark, ...]:  # noqa: ARG002
        """Return what goes over the picture, from the bottom to the top."""
        return ()

    def taken(self, context: Context, frame: Frame) -> Iterable[Taken]:  # noqa: ARG002
        """Yield what labels must keep off."""
        return ()

    def wants(self, context: Context, frame: Frame) -> Iterable[tuple[Want, ...]]:  # noqa: ARG002
        """Yield the labels it wants, each as alternatives of which the first with room is taken."""
        return ()

    def at(self, context: Context, x: float, y: float, reach: float) -> Found | None:  # noqa: ARG002
        """Return what of the layer lies nearest to a place, within a reach, all in units of the sheet."""
        return None

    def spoken(self, context: Context, found: Found) -> str:  # noqa: ARG002
        """Return what was found as it is named under the pointer and by a screen reader."""
        return ""

    def note(self, context: Context) -> str:  # noqa: ARG002
        """Return what must be said of this view, such as points that it does not show; empty if nothing."""
        return ""
