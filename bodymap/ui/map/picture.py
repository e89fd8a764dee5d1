"""The picture of the body on the map: which one is on the screen, and which one to ask for next."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QObject, QRect, QRectF, Signal, Slot
from PySide6.QtGui import QColor, QPainter, QRegion

from bodymap.draw.paper import Paper
from bodymap.ui.map.body import BodyPainter, Job, Picture

if TYPE_CHECKING:
    from bodymap.draw.camera import Camera, Sheet
    from bodymap.draw.lines import ChannelLines

_MARGIN = 0.3
_LEAST_MARGIN = 0.08
FIRST_MARGIN = 0.09
_OVERVIEWS_KEPT = 4


class PictureCache(QObject):
    """Keeps a sharp picture larger than the view, and a whole small one of each view for what it does not cover."""

    changed = Signal()

    def __init__(self, painter: BodyPainter) -> None:
        super().__init__()
        self._painter = painter
        self._paper: Paper | None = None
        self._sheet: Sheet | None = None
        self._lines: ChannelLines | None = None
        self._sharp: Picture | None = None
        self._overviews: dict[Paper, Picture] = {}
        self._asked: Job | None = None
        self.fault = ""
        painter.made.connect(self._on_made)

    @property
    def ready(self) -> bool:
        """Tell whether anything of this view can be shown."""
        return self._sharp is not None or self._paper in self._overviews or bool(self.fault)

    @property
    def waiting(self) -> bool:
        """Tell whether a picture that was asked for is still being made."""
        return self._asked is not None

    def show(self, paper: Paper, sheet: Sheet) -> None:
        """Turn to another drawing; the picture follows when asked for."""
        if paper != self._paper:
            self._sharp, self._asked, self.fault = None, None, ""
        self._paper, self._sheet = paper, sheet

    def lay(self, lines: ChannelLines | None) -> None:
        """Set the channel lines of the next picture."""
        self._lines = lines

    def ask(self, camera: Camera) -> None:
        """Ask for a sharp picture for this camera, unless there is a good one or one is under way."""
        if self._paper is None or self._sheet is None or self._served(camera):
            return
        # The first picture is asked for before the window stands; it may be done, and not yet brought.
        newest = self._painter.newest
        self._asked = newest if newest is not None and self._serves(newest, camera) else self._job(camera)
        self._painter.ask(self._asked)

    def _served(self, camera: Camera) -> bool:
        """Tell whether the picture that is shown, or the one that was asked for, will do."""
        jobs = (self._sharp.job if self._sharp else None, self._asked)
        return any(job is not None and self._serves(job, camera) for job in jobs)

    def paint(self, painter: QPainter, camera: Camera) -> None:
        """Paint the body over the whole view, device pixels."""
        view = QRect(0, 0, round(camera.width), round(camera.height))
        rest = QRegion(view)
        for picture in (self._sharp, self._overviews.get(self._paper) if self._paper else None):
            if picture is not None:
                rest = self._paint_one(painter, picture, camera, rest)
        if self._paper is not None:
            for rect in _rects(rest):
                painter.fillRect(rect, QColor(self._paper.colour))

    def _paint_one(self, painter: QPainter, picture: Picture, camera: Camera, rest: QRegion) -> QRegion:
        if self._sheet is None or rest.isEmpty():
            return rest
        ratio = camera.scale * self._sheet.width / picture.job.width
        left, top, width, height = picture.job.region
        corner = camera.origin()
        if abs(ratio - 1) * max(camera.width, camera.height) < 0.5:
            at = QRect(corner[0] + left, corner[1] + top, width, height)
            for rect in _rects(rest.intersected(at)):
                painter.drawImage(rect.topLeft(), picture.image, rect.translated(-at.topLeft()))
            return rest.subtracted(at)
        target = QRectF(corner[0] + left * ratio, corner[1] + top * ratio, width * ratio, height * ratio)
        inner = target.toAlignedRect().adjusted(1, 1, -1, -1)
        for rect in _rects(rest.intersected(inner)):
            source = QRectF(
                (rect.x() - target.x()) / ratio, (rect.y() - target.y()) / ratio, rect.width() / ratio, rect.height() / ratio
            )
            painter.drawImage(QRectF(rect), picture.image, source)
        return rest.subtracted(inner)

    def _job(self, camera: Camera) -> Job:
        assert self._paper is not None
        assert self._sheet is not None
        return job_for(self._paper, self._sheet, camera, self._lines)

    def _serves(self, job: Job, camera: Camera) -> bool:
        assert self._sheet is not None
        if (job.paper, job.lines, job.width) != (self._paper, self._lines, round(self._sheet.width * camera.scale)):
            return False
        return QRect(*job.region).contains(QRect(*wanted(self._sheet, camera, _LEAST_MARGIN)))

    @Slot(object)
    def _on_made(self, picture: Picture) -> None:
        # A picture asked for before the window stood is as good as one asked for now.
        if picture.job == self._asked:
            self._asked = None
        elif picture.job.paper != self._paper:
            return
        self.fault = picture.fault
        if not picture.fault:
            self._keep(picture)
        self.changed.emit()

    def _keep(self, picture: Picture) -> None:
        self._sharp = picture
        job = picture.job
        if job.region == (0, 0, job.width, job.height):
            self._overviews.pop(job.paper, None)
            self._overviews[job.paper] = picture
            while len(self._overviews) > _OVERVIEWS_KEPT:
                self._overviews.pop(next(iter(self._overviews)))


def _rects(region: QRegion) -> Iterable[QRect]:
    # A region can be walked through, but its type does not say so.
    return cast("Iterable[QRect]", region)


def wanted(sheet: Sheet, camera: Camera, margin: float) -> tuple[int, int, int, int]:
    """Return the part of the sheet, in pixels of this scale, that the view shows with a margin around it."""
    x, y = camera.origin()
    wide, high = round(camera.width * margin), round(camera.height * margin)
    whole = QRect(0, 0, round(sheet.width * camera.scale), round(sheet.height * camera.scale))
    seen = QRect(-x, -y, round(camera.width), round(camera.height)).adjusted(-wide, -high, wide, high)
    rect = seen.intersected(whole)
    return (rect.x(), rect.y(), rect.width(), rect.height()) if not rect.isEmpty() else (0, 0, 1, 1)


def job_for(paper: Paper, sheet: Sheet, camera: Camera, lines: ChannelLines | None, margin: float = _MARGIN) -> Job:
    """Return the job whose picture serves a camera, with room to pan: a margin in parts of the view."""
    width, height = round(sheet.width * camera.scale), round(sheet.height * camera.scale)
    return Job(paper, width, height, sheet.width, wanted(sheet, camera, margin), lines)

