"""Backups: made when something changed, verified, complete without a log, ten kept and one a week."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from threading import Event
from threading import enumerate as enumerate_threads

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.store.holding import another_program, problems_of
from tests.store.making import MINUTE, NOON, make_analysis, make_annotation, make_article

from randnotiz.domain.problem import StoreProblem
from randnotiz.domain.shelf import StoredArticle
from randnotiz.store import Library, open_library
from randnotiz.store.background import Cancelled
from randnotiz.store.backups import RECENT, WEEKS, Backups, kept, verify


def test_a_backup_holds_everything_and_stands_alone(library: Library) -> None:
    stored = library.articles.add(make_article(), NOON)
    annotation = make_annotation(stored, note="Notiz")
    library.annotations.save(annotation)
    backup = library.backup_now()
    assert backup is not None
    assert library.backups() == [backup]
    assert [file.name for file in backup.parent.iterdir()] == [backup.name]  # no log, nothing half-made
    assert problems_of(backup) == []
    copy = open_library(backup).library
    assert copy.articles.get(stored.id) == stored
    assert copy.annotations.of_article(stored.id) == [annotation]
    assert len(copy.search("notiz")) == 1
    copy.close()


def test_no_backup_is_made_where_nothing_changed(library: Library) -> None:
    stored = library.articles.add(make_article(), NOON)
    assert library.backup_now() is not None
    library.articles.set_position(stored.id, 9)
    library.articles.set_opened(stored.id, NOON + MINUTE)
    library.analyses.put(make_analysis(stored.article.hash))
    assert library.backup_now() is None
    changes: list[Callable[[], object]] = [
        lambda: library.annotations.save(make_annotation(stored)),
        lambda: library.annotations.save(make_annotation(stored, note="neu")),
        lambda: library.annotations.delete("a"),
        lambda: library.articles.set_title(stored.id, "Neu"),
        lambda: library.articles.set_published(stored.id, None, None),
        lambda: library.articles.remove(stored.id),
    ]
    for change in changes:
        change()
        assert library.backup_now() is not None
        assert library.backup_now() is None


def test_a_damaged_backup_counts_for_nothing(library: Library) -> None:
    library.articles.add(make_article(), NOON)
    backup = library.backup_now()
    assert backup is not None
    backup.write_bytes(b"SQLite format 3\x00 and then nothing")
    assert library.backup_now() is not None


def test_steps_end_with_the_backup(library: Library) -> None:
    stored = library.articles.add(make_article("Wort " * 50_000), NOON)
    steps = library.backup_steps()
    while True:
        try:
            next(steps)
        except StopIteration as end:
            backup = end.value
            break
        library.articles.set_position(stored.id, 3)  # the library is free to be written meanwhile
    assert library.backups() == [backup]
    assert problems_of(backup) == []


class WritingMeanwhile(Event):
    """Asked between the steps of a copy whether to give up; saves a note instead."""

    def __init__(self, library: Library, stored: StoredArticle) -> None:
        super().__init__()
        self._library = library
        self._stored = stored
        self.saved = 0

    def is_set(self) -> bool:
        self.saved += 1
        self._library.annotations.save(make_annotation(self._stored, f"{self.saved}"))
        return False


def test_a_backup_is_of_one_moment_and_keeps_nobody_from_writing(library: Library) -> None:
    stored = library.articles.add(make_article("Wort und Satz. " * 300_000), NOON)
    meanwhile = WritingMeanwhile(library, stored)
    backup = Backups(library.path).make(NOON, meanwhile)
    assert backup is not None
    assert meanwhile.saved > 1
    assert len(library.annotations.of_article(stored.id)) == meanwhile.saved
    copy = open_library(backup).library
    assert copy.articles.get(stored.id) == stored
    assert copy.annotations.of_article(stored.id) == []
    copy.close()
    assert library.backup_now() is not None  # what was saved meanwhile is not in it


def test_a_backup_given_up_leaves_nothing(library: Library) -> None:
    library.articles.add(make_article("Wort " * 1000), NOON)
    cancel = Event()
    cancel.set()
    with pytest.raises(Cancelled):
        Backups(library.path).make(NOON, cancel)
    assert list((library.path.parent / "backups").iterdir()) == []


def test_steps_given_up_leave_nothing_running(library: Library) -> None:
    library.articles.add(make_article("Wort " * 200_000), NOON)
    steps = library.backup_steps()
    next(steps, None)
    steps.close()
    assert "library-backup" not in [thread.name for thread in enumerate_threads()]
    assert list((library.path.parent / "backups").glob("*.partial*")) == []


def test_what_a_killed_program_left_of_a_backup_is_in_nobodys_way(library: Library) -> None:
    library.articles.add(make_article(), NOON)
    folder = library.path.parent / "backups"
    folder.mkdir()
    for suffix in ("", "-journal", "-wal"):
        (folder / f"library.sqlite.partial{suffix}").write_bytes(b"half " * 1000)
    backup = library.backup_now()
    assert backup is not None
    assert problems_of(backup) == []
    assert [file.name for file in folder.iterdir()] == [backup.name]


def test_trouble_in_the_steps_reaches_the_caller(library: Library) -> None:
    library.articles.add(make_article(), NOON)
    (library.path.parent / "backups").write_text("eine Datei, wo der Ordner sein soll")
    with pytest.raises(StoreProblem) as caught:
        for _ in library.backup_steps():
            pass
    assert caught.value.key == "store.unwritable_folder"


def test_the_ten_newest_are_kept_and_others_in_the_folder_are_left_alone(library: Library) -> None:
    folder = library.path.parent / "backups"
    backups = Backups(library.path)
    stored = library.articles.add(make_article(), NOON)
    for number in range(RECENT + 3):
        library.articles.set_title(stored.id, f"Titel {number}")
        assert backups.make(NOON + number * MINUTE) is not None
    (folder / "library-wichtig.sqlite").write_text("vom Leser")
    (folder / "other-2025-08-20-120000.sqlite").write_text("einer anderen Bibliothek")
    backups.prune()
    # All of one week: the ten newest, and the newest of the rest for the week.
    assert [backups.time_of(path) for path in library.backups()] == [
        NOON + number * MINUTE for number in range(RECENT + 2, 1, -1)
    ]
    assert {"library-wichtig.sqlite", "other-2025-08-20-120000.sqlite"} <= {p.name for p in folder.iterdir()}


def test_two_backups_in_one_second_get_two_names(library: Library) -> None:
    backups = Backups(library.path)
    stored = library.articles.add(make_article(), NOON)
    first = backups.make(NOON)
    library.articles.set_title(stored.id, "Anders")
    second = backups.make(NOON)
    assert first is not None
    assert second is not None
    assert library.backups() == [second, first]


@given(st.sets(st.integers(0, 400 * 24), max_size=80))
def test_what_is_kept(hours: set[int]) -> None:
    now = datetime(2026, 1, 1, tzinfo=UTC)
    times = {now - timedelta(hours=hour) for hour in hours}
    keep = kept({time: time for time in times})
    newest_first = sorted(times, reverse=True)
    older = [time for time in newest_first[RECENT:] if time in keep]
    assert keep <= times
    assert set(newest_first[:RECENT]) <= keep
    assert len(older) <= WEEKS
    weeks = [time.isocalendar()[:2] for time in older]
    assert len(set(weeks)) == len(weeks)
    for time in older:
        rivals = [
            other for other in newest_first[RECENT:] if other.isocalendar()[:2] == time.isocalendar()[:2]
        ]
        assert time == max(rivals)


def test_verifying_tells_damage_from_another_program(library: Library, tmp_path: Path) -> None:
    library.articles.add(make_article("Wort " * 5000), NOON)
    backup = library.backup_now()
    assert backup is not None
    verify(backup)
    content = bytearray(backup.read_bytes())
    content[4096 * 2 : 4096 * 4] = b"\xff" * (4096 * 2)
    backup.write_bytes(content)
    other = tmp_path / "other.sqlite"
    with another_program(other) as connection:
        connection.execute("CREATE TABLE recipes (name TEXT)")
    for path, key in ((backup, "store.damaged"), (other, "store.not_a_library")):
        with pytest.raises(StoreProblem) as caught:
            verify(path)
        assert caught.value.key == key
