"""Files of plain text, which are read within a frame or two: their text stands before the library is open."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

from randnotiz.domain.article import Article
from randnotiz.domain.problem import Problem

_AT_ONCE = 2_000_000
"""Bytes of plain text that are read in the window's own thread."""
_PLAIN = frozenset({".txt", ".text"})


def is_plain(path: Path) -> bool:
    """Whether a file calls itself plain text."""
    return path.suffix.lower() in _PLAIN


def quick_bytes(path: Path) -> bytes | None:
    """The bytes of a file of plain text that is brought in at once; None for one that takes longer, and for
    one that only calls itself plain text. Raises OSError, ImportProblem."""
    from randnotiz.files import read_bytes
    from randnotiz.importers import format_of

    if not is_plain(path) or path.stat().st_size > _AT_ONCE:
        return None
    data = read_bytes(path)
    return data if format_of(data, path.name) == "text" else None


def day_of(path: Path) -> date:
    """The day on which a file was changed last. Raises OSError."""
    return datetime.fromtimestamp(path.stat().st_mtime, UTC).date()


def article_in(path: Path, data: bytes, changed: date) -> Article:
    """The article in a file's bytes; its language is found later, with its names. Raises ImportProblem."""
    from randnotiz.importers import import_bytes

    return import_bytes(
        data, name=path.name, source=str(path.absolute()), modified=changed, detect_language=False
    )


def quick_article(path: Path) -> Article | None:
    """The article in a file of plain text; None where it takes longer or something is wrong with it.

    What is wrong `Shelf.open_file` says.
    """
    try:
        data = quick_bytes(path)
        return None if data is None else article_in(path, data, day_of(path))
    except (OSError, Problem):
        return None
