"""Bringing back what a backup holds: seen beforehand, whole or in part, and able to be taken back."""

from __future__ import annotations

import shutil
from collections.abc import Generator
from dataclasses import replace
from pathlib import Path
from threading import Event

import pytest
from tests.store.holding import another_program, problems_of
from tests.store.making import MINUTE, NOON, make_annotation, make_article, rows_of
from tests.store.test_everything import exchanged, holding

from randnotiz.domain.problem import StoreProblem
from randnotiz.domain.span import Span
from randnotiz.store import Library, open_library, restoring
from randnotiz.store.background import Cancelled
from randnotiz.store.merging import Arrived
from randnotiz.store.restoring import (
    Change,
    difference,
    kept_backups,
    restore_chosen,
    restore_whole,
)

SCHEMAS = Path(__file__).resolve().parents[1] / "golden" / "schemas"


def brought_back(steps: Generator[None, None, Arrived]) -> Arrived:
    while True:
        try:
            next(steps)
        except StopIteration as end:
            arrived: Arrived = end.value
            return arrived


@pytest.fixture
def backup(library: Library) -> Path:
    """A backup of three articles with two notes each; then one article and some notes went, others came."""
    stored = [library.articles.add(make_article(f"Text {n} über Merz.", f"Titel {n}"), NOON) for n in "abc"]
    for one in stored:
        for number in range(2):
            library.annotations.save(make_annotation(one, f"{one.id}.{number}", note=f"Notiz {number}"))
    backup = library.backup_now()
    assert backup is not None
    library.articles.remove(stored[0].id)
    library.annotations.delete("2.0")
    library.annotations.save(
        replace(library.annotations.get("2.1"), note="ganz anders", modified=NOON + MINUTE)
    )
    library.annotations.save(make_annotation(stored[2], "3.2", note="Später"))
    library.articles.add(make_article("Neuer Text.", "Neu"), NOON + MINUTE)
    return backup


def test_backups_are_told_with_what_they_hold(library: Library, backup: Path) -> None:
    second = library.backup_now()
    assert second is not None
    damaged = second.with_name("library-1999-01-01-000000.sqlite")
    damaged.write_bytes(b"Rauschen" * 500)
    newest, older, broken = kept_backups(library.path)
    assert (newest.path, newest.articles, newest.annotations) == (second, 3, 4)
    assert (older.path, older.articles, older.annotations) == (backup, 3, 6)
    assert (broken.path, broken.articles, broken.annotations) == (damaged, None, None)
    assert older.size == backup.stat().st_size
    assert older.made.tzinfo is not None


@pytest.mark.parametrize("length", [0, 4096, 50_000])
def test_a_backup_that_was_cut_off_is_told_as_damaged_beside_the_others(
    library: Library, backup: Path, length: int
) -> None:
    cut = backup.with_name("library-1999-01-01-000000.sqlite")
    cut.write_bytes(backup.read_bytes()[:length])
    good, broken = kept_backups(library.path)
    assert (good.path, good.articles) == (backup, 3)
    assert (broken.path, broken.articles, broken.size) == (cut, None, length)


def test_what_a_backup_would_bring_is_told_article_by_article(library: Library, backup: Path) -> None:
    found = difference(library.path, backup, Event())
    assert (found.articles, found.annotations) == (3, 6)
    told = {change.title: replace_hash(change) for change in found.changes}
    assert told == {
        "Titel a": Change("", "Titel a", True, False, missing=2),
        "Titel b": Change("", "Titel b", True, True, missing=1, reworded=1),
        "Titel c": Change("", "Titel c", True, True, newer=1),
        "Neu": Change("", "Neu", False, True),
    }
    assert [change.title for change in found.changes if change.brings] == ["Titel a", "Titel b"]


def test_an_article_whose_text_has_changed_since_is_not_missing(library: Library) -> None:
    stored = library.articles.add(make_article("Merz reist nach Paris. Das sagte er gestern."), NOON)
    library.annotations.save(make_annotation(stored, "a", Span(23, 43), note="von einst"))
    backup = library.backup_now()
    assert backup is not None
    exchanged(library, "Eilmeldung: Merz reist nach Paris. Das sagte er gestern.")
    library.annotations.delete("a")
    (change,) = difference(library.path, backup, Event()).changes
    assert (change.in_backup, change.in_library, change.missing) == (True, True, 1)
    assert brought_back(restore_chosen(library, backup, [change.text_hash])).annotations == 1
    (note,) = library.annotations.of_article(1)
    assert note.span == Span(35, 55)
    assert len(library.listing.ids()) == 1


def replace_hash(change: Change) -> Change:
    return change._replace(text_hash="")


def test_chosen_articles_come_back_and_nothing_present_is_overwritten(library: Library, backup: Path) -> None:
    chosen = [c.text_hash for c in difference(library.path, backup, Event()).changes if c.brings]
    before = len(library.backups())
    arrived = brought_back(restore_chosen(library, backup, chosen))
    assert (arrived.articles, arrived.annotations, arrived.wordings) == (1, 3, 1)
    assert len(library.backups()) == before + 1  # the state before lies there
    assert library.annotations.get("2.1").note == "ganz anders"
    notes = sorted(one.note for one in library.annotations.of_article(2))
    assert notes == ["Notiz 0", "Notiz 1", "ganz anders"]
    left = difference(library.path, backup, Event())
    assert [change for change in left.changes if change.brings] == []
    assert not brought_back(restore_chosen(library, backup, chosen)).anything
    assert problems_of(library.path) == []


