"""The start, as the program is really started: one picture, what was shown last, and an end when the window is closed."""

from __future__ import annotations

import gc
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from bodymap import app
from bodymap.atlas.load import Atlas
from bodymap.errors import UsageError
from bodymap.session.intent import ShowFigure
from bodymap.ui.kit import sizes
from bodymap.ui.map.body import BodyPainter, Job, render
from bodymap.ui.settings import Settings

from .conftest import WindowMaker

ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.parametrize("size", [(1280, 720), (1280, 800), (1440, 900), (3840, 2160)])
def test_the_size_of_the_map_is_known_before_it_stands(open_window: WindowMaker, size: tuple[int, int]) -> None:
    window = open_window(size=size)
    assert (window.map.width(), window.map.height()) == sizes.map_size(size, [])


@pytest.fixture
def drawn(monkeypatch: pytest.MonkeyPatch) -> list[Job]:
    """Every picture of the body that is really drawn."""
    jobs: list[Job] = []

    def counted(job: Job) -> QImage:
        jobs.append(job)
        return render(job)

    monkeypatch.setattr("bodymap.ui.map.body.render", counted)
    return jobs


on_linux = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="elsewhere no variable moves the settings")


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A user's folder of its own; what the start sets for the whole process is set back."""
    for place in ("XDG_CONFIG_HOME", "XDG_DATA_HOME"):
        monkeypatch.setenv(place, str(tmp_path / place))
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    interval = sys.getswitchinterval()
    yield tmp_path
    sys.setswitchinterval(interval)
    gc.enable()


Starter = Callable[[str | None], app.Started]


@pytest.fixture
def start(home: Path, qtbot: QtBot) -> Iterator[Starter]:
    """Start the program as it is started, and close it at the end."""
    running: list[app.Started] = []

    def really(point: str | None) -> app.Started:
        started = app.start(point)
        running.append(started)
        app.wait_until_rested(started.window)
        # The window finishes itself once it stands.
        qtbot.waitUntil(lambda: bool(started.window.actions_by_id), timeout=3000)
        return started

    yield really
    for started in running:
        started.window.close()
        started.painter.close()
        started.window.deleteLater()
    QApplication.processEvents()


@on_linux
def test_the_real_start_draws_one_picture_and_shows_the_point(start: Starter, home: Path, qtbot: QtBot, drawn: list[Job]) -> None:
    started = start("ub 23")
    window = started.window
    assert window.isVisible()
    assert len(drawn) == 1
    assert started.painter.newest == drawn[0]
    assert window.scene.point == "BL23"
    assert "Shènshū" in window.card.text()
    assert window.windowTitle().startswith("BL23")
    assert sys.excepthook is app.tell
    assert gc.isenabled()
    qtbot.waitUntil(lambda: not window.windowIcon().isNull(), timeout=3000)
    qtbot.waitUntil(lambda: [path.name for path in home.rglob("*.sqlite")] == ["bodymap.sqlite"], timeout=3000)
    window.close()
    (kept,) = home.rglob("bodymap.ini")
    assert "point=BL23" in kept.read_text(encoding="utf-8")


@on_linux
def test_the_next_start_shows_what_was_shown_last(start: Starter, drawn: list[Job]) -> None:
    first = start("KI3")
    first.window.session.send(ShowFigure("female"))
    app.wait_until_rested(first.window)
    first.window.close()
    drawn.clear()
    again = start(None).window
    assert (again.scene.point, again.scene.figure) == ("KI3", "female")
    assert len(drawn) == 1


@on_linux
def test_a_point_that_is_no_longer_there_is_not_shown(start: Starter, home: Path) -> None:
    start(None).window.close()
    (kept,) = home.rglob("bodymap.ini")
    kept.write_text("[General]\npoint=BL999\nview=nowhere\nhidden=QQ KI\n", encoding="utf-8")
    scene = start(None).window.scene
    assert (scene.point, scene.subject, scene.view, scene.hidden) == ("", None, "posterior", frozenset({"KI"}))


@on_linux
def test_an_unknown_code_is_told_and_no_window_opens(home: Path, qapp: QApplication) -> None:
    with pytest.raises(UsageError, match="BL67"):
        app.start("BL99")
    assert not [widget for widget in QApplication.topLevelWidgets() if widget.isVisible()]


@on_linux
def test_the_program_runs_until_its_window_is_closed(tmp_path: Path) -> None:
    script = (
        "import sys\n"
        "from PySide6.QtCore import QTimer\n"
        "from bodymap import app\n"
        "QTimer.singleShot(600, app.make_application().closeAllWindows)\n"
        "sys.exit(app.run('KI3'))\n"
    )
    places = {"XDG_CONFIG_HOME": str(tmp_path), "XDG_DATA_HOME": str(tmp_path), "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(ROOT)}
    done = subprocess.run(
        [sys.executable, "-c", script], env={**os.environ, **places}, capture_output=True, text=True, check=False, timeout=60
    )
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    assert "point=KI3" in (tmp_path / "bodymap" / "bodymap.ini").read_text(encoding="utf-8")


@pytest.mark.parametrize(("code", "early"), [("", False), ("BL23", False), ("LI4", False), ("BL23", True)])
def test_the_first_picture_is_the_one_that_the_map_asks_for(
    qtbot: QtBot, atlas: Atlas, settings: Settings, drawn: list[Job], code: str, early: bool
) -> None:
    painter = BodyPainter()
    first = app.first_scene(settings, atlas, code)
    app.prepare(painter, settings, atlas, first)
    if early:
        # It is done before there is anybody to bring it to.
        painter.wait(10)
    window = app.build_window(atlas, settings, painter, first)
    painter.wait(10)
    window.show()
    app.wait_until_rested(window)
    assert len(drawn) == 1, [(job.width, job.height, job.region, job.units, hash(job.paper), hash(job.lines)) for job in drawn]
    window.close()
    window.deleteLater()
    painter.close()


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
