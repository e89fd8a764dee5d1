"""Puts work off; what is put off dies with its owner."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer


def later(owner: QObject, wait: int, call: Callable[[], object]) -> None:
    """Call after so many ms, unless the owner is gone by then.

    The timer that ``QTimer.singleShot`` makes outlives the object it was made for.
    """
    timer = QTimer(owner)
    timer.setSingleShot(True)
    timer.timeout.connect(call)
    timer.timeout.connect(timer.deleteLater)
    timer.start(wait)
