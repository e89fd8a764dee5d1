"""Pan and zoom frames against the blit of one pixmap, and the gap of the window's thread while the picture sharpens."""

from __future__ import annotations

import math
import sys
import time

from PySide6.QtCore import QPointF
from PySide6.QtWidgets import QApplication

from benchmarks.result import Result, compare, p95
from benchmarks.stage import Blit, PaintClock, Stage, drain, timed
from bodymap import app
from bodymap.session.scene import Aim

FRAMES = 220
# The map itself is as large as the screen, not the window around it.
SIZES = ((1920, 1080), (3840, 2160))


def measure() -> list[Result]:
    """Return the frames at each size and the gap at the largest."""
    results: list[Result] = []
    for size in SIZES:
        results += _frames(size)
    return results


def _frames(size: tuple[int, int]) -> list[Result]:
    stage = Stage((1440, 900), "BL23")
    view = stage.window.map
    view.setParent(None)
    view.resize(*size)
    view.show()
    app.wait_until_rested(stage.window)
    view.aim_at(Aim(("BL23",), closer=True, soft=False))
    app.wait_until_rested(stage.window)
    blit = Blit(*size)
    drain()
    name = f"{size[0]} x {size[1]}"
    pans, plain = [], []
    for frame in range(FRAMES):
        angle = frame / 20
        view.pan(6 * math.cos(angle), 6 * math.sin(angle))
        pans.append(timed(view.repaint))
        blit.shift = frame % 100
        plain.append(timed(blit.repaint))
    app.wait_until_rested(stage.window)
    zooms, plain_again = [], []
    for frame in range(FRAMES):
        factor = 1.012 if frame % 40 < 20 else 1 / 1.012

        def zoomed() -> None:
            view.zoom(factor, QPointF(size[0] / 2, size[1] / 2))
            view.repaint()

        zooms.append(timed(zoomed))
        plain_again.append(timed(blit.repaint))
    gap = _gap(stage)
    blit.close()
    view.close()
    stage.close()
    return [
        compare(f"pan frame {name}", pans, plain, most_ratio=2.5, most_p95=16.7),
        compare(f"zoom frame {name}", zooms, plain_again, most_ratio=6, most_p95=16.7),
        gap._replace(what=f"UI gap while sharpening {name}"),
    ]


def _gap(stage: Stage) -> Result:
    """Return the longest time that the event loop was held while sharp pictures were made; painting the frame is not counted."""
    view = stage.window.map
    clock = PaintClock(view)
    sys.setswitchinterval(0.001)
    longest, idle = [], []
    for step in range(12):
        view.zoom(1.3 if step % 2 else 1 / 1.3)
        view.repaint()
        worst, last = 0.0, time.perf_counter()
        while view.busy:
            before = clock.seconds
            QApplication.processEvents()
            worst = max(worst, time.perf_counter() - last - (clock.seconds - before))
            time.sleep(0.0005)
            last = time.perf_counter()
        longest.append(worst * 1000)
        idle.append(_idle_gap() * 1000)
    return Result("", sorted(longest)[len(longest) // 2], sorted(idle)[len(idle) // 2], "ms", p95=p95(longest), most=5)


def _idle_gap() -> float:
    """Return the longest gap in seconds that this machine itself makes while nothing is asked of the window."""
    worst = 0.0
    for _ in range(100):
        last = time.perf_counter()
        QApplication.processEvents()
        worst = max(worst, time.perf_counter() - last)
        time.sleep(0.0005)
    return worst
