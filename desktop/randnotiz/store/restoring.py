"""Looking into backups and bringing back what they hold: everything, or articles that were chosen.

Whatever is brought back, the present state is backed up first, so that it can be brought back in turn.
"""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Generator, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Event
from typing import Final, NamedTuple

from randnotiz.domain.problem import StoreProblem
from randnotiz.store.background import Cancelled
from randnotiz.store.backups import Backups, verify
from randnotiz.store.connection import Connection
from randnotiz.store.library import Library
from randnotiz.store.merging import Arrived, Merger, in_slices, wording_beside
from randnotiz.store.schema import STEPS, upgrade, version_of
from randnotiz.store.trouble import telling

_PAGES_A_STEP: Final = 512


class KeptBackup(NamedTuple):
    """A backup as the reader sees it: when it was made (UTC), its size in bytes, and what it holds.

    `articles` and `annotations` are None where it cannot be read.
    """

    path: Path
    made: datetime
    size: int
    articles: int | None
    annotations: int | None


class Change(NamedTuple):
    """How an article of a backup differs from the library of now.

    `missing` notes are no longer there, `reworded` ones have other words now, `newer` ones came since.
    `in_backup` and `in_library` say where the article itself is.
    """

    text_hash: str
    title: str
    in_backup: bool
    in_library: bool
    missing: int = 0
    reworded: int = 0
    newer: int = 0

    @property
    def brings(self) -> bool:
        """Whether bringing this article back brings anything."""
        return (self.in_backup and not self.in_library) or bool(self.missing or self.reworded)


class Difference(NamedTuple):
    """What a backup holds, and every article in which it differs from the library, by title."""

    articles: int
    annotations: int
    changes: tuple[Change, ...]


def kept_backups(library: Path) -> list[KeptBackup]:
    """The backups of the library at this path, the newest first. Raises StoreProblem."""
    backups = Backups(library)
    with telling(backups.folder):
        return [_described(path, backups.made(path)) for path in backups.all()]


def difference(library: Path, backup: Path, cancel: Event) -> Difference:
    """Check a backup, or any other library, and tell how it differs from the library of now.

    Reads both through connections of its own, so that it may run in any thread. Raises StoreProblem, among
    them "store.backup_damaged" if the backup does not hold together, and Cancelled.
    """
    _check(backup, cancel)
    with opened_copy(backup) as connection:
        then = _shelf(connection)
    with opened_copy(library) as connection:
        now, had = _shelf(connection), _texts_had(connection)
    # An article of then that has another text now is the same article.
    texts = {text_hash: had.get(text_hash, text_hash) for text_hash in then}
    newer = (text_hash for text_hash in now if text_hash not in texts.values())
    changes = (
        *(_change(text_hash, None, now[text_hash]) for text_hash in newer),
        *(_change(text_hash, then[text_hash], now.get(present)) for text_hash, present in texts.items()),
    )
    differing = [change for change in changes if change is not None]
    differing.sort(key=lambda change: (change.title.casefold(), change.text_hash))
    return Difference(len(then), sum(len(shelved.notes) for shelved in then.values()), tuple(differing))


def restore_chosen(library: Library, backup: Path, chosen: Sequence[str]) -> Generator[None, None, Arrived]:
    """Bring articles, named by the hash of their text, and their notes back from a backup, in small steps.

    Nothing that is there is overwritten. Raises StoreProblem.
    """
    yield from library.backup_steps()
    with opened_copy(backup) as connection:
        merger = Merger(library)
        yield from in_slices(library, _bring_back(Library(connection), chosen, merger))
    return merger.arrived


def bring_together(library: Library, other: Path) -> Generator[None, None, Arrived]:
    """Bring what another state of the library has and this one lacks, in small steps.

    A note that both have is as it was changed last. The present state is backed up first.
    Raises StoreProblem.
    """
    yield from library.backup_steps()
    with opened_copy(other) as connection:
        merger = Merger(library, newer_counts=True)
        chosen = _lacking(library.connection, connection)
        yield from in_slices(library, _bring_back(Library(connection), chosen, merger))
    return merger.arrived


def restore_whole(library: Path, backup: Path, now: datetime, cancel: Event) -> None:
    """Make the library at this path hold what a backup holds, in one transaction; connections stay open.

    The pages are written through SQLite's backup API into the library's own file, so that a crash leaves the
    one state or the other. Runs in any thread. Raises StoreProblem ("store.locked" where another program
    holds the library) and Cancelled; nothing has changed then.
    """
    _check(backup, cancel)
    Backups(library).make(now, cancel)
    waited = 0

    def look_up(status: int, _remaining: int, _total: int) -> None:
        nonlocal waited
        if cancel.is_set():
            raise Cancelled
        waited = waited + 1 if status in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED) else 0
        if waited > 1:  # each time SQLite has waited already
            raise StoreProblem("store.locked", path=str(library))

    with opened_copy(backup) as then:
        target = Connection(library)
        try:
            with telling(library):
                then.raw.backup(target.raw, pages=_PAGES_A_STEP, progress=look_up, sleep=0)
        finally:
            target.close()


