"""Line ends that only wrap a line: "am 20.\\nAugust", "seit drei\\nWochen"."""

from __future__ import annotations

from randnotiz.analysis.timex.lexicon import Meanings
from randnotiz.analysis.timex.tokens import Tokens

# No heading or paragraph ends with these; what follows one of them belongs to it.
_OPEN = frozenset(
    {"ART", "PREP", "REF", "NUM", "ONE", "BOTH", "SOME", "ORD", "PARTOF", "EACH", "DAYADJ", "MONTH"}
)
_TIMELY = frozenset(
    {"MONTH", "MONTHABBR", "UNIT", "UNITS", "WD", "WDPART", "SEASON", "HOLIDAY", "PART", "YEAR", "REF", "DIG"}
)
_TIMELY |= {"=Uhr", "=Jahr", "DECADE", "NUM", "PARTOF", "DEICTIC"}


def soft_line_ends(tokens: Tokens, meanings: list[Meanings]) -> frozenset[int]:
    """Indices of the line ends behind which a sentence goes on.

    The next line begins in lower case, or it begins with a word of time and the line before ends with what
    such a word completes. Empty lines always part paragraphs.
    """
    return frozenset(
        index
        for index in range(1, len(tokens) - 1)
        if "NEWLINE" in meanings[index] and _goes_on(tokens, meanings, index)
    )


def _goes_on(tokens: Tokens, meanings: list[Meanings], index: int) -> bool:
    before, after = meanings[index - 1], meanings[index + 1]
    if "NEWLINE" in before or "NEWLINE" in after:
        return False
    if "LOW" in after and before.keys().isdisjoint(("STOP", "COLON")):
        return True
    if after.keys().isdisjoint(_TIMELY):
        return False
    ordinal = "DOT" in before and index >= 2 and "DAY" in meanings[index - 2]
    return ordinal or not before.keys().isdisjoint(_OPEN)
