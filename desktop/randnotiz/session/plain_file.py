"""Files of plain text, which are read within a frame or two: their text stands before the library is open."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

from randnotiz.domain.article import Article
from randnotiz.domain.problem import Problem

_AT_ONCE = 2_000_000
"""Bytes of plain text that are read in the window's own thread."""
_PLAIN = frozenset({".txt", ".text"})


def is_quick(path: Path, size: int) -> bool:
    """Whether a file of so many bytes is brought in at once."""
    return path.suffix.lower() in _PLAIN and size <= _AT_ONCE


def day_of(path: Path) -> date:
    """The day on which a file was changed last. Raises OSError."""
    return datetime.fromtimestamp(path.stat().st_mtime, UTC).date()


def article_in(path: Path, data: bytes, changed: date) -> Article:
    """The article in a file's bytes; its language is found later, with its names. Raises ImportProblem."""
    from randnotiz.importers import import_bytes

    return import_bytes(data, name=path.name, source=str(path), modified=changed, detect_language=False)


def quick_article(path: Path) -> Article | None:
    """The article in a file of plain text; None where it takes longer or something is wrong with it.

    What is wrong `Shelf.open_file` says.
    """
    from randnotiz.files import read_bytes

    try:
        if not is_quick(path, path.stat().st_size):
            return None
        return article_in(path, read_bytes(path), day_of(path))
    except (OSError, Problem):
        return None
