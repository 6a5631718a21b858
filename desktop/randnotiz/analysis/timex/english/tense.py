"""How English marks that something was or will be."""

from __future__ import annotations

from collections.abc import Sequence

from randnotiz.analysis.timex.lexicon import Lexicon, Meanings, words
from randnotiz.domain.timex.expression import Direction

PAST = """was were had did said told came went gave found stood met spoke took held let ran fell wrote
    called drew struck died won lost began got beat led made became saw sent shot left broke rose sank
    grew flew drove read knew thought brought bought fought caught taught built felt heard kept paid sold
    sat put hit cut set been took got wore hung ago launched"""
FUTURE = """will shall be going scheduled expected planned due set plans upcoming slated tomorrow"""
REPORTED = "would should could might may"
_NO_PAST = words(
    """need indeed speed feed seed need based united related hundred red bed exceed proceed succeed"""
)


POINTING: dict[str, Direction] = {"until": "future", "by": "future", "till": "future"}
# These outweigh any verb.
DECIDING: dict[str, Direction] = {"since": "past", "for": "future"}


def add_verbs(lexicon: Lexicon) -> None:
    """Give the verbs their classes."""
    lexicon.add(PAST, "PASTVERB")
    lexicon.add(FUTURE, "FUTVERB")
    lexicon.add(REPORTED, "REPORTED")


def verb_signal(word: str, meanings: Meanings) -> str:
    """What a word tells of tense: "past", "future", "reported" or nothing."""
    if not word[0].islower():
        return ""
    if "FUTVERB" in meanings:
        return "future"
    if "REPORTED" in meanings:
        return "reported"
    if "PASTVERB" in meanings:
        return "past"
    return "past" if len(word) > 4 and word.endswith("ed") and word not in _NO_PAST else ""


def tense(signals: Sequence[tuple[int, str]]) -> Direction:
    """Past or future: "will" and its like outweigh participles; else the nearest verb tells."""
    kinds = {kind for _, kind in signals}
    told = [signal for signal in signals if signal[1] in ("past", "reported")]
    if told and min(told)[1] == "reported" and "future" not in kinds:  # "said that he would resign on Friday"
        return "near"
    if "future" in kinds:
        return "future"
    if "past" in kinds:
        return "past"
    return "near" if "reported" in kinds else ""
