"""The shipped fonts as a style sheet of an SVG: of each only the letters that are used."""

from __future__ import annotations

import base64
import io
import re
from html import unescape

from fontTools import subset
from fontTools.ttLib import TTFont

from bodymap import resources
from bodymap.export.svg import FAMILY

_TEXTS = re.compile(r"<text([^>]*)>([^<]*)</text>")
_FACES = {"400": "Inter-Regular.otf", "600": "Inter-SemiBold.otf"}
_BOLD = 'font-weight="600"'


def font_style(svg: str) -> str:
    """Return the style sheet that embeds the fonts of the texts of an SVG, empty if it holds no text."""
    used: dict[str, set[str]] = {}
    for attributes, words in _TEXTS.findall(svg):
        used.setdefault("600" if _BOLD in attributes else "400", set()).update(unescape(words))
    return "".join(_face(weight, characters) for weight, characters in sorted(used.items()))


def _face(weight: str, characters: set[str]) -> str:
    font = TTFont(resources.asset(f"fonts/{_FACES[weight]}"), recalcTimestamp=False)
    options = subset.Options(layout_features=["kern", "mark", "mkmk", "ccmp"], hinting=False, notdef_outline=True)
    maker = subset.Subsetter(options)
    maker.populate(text="".join(characters))
    maker.subset(font)
    out = io.BytesIO()
    font.flavor = "woff"
    font.save(out)
    data = base64.b64encode(out.getvalue()).decode()
    return f'@font-face{{font-family:"{FAMILY}";font-weight:{weight};src:url(data:font/woff;base64,{data}) format("woff")}}'
