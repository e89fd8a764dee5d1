"""The picture of the body as the layers want it: which drawing, which of its groups, which lines."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from pathlib import Path

import msgspec

from bodymap.draw.context import Context
from bodymap.draw.layer import Layer, Under
from bodymap.draw.layers import LAYERS
from bodymap.draw.lines import ChannelLines
from bodymap.words import _

_SHOWN = re.compile(rb'\s(?:display|visibility|opacity)="[^"]*"')
_END = b"</svg>"


class Paper(msgspec.Struct, frozen=True):
    """What is drawn, apart from how large: the file, its groups, drawings laid over it, the colour behind it."""

    file: str
    colour: str
    groups: tuple[tuple[str, float], ...] = ()
    """Named groups with their opacity; 0 leaves one out, and those not named stay as they are drawn."""
    drawings: tuple[str, ...] = ()
    """Files of drawings in the same frame."""


def picture_of(context: Context, file: str, layers: Sequence[Layer] = LAYERS) -> tuple[Paper, ChannelLines | None]:
    """Return what the picture of a view is made of; ``file`` is the body's drawing."""
    groups: list[tuple[str, float]] = []
    drawings: list[str] = []
    lines: ChannelLines | None = None
    for layer in layers:
        under = layer.under(context)
        if under is not None:
            groups += under.groups
            drawings += _drawings_of(under, Path(file))
            lines = under.lines or lines
    return Paper(file, context.tokens.paper, tuple(groups), tuple(drawings)), lines


def _drawings_of(under: Under, body: Path) -> Iterator[str]:
    """Yield the file of a layer's own drawing of the view that a body is drawn in, if it has one."""
    path = body.parent.parent.parent / under.drawing / body.parent.name / body.name
    if under.drawing and path.is_file():
        yield str(path)


@lru_cache(maxsize=2)
def source_of(paper: Paper) -> bytes:
    """Return the text of a drawing with its groups shown as wanted and all else laid over it; OSError names a missing file."""
    text = _read(paper.file)
    for name, opacity in paper.groups:
        text = _with_group(text, name.encode(), opacity)
    return laid_over(text, b"".join(inner(_read(drawing)) for drawing in paper.drawings)) if paper.drawings else text


def laid_over(text: bytes, more: bytes) -> bytes:
    """Return a drawing with more elements put in last."""
    end = text.rfind(_END)
    return b"".join((text[:end], more, text[end:])) if end >= 0 else text


def inner(text: bytes) -> bytes:
    """Return what stands between the tags of a drawing, for Qt draws no SVG within an SVG."""
    start, end = text.find(b"<svg"), text.rfind(_END)
    return text[text.find(b">", start) + 1 : end] if 0 <= start < end else b""


def _read(file: str) -> bytes:
    try:
        return Path(file).read_bytes()
    except OSError:
        raise OSError(_("The drawing {name} is not there.", name=Path(file).name)) from None


def _with_group(text: bytes, name: bytes, opacity: float) -> bytes:
    """Set how a group is shown; plain searches, since a pattern would hold the interpreter for milliseconds."""
    named = text.find(b'id="' + name + b'"')
    if named < 0:
        return text
    start, end = text.rfind(b"<", 0, named), text.find(b">", named)
    tag = _SHOWN.sub(b"", text[start:end])
    return text[:start] + tag + _shown(opacity) + text[end:]


def _shown(opacity: float) -> bytes:
    if opacity <= 0:
        return b' display="none"'
    return b"" if opacity >= 1 else f' opacity="{opacity:g}"'.encode()
