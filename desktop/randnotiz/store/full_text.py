"""Keeping the full-text indexes in step with the tables.

Triggers could do it, but older versions of SQLite (3.40 for one) refuse full-text tables in triggers while
trusted_schema is off, and a library may come from anywhere. An index holds no text of its own: an entry is
taken out by naming the words as they were when it was put in, so `forget_` comes before a change and `learn_`
after it.
"""

from __future__ import annotations

from randnotiz.store.connection import Connection
from randnotiz.store.heads import forget_head, learn_head


def learn_article(connection: Connection, article: int) -> None:
    """Index an article's title and text, and make its head."""
    connection.execute(
        """INSERT INTO article_index (rowid, title, text)
        SELECT id, title, text FROM article_words WHERE id = ?""",
        (article,),
    )
    learn_head(connection, article)


def forget_article(connection: Connection, article: int) -> None:
    """Take an article's title and text out of the index, and its head away."""
    forget_head(connection, article)
    connection.execute(
        """INSERT INTO article_index (article_index, rowid, title, text)
        SELECT 'delete', id, title, text FROM article_words WHERE id = ?""",
        (article,),
    )


def learn_note(connection: Connection, annotation: str) -> None:
    """Index an annotation's note and tags."""
    connection.execute(
        "INSERT INTO note_index (rowid, note, tags) SELECT number, note, tags FROM annotation WHERE id = ?",
        (annotation,),
    )


def forget_note(connection: Connection, annotation: str) -> None:
    """Take an annotation's note and tags out of the index; nothing happens if it is not there yet."""
    connection.execute(
        """INSERT INTO note_index (note_index, rowid, note, tags)
        SELECT 'delete', number, note, tags FROM annotation WHERE id = ?""",
        (annotation,),
    )


def rebuild(connection: Connection) -> None:
    """Make the indexes that there are in this version of the tables anew."""
    with connection.transaction():
        for (index,) in connection.execute(
            "SELECT name FROM sqlite_schema WHERE type = 'table' AND sql LIKE 'CREATE VIRTUAL TABLE %'"
        ):
            connection.execute(f"INSERT INTO {index} ({index}) VALUES ('rebuild')")
