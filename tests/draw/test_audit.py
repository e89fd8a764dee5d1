"""The labels of every page: each view, both figures, each channel alone and all together, in the real fonts."""

from __future__ import annotations

from collections import Counter

import pytest

from bodymap.atlas.load import Atlas
from bodymap.atlas.model import FIGURES, Figure
from bodymap.draw.placing import Label, place_all
from bodymap.export.drawing import Drawing, page_context, page_frame, region_around
from bodymap.typeset.metrics import FontMetrics

from .geometry import Dot, crossings, dots_of, meetings, misleading, struck

ALL: tuple[str, ...] = ()


def faults(labels: list[Label], dots: list[Dot], scale: float, radius: float) -> list[object]:
    """Return all that is wrong with the labels of one page."""
    found: list[object] = [*meetings(labels, scale), *misleading(labels, dots, scale)]
    return [*found, *crossings(labels, dots, scale, radius), *struck(labels, scale)]


def page(atlas: Atlas, metrics: FontMetrics, drawing: Drawing) -> tuple[list[Label], list[object], Counter[str]]:
    """Return the labels of a page, what is wrong with them, and how many each point should have."""
    context = page_context(atlas, drawing)
    frame = page_frame(context, metrics, drawing.region)
    labels = place_all(context, frame)
    spots = [spot for spot in context.view.spots if atlas.points[spot.code].channel in (drawing.channels or atlas.channels)]
    wanted = Counter(code for code, _ in {(spot.code, spot.part) for spot in spots})
    return labels, faults(labels, dots_of(spots, frame.scale), frame.scale, frame.size), wanted


@pytest.mark.parametrize("figure", FIGURES)
def test_no_label_of_a_page_meets_another_or_misleads_and_one_channel_gets_all(atlas: Atlas, metrics: FontMetrics, figure: Figure) -> None:
    named, led = Counter[str](), 0
    for view in atlas.figure_map(figure).views:
        for channel in atlas.channels:
            drawing = Drawing(figure=figure, view=view, channels=(channel,), labels=True)
            labels, wrong, wanted = page(atlas, metrics, drawing)
            assert not wrong, (view, channel)
            assert Counter(label.owner for label in labels) == wanted, (view, channel)
            assert all(label.text == label.owner for label in labels)
            named += wanted
            led += sum(label.leads for label in labels)
        labels, wrong, wanted = page(atlas, metrics, Drawing(figure=figure, view=view, channels=ALL, labels=True))
        assert not wrong, view
        assert len(labels) > 0.6 * wanted.total(), view
    assert set(named) == set(atlas.points)
    assert named.total() > 1000
    assert led > 20


def test_around_a_point_its_name_its_measure_and_its_neighbours_stand_clear_of_each_other(atlas: Atlas, metrics: FontMetrics) -> None:
    for code, view in list(atlas.figure_map("male").best.items())[::4]:
        drawing = Drawing(
            figure="male",
            view=view,
            channels=(atlas.points[code].channel,),
            points=(code,),
            labels=True,
            region=region_around(atlas, "male", view, code, 12),
        )
        labels, wrong, _ = page(atlas, metrics, drawing)
        assert not wrong, code
        assert [label.text for label in labels if label.style == "chosen"] == [code]
