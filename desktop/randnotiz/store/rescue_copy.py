"""The rescue copy: everything in plain lines beside the backups, readable without this program.

It is kept up by adding lines, which costs what changed and not what the library holds; the last line about a
thing counts. Now and then, and whenever it is not known for certain what it holds, it is written anew.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Iterator
from datetime import datetime
from pathlib import Path
from threading import Event
from typing import Any, BinaryIO, Final

from randnotiz.domain.problem import ImportProblem, StoreProblem
from randnotiz.store.background import Cancelled
from randnotiz.store.connection import Connection, snapshot
from randnotiz.store.everything import bring_in, imported_title, records
from randnotiz.store.files import beside, put_in_place
from randnotiz.store.library import Library
from randnotiz.store.merging import Arrived
from randnotiz.store.records import (
    Record,
    annotation_record,
    article_record,
    header,
    line_of,
    removed_record,
    version_record,
)
from randnotiz.store.trouble import telling

_MOST_ADDED: Final = 1_000_000
"""Bytes of added lines after which it is written anew, or as many as it had then if that is more."""
_LAST_LINE: Final = 500
"""Bytes from the end in which the last line lies, which says which state of the library this is."""

_Held = dict[str, int]
"""What the file holds: for each key of a record a fingerprint of what it says."""


def bring_back(library: Library) -> int:
    """Put what the rescue copy of a library holds, and a backup did not, into it; the number of notes.

    Raises StoreProblem; of a rescue copy that cannot be read nothing comes.
    """
    path = RescueCopy(library.path).path
    try:
        with path.open("rb") as file:
            steps = bring_in(library, file, path.name, newer_counts=True)
            while True:
                next(steps)
    except StopIteration as end:
        arrived: Arrived = end.value
        return arrived.annotations
    except (OSError, ImportProblem):
        return 0
    except StoreProblem as problem:
        if problem.key == "store.no_copy":
            return 0
        raise


class RescueCopy:
    """The rescue copy of one library. Everything raises StoreProblem and may run in any one thread."""

    def __init__(self, library: Path) -> None:
        self._library = library
        self.path = library.parent / "backups" / f"{library.stem}.jsonl"
        self._held: _Held | None = None
        self._stamp = ""
        self._size = 0
        self._begun_with = 0

    def renew(self, now: datetime, cancel: Event) -> bool:
        """Bring it up to date with the library; whether there was anything to write. Raises Cancelled too.

        "store.backup_full" if the disk is full; the copy then holds an earlier state and is written anew next
        time.
        """
        try:
            with telling(self.path), snapshot(self._library) as connection:
                return self._renew(connection, now, cancel)
        except StoreProblem as problem:
            self._held = None
            if problem.key == "store.full":
                raise StoreProblem("store.backup_full", path=str(self.path.parent)) from problem
            raise
        except Cancelled:
            self._held = None
            raise

    def _renew(self, connection: Connection, now: datetime, cancel: Event) -> bool:
        stamp: str = connection.value("SELECT stamp FROM change")
        known = self._held is not None and _size_of(self.path) == self._size
        if known and stamp == self._stamp:
            return False
        held = _fingerprints(connection)
        if not known and _last_stamp(self.path) == stamp:
            self._begun_with = _size_of(self.path)
            written = False
        elif known and self._held is not None and self._size - self._begun_with < self._most_added:
            self._add(_changes(connection, self._held, held), stamp, now)
            written = True
        else:
            self._write(connection, stamp, now, cancel)
            written = True
        self._held, self._stamp, self._size = held, stamp, _size_of(self.path)
        return written

    @property
    def _most_added(self) -> int:
        return max(_MOST_ADDED, self._begun_with)

    def _add(self, changes: Iterable[Record], stamp: str, now: datetime) -> None:
        """Add lines to what is there; where that fails, take back what was added."""
        with self.path.open("rb+") as file:
            file.seek(self._size)
            try:
                for record in (*changes, _end(stamp, now)):
                    file.write(line_of(record))
                _sync(file)
            except OSError:
                file.truncate(self._size)
                raise

    def _write(self, connection: Connection, stamp: str, now: datetime, cancel: Event) -> None:
        self.path.parent.mkdir(exist_ok=True)
        partial = beside(self.path, ".partial")
        try:
            with partial.open("wb") as file:
                file.write(line_of(header(now)))
                for record in records(connection, analyses=False):
                    if cancel.is_set():
                        raise Cancelled
                    file.write(line_of(record))
                file.write(line_of(_end(stamp, now)))
            put_in_place(partial, self.path)
        finally:
            partial.unlink(missing_ok=True)
        self._begun_with = _size_of(self.path)


def _end(stamp: str, now: datetime) -> Record:
    return {"type": "end", "written": now.isoformat(), "stamp": stamp}


def _sync(file: BinaryIO) -> None:
    file.flush()
    os.fsync(file.fileno())


def _size_of(path: Path) -> int:
    return path.stat().st_size if path.exists() else -1


def _last_stamp(path: Path) -> str | None:
    """Which state of the library the file holds, None if that cannot be told: it broke off, say."""
    if not path.exists():
        return None
    with path.open("rb") as file:
        file.seek(max(0, _size_of(path) - _LAST_LINE))
        lines = file.read().splitlines(keepends=True)
    if not lines or not lines[-1].endswith(b"\n"):
        return None
    try:
        last: Any = json.loads(lines[-1])
    except ValueError:
        return None
    return last.get("stamp") if isinstance(last, dict) and last.get("type") == "end" else None


def _fingerprints(connection: Connection) -> _Held:
    """What the library holds now. Where the reader is in a text is not worth a line."""
    held = {
        f"article {row[0]}": hash(row)
        for row in connection.stream(
            "SELECT text_hash, article.title, author, publisher, source, language, published,"
            " published_origin, imported_title.title"
            " FROM article LEFT JOIN imported_title ON imported_title.article = article.id"
        )
    }
    held |= {
        f"version {' '.join(row)}": hash(row)
        for row in connection.stream(
            "SELECT article.text_hash, version.text_hash, kept"
            " FROM version JOIN article ON article.id = version.article"
        )
    }
    held |= {
        f"annotation {row[0]}": hash(row)
        for row in connection.stream(
            "SELECT annotation.id, text_hash, start_offset, end_offset, exact, prefix, suffix, colour, state,"
            " note, tags, modified FROM annotation JOIN article ON article.id = annotation.article"
        )
    }
    return held


def _changes(connection: Connection, before: _Held, after: _Held) -> Iterator[Record]:
    """The lines that lead from one state to the other: what is gone, then articles, then notes."""
    library = Library(connection)
    yield from (removed_record(key) for key in before.keys() - after.keys())
    for key in (key for key in after if before.get(key) != after[key]):
        kind, name, *rest = key.split(" ")
        if kind == "annotation":
            annotation = library.annotations.get(key.removeprefix("annotation "))
            article = library.articles.get(annotation.article).article
            yield annotation_record(annotation, article.hash)
            continue
        number = library.articles.find(name)
        assert number is not None, "the snapshot holds still"
        if kind == "article":
            yield article_record(library.articles.get(number), imported_title(connection, number))
        else:
            rows = library.versions.rows(number)
            yield from (version_record(row, name) for row in rows if [row[2], row[11]] == rest)
