"""The user's own file: fresh, migrated, backed up, and never recreated."""

from __future__ import annotations

from pathlib import Path

import pytest

from bodymap.errors import BodymapError
from bodymap.store.database import MIGRATIONS, open_database, version_of
from bodymap.store.recents import KEPT, Recents


def test_the_newest_point_comes_first(tmp_path: Path) -> None:
    store = Recents(tmp_path / "new" / "b.sqlite")
    for code in ("BL1", "BL2", "BL3", "BL1"):
        store.add(code)
    assert store.codes() == ["BL1", "BL3", "BL2"]
    store.close()
    again = Recents(tmp_path / "new" / "b.sqlite")
    assert again.codes() == ["BL1", "BL3", "BL2"]
    again.close()


def test_only_a_dozen_are_kept(tmp_path: Path) -> None:
    store = Recents(tmp_path / "b.sqlite")
    for number in range(30):
        store.add(f"BL{number}")
    assert len(store.codes()) == KEPT
    store.close()


def test_a_fresh_file_has_the_newest_version(tmp_path: Path) -> None:
    base = open_database(tmp_path / "b.sqlite")
    assert version_of(base) == max(MIGRATIONS)
    assert base.execute("PRAGMA journal_mode").fetchone()[0] == "wal"
    base.close()


@pytest.mark.parametrize("start", range(1, max(MIGRATIONS) + 1))
def test_a_migration_keeps_what_is_there_and_a_copy(tmp_path: Path, start: int) -> None:
    path = tmp_path / "b.sqlite"
    base = open_database(path, {number: MIGRATIONS[number] for number in range(1, start + 1)})
    base.execute("INSERT INTO recent (code) VALUES ('BL23')")
    base.commit()
    base.close()
    newest = max(MIGRATIONS) + 1
    base = open_database(path, {**MIGRATIONS, newest: "CREATE TABLE later (id INTEGER)"})
    assert version_of(base) == newest
    assert base.execute("SELECT code FROM recent").fetchall() == [("BL23",)]
    base.close()
    assert (tmp_path / f"b.sqlite.v{start}.bak").is_file()


def test_a_migration_that_fails_leaves_the_file_as_it_was(tmp_path: Path) -> None:
    path = tmp_path / "b.sqlite"
    open_database(path).close()
    broken = {**MIGRATIONS, 2: "CREATE TABLE kept (id INTEGER); CREATE TABLE kept (id INTEGER)"}
    with pytest.raises(BodymapError):
        open_database(path, broken)
    base = open_database(path)
    assert version_of(base) == 1
    assert base.execute("SELECT name FROM sqlite_master WHERE name = 'kept'").fetchone() is None
    base.close()


def test_a_newer_file_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "b.sqlite"
    base = open_database(path)
    base.execute("PRAGMA user_version = 99")
    base.commit()
    base.close()
    with pytest.raises(BodymapError, match="newer"):
        open_database(path)


def test_a_damaged_file_is_told_not_replaced(tmp_path: Path) -> None:
    path = tmp_path / "b.sqlite"
    path.write_bytes(b"this is no database, but it is somebody's file" * 40)
    before = path.read_bytes()
    with pytest.raises(BodymapError):
        open_database(path)
    assert path.read_bytes() == before


def test_an_impossible_place_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x", encoding="utf-8")
    with pytest.raises(BodymapError, match="your notes cannot be opened") as told:
        open_database(tmp_path / "file" / "b.sqlite")
    assert told.value.path == tmp_path / "file" / "b.sqlite"
    assert (tmp_path / "file").read_text(encoding="utf-8") == "x"
