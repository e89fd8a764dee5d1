"""Contexts and frames on the real atlas; lettering is measured by letters alone where no font is needed."""

from __future__ import annotations

import pytest
from msgspec.structs import replace
from PySide6.QtWidgets import QApplication

from bodymap import resources
from bodymap.atlas.load import Atlas
from bodymap.draw.context import Context, Frame, Legend, context_of, legend_of
from bodymap.draw.lettering import LabelStyle
from bodymap.session.scene import Scene
from bodymap.typeset import fonts
from bodymap.typeset.metrics import FontMetrics

EVERYTHING = (-1e6, -1e6, 1e6, 1e6)
PAGE_DPR = 4.0


class Letters:
    """Lettering of which every letter is as wide as the other."""

    def size(self, text: str, style: LabelStyle) -> tuple[float, float]:  # noqa: ARG002 - all styles alike
        return 7.0 * len(text) + 6, 15.0


@pytest.fixture(scope="session")
def legend(atlas: Atlas) -> Legend:
    return legend_of(atlas)


@pytest.fixture
def back(atlas: Atlas, legend: Legend) -> Context:
    """The male back view with all channels."""
    return context_of(Scene(view="posterior"), atlas, legend, 1.0)


@pytest.fixture
def metrics(qapp: QApplication) -> FontMetrics:
    """The shipped fonts as a page measures them."""
    fonts.load(resources.asset)
    return FontMetrics(PAGE_DPR)


def only(context: Context, *channels: str) -> Context:
    """Return a context that shows some channels alone."""
    return replace(context, shown=frozenset(channels))


def near(context: Context, px_per_cm: float) -> Frame:
    """Return a frame of all that a view shows at some zoom."""
    scale = px_per_cm / context.view.units_per_cm
    return Frame(metrics=Letters(), scale=scale, dpr=1.0, px_per_cm=px_per_cm, seen=EVERYTHING, view=EVERYTHING)
