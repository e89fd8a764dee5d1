"""Two maps side by side: one session, a painter and layers of their own."""

from __future__ import annotations

from msgspec.structs import replace
from pytestqt.qtbot import QtBot

from bodymap import app
from bodymap.atlas.load import Atlas
from bodymap.atlas.subject import point
from bodymap.draw.context import legend_of
from bodymap.session.intent import Choose, Turn
from bodymap.session.scene import Change
from bodymap.ui.map.body import BodyPainter
from bodymap.ui.map.view import MapView

from .conftest import WindowMaker, settle


def test_two_maps_show_one_scene_each_with_its_own_layers(open_window: WindowMaker, atlas: Atlas, qtbot: QtBot) -> None:
    window = open_window("BL23")
    painter = BodyPainter()
    second = MapView(
        painter, atlas, legend_of(atlas), app.drawing, window.session.send, lambda scene: replace(scene, layers=frozenset({"levels"}))
    )
    qtbot.addWidget(second)
    second.resize(600, 700)
    second.show()
    second.show_scene(Change(None, window.scene))
    window.session.listen(second.show_scene)
    for intent in (Choose(point("ST36")), Turn("lateral")):
        window.session.send(intent)
        settle(qtbot, window)
        qtbot.waitUntil(lambda: not second.busy and second.painted_whole, timeout=15000)
        assert second.context is not None
        assert window.map.context is not None
        assert second.context.view is window.map.context.view
        assert second.context.chosen == window.map.context.chosen == ("ST36",)
        assert second.context.on == {"levels"}
        assert "lines" in window.map.context.on
        assert second.grab().toImage() != window.map.grab().toImage()
    (spot, *_) = second.spots_of("ST36")
    second.click(second.place_of(spot))
    assert window.scene.side == spot.side
    painter.close()
