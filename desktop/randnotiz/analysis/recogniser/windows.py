"""Sentence starts, and windows: the stretches of words that the model reads at once.

A window holds as many whole sentences as fit. A sentence that does not fit by itself (an endless line, a list
without full stops) is read in overlapping windows, and each word is taken from the window where it stands
furthest from a cut.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

_CLOSING = frozenset("\"'”“’‘»«›‹)]}")
_FULL_STOPS = frozenset(".!?…")
_SHORTENED = (
    "abs abt adm apr art aug bd bds betr bzw ca capt cf co col corp dez dipl dr etc evtl ev feb fr geb "
    "gen gest ggf gov hl hr hrsg inc ing inkl jan jh jhd jr jul jun kap kath lt ltd mag max med mio min "
    "mr mrd mrs ms nov nr no okt oct op phil pl prof rd ref reg rep rev resp rer s sen sep sept sgt sog "
    "spp sr st sta stellv str tel u usw u.s vgl vol vs z zb zt zzgl"
)
_ABBREVIATIONS = frozenset(_SHORTENED.split())
_ROMAN = re.compile(r"[IVX]+")


def sentence_starts(text: str, words: Sequence[tuple[int, int]]) -> list[int]:
    """Indices of the words that begin a sentence; the first is 0 unless there are no words.

    A line break always ends a sentence. A full stop does unless it ends an abbreviation, an initial or an
    ordinal.
    """
    return [index for index in range(len(words)) if index == 0 or _begins(text, words, index)]


def _begins(text: str, words: Sequence[tuple[int, int]], index: int) -> bool:
    start = words[index][0]
    gap = text[words[index - 1][1] : start]
    if not gap:
        return False
    if "\n" in gap:
        return True
    if text[start].islower():
        return False
    last = index - 1
    while last > 0 and text[words[last][0]] in _CLOSING:
        last -= 1
    mark = text[words[last][0]]
    return mark in _FULL_STOPS and not (
        mark == "." and last > 0 and _abbreviated(text, words[last - 1], words[last][0])
    )


def _abbreviated(text: str, word: tuple[int, int], stop: int) -> bool:
    if word[1] != stop:
        return False
    before = text[word[0] : word[1]]
    if before.isdigit():
        return len(before) <= 2
    return len(before) == 1 or before.lower() in _ABBREVIATIONS or bool(_ROMAN.fullmatch(before))


@dataclass(frozen=True, slots=True)
class Window:
    """Words ``start`` to ``end`` are read; the answer is used for words ``first`` to ``last`` (ends
    exclusive)."""

    start: int
    end: int
    first: int
    last: int


def windows(starts: Sequence[int], costs: Sequence[int], room: int, overlap: int) -> Iterator[Window]:
    """Windows over all words, in order, each costing at most ``room``.

    ``starts``: indices of the words that begin a sentence; ``costs``: what each word takes up (its pieces,
    and one for a line break before it), each at most ``room // 4``; ``overlap``: what neighbouring windows
    share where a sentence had to be cut. The ranges ``first`` to ``last`` of the windows follow each other
    without a hole.
    """
    total = [0]
    for cost in costs:
        total.append(total[-1] + cost)
    ends = [*starts[1:], len(costs)]
    begin = 0
    sentence = 0
    while sentence < len(starts):
        size = total[ends[sentence]] - total[begin]
        if size > room:
            yield from _cut(total, begin, ends[sentence], room, overlap)
            sentence += 1
        else:
            while sentence < len(starts) and total[ends[sentence]] - total[begin] <= room:
                sentence += 1
            yield Window(begin, ends[sentence - 1], begin, ends[sentence - 1])
        begin = ends[sentence - 1]


def _cut(total: Sequence[int], start: int, end: int, room: int, overlap: int) -> Iterator[Window]:
    begin = first = start
    while first < end:
        stop = min(end, bisect_right(total, total[begin] + room) - 1)
        if stop == end:
            yield Window(begin, end, first, end)
            return
        following = bisect_right(total, total[stop] - overlap) - 1
        following = max(following, begin + 1)
        last = (following + stop) // 2
        yield Window(begin, stop, first, last)
        begin, first = following, last
