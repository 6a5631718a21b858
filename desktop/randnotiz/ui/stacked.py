"""Heights piled on each other, some tens of thousands, of which single ones change."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import accumulate

_CHUNK = 128


class Stacked:
    """Where each of many things stands that have these heights; to ask and to change costs microseconds."""

    __slots__ = ("_bottoms", "_heights")

    def __init__(self, heights: Sequence[float] = ()) -> None:
        self._heights = list(heights)
        sums = (sum(self._heights[at : at + _CHUNK]) for at in range(0, len(self._heights), _CHUNK))
        self._bottoms = list(accumulate(sums, initial=0.0))

    def __len__(self) -> int:
        return len(self._heights)

    def __getitem__(self, number: int) -> float:
        return self._heights[number]

    def __iter__(self) -> Iterator[float]:
        return iter(self._heights)

    @property
    def total(self) -> float:
        """The height of all of them."""
        return self._bottoms[-1]

    def top(self, number: int) -> float:
        """Where the nth begins."""
        chunk = number // _CHUNK
        return self._bottoms[chunk] + sum(self._heights[chunk * _CHUNK : number])

    def at(self, height: float) -> int:
        """The number of the one at a height: the first or the last outside of them, -1 for none at all."""
        chunk = max(0, min(bisect_right(self._bottoms, height), len(self._bottoms) - 1) - 1)
        first, bottom = chunk * _CHUNK, self._bottoms[chunk]
        for number, one in enumerate(self._heights[first : first + _CHUNK], first):
            bottom += one
            if bottom > height:
                return number
        return min(first + _CHUNK, len(self._heights)) - 1

    def change(self, heights: dict[int, float]) -> None:
        """Give some of them other heights."""
        by = dict.fromkeys((number // _CHUNK for number in heights), 0.0)
        for number, height in heights.items():
            by[number // _CHUNK] += height - self._heights[number]
            self._heights[number] = height
        moved, bottoms = 0.0, self._bottoms
        for chunk in range(min(by, default=len(bottoms)), len(bottoms) - 1):
            moved += by.get(chunk, 0.0)
            bottoms[chunk + 1] += moved
