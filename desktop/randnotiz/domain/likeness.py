"""Finding words that changed: stretches of a text that differ from a quote in a few characters only.

Comparing a quote with every place of a long text is too slow. Words that the quote or its context shares with
the text vote for where the quote would begin; only the places with most votes are compared, by edit distance.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from math import sqrt
from typing import Final

from randnotiz.domain.annotation import Selector
from randnotiz.domain.edit_distance import closest
from randnotiz.domain.span import Span, trimmed

_WORD = re.compile(r"\w+")
_ERRORS: Final = 4  # one character of so many may differ
_COMMON: Final = 64  # a word that stands there more often does not vote
_VOTERS: Final = 40  # the rarest words of a long quote are enough
_COMPARED: Final = 6  # places compared
_LONG: Final = 1200  # of a longer quote only both ends are compared, half as much each
_CLEAR: Final = 60  # a quote of so many characters is hardly there twice with small changes
_HOLD: Final = 8  # so much of the context next to the quote is enough to hold on to
_JOINERS: Final = "\u200d\ufe0e\ufe0f"  # what ties an emoji to the one before it, or says how it looks


@dataclass(frozen=True, slots=True)
class Like:
    """A stretch that is like the quote but for `errors` characters."""

    span: Span
    errors: int


class Likeness:
    """Finds stretches of one text that are like a quote; reads the text when first asked."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._positions: dict[str, list[int]] | None = None

    def places(self, selector: Selector) -> list[Like]:
        """The places where at most a quarter of the quote's characters differ, in no order."""
        quote = selector.exact
        if len(quote) < _ERRORS:
            return []
        found: set[Like] = set()
        for start in self._starts(selector):
            like = self._compare(selector, start)
            if like is not None:
                found.add(like)
                if start == selector.start and self._is_telling(quote, like):
                    break  # where it is expected, and hardly changed: no need to look further
        return list(found)

    @staticmethod
    def _is_telling(quote: str, like: Like) -> bool:
        return len(quote) >= _CLEAR and like.errors * 2 * _ERRORS <= len(quote)

    def _starts(self, selector: Selector) -> list[int]:
        """Where the quote may begin, the likeliest first; each is right to within a quarter of its length."""
        grid = max(16, len(selector.exact) // _ERRORS)
        votes: Counter[int] = Counter()
        for start, weight in self._votes(selector):
            # Two overlapping grids: a place on the edge of a cell must not lose half of its votes.
            votes[start // grid * grid] += weight  # type: ignore[assignment]
            votes[(start + grid // 2) // grid * grid - grid // 2] += weight  # type: ignore[assignment]
        likely = [cell + grid // 2 for cell, _ in votes.most_common(2 * _COMPARED)]
        return list(dict.fromkeys((selector.start, *likely)))

    def _votes(self, selector: Selector) -> Iterator[tuple[int, float]]:
        words = sorted(_words_around(selector), key=lambda word: len(self._at(word[0])))
        voters = [word for word in words if 0 < len(self._at(word[0])) <= _COMMON][:_VOTERS]
        for word, offset in voters:
            positions = self._at(word)
            for position in positions:
                yield position - offset, 1 / sqrt(len(positions))
        yield from self._votes_of_context(selector)
        if not voters:
            yield from self._votes_of_pieces(selector.exact)

    def _votes_of_context(self, selector: Selector) -> Iterator[tuple[int, float]]:
        """Either side of the context where it stands unchanged; needs no words, as many scripts have none."""
        before = self._text.find(selector.prefix) if len(selector.prefix) >= 8 else -1
        if before >= 0:
            yield before + len(selector.prefix), 1.0
        after = self._text.find(selector.suffix) if len(selector.suffix) >= 8 else -1
        if after >= 0:
            yield after - len(selector.exact), 1.0

    def _votes_of_pieces(self, quote: str) -> Iterator[tuple[int, float]]:
        """Fifths of the quote where they stand unchanged."""
        size = max(4, len(quote) // 5)
        for offset in range(0, len(quote) - size + 1, size):
            position = -1
            for _ in range(8):
                position = self._text.find(quote[offset : offset + size], position + 1)
                if position < 0:
                    break
                yield position - offset, 0.5

    def _compare(self, selector: Selector, start: int) -> Like | None:
        quote = selector.exact
        if len(quote) > _LONG:
            return self._compare_ends(selector, start)
        match = self._nearest(quote, start)
        if match is None:
            return None
        better = self._whole_words(match.span, selector)
        errors = closest(quote, better.of(self._text)).errors
        if errors * _ERRORS > len(quote):  # ends that look better must not cost words
            return Like(self._whole_characters(match.span.start, match.span.end), match.errors)
        return Like(better, errors)

    def _compare_ends(self, selector: Selector, start: int) -> Like | None:
        """A long quote by both ends: what lies between may have changed by a quarter of the length too."""
        quote, half = selector.exact, _LONG // 2
        first = self._nearest(quote[:half], start)
        if first is None:
            return None
        last = self._nearest(quote[-half:], first.span.start + len(quote) - half, len(quote) // _ERRORS)
        if last is None or last.span.end <= first.span.end:
            return None
        span = Span(first.span.start, last.span.end)
        errors = max(first.errors + last.errors, abs(len(span) - len(quote)))
        better = self._whole_words(span, selector)
        if errors * _ERRORS > len(quote) or not self._shares_words(quote, better):
            return None
        return Like(better, errors)

    def _shares_words(self, quote: str, span: Span) -> bool:
        """Whether three of four words between the ends are the quote's, too."""
        words = Counter(_WORD.findall(quote))
        common = (words & Counter(_WORD.findall(span.of(self._text)))).total()
        return common * _ERRORS >= words.total() * (_ERRORS - 1)

    def _nearest(self, quote: str, start: int, around: int = 0) -> Like | None:
        """The likest stretch that begins about `start`, if it is like enough."""
        allowed = len(quote) // _ERRORS
        slack = allowed + max(16, allowed, around)
        low = max(0, start - slack)
        window = self._text[low : max(0, start + len(quote) + slack)]
        match = closest(quote, window)
        if match.errors > allowed:
            return None
        return Like(Span(match.start, match.end).shifted(low), match.errors)

    def _whole_words(self, span: Span, selector: Selector) -> Span:
        """The span with better ends: next to the context, else without half words if the quote had none."""
        reach = max(2, len(span) // _ERRORS)
        start = self._end_of(selector.prefix[-_HOLD:], span.start, reach)
        if start is None:
            start = span.start
            if not _inside_word(selector.prefix[-1:] + selector.exact[:1]):
                start = self._border(start, range(start, max(0, start - reach) - 1, -1))
        after = self._end_of(selector.suffix[:_HOLD], span.end + _HOLD, reach)
        end = span.end if after is None else after - _HOLD
        if after is None and not _inside_word(selector.exact[-1:] + selector.suffix[:1]):
            end = self._border(end, range(end, min(len(self._text), end + reach) + 1))
        better = self._whole_characters(start, max(start, end))
        return better if selector.exact != selector.exact.strip() else trimmed(self._text, better)

    def _whole_characters(self, start: int, end: int) -> Span:
        """The span widened so that it cuts off no combining mark and splits no joined emoji."""
        while end < len(self._text) and _belongs_to_previous(self._text[end]):
            end += 1
        while 0 < start < end and _belongs_to_previous(self._text[start]):
            start -= 1
        return Span(start, end)

    def _end_of(self, words: str, near: int, reach: int) -> int | None:
        """Where a piece of context ends, next to `near`; None if it is cut short or does not stand there."""
        if len(words) < _HOLD:
            return None
        low = max(0, near - reach - _HOLD)
        found = [low + at for at in _all(words, self._text[low : near + reach])]
        return min((at + _HOLD for at in found), key=lambda end: abs(end - near), default=None)

    def _border(self, offset: int, reachable: range) -> int:
        """The first offset of `reachable` that is not inside a word, else `offset` as it is."""
        borders = (
            at for at in reachable if not _inside_word(self._text[max(0, at - 1) : at + 1] if at else "")
        )
        return next(borders, offset)

    def _at(self, word: str) -> list[int]:
        """Where a word stands in the text."""
        if self._positions is None:
            positions: defaultdict[str, list[int]] = defaultdict(list)
            for found in _WORD.finditer(self._text):
                positions[found[0].lower()].append(found.start())
            self._positions = dict(positions)
        return self._positions.get(word, [])


def _words_around(selector: Selector) -> list[tuple[str, int]]:
    """The words of quote and context with their offsets from the quote's start, but those cut at the ends."""
    whole = selector.prefix + selector.exact + selector.suffix
    words = [(found[0].lower(), found.start() - len(selector.prefix)) for found in _WORD.finditer(whole)]
    return words[1 if selector.prefix else 0 : -1 if selector.suffix else None]


def _all(words: str, text: str) -> Iterator[int]:
    at = text.find(words)
    while at >= 0:
        yield at
        at = text.find(words, at + 1)


def _inside_word(pair: str) -> bool:
    return len(pair) == 2 and all(character.isalnum() for character in pair)


def _belongs_to_previous(character: str) -> bool:
    """Whether a character is no character of its own to the reader: a combining mark, a joiner."""
    return character in _JOINERS or unicodedata.combining(character) != 0
