"""Copies of the library: made through SQLite's backup API, verified, put in place, pruned.

A plain copy of a file in WAL mode loses what still stands in the log; the backup API does not
(https://www.sqlite.org/backup.html).
"""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Generator, Mapping
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path
from threading import Event
from typing import Final

from randnotiz.domain.problem import StoreProblem
from randnotiz.store.background import Cancelled, in_thread
from randnotiz.store.files import SIDE_FILES, beside, put_where_nothing_is, suspect
from randnotiz.store.schema import APPLICATION_ID
from randnotiz.store.trouble import problem_of, telling

RECENT: Final = 10
"""How many of the newest backups are kept in any case."""
WEEKS: Final = 8
"""For how many weeks before those the newest backup of the week is kept."""

_STAMP: Final = "%Y-%m-%d-%H%M%S"
_PAGES_A_STEP: Final = 512


class Backups:
    """The backups of one library, in the folder "backups" beside it."""

    def __init__(self, library: Path) -> None:
        self._library = library
        self.folder = library.parent / "backups"
        stem = re.escape(library.stem)
        self._name = re.compile(rf"{stem}-(\d{{4}}-\d\d-\d\d-\d{{6}}){re.escape(library.suffix)}")

    def all(self) -> list[Path]:
        """The backups, the newest first."""
        if not self.folder.is_dir():
            return []
        backups = (path for path in self.folder.iterdir() if self._name.fullmatch(path.name))
        return sorted(backups, reverse=True)

    def made(self, backup: Path) -> datetime:
        """When a backup was made, in UTC, as far as the clock was right. Raises ValueError and OSError.

        Its name says later where the clock had been fast before: see `_free_name`.
        """
        return min(self.time_of(backup), datetime.fromtimestamp(backup.stat().st_mtime, UTC))

    def time_of(self, backup: Path) -> datetime:
        """The time in a backup's name, in UTC, by which they are in order. Raises ValueError."""
        found = self._name.fullmatch(backup.name)
        if not found:
            raise ValueError(f"not a backup: {backup}")
        return datetime.strptime(found[1], _STAMP).replace(tzinfo=UTC)

    def make(self, now: datetime, cancel: Event | None = None) -> Path | None:
        """Make a backup, unless nothing changed since the last; give its path or None. Blocks until done.

        Opens a connection of its own and reads one snapshot, so that it may run in a thread while the library
        is written to, and blocks no writer. Raises StoreProblem: "store.backup_full" if the disk is full,
        "store.damaged" if the copy does not pass SQLite's integrity check; nothing is pruned then, and the
        library is checked at the next start.
        """
        try:
            with telling(self._library):
                target = self._make(now, cancel or Event())
        except StoreProblem as problem:
            if problem.key == "store.full":
                raise StoreProblem("store.backup_full", path=str(self.folder)) from problem
            if problem.key == "store.damaged":
                suspect(self._library)
                raise StoreProblem("store.damaged", path=str(self._library)) from problem
            raise
        if target is not None:
            self.prune()
        return target

    def make_of(self, source: sqlite3.Connection, now: datetime) -> Path:
        """Make a backup of what an open connection sees, whatever has become of its file.

        Raises StoreProblem or sqlite3.Error.
        """
        with telling(self._library):
            self.folder.mkdir(exist_ok=True)
            # Another name than `make` uses: that may be at work in a thread.
            partial = beside(self.folder / self._library.name, ".kept.partial")
            remove_unfinished(partial)
            try:
                copy_pages(source, partial, Event())
                verify(partial)
                return self._put(partial, now)
            finally:
                remove_unfinished(partial)

    def steps(self, now: datetime) -> Generator[None, None, Path | None]:
        """Make a backup in a thread while the caller asks now and then, from a timer say, if it is done.

        Each step returns at once; the generator's own result is the path or None. Errors arise in the
        caller's thread. Closing the generator early gives the backup up and leaves nothing behind.
        """
        return in_thread(lambda cancel: self.make(now, cancel), "library-backup")

    def prune(self) -> None:
        """Delete the backups that the rule does not keep."""
        times = {self.time_of(path): path for path in self.all()}
        with telling(self.folder):
            keep = kept({time: self.made(path) for time, path in times.items()})
            for time in times.keys() - keep:
                times[time].unlink(missing_ok=True)

    def _make(self, now: datetime, cancel: Event) -> Path | None:
        self.folder.mkdir(exist_ok=True)
        partial = self.folder / f"{self._library.name}.partial"
        # What a killed program left: its journal would be taken for the new copy's.
        remove_unfinished(partial)
        try:
            if not self._copy(partial, cancel):
                return None
            verify(partial, cancel)
            return self._put(partial, now)
        finally:
            remove_unfinished(partial)

    def _copy(self, target: Path, cancel: Event) -> bool:
        """Copy a snapshot of the library; False if the newest backup already holds it."""

        source = _reader(self._library)
        try:
            source.execute("BEGIN")  # holds the snapshot still from one step to the next
            change = _change(source)
            newest = next(iter(self.all()), None)
            if newest is not None and change is not None and change == _change_of(newest):
                return False
            copy_pages(source, target, cancel)
        finally:
            source.close()
        return True

    def _put(self, finished: Path, now: datetime) -> Path:
        """Give a finished copy its name, never one that another thread or program has taken meanwhile."""
        while True:
            target = self._free_name(now)
            with suppress(FileExistsError):
                put_where_nothing_is(finished, target)
                return target

    def _free_name(self, now: datetime) -> Path:
        """A name later than all others: a clock that was set back must not make the newest look old."""
        time = now.astimezone(UTC)
        newest = next(iter(self.all()), None)
        if newest is not None:
            time = max(time, self.time_of(newest) + timedelta(seconds=1))
        return self.folder / f"{self._library.stem}-{time.strftime(_STAMP)}{self._library.suffix}"


