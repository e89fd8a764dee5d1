"""Makes the shipped fonts: Inter for text, Noto Sans CJK for every Chinese, Japanese and Korean glyph.

Run when the data, the program or a translation gains a character: ``make fonts``. A face that holds all it must is
left as it is, unless it is named on the command line: ``python -m tools.fonts.subset Inter-Regular``.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Iterable
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTCollection, TTFont

from tools.fonts.characters import ROOT, for_cjk, for_text, is_cjk, shown
from tools.fonts.sources import TEXT_FACES, NotFoundError, cjk_collection, text_faces

FONTS = ROOT / "assets" / "fonts"
CJK_FACE, _CJK_NUMBER = "NotoSansCJK-SC", 2
FEATURES = ["kern", "mark", "mkmk", "ccmp", "locl", "tnum"]


def write_subset(font: TTFont, chars: Iterable[str], target: Path) -> None:
    """Write the glyphs of some characters to a font file, the same bytes at every run."""
    options = subset.Options(layout_features=FEATURES, hinting=False, desubroutinize=False, notdef_outline=True, name_IDs=["*"])
    font.recalcTimestamp = False
    font.flavor = None
    maker = subset.Subsetter(options)
    maker.populate(unicodes=[ord(char) for char in chars])
    maker.subset(font)
    font.save(target)


def lacking() -> set[str]:
    """Return the shown characters that no shipped face has a glyph for."""
    paths = [FONTS / f"{face}.otf" for face in (*TEXT_FACES, CJK_FACE)]
    held = {point for path in paths if path.is_file() for point in TTFont(path, lazy=True).getBestCmap()}
    return {char for char in shown() if ord(char) not in held}


def main(named: list[str]) -> None:
    """Write the faces that lack a character, and those that are named."""
    FONTS.mkdir(parents=True, exist_ok=True)
    lack = lacking()
    if CJK_FACE in named or any(map(is_cjk, lack)):
        collection = TTCollection(str(cjk_collection()), lazy=True)
        write_subset(collection.fonts[_CJK_NUMBER], for_cjk(), FONTS / f"{CJK_FACE}.otf")
    # Both weights are made together, so that they are of one kind.
    if set(TEXT_FACES) & set(named) or not all(map(is_cjk, lack)):
        with tempfile.TemporaryDirectory() as folder:
            for face, path in text_faces(Path(folder)).items():
                write_subset(TTFont(path), for_text(), FONTS / f"{face}.otf")
    for path in sorted(FONTS.glob("*.otf")):
        print(f"{path.name}: {path.stat().st_size // 1024} KB")
    if lacking():
        raise NotFoundError(f"no font has a glyph for {''.join(sorted(lacking()))}")


if __name__ == "__main__":
    try:
        main(sys.argv[1:])
    except NotFoundError as fault:
        sys.exit(str(fault))
