"""Every text that is shown goes through the words functions."""

from __future__ import annotations

import string
from pathlib import Path

import pytest

from tests.words.literals import misused, modules, unwrapped
from tools.words.extract import all_texts

PACKAGE = Path(__file__).resolve().parents[2] / "bodymap"
NOT_YET: tuple[str, ...] = ()
"""Folders and files, from bodymap/ on, whose texts are not wrapped yet."""
EXCEPTIONS = {
    "atlas/tree.py": {"dict[str, Tree] | list[Tree] | str | int | float | None": "the name of a type"},
    "": {
        "Bodymap": "the name of the program",
        "Inter": "the name of a font",
        "Noto Sans CJK SC": "the name of a font",
        "doi:{}": "the name of a register",
        "PMID {}": "the name of a register",
    },
    "cli.py": {"bodymap: {}": "the name of the command"},
    "commands/_parser.py": {
        "bodymap {}": "the name of a command",
        "bodymap [CODE]\n       bodymap COMMAND ...\n       bodymap --version": "the form of a command line",
    },
    "atlas/check.py": {"points/{}.yaml": "the path of a file"},
    "export/fontface.py": {
        '@font-face{font-family:"{}";font-weight:{};src:url(data:font/woff;base64,{}) format("woff")}': "a style sheet",
    },
    "ui/actions.py": dict.fromkeys(("Find", "Quit", "Backspace", "Ctrl+[", "Ctrl+]", "Ctrl+="), "the name of a key"),
    "ui/side/lists.py": {"Extra points of the ": "a part of the English names of the data, cut off in lists"},
}
"""Literals that stay as they are, by the file that holds them, or for all files, each with the reason."""


def _relative(path: Path) -> str:
    return path.relative_to(PACKAGE).as_posix()


def test_no_shown_text_stands_outside_the_words_functions() -> None:
    found = [
        f"{_relative(path)}:{literal.line}: {literal.text}"
        for path in modules(PACKAGE, NOT_YET)
        for literal in unwrapped(path.read_text(encoding="utf-8"))
        if literal.text not in {**EXCEPTIONS[""], **EXCEPTIONS.get(_relative(path), {})}
    ]
    assert not found, "wrap these in _() or n_(), or mark them with N_() and translate them where they are shown"


def test_every_exception_is_needed() -> None:
    met: dict[str, set[str]] = {"": set()}
    for path in modules(PACKAGE, ()):
        met[_relative(path)] = {literal.text for literal in unwrapped(path.read_text(encoding="utf-8"))}
        met[""] |= met[_relative(path)]
    assert all(set(texts) <= met[file] for file, texts in EXCEPTIONS.items())


def test_the_words_functions_are_called_as_they_can_work() -> None:
    found = [
        f"{_relative(path)}:{fault.line}: {fault.text}"
        for path in modules(PACKAGE, ())
        for fault in misused(path.read_text(encoding="utf-8"))
    ]
    assert not found


def test_every_place_in_a_text_has_a_name() -> None:
    for text in all_texts(PACKAGE.parent):
        for form in text.forms:
            names = [name for _, name, _, _ in string.Formatter().parse(form) if name is not None]
            assert all(name.isidentifier() for name in names), text
            assert "%s" not in form, text


@pytest.mark.parametrize(
    "line",
    [
        'Run("moxa")',
        'Run(f"{name} system")',
        'yield label("What to expect")',
        'raise BodymapError(f"{code} is not there", path)',
        'raise UsageError("no such view" if view else _("no view"))',
        'TITLE = "How sure are we"',
        'ROLES = {"way": "On its way"}',
        'SCHEMES = {"light": "Light"}',
        'def tell(text: str = "Nothing found") -> None: ...',
        'parser.add_argument("--json", help="as JSON")',
        'Run(_("{angle}, {depth}", angle="slightly oblique", depth=2))',
        'button.setToolTip("zoom")',
        'print(f"{_(name)} and {count} more")',
    ],
)
def test_an_unwrapped_text_is_found(line: str) -> None:
    assert unwrapped(line)


@pytest.mark.parametrize(
    "line",
    [
        '"""Return the text."""',
        'Run(_("moxa"), "soft", "point:BL23", _("A point"))',
        'TITLES = (N_("What lies here"), N_("Safety"))',
        'n_("{count} fault", "{count} faults", count)',
        'base.execute("DELETE FROM recent WHERE code = ?")',
        'PATTERN = re.compile("no such view")',
        'Kind = Literal["not written", "Written"]',
        'f\'<circle cx="{x:g}" fill="none" stroke="red"/>\'',
        'if word == "no point": ...',
        'names["lower border"]',
        'style = "picked"',
    ],
)
def test_what_no_user_reads_is_left_alone(line: str) -> None:
    assert not unwrapped(line)


@pytest.mark.parametrize(
    "lines",
    [
        'TITLE = _("Safety")',
        'class Row:\n    title = _("Safety")',
        'def tell(text: str = _("Safety")) -> None: ...',
        'def tell(name: str) -> str:\n    return _(f"no point {name}")',
        'def tell(name: str) -> str:\n    return n_(ONE, MANY, 2)',
        'from bodymap.words import _\n\ndef tell() -> str:\n    name, _ = find()\n    return _(name)',
    ],
)
def test_a_call_that_cannot_work_is_found(lines: str) -> None:
    assert misused(lines)
