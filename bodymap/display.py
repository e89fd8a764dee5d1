"""Tells whether a window can be shown, before Qt is asked: Qt aborts where it cannot; and what Qt lacks when it is loaded."""

from __future__ import annotations

import contextlib
import os
import sys
from typing import TYPE_CHECKING

from bodymap.errors import BodymapError

if TYPE_CHECKING:
    from collections.abc import Iterator

from bodymap.words import _


def why_no_window() -> str | None:
    """Return what is missing for a window in a few words, None if nothing is."""
    chosen = os.environ.get("QT_QPA_PLATFORM", "").partition(":")[0]
    if chosen in {"offscreen", "minimal"}:
        return _("QT_QPA_PLATFORM is {chosen}", chosen=chosen)
    if not sys.platform.startswith("linux") or chosen:
        return None
    if os.environ.get("WAYLAND_DISPLAY"):
        return None
    if not os.environ.get("DISPLAY"):
        return _("no display (neither DISPLAY nor WAYLAND_DISPLAY is set)")
    return _missing_x_library()


def use_offscreen_without_display() -> None:
    """Choose Qt's offscreen platform where no window can be shown."""
    if why_no_window():
        os.environ["QT_QPA_PLATFORM"] = "offscreen"


@contextlib.contextmanager
def qt_errors_told() -> Iterator[None]:
    """Turn a Qt that cannot be loaded into one sentence."""
    try:
        yield
    except ImportError as error:
        if ".so" in str(error):
            raise BodymapError(_("Qt cannot start: {fault}; in a checkout, make run installs all that is needed", fault=error)) from None
        raise BodymapError(_("Qt cannot start: {fault}", fault=error)) from None


def _missing_x_library() -> str | None:
    import ctypes  # noqa: PLC0415 - only where an X11 window is wanted

    # Qt 6.5 and later cannot load its X11 plugin without this one library.
    try:
        ctypes.CDLL("libxcb-cursor.so.0")
    except OSError:
        return _("the system library libxcb-cursor0 is missing (sudo apt-get install libxcb-cursor0)")
    return None
