"""The one connection to the library's file: settings, statements, transactions."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

from randnotiz.domain.problem import StoreProblem
from randnotiz.store.trouble import telling

BUSY_TIMEOUT: Final = 0.4
"""Seconds a statement waits for another program's lock: it waits in the window's thread."""

Row = tuple[Any, ...]


class Connection:
    """A connection to one SQLite file that speaks of trouble in StoreProblems.

    Settings follow SQLite's advice for files from outside (trusted_schema off, cell_size_check on) and the
    promise that what is acknowledged survives a power cut (WAL with synchronous FULL).
    """

    def __init__(self, path: Path, *, read_only: bool = False) -> None:
        """Open or create the file; raises StoreProblem. Nothing is written before `start_writing`.

        With `read_only` the file has to be there and stays as it is.
        """
        self.path = path
        self._read_only = read_only
        self.on_damage: Callable[[], None] = lambda: None
        self._depth = 0
        self._identity: tuple[int, int] | None = None
        self._set_aside = False
        self._open()

    def _open(self) -> None:
        path = self.path
        with telling(path):
            where = f"{path.absolute().as_uri()}?mode={'ro' if self._read_only else 'rwc'}"
            self.raw = sqlite3.connect(where, timeout=BUSY_TIMEOUT, isolation_level=None, uri=True)
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
            self.raw.close()
            raise

    def start_writing(self) -> None:
        """Switch to write-ahead logging and make sure that the file can be written at all."""
        self.execute("PRAGMA journal_mode = WAL")
        with self.transaction():
            pass
        self._identity = self._file_identity()

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
            self._refuse_vanished()
            begin, commit, undo = "BEGIN IMMEDIATE", "COMMIT", ["ROLLBACK"]
        else:
            name = f"level_{self._depth}"
            begin, commit = f"SAVEPOINT {name}", f"RELEASE {name}"
            undo = [f"ROLLBACK TO {name}", commit]
        self.execute(begin)
        self._depth += 1
        try:
            yield
            self.execute(commit)
        except BaseException:
            # A full disk can end the transaction by itself; a second ROLLBACK would hide the first error.
            if self.raw.in_transaction:
                for statement in undo:
                    self.raw.execute(statement)
            raise
        finally:
            self._depth -= 1

    def close(self) -> None:
        """Close the file; the last connection writes the log back into it."""
        with telling(self.path):
            self.raw.close()

    @contextmanager
    def _telling(self) -> Iterator[None]:
        try:
            with telling(self.path):
                yield
        except StoreProblem as problem:
            if problem.key == "store.damaged":
                self.on_damage()
            raise

    def _file_identity(self) -> tuple[int, int] | None:
        try:
            status = self.path.stat()
        except OSError:
            return None
        return status.st_dev, status.st_ino

    def _refuse_vanished(self) -> None:
        """Refuse to write into a file that was deleted or exchanged meanwhile: nobody would find it again.

        What it holds, which is all there still, is kept as a backup at once. A file that was deleted is put
        back: the next try goes well.
        """
        if self._identity is None or self._file_identity() == self._identity:
            return
        from randnotiz.store.vanished import keep_open_copy, put_back

        copy = keep_open_copy(self.raw, self.path) if not self._set_aside else None
        self._set_aside = self._set_aside or copy is not None
        if copy is not None and put_back(copy, self.path, self._identity[0], self.raw.close):
            self._identity, self._set_aside = None, False
            self._open()
            self.start_writing()
            raise StoreProblem("store.put_back", path=str(self.path))
        raise StoreProblem("store.replaced" if self._set_aside else "store.moved", path=str(self.path))


@contextmanager
def snapshot(path: Path) -> Iterator[Connection]:
    """A library's file as it is at one moment, for reading alone, by a connection of its own: for any thread.

    Raises StoreProblem.
    """
    connection = Connection(path, read_only=True)
    try:
        connection.execute("BEGIN")
        yield connection
    finally:
        connection.close()
