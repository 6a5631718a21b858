"""The notes that other programs export."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterator, Mapping
from typing import Any, Final

from randnotiz.domain.annotation import normalise_tags
from randnotiz.domain.problem import ImportProblem
from randnotiz.importers.encodings import decode
from randnotiz.importers.lua_table import read_table
from randnotiz.importers.notes import BroughtNote
from randnotiz.importers.notes_values import colour_of, dicts, moment, text_of

_CALIBRE: Final = "calibre_annotation_collection"
_LARGEST_FIELD: Final = 1_000_000
_TAGS: Final = re.compile(r"(?:\.[\w-]+(?:\s+|$))+")
"""Readwise's way to write tags into a note: before it, each with a dot."""
_MARKS: Final = frozenset({"drawer", "pos0", "highlighted", "note"})
"""One of these KOReader keeps of a passage; a bookmarked page has none, and says in `text` where it lies."""
_STAMP: Final = re.compile(r"\s*@ \d{4}-\d\d-\d\d \d\d:\d\d:\d\d\s*")


def read_json(data: bytes) -> Iterator[BroughtNote] | None:
    """Hypothesis, Calibre or KOReader; None for anything else."""
    if data.lstrip(b"\xef\xbb\xbf \r\n\t")[:1] not in {b"{", b"["}:
        return None
    try:
        loaded = json.loads(data.decode("utf-8-sig"))
    except (ValueError, RecursionError):
        return None
    top = loaded if isinstance(loaded, dict) else {"annotations": loaded}
    if top.get("type") == _CALIBRE:
        return (_calibre(one) for one in dicts(top.get("annotations")) if one.get("type") == "highlight")
    if "annotations" in top or "rows" in top:
        return (_hypothesis(one) for one in dicts(top.get("annotations", top.get("rows"))))
    if "documents" in top or "entries" in top:
        documents = dicts(top["documents"]) if "documents" in top else [top]
        return (
            _koreader(entry, document) for document in documents for entry in dicts(document.get("entries"))
        )
    return None


def read_csv(data: bytes) -> Iterator[BroughtNote] | None:
    """Readwise's table (columns Highlight, Title, Author, URL, Note, Location, Date), or None."""
    if b"ighlight" not in data[:2000]:
        return None
    try:
        source = decode(data).removeprefix("\ufeff")
    except ImportProblem:
        return None
    csv.field_size_limit(_LARGEST_FIELD)
    rows = csv.reader(io.StringIO(source, newline=""))
    try:
        header = [name.strip().lower() for name in next(rows, [])]
        if "highlight" not in header:
            return None
        return iter([_readwise(dict(zip(header, row, strict=False))) for row in rows])
    except csv.Error:
        return None


def read_lua(data: bytes) -> Iterator[BroughtNote] | None:
    """The file that KOReader keeps beside a book (metadata.*.lua); None for anything else."""
    if b"return" not in data[:2000]:
        return None
    try:
        table = read_table(decode(data))
    except (ValueError, ImportProblem):
        return None
    about = table.get("doc_props", table.get("stats"))
    document = about if isinstance(about, dict) else {}
    entries = table.get("annotations", table.get("bookmarks"))
    if not isinstance(entries, dict):
        return None
    return (
        _koreader(entry, document)
        for entry in entries.values()
        if isinstance(entry, dict) and not _MARKS.isdisjoint(entry)
    )


def _hypothesis(item: Mapping[str, Any]) -> BroughtNote:
    """Its positions count in UTF-16 units of a web page's own text, so the quote alone is taken.

    A note on the page as a whole, and an answer to a note, have no quote.
    """
    target = (dicts(item.get("target")) or [{}])[0]
    selectors = dicts(target.get("selector"))
    quote = next((one for one in selectors if one.get("type") == "TextQuoteSelector"), {})
    document = item.get("document")
    titles = document.get("title") if isinstance(document, dict) else None
    tags = item.get("tags")
    return BroughtNote(
        quote=text_of(quote.get("exact")),
        note=text_of(item.get("text")),
        tags=normalise_tags(",".join(filter(None, map(text_of, tags if isinstance(tags, list) else [])))),
        prefix=text_of(quote.get("prefix"))[-32:],
        suffix=text_of(quote.get("suffix"))[:32],
        created=moment(item.get("created")),
        modified=moment(item.get("updated")),
        title=text_of(titles[0] if isinstance(titles, list) and titles else titles),
        source=text_of(item.get("uri")),
    )


def _calibre(item: Mapping[str, Any]) -> BroughtNote:
    style = item.get("style")
    made = moment(item.get("timestamp"))
    return BroughtNote(
        quote=text_of(item.get("highlighted_text")),
        note=text_of(item.get("notes")),
        colour=colour_of(style.get("which")) if isinstance(style, dict) else None,
        created=made,
        modified=made,
        title=text_of(item.get("title")),
    )


def _koreader(entry: Mapping[Any, Any], document: Mapping[Any, Any]) -> BroughtNote:
    """Its export calls the passage `text`; older files beside a book call it `notes`, and the note `text`."""
    made = moment(entry.get("datetime", entry.get("time")))
    quote, note = text_of(entry.get("text")), text_of(entry.get("note"))
    if "notes" in entry:
        quote, note = text_of(entry["notes"]), note or _older_note(quote, text_of(entry["notes"]))
    return BroughtNote(
        quote=quote,
        note=note,
        colour=colour_of(entry.get("color")),
        created=made,
        modified=moment(entry.get("datetime_updated")) or made,
        title=text_of(document.get("title")),
    )


def _older_note(words: str, quote: str) -> str:
    """What the reader wrote: KOReader itself puts "Page 48 (the passage) @ (the time)" in its place."""
    before, found, after = words.partition(quote)
    if not found or not _STAMP.fullmatch(after):
        return words
    *own, page = before.rsplit(maxsplit=2) or [""]
    if not any(sign.isdigit() for sign in page):
        return before.strip()
    return own[0] if len(own) == 2 else ""


def _readwise(row: Mapping[str, str]) -> BroughtNote:
    made = moment(row.get("date") or row.get("highlighted at"))
    note = row.get("note", "").lstrip()
    dotted = _TAGS.match(note)
    tags = [row.get("tags", ""), *(dotted[0].replace(".", " ").split() if dotted else ())]
    return BroughtNote(
        quote=row.get("highlight", ""),
        note=note[dotted.end() :] if dotted else note,
        tags=normalise_tags(",".join(tags)),
        colour=colour_of(row.get("color")),
        created=made,
        modified=made,
        title=row.get("title") or row.get("book title", ""),
        source=row.get("url", ""),
    )
