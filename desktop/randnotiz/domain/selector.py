"""Finding a passage again: describe a span, and place it in a text that may have changed.

Shape after Hypothesis' re-anchoring (position first, then the exact quote by context, then approximate), with
the threshold and the margin to the second best that Hypothesis lacks (hypothesis/client#258: annotations that
silently attach to other words).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from randnotiz.domain.annotation import AnchorState, Selector
from randnotiz.domain.edit_distance import distance
from randnotiz.domain.likeness import Likeness
from randnotiz.domain.span import Span

CONTEXT = 32
"""Code points of prefix and suffix that are kept."""

# The figures below were set by hand on the cases in tests/domain/test_selector.py; all are shares of 1.
_SURE: Final = 0.65  # from here on an exact quote is taken for the passage
_WORTH_ASKING: Final = 0.45  # from here on the reader is asked
_WORTH_ASKING_CHANGED: Final = 0.55  # the same where the words changed
_MARGIN: Final = 0.15  # by how much the context of the best must beat that of the second best
_SAME_PLACE: Final = 0.3  # what lying at the old position is worth, in context
_TELLING: Final = 40  # a quote of so many characters speaks for itself; a shorter one needs context
_SHORT: Final = 12  # a shorter quote needs much of its context
_WHOLE_SIDE: Final = 0.8  # the context's worth if one side of it is there in full
_MUCH_CONTEXT: Final = 0.6
_MOST_PLACES: Final = 2000  # exact quotes looked at; of a word that stands there more often, the first
_CLOSELY: Final = 16  # of them, those whose context is compared closely


@dataclass(frozen=True, slots=True)
class Placement:
    """Where a selector's passage lies in a text now; `span` is None for ORPHANED. `score` is 0 to 1."""

    state: AnchorState
    span: Span | None
    score: float


_ORPHANED: Final = Placement(AnchorState.ORPHANED, None, 0.0)


def describe(text: str, span: Span) -> Selector:
    """The selector of a span of `text`. Raises ValueError if the span reaches past the text's end."""
    if span.end > len(text):
        raise ValueError(f"{span} reaches past the text's {len(text)} code points")
    return Selector(
        exact=span.of(text),
        prefix=text[max(0, span.start - CONTEXT) : span.start],
        suffix=text[span.end : span.end + CONTEXT],
        start=span.start,
        end=span.end,
    )


def find_again(text: str, selector: Selector) -> Placement:
    """Place a passage in `text`, which may differ from the text it was described in.

    ANCHORED: the very words, in their place or with their context, and no rival near. MOVED: the words are
    there with little or ambiguous context, or changed by at most a quarter of their characters; the reader is
    to be asked. ORPHANED: neither. An empty quote is always ORPHANED.

    What is learned about a text is kept until another text is asked about, so placing many selectors in one
    text costs little more than placing one.
    """
    if not selector.exact:
        return _ORPHANED
    return _finder(text).find(selector)


@lru_cache(maxsize=1)
def _finder(text: str) -> _Finder:
    return _Finder(text)


@dataclass(frozen=True, slots=True)
class _Place:
    """A place that may be the passage: how well its words and its context agree, each 0 to 1 and a bit."""

    span: Span
    words: float
    context: float

    @property
    def score(self) -> float:
        """The more a quote says by itself, the less its context counts."""
        weight = min(1.0, len(self.span) / _TELLING)
        return min(1.0, weight * self.words + (1 - weight) * self.context)


