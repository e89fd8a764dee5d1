"""Texts of another language, laid over a copy of the real data."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest
import yaml

from bodymap import resources
from bodymap.atlas import model, overlay
from bodymap.atlas.compact import Compact
from bodymap.atlas.compile import _compact, check_data, read_records
from bodymap.atlas.load import Atlas, open_atlas, open_from
from bodymap.atlas.records import Records
from bodymap.atlas.search import Index
from bodymap.atlas.subject import Subject
from bodymap.errors import BodymapError
from bodymap.texts.cards import write_card
from bodymap.texts.plain import as_text

NOTE = "In English: not translated yet"
BL23 = """\
- code: BL23
  names: {en: Nierenpunkt}
  find:
    text: Am Rücken, 1,5 Cun neben der Mittellinie, auf der Höhe von L2.
  western:
    used_for:
      - {claim: Nadeln halfen etwas mehr als die übliche Behandlung.}
      -
      -
"""


FILES = {
    "points/BL.yaml": BL23,
    "channels.yaml": "- {code: BL, names: {en: Blasen-Leitbahn}}\n",
}


@pytest.fixture(scope="module")
def records() -> Records:
    """The records of the real data, in English; nothing that is laid over them changes them."""
    faults: list[BodymapError] = []
    found = read_records(resources.data_dir(), faults)
    assert not faults
    return found


def _told(records: Records, folder: Path, files: dict[str, str]) -> Atlas:
    """Return the atlas with the texts of some files, in the language that the folder is named by."""
    for name, text in files.items():
        _write(folder / name, text)
    faults: list[BodymapError] = []
    told, left = overlay.lay_over(records, folder, faults)
    assert faults == []
    return _atlas(_compact(told, records, left), folder.name)


def _atlas(compact: Compact, language: str) -> Atlas:
    packed = msgspec.msgpack.encode(compact)
    return Atlas(msgspec.msgpack.decode(packed, type=Compact), lambda _figure: b"", language)


@pytest.fixture(scope="module")
def german(records: Records, tmp_path_factory: pytest.TempPathFactory) -> Atlas:
    """The atlas with a few texts in German."""
    return _told(records, tmp_path_factory.mktemp("data") / "de", FILES)


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def test_texts_are_laid_over_and_all_else_stays(german: Atlas) -> None:
    english, told = open_atlas(), german
    before, after = english.point("BL23"), told.point("BL23")
    assert told.language == "de"
    assert after.find.text.startswith("Am Rücken")
    assert after.find.tip == before.find.tip
    assert told.points["BL23"].names.en == "Nierenpunkt"
    assert told.channels["BL"].names.en == "Blasen-Leitbahn"
    assert after.western is not None
    assert before.western is not None
    assert after.western.used_for[0].claim.startswith("Nadeln")
    assert after.western.used_for[1:] == before.western.used_for[1:]
    assert after.western.used_for[0].refs == before.western.used_for[0].refs
    assert after.safety == before.safety
    assert told.rule("BL23") == english.rule("BL23")
    assert english.point("BL23").names.en == "Kidney Transport"
    assert told.ids("conditions") == english.ids("conditions")


def test_what_is_not_translated_can_be_seen(german: Atlas) -> None:
    left = german.untranslated("points", "BL23")
    assert "find.text" not in left
    assert "western.used_for.0.claim" not in left
    assert {"find.tip", "western.used_for.1.claim", "safety.angle", "plain"} <= set(left)
    assert "course.external" in german.untranslated("channels", "BL")
    assert german.untranslated("grades", "A") == ("label", "meaning")
    assert german.untranslated("references", "cherkin-2009") == ("finding",)
    assert open_atlas().untranslated("points", "BL23") == ()
    assert open_atlas().english_texts == frozenset()


def test_a_point_is_found_in_both_languages(german: Atlas) -> None:
    index = Index(german)
    for words in ("Nierenpunkt", "Kidney Transport", "Back transport point of Kidney", "Shenshu"):
        assert index.search(words)[0].code == "BL23", words


def test_what_a_condition_gathers_does_not_depend_on_the_language(records: Records, tmp_path: Path) -> None:
    key, english = "constipation", open_atlas()
    code, use = english.uses_of(key)[0]
    tcm = english.point(code).tcm
    assert tcm is not None
    words = [f"\u00dcbersetzt {number}" for number in range(len(tcm.used_for))]
    text = yaml.safe_dump([{"code": code, "tcm": {"used_for": words}}], allow_unicode=True)
    told = _told(records, tmp_path / "de", {f"points/{model.channel_of(code)}.yaml": text})
    assert [found for found, _use in told.uses_of(key)] == [found for found, _use in english.uses_of(key)]
    assert dict(told.uses_of(key))[code] == words[tcm.used_for.index(use)]


def test_names_that_the_records_have_need_not_be_written_twice(records: Records, tmp_path: Path) -> None:
    told = _told(records, tmp_path / "zh", {"points/BL.yaml": "- {code: BL25, names: {en: 大肠俞穴}}\n"})
    assert told.points["BL23"].names.en == "肾俞"
    assert told.points["BL25"].names.en == "大肠俞穴"
    assert "names.en" not in told.untranslated("points", "BL23")
    assert _told(records, tmp_path / "zh-Hant", {}).points["BL23"].names.en == "腎俞"


def test_a_changed_translation_is_read_anew(data_copy: Path) -> None:
    path, made = data_copy / "data/de/points/BL.yaml", data_copy / "data/.compiled/atlas.msgpack"
    _write(path, BL23)
    assert check_data(data_copy / "data") == []
    assert open_from(data_copy, "de").points["BL23"].names.en == "Nierenpunkt"
    assert open_from(data_copy).points["BL23"].names.en == "Kidney Transport"
    before = made.stat().st_mtime_ns
    _write(path, BL23.replace("Nierenpunkt", "Transportpunkt"))
    assert open_from(data_copy, "de").points["BL23"].names.en == "Transportpunkt"
    _write(path, BL23.replace("text:", "texte:"))
    with pytest.raises(BodymapError, match=r"de/points/BL\.yaml:4: BL23: there is no text texte"):
        open_from(data_copy, "de")
    assert open_from(data_copy).points["BL23"].names.en == "Kidney Transport"
    assert made.stat().st_mtime_ns == before
    (fault,) = check_data(data_copy / "data")
    assert (fault.path, fault.line) == (path, 4)


def test_the_program_opens_one_atlas_a_language() -> None:
    assert open_atlas() is open_atlas("en")
    assert open_atlas().language == "en"


@pytest.mark.parametrize(
    ("file", "text", "line", "sentence"),
    [
        ("points/BL.yaml", "- code: BL23\n  find:\n    texte: Am Rücken\n", 3, "there is no text texte; the nearest is text"),
        ("points/BL.yaml", "- code: BL23\n  safety:\n    depth_cun: [1, 2]\n", 3, "depth_cun is no text"),
        ("points/BL.yaml", "- code: BL23\n  western: {structures: {muscles: [x]}}\n", 2, "structures is no text"),
        ("points/BL.yaml", "- code: BL23\n\n  aliases: [B23]\n", 3, "aliases is no text"),
        ("points/BL.yaml", "- code: BL23\n  plain: 3\n", 2, "plain must be a text"),
        ("points/BL.yaml", "- code: BL23\n  plain: ''\n", 2, "plain must be a text"),
        ("points/BL.yaml", "- code: BL23\n  find: Am Rücken\n", 2, "find must be fields with their texts"),
        ("points/BL.yaml", "- code: BL23\n  tcm:\n    actions:\n      - Eins\n", 4, "tcm.actions has 1 items"),
        ("points/BL.yaml", "- code: BL23\n  tcm: {actions: Eins}\n", 2, "tcm.actions must be a list"),
        ("points/BL.yaml", "- code: BL23\n  western:\n    used_for: [{grade: A}, , ]\n", 3, "not valid YAML"),
        ("points/BL.yaml", "- code: BL23\n  find:\n    alternative: Anderswo\n", 3, "find.alternative has no English text"),
        ("points/BL.yaml", "- code: BL99\n  plain: x\n", 1, "BL99 is not in data/; the nearest is BL"),
        ("points/BL.yaml", "- plain: x\n", 1, "a translation needs the code of its record"),
        ("points/BL.yaml", "- code: BL23\n  plain: x\n- code: BL23\n  plain: y\n", 3, "BL23 is translated twice"),
        ("conditions.yaml", "- id: sciatica\n  aliases: [3]\n", 2, "aliases must be a list of words"),
        ("conditions.yaml", "- id: sciatica\n  uses: [Bein]\n", 2, "uses is no text"),
        ("rules/BL.yaml", "- code: BL23\n", None, "rules/BL.yaml cannot be translated"),
        ("lines.yaml", "- channel: BL\n", None, "lines.yaml cannot be translated"),
        ("points.yaml", "- code: BL23\n", None, "points.yaml cannot be translated"),
        ("landmark.yaml", "- id: glabella\n", None, "landmark.yaml cannot be translated"),
    ],
)
def test_what_is_no_text_of_a_record_is_refused_with_its_line(
    records: Records, tmp_path: Path, file: str, text: str, line: int | None, sentence: str
) -> None:
    path = tmp_path / "de" / file
    _write(path, text)
    faults: list[BodymapError] = []
    overlay.lay_over(records, tmp_path / "de", faults)
    assert [(fault.path, fault.line) for fault in faults] == [(path, line)]
    assert sentence in faults[0].sentence


def test_a_folder_that_is_no_language_is_told(records: Records, tmp_path: Path) -> None:
    (tmp_path / "German").mkdir()
    (tmp_path / ".compiled").mkdir()
    (tmp_path / "rules").mkdir()
    assert overlay.languages_of(tmp_path) == ("German",)
    faults: list[BodymapError] = []
    overlay.lay_over(records, tmp_path / "German", faults)
    assert "German is not the tag of a language" in faults[0].sentence


_OTHER = str.maketrans("aeo", "äéö")


def _dressed(fields: overlay.Fields, english: object) -> object:
    """Return a translation of all texts of a record."""
    if english is None or fields.told == "words":
        return None
    if fields.told:
        return f"Ü{str(english).translate(_OTHER)}"
    if fields.items:
        assert isinstance(english, list | tuple)
        return [_dressed(fields.items, one) for one in english]
    assert isinstance(english, dict)
    return {key: _dressed(inner, english[key]) for key, inner in fields.keys.items()}


def _translated(kind: str, keys: tuple[str, ...]) -> str:
    records = [{"id": key, **msgspec.to_builtins(_dressed(overlay.fields_of(kind), open_atlas()._plain(kind, key)))} for key in keys]
    return yaml.safe_dump(records, allow_unicode=True)


def test_a_card_tells_once_that_some_of_it_is_in_english(german: Atlas) -> None:
    subject = Subject("point", "BL23")
    assert [part.text for part in write_card(german, subject).foot].count(NOTE) == 1
    assert NOTE not in [part.text for part in write_card(open_atlas(), subject).foot]


def test_a_card_that_is_translated_whole_has_no_note(records: Records, tmp_path: Path) -> None:
    key = open_atlas().ids("mechanisms")[0]
    refs, subject = open_atlas().mechanism(key).refs, Subject("mechanism", key)
    files = {"mechanisms.yaml": _translated("mechanisms", (key,)), "references.yaml": _translated("references", refs)}
    card = write_card(_told(records, tmp_path / "de", files), subject)
    assert NOTE not in [part.text for part in card.foot]
    texts = (card.header.title, *(part.text for section in card.sections for part in section.parts))
    assert all(text.startswith("Ü") for text in texts)
    # One source less is enough, though its finding stands in the midst of a paragraph.
    files["references.yaml"] = _translated("references", refs[1:])
    card = write_card(_told(records, tmp_path / "de", files), subject)
    assert NOTE in [part.text for part in card.foot]
    assert open_atlas().reference(refs[0]).finding.rstrip(".") in as_text(card)
