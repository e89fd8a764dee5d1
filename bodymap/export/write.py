"""Writes a composed drawing as SVG, PNG or PDF."""

from __future__ import annotations

import os
from pathlib import Path

from PySide6.QtCore import QByteArray, QMarginsF, QRectF, QSize, QSizeF
from PySide6.QtGui import QFontDatabase, QGuiApplication, QImage, QPageSize, QPainter, QPdfWriter
from PySide6.QtSvg import QSvgRenderer

from bodymap import resources
from bodymap.errors import BodymapError
from bodymap.words import _

_PAGE_HEIGHT_MM = 277.0  # A4 less a margin of 10 mm


def write_drawing(text: str, path: Path, width: int) -> None:
    """Write a drawing to a file by its ending; width is in pixels and counts for PNG."""
    writers = {".svg": _write_svg, ".png": _write_png, ".pdf": _write_pdf}
    draft = path.with_name(f".{path.stem}.{os.getpid()}{path.suffix}")
    try:
        writers[path.suffix.casefold()](text, draft, width)
        draft.replace(path)
    except OSError as error:
        draft.unlink(missing_ok=True)
        raise BodymapError(_("cannot write the drawing: {fault}", fault=error.strerror), path) from None


def _write_svg(text: str, path: Path, __: int) -> None:
    path.write_text(text, encoding="utf-8")


def _write_png(text: str, path: Path, width: int) -> None:
    application, renderer = _renderer(text)
    box = renderer.viewBoxF()
    image = QImage(QSize(width, max(1, round(width * box.height() / box.width()))), QImage.Format.Format_RGB32)
    if image.isNull():
        raise BodymapError(_("a picture {width} pixels wide does not fit into memory", width=width), path)
    painter = QPainter(image)
    renderer.render(painter)
    painter.end()
    if not image.save(str(path)):
        raise OSError(0, _("the folder cannot be written to"))
    del application


def _write_pdf(text: str, path: Path, __: int) -> None:
    application, renderer = _renderer(text)
    box = renderer.viewBoxF()
    writer = QPdfWriter(str(path))
    size = QSizeF(_PAGE_HEIGHT_MM * box.width() / box.height(), _PAGE_HEIGHT_MM)
    writer.setPageSize(QPageSize(size, QPageSize.Unit.Millimeter))
    writer.setPageMargins(QMarginsF(0, 0, 0, 0))
    writer.setTitle("Bodymap")
    painter = QPainter()
    if not painter.begin(writer):
        raise OSError(0, _("the folder cannot be written to"))
    renderer.render(painter, QRectF(0, 0, writer.width(), writer.height()))
    painter.end()
    del application


def _renderer(text: str) -> tuple[object, QSvgRenderer]:
    application = QGuiApplication.instance() or QGuiApplication(["bodymap"])
    for path in sorted((resources.root() / "assets" / "fonts").glob("Inter*.[ot]tf")):
        QFontDatabase.addApplicationFont(str(path))
    renderer = QSvgRenderer(QByteArray(text.encode()))
    if not renderer.isValid():
        raise BodymapError(_("the composed drawing is not valid; please report this"))
    return application, renderer
