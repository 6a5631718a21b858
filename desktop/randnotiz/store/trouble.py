"""The one place that tells the reader's trouble (full disk, lock, damage) from a bug of ours.

Shape after qutebrowser's split into known errors and bugs: an error of the environment becomes a StoreProblem
with a sentence; every other error passes through untouched and reaches the excepthook.
"""

from __future__ import annotations

import errno
import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from randnotiz.domain.problem import StoreProblem

# Keyed by SQLite's extended code first, then by its primary code (https://www.sqlite.org/rescode.html).
_KEYS: Final[dict[int, str]] = {
    **dict.fromkeys(
        (
            sqlite3.SQLITE_IOERR_LOCK,
            sqlite3.SQLITE_IOERR_UNLOCK,
            sqlite3.SQLITE_IOERR_RDLOCK,
            sqlite3.SQLITE_IOERR_CHECKRESERVEDLOCK,
            sqlite3.SQLITE_IOERR_SHMLOCK,
            sqlite3.SQLITE_IOERR_SHMMAP,
            sqlite3.SQLITE_IOERR_SHMOPEN,
        ),
        "store.no_locks",
    ),
    sqlite3.SQLITE_FULL: "store.full",
    sqlite3.SQLITE_IOERR_SHMSIZE: "store.full",  # no room for the log's index, which an opening needs
    sqlite3.SQLITE_BUSY: "store.locked",
    sqlite3.SQLITE_LOCKED: "store.locked",
    sqlite3.SQLITE_PROTOCOL: "store.locked",
    sqlite3.SQLITE_READONLY_DBMOVED: "store.moved",
    sqlite3.SQLITE_READONLY: "store.read_only",
    sqlite3.SQLITE_PERM: "store.read_only",
    sqlite3.SQLITE_CORRUPT: "store.damaged",
    sqlite3.SQLITE_NOTADB: "store.damaged",
    sqlite3.SQLITE_CANTOPEN: "store.cannot_open",
    sqlite3.SQLITE_IOERR: "store.disk_error",
}
_ERRNO_KEYS: Final[dict[int, str]] = {
    errno.ENOSPC: "store.full",
    errno.EDQUOT: "store.full",
    errno.EACCES: "store.unwritable_folder",
    errno.EPERM: "store.unwritable_folder",
    errno.EROFS: "store.unwritable_folder",
    errno.ENOTDIR: "store.unwritable_folder",
    errno.EEXIST: "store.unwritable_folder",
}

DOUBTFUL: Final = frozenset(
    ("store.disk_error", "store.read_only", "store.cannot_open", "store.no_locks", "store.moved")
)
"""After these the file is opened anew before the next try: a drive that is back knows no open files."""


def problem_of(error: sqlite3.Error | OSError, path: Path) -> StoreProblem | None:
    """What to tell the reader about an error at the library `path`; None if the error is a bug of ours."""
    if isinstance(error, OSError):
        key: str | None = _ERRNO_KEYS.get(error.errno or 0, "store.disk_error")
        path = Path(error.filename) if isinstance(error.filename, str) else path
    else:
        code = getattr(error, "sqlite_errorcode", None)  # absent where SQLite itself was never asked
        key = None if code is None else _KEYS.get(code, _KEYS.get(code & 0xFF))
    if key == "store.disk_error" and is_write_protected(path):
        key = "store.read_only"  # as a failing disk or a network drive becomes while it is in use
    return None if key is None else StoreProblem(key, path=str(path))


def is_write_protected(path: Path) -> bool:
    """Whether a file or its folder may not be written to; False where that cannot be told."""
    from tempfile import TemporaryFile

    if path.exists() and not os.access(path, os.W_OK):
        return True
    try:
        # Asked by doing it: a drive that turned read-only by a fault still answers that it may be written to.
        with TemporaryFile(dir=path.parent):
            return False
    except OSError as error:
        return error.errno in (errno.EROFS, errno.EACCES, errno.EPERM)


@contextmanager
def telling(path: Path) -> Iterator[None]:
    """Turn errors of the environment into a StoreProblem about the library `path`."""
    try:
        yield
    except (sqlite3.Error, OSError) as error:
        problem = problem_of(error, path)
        if problem is None:
            raise
        raise problem from error
