"""Plain text as Markdown that renders to the same text, and emphasis that is sure to be read as such.

Rules after CommonMark 0.31 (block starts, backslash escapes, delimiter runs); what Obsidian and GitHub read
beyond it (tags, highlights, formulas, comments, block ids, tables) is escaped as well.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Sequence
from typing import Final, Literal

from randnotiz.domain.direction_marks import closed
from randnotiz.domain.span import Span

_SPECIAL: Final = re.compile(
    r"""
    [\\`*_\[\]<~|$^\#]            # markup wherever it stands
    | &(?=\#?\w{1,32};)           # would be read as a character reference
    | =(?==) | (?<==)= | %(?=%) | (?<=%)%
    | ^[-+>=]                     # begins a list, a quotation or an underline
    | (?<=^\d)[.)] | (?<=^\d\d)[.)] | (?<=^\d\d\d)[.)] | (?<=^\d{4})[.)] | (?<=^\d{5})[.)]
    | (?<=^\d{6})[.)] | (?<=^\d{7})[.)] | (?<=^\d{8})[.)] | (?<=^\d{9})[.)]
    """,
    re.MULTILINE | re.VERBOSE,
)
_EDGES: Final = re.compile(r"^[^\S\n]+|[^\S\n]+$", re.MULTILINE)
_ASCII_PUNCTUATION: Final = frozenset("!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~")

HARD_BREAK: Final = "  \n"


class Escaped:
    """One text, of which any part can be had as Markdown.

    Line ends become hard breaks; white space at the ends of lines, which Markdown drops, becomes character
    references. Offsets are code points of `text`.
    """

    __slots__ = ("_places", "_replacements", "_text")

    def __init__(self, text: str) -> None:
        self._text = text
        found = {match.start(): f"\\{match[0]}" for match in _SPECIAL.finditer(text)}
        for match in _EDGES.finditer(text):
            for place in range(*match.span()):
                found[place] = f"&#{ord(text[place])};"
        for place, character in enumerate(text):
            if character == "\n":
                # An empty line would end the paragraph; a backslash alone on it is a break of its own.
                empty = place == 0 or text[place - 1] == "\n"
                found[place] = "\\\n" if empty else HARD_BREAK
        self._places = sorted(found)
        self._replacements = found

    def part(self, start: int, end: int) -> str:
        """The Markdown of `text[start:end]`."""
        parts: list[str] = []
        position = start
        for index in range(bisect_left(self._places, start), bisect_left(self._places, end)):
            place = self._places[index]
            parts += (self._text[position:place], self._replacements[place])
            position = place + 1
        parts.append(self._text[position:end])
        return "".join(parts)

    def whole(self) -> str:
        """The Markdown of the whole text."""
        return self.part(0, len(self._text))


def escaped(text: str, begins: bool = False) -> str:
    """Text as Markdown within one line; `begins` where it stands at the line's (or list item's) beginning.

    Line ends become spaces. Direction marks are closed, since the copy's own words follow.
    """
    line = closed(" ".join(text.split()))
    return Escaped(line).whole() if begins else Escaped(f"x{line}").part(1, len(line) + 1)


def united(spans: Sequence[Span]) -> list[Span]:
    """The same ground covered by spans that neither overlap nor touch, in order."""
    merged: list[Span] = []
    for span in sorted(spans):
        if merged and span.start <= merged[-1].end:
            merged[-1] = Span(merged[-1].start, max(merged[-1].end, span.end))
        elif len(span):
            merged.append(span)
    return merged


_Kind = Literal["space", "punctuation", "symbol", "letter"]


def _kind(text: str, place: int, first: int, last: int) -> _Kind:
    """What delimiter runs see beside them; outside first..last is white space."""
    if not first <= place < last or text[place].isspace():
        return "space"
    character = text[place]
    category = unicodedata.category(character)
    if character in _ASCII_PUNCTUATION or category.startswith("P"):
        return "punctuation"
    # CommonMark counts symbols as punctuation since 0.31; older readers do not. Neither may be relied on.
    return "symbol" if category.startswith("S") else "letter"


def _opens(before: _Kind, after: _Kind) -> bool:
    """Whether delimiters between the two are left-flanking for every reader. Mirrored: right-flanking."""
    if after == "space":
        return False
    return before in ("space", "punctuation") or after == "letter" or before == after == "symbol"


def fitted(text: str, span: Span, within: Span) -> Span | None:
    """The largest part of the span that delimiters can stand around, or None.

    `within` is the stretch whose ends count as white space (a block, or what outer delimiters enclose).
    """
    start, end = max(span.start, within.start), min(span.end, within.end)
    while start < end and not _opens(
        _kind(text, start - 1, within.start, within.end), _kind(text, start, within.start, within.end)
    ):
        start += 1
    while start < end and not _opens(
        _kind(text, end, within.start, within.end), _kind(text, end - 1, within.start, within.end)
    ):
        end -= 1
    return Span(start, end) if start < end else None


def flanked_by_words(text: str, span: Span, within: Span) -> tuple[bool, bool]:
    """Whether a letter or symbol stands right before and right after the span."""
    solid = ("letter", "symbol")
    return (
        _kind(text, span.start - 1, within.start, within.end) in solid,
        _kind(text, span.end, within.start, within.end) in solid,
    )
