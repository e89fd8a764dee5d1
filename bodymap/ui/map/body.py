"""Draws the body in a worker, so that the window never waits for it.

The SVG is rendered by ``QImageReader``, which lets go of the interpreter lock (``QPainter`` and ``QSvgRenderer``
do not), with the channel lines written into it.
"""

from __future__ import annotations

import contextlib
import re
import sys
import threading
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec
from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QObject, QRect, QSize, Signal
from PySide6.QtGui import QColor, QImage, QImageReader

if TYPE_CHECKING:
    from bodymap.ui.map.strokes import Inks

_DRAPE = b'id="drape"'
_HIDDEN = re.compile(rb'\s(?:display|visibility)="[^"]*"')
_MOST_BYTES_MB = 1024
_LONG_REST_S = 1.0


class Paper(msgspec.Struct, frozen=True):
    """What is drawn, apart from how large: the file, its drape, the colour behind it."""

    file: str
    drape: bool
    colour: str


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
    inks: Inks | None = None
    """The channel lines laid on it."""


class Picture(msgspec.Struct, frozen=True):
    """A finished picture, or one line about why there is none."""

    job: Job
    image: QImage
    fault: str = ""


class BodyPainter(QObject):
    """Makes pictures of the body one after the other in a thread of its own; only the newest wish counts."""

    made = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._wish: Job | None = None
        self._latest: Job | None = None
        self._done: Picture | None = None
        self._closing = False
        self._rest = 0.0
        self._change = threading.Condition()
        self._thread = threading.Thread(target=self._run, name="body-painter", daemon=True)
        self._thread.start()

    def ask(self, job: Job) -> None:
        """Ask for a picture; ``made`` brings it. The same wish twice is one wish."""
        with self._change:
            done = self._done
            if job != self._latest:
                self._latest = self._wish = job
                self._change.notify_all()
                return
        if done is not None and done.job == job:
            self.made.emit(done)

    def wait(self, seconds: float) -> None:
        """Wait until the newest wish is fulfilled, at most so long."""
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
            if self._done is not None and not self._change.wait_for(lambda: self._wish is not None or self._closing, self._rest):
                # Not sooner: while it runs no other thread can take memory, and the hand may still be moving.
                _give_back()
                self._rest = _LONG_REST_S
            self._change.wait_for(lambda: self._wish is not None or self._closing)
            job, self._wish = self._wish, None
            return None if self._closing else job

    @staticmethod
    def _make(job: Job) -> Picture:
        try:
            return Picture(job, render(job))
        except (OSError, ValueError) as fault:
            return Picture(job, QImage(), str(fault))


@lru_cache(maxsize=1)
def _read(paper: Paper) -> bytes:
    """Return the text of a drawing with its drape shown or hidden."""
    try:
        text = Path(paper.file).read_bytes()
    except OSError:
        raise OSError(f"The drawing {Path(paper.file).name} is not there.") from None
    return _draped(text, shown=paper.drape)


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
        raise ValueError(f"The drawing {Path(job.paper.file).name} cannot be read.")
    if not image.reinterpretAsFormat(QImage.Format.Format_RGB32):
        image = image.convertToFormat(QImage.Format.Format_RGB32)
    return image


def _source(job: Job) -> bytes:
    text = _read(job.paper)
    if job.inks is None:
        return text
    end = text.rfind(b"</svg>")
    return b"".join((text[:end], job.inks.as_svg(job.width / job.units), text[end:]))


def _give_back() -> None:
    """Return to the system what reading the drawing took: glibc would keep it for this thread."""
    if sys.platform.startswith("linux"):
        import ctypes  # noqa: PLC0415

        with contextlib.suppress(AttributeError, OSError):
            ctypes.CDLL(None).malloc_trim(0)


def _draped(text: bytes, *, shown: bool) -> bytes:
    """Show or hide the layer of the drape; plain searches, since a pattern would hold the interpreter for milliseconds."""
    named = text.find(_DRAPE)
    if named < 0:
        return text
    start, end = text.rfind(b"<", 0, named), text.find(b">", named)
    tag = _HIDDEN.sub(b"", text[start:end])
    return text[:start] + tag + (b"" if shown else b' display="none"') + text[end:]
