"""The shipped fonts hold every character that the program can show."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtGui import QRawFont
from pytestqt.qtbot import QtBot

from bodymap import resources
from bodymap.typeset import fonts

ROOT = Path(__file__).resolve().parents[2]
TEXTS = [*sorted((ROOT / "data").rglob("*.yaml")), *sorted((ROOT / "bodymap" / "ui").rglob("*.py"))]
MOST_KB = 400


def test_every_character_has_a_glyph_in_a_shipped_font(qtbot: QtBot) -> None:
    faces = [QRawFont(str(resources.asset(f"fonts/{name}")), 14) for name in fonts.FILES]
    assert all(face.isValid() for face in faces)
    used = {char for path in TEXTS for char in path.read_text(encoding="utf-8") if char.isprintable()}
    missing = sorted(char for char in used if not any(face.supportsCharacter(ord(char)) for face in faces))
    assert not missing, f"run python -m tools.fonts.subset for {''.join(missing)}"


def test_both_weights_hold_the_same_letters(qtbot: QtBot) -> None:
    regular, bold = (QRawFont(str(resources.asset(f"fonts/{name}")), 14) for name in fonts.FILES[:2])
    for point in range(0x20, 0x200):
        assert regular.supportsCharacter(point) == bold.supportsCharacter(point)


def test_the_fonts_stay_small() -> None:
    for name in fonts.FILES:
        assert resources.asset(f"fonts/{name}").stat().st_size <= MOST_KB * 1024


def test_a_missing_font_is_named_not_fatal(qtbot: QtBot, tmp_path: Path) -> None:
    assert fonts.load(lambda relative: tmp_path / relative) == list(fonts.FILES)
