"""Draws the contact sheets: every channel in the views that show its points best, and every view with all labels."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from bodymap.atlas.load import Atlas, open_atlas
from bodymap.atlas.model import FIGURES
from bodymap.export.drawing import Drawing
from tools.figure.manifest import ROOT

SHEETS = ROOT / "build" / "sheets"
WIDTH = 1200


def drawings(atlas: Atlas) -> Iterator[tuple[str, Drawing]]:
    """Yield the name and content of each sheet."""
    for figure in FIGURES:
        shown = atlas.figure_map(figure)
        for view in shown.views:
            yield f"{figure}/all-{view}", Drawing(figure=figure, view=view, labels=True)
        for channel in atlas.channels:
            views = {shown.best[code] for code, head in atlas.points.items() if head.channel == channel}
            for view in (name for name in shown.views if name in views):
                yield f"{figure}/{channel}-{view}", Drawing(figure=figure, view=view, channels=(channel,), labels=True)


def write_sheets(folder: Path = SHEETS) -> int:
    """Write every sheet as PNG below a folder; return how many there are."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from bodymap.export.write import write_drawing  # noqa: PLC0415

    atlas = open_atlas()
    count = 0
    for name, drawing in drawings(atlas):
        path = folder / f"{name}.png"
        path.parent.mkdir(parents=True, exist_ok=True)
        write_drawing(atlas, drawing, path, WIDTH)
        count += 1
    return count
