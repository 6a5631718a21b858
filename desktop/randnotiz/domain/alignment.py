"""Aligning two sequences in about linear time: what stands in both, in the same order.

Patience diff (Bram Cohen; told in the documentation of GNU Bazaar and of git): elements that stand once on
each side hold the two together, the longest run of them in order is kept, and what lies between is aligned
alike. Only where nothing stands once, and little is left, the quadratic comparison of difflib takes over.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Hashable, Iterator, Sequence
from difflib import SequenceMatcher
from typing import Final, TypeVar

T = TypeVar("T", bound=Hashable)

_LITTLE: Final = 4_000
"""So many comparisons difflib may make in one stretch."""
_EFFORT: Final = 60
"""Elements looked at, per element there is: after that the rest counts as different."""

_Region = tuple[int, int, int, int]


def aligned(old: Sequence[T], new: Sequence[T]) -> list[tuple[int, int]]:
    """Pairs of indices of equal elements, increasing on both sides."""
    found: list[tuple[int, int]] = []
    regions: list[_Region] = [(0, len(old), 0, len(new))]
    effort = _EFFORT * (len(old) + len(new)) + _LITTLE
    while regions:
        low, high, new_low, new_high = _without_ends(old, new, regions.pop(), found)
        effort -= high - low + new_high - new_low
        if low == high or new_low == new_high or effort < 0:
            continue
        if (high - low) * (new_high - new_low) <= _LITTLE:
            found += _compared(old[low:high], new[new_low:new_high], low, new_low)
            continue
        anchors = _anchors(old[low:high], new[new_low:new_high], low, new_low)
        if not anchors:
            continue
        found += anchors
        before = (low - 1, new_low - 1)
        for anchor in [*anchors, (high, new_high)]:
            regions.append((before[0] + 1, anchor[0], before[1] + 1, anchor[1]))
            before = anchor
    return sorted(found)


def in_order(pairs: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Of pairs sorted by their first number, the most that increase in the second too."""
    tails: list[int] = []
    last: list[int] = []
    previous: list[int] = []
    for index, (_, second) in enumerate(pairs):
        place = bisect_left(tails, second)
        tails[place : place + 1] = [second]
        last[place : place + 1] = [index]
        previous.append(last[place - 1] if place else -1)
    chain: list[tuple[int, int]] = []
    index = last[-1] if last else -1
    while index >= 0:
        chain.append(pairs[index])
        index = previous[index]
    return chain[::-1]


def _without_ends(
    old: Sequence[T], new: Sequence[T], region: _Region, found: list[tuple[int, int]]
) -> _Region:
    """The region without the equal elements at its ends, which go to `found`."""
    low, high, new_low, new_high = region
    while low < high and new_low < new_high and old[low] == new[new_low]:
        found.append((low, new_low))
        low, new_low = low + 1, new_low + 1
    while low < high and new_low < new_high and old[high - 1] == new[new_high - 1]:
        high, new_high = high - 1, new_high - 1
        found.append((high, new_high))
    return low, high, new_low, new_high


def _anchors(old: Sequence[T], new: Sequence[T], low: int, new_low: int) -> list[tuple[int, int]]:
    """What stands once on each side, in the longest common order."""
    once = {element for element, count in Counter(old).items() if count == 1}
    places = {element: place for place, element in _singles(new) if element in once}
    pairs = [(index, places[element]) for index, element in enumerate(old) if element in places]
    return [(index + low, place + new_low) for index, place in in_order(pairs)]


def _singles(elements: Sequence[T]) -> Iterator[tuple[int, T]]:
    counts = Counter(elements)
    return ((place, element) for place, element in enumerate(elements) if counts[element] == 1)


def _compared(old: Sequence[T], new: Sequence[T], low: int, new_low: int) -> Iterator[tuple[int, int]]:
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    for block in matcher.get_matching_blocks():
        for step in range(block.size):
            yield block.a + step + low, block.b + step + new_low
