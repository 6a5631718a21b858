"""The stretch of a text that a search result shows, and which of its words were asked for.

SQLite's own snippet() and highlight() take time in proportion to the square of the number of hits: tens of
seconds for a common word in an article of 1 MB. Here only the first few hundred are looked at.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import chain, islice
from typing import Final

from randnotiz.domain.span import Span

_LENGTH: Final = 220  # code points of a passage, about three lines
_BEFORE: Final = 50  # of them before the first word found
_LOOKED_AT: Final = 300
_MOST_FINDS: Final = 10_000
_PIECE: Final = 50_000  # code points of a long text that are looked at in one go: 2 ms
_OVERLAP: Final = 1_000
_MARKS: Final = "[\u0300-\u036f]*"  # combining marks that may follow a letter
_LETTER: Final = "[^\\W_]|[\u0300-\u036f]"
_COMBINING: Final = re.compile("[\u0300-\u036f]")
_GAP: Final = r"[\W_]+"


@dataclass(frozen=True, slots=True)
class Part:
    """One word or phrase of a query: for each of its words the ways to spell it."""

    words: tuple[tuple[str, ...], ...]
    unfinished: bool = False


class Marker:
    """Finds the parts of one query in texts, by the rules of the full-text index."""

    def __init__(self, parts: Sequence[Part], inside: bool = False) -> None:
        """With `inside`, the parts may begin in the middle of a word."""
        self._parts = len(parts)
        self._pattern = re.compile("|".join(f"({_expression(part, inside)})" for part in parts))
        self._beginnings = {
            _plain(unicodedata.normalize("NFC", word)) for part in parts for word in part.words[0]
        }
        self._last: tuple[str, list[tuple[int, Span]]] = "", []

    def finds(self, text: str) -> list[Span]:
        """Where the parts stand in `text`, in order; the first 10,000 of them."""
        every = chain.from_iterable(self._piece(text, start) for start in self._pieces(text))
        return [span for _, span in islice(every, _MOST_FINDS)]

    def finds_all(self, text: str) -> bool:
        """Whether every part stands somewhere in `text`."""
        return len({part for part, _ in self._looked_at(text)}) == self._parts

    def first(self, text: str) -> Span | None:
        """The word that a passage of `text` is chosen for; None without any."""
        return _best(self._looked_at(text))

    def _looked_at(self, text: str) -> list[tuple[int, Span]]:
        """The first finds, each with its part; no further than to the piece that completes all parts."""
        if self._last[0] is not text:
            self._last = text, self._look_at(text)
        return self._last[1]

    def _look_at(self, text: str) -> list[tuple[int, Span]]:
        found: list[tuple[int, Span]] = []
        for start in self._pieces(text):
            found += islice(self._piece(text, start), _LOOKED_AT)
            if len({part for part, _ in found}) == self._parts or len(found) >= _LOOKED_AT:
                break
        return found

    def _pieces(self, text: str) -> range:
        return range(0, len(text) if self._parts else 0, _PIECE)

    def _piece(self, text: str, start: int) -> Iterator[tuple[int, Span]]:
        """The finds that begin in the piece of `text` from `start` on, each with its part."""
        before = min(start, 1)  # the letter before tells whether a word begins
        plain = _plain(text[start - before : start + _PIECE + _OVERLAP])
        # Twenty times faster than the pattern, and enough for most pieces of a long text.
        if any(word in plain for word in self._beginnings) or _COMBINING.search(plain):
            for match in self._pattern.finditer(plain, before):
                if match.start() >= _PIECE + before:
                    break
                yield match.lastindex or 0, Span(*match.span()).shifted(start - before)

    def passage(self, text: str) -> tuple[str, tuple[Span, ...]]:
        """A passage of `text` on one line that holds as many parts as can be, and where they are in it.

        Without marks if none is found: the text's beginning then.
        """
        found = self._looked_at(text)
        start, end = _stretch(text, _best(found))
        marks = [span.shifted(-start) for _, span in found if start <= span.start and span.end <= end]
        passage = text[start:end].replace("\n", " ")
        before, after = "…" if start else "", "…" if end < len(text) else ""
        return f"{before}{passage}{after}", tuple(mark.shifted(len(before)) for mark in marks)


def _expression(part: Part, inside: bool) -> str:
    words = _GAP.join(f"(?:{'|'.join(map(_loosely, spellings))})" for spellings in part.words)
    end = f"(?:{_LETTER})*" if part.unfinished else f"(?!{_LETTER})"
    return words if inside else rf"(?<![^\W_]){words}{end}"


def _loosely(word: str) -> str:
    plain = _plain(unicodedata.normalize("NFC", word))
    return "".join(re.escape(letter) + _MARKS for letter in plain)


def _plain(text: str) -> str:
    """Small letters without accents, one for one, so that offsets stay; three times as fast as a table."""
    text = text.replace("İ", "I").lower()  # the only letter that is longer when small
    if not text.isascii():
        for letter in set(text) & _letters_with_accents().keys():
            text = text.replace(letter, _letters_with_accents()[letter])
    return text


@cache
def _letters_with_accents() -> dict[str, str]:
    """Small letters with accents to those without."""
    table: dict[str, str] = {}
    for letter in map(chr, (*range(0x80, 0x5F0), *range(0x1E00, 0x2000))):
        apart = unicodedata.normalize("NFD", letter)
        if apart[0] != letter and all(unicodedata.combining(mark) for mark in apart[1:]):
            table[letter] = apart[0]
    return table


def _best(found: list[tuple[int, Span]]) -> Span | None:
    """The first of the words from which a passage reaches the most different parts; None without any."""
    best, most, last = None, 0, 0
    for first, (_, span) in enumerate(found):
        last = max(last, first)
        while last < len(found) and found[last][1].end <= span.start + _LENGTH - _BEFORE:
            last += 1
        reached = len({part for part, _ in found[first:last]})
        if reached > most or best is None:
            best, most = span, reached
    return best


def _stretch(text: str, first: Span | None) -> tuple[int, int]:
    """Start and end of a passage with `first` in it, cut between words where there are any."""
    start = 0 if first is None else max(0, first.start - _BEFORE)
    end = min(len(text), max(start + _LENGTH, 0 if first is None else first.end))
    if start and first is not None:
        gap = re.compile(r"\s").search(text, start, first.start)
        start = gap.end() if gap else start
    if end < len(text) and not text[end].isspace():
        low = start if first is None else first.end
        gap_before = max(text.rfind(" ", low, end), text.rfind("\n", low, end))
        end = gap_before if gap_before > 0 else end
    return start, end
