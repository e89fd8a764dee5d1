"""``bodymap point CODE`` prints the whole card as a page, and needs no Qt for it."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path
from unicodedata import east_asian_width

import pytest

from bodymap.atlas.load import Atlas, open_atlas
from bodymap.texts.common import heads
from bodymap.texts.condition import write_condition
from bodymap.texts.plain import as_text
from bodymap.texts.point import ROWS, write_point

ROOT = Path(__file__).resolve().parents[2]
MARK = re.compile(r"\[(\d+(?:,\d+)*)\]")


@pytest.fixture(scope="module")
def atlas() -> Atlas:
    return open_atlas()


def _printed(code: str, columns: int) -> str:
    done = subprocess.run(
        [sys.executable, "-m", "bodymap", "point", code],
        capture_output=True,
        encoding="utf-8",
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT), "COLUMNS": str(columns)},
        check=False,
        timeout=60,
    )
    assert (done.returncode, done.stderr) == (0, "")
    return done.stdout


def _columns(line: str) -> int:
    return sum(2 if east_asian_width(char) in "WF" else 1 for char in line)


def _flat(text: str) -> str:
    """Return a page as one line, without the source marks."""
    return " ".join(MARK.sub("", text).split())


@pytest.mark.parametrize(("columns", "widest"), [(80, 80), (200, 90), (44, 44)])
def test_a_page_keeps_to_the_terminal_and_to_what_the_eye_can_follow(atlas: Atlas, columns: int, widest: int) -> None:
    printed = _printed("BL23", columns)
    assert printed.split() == as_text(write_point(atlas, "BL23")).split()
    wide = [line for line in printed.splitlines() if _columns(line) > widest]
    assert all(len(line.split()) == 1 for line in wide), "only what cannot be broken may stand out"
    assert max(map(_columns, printed.splitlines())) > widest - 6
    assert all(line == line.rstrip() for line in printed.splitlines())


def test_headings_medicines_and_words_stand_one_step_in_each(atlas: Atlas) -> None:
    lines = _printed("bl 23", 80).splitlines()
    assert lines[0].split("  ") == ["BL23", "Shènshū", "肾俞 (腎俞)", "Kidney Transport"]
    for row in ROWS:
        start = lines.index(row.title)
        assert lines[start - 1] == ""
        assert lines[start + 1] == f"  {heads()[0]}:"
        assert re.match(r"    \S", lines[start + 2])
        right = lines.index(f"  {heads()[1]}:", start)
        assert lines[right - 1] == ""
        assert re.match(r"    \S", lines[right + 1])


@pytest.mark.parametrize("code", ["BL23", "EX-B2", "GV4", "SP4"])
def test_the_whole_record_is_printed(atlas: Atlas, code: str) -> None:
    printed = _flat(_printed(code, 80))
    point = atlas.point(code)
    assert point.tcm is not None
    assert point.western is not None
    assert point.safety is not None
    words = [point.find.text, point.plain, point.find.tip, point.tcm.what, *point.tcm.actions, *point.tcm.used_for]
    words += [point.tcm.method, point.tcm.tradition, point.western.how, point.western.unknown, *point.safety.hazards]
    words += [point.safety.pregnancy, point.safety.moxa]
    for claim in point.western.used_for:
        words += [f"({claim.grade}) {atlas.condition(claim.condition).name}", claim.claim]
        words += [atlas.reference(key).title for key in claim.refs]
    organ = point.organ or atlas.channels[point.channel].organ
    for key in (*([organ] if organ else []), *atlas.vessels_of(code)):
        words += [atlas.organ(key).tcm.summary, atlas.organ(key).western.summary, atlas.organ(key).meet, atlas.organ(key).differ]
    assert [word for word in words if word and _flat(word) not in printed] == []


def test_the_documents_show_what_is_printed() -> None:
    docs = (ROOT / "docs" / "commands.md").read_text(encoding="utf-8")
    shown = docs.partition("$ bodymap point BL23\nBL23")[2].partition("\n```")[0].splitlines()[1:]
    printed = _printed("BL23", 80).splitlines()
    assert len(shown) > 10
    assert [line for line in shown if line != "…" and line not in printed] == []


def test_every_mark_has_its_source_and_every_source_its_mark(atlas: Atlas) -> None:
    for code in atlas.points:
        text, _, sources = as_text(write_point(atlas, code)).partition("\nSources\n")
        marked = {int(number) for found in MARK.findall(text) for number in found.split(",")}
        listed = [int(line.partition(".")[0]) for line in sources.splitlines()]
        assert listed == list(range(1, len(listed) + 1)), code
        assert marked == set(listed), code


def test_a_page_says_word_for_word_what_is_copied(atlas: Atlas) -> None:
    for code in atlas.points:
        card = write_point(atlas, code)
        assert as_text(card, 72).split() == as_text(card).split(), code


def test_no_point_of_a_condition_is_lost(atlas: Atlas) -> None:
    for key in atlas.ids("conditions"):
        if atlas.condition(key).tcm is None:
            text = as_text(write_condition(atlas, key))
            assert [code for code, _ in atlas.uses_of(key) if f"{code}\u00a0" not in text] == [], key


def test_the_card_is_printed_without_qt() -> None:
    script = (
        "import sys\n"
        "from bodymap.cli import main\n"
        "assert main(['point', 'BL23']) == 0\n"
        "print([name for name in sys.modules if name.startswith(('PySide6', 'shiboken6'))], file=sys.stderr)\n"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, encoding="utf-8", cwd=ROOT, check=True, timeout=60)
    assert done.stdout.startswith("BL23  Shènshū")
    assert done.stderr == "[]\n"
