"""The start: the first picture is asked for once, at the size that the map will really have."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from bodymap import app
from bodymap.atlas.load import Atlas
from bodymap.errors import UsageError
from bodymap.ui.kit import sizes
from bodymap.ui.map.body import BodyPainter, Job, Picture
from bodymap.ui.settings import Settings

from .conftest import WindowMaker


@pytest.mark.parametrize("size", [(1280, 720), (1280, 800), (1440, 900), (3840, 2160)])
def test_the_size_of_the_map_is_known_before_it_stands(open_window: WindowMaker, size: tuple[int, int]) -> None:
    window = open_window(size=size)
    assert (window.map.width(), window.map.height()) == sizes.map_size(size, [])


@pytest.mark.parametrize("code", ["", "BL23", "LI4"])
def test_the_first_picture_is_drawn_once(
    qtbot: QtBot, atlas: Atlas, settings: Settings, monkeypatch: pytest.MonkeyPatch, code: str
) -> None:
    drawn: list[Job] = []
    painter = BodyPainter()
    make = painter._make

    def counted(job: Job) -> Picture:
        drawn.append(job)
        return make(job)

    monkeypatch.setattr(painter, "_make", counted)
    first = app.first_scene(settings, atlas, code)
    app.prepare(painter, settings, atlas, first)
    window = app.build_window(atlas, settings, painter, first)
    painter.wait(10)
    window.show()
    app.wait_until_rested(window)
    assert len(drawn) == 1, [(job.width, job.height, job.region, job.units, hash(job.paper), hash(job.lines)) for job in drawn]
    window.close()
    window.deleteLater()
    painter.close()


def test_an_unknown_code_is_told_before_the_window_opens(atlas: Atlas) -> None:
    assert app._code("ub 23", "", atlas) == "BL23"
    assert app._code(None, "KI3", atlas) == "KI3"
    assert app._code(None, "no longer there", atlas) == ""
    with pytest.raises(UsageError):
        app._code("BL99", "", atlas)


def test_a_shot_shows_the_window_as_asked(qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "window.png"
    app.shot(path, point="KI3", size=(1280, 720), theme="dark", figure="female")
    data = path.read_bytes()
    assert data.startswith(b"\x89PNG")
    assert int.from_bytes(data[16:20], "big") == 1280
    assert QApplication.instance() is not None


def test_a_fault_is_told_in_one_dialog(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    told: list[str] = []
    monkeypatch.setattr("PySide6.QtWidgets.QMessageBox.exec", lambda box: told.append(box.text()))
    fault = ValueError("broken")
    app.tell(ValueError, fault, None)
    assert len(told) == 1
    assert "you can go on" in told[0]
    assert "broken" in capsys.readouterr().err
