"""Whether a window can be shown, told before Qt is asked."""

from __future__ import annotations

import ctypes
import os

import pytest

from bodymap.display import qt_errors_told, use_offscreen_without_display, why_no_window
from bodymap.errors import BodymapError

NAMES = ("QT_QPA_PLATFORM", "WAYLAND_DISPLAY", "DISPLAY")


@pytest.fixture(autouse=True)
def on_linux(monkeypatch: pytest.MonkeyPatch) -> None:
    """A Linux without any display, and with all that Qt needs."""
    for name in NAMES:
        # Set and then deleted, so that it is as it was at the end whatever the test sets.
        monkeypatch.setenv(name, "")
        monkeypatch.delenv(name)
    monkeypatch.setattr("sys.platform", "linux")
    monkeypatch.setattr(ctypes, "CDLL", lambda name: None)


@pytest.mark.parametrize(
    ("environment", "missing"),
    [
        ({}, "no display (neither DISPLAY nor WAYLAND_DISPLAY is set)"),
        ({"DISPLAY": ":0"}, None),
        ({"WAYLAND_DISPLAY": "wayland-0"}, None),
        ({"QT_QPA_PLATFORM": "offscreen", "DISPLAY": ":0"}, "QT_QPA_PLATFORM is offscreen"),
        ({"QT_QPA_PLATFORM": "minimal:enable_fonts"}, "QT_QPA_PLATFORM is minimal"),
        ({"QT_QPA_PLATFORM": "vnc"}, None),
    ],
)
def test_what_is_missing_for_a_window_is_told(monkeypatch: pytest.MonkeyPatch, environment: dict[str, str], missing: str | None) -> None:
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    assert why_no_window() == missing
    use_offscreen_without_display()
    assert (os.environ.get("QT_QPA_PLATFORM") == "offscreen") is (missing is not None)


def test_other_systems_always_have_a_display(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.platform", "darwin")
    assert why_no_window() is None


def test_the_library_that_qt_needs_for_x11_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(name: str) -> None:
        raise OSError(name)

    monkeypatch.setattr(ctypes, "CDLL", missing)
    monkeypatch.setenv("DISPLAY", ":0")
    told = why_no_window()
    assert told is not None
    assert "apt-get install libxcb-cursor0" in told


@pytest.mark.parametrize(
    ("fault", "says"),
    [
        ("libEGL.so.1: cannot open", "Qt cannot start: libEGL.so.1: cannot open; in a checkout, make run installs"),
        ("No module named 'PySide6'", "Qt cannot start: No module named 'PySide6'"),
    ],
)
def test_a_qt_that_cannot_be_loaded_is_told_in_one_sentence(fault: str, says: str) -> None:
    with pytest.raises(BodymapError) as told, qt_errors_told():
        raise ImportError(fault)
    assert str(told.value).startswith(says)
    assert "\n" not in str(told.value)
