"""The camera: what it holds, what it keeps in sight, how close it goes."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from bodymap.atlas.load import Atlas
from bodymap.draw.camera import Camera, Sheet, clamp_zoom, look_at, look_over

SHEET = Sheet(1000.0, 1840.0, 10.0)
FIT = SHEET.fit(600.0, 800.0, 1.0)


def in_view(camera: Camera, x: float, y: float, rim: float = 0.0) -> bool:
    left, top = camera.to_view(x, y)
    return rim <= left <= camera.width - rim and rim <= top <= camera.height - rim


def test_view_and_sheet_are_each_others_inverse() -> None:
    camera = Camera(0.7, 300.0, 500.0, 600.0, 800.0)
    for place in ((0.0, 0.0), (123.0, 456.0)):
        assert camera.to_view(*camera.to_sheet(*place)) == pytest.approx(place)
    assert camera.to_sheet(300.0, 400.0) == (300.0, 500.0)


def test_a_zoom_holds_the_spot_under_the_pointer() -> None:
    held = FIT.to_sheet(120.0, 640.0)
    assert FIT.zoomed(2.5, 120.0, 640.0).to_sheet(120.0, 640.0) == pytest.approx(held)


def test_the_whole_sheet_is_seen_at_first() -> None:
    for width, height, dpr in ((600.0, 800.0, 1.0), (2400.0, 700.0, 1.0), (1200.0, 1600.0, 2.0)):
        camera = SHEET.fit(width, height, dpr)
        assert all(in_view(camera, x, y, 20 * dpr) for x in (0, 1000) for y in (0, 1840))


def test_no_zoom_and_no_pan_loses_the_body() -> None:
    for camera in (FIT.panned(9000, 0), FIT.panned(0, -9000), FIT.zoomed(40, 0, 0).panned(-5000, 90000)):
        found = SHEET.bounded(camera, FIT, 1.0)
        left, top = found.to_view(0, 0)
        right, bottom = found.to_view(1000, 1840)
        assert right >= 59
        assert left <= 541
        assert bottom >= 59
        assert top <= 741
    for factor in (1e-3, 1e3):
        clamped = FIT.scale * clamp_zoom(SHEET, FIT, FIT, factor, 1.0)
        assert SHEET.bounded(FIT.zoomed(factor, 1, 1), FIT, 1.0).scale == pytest.approx(clamped)


def test_a_move_begins_and_ends_where_it_should() -> None:
    goal = replace(FIT, scale=3.0, x=900.0, y=100.0)
    assert FIT.mixed(goal, 0.0) == FIT
    end = FIT.mixed(goal, 1.0)
    assert (end.scale, end.x, end.y) == pytest.approx((goal.scale, goal.x, goal.y))
    half = FIT.mixed(replace(FIT, x=FIT.x + 100), 0.5)
    assert half.x == pytest.approx(FIT.x + 50)


def test_a_point_is_brought_into_sight_and_closer_only_where_asked(atlas: Atlas) -> None:
    view = atlas.figure_map("male").views["posterior"]
    for code in ("GV20", "BL23", "BL60", "GB30", "SI9"):
        spots = view.spots_of(code)
        close = look_at(SHEET, FIT, spots, 1.0, closer=True)
        assert close.scale > 1.5 * FIT.scale
        assert in_view(close, spots[0].x, spots[0].y, 0.1 * 600)
        assert look_at(SHEET, FIT, spots, 1.0, closer=False).scale == FIT.scale
        assert look_at(SHEET, close, spots, 1.0, closer=True) == close
    assert look_at(SHEET, FIT, [], 1.0, closer=True) == FIT


def test_all_of_some_points_are_brought_into_sight_as_close_as_they_allow(atlas: Atlas) -> None:
    view = atlas.figure_map("male").views["posterior"]
    near = [spot for code in ("BL23", "BL24", "BL25") for spot in view.spots_of(code)]
    far = [*near, *view.spots_of("BL60")]
    close, wide = look_over(SHEET, FIT, near, 1.0), look_over(SHEET, FIT, far, 1.0)
    assert close.scale > wide.scale > FIT.scale
    for camera, spots in ((close, near), (wide, far)):
        assert all(in_view(camera, spot.x, spot.y, 60.0) for spot in spots)
    assert look_over(SHEET, FIT, [], 1.0) == FIT
    corners = [replace(near[0], x=x, y=y) for x, y in ((0.0, 0.0), (1000.0, 1840.0))]
    assert look_over(SHEET, FIT, corners, 1.0) == FIT
