"""One article of a library that is not open yet, for the first page: read alone, and nothing is checked.

Opening a library judges and repairs it, which takes longer than a page may wait. What is odd about it is told
when it is opened, a moment later; here it only means that there is nothing to show yet.
"""

from __future__ import annotations

import json
import sqlite3
from pathlib import Path
from typing import Final, NamedTuple

from randnotiz.domain.colour import Colour
from randnotiz.domain.label import Label
from randnotiz.domain.problem import Problem
from randnotiz.domain.shelf import StoredArticle
from randnotiz.domain.span import Span
from randnotiz.store.article_rows import COLUMNS, TABLES, article_from_row
from randnotiz.store.connection import Connection
from randnotiz.store.files import SQLITE_FILE, suspicion
from randnotiz.store.schema import APPLICATION_ID, STEPS

_LONG: Final = 300_000
"""Characters of a text, and of its analysis' JSON, above which the page waits for neither."""


class Name(NamedTuple):
    """A mention as the page underlines it: code points, label, and whether it is a part of a compound."""

    start: int
    end: int
    label: Label
    related: bool


class FirstLook(NamedTuple):
    """An article, the names found in it and the passages that surely are the reader's own, in text order."""

    stored: StoredArticle
    names: tuple[Name, ...]
    highlights: tuple[tuple[Span, Colour], ...]


def first_look(library: Path, article: int | str) -> FirstLook | None:
    """The article with this id or this text hash, as the library has it; None if that cannot be told now.

    None as well for a long text, for a library of another version, and where anybody is writing to it.
    """
    try:
        if not _looks_sound(library):
            return None
        connection = Connection(library, read_only=True, patience=0)
    except (OSError, Problem, sqlite3.Error):
        return None
    try:
        return _look(connection, article)
    except (Problem, sqlite3.Error, ValueError, TypeError, KeyError):
        return None  # damage perhaps: opening the library finds out, and says so
    finally:
        connection.close()


def _looks_sound(library: Path) -> bool:
    # As opening judges: what SQLite cannot read it would clear away together with its log.
    with library.open("rb") as file:
        return file.read(len(SQLITE_FILE)) == SQLITE_FILE and not suspicion(library).exists()


def _look(connection: Connection, article: int | str) -> FirstLook | None:
    ours = connection.value("PRAGMA application_id") == APPLICATION_ID
    if not ours or connection.value("PRAGMA user_version") != len(STEPS):
        return None
    key = "id" if isinstance(article, int) else "text_hash"
    rows = connection.execute(
        f"SELECT text_hash, {COLUMNS} FROM {TABLES} WHERE article.{key} = ? AND length(text) <= {_LONG}",
        (article,),
    )
    if not rows:
        return None
    text_hash, *row = rows[0]
    found = connection.value(
        "SELECT found FROM analysis WHERE text_hash = ? ORDER BY number DESC LIMIT 1", (text_hash,)
    )
    stored = article_from_row(*row)
    highlights = connection.execute(
        """SELECT start_offset, end_offset, colour FROM annotation WHERE article = ? AND state = 'anchored'
        ORDER BY start_offset, end_offset""",
        (stored.id,),
    )
    return FirstLook(
        stored,
        _names(found) if found and len(found) <= _LONG else (),
        tuple((Span(start, end), Colour(colour)) for start, end, colour in highlights),
    )


def _names(found: str) -> tuple[Name, ...]:
    labels = {label.value: label for label in Label}
    return tuple(
        Name(int(row["start"]), int(row["end"]), labels[row["label"]], bool(row.get("related")))
        for row in json.loads(found)["mentions"]
    )
