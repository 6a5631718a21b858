"""Saving what a damaged library still gives: articles and notes made since the backup that takes its place.

Damage is seldom everywhere. Rows are read from both ends of a table up to the page that cannot be read; what
does not make sense as an article or annotation is left out. The damaged file itself is only read.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from randnotiz.domain.annotation import Annotation
from randnotiz.domain.shelf import StoredArticle
from randnotiz.store.annotations import COLUMNS as ANNOTATION
from randnotiz.store.annotations import annotation_from_row
from randnotiz.store.article_rows import COLUMNS as ARTICLE
from randnotiz.store.article_rows import TABLES as ARTICLES
from randnotiz.store.article_rows import article_from_row
from randnotiz.store.connection import Row
from randnotiz.store.files import beside
from randnotiz.store.library import Library


def rescue(damaged: Path, library: Library) -> int:
    """Put annotations that `library` lacks, or has in an older version, into it from a damaged file.

    Articles that they belong to, and articles that are new, come along. Gives the number of annotations.
    Raises StoreProblem for trouble with `library`, never for what the damaged file does.
    """
    # Without a log to be read, "immutable" keeps SQLite from leaving files of its own beside the damaged one.
    how = "mode=ro" if beside(damaged, "-wal").exists() else "immutable=1"
    connection = sqlite3.connect(f"{damaged.absolute().as_uri()}?{how}", uri=True, isolation_level=None)
    try:
        connection.text_factory = lambda raw: raw.decode(errors="replace")
        connection.execute("PRAGMA trusted_schema = OFF")
        connection.execute("PRAGMA cell_size_check = ON")
        with library.transaction():
            homes = dict(_rescued_articles(connection, library))
            return sum(_rescued(annotation, homes, library) for annotation in _annotations(connection))
    finally:
        connection.close()


def _rescued_articles(connection: sqlite3.Connection, library: Library) -> Iterator[tuple[int, int]]:
    """Which number each readable article has in the damaged file and in the library, after adding it."""
    for row in _readable(connection, f"{ARTICLE}, text_hash", ARTICLES, "article.id"):
        stored = _article(row)
        if stored is None:
            continue
        known = library.articles.find(stored.article.hash)
        if known is None:
            known = library.articles.add(stored.article, stored.added).id
        yield stored.id, known


def _rescued(annotation: Annotation, homes: dict[int, int], library: Library) -> bool:
    """Save one annotation, unless the library has it as new or its article is lost."""
    if annotation.article not in homes:
        return False
    try:
        if library.annotations.get(annotation.id).modified >= annotation.modified:
            return False
    except KeyError:
        pass
    library.annotations.save(replace(annotation, article=homes[annotation.article]))
    return True


def _annotations(connection: sqlite3.Connection) -> Iterator[Annotation]:
    for row in _readable(connection, ANNOTATION, "annotation", "number"):
        try:
            yield annotation_from_row(*row)
        except (ValueError, TypeError):
            continue


def _article(row: Row) -> StoredArticle | None:
    """The article of a row, if its parts make sense and its text is the one it was recognised by."""
    try:
        stored = article_from_row(*row[:-1])
        sound = stored.article.hash == row[-1]
    except (ValueError, TypeError):
        return None
    return stored if sound else None


def _readable(connection: sqlite3.Connection, columns: str, tables: str, key: str) -> Iterator[Row]:
    """The rows that can be read: from the first on up to the damage, then from the last on down to it."""
    seen: set[int] = set()
    for order in ("ASC", "DESC"):
        try:
            for number, *row in connection.execute(
                f"SELECT {key}, {columns} FROM {tables} ORDER BY {key} {order}"
            ):
                if number in seen:
                    return
                seen.add(number)
                yield tuple(row)
        except sqlite3.DatabaseError:  # whatever a damaged file does is no bug of ours
            continue
        else:
            return
