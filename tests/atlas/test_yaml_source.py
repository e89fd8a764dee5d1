from __future__ import annotations

from pathlib import Path

import pytest

from bodymap.atlas.yaml_source import read_items, read_mapping
from bodymap.errors import BodymapError


def _fault(tmp_path: Path, text: str) -> BodymapError:
    path = tmp_path / "broken.yaml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(BodymapError) as caught:
        read_items(path)
    assert caught.value.path == path
    return caught.value


def test_values_come_with_their_lines(tmp_path: Path) -> None:
    path = tmp_path / "good.yaml"
    path.write_text("# a note\n- code: BL1\n  names:\n    en: One\n- code: BL2\n", encoding="utf-8")
    first, second = read_items(path)
    assert first.value == {"code": "BL1", "names": {"en": "One"}}
    assert (first.line, second.line) == (2, 5)
    assert first.line_of(("names", "en")) == 4


def test_a_key_given_twice_is_an_error(tmp_path: Path) -> None:
    fault = _fault(tmp_path, "- code: BL1\n  plain: a\n  plain: b\n")
    assert str(fault).endswith("broken.yaml:3: the key plain is given twice, first in line 2")


@pytest.mark.parametrize("word", ["no", "yes", "off", "On", "True"])
def test_a_bare_yes_or_no_is_an_error(tmp_path: Path, word: str) -> None:
    fault = _fault(tmp_path, f"- moxa: {word}\n")
    assert fault.line == 1
    assert f"'{word}'" in fault.sentence


def test_text_that_is_not_yaml_names_the_line(tmp_path: Path) -> None:
    fault = _fault(tmp_path, "- code: BL1\n  names: {en: One\n- x\n")
    assert fault.line in {3, 4}
    assert "line 2" in fault.sentence


def test_a_file_that_is_not_text_is_an_error(tmp_path: Path) -> None:
    path = tmp_path / "binary.yaml"
    path.write_bytes(b"- code: \xff\xfe\n")
    with pytest.raises(BodymapError, match="not UTF-8"):
        read_items(path)


@pytest.mark.parametrize("text", ["", "just words\n", "a: b\n"])
def test_a_file_without_a_list_is_an_error(tmp_path: Path, text: str) -> None:
    assert _fault(tmp_path, text).sentence


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(BodymapError, match=r"rules\.yaml: this file is missing"):
        read_mapping(tmp_path / "rules.yaml")
