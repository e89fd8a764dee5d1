"""The composition root: wires atlas, settings, store and window together, and nothing else does."""

from __future__ import annotations

import contextlib
import gc
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from msgspec.structs import replace
from PySide6.QtCore import QSettings, QStandardPaths
from PySide6.QtWidgets import QApplication

from bodymap import resources
from bodymap.atlas.load import open_atlas
from bodymap.atlas.subject import point as point_of
from bodymap.draw.camera import Sheet, look_at
from bodymap.draw.context import context_of, legend_of
from bodymap.draw.paper import picture_of
from bodymap.draw.tokens import TOKENS
from bodymap.errors import BodymapError, UsageError
from bodymap.session.intent import Choose
from bodymap.session.modes import MODES
from bodymap.session.modes.common import known_view
from bodymap.session.scene import Aim, Scheme
from bodymap.ui.kit import sizes
from bodymap.ui.kit.later import later
from bodymap.ui.map.body import BodyPainter
from bodymap.ui.map.picture import FIRST_MARGIN, job_for
from bodymap.ui.settings import Settings
from bodymap.words import ENGLISH, _

if TYPE_CHECKING:
    from types import TracebackType

    from bodymap.atlas.load import Atlas
    from bodymap.atlas.model import Figure
    from bodymap.session.modes.common import Outcome
    from bodymap.ui.side.recent import RecentStore
    from bodymap.ui.window import MainWindow

_INI = QSettings.Format.IniFormat
_PATIENCE = 20.0
_FIRST_PICTURE = 0.25
_SWITCH_S = 0.001
_ICON_MS = 400
_HALF = 128


class Started(NamedTuple):
    """The running program."""

    app: QApplication
    window: MainWindow
    painter: BodyPainter


def run(point: str | None = None) -> int:
    """Open the window, at a point if one is named; returns the exit code."""
    started = start(point)
    result = QApplication.exec()
    started.painter.close()
    return result


def start(point: str | None = None) -> Started:
    """Show the window and return it with what must be kept alive."""
    # What is loaded here stays; looking through it for garbage again and again would only delay the window.
    gc.disable()
    # The painter's thread never keeps the window's waiting for longer.
    sys.setswitchinterval(_SWITCH_S)
    app = make_application()
    sys.excepthook = tell
    settings = Settings(QSettings(str(_folder(QStandardPaths.StandardLocation.AppConfigLocation) / "bodymap.ini"), _INI))
    painter = BodyPainter()
    speak(settings)
    atlas = open_atlas(settings.language)
    first = first_scene(settings, atlas, _code(point, settings.point, atlas))
    prepare(painter, settings, atlas, first)
    window = build_window(atlas, settings, painter, first, _open_recent)
    # A window that is painted once, whole, stands sooner than one that is painted twice.
    painter.wait(_FIRST_PICTURE)
    window.show()
    later(window, _ICON_MS, partial(_dress, window))
    return Started(app, window, painter)


def _dress(window: MainWindow) -> None:
    from PySide6.QtGui import QIcon  # noqa: PLC0415 - the first paint does without it

    with contextlib.suppress(BodymapError):
        window.setWindowIcon(QIcon(str(resources.asset("icons/bodymap.svg"))))


def speak(settings: Settings) -> None:
    """Show texts in the language of the settings; one that is no longer there counts as not set."""
    if settings.language == ENGLISH:
        return
    from bodymap.words.language import use  # noqa: PLC0415 - English needs nothing of it

    try:
        use(settings.language)
    except UsageError:
        settings.language = ENGLISH


def first_scene(settings: Settings, atlas: Atlas, code: str = "") -> Outcome:
    """Return the scene that the window opens with, at a point if one is named, and what it aims at."""
    scene = replace(settings.scene(), system=_guess())
    channels = {head.channel for head in atlas.points.values()}
    scene = replace(scene, view=known_view(atlas, scene, scene.view), hidden=scene.hidden & channels)
    if not code:
        return scene, Aim()
    return MODES[scene.mode](Choose(point_of(code), "start"), scene, atlas)


def build_window(
    atlas: Atlas, settings: Settings, painter: BodyPainter, first: Outcome | None = None, opener: Callable[[], RecentStore] | None = None
) -> MainWindow:
    """Return the main window, wired but not shown; without a first scene, on the one that was shown last."""
    from bodymap.session.session import Session  # noqa: PLC0415 - the body is being drawn meanwhile
    from bodymap.typeset import fonts  # noqa: PLC0415
    from bodymap.ui.kit.theme import palette  # noqa: PLC0415
    from bodymap.ui.side.recent import RecentPoints  # noqa: PLC0415
    from bodymap.ui.window import MainWindow  # noqa: PLC0415

    scene, aim = first or first_scene(settings, atlas)
    if QApplication.font().family() != fonts.TEXT[0]:
        fonts.load(resources.asset)
        QApplication.setFont(fonts.font())
    QApplication.setPalette(palette(TOKENS[scene.scheme]))
    window = MainWindow(atlas, Session(atlas, scene), settings, painter, drawing, RecentPoints(opener))
    window.begin(aim)
    return window


