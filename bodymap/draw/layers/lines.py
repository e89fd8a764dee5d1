"""The lines of the channels, drawn into the picture of the body."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise

from bodymap.draw.context import Context, Frame
from bodymap.draw.labels import Taken
from bodymap.draw.layer import Layer, Under
from bodymap.draw.lines import lines_for
from bodymap.words import N_

_SLACK = 2.2


class LineLayer(Layer):
    """The channels that are shown; beside the leading one the others are quiet."""

    id = "lines"
    switch = N_("Channel lines")

    def under(self, context: Context) -> Under | None:
        """Return the lines for the picture."""
        if not self.is_on(context):
            return None
        return Under(lines=lines_for(context.view, context.shown, context.leading, context.legend.colours, context.dpr))

    def taken(self, context: Context, frame: Frame) -> Iterable[Taken]:
        """Yield the stretches of the lines that are seen."""
        scale, slack, (left, top, right, bottom) = frame.scale, _SLACK * frame.dpr, frame.seen
        for stroke in context.view.strokes:
            if stroke.channel in context.shown:
                for (x, y), (u, v) in pairwise(stroke.points):
                    if left <= x <= right and top <= y <= bottom:
                        box = (min(x, u) * scale - slack, min(y, v) * scale - slack, max(x, u) * scale + slack, max(y, v) * scale + slack)
                        yield Taken(box, solid=False)
