"""A damaged library is set aside, never overwritten, and the newest good backup is opened."""

from __future__ import annotations

import sqlite3
from dataclasses import replace
from pathlib import Path

import pytest
from tests.store.holding import another_program, problems_of
from tests.store.making import MINUTE, NOON, make_annotation, make_article, rows_of

from randnotiz.domain.problem import StoreProblem
from randnotiz.domain.sentences import sentence
from randnotiz.store import Library, OpenedLibrary, open_library, opening, rescue
from randnotiz.store.backups import Backups

LATER = NOON + 5 * MINUTE


def _filled(path: Path) -> Library:
    """A library with one article and two backups: without and with a note."""
    library = open_library(path).library
    stored = library.articles.add(make_article("Wort " * 4000), NOON)
    Backups(path).make(NOON)
    library.annotations.save(make_annotation(stored, note="Notiz"))
    Backups(path).make(NOON + MINUTE)
    return library


def _root_page(connection: sqlite3.Connection, table: str) -> int:
    """Where a table begins in the file."""
    (page,) = connection.execute("SELECT rootpage FROM sqlite_schema WHERE name = ?", (table,)).fetchone()
    return int(page)


def _overwrite_header(path: Path) -> None:
    with path.open("rb+") as file:
        file.write(b"\x00" * 100)