class _Finder:
    """Places selectors in one text."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._likeness = Likeness(text)

    def find(self, selector: Selector) -> Placement:
        return (
            self._with_whole_context(selector)
            or self._with_same_words(selector)
            or self._with_like_words(selector)
            or _ORPHANED
        )

    def _with_whole_context(self, selector: Selector) -> Placement | None:
        """The quote with every character of its context: where it was, or else at the only such place."""
        whole = selector.prefix + selector.exact + selector.suffix
        before = len(selector.prefix)
        if selector.start >= before and self._text.startswith(whole, selector.start - before):
            return Placement(AnchorState.ANCHORED, selector.span, 1.0)
        starts = [start + before for start in _occurrences(self._text, whole)]
        if not starts:
            return None
        nearest = min(starts, key=lambda start: abs(start - selector.start))
        span = Span(nearest, nearest + len(selector.exact))
        sure = len(starts) == 1 and (len(whole) >= _SHORT or self._stands_alone(span))
        return Placement(AnchorState.ANCHORED if sure else AnchorState.MOVED, span, 1.0 if sure else _SURE)

    def _with_same_words(self, selector: Selector) -> Placement | None:
        """The very words where their context fits best; None where nothing speaks for the best place."""
        starts = list(_occurrences(self._text, selector.exact))
        starts.sort(key=lambda start: (-self._adjoining(selector, start), abs(start - selector.start)))
        places = [self._exact_place(selector, start) for start in starts[:_CLOSELY]]
        if not places:
            return None
        places.sort(key=lambda place: place.context, reverse=True)
        best = places[0]
        alone = len(places) == 1 or best.context - places[1].context >= _MARGIN
        enough = len(selector.exact) >= _SHORT or best.context >= _WHOLE_SIDE
        if alone and enough and best.score >= _SURE:
            return Placement(AnchorState.ANCHORED, best.span, best.score)
        telling = len(selector.exact) >= _SURE * _TELLING
        if best.score >= _WORTH_ASKING and (alone or telling or best.context >= 0.5):
            return Placement(AnchorState.MOVED, best.span, best.score)
        return None

    def _with_like_words(self, selector: Selector) -> Placement | None:
        """Words that differ in at most a quarter of the quote's characters: never more than a question."""
        places = [
            _Place(match.span, 1 - match.errors / len(selector.exact), self._context(selector, match.span))
            for match in self._likeness.places(selector)
        ]
        if len(selector.exact) < _SHORT:
            places = [place for place in places if place.context >= _MUCH_CONTEXT]
        best = max(places, key=lambda place: place.score, default=None)
        if best is None or best.score < _WORTH_ASKING_CHANGED:
            return None
        return Placement(AnchorState.MOVED, best.span, best.score)

    def _exact_place(self, selector: Selector, start: int) -> _Place:
        span = Span(start, start + len(selector.exact))
        context = self._context(selector, span) + (_SAME_PLACE if start == selector.start else 0.0)
        return _Place(span, 1.0, context)

    def _context(self, selector: Selector, span: Span) -> float:
        """How well the context agrees. One side that agrees in full says nearly all: the other may be new."""
        before = self._text[max(0, span.start - len(selector.prefix)) : span.start]
        after = self._text[span.end : span.end + len(selector.suffix)]
        sides = (_agreement(selector.prefix, before), _agreement(selector.suffix, after))
        return 0.8 * max(sides) + 0.2 * min(sides)

    def _adjoining(self, selector: Selector, start: int) -> int:
        """How many characters of context agree next to the quote: a quick look before the close one."""
        end = start + len(selector.exact)
        before = _common(selector.prefix[::-1], self._text[max(0, start - CONTEXT) : start][::-1])
        return before + _common(selector.suffix, self._text[end : end + CONTEXT])

    def _stands_alone(self, span: Span) -> bool:
        """Whether the span does not begin or end within a word."""
        return not any(
            0 < offset < len(self._text) and self._text[offset - 1].isalnum() and self._text[offset].isalnum()
            for offset in (span.start, span.end)
        )


def _occurrences(text: str, words: str) -> Iterable[int]:
    """Where `words` stand in `text`, overlaps included, up to a limit."""
    start = text.find(words)
    for _ in range(_MOST_PLACES):
        if start < 0:
            return
        yield start
        start = text.find(words, start + 1)


def _agreement(expected: str, found: str) -> float:
    """How well one side of the context agrees, 0 to 1; little context cannot say much."""
    if not expected:
        return 0.0
    alike = 1.0 if expected == found else max(0.0, 1 - distance(expected, found) / len(expected))
    return alike * min(1.0, len(expected) / (CONTEXT / 2))


def _common(first: str, second: str) -> int:
    """How many characters both begin with."""
    if first == second:
        return len(first)
    return next(
        (i for i, (a, b) in enumerate(zip(first, second, strict=False)) if a != b),
        min(len(first), len(second)),
    )
