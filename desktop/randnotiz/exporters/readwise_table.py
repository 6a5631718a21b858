"""The reader's notes as a table that Readwise and what imports its format take in."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from datetime import datetime
from typing import Final

from randnotiz.domain.annotation import Annotation
from randnotiz.exporters.composition import compose
from randnotiz.exporters.formats import ExportInput, ExportOptions
from randnotiz.exporters.outside import source_text, web_address
from randnotiz.exporters.states import state_told
from randnotiz.exporters.tables import guarded
from randnotiz.exporters.wording import Wording

_HEAD: Final = ("Highlight", "Title", "Author", "URL", "Note", "Location", "Date")
_NO_TAG: Final = re.compile(r"[^\w-]+")
_LIST: Final = re.compile(r"[+-]\s")


def write_readwise(what: ExportInput, options: ExportOptions) -> bytes:
    """UTF-8 without a byte order mark, commas, CRLF; tags go before the note as ".tag", which Readwise reads.

    Location counts the annotations in text order; orphans come last. Times stand in the zone of
    `what.exported`.
    """
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(_HEAD)
    writer.writerows(_rows(what, options))
    return out.getvalue().encode("utf-8", "replace")


def _rows(what: ExportInput, options: ExportOptions) -> Iterator[list[str | int]]:
    composition = compose(what, options)
    words = Wording(what.language)
    article = what.article
    source = source_text(article.source)
    passages = [(item.span.of(article.text), item.annotation) for item in composition.placed]
    passages += [(orphan.selector.exact.strip(), orphan) for orphan in composition.orphans]
    for number, (passage, annotation) in enumerate(passages, 1):
        yield [
            _guarded(passage),
            _guarded(article.title),
            _guarded(article.author or article.publisher),
            source if web_address(source) else "",
            _guarded(_note(annotation, state_told(annotation, passage, words))),
            number,
            _stamp(annotation.created.astimezone(what.exported.tzinfo)),
        ]


def _note(annotation: Annotation, state: str) -> str:
    tags = [f".{_NO_TAG.sub('-', tag).strip('-')}" for tag in annotation.tags]
    return " ".join(
        [*(tag for tag in tags if tag != "."), annotation.note.strip(), f"[{state}]" if state else ""]
    ).strip()


def _guarded(cell: str) -> str:
    """Guarded where a spreadsheet would run it; a list's hyphen, which it would not, is left for Readwise."""
    return cell if _LIST.match(cell) else guarded(cell)


def _stamp(when: datetime) -> str:
    return f"{when:%Y-%m-%d %H:%M:%S}"
