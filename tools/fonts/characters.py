"""Which characters the shipped fonts must hold: those of the data, of the program and of its translations, and some ranges."""

from __future__ import annotations

from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
# Latin with the tone marks of pinyin, punctuation, super- and subscripts, arrows, the few signs of measures.
TEXT_RANGES = (
    (0x20, 0x7E),
    (0xA0, 0x17F),
    (0x1CD, 0x1DC),
    (0x300, 0x30C),
    (0x2000, 0x200A),
    (0x202F, 0x202F),
    (0x2010, 0x2027),
    (0x2030, 0x203A),
)
CJK_RANGES = ((0x1100, 0x11FF), (0x2E80, 0xD7FF), (0xF900, 0xFAFF), (0xFF00, 0xFFEF), (0x20000, 0x3FFFF))
TEXT_EXTRA = "ǹǸḿα-ωβγδμ₀₁₂₃₄₅₆₇₈₉⁰¹²³⁴⁵⁶⁷⁸⁹←↑→↓↗↔−×÷≈≠≤≥·•…–—’‘“”′″½¼¾✓☰⌘♀♂"
CJK_EXTRA = "肝心脾肺肾腎胆小肠腸胃大膀胱三焦督任脉脈经經穴气氣阴陰阳陽木火土金水"


def texts(root: Path = ROOT) -> list[Path]:
    """Return all files whose characters can be shown."""
    return [
        path
        for folder, ending in (("data", "*.yaml"), ("bodymap", "*.py"), ("assets/words", "*.po"))
        for path in sorted((root / folder).rglob(ending))
    ]


def shown(root: Path = ROOT) -> set[str]:
    """Return every printable character that stands in these files."""
    return {char for path in texts(root) for char in path.read_text(encoding="utf-8") if char.isprintable()}


def is_cjk(char: str) -> bool:
    """Tell whether a character belongs to the Chinese, Japanese or Korean scripts or their punctuation."""
    return any(first <= ord(char) <= last for first, last in CJK_RANGES)


def for_text(root: Path = ROOT) -> set[str]:
    """Return the characters that the text faces carry."""
    ranged = {chr(point) for first, last in TEXT_RANGES for point in range(first, last + 1)}
    return ranged | set(TEXT_EXTRA) | {char for char in shown(root) if not is_cjk(char)}


def for_cjk(root: Path = ROOT) -> set[str]:
    """Return the characters that the CJK face carries."""
    return {char for char in shown(root) if is_cjk(char)} | set(CJK_EXTRA)
