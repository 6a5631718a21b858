"""Notes made elsewhere, and in our own copies: read, and placed in an article's text.

Read are our HTML and JSON-LD copies, Hypothesis (its export and its API's answers), Readwise CSV, KOReader
(its JSON export and the Lua file it keeps beside a book) and Calibre's exported highlights.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Final

from randnotiz.domain.annotation import AnchorState, Colour, Selector, normalise_tags
from randnotiz.domain.article import normalise_text
from randnotiz.domain.problem import ImportProblem
from randnotiz.domain.selector import Placement, find_again

_MOST: Final = 100_000
_LONGEST: Final = 100_000  # code points of a quote or a note
_SEARCHED: Final = 200_000  # code points of quotes that are searched for by likeness: some seconds
_HEAD: Final = 4_000
_LUA: Final = re.compile(rb"(?:--[^\n]*\n\s*)*return\s*\{")
_OURS: Final = b"urn:randnotiz:terms:"


@dataclass(frozen=True, slots=True)
class BroughtNote:
    """A note as its source tells it; what the source does not know is empty or None.

    `quote` is the passage, empty for a note on the whole page, with up to 32 code points of `prefix` and
    `suffix`; `start` and `end` are its place in code points, known only in copies of ours. Times are aware.
    `id` is a UUID in text form, given by us. `title` and `source` name the article that the note was made in,
    `text_hash` its very text; `state` is how it lay in that, known only in copies of ours.
    """

    quote: str
    note: str = ""
    tags: tuple[str, ...] = ()
    colour: Colour | None = None
    prefix: str = ""
    suffix: str = ""
    start: int | None = None
    end: int | None = None
    created: datetime | None = None
    modified: datetime | None = None
    id: str = ""
    title: str = ""
    source: str = ""
    text_hash: str = ""
    state: AnchorState | None = None


@dataclass(frozen=True, slots=True)
class PlacedNote:
    """A note and where it lies in a text: anchored, moved (the reader is to be asked) or orphaned."""

    note: BroughtNote
    selector: Selector
    placement: Placement


def may_hold_notes(data: bytes) -> bool:
    """Whether a file is worth being asked for notes, told from its beginning and our own mark: quick."""
    if data.startswith((b"%PDF", b"PK\x03\x04", b"{\\rtf")):
        return False
    head = data[:_HEAD].lstrip(b"\xef\xbb\xbf \r\n\t")
    table = b"ighlight" in head.partition(b"\n")[0] and b"," in head
    return table or head[:1] in (b"{", b"[") or bool(_LUA.match(head)) or _OURS in data


def notes_in(data: bytes, name: str = "") -> tuple[BroughtNote, ...]:
    """The notes in a file, in its order, told by content.

    Raises ImportProblem "import.no_notes" (value: name) for a file of no kind that is read, or without notes.
    """
    for read in _readers():
        found = read(data)
        if found is not None:
            notes = tuple(_tidied(found, name))
            if notes:
                return notes
            break
    raise ImportProblem("import.no_notes", name=name)


def place_notes(notes: Iterable[BroughtNote], text: str) -> tuple[PlacedNote, ...]:
    """Each note's place in the article's `text`, by its words, its context and, if known, its position.

    Words that do not stand there as they are, are searched for while that is bearable: thousands of quotes
    from other texts take as long as they take for nothing.
    """
    patience = _SEARCHED
    placed = []
    for note in notes:
        selector = _selector(note, text)
        if selector.exact not in text:
            patience -= len(selector.exact)
        if selector.exact and patience >= 0:
            placed.append(PlacedNote(note, selector, find_again(text, selector)))
        else:
            placed.append(PlacedNote(note, selector, Placement(AnchorState.ORPHANED, None, 0.0)))
    return tuple(placed)


def _readers() -> tuple[Callable[[bytes], Iterable[BroughtNote] | None], ...]:
    from randnotiz.importers import notes_elsewhere, notes_own

    return (notes_own.read_own, notes_elsewhere.read_json, notes_elsewhere.read_csv, notes_elsewhere.read_lua)


def _tidied(notes: Iterable[BroughtNote], name: str) -> Iterator[BroughtNote]:
    """The notes that mark or say something, fit to be shown."""
    for number, note in enumerate(notes):
        if number >= _MOST or len(note.quote) > _LONGEST or len(note.note) > _LONGEST:
            raise ImportProblem("import.too_complex", name=name)
        words = normalise_text(note.note).strip()
        if normalise_text(note.quote).strip() or words:
            tags = normalise_tags(",".join(map(normalise_text, note.tags)))
            yield replace(note, note=words, tags=tags)


def _selector(note: BroughtNote, text: str) -> Selector:
    known = note.start is not None and note.end is not None
    return Selector(
        exact=normalise_text(note.quote) if known else normalise_text(note.quote).strip(),
        prefix=normalise_text(note.prefix),
        suffix=normalise_text(note.suffix),
        start=note.start if note.start is not None and known else len(text),
        end=note.end if note.end is not None and known else len(text),
    )
