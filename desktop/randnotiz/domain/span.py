"""Spans of text in Unicode code points, and cutting a text along many of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of an article's text: code points, zero-based, end exclusive.

    Raises ValueError where start is negative or lies behind end.
    """

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise ValueError(f"not a span: {self.start}..{self.end}")

    def __len__(self) -> int:
        return self.end - self.start

    def of(self, text: str) -> str:
        """The words of `text` that this span covers."""
        return text[self.start : self.end]

    def overlaps(self, other: Span) -> bool:
        """Whether both share at least one code point."""
        return self.start < other.end and other.start < self.end

    def covers(self, other: Span) -> bool:
        """Whether the other lies within this one."""
        return self.start <= other.start and other.end <= self.end

    def shifted(self, distance: int) -> Span:
        """This span moved by `distance` code points."""
        return Span(self.start + distance, self.end + distance)


def trimmed(text: str, span: Span) -> Span:
    """The span without white space at its ends (empty at its start if there is nothing else)."""
    words = span.of(text)
    start = span.start + len(words) - len(words.lstrip())
    return Span(start, max(start, span.start + len(words.rstrip())))


class Run(NamedTuple):
    """A stretch that is covered by the same spans from end to end; `covering` holds their indices."""

    start: int
    end: int
    covering: tuple[int, ...]


def runs(start: int, end: int, spans: Sequence[Span]) -> Iterator[Run]:
    """Cut start..end at every border of `spans`, in order and without gaps.

    Overlaps need no nesting then: each run names every span that covers it, in the order given.
    Linear in the number of spans plus runs, but for the sort.
    """
    events: dict[int, tuple[list[int], list[int]]] = {}
    for index, span in enumerate(spans):
        first, last = max(span.start, start), min(span.end, end)
        if first < last:
            events.setdefault(first, ([], []))[0].append(index)
            events.setdefault(last, ([], []))[1].append(index)
    active: set[int] = set()
    position = start
    for border in sorted(events):
        if border > position:
            yield Run(position, border, tuple(sorted(active)))
            position = border
        opening, closing = events[border]
        active.difference_update(closing)
        active.update(opening)
    if position < end:
        yield Run(position, end, tuple(sorted(active)))