def _truncate(path: Path) -> None:
    with path.open("rb+") as file:
        file.truncate(path.stat().st_size // 2)


def _garble_tables(path: Path) -> None:
    with path.open("rb+") as file:
        file.seek(100)
        file.write(b"\xa5" * 3900)


def _empty(path: Path) -> None:
    path.write_bytes(b"")


@pytest.mark.parametrize("damage", [_overwrite_header, _truncate, _garble_tables, _empty])
def test_a_damaged_library_is_set_aside_and_the_newest_backup_opened(path: Path, damage: object) -> None:
    _filled(path).close()
    assert callable(damage)
    damage(path)
    ruin = path.read_bytes()
    opened = open_library(path)
    recovery = opened.recovery
    assert recovery is not None
    assert recovery.damaged is not None
    assert recovery.damaged.name.startswith("library.damaged-")
    assert recovery.damaged.read_bytes() == ruin
    assert recovery.restored_at == NOON + MINUTE
    assert recovery.restored_from == opened.library.backups()[0]
    assert [hit.annotation for hit in opened.library.search("notiz")] == ["a"]
    opened.library.close()
    assert problems_of(path) == []
    again = open_library(path)
    assert again.recovery is None
    again.library.close()


def test_a_backup_that_is_damaged_too_is_passed_over(path: Path) -> None:
    library = _filled(path)
    newest, oldest = library.backups()
    library.close()
    _garble_tables(newest)
    _truncate(path)
    opened = open_library(path)
    assert opened.recovery is not None
    assert (opened.recovery.restored_from, opened.recovery.restored_at) == (oldest, NOON)
    assert len(opened.library.listing.ids()) == 1
    assert opened.library.backups() == [newest, oldest]  # nothing is thrown away over it
    opened.library.close()


def test_without_a_good_backup_the_library_begins_anew_beside_the_damaged_one(path: Path) -> None:
    library = open_library(path).library
    library.articles.add(make_article("Wort " * 4000), NOON)
    library.close()
    _truncate(path)
    opened = open_library(path)
    assert opened.recovery is not None
    assert opened.recovery.damaged is not None
    assert opened.recovery.damaged.is_file()
    assert (opened.recovery.restored_from, opened.recovery.restored_at) == (None, None)
    assert not opened.library.listing.ids()
    opened.library.close()


def test_a_library_that_vanished_comes_back_from_its_backup(path: Path) -> None:
    _filled(path).close()
    path.unlink()
    opened = open_library(path)
    assert opened.recovery is not None
    assert (opened.recovery.damaged, opened.recovery.restored_at) == (None, NOON + MINUTE)
    assert len(opened.library.listing.ids()) == 1
    opened.library.close()


def test_an_empty_log_without_a_library_is_nothing_to_speak_of(path: Path) -> None:
    path.with_name(path.name + "-wal").touch()
    opened = open_library(path)
    assert opened.recovery is None
    opened.library.close()
    assert [file.name for file in path.parent.iterdir()] == [path.name]


def test_a_log_whose_library_vanished_is_kept(path: Path) -> None:
    path.with_name(path.name + "-wal").write_bytes(b"what is left of a log")
    opened = open_library(path)
    assert opened.recovery is not None
    assert opened.recovery.damaged is not None
    assert opened.recovery.damaged.read_bytes() == b"what is left of a log"
    assert str(opened.recovery.damaged) in _tell(opened)
    opened.library.close()


def test_the_log_of_a_damaged_library_goes_aside_with_it(path: Path) -> None:
    """Left behind, it could be read into the library that takes its place."""
    _filled(path).close()
    _overwrite_header(path)
    log = path.with_name(path.name + "-wal")
    log.write_bytes(b"what is left of a log")
    opened = open_library(path)
    assert opened.recovery is not None
    damaged = opened.recovery.damaged
    assert damaged is not None
    assert damaged.with_name(damaged.name + "-wal").read_bytes() == b"what is left of a log"
    opened.library.close()
    assert not log.exists()


def test_two_recoveries_in_one_second_overwrite_nothing(path: Path) -> None:
    _filled(path).close()
    found = set()
    for _ in range(3):
        _overwrite_header(path)
        opened = open_library(path)
        assert opened.recovery is not None
        assert opened.recovery.damaged is not None
        found.add(opened.recovery.damaged)
        opened.library.close()
    assert len(found) == 3
    assert all(damaged.is_file() for damaged in found)


def test_damage_met_while_reading_is_told_and_put_right_at_the_next_start(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(opening, "_CHECKED_AT_START", 0)  # as a library of many megabytes
    library = _filled(path)
    library.close()
    with another_program(path) as connection:
        page = connection.execute("SELECT rootpage FROM sqlite_schema WHERE name = 'annotation'").fetchone()[
            0
        ]
    content = bytearray(path.read_bytes())
    content[(page - 1) * 4096 : page * 4096] = b"\xa5" * 4096
    path.write_bytes(content)

    opened = open_library(path)  # too deep to be seen in passing
    assert opened.recovery is None
    with pytest.raises(StoreProblem) as caught:
        opened.library.annotations.of_article(1)
    assert caught.value.key == "store.damaged"
    opened.library.close()

    opened = open_library(path)
    assert opened.recovery is not None
    assert opened.recovery.restored_at == NOON + MINUTE
    assert [annotation.note for annotation in opened.library.annotations.of_article(1)] == ["Notiz"]
    opened.library.close()
    again = open_library(path)
    assert again.recovery is None
    again.library.close()


def test_damage_met_by_the_backup_is_put_right_at_the_next_start(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(opening, "_CHECKED_AT_START", 0)  # as a library of many megabytes
    _filled(path).close()
    with another_program(path) as connection:
        page = _root_page(connection, "analysis")
        connection.execute("UPDATE change SET stamp = 'changed since'")
    content = bytearray(path.read_bytes())
    content[(page - 1) * 4096 : page * 4096] = b"\xa5" * 4096
    path.write_bytes(content)
    library = open_library(path).library
    before = library.backups()
    with pytest.raises(StoreProblem) as caught:
        library.backup_now()
    assert (caught.value.key, caught.value.values["path"]) == ("store.damaged", str(path))
    assert library.backups() == before
    library.close()
    opened = open_library(path)
    assert opened.recovery is not None
    opened.library.close()


def test_a_suspicion_without_ground_costs_nothing_and_mends_the_index(path: Path) -> None:
    library = _filled(path)
    library._connection.execute("INSERT INTO note_index (note_index) VALUES ('delete-all')")
    assert library.search("notiz") == []
    library.close()
    path.with_name(path.name + ".suspect").touch()
    opened = open_library(path)
    assert opened.recovery is None
    assert [hit.annotation for hit in opened.library.search("notiz")] == ["a"]
    opened.library.close()
    assert not path.with_name(path.name + ".suspect").exists()


# What was written after the backup


def _tell(opened: OpenedLibrary, language: str = "de") -> str:
    assert opened.recovery is not None
    return sentence(opened.recovery.notice, language)


def _garble_page_of(path: Path, table: str, which: int = 0) -> None:
    """Garble one page of a table: its root, or a later page that holds rows."""
    with another_program(path) as connection:
        page = _root_page(connection, table) + which
    content = bytearray(path.read_bytes())
    content[(page - 1) * 4096 : page * 4096] = b"\xa5" * 4096
    path.write_bytes(content)


def test_notes_newer_than_the_backup_are_rescued_from_the_damaged_file(path: Path) -> None:
    library = _filled(path)
    library.annotations.save(replace(make_annotation(library.articles.get(1), note="Neuer"), modified=LATER))
    library.annotations.save(make_annotation(library.articles.get(1), "b", note="Nach der Sicherung"))
    added = library.articles.add(make_article("Ein neuer Artikel."), LATER)
    library.annotations.save(make_annotation(added, "c", note="Auch neu"))
    library.close()
    _garble_page_of(path, "analysis")
    path.with_name(path.name + ".suspect").touch()
    ruin = path.read_bytes()

    opened = open_library(path)
    recovery = opened.recovery
    assert recovery is not None
    assert recovery.rescued == 3
    assert recovery.damaged is not None
    assert recovery.damaged.read_bytes() == ruin
    assert {file.name for file in path.parent.glob("library.damaged*")} == {recovery.damaged.name}
    notes = {name: opened.library.annotations.get(name).note for name in "abc"}
    assert notes == {"a": "Neuer", "b": "Nach der Sicherung", "c": "Auch neu"}
    assert opened.library.articles.find(added.article.hash) is not None
    assert "Notizen: 3" in _tell(opened)
    opened.library.close()
    assert problems_of(path) == []


def test_rows_before_and_behind_the_damage_are_rescued(path: Path) -> None:
    library = open_library(path).library
    stored = library.articles.add(make_article(), NOON)
    for number in range(200):
        library.annotations.save(make_annotation(stored, f"{number:03}", note=f"Notiz {number} " * 20))
    library.close()
    with another_program(path) as connection:
        pages = [row[0] for row in connection.execute(
            "SELECT pageno FROM dbstat WHERE name = 'annotation' AND pagetype = 'leaf' ORDER BY path"
        )]  # fmt: skip
    middle = pages[len(pages) // 2]
    content = bytearray(path.read_bytes())
    content[(middle - 1) * 4096 : middle * 4096] = b"\xa5" * 4096
    path.write_bytes(content)
    path.with_name(path.name + ".suspect").touch()

    opened = open_library(path)
    assert opened.recovery is not None
    assert opened.recovery.restored_at is None
    assert 180 < opened.recovery.rescued < 200
    names = {annotation.id for annotation in opened.library.annotations.of_article(stored.id)}
    assert {"000", "199"} <= names
    assert len(names) == opened.recovery.rescued
    assert "Notizen: 1" in _tell(opened)
    opened.library.close()
    assert problems_of(path) == []


def test_from_a_file_that_gives_nothing_nothing_is_rescued(path: Path) -> None:
    _filled(path).close()
    _garble_tables(path)
    opened = open_library(path)
    assert opened.recovery is not None
    assert opened.recovery.rescued == 0
    opened.library.close()


def test_what_the_reader_is_told(path: Path) -> None:
    _filled(path).close()
    _truncate(path)
    opened = open_library(path)
    assert opened.recovery is not None
    local = (NOON + MINUTE).astimezone()
    assert f"{local:%d.%m.%Y, %H:%M} Uhr" in _tell(opened)
    assert f"{local:%Y-%m-%d, %H:%M}" in _tell(opened, "en")
    assert str(opened.recovery.damaged) in _tell(opened, "en")
    opened.library.close()
    path.unlink()
    opened = open_library(path)
    assert "verschwunden" in _tell(opened)
    opened.library.close()


def test_rows_that_make_no_sense_are_not_taken_over(path: Path) -> None:
    library = open_library(path).library
    for text in ("Erster Text.", "Zweiter Text."):
        stored = library.articles.add(make_article(text), NOON)
        for name in ("gut", "farbe", "zeit"):
            library.annotations.save(make_annotation(stored, f"{name}{stored.id}"))
    library.close()
    with another_program(path) as connection:
        connection.execute("UPDATE annotation SET colour = 'mauve' WHERE id = 'farbe1'")
        connection.execute("UPDATE annotation SET created = 'gestern' WHERE id = 'zeit1'")
        connection.execute("UPDATE article_text SET text = 'Verfälschter Text.' WHERE article = 2")
    _garble_page_of(path, "analysis")
    path.with_name(path.name + ".suspect").touch()
    opened = open_library(path)
    assert opened.recovery is not None
    assert opened.recovery.rescued == 1
    assert [summary.annotations for summary in rows_of(opened.library)] == [1]
    assert opened.library.annotations.get("gut1").note == ""
    opened.library.close()


def test_a_rescue_that_cannot_be_written_leaves_the_backup_open(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_damaged: Path, _library: Library) -> int:
        raise StoreProblem("store.full", path="")

    monkeypatch.setattr(rescue, "rescue", full)
    _filled(path).close()
    _truncate(path)
    opened = open_library(path)
    assert opened.recovery is not None
    assert (opened.recovery.rescued, opened.recovery.restored_at) == (0, NOON + MINUTE)
    assert len(opened.library.listing.ids()) == 1
    opened.library.close()


def test_damage_in_the_middle_of_the_file_is_found_when_it_is_opened(tmp_path: Path) -> None:
    path = tmp_path / "library.sqlite"
    library = open_library(path).library
    library.articles.add(make_article("Wort " * 4000), NOON)
    backup = library.backup_now()
    library.close()
    with path.open("r+b") as file:
        file.seek(4096)
        file.write(b"\xa5" * 16_384)
    opened = open_library(path)
    assert opened.recovery is not None
    assert opened.recovery.restored_from == backup
    assert opened.recovery.damaged is not None
    assert opened.recovery.damaged.exists()
    assert len(opened.library.listing.ids()) == 1
    opened.library.close()
