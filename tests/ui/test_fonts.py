"""The shipped fonts hold every character that the program can show."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtGui import QRawFont
from pytestqt.qtbot import QtBot

from bodymap import resources
from bodymap.typeset import fonts
from tools.fonts import characters

BYTES_EACH = {"Inter-Regular.otf": 150, "Inter-SemiBold.otf": 150, "NotoSansCJK-SC.otf": 400}
"""What a character may take in each face: the fonts grow with the texts, and by nothing else."""
MOST_MB = 4
"""What all faces may take together: room for some ten thousand Chinese characters."""


def test_every_character_has_a_glyph_in_a_shipped_font(qtbot: QtBot) -> None:
    faces = [QRawFont(str(resources.asset(f"fonts/{name}")), 14) for name in fonts.FILES]
    assert all(face.isValid() for face in faces)
    missing = sorted(char for char in characters.shown() if not any(face.supportsCharacter(ord(char)) for face in faces))
    assert not missing, f"run make fonts for {''.join(missing)}"


def test_both_weights_hold_the_same_letters(qtbot: QtBot) -> None:
    regular, bold = (QRawFont(str(resources.asset(f"fonts/{name}")), 14) for name in fonts.FILES[:2])
    for point in range(0x20, 0x200):
        assert regular.supportsCharacter(point) == bold.supportsCharacter(point)


def test_the_fonts_hold_what_is_shown_and_little_else() -> None:
    sizes = {name: resources.asset(f"fonts/{name}").stat().st_size for name in fonts.FILES}
    for name, size in sizes.items():
        held = characters.for_cjk() if "CJK" in name else characters.for_text()
        assert size <= BYTES_EACH[name] * len(held), name
    assert sum(sizes.values()) <= MOST_MB * 1024 * 1024


def test_the_texts_of_a_second_language_count_too(tmp_path: Path) -> None:
    files = {"data/zh/points/BL.yaml": "- {code: BL23, plain: 龘}", "assets/words/zh.po": 'msgstr "鼉"', "bodymap/a.py": '"\u0436"'}
    for name, text in files.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True)
        path.write_text(text, encoding="utf-8")
    assert {"龘", "鼉"} <= characters.for_cjk(tmp_path)
    assert "\u0436" in characters.for_text(tmp_path)
    assert "龘" not in characters.for_text(tmp_path)


def test_a_missing_font_is_named_not_fatal(qtbot: QtBot, tmp_path: Path) -> None:
    assert fonts.load(lambda relative: tmp_path / relative) == list(fonts.FILES)
