"""Draws the body in a worker, so that the window never waits for it.

The SVG is rendered by ``QImageReader``, which lets go of the interpreter lock (``QPainter`` and ``QSvgRenderer``
do not), with the channel lines written into it.
"""

from __future__ import annotations

import contextlib
import sys
import threading
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec
from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QObject, QRect, QSize, Signal
from PySide6.QtGui import QColor, QImage, QImageReader

from bodymap.draw.paper import Paper, laid_over, source_of
from bodymap.words import _

if TYPE_CHECKING:
    from bodymap.draw.lines import ChannelLines

_MOST_BYTES_MB = 1024
_LONG_REST_S = 1.0


class Job(msgspec.Struct, frozen=True):
    """A picture to make: a region of the sheet at a scale, in device pixels."""

    paper: Paper
    width: int
    """Of the whole sheet at this scale."""
    height: int
    units: float
    """Width of the whole sheet in its own units."""
    region: tuple[int, int, int, int]
    """Left, top, width and height of what is wanted of it."""
    lines: ChannelLines | None = None
    """The channel lines laid on it."""


class Picture(msgspec.Struct, frozen=True):
    """A finished picture, or one line about why there is none."""

    job: Job
    image: QImage
    fault: str = ""


class BodyPainter(QObject):
    """Makes pictures of the body one after the other in a thread of its own; only the newest job counts."""

    made = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._next_job: Job | None = None
        self._latest: Job | None = None
        self._done: Picture | None = None
        self._closing = False
        self._rest = 0.0
        self._change = threading.Condition()
        self._thread = threading.Thread(target=self._run, name="body-painter", daemon=True)
        self._thread.start()

    @property
    def newest(self) -> Job | None:
        """Return the job that was asked for last, whether it is done or under way."""
        return self._latest

    def ask(self, job: Job) -> None:
        """Ask for a picture; ``made`` brings it. The same job twice is one."""
        with self._change:
            done = self._done
            if job != self._latest:
                self._latest = self._next_job = job
                self._change.notify_all()
                return
        if done is not None and done.job == job:
            self.made.emit(done)

    def wait(self, seconds: float) -> None:
        """Wait until the newest picture is made, at most so long."""
        with self._change:
            self._change.wait_for(lambda: self._latest is None or (self._done is not None and self._done.job is self._latest), seconds)

    def close(self) -> None:
        """Stop the thread and wait for it."""
        with self._change:
            self._closing = True
            self._change.notify_all()
        self._thread.join()

    def _run(self) -> None:
        while (job := self._next()) is not None:
            picture = self._make(job)
            with self._change:
                self._done = picture
                self._change.notify_all()
            # The window may be gone by now; then nobody waits for the picture.
            with contextlib.suppress(RuntimeError):
                self.made.emit(picture)

    def _next(self) -> Job | None:
        with self._change:
            if self._done is not None and not self._change.wait_for(lambda: self._next_job is not None or self._closing, self._rest):
                # Not sooner: while it runs no other thread can take memory, and the hand may still be moving.
                _give_back()
                self._rest = _LONG_REST_S
            self._change.wait_for(lambda: self._next_job is not None or self._closing)
            job, self._next_job = self._next_job, None
            return None if self._closing else job

    @staticmethod
    def _make(job: Job) -> Picture:
        try:
            return Picture(job, render(job))
        except (OSError, ValueError) as fault:
            return Picture(job, QImage(), str(fault))


def render(job: Job) -> QImage:
    """Return the body of a job as opaque pixels; OSError or ValueError says in one line what is wrong."""
    source = QByteArray(_source(job))
    buffer = QBuffer(source)
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer, QByteArray(b"svg"))
    reader.setAllocationLimit(_MOST_BYTES_MB)
    reader.setScaledSize(QSize(job.width, job.height))
    reader.setScaledClipRect(QRect(*job.region))
    reader.setBackgroundColor(QColor(job.paper.colour))
    image = reader.read()
    if image.isNull():
        raise ValueError(_("The drawing {name} cannot be read.", name=Path(job.paper.file).name))
    if not image.reinterpretAsFormat(QImage.Format.Format_RGB32):
        image = image.convertToFormat(QImage.Format.Format_RGB32)
    return image


def _source(job: Job) -> bytes:
    text = source_of(job.paper)
    return laid_over(text, job.lines.as_svg(job.width / job.units)) if job.lines is not None else text


def _give_back() -> None:
    """Return to the system what reading the drawing took: glibc would keep it for this thread."""
    if sys.platform.startswith("linux"):
        import ctypes  # noqa: PLC0415

        with contextlib.suppress(AttributeError, OSError):
            ctypes.CDLL(None).malloc_trim(0)