def shot(
    path: Path,
    point: str | None = None,
    view: str | None = None,
    size: tuple[int, int] = (1440, 900),
    theme: Scheme | None = None,
    figure: Figure = "male",
) -> None:
    """Save a picture of the real main window, all of it loaded; BodymapError if it cannot be written."""
    import tempfile  # noqa: PLC0415 - kept off the start

    make_application()
    with tempfile.TemporaryDirectory() as folder:
        settings = Settings(QSettings(f"{folder}/shot.ini", _INI))
        settings.figure, settings.theme, settings.size = figure, theme or "light", size
        atlas, painter = open_atlas(), BodyPainter()
        first = first_scene(settings, atlas, point or "")
        window = build_window(atlas, settings, painter, _seen_in(view, first) if view else first)
        window.show()
        window.finish()
        wait_until_rested(window)
        saved = window.grab().save(str(path))
        window.close()
        window.deleteLater()
        painter.close()
    if not saved:
        raise BodymapError(_("the picture cannot be written"), path)


def _seen_in(view: str, first: Outcome) -> Outcome:
    """Return the first scene in a view that was asked for, with the chosen point in sight and near."""
    scene, aim = first
    return replace(scene, view=view), replace(aim, closer=True)


def wait_until_rested(window: MainWindow) -> None:
    """Let the window work until its sharp picture, its labels and its card stand."""
    end = time.monotonic() + _PATIENCE
    QApplication.processEvents()
    while window.map.busy and time.monotonic() < end:
        QApplication.processEvents()
        time.sleep(0.002)
    QApplication.processEvents()


def make_application() -> QApplication:
    """Return the application, made on the first call."""
    app = QApplication.instance()
    if isinstance(app, QApplication):
        return app
    QApplication.setApplicationName("bodymap")
    QApplication.setApplicationDisplayName("Bodymap")
    return QApplication(sys.argv[:1])


def prepare(painter: BodyPainter, settings: Settings, atlas: Atlas, first: Outcome) -> None:
    """Let the first picture be drawn while the window is still being built: the one that the map will ask for."""
    scene, aim = first
    wide, high = sizes.map_size(settings.size or sizes.USUAL, settings.splitter)
    dpr = QApplication.primaryScreen().devicePixelRatio()
    context = context_of(scene, atlas, legend_of(atlas), dpr)
    view = context.view
    sheet = Sheet(view.width, view.height, view.units_per_cm)
    camera = sheet.fit(wide * dpr, high * dpr, dpr)
    if aim.codes:
        spots = sorted(view.spots_of(aim.codes[0]), key=lambda spot: spot.side != aim.side)
        camera = look_at(sheet, camera, spots, dpr, closer=aim.closer)
    paper, lines = picture_of(context, drawing(scene.figure, scene.view))
    painter.ask(job_for(paper, sheet, camera, lines, FIRST_MARGIN))


def _guess() -> Scheme:
    """Tell by the system's palette whether it is dark; a wrong guess costs one drawing."""
    return "dark" if QApplication.palette().window().color().lightness() < _HALF else "light"


def drawing(figure: str, view: str) -> str:
    """Return the file of a drawing; where it is missing, the path it should have."""
    relative = f"svg/{figure}/{view}.svg"
    try:
        return str(resources.asset(relative))
    except BodymapError:
        return str(resources.root() / "assets" / relative)


def tell(kind: type[BaseException], fault: BaseException, trace: TracebackType | None) -> None:
    """Tell of a fault in one dialog; the window stays open."""
    import traceback  # noqa: PLC0415 - only for faults

    from PySide6.QtWidgets import QMessageBox  # noqa: PLC0415

    traceback.print_exception(kind, fault, trace)
    if not issubclass(kind, Exception) or QApplication.instance() is None:
        return
    box = QMessageBox(QMessageBox.Icon.Warning, "Bodymap", _sentence(fault))
    box.setDetailedText("".join(traceback.format_exception(kind, fault, trace)))
    box.exec()


def _sentence(fault: BaseException) -> str:
    if isinstance(fault, BodymapError):
        return str(fault)
    return _("Something went wrong that should not have. Nothing of yours is lost; you can go on.")


def _code(asked: str | None, last: str, atlas: Atlas) -> str:
    if not asked:
        return last if last in atlas.points else ""
    if asked in atlas.points:
        return asked
    from bodymap.atlas.codes import parse_code  # noqa: PLC0415 - only unusual forms need it

    return parse_code(asked, atlas)


def _open_recent() -> RecentStore:
    from bodymap.store.recents import Recents  # noqa: PLC0415 - the database costs nothing until it is asked

    return Recents(_folder(QStandardPaths.StandardLocation.AppDataLocation) / "bodymap.sqlite")


def _folder(place: QStandardPaths.StandardLocation) -> Path:
    return Path(QStandardPaths.writableLocation(place))
