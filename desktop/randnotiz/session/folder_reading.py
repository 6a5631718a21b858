"""Reading many files, one after the other, in the import process. No Qt: the command line uses it too."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Final, NamedTuple

from randnotiz.domain.article import Article
from randnotiz.domain.problem import ImportProblem
from randnotiz.files import read_bytes
from randnotiz.importers import format_of
from randnotiz.importers.wire import Wish
from randnotiz.session.folder_files import Candidate
from randnotiz.session.import_process import ImportBug, ImportProcess, ImportStopped
from randnotiz.session.notes_file import NotesFile, notes_file

log = logging.getLogger(__name__)

# Endings with which a file of plain words is an article; others (scripts, tables, settings) are found in
# folders too, and nobody wants to read those. One that the reader names is read whatever its ending.
_WORDS: Final = frozenset(
    ("", ".txt", ".text", ".asc", ".log", ".md", ".markdown", ".mdown", ".mkd", ".mkdn", ".rst")
)
_NO_ARTICLE: Final = frozenset(("import.binary", "import.empty"))


class Read(NamedTuple):
    """What came of a file: an article, notes (with their article, in a copy of ours), or the problem with it.

    `skipped`: no article was to be expected.
    """

    path: Path
    found: Article | NotesFile | ImportProblem
    skipped: bool = False


def read_many(
    chosen: Sequence[Candidate], process: ImportProcess, begin: Callable[[int, Path], None]
) -> Iterator[Read]:
    """Read the files in their order; `begin` is told number and path of each before it is read.

    Ends early where the process is stopped.
    """
    for number, candidate in enumerate(chosen):
        begin(number, candidate.path)
        try:
            yield _read(candidate, process)
        except ImportStopped:
            return


def _read(candidate: Candidate, process: ImportProcess) -> Read:
    path = candidate.path
    if candidate.problem is not None:
        return Read(path, candidate.problem)
    try:
        data = read_bytes(path)
        notes = notes_file(path, data)
        if notes.article is not None or (notes.notes and not candidate.found):
            return Read(path, notes)
        if candidate.found and _is_no_article(data, path):
            return Read(path, ImportProblem("import.no_article", name=path.name), skipped=True)
        wish = Wish(0, path.name, str(path), _changed(path), dateline=True)
        found = process.read_data(data, wish)
        assert isinstance(found, Article)
        return Read(path, found)
    except ImportProblem as problem:
        return Read(path, problem, skipped=candidate.found and problem.key in _NO_ARTICLE)
    except ImportBug:
        # One file must not keep the others out; the log has all of it.
        log.exception("an error of the program while reading %s", path)
        return Read(path, ImportProblem("import.broke_off", name=path.name))


def _is_no_article(data: bytes, path: Path) -> bool:
    return path.suffix.lower() not in _WORDS and bool(data.strip()) and format_of(data, path.name) == "text"


def _changed(path: Path) -> date | None:
    try:
        return datetime.fromtimestamp(path.stat().st_mtime, UTC).date()
    except (OSError, OverflowError, ValueError):
        return None
