"""How far apart two stretches of text are, and where in a window a pattern comes closest.

Myers' bit-parallel algorithm (Gene Myers, "A fast bit-vector algorithm for approximate string matching based
on dynamic programming", Journal of the ACM 46(3), 1999) with Hyyrö's formulation of the vectors; Python's
integers take the place of machine words, so a pattern may have any length.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Match:
    """Where a pattern comes closest: code points of the window, and the number of errors."""

    start: int
    end: int
    errors: int


def distance(first: str, second: str) -> int:
    """The least number of characters to insert, delete or replace to turn one text into the other."""
    if not first:
        return len(second)
    return _scan(first, second, anywhere=False)[-1]


def closest(pattern: str, window: str) -> Match:
    """The stretch of `window` with the fewest errors against `pattern`, the longest of several equal ones.

    Takes time in proportion to the window's length times the pattern's length over the machine word.
    Raises ValueError for an empty pattern.
    """
    if not pattern:
        raise ValueError("an empty pattern is close to everything")
    errors = _scan(pattern, window, anywhere=True)
    fewest = min(errors)
    end = len(errors) - 1 - errors[::-1].index(fewest)
    # Read backwards from its end, the stretch begins where the reversed pattern has the same few errors.
    longest = min(end, len(pattern) + fewest)
    backwards = _scan(pattern[::-1], window[end - longest : end][::-1], anywhere=False)
    length = max(index for index, count in enumerate(backwards) if count == fewest)
    return Match(end - length, end, fewest)


def _scan(pattern: str, text: str, *, anywhere: bool) -> list[int]:
    """For each end in `text` (0 to its length): the errors of `pattern` against what ends there.

    What is compared begins at the text's start, or, with `anywhere`, wherever it fits best.
    """
    size = len(pattern)
    full = (1 << size) - 1
    last = 1 << (size - 1)
    places: dict[str, int] = {}
    for index, character in enumerate(pattern):
        places[character] = places.get(character, 0) | 1 << index
    carry = 0 if anywhere else 1
    plus, minus, errors = full, 0, size
    result = [errors]
    for character in text:
        match = places.get(character, 0)
        vertical = match | minus
        horizontal = (((match & plus) + plus) ^ plus) | match
        up = minus | (full & ~(horizontal | plus))
        down = plus & horizontal
        if up & last:
            errors += 1
        elif down & last:
            errors -= 1
        up = (up << 1 | carry) & full
        down = (down << 1) & full
        plus = down | (full & ~(vertical | up))
        minus = up & vertical
        result.append(errors)
    return result
