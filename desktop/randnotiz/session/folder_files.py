"""Which files a folder holds for a reader: all below it but what is hidden or belongs to something else.

No Qt and nothing loaded: the command line uses it too.
"""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Final, NamedTuple

from randnotiz.domain.problem import ImportProblem

MOST_FILES: Final = 100_000
_DEEPEST: Final = 40  # folders within each other
_SYSTEM: Final = frozenset(("thumbs.db", "desktop.ini", "ehthumbs.db", "icon\r"))
# What browsers name the folder with a page's pictures and scripts, in the languages of this program.
_COMPANION: Final = re.compile(r"(.+)(?:[_-](?:files|dateien)|\.files)\Z", re.IGNORECASE)
_PAGES: Final = (".html", ".htm", ".xhtml")
_DIGITS: Final = re.compile(r"(\d+)")


class Candidate(NamedTuple):
    """A file to be read: one the reader named, or one `found` in a folder. Or what is wrong with a folder."""

    path: Path
    found: bool = False
    problem: ImportProblem | None = None


def candidates(paths: Sequence[Path], stopped: Callable[[], bool] = lambda: False) -> Iterator[Candidate]:
    """The files that `paths` name, and in folders all below them in the order of their names.

    Links to folders are not followed, so no circle is walked; hidden files and folders, the companions of
    saved pages and what is no file are left out. Ends when `stopped` says so, and after MOST_FILES.
    """
    count = 0
    for path in paths:
        if not path.is_dir():
            yield Candidate(path)
            continue
        for candidate in _below(path, 0, stopped):
            count += 1
            if count > MOST_FILES:
                yield Candidate(
                    path, True, ImportProblem("import.too_many", name=path.name, limit=MOST_FILES)
                )
                return
            yield candidate


def _below(folder: Path, depth: int, stopped: Callable[[], bool]) -> Iterator[Candidate]:
    try:
        with os.scandir(folder) as listing:
            entries = sorted(listing, key=lambda entry: _natural(entry.name))
    except OSError:
        yield Candidate(folder, True, ImportProblem("import.unreadable", name=folder.name))
        return
    names = {entry.name.casefold() for entry in entries}
    for entry in entries:
        if stopped():
            return
        if not _is_hidden(entry) and not _is_companion(entry.name, names):
            yield from _of_entry(entry, depth, stopped)


def _of_entry(entry: os.DirEntry[str], depth: int, stopped: Callable[[], bool]) -> Iterator[Candidate]:
    path = Path(entry.path)
    if not entry.is_dir():
        if path.is_file():  # no pipe, no device, no link to nowhere
            yield Candidate(path, True)
    elif not entry.is_symlink():
        if depth < _DEEPEST:
            yield from _below(path, depth + 1, stopped)
        else:
            yield Candidate(path, True, ImportProblem("import.too_complex", name=entry.name))


def _natural(name: str) -> tuple[tuple[int, str], ...]:
    """A key that puts "9.html" before "10.html"."""
    parts = _DIGITS.split(name.casefold())
    return tuple((int(part[:18]), "") if index % 2 else (0, part) for index, part in enumerate(parts))


def _is_hidden(entry: os.DirEntry[str]) -> bool:
    if entry.name.startswith((".", "~$")) or entry.name.casefold() in _SYSTEM:
        return True
    try:
        attributes = getattr(entry.stat(follow_symlinks=False), "st_file_attributes", 0)
    except OSError:
        return False  # reading it says what is wrong
    return bool(attributes & getattr(stat, "FILE_ATTRIBUTE_HIDDEN", 0))


def _is_companion(name: str, beside: set[str]) -> bool:
    """Whether this is the folder that a browser saved beside a page."""
    found = _COMPANION.match(name)
    return found is not None and any(f"{found[1]}{suffix}".casefold() in beside for suffix in _PAGES)
