"""Things along the text of which there may be tens of thousands, made only where they come into view."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from operator import sub
from typing import TypeVar, overload

from randnotiz.domain.span import Span

T = TypeVar("T")
S = TypeVar("S")


class InOrder(Sequence[T]):
    """What stands from `starts` to `ends` (code points, in text order); `make(n)` gives the nth of it.

    Looking for what lies in a window is quick as long as nothing is very long: the longest tells how far
    back to look.
    """

    __slots__ = ("_ends", "_longest", "_make", "_starts")

    def __init__(
        self, starts: Sequence[int] = (), ends: Sequence[int] = (), make: Callable[[int], T] | None = None
    ) -> None:
        self._starts = starts
        self._ends = ends
        self._make = make
        self._longest = max(map(sub, ends, starts), default=0)

    def __len__(self) -> int:
        return len(self._starts)

    @overload
    def __getitem__(self, place: int) -> T: ...
    @overload
    def __getitem__(self, place: slice) -> list[T]: ...
    def __getitem__(self, place: int | slice) -> T | list[T]:
        numbers = range(len(self._starts))[place]  # raises IndexError as any sequence does
        if isinstance(numbers, range):
            return [self._made(number) for number in numbers]
        return self._made(numbers)

    def _made(self, number: int) -> T:
        assert self._make is not None
        return self._make(number)

    def within(self, window: Span) -> list[T]:
        """What reaches into a window, in text order."""
        return [self._made(number) for number in self.numbers(window)]

    def numbers(self, window: Span) -> list[int]:
        """Which of them reach into a window, in text order."""
        first = bisect_left(self._starts, window.start - self._longest)
        last = bisect_right(self._starts, window.end)
        return [number for number in range(first, last) if self._ends[number] > window.start]

    def made_into(self, make: Callable[[int], S]) -> InOrder[S]:
        """Something else at the same places."""
        other: InOrder[S] = InOrder()
        other._starts, other._ends, other._longest, other._make = (
            self._starts,
            self._ends,
            self._longest,
            make,
        )
        return other