def kept(made: Mapping[datetime, datetime]) -> set[datetime]:
    """Which backups are kept, by the times in their names: the newest ten, then one a week.

    `made` gives for each name when it was made, which tells the week.
    """
    newest_first = sorted(made, reverse=True)
    weekly: dict[tuple[int, int], datetime] = {}
    for time in newest_first[RECENT:]:
        weekly.setdefault(made[time].isocalendar()[:2], time)
    return {*newest_first[:RECENT], *list(weekly.values())[:WEEKS]}


def verify(path: Path, cancel: Event | None = None) -> None:
    """Check every page, index and reference of a library or a copy of one.

    Raises StoreProblem: "store.damaged" if it does not hold together, "store.not_a_library" if it is none.
    """
    with telling(path):
        connection = _reader(path)
        try:
            if cancel is not None:
                connection.set_progress_handler(cancel.is_set, 100_000)
            if connection.execute("PRAGMA application_id").fetchone() != (APPLICATION_ID,):
                raise StoreProblem("store.not_a_library", path=str(path))
            sound = connection.execute("PRAGMA integrity_check(1)").fetchone() == ("ok",)
            if not sound or connection.execute("PRAGMA foreign_key_check").fetchone() is not None:
                raise StoreProblem("store.damaged", path=str(path))
        except sqlite3.OperationalError as error:
            if cancel is not None and cancel.is_set() and error.sqlite_errorcode == sqlite3.SQLITE_INTERRUPT:
                raise Cancelled from error
            raise
        finally:
            connection.close()


def copy_pages(source: sqlite3.Connection, target: Path, cancel: Event) -> None:
    """Copy what an open connection sees into a new file. Raises sqlite3.Error and Cancelled."""

    def give_up_if_cancelled(_status: int, _remaining: int, _total: int) -> None:
        if cancel.is_set():
            raise Cancelled

    copy = sqlite3.connect(target, isolation_level=None)
    try:
        copy.execute("PRAGMA synchronous = OFF")  # put_in_place writes it through
        source.backup(copy, pages=_PAGES_A_STEP, progress=give_up_if_cancelled, sleep=0)
        copy.execute("PRAGMA journal_mode = DELETE")  # one file, without a log beside it
    finally:
        copy.close()


def remove_unfinished(partial: Path) -> None:
    """Remove an unfinished copy with everything that SQLite put beside it."""
    for suffix in ("", "-journal", *SIDE_FILES):
        beside(partial, suffix).unlink(missing_ok=True)


def _reader(path: Path) -> sqlite3.Connection:
    """A connection that cannot write."""
    return sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True, isolation_level=None)


def _change_of(backup: Path) -> str | None:
    """The stamp of the last change that a backup holds; None if it cannot be read."""
    connection = _reader(backup)
    try:
        return _change(connection)
    except sqlite3.Error as error:
        if problem_of(error, backup) is None:
            raise
        return None
    finally:
        connection.close()


def _change(connection: sqlite3.Connection) -> str | None:
    if not connection.execute("SELECT 1 FROM sqlite_schema WHERE name = 'change'").fetchone():
        return None
    row: tuple[str] = connection.execute("SELECT stamp FROM change").fetchone()
    return row[0]
