"""Whether the file that a library was opened from is still the one that its path names, its log included.

SQLite goes on writing into files that have no name any more, as if nothing had happened; what is written
there is gone with the program.
"""

from __future__ import annotations

import os
from contextlib import suppress
from enum import Enum, auto
from pathlib import Path
from typing import Final

from randnotiz.store.files import SIDE_FILES, beside

_HANDLE: Final = getattr(os, "O_PATH", None)
"""How to hold a file without opening it: closing one that was opened would give SQLite's locks on it up."""

Identity = tuple[int, int]
"""Which file it is, whatever it is called: its drive and its number there."""


class Place(Enum):
    """What lies where the library lay."""

    SAME = auto()
    LOG_LOST = auto()  # the library itself, but its log or the log's index was deleted or exchanged
    GONE = auto()  # nothing, in the folder where it was
    DELETED = auto()  # no folder either, and the file has no name left anywhere
    OVERWRITTEN = auto()  # the same file, but with something else in it than SQLite has written
    AWAY = auto()  # nothing that can be reached: a drive was unplugged, a folder renamed
    OTHER = auto()  # another file


class Whereabouts:
    """Remembers which files these are. Asking costs three looks at the file system, some microseconds."""

    def __init__(self, path: Path) -> None:
        """For a library that is open for writing."""
        self._path = path
        self._files = self._identities()
        self._handle: int | None = None
        if _HANDLE is not None:
            with suppress(OSError):
                self._handle = os.open(path, _HANDLE)
        self._written = self._writing()

    @property
    def was_written(self) -> bool:
        """Whether somebody has written to the library itself since `note`, log aside."""
        return self._writing() != self._written

    def note(self) -> None:
        """What stands in the file now is right."""
        self._written = self._writing()

    def look(self) -> Place:
        """What lies there now."""
        found = self._identities()
        if found == self._files and None not in found:
            return Place.SAME
        before, now = self._files[0], found[0]
        if now is not None and now == before:
            return Place.LOG_LOST
        device = _device_of(self._path.parent)
        if device is None:
            return Place.DELETED if self._has_no_name and self._lay_on_this_drive(before) else Place.AWAY
        if now is not None:
            return Place.OTHER
        if before is not None and device != before[0]:
            return Place.AWAY  # the empty folder that an unplugged drive leaves behind, or another drive
        return Place.GONE

    @property
    def identity(self) -> Identity | None:
        """Which file this is."""
        return self._files[0]

    @property
    def has_other_log(self) -> bool:
        """Whether a log lies beside the library that is not its own."""
        log = self._identities()[1]
        return log is not None and log != self._files[1]

    @property
    def own_side_files(self) -> list[Path]:
        """What still lies there of the log and its index."""
        found = zip(("", *SIDE_FILES), self._files, self._identities(), strict=True)
        return [
            beside(self._path, suffix)
            for suffix, before, now in found
            if suffix and now is not None and now == before
        ]

    def close(self) -> None:
        """Let go of the file."""
        if self._handle is not None:
            os.close(self._handle)
            self._handle = None

    @property
    def _has_no_name(self) -> bool:
        return self._handle is not None and os.fstat(self._handle).st_nlink == 0

    def _lay_on_this_drive(self, before: Identity | None) -> bool:
        there = next(folder for folder in self._path.parents if folder.exists())
        return before is not None and _device_of(there) == before[0]

    def _writing(self) -> tuple[int, int] | None:
        try:
            # Of the file that is open, wherever it is by now, if that can be had.
            status = os.stat(self._path) if self._handle is None else os.fstat(self._handle)  # noqa: PTH116
        except OSError:
            return None
        return status.st_size, status.st_mtime_ns

    def _identities(self) -> tuple[Identity | None, ...]:
        return tuple(identity_of(beside(self._path, suffix)) for suffix in ("", *SIDE_FILES))


def identity_of(path: Path) -> Identity | None:
    """Which file has this name; None if none can be told."""
    try:
        status = os.stat(path)  # noqa: PTH116 - half the time of Path.stat, at every write
    except OSError:
        return None
    return status.st_dev, status.st_ino


def _device_of(folder: Path) -> int | None:
    found = identity_of(folder)
    return found[0] if found else None
