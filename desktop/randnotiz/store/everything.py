"""All that a library holds, written to one file of JSON lines and read from one."""

from __future__ import annotations

import json
from collections.abc import Callable, Generator, Iterator
from datetime import datetime
from pathlib import Path
from threading import Event
from time import monotonic
from typing import BinaryIO, Final, NamedTuple

from randnotiz.domain.problem import ImportProblem, StoreProblem
from randnotiz.store.background import Cancelled
from randnotiz.store.connection import Connection, snapshot
from randnotiz.store.library import Library
from randnotiz.store.merging import SLICE, Arrived, Merger, in_slices
from randnotiz.store.records import (
    Record,
    analysis_of,
    analysis_record,
    annotation_of,
    annotation_record,
    article_of,
    article_record,
    header,
    key_of,
    line_of,
    version_of,
    version_record,
)

_LONGEST_LINE: Final = 256_000_000
"""Bytes: an article is at most 50 MB when it comes in, and JSON escapes what it must."""
_ORDER: Final = ("article", "version", "annotation", "analysis")


class Written(NamedTuple):
    """How many articles and annotations a copy of everything holds."""

    articles: int
    annotations: int


def write_everything(
    path: Path, write: Callable[[bytes], object], now: datetime, cancel: Event, *, analyses: bool = False
) -> Written:
    """Hand the lines of everything in the library at `path` to `write`. Raises StoreProblem and Cancelled."""
    counted = dict.fromkeys(_ORDER, 0)
    with snapshot(path) as connection:
        write(line_of(header(now)))
        for record in records(connection, analyses=analyses):
            if cancel.is_set():
                raise Cancelled
            write(line_of(record))
            counted[record["type"]] += 1
    write(line_of({"type": "end", **counted}))
    return Written(counted["article"], counted["annotation"])


def records(connection: Connection, *, analyses: bool) -> Iterator[Record]:
    """All articles, the oldest first, each with its earlier texts, its notes and what was found in it."""
    library = Library(connection)
    for number in reversed(library.listing.ids()):
        stored = library.articles.get(number)
        text_hash = stored.article.hash
        yield article_record(stored, imported_title(connection, number))
        yield from (version_record(row, text_hash) for row in library.versions.rows(number))
        for annotation in library.annotations.of_article(number):
            yield annotation_record(annotation, text_hash)
        found = library.analyses.latest(text_hash) if analyses else None
        if found is not None:
            yield analysis_record(found)


def imported_title(connection: Connection, article: int) -> str | None:
    """The title that an article came with, if the reader gave it another."""
    title: str | None = connection.value("SELECT title FROM imported_title WHERE article = ?", (article,))
    return title


def bring_in(
    library: Library, file: BinaryIO, name: str, *, newer_counts: bool = False
) -> Generator[None, None, Arrived]:
    """Bring what the lines of a file say into the library, a little at each step; nothing is overwritten.

    With `newer_counts` a note is, by the same note as it was later. `file` is read twice, from its beginning.
    Lines that make no sense are left out and told in the result.
    What has come in stays if the generator is closed early; to bring in the rest, begin again. Raises
    StoreProblem, "store.no_copy" if no line is one of ours, and ImportProblem: "import.unreadable".
    """
    contents = _Contents(file, name)
    yield from contents.survey()
    merger = Merger(library, newer_counts=newer_counts)
    yield from in_slices(library, contents.all_into(merger))
    merger.arrived.damaged = sorted(contents.damaged)
    return merger.arrived


class _Place(NamedTuple):
    """Where a line begins, in bytes, and its number."""

    offset: int
    line: int


class _Contents:
    """The lines of one file: which of them count, and what they say."""

    def __init__(self, file: BinaryIO, name: str) -> None:
        self._file = file
        self._name = name
        self._counting: dict[str, _Place] = {}
        self.damaged: set[int] = set()

    def survey(self) -> Generator[None, None, None]:
        """Learn which lines count, a little at each step."""
        known = False
        number, offset = 0, 0
        until = monotonic() + SLICE
        while line := self._line(offset):
            number += 1
            record = _record(line)
            if record is None:
                self._note_damage(number, line)
            else:
                known = self._survey(record, _Place(offset, number)) or known
            offset = self._file.tell()
            if monotonic() > until:
                yield
                until = monotonic() + SLICE
        if not known:
            raise StoreProblem("store.no_copy", path=self._name)

    def _survey(self, record: Record, place: _Place) -> bool:
        """Note what a record is about; whether it is one of ours."""
        kind = record.get("type")
        if kind == "removed":
            self._counting.pop(str(record.get("what")), None)
            return True
        try:
            key = key_of(record)
        except (KeyError, TypeError, ValueError):
            self.damaged.add(place.line)
            return False
        if key is not None:
            self._counting[key] = place
        return kind in ("randnotiz", "end", *_ORDER)

    def _note_damage(self, number: int, line: bytes) -> None:
        if line.strip():
            self.damaged.add(number)

    def all_into(self, merger: Merger) -> Iterator[None]:
        """Bring in the lines that count, one at each step, articles before the notes on them."""
        for kind in _ORDER:
            for key, place in self._counting.items():
                if key.startswith(f"{kind} "):
                    self._take(place, merger)
                    yield

    def _take(self, place: _Place, merger: Merger) -> None:
        """Bring one line in, or note that it makes no sense."""
        record = _record(self._line(place.offset))
        try:
            if record is None:
                raise ValueError("the file has changed meanwhile")
            with merger.library.transaction():  # a line is taken whole or not at all
                _take(record, merger)
        except (KeyError, TypeError, ValueError, AttributeError, OverflowError):
            self.damaged.add(place.line)

    def _line(self, offset: int) -> bytes:
        """The line that begins there; of one that is too long, its beginning, which makes no sense."""
        try:
            self._file.seek(offset)
            line = self._file.readline(_LONGEST_LINE)
            rest = line
            while len(rest) == _LONGEST_LINE and not rest.endswith(b"\n"):
                rest = self._file.readline(_LONGEST_LINE)
        except OSError as error:
            raise ImportProblem("import.unreadable", name=self._name) from error
        return line


def _take(record: Record, merger: Merger) -> None:
    if record["type"] == "article":
        title = record.get("imported_title")
        merger.article(*article_of(record), None if title is None else str(title))
    elif record["type"] == "version":
        merger.version(*version_of(record))
    elif record["type"] == "annotation":
        merger.annotation(*annotation_of(record))
    else:
        merger.analysis(analysis_of(record))


def _record(line: bytes) -> Record | None:
    try:
        record = json.loads(line.removeprefix(b"\xef\xbb\xbf"))
    except (ValueError, RecursionError):
        return None
    return record if isinstance(record, dict) else None
