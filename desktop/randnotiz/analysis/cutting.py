"""Cutting a text into stretches that are analysed one after the other.

The first is short, so that the first screen has its names first; the later ones bound how long a cancelled
request goes on and how much memory a text of any length needs.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

FIRST: Final = 3_000
"""Code points of the first stretch, at most: more than a screen holds."""
LATER: Final = 12_000
"""Code points of each later stretch, at most: well under a second's work."""
CONTEXT: Final = 240
"""Code points read beside a cut that lies within a paragraph."""

# The best kind of place first. A stretch ends behind what is matched.
_BORDERS: Final = (
    re.compile(r"\n[ \t]*\n\s*"),
    re.compile(r"\n\s*"),
    re.compile(r"[.!?…][”“»«\"')\]]*\s+(?=\W?[A-ZÄÖÜ])"),
    re.compile(r"\s+"),
)


@dataclass(frozen=True, slots=True)
class Stretch:
    """A part of a text, in code points.

    What begins in `start`..`end` belongs to this stretch; `first`..`last` is what is read for it: a little
    more on either side where the cut lies within a paragraph.
    """

    start: int
    end: int
    first: int
    last: int


def stretches(text: str) -> Iterator[Stretch]:
    """The stretches of `text`, in order and without gaps; none for an empty text."""
    start = 0
    open_start = False
    while start < len(text):
        end, whole = _next_cut(text, start, FIRST if start == 0 else LATER)
        yield Stretch(
            start,
            end,
            _word_border(text, start - CONTEXT, start) if open_start else start,
            end if whole else _word_border(text, end + CONTEXT, end),
        )
        start, open_start = end, not whole


def _next_cut(text: str, start: int, most: int) -> tuple[int, bool]:
    """Where a stretch from `start` ends, and whether a paragraph ends there too."""
    if len(text) - start <= most + most // 4:  # no crumbs
        return len(text), True
    # Only the last part of the room is searched: cutting early would make many small stretches.
    floor = start + most // 4
    for kind, border in enumerate(_BORDERS):
        ends = [match.end() for match in border.finditer(text, floor, start + most)]
        if ends:
            return ends[-1], kind < 2
    return start + most, False


def _word_border(text: str, wanted: int, limit: int) -> int:
    """The white space nearest to `wanted` on the way to `limit`, so that no half word is read as a name."""
    wanted = max(0, min(len(text), wanted))
    if wanted in (0, len(text)):
        return wanted
    if wanted < limit:
        place = next((at for at in range(wanted, limit) if text[at].isspace()), wanted)
    else:
        place = next((at for at in range(wanted, limit, -1) if text[at - 1].isspace()), wanted)
    return place
