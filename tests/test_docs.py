"""The documents name what is there: links lead somewhere, and every file, name and folder of the code exists."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
DOCS = (ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").rglob("*.md")))
CODE = "\n".join(path.read_text(encoding="utf-8") for folder in ("bodymap", "tools", "tests") for path in (ROOT / folder).rglob("*.py"))
FOLDERS = [path.name for path in (ROOT / "bodymap").iterdir() if (path / "__init__.py").exists()]
OF_THE_CODE = [ROOT / "docs" / f"{name}.md" for name in ("architecture", "how-to", "glossary", "words")]
DECISIONS = sorted((ROOT / "docs" / "adr").glob("[0-9]*.md"))
_LINK = re.compile(r"\]\((?!https?:)([^)#]*)(#[^)]*)?\)")
_NAMED = re.compile(r"`([^`\n]+)`")
_FILE = re.compile(r"[\w./-]+\.(?:py|md|toml|json|svg)|(?:[\w-]+/)+")
_TYPE = re.compile(r"[A-Z][a-z]\w*")
_MADE = ("build/", ".compiled/", "bodymap.ini", "zh/", "de/", "assets/bones/", "window.json", "bench.json", "accuracy.json")
"""Parts of names of what is made, or what a reader makes."""


def _anchors(path: Path) -> set[str]:
    heads = re.findall(r"^#+ (.+)$", path.read_text(encoding="utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w -]", "", head.lower()).replace(" ", "-") for head in heads}


@pytest.mark.parametrize("path", DOCS, ids=lambda path: path.name)
def test_links_lead_somewhere(path: Path) -> None:
    for target, anchor in _LINK.findall(path.read_text(encoding="utf-8")):
        found = path.parent / target if target else path
        assert found.exists(), target
        assert not anchor or anchor[1:] in _anchors(found), (target, anchor)


def _files_named(path: Path) -> Iterator[str]:
    for words in _NAMED.findall(path.read_text(encoding="utf-8")):
        if _FILE.fullmatch(words) and not any(part in words for part in _MADE):
            yield words


@pytest.mark.parametrize("path", [*OF_THE_CODE, *DECISIONS], ids=lambda path: path.name)
def test_the_files_that_are_named_are_there(path: Path) -> None:
    known = [found.relative_to(ROOT).as_posix() for found in ROOT.rglob("*") if not {".venv", ".git", "build"} & set(found.parts)]
    for name in _files_named(path):
        assert any(f"/{found}".endswith(f"/{name.rstrip('/')}") for found in known), name


def test_the_nouns_of_the_code_are_names_of_the_code() -> None:
    text = (ROOT / "docs" / "glossary.md").read_text(encoding="utf-8")
    rows = [line.rsplit("|", 2)[1] for line in text[text.index("## In the code") :].splitlines() if line.startswith("| ")]
    names = {name for row in rows for words in _NAMED.findall(row) for name in re.split(r"\.", words) if _TYPE.fullmatch(name)}
    assert len(names) > 50
    assert [name for name in sorted(names) if not re.search(rf"\b(?:class {name}\b|{name}(?:: .*)? = )", CODE)] == []


def test_the_picture_of_the_imports_shows_every_folder() -> None:
    shown = (ROOT / "docs" / "images" / "imports.svg").read_text(encoding="utf-8")
    assert [name for name in FOLDERS if not re.search(rf">[^<]*\b{name}\b", shown)] == []


def test_the_decisions_are_numbered_and_listed() -> None:
    assert [int(path.name[:4]) for path in DECISIONS] == list(range(1, len(DECISIONS) + 1))
    listed = (ROOT / "docs" / "adr" / "README.md").read_text(encoding="utf-8")
    for number, path in enumerate(DECISIONS, 1):
        title, *_ = path.read_text(encoding="utf-8").splitlines()
        assert title == f"# {number}. {title.partition('. ')[2]}"
        assert f"{number}. [{title.partition('. ')[2]}]({path.name})" in listed
        assert len(path.read_text(encoding="utf-8").split()) < 400
