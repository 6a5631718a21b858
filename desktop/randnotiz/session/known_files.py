"""Which files are in the library as they are: one of these is shown without being read again."""

from __future__ import annotations

import time
from pathlib import Path
from typing import NamedTuple

from randnotiz.domain.article import Article
from randnotiz.session.preferences import Preferences

_RACY_S = 3
"""A file that changed so recently may change again without looking changed: FAT counts in two seconds."""


class FileState(NamedTuple):
    """A file and how it looked: length in bytes, time of its last change in nanoseconds (0 if too recent)."""

    path: Path
    length: int
    changed: int


class ReadFile(NamedTuple):
    """An article, and the file that it is all of, as it looked before it was read; None for chapters."""

    article: Article
    file: FileState | None


def state_of(path: Path) -> FileState | None:
    """How a file looks now, to be asked before it is read; None where it cannot be told."""
    try:
        status = path.stat()
    except (OSError, ValueError):
        return None
    racy = time.time() - status.st_mtime < _RACY_S
    return FileState(path, status.st_size, 0 if racy else status.st_mtime_ns)


class KnownFiles:
    """Remembers of the files opened last what text was in them. The preferences keep it."""

    def __init__(self, preferences: Preferences) -> None:
        self._preferences = preferences

    def text_in(self, path: Path) -> str | None:
        """The hash of the text in a file; None where that is not known, or the file has changed."""
        text_hash, length, changed = self._preferences.known_file(str(path.absolute()))
        now = state_of(path) if text_hash else None
        same = now is not None and changed and (now.length, now.changed) == (length, changed)
        return text_hash if same else None

    def forget(self, source: str, text_hash: str) -> None:
        """Keep no trace of an article that the reader took out of the library."""
        self._preferences.forget_file(source, text_hash)

    def remember(self, file: FileState, text_hash: str) -> None:
        """Say that this text was in the file when it looked like that."""
        self._preferences.set_known_file(str(file.path.absolute()), (text_hash, file.length, file.changed))
