"""The shipped fonts, and the one way to get a font of some size and weight."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtGui import QFont, QFontDatabase

from bodymap.errors import BodymapError

FILES = ("Inter-Regular.otf", "Inter-SemiBold.otf", "NotoSansCJK-SC.otf")
TEXT = ("Inter", "Noto Sans CJK SC", "sans-serif")
BODY_PX = 14

_made: dict[tuple[float, bool], QFont] = {}


def load(asset: Callable[[str], Path]) -> list[str]:
    """Load the shipped fonts; returns the names of those that were missing."""
    missing = []
    for name in FILES:
        try:
            path = asset(f"fonts/{name}")
        except BodymapError:
            missing.append(name)
            continue
        if QFontDatabase.addApplicationFont(str(path)) < 0:
            missing.append(name)
    return missing


def font(pixels: float = BODY_PX, *, bold: bool = False) -> QFont:
    """Return a font of a size in pixels, semi-bold where asked."""
    key = (pixels, bold)
    if key not in _made:
        made = QFont(list(TEXT))
        made.setPixelSize(round(pixels))
        made.setWeight(QFont.Weight.DemiBold if bold else QFont.Weight.Normal)
        made.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
        _made[key] = made
    return _made[key]


def caps(pixels: float = 11) -> QFont:
    """Return the font of small spaced headings."""
    made = QFont(font(pixels, bold=True))
    made.setLetterSpacing(QFont.SpacingType.PercentageSpacing, 106)
    return made
