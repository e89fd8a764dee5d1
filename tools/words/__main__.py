"""Collects all texts of the program for translators: ``python -m tools.words``, or with the tag of a language to begin.

Writes ``build/words/bodymap.pot`` and brings every ``assets/words/<language>.po`` up to date: new texts are added,
texts that are gone are kept at the end as comments, and a text that has changed keeps its translation, marked as fuzzy.
"""

from __future__ import annotations

import sys
from pathlib import Path

from babel import Locale, UnknownLocaleError
from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po, write_po

from bodymap import __version__
from tools.words.extract import all_texts

ROOT = Path(__file__).resolve().parents[2]
FOLDER = ROOT / "assets" / "words"
TEMPLATE = ROOT / "build" / "words" / "bodymap.pot"
HEAD = "# The texts of Bodymap. How to translate them: docs/words.md"


def template() -> Catalog:
    """Return all texts of the program, each with the files that show it."""
    found = Catalog(project="Bodymap", version=__version__, header_comment=HEAD, charset="utf-8", fuzzy=False)
    for text in all_texts(ROOT):
        # Line numbers would change a catalogue with every change of the code.
        forms = text.forms if len(text.forms) > 1 else text.forms[0]
        found.add(forms, locations=[(text.file, 0)], auto_comments=[text.comment] if text.comment else [])
    return found


def update(path: Path, texts: Catalog) -> Catalog:
    """Return a catalogue with all texts of now; a file that is not there yet begins a language."""
    if not path.is_file():
        language = _locale(path.stem)
        catalogue = Catalog(locale=language, project="Bodymap", version=__version__, header_comment=HEAD, charset="utf-8", fuzzy=False)
        catalogue.update(texts)
        return catalogue
    with path.open("rb") as source:
        catalogue = read_po(source, locale=_locale(path.stem))
    begun = catalogue.creation_date
    catalogue.update(texts)
    # A new date would change the file at every run.
    catalogue.creation_date = begun
    return catalogue


def write(catalogue: Catalog, path: Path) -> None:
    """Write a catalogue; its texts stand in the order of the files."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as target:
        write_po(target, catalogue, width=0, include_lineno=False, sort_by_file=True)


def _locale(language: str) -> Locale:
    try:
        return Locale.parse(language, sep="-")
    except (UnknownLocaleError, ValueError):
        sys.exit(f"{language} is not the tag of a language, such as de, zh or zh-Hant")


def main(languages: list[str]) -> None:
    """Write the template, and every catalogue there is or is asked for."""
    texts = template()
    write(texts, TEMPLATE)
    for path in sorted({*FOLDER.glob("*.po"), *(FOLDER / f"{language}.po" for language in languages)}):
        catalogue = update(path, texts)
        write(catalogue, path)
        done = sum(bool(message.id and message.string and all(message.string) and not message.fuzzy) for message in catalogue)
        print(f"{path.relative_to(ROOT)}: {done} of {len(catalogue)} texts")
    print(f"{TEMPLATE.relative_to(ROOT)}: {len(texts)} texts")


if __name__ == "__main__":
    main(sys.argv[1:])
