"""The library's tables, step by step.

A step is never edited once released; a change is a new step at the end. A new library runs all steps with
the standard library alone, because importing sqlite-utils costs some 0.4 seconds (it brings NumPy and click);
an older library is brought up by sqlite-utils' own `Migrations`, whose records a new library carries too.
"""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Final, NamedTuple

from randnotiz.domain.problem import StoreProblem
from randnotiz.store import step_heads, step_versions
from randnotiz.store.trouble import telling

if TYPE_CHECKING:
    import sqlite_utils

    from randnotiz.store.connection import Connection

APPLICATION_ID: Final = 0x526E6F74
"""SQLite's application_id of a library: "Rnot"."""

MIGRATION_SET: Final = "randnotiz"


class Step(NamedTuple):
    """One change of the tables: its name in the library's own records, and its statements."""

    name: str
    statements: tuple[str, ...]


_INDEX_SETTINGS = "tokenize = 'unicode61 remove_diacritics 2', prefix = '2 3'"

# The text lies apart from what the list of articles shows, so that the list reads few pages. Full-text
# indexes keep no second copy of the words: see `full_text`. `change.stamp` is new with every change that is
# worth a backup.
_FIRST: Final = Step(
    "articles_analyses_annotations",
    (
        """CREATE TABLE article (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            text_hash TEXT NOT NULL UNIQUE,
            title TEXT NOT NULL,
            author TEXT NOT NULL,
            publisher TEXT NOT NULL,
            source TEXT NOT NULL,
            language TEXT,
            published TEXT,
            published_origin TEXT,
            words INTEGER NOT NULL,
            added TEXT NOT NULL,
            opened TEXT NOT NULL,
            position INTEGER NOT NULL
        ) STRICT""",
        """CREATE TABLE article_text (
            article INTEGER PRIMARY KEY REFERENCES article (id) ON DELETE CASCADE,
            blocks TEXT NOT NULL,
            styles TEXT NOT NULL,
            text TEXT NOT NULL
        ) STRICT""",
        """CREATE TABLE analysis (
            number INTEGER PRIMARY KEY AUTOINCREMENT,
            text_hash TEXT NOT NULL,
            model TEXT NOT NULL,
            found TEXT NOT NULL,
            UNIQUE (text_hash, model)
        ) STRICT""",
        """CREATE TABLE annotation (
            number INTEGER PRIMARY KEY,
            id TEXT NOT NULL UNIQUE,
            article INTEGER NOT NULL REFERENCES article (id) ON DELETE CASCADE,
            start_offset INTEGER NOT NULL CHECK (start_offset >= 0),
            end_offset INTEGER NOT NULL CHECK (end_offset >= start_offset),
            exact TEXT NOT NULL,
            prefix TEXT NOT NULL,
            suffix TEXT NOT NULL,
            colour TEXT NOT NULL,
            state TEXT NOT NULL,
            note TEXT NOT NULL,
            tags TEXT NOT NULL,
            created TEXT NOT NULL,
            modified TEXT NOT NULL
        ) STRICT""",
        "CREATE INDEX annotation_by_place ON annotation (article, start_offset, end_offset)",
        """CREATE VIEW article_words AS
            SELECT article.id AS id, article.title AS title, article_text.text AS text
            FROM article JOIN article_text ON article_text.article = article.id""",
        f"""CREATE VIRTUAL TABLE article_index USING fts5 (
            title, text, content = 'article_words', content_rowid = 'id', {_INDEX_SETTINGS})""",
        f"""CREATE VIRTUAL TABLE note_index USING fts5 (
            note, tags, content = 'annotation', content_rowid = 'number', {_INDEX_SETTINGS})""",
        # A word in the title weighs as much as eight in the text.
        "INSERT INTO article_index (article_index, rank) VALUES ('rank', 'bm25(8.0, 1.0)')",
        "CREATE TABLE change (id INTEGER PRIMARY KEY CHECK (id = 1), stamp TEXT NOT NULL) STRICT",
        "INSERT INTO change (id, stamp) VALUES (1, hex(randomblob(8)))",
        *(
            f"""CREATE TRIGGER {table}_{event.split()[0].lower()} AFTER {event} ON {table} BEGIN
            UPDATE change SET stamp = hex(randomblob(8));
        END"""
            for table, event in (
                ("article", "INSERT"),
                ("article", "UPDATE OF title, published, published_origin"),
                ("article", "DELETE"),
                ("annotation", "INSERT"),
                ("annotation", "UPDATE"),
                ("annotation", "DELETE"),
            )
        ),
    ),
)

STEPS: Final[tuple[Step, ...]] = (
    _FIRST,
    Step(step_heads.NAME, step_heads.STATEMENTS),
    Step(step_versions.NAME, step_versions.STATEMENTS),
)

# What sqlite-utils would create; a test holds the two against each other.
_RECORDS: Final = (
    """CREATE TABLE "_sqlite_migrations" (
   "id" INTEGER PRIMARY KEY,
   "migration_set" TEXT,
   "name" TEXT,
   "applied_at" TEXT
)""",
    """CREATE UNIQUE INDEX "idx__sqlite_migrations_migration_set_name"
    ON "_sqlite_migrations" ("migration_set", "name")""",
)


def version_of(connection: Connection) -> int:
    """The number of steps a library has behind it; 0 for a new, empty file.

    Raises StoreProblem("store.not_a_library") for a database of another program.
    """
    application = connection.value("PRAGMA application_id")
    if application == APPLICATION_ID:
        return int(connection.value("PRAGMA user_version"))
    if application == 0 and connection.value("SELECT count(*) FROM sqlite_schema") == 0:
        return 0
    raise StoreProblem("store.not_a_library", path=str(connection.path))


def create(connection: Connection, steps: tuple[Step, ...] = STEPS) -> None:
    """Make a new library's tables, in one transaction; does nothing if another program was faster."""
    with connection.transaction():
        if version_of(connection):
            return
        for statement in _RECORDS:
            connection.execute(statement)
        for step in steps:
            for statement in step.statements:
                connection.execute(statement)
            connection.execute(
                "INSERT INTO _sqlite_migrations (migration_set, name, applied_at) VALUES (?, ?, ?)",
                (MIGRATION_SET, step.name, str(datetime.now(UTC))),
            )
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        connection.execute(f"PRAGMA user_version = {len(steps)}")


def upgrade(connection: Connection, steps: tuple[Step, ...] = STEPS) -> None:
    """Bring an older library up to `steps`, in one transaction: all of it, checked, or nothing.

    Raises StoreProblem("store.damaged") if the result does not hold together.
    """
    import sqlite_utils

    migrations = sqlite_utils.Migrations(MIGRATION_SET)
    for step in steps:
        migrations(name=step.name)(_Runner(step))
    with telling(connection.path), connection.transaction():
        # Plugins of a sqlite-utils installed for something else have no business in the library.
        migrations.apply(sqlite_utils.Database(connection.raw, execute_plugins=False))
        if connection.execute("PRAGMA foreign_key_check"):
            raise StoreProblem("store.damaged", path=str(connection.path))
        connection.execute(f"PRAGMA user_version = {len(steps)}")


class _Runner:
    """A step in the shape that sqlite-utils' Migrations call."""

    def __init__(self, step: Step) -> None:
        self.__name__ = step.name
        self._statements = step.statements

    def __call__(self, database: sqlite_utils.Database, /) -> None:
        for statement in self._statements:
            database.execute(statement)
