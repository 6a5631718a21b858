"""Files that may hold notes: copies of ours with their article, and what other programs export."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Final, NamedTuple

from randnotiz.domain.article import Article
from randnotiz.domain.problem import ImportProblem
from randnotiz.importers.notes import BroughtNote, notes_in

_MOST_BYTES: Final = 20_000_000
"""Of a file of notes, which is read in this process; 1 MB of text with 1,000 notes takes three million."""


class NotesFile(NamedTuple):
    """What was found in a file that may hold notes: notes, and the article where it is a copy of ours."""

    path: Path
    notes: tuple[BroughtNote, ...] = ()
    article: Article | None = None


def look_into(path: Path, *, wanted: bool = False) -> NotesFile:
    """The notes in a file; none, where it is something else.

    Raises ImportProblem for a file that cannot be read, and, where notes are `wanted`, that has none.
    """
    from randnotiz.files import read_bytes

    return notes_file(path, read_bytes(path), wanted=wanted)


def notes_file(path: Path, data: bytes, *, wanted: bool = False) -> NotesFile:
    """As `look_into`, where the file has been read already."""
    from randnotiz.importers.notes import may_hold_notes

    if not wanted and (len(data) > _MOST_BYTES or not may_hold_notes(data)):
        return NotesFile(path)
    if len(data) > _MOST_BYTES:
        raise ImportProblem("import.too_large", name=path.name, limit=_MOST_BYTES // 1_000_000)
    try:
        notes = notes_in(data, path.name)
    except ImportProblem as problem:
        if wanted or problem.key != "import.no_notes":
            raise
        return NotesFile(path)
    return NotesFile(path, notes, _own_article(path, data))


def _own_article(path: Path, data: bytes) -> Article | None:
    from randnotiz.importers import import_bytes
    from randnotiz.importers.own_copy import own_draft

    draft = own_draft(data)
    if draft is None:
        return None
    # Where the article came from and how the reader called it, not what the copy is called.
    article = import_bytes(data, name=path.name, detect_language=False)
    return replace(article, title=" ".join(draft.title.split()) or article.title)
