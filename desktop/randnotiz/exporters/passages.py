"""Passages and notes as lists of notes show them."""

from __future__ import annotations

import re
from typing import Final

from randnotiz.domain.span import Span

_LONG: Final = 320
"""A passage of more code points than this is shortened where the whole text stands in the same file."""
_END: Final = 90
_LINES: Final = re.compile(r"\s*\n\s*")
_BREAK: Final = re.compile(r"\n\s*\n")


def shortened(passage: str) -> str:
    """The passage, with the middle of a long one left out at word borders."""
    if len(passage) <= _LONG:
        return passage
    begin = passage[: _LONG - _END].rsplit(maxsplit=1)[0]
    end = passage[-_END:].split(maxsplit=1)[-1]
    return f"{begin} […] {end}"


def note_paragraphs(note: str) -> list[str]:
    """A note's paragraphs: what blank lines part. Single line ends stay in them."""
    return [part.strip("\n") for part in _BREAK.split(note.strip()) if part.strip()]


def context(text: str, span: Span, block: Span, width: int = 70) -> tuple[str, str, str]:
    """The words before, of and after a span within its block, each side at most `width` code points.

    Cut at word borders and marked with "…" where more stands in the block. Line ends become spaces.
    """
    start, end = max(span.start, block.start), min(span.end, block.end)
    before, after = text[block.start : start], text[end : block.end]
    if len(before) > width:
        before = "… " + before[-width:].partition(" ")[2]
    if len(after) > width:
        after = after[:width].rpartition(" ")[0].rstrip(",;:–-") + " …"
    return _one_line(before), _one_line(text[start:end]), _one_line(after)


def _one_line(text: str) -> str:
    return _LINES.sub(" ", text)
