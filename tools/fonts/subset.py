"""Makes the shipped fonts: Inter for text, Noto CJK for every Chinese, Japanese and Korean glyph of data/.

Run by hand when data/ gains a character: ``python -m tools.fonts.subset``. The sources are two Debian
packages, pinned by version and hash and fetched with the ordinary ``apt-get download``.
"""

from __future__ import annotations

import hashlib
import subprocess
import sys
import tempfile
from collections.abc import Iterable
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTCollection, TTFont

ROOT = Path(__file__).resolve().parents[2]
FONTS = ROOT / "assets" / "fonts"
PACKAGES = {
    "fonts-inter=4.0~beta7+ds-1": "6afd9014550e04b58bccf64b94f92ae1dbfd8018489b92de835408970234c24c",
    "fonts-noto-cjk=1:20220127+repack1-1": "4a2515eb6db3978b897fef9709ed0d2b1f4c6c4df4d83d6c4ef65f71f1b1f502",
}
TEXT_FACES = ("Inter-Regular", "Inter-SemiBold")
CJK_FACE, CJK_NUMBER = "NotoSansCJK-SC", 2
CJK_COLLECTION = "usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc"
# Latin with the tone marks of pinyin, punctuation, super- and subscripts, arrows, the few signs of measures.
TEXT_RANGES = ((0x20, 0x7E), (0xA0, 0x17F), (0x1CD, 0x1DC), (0x300, 0x30C), (0x2000, 0x200A), (0x202F, 0x202F), (0x2010, 0x2027), (0x2030, 0x203A))  # noqa: E501
CJK_RANGES = ((0x1100, 0x11FF), (0x2E80, 0xD7FF), (0xF900, 0xFAFF), (0xFF00, 0xFFEF), (0x20000, 0x3FFFF))
TEXT_EXTRA = "ǹǸḿα-ωβγδμ₀₁₂₃₄₅₆₇₈₉⁰¹²³⁴⁵⁶⁷⁸⁹←↑→↓↗↔−×÷≈≠≤≥·•…–—’‘“”′″½¼¾✓☰⌘♀♂"
CJK_EXTRA = "肝心脾肺肾腎胆小肠腸胃大膀胱三焦督任脉脈经經穴气氣阴陰阳陽木火土金水"
FEATURES = ["kern", "mark", "mkmk", "ccmp", "locl", "tnum"]


def characters_of(data: Path) -> set[str]:
    """Return every printable character that stands in the YAML files below a folder."""
    texts = (path.read_text(encoding="utf-8") for path in sorted(data.rglob("*.yaml")))
    return {char for text in texts for char in text if char.isprintable()}


def is_cjk(char: str) -> bool:
    """Tell whether a character belongs to the Chinese, Japanese or Korean scripts or their punctuation."""
    return any(first <= ord(char) <= last for first, last in CJK_RANGES)


def text_characters(data: Path) -> set[str]:
    """Return the characters that the text faces carry."""
    ranged = {chr(point) for first, last in TEXT_RANGES for point in range(first, last + 1)}
    return ranged | set(TEXT_EXTRA) | {char for char in characters_of(data) if not is_cjk(char)}


def cjk_characters(data: Path) -> set[str]:
    """Return the characters that the CJK faces carry."""
    return {char for char in characters_of(data) if is_cjk(char)} | set(CJK_EXTRA)


def write_subset(font: TTFont, chars: Iterable[str], target: Path) -> None:
    """Write the glyphs of some characters to a font file, the same bytes at every run."""
    options = subset.Options(layout_features=FEATURES, hinting=False, desubroutinize=False, notdef_outline=True, name_IDs=["*"])
    font.recalcTimestamp = False
    maker = subset.Subsetter(options)
    maker.populate(unicodes=[ord(char) for char in chars])
    maker.subset(font)
    font.save(target)


def fetch(package: str, digest: str, folder: Path) -> None:
    """Download a Debian package into a folder, check its hash and unpack it there."""
    subprocess.run(["apt-get", "download", "-qq", package], cwd=folder, check=True)
    name = package.partition("=")[0]
    (archive,) = folder.glob(f"{name}_*.deb")
    found = hashlib.sha256(archive.read_bytes()).hexdigest()
    if found != digest:
        sys.exit(f"{package}: hash {found}, expected {digest}")
    subprocess.run(["dpkg", "-x", archive, folder], check=True)


def build(unpacked: Path, target: Path, data: Path) -> None:
    """Write all shipped fonts from the unpacked packages."""
    text = text_characters(data)
    for face in TEXT_FACES:
        write_subset(TTFont(unpacked / f"usr/share/fonts/opentype/inter/{face}.otf"), text, target / f"{face}.otf")
    collection = TTCollection(str(unpacked / CJK_COLLECTION), lazy=True)
    write_subset(collection.fonts[CJK_NUMBER], cjk_characters(data), target / f"{CJK_FACE}.otf")


def main() -> None:
    """Fetch the sources and write assets/fonts."""
    FONTS.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        for package, digest in PACKAGES.items():
            fetch(package, digest, Path(folder))
        build(Path(folder), FONTS, ROOT / "data")


if __name__ == "__main__":
    main()
