"""Catalogues of other languages: chosen, looked up, refused with file and line; English costs nothing."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from babel.messages.pofile import read_po as read_with_babel

from bodymap import resources
from bodymap.atlas.levels import rami_in_words
from bodymap.errors import BodymapError, UsageError
from bodymap.words import _, chosen_language, n_
from bodymap.words.language import languages, name_of, use
from bodymap.words.po import compile_po
from tools.words.__main__ import template, update, write

ROOT = Path(__file__).resolve().parents[2]
TRANSLATED = {
    "English": "polski",
    "Safety": "Bezpieczeństwo",
    "no point {asked!r}; did you mean {code} {name}?": "czy chodzi o {code} {name}? Nie ma punktu {asked!r}",
}
RAMI = ("posterior ramus of {levels}", "posterior rami of {levels}")


@pytest.fixture
def polish(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A catalogue as the tool begins it, with a few texts translated, in a folder of its own."""
    path = tmp_path / "assets" / "words" / "pl.po"
    catalogue = update(path, template())
    for english, polish in TRANSLATED.items():
        catalogue[english].string = polish
    catalogue[RAMI].string = ("gałąź {levels}", "gałęzie {levels}", "gałęzi {levels}")
    catalogue["What is not known"].string = "Czego nie wiemy"
    catalogue["What is not known"].flags.add("fuzzy")
    write(catalogue, path)
    (tmp_path / "data").mkdir()
    monkeypatch.setattr(resources, "root", lambda: tmp_path)
    return path


def test_texts_are_told_in_the_chosen_language(polish: Path) -> None:
    assert languages() == ("en", "pl")
    assert name_of("pl") == "polski"
    assert name_of("en") == "English"
    use("pl")
    assert chosen_language() == "pl"
    assert _("Safety") == "Bezpieczeństwo"
    told = _("no point {asked!r}; did you mean {code} {name}?", asked="x", code="BL23", name="Shènshū")
    assert told == "czy chodzi o BL23 Shènshū? Nie ma punktu 'x'"
    assert _("") == ""


def test_a_number_takes_the_form_of_the_language(polish: Path) -> None:
    use("pl")
    keys = [f"posterior-ramus-t{number}" for number in range(1, 6)]
    assert [rami_in_words(keys[:count]) for count in (1, 2, 5)] == ["gałąź T1", "gałęzie T1\u2013T2", "gałęzi T1\u2013T5"]


def test_what_is_not_translated_or_doubtful_stays_english(polish: Path) -> None:
    use("pl")
    assert _("What to expect") == "What to expect"
    assert _("What is not known") == "What is not known"
    assert n_("{count} fault", "{count} faults", 2) == "2 faults"


def test_a_changed_catalogue_is_read_anew(polish: Path) -> None:
    use("pl")
    polish.write_text(polish.read_text(encoding="utf-8").replace("Bezpieczeństwo", "Środki ostrożności"), encoding="utf-8")
    use("pl")
    assert _("Safety") == "Środki ostrożności"


def test_a_catalogue_is_kept_when_the_texts_change(polish: Path) -> None:
    text = polish.read_text(encoding="utf-8")
    write(update(polish, template()), polish)
    assert polish.read_text(encoding="utf-8") == text
    fewer = template()
    fewer.delete("Safety")
    fewer.add("Safety first")
    write(update(polish, fewer), polish)
    with polish.open("rb") as source:
        catalogue = read_with_babel(source)
    assert catalogue["Safety first"].string == "Bezpieczeństwo"
    assert catalogue["Safety first"].fuzzy
    use("pl")
    assert _("Safety first") == "Safety first"


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        ("{code} {name}? Nie", "{code} {imię}? Nie"),
        ("{code} {name}? Nie", "{code}? Nie"),
        ("{code} {name}? Nie", "{code} {name? Nie"),
        ("gałęzie {levels}", "gałęzie {poziomy}"),
    ],
)
def test_other_places_than_the_english_ones_are_refused_with_their_line(polish: Path, right: str, wrong: str) -> None:
    text = polish.read_text(encoding="utf-8")
    line = next(number for number, line in enumerate(text.splitlines(), 1) if right in line)
    polish.write_text(text.replace(right, wrong), encoding="utf-8")
    with pytest.raises(BodymapError, match="the places of this translation") as caught:
        use("pl")
    assert caught.value.path == polish
    assert caught.value.line is not None
    assert line - 3 <= caught.value.line <= line


def test_a_broken_line_is_told(polish: Path) -> None:
    polish.write_text(polish.read_text(encoding="utf-8") + 'msgid "Broken\n', encoding="utf-8")
    with pytest.raises(BodymapError, match="in quotes") as caught:
        compile_po(polish)
    assert caught.value.line == len(polish.read_text(encoding="utf-8").splitlines())


def test_an_unknown_language_is_told_with_the_nearest(polish: Path) -> None:
    with pytest.raises(UsageError, match="no language 'pt'; did you mean pl"):
        use("pt")
    with pytest.raises(UsageError, match=r"no language '\.\./words/pl'"):
        use("../words/pl")


def test_every_shipped_catalogue_is_whole() -> None:
    for path in (ROOT / "assets" / "words").glob("*.po"):
        assert compile_po(path)


def test_english_loads_no_catalogue() -> None:
    script = (
        "import sys\n"
        "from bodymap.atlas.load import open_atlas\n"
        "from bodymap.texts.point import write_point\n"
        "write_point(open_atlas(), 'BL23')\n"
        "print([name for name in sys.modules if name == 'gettext' or name.startswith('bodymap.words.')])\n"
    )
    told = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True, cwd=ROOT)
    assert told.stdout.strip() == "[]"
