"""All or nothing, and the settings that the promise to the reader rests on."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

from tests.store.holding import another_program, problems_of
from tests.store.making import NOON, make_annotation, make_article

from randnotiz.store import Library, open_library


class Stop(Exception):
    """What a test raises to break off a transaction."""


def test_an_exception_takes_everything_back(library: Library) -> None:
    with suppress(Stop), library.transaction():
        stored = library.articles.add(make_article(), NOON)
        library.annotations.save(make_annotation(stored, note="Notiz"))
        raise Stop
    assert not library.listing.ids()
    assert library.search("notiz") + library.search("merz") == []
    assert problems_of(library.path) == []


def test_an_inner_block_that_fails_takes_back_its_own_writes_only(library: Library) -> None:
    with library.transaction():
        stored = library.articles.add(make_article(), NOON)
        with suppress(Stop), library.transaction():
            library.annotations.save(make_annotation(stored, "a"))
            raise Stop
        library.annotations.save(make_annotation(stored, "b"))
    assert [annotation.id for annotation in library.annotations.of_article(stored.id)] == ["b"]


def test_nothing_is_seen_from_outside_before_the_end(library: Library) -> None:
    with another_program(library.path) as other:
        with library.transaction():
            library.articles.add(make_article(), NOON)
            assert other.execute("SELECT count(*) FROM article").fetchone() == (0,)
        assert other.execute("SELECT count(*) FROM article").fetchone() == (1,)


def test_the_settings_of_the_connection(library: Library) -> None:
    settings = {
        "journal_mode": "wal",
        "synchronous": 2,  # FULL: a commit survives a power cut
        "foreign_keys": 1,
        "trusted_schema": 0,
        "cell_size_check": 1,
        "application_id": 0x526E6F74,
    }
    found = {name: library._connection.value(f"PRAGMA {name}") for name in settings}
    assert found == settings
    assert library._connection.value("PRAGMA busy_timeout") <= 500


def test_closing_leaves_one_file(path: Path) -> None:
    library = open_library(path).library
    library.articles.add(make_article(), NOON)
    library.close()
    assert [file.name for file in path.parent.iterdir()] == [path.name]