def _check(backup: Path, cancel: Event) -> None:
    """Check a backup; of a damaged one another sentence is true than of the library."""
    try:
        verify(backup, cancel)
    except StoreProblem as problem:
        if problem.key == "store.damaged":
            raise StoreProblem("store.backup_damaged", path=str(backup)) from problem
        raise


@contextmanager
def opened_copy(path: Path) -> Iterator[Connection]:
    """A library at one moment, for reading alone; one of an older version in a copy brought up to date.

    Raises StoreProblem: "store.newer", "store.not_a_library", "store.damaged" among others.
    """
    connection = Connection(path, read_only=True)
    try:
        version = version_of(connection)
        if version > len(STEPS):
            raise StoreProblem("store.newer", path=str(path))
        if version == 0:
            raise StoreProblem("store.not_a_library", path=str(path))
        if version == len(STEPS):
            connection.execute("BEGIN")
            yield connection
            return
    finally:
        connection.close()
    with telling(path), TemporaryDirectory(prefix="randnotiz-") as folder:
        copy = Path(folder) / path.name
        shutil.copyfile(path, copy)
        connection = Connection(copy)
        try:
            upgrade(connection)
            yield connection
        finally:
            connection.close()


def _bring_back(then: Library, chosen: Sequence[str], merger: Merger) -> Iterator[None]:
    for text_hash in chosen:
        known = then.articles.find(text_hash)
        if known is not None:
            merger.article(text_hash, then.articles.get(known))
            for row in then.versions.rows(known):
                merger.version(text_hash, row[2:])
            for annotation in then.annotations.of_article(known):
                merger.annotation(text_hash, annotation)
            yield


def _lacking(present: Connection, other: Connection) -> list[str]:
    """The articles, by the hash of their text, that `present` lacks or has with fewer or older notes."""
    texts = {text_hash for (text_hash,) in present.execute("SELECT text_hash FROM article")}
    notes: dict[str, str] = dict(present.execute("SELECT id, modified FROM annotation"))
    rows = other.execute(
        "SELECT text_hash, annotation.id, modified FROM article"
        " LEFT JOIN annotation ON annotation.article = article.id ORDER BY article.id"
    )
    lacking = (
        text_hash
        for text_hash, note, modified in rows
        if text_hash not in texts or (note is not None and notes.get(note, "") < modified)
    )
    return list(dict.fromkeys(lacking))


def _described(path: Path, made: datetime) -> KeptBackup:
    size = path.stat().st_size
    try:
        connection = Connection(path, read_only=True)
        try:
            version_of(connection)
            articles = connection.value("SELECT count(*) FROM article")
            annotations = connection.value("SELECT count(*) FROM annotation")
        finally:
            connection.close()
    except (StoreProblem, sqlite3.Error):  # cut off in its first page it is a database without tables
        return KeptBackup(path, made, size, None, None)
    return KeptBackup(path, made, size, articles, annotations)


class _Shelved(NamedTuple):
    """An article's title, and the words of its notes by their ids."""

    title: str
    notes: dict[str, str]


def _shelf(connection: Connection) -> dict[str, _Shelved]:
    """All articles by the hash of their text."""
    shelf = {
        text_hash: _Shelved(title, {})
        for text_hash, title in connection.execute("SELECT text_hash, title FROM article")
    }
    for text_hash, id, note in connection.execute(
        "SELECT text_hash, annotation.id, note"
        " FROM annotation JOIN article ON article.id = annotation.article"
    ):
        shelf[text_hash].notes[id] = note
    return shelf


def _texts_had(connection: Connection) -> dict[str, str]:
    """For each text that an article had once the text that it has now, by their hashes."""
    return dict(
        connection.execute(
            "SELECT version.text_hash, article.text_hash FROM version"
            " JOIN article ON article.id = version.article"
            " WHERE version.text_hash NOT IN (SELECT text_hash FROM article)"
        )
    )


def _change(text_hash: str, then: _Shelved | None, now: _Shelved | None) -> Change | None:
    """How one article differs, None if it does not."""
    title = (now or then or _Shelved("", {})).title
    old, new = (then.notes if then else {}), (now.notes if now else {})
    change = Change(
        text_hash,
        title,
        then is not None,
        now is not None,
        missing=len(old.keys() - new.keys()),
        reworded=sum(_is_lost(id, old[id], new) for id in old.keys() & new.keys()),
        newer=len(new.keys() - old.keys()),
    )
    alike = change.in_backup and change.in_library
    return None if alike and not (change.missing or change.reworded or change.newer) else change


def _is_lost(id: str, words: str, notes: Mapping[str, str]) -> bool:
    """Whether a note's words of then are neither in the note of now nor beside it."""
    beside = wording_beside(id, notes[id], words)
    return beside is not None and beside not in notes
