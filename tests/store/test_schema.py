"""The library's tables: every schema that was released opens, with its rows, and ends up like a new one."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import pytest
import sqlite_utils
from tests.store.holding import another_program, problems_of
from tests.store.making import NOON, make_annotation, make_article, rows_of

from randnotiz.domain.problem import StoreProblem
from randnotiz.store import open_library, opening, schema
from randnotiz.store.connection import Connection

SCHEMAS = Path(__file__).resolve().parents[1] / "golden" / "schemas"
_TAGGED = schema.Step(
    "favourites",
    (
        "ALTER TABLE article ADD COLUMN favourite INTEGER NOT NULL DEFAULT 0",
        "UPDATE article SET favourite = 1",
    ),
)
_BROKEN = schema.Step("broken", ("CREATE TABLE half (x)", "INSERT INTO nowhere VALUES (1)"))


def _tables(path: Path) -> dict[str, str]:
    """The statements that made everything in the file, without white space."""
    with another_program(path) as connection:
        rows = connection.execute("SELECT name, sql FROM sqlite_schema WHERE sql IS NOT NULL")
        return {name: "".join(sql.split()) for name, sql in rows}


def test_every_released_schema_is_kept_as_a_file() -> None:
    assert [file.stem for file in sorted(SCHEMAS.glob("*.sqlite"))] == [
        f"version_{number}" for number in range(1, len(schema.STEPS) + 1)
    ]


@pytest.mark.parametrize("old", sorted(SCHEMAS.glob("*.sqlite")), ids=lambda file: file.stem)
def test_a_library_of_every_released_schema_opens_with_its_rows(
    old: Path, path: Path, tmp_path: Path
) -> None:
    shutil.copyfile(old, path)
    opened = open_library(path)
    assert opened.recovery is None
    library = opened.library
    (summary,) = rows_of(library)
    assert (summary.title, summary.published, summary.annotations) == (
        "Älterer Bericht",
        date(2025, 8, 19),
        1,
    )
    assert library.articles.get(summary.id).article.text.startswith("Merz reist nach München")
    (annotation,) = library.annotations.of_article(summary.id)
    assert (annotation.note, annotation.tags) == ("Schon früher notiert", ("Reise",))
    assert [hit.annotation for hit in library.search("frueher")] == ["a"]
    library.close()
    assert problems_of(path) == []
    new = tmp_path / "new.sqlite"
    open_library(new).library.close()
    assert _tables(path) == _tables(new)


def test_a_new_library_is_what_the_migrations_would_make(path: Path, tmp_path: Path) -> None:
    """The statements for sqlite-utils' own records are ours: they must stay as they are there."""
    open_library(path).library.close()
    other = tmp_path / "other.sqlite"
    migrations = sqlite_utils.Migrations(schema.MIGRATION_SET)
    for step in schema.STEPS:
        migrations(name=step.name)(schema._Runner(step))
    database = sqlite_utils.Database(str(other))
    migrations.apply(database)
    database.close()
    assert _tables(path) == _tables(other)
    database = sqlite_utils.Database(str(path))
    assert migrations.pending(database) == []
    database.close()


@pytest.fixture
def newer_program(monkeypatch: pytest.MonkeyPatch) -> None:
    """The program as it may be one day: with one step more."""
    steps = (*schema.STEPS, _TAGGED)
    monkeypatch.setattr(opening, "STEPS", steps)
    monkeypatch.setattr(opening, "upgrade", lambda connection: schema.upgrade(connection, steps))


def _make_library(path: Path) -> None:
    library = open_library(path).library
    stored = library.articles.add(make_article(), NOON)
    library.annotations.save(make_annotation(stored, note="Notiz"))
    library.close()


def test_an_older_library_is_backed_up_and_brought_up_to_date(
    path: Path, request: pytest.FixtureRequest
) -> None:
    _make_library(path)
    request.getfixturevalue("newer_program")
    library = open_library(path).library
    assert library._connection.value("SELECT favourite FROM article") == 1
    assert [hit.annotation for hit in library.search("notiz")] == ["a"]
    (backup,) = library.backups()
    library.close()
    with another_program(backup) as connection:
        assert connection.execute("PRAGMA user_version").fetchone() == (len(schema.STEPS),)
        assert "favourite" not in str(connection.execute("SELECT sql FROM sqlite_schema").fetchall())
    open_library(path).library.close()


def test_a_step_that_fails_leaves_the_library_as_it_was(path: Path) -> None:
    _make_library(path)
    before = _tables(path)
    connection = Connection(path)
    with pytest.raises(Exception, match="no such table: nowhere"):
        schema.upgrade(connection, (*schema.STEPS, _TAGGED, _BROKEN))
    connection.close()
    assert _tables(path) == before
    assert problems_of(path) == []
    open_library(path).library.close()


def test_a_step_that_leaves_dangling_references_is_taken_back(path: Path) -> None:
    _make_library(path)
    careless = schema.Step("careless", ("DELETE FROM article",))
    connection = Connection(path)
    connection.execute("PRAGMA foreign_keys = OFF")
    with pytest.raises(StoreProblem):
        schema.upgrade(connection, (*schema.STEPS, careless))
    connection.close()
    library = open_library(path).library
    assert len(library.listing.ids()) == 1
    library.close()


def test_a_library_made_at_the_same_time_is_not_made_twice(path: Path) -> None:
    first, second = Connection(path), Connection(path)
    first.start_writing()
    second.start_writing()
    schema.create(first)
    schema.create(second)
    assert first.value("SELECT count(*) FROM change") == 1
    first.close()
    second.close()
