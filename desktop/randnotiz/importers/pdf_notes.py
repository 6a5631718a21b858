"""What stands at the foot of a PDF's pages without belonging to the sentence above it: footnotes."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import groupby
from statistics import median
from typing import Final

from randnotiz.importers.pdf_layout import Line

_SMALLER: Final = 0.92  # times the usual type size: what footnotes are set in
_MARK: Final = re.compile(r"(?:\d{1,3}|[*†‡]+)(?:[.)])?\Z")


def without_notes(pages: Sequence[Sequence[Line]]) -> tuple[list[list[Line]], list[Line]]:
    """The pages without their footnotes, and these. A column's footnotes are the small lines at its end, from
    the first one on that begins with a mark."""
    usual = median([line.size for lines in pages for line in lines] or [0.0])
    bodies: list[list[Line]] = []
    notes: list[Line] = []
    for lines in pages:
        body: list[Line] = []
        for _, group in groupby(lines, key=lambda line: line.column):
            column = list(group)
            start = _start(column, usual)
            body += column[:start]
            notes += column[start:]
        bodies.append(body)
    return bodies, notes


def begins_note(line: Line) -> bool:
    """Whether a line begins with a footnote's mark."""
    return len(line.words) > 1 and _MARK.match(line.words[0].text) is not None


def _start(column: Sequence[Line], usual: float) -> int:
    """Where in a column its footnotes begin; its length where it has none."""
    start = len(column)
    while start and column[start - 1].size < _SMALLER * usual:
        start -= 1
    while start < len(column) and not begins_note(column[start]):
        start += 1
    return start if start else len(column)  # a column of nothing else is a list of sources, say
