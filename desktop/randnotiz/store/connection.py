"""The one connection to the library's file: settings, statements, transactions."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from randnotiz.domain.problem import StoreProblem
from randnotiz.store.trouble import DOUBTFUL, telling
from randnotiz.store.whereabouts import Place, Whereabouts

if TYPE_CHECKING:
    from randnotiz.store.coming_back import Listener

BUSY_TIMEOUT: Final = 0.4
"""Seconds a statement waits for another program's lock: it waits in the window's thread."""
_IMPATIENCE: Final = 0.02
"""The same once it has waited in vain, until it gets the lock."""

Row = tuple[Any, ...]


class Connection:
    """A connection to one SQLite file that speaks of trouble in StoreProblems.

    Settings follow SQLite's advice for files from outside (trusted_schema off, cell_size_check on) and the
    promise that what is acknowledged survives a power cut (WAL with synchronous FULL).
    """

    def __init__(self, path: Path, *, read_only: bool = False, patience: float = BUSY_TIMEOUT) -> None:
        """Open or create the file; raises StoreProblem. Nothing is written before `start_writing`.

        With `read_only` the file has to be there and stays as it is. `patience` is how many seconds a
        statement waits for another program's lock.
        """
        self.path = path
        self.on_damage: Callable[[], None] = lambda: None
        self.listener: Listener | None = None
        self.kept_copy: Path | None = None
        """The backup of what was open, once it is clear that the file is no longer there."""
        self.kept_damaged = False
        """Whether that is damaged, as what was open."""
        self._depth = 0
        self._whereabouts: Whereabouts | None = None
        self._doubtful = self._was_damaged = False
        self._patience = self._waits = patience
        self._content = 0
        self.born: Any = None
        """The `birth` of the library that is open."""
        self.stamp: Any = None
        """What the library said last of its state; see `note`."""
        self._raw: sqlite3.Connection | None = None
        with telling(path):
            where = f"{path.absolute().as_uri()}?mode={'ro' if read_only else 'rwc'}"
            self._raw = sqlite3.connect(where, timeout=patience, isolation_level=None, uri=True)
        try:
            for setting in (
                "trusted_schema = OFF",
                "cell_size_check = ON",
                "foreign_keys = ON",
                "synchronous = FULL",
                "temp_store = MEMORY",
            ):
                self.execute(f"PRAGMA {setting}")
        except BaseException:
            self.let_go()
            raise

    @property
    def raw(self) -> sqlite3.Connection:
        """SQLite's own connection; it is opened again if it had to be given up. Raises StoreProblem."""
        if self._raw is None:
            from randnotiz.store.coming_back import open_again

            open_again(self)
        assert self._raw is not None
        return self._raw

    def start_writing(self) -> None:
        """Switch to write-ahead logging and make sure that the file can be written at all."""
        self.execute("PRAGMA journal_mode = WAL")
        with self.transaction():
            pass
        self._whereabouts = Whereabouts(self.path)
        self._content = self._others_writes()

    def execute(self, sql: str, values: Sequence[Any] | dict[str, Any] = ()) -> list[Row]:
        """Run one statement and give all its rows; raises StoreProblem for trouble, else SQLite's error."""
        with self._telling():
            return self.raw.execute(sql, values).fetchall()

    def stream(self, sql: str) -> Iterator[Row]:
        """The rows of a query one by one, where all of them would be too many; raises as `execute` does."""
        with self._telling():
            yield from self.raw.execute(sql)

    def value(self, sql: str, values: Sequence[Any] = ()) -> Any:
        """The first column of the first row, or None if there is no row."""
        rows = self.execute(sql, values)
        return rows[0][0] if rows else None

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """All or nothing: commits at the end, rolls back on any exception; may be nested.

        An inner block that fails takes back its own writes only, if the outer one catches the exception.
        """
        if self._depth == 0:
            self.look_after()
            begin, commit, undo = "BEGIN IMMEDIATE", "COMMIT", ["ROLLBACK"]
        else:
            name = f"level_{self._depth}"
            begin, commit = f"SAVEPOINT {name}", f"RELEASE {name}"
            undo = [f"ROLLBACK TO {name}", commit]
        self.execute(begin)
        self._depth += 1
        try:
            if self._depth == 1:
                self._wait_for_locks(self._patience)
                self.heed_others()
            yield
            self.execute(commit)
            if self._depth == 1:
                with suppress(StoreProblem):  # what was acknowledged stays so
                    self.note()
        except BaseException:
            # A full disk can end the transaction by itself; a second ROLLBACK would hide the first error.
            if self._raw is not None and self._raw.in_transaction:
                for statement in undo:
                    self._raw.execute(statement)
            raise
        finally:
            self._depth -= 1

    def close(self) -> None:
        """Close the file; the last connection writes the log back into it."""
        if self._whereabouts is not None and self._raw is not None:
            place = self._look()
            if place is not Place.SAME:
                from randnotiz.store.coming_back import leave

                leave(self, place)
            self._whereabouts.close()
            self._whereabouts = None
        if self._raw is not None:
            with telling(self.path):
                self._raw.close()

    # ------------------------------------------------------------- while others do things to the file

    def look_after(self) -> None:
        """Make sure that the file is the one that was opened, and good for writing; else make it so.

        Where another library has taken its place, that one is open afterwards, if there is a `listener` to
        follow. Raises StoreProblem for whatever is in the way; to be tried again then.
        """
        if self._whereabouts is None or self._depth:
            return
        place = self._look()
        if self._doubtful or self._raw is None or place is not Place.SAME:
            from randnotiz.store.coming_back import come_back

            come_back(self, place)
        else:
            self.kept_copy, self.kept_damaged = None, False

    def doubt(self) -> None:
        """Damage was met: the library is checked and mended at once, if there is somebody to follow; once."""
        self._doubtful = self._doubtful or (self.listener is not None and not self._was_damaged)
        self._was_damaged = True

    def note(self) -> None:
        """Remember what the library holds, to tell it from something that is copied over it."""
        if self._whereabouts is not None and self.born is not None:
            self._whereabouts.note()
            self.stamp = self.value("SELECT stamp FROM change")

    @property
    def is_open(self) -> bool:
        """Whether there is a file to read from at the moment."""
        return self._raw is not None

    @property
    def is_doubtful(self) -> bool:
        """Whether the file could not be used when this was tried last."""
        return self._doubtful

    @property
    def is_in_place(self) -> bool:
        """Whether the file that is open is the one that its path names."""
        return self._raw is not None and self.whereabouts.look() is Place.SAME

    @property
    def whereabouts(self) -> Whereabouts:
        """Which files are open, once they are open for writing."""
        assert self._whereabouts is not None
        return self._whereabouts

    def _look(self) -> Place:
        """What lies where the file lay. Raises StoreProblem."""
        place = self.whereabouts.look()
        watched = self.listener is not None and self._raw is not None
        if place is Place.SAME and watched and self.whereabouts.was_written:
            # Another program's SQLite has written first into the log, which it tells.
            if self._others_writes() == self._content:
                return Place.OVERWRITTEN
            self.note()
        return place

    @property
    def birth(self) -> Any:
        """When the library was made, to the microsecond: its copies and its earlier states say the same."""
        return self.value("SELECT applied_at FROM _sqlite_migrations ORDER BY id LIMIT 1")

    def let_go(self) -> None:
        """Close the file for now."""
        raw, self._raw = self._raw, None
        if self._whereabouts is not None:
            self._whereabouts.close()
        if raw is not None:
            with suppress(sqlite3.Error):  # what was acknowledged is on the disk
                raw.close()

    def adopt(self, other: Connection) -> None:
        """Go on with what another connection has opened, which is of no use afterwards."""
        self.let_go()
        self._raw, other._raw = other._raw, None
        self._whereabouts, other._whereabouts = other._whereabouts, None
        self._doubtful, self.kept_copy, self._waits = False, None, other._waits
        self.kept_damaged = False
        self.born, self.stamp = other.born, other.stamp
        self._content = -1  # whoever knows what was there before has a look

    def _wait_for_locks(self, seconds: float) -> None:
        """How long statements wait from now on: what is locked now may be so for long, and typing goes on."""
        if seconds != self._waits and self._raw is not None:
            self._raw.execute(f"PRAGMA busy_timeout = {seconds * 1000:.0f}")
            self._waits = seconds

    def _others_writes(self) -> int:
        """A number that is another one once another program has written."""
        return int(self.value("PRAGMA data_version"))

    def heed_others(self) -> None:
        """Let the listener have a look at what another program has written, as before every write."""
        if self.listener is not None:
            content = self._others_writes()
            changed = content != self._content
            if changed:
                self.stamp = self.value("SELECT stamp FROM change")
            self.listener.heed(changed=changed)
            self._content = content

    @contextmanager
    def _telling(self) -> Iterator[None]:
        try:
            with telling(self.path):
                yield
        except StoreProblem as problem:
            if problem.key == "store.damaged":
                self.on_damage()
                self.doubt()
            elif problem.key == "store.locked":
                self._wait_for_locks(_IMPATIENCE)
            self._doubtful = self._doubtful or problem.key in DOUBTFUL
            raise


@contextmanager
def snapshot(path: Path) -> Iterator[Connection]:
    """A library's file as it is at one moment, for reading alone, by a connection of its own: for any thread.

    Raises StoreProblem.
    """
    connection = Connection(path, read_only=True)
    try:
        connection.execute("BEGIN")
        from randnotiz.store.schema import APPLICATION_ID, STEPS

        form = connection.value("PRAGMA application_id"), connection.value("PRAGMA user_version")
        if form != (APPLICATION_ID, len(STEPS)):
            raise StoreProblem("store.moved", path=str(path))  # put there while the library was open
        yield connection
    finally:
        connection.close()