def test_the_whole_library_comes_back_and_that_can_be_taken_back(library: Library, backup: Path) -> None:
    changed = holding(library)
    restore_whole(library.path, backup, NOON, Event())
    copy = open_library(backup).library
    assert holding(library) == holding(copy) != changed
    copy.close()
    assert problems_of(library.path) == []  # the full-text indexes have come along
    library.annotations.save(make_annotation(library.articles.get(1), "z", note="weiter"))  # life goes on
    kept = [one.path for one in kept_backups(library.path)]
    before = next(path for path in kept if path != backup)
    restore_whole(library.path, before, NOON + MINUTE, Event())
    assert holding(library) == changed
    assert problems_of(library.path) == []


def test_a_library_without_a_log_is_one_again_after_restoring(library: Library, backup: Path) -> None:
    restore_whole(library.path, backup, NOON, Event())
    assert library._connection.value("PRAGMA journal_mode") == "wal"
    library.close()
    again = open_library(library.path)
    assert again.recovery is None
    assert len(again.library.listing.ids()) == 3
    again.library.close()


@pytest.mark.parametrize("old", sorted(SCHEMAS.glob("*.sqlite")), ids=lambda file: file.stem)
def test_a_backup_of_every_older_version_comes_back(library: Library, tmp_path: Path, old: Path) -> None:
    library.articles.add(make_article(), NOON)
    before = library._connection.execute("SELECT name, sql FROM sqlite_schema ORDER BY name")
    copy = shutil.copyfile(old, tmp_path / "alt.sqlite")
    found = difference(library.path, copy, Event())
    assert [change.title for change in found.changes if change.brings] == ["Älterer Bericht"]
    chosen = [change.text_hash for change in found.changes]
    assert brought_back(restore_chosen(library, copy, chosen)).articles == 1
    restore_whole(library.path, copy, NOON, Event())
    (summary,) = rows_of(library)
    assert (summary.title, summary.annotations) == ("Älterer Bericht", 1)
    assert library._connection.execute("SELECT name, sql FROM sqlite_schema ORDER BY name") == before
    assert copy.read_bytes() == old.read_bytes()


def _key(caught: pytest.ExceptionInfo[StoreProblem]) -> str:
    return caught.value.key


def test_what_cannot_be_brought_back_is_told_and_changes_nothing(library: Library, backup: Path) -> None:
    before = holding(library)
    newer = shutil.copyfile(backup, backup.parent / "neuer.sqlite")
    with another_program(newer) as connection:
        connection.execute("PRAGMA user_version = 99")
    damaged = backup.parent / "kaputt.sqlite"
    data = bytearray(backup.read_bytes())
    data[4096 * 3 : 4096 * 4] = bytes(4096)
    damaged.write_bytes(data)
    foreign = backup.parent / "rezepte.sqlite"
    with another_program(foreign) as connection:
        connection.execute("CREATE TABLE recipe (x)")
    for path, key in (
        (newer, "store.newer"),
        (damaged, "store.backup_damaged"),
        (foreign, "store.not_a_library"),
        (backup.parent / "weg.sqlite", "store.cannot_open"),
    ):
        with pytest.raises(StoreProblem) as caught:
            difference(library.path, path, Event())
        assert _key(caught) == key
        with pytest.raises(StoreProblem) as caught:
            restore_whole(library.path, path, NOON, Event())
        assert _key(caught) == key
    assert holding(library) == before


def test_while_another_program_holds_the_library_nothing_is_restored(library: Library, backup: Path) -> None:
    before = holding(library)
    library.backup_now()
    with another_program(library.path) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(StoreProblem) as caught:
            restore_whole(library.path, backup, NOON, Event())
        assert _key(caught) == "store.locked"
        other.execute("ROLLBACK")
    assert holding(library) == before
    restore_whole(library.path, backup, NOON, Event())
    assert holding(library) != before


def test_restoring_given_up_changes_nothing(
    library: Library, backup: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(restoring, "_PAGES_A_STEP", 1)
    before = holding(library)
    library.backup_now()
    asked = 0

    class Soon(Event):
        def is_set(self) -> bool:
            nonlocal asked
            asked += 1
            return asked > 9

    with pytest.raises(Cancelled):
        restore_whole(library.path, backup, NOON, Soon())
    assert holding(library) == before
    library.annotations.save(make_annotation(library.articles.get(3), "danach"))
    assert problems_of(library.path) == []


def test_a_clock_set_back_does_not_make_the_newest_backup_look_old(library: Library, backup: Path) -> None:
    from randnotiz.store.backups import Backups

    backups = Backups(library.path)
    early = NOON.replace(year=1998)
    for number in range(14):
        library.articles.set_title(2, f"Titel {number}")
        made = backups.make(early, Event())
        assert made == backups.all()[0]
        assert backups.make(early, Event()) is None
    copy = open_library(backups.all()[0]).library
    assert copy.articles.get(2).article.title == "Titel 13"
    copy.close()
