"""Writes a drawing as SVG, PNG or PDF."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QMarginsF, QRectF, QSize, QSizeF
from PySide6.QtGui import QGuiApplication, QImage, QPageSize, QPainter, QPdfWriter
from PySide6.QtSvg import QSvgRenderer

from bodymap import resources
from bodymap.errors import BodymapError
from bodymap.export.drawing import Drawing, compose
from bodymap.typeset import fonts
from bodymap.words import _

if TYPE_CHECKING:
    from bodymap.atlas.load import Atlas

_PAGE_HEIGHT_MM = 277.0  # A4 less a margin of 10 mm


def write_drawing(atlas: Atlas, drawing: Drawing, path: Path, width: int) -> None:
    """Write a drawing to a file by its ending; width is in pixels and counts for PNG."""
    # Lettering is measured and painted in the shipped fonts, whatever the system has.
    application = QGuiApplication.instance() or QGuiApplication(["bodymap"])
    fonts.load(resources.asset)
    draft = path.with_name(f".{path.stem}.{os.getpid()}{path.suffix}")
    try:
        if path.suffix.casefold() == ".svg":
            _write_svg(atlas, drawing, draft)
        else:
            writer = _write_png if path.suffix.casefold() == ".png" else _write_pdf
            writer(_renderer(compose(atlas, drawing, plain=True)), draft, width)
        draft.replace(path)
    except OSError as error:
        draft.unlink(missing_ok=True)
        raise BodymapError(_("cannot write the drawing: {reason}", reason=error.strerror), path) from None
    del application


def _write_svg(atlas: Atlas, drawing: Drawing, path: Path) -> None:
    from bodymap.export.fontface import font_style  # noqa: PLC0415 - only an SVG takes its fonts along

    text = compose(atlas, drawing)
    path.write_text(text.replace("<style></style>", f"<style>{font_style(text)}</style>"), encoding="utf-8")


def _write_png(renderer: QSvgRenderer, path: Path, width: int) -> None:
    box = renderer.viewBoxF()
    image = QImage(QSize(width, max(1, round(width * box.height() / box.width()))), QImage.Format.Format_RGB32)
    if image.isNull():
        raise BodymapError(_("a picture {width} pixels wide does not fit into memory", width=width), path)
    painter = QPainter(image)
    renderer.render(painter)
    painter.end()
    if not image.save(str(path)):
        raise OSError(0, _("the folder cannot be written to"))


def _write_pdf(renderer: QSvgRenderer, path: Path, width: int) -> None:
    del width
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


def _renderer(text: str) -> QSvgRenderer:
    renderer = QSvgRenderer(QByteArray(text.encode()))
    if not renderer.isValid():
        raise BodymapError(_("the composed drawing is not valid; please report this"))
    return renderer
