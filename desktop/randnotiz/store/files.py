"""Putting files in place so that a power cut leaves the old one or the new one, never half of one."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path
from typing import Final

from randnotiz.disk import name_if_free, sync_folder

SQLITE_FILE: Final = b"SQLite format 3\x00"
"""How every SQLite file begins (https://www.sqlite.org/fileformat.html)."""

SIDE_FILES = ("-wal", "-shm")
"""What SQLite keeps beside a file that it writes to."""


def beside(path: Path, suffix: str) -> Path:
    """The path with something put behind its whole name ("library.sqlite-wal")."""
    return path.with_name(path.name + suffix)


def suspicion(path: Path) -> Path:
    """The empty file that says: damage was met, check this library thoroughly before it is used again."""
    return beside(path, ".suspect")


def suspect(path: Path) -> None:
    """Leave that word for the next start; where nothing can be written, the reader was told all the same."""
    with suppress(OSError):
        suspicion(path).touch()


def put_in_place(finished: Path, target: Path) -> None:
    """Write a finished file through to the disk and give it its name, replacing what has that name."""
    with finished.open("rb+") as file:
        os.fsync(file.fileno())
    finished.replace(target)
    sync_folder(target.parent)


def put_where_nothing_is(finished: Path, target: Path) -> None:
    """As `put_in_place`, but over nothing: raises FileExistsError. May leave the file's former name."""
    with finished.open("rb+") as file:
        os.fsync(file.fileno())
    name_if_free(finished, target)
    sync_folder(target.parent)
