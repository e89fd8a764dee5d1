"""How large the lettering of the map is."""

from __future__ import annotations

from PySide6.QtGui import QFont, QFontMetricsF

from bodymap.draw.lettering import LOOKS, LabelStyle
from bodymap.typeset import fonts


class FontMetrics:
    """Knows how large lettering is at one density of device pixels."""

    def __init__(self, dpr: float) -> None:
        self.dpr = dpr
        self._metrics: dict[LabelStyle, QFontMetricsF] = {}

    def size(self, text: str, style: LabelStyle) -> tuple[float, float]:
        """Return width and height of a label in device pixels."""
        look, metrics = LOOKS[style], self.of(style)
        width = metrics.horizontalAdvance(text) + 2 * look.pad_x * self.dpr
        return float(round(width + 1)), float(round(metrics.height() + 2 * look.pad_y * self.dpr))

    def of(self, style: LabelStyle) -> QFontMetricsF:
        """Return the metrics of a style's font."""
        if style not in self._metrics:
            self._metrics[style] = QFontMetricsF(self.font(style))
        return self._metrics[style]

    def baseline(self, style: LabelStyle) -> float:
        """Return how far the baseline lies below a label's upper edge, in device pixels."""
        return LOOKS[style].pad_y * self.dpr + self.of(style).ascent()

    def font(self, style: LabelStyle) -> QFont:
        """Return the font of a style."""
        return fonts.font(LOOKS[style].pixels * self.dpr, bold=LOOKS[style].bold)
