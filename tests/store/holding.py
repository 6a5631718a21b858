"""Looking into a library's file from outside, as another program would."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def another_program(path: Path) -> Iterator[sqlite3.Connection]:
    """A plain connection to the file, closed at the end."""
    connection = sqlite3.connect(path, isolation_level=None)
    try:
        yield connection
    finally:
        connection.close()


def problems_of(path: Path) -> list[str]:
    """What SQLite finds wrong with a library: pages, references, full-text indexes. Empty if nothing."""
    with another_program(path) as connection:
        found = [row[0] for row in connection.execute("PRAGMA integrity_check") if row[0] != "ok"]
        found += [f"dangling: {row}" for row in connection.execute("PRAGMA foreign_key_check")]
        for index in ("article_index", "note_index"):
            try:
                # Rank 1 compares the index with the words in the tables: https://www.sqlite.org/fts5.html
                connection.execute(f"INSERT INTO {index} ({index}, rank) VALUES ('integrity-check', 1)")
            except sqlite3.DatabaseError as error:
                found.append(f"{index}: {error}")
    return found
