"""The German grammar of time expressions."""

from randnotiz.analysis.timex.german import (
    adjectives,
    clock,
    dates,
    deictic,
    lengths,
    lexicon,
    periods,
    relative,
    tense,
    weekdays,
    words,
    years,
)
from randnotiz.analysis.timex.language import Language
from randnotiz.analysis.timex.rules import Grammar


def language() -> Language:
    """German, ready to search with."""
    known = lexicon.build()
    tense.add_verbs(known)
    modules = (dates, periods, deictic, weekdays, relative, adjectives, lengths, clock, years)
    rules = [rule for module in modules for rule in module.RULES]
    return Language(
        Grammar(known, rules),
        tense.verb_signal,
        tense.tense,
        compounds_veto=True,
        pointing=tense.POINTING,
        attribute=tense.attribute,
        deciding=tense.DECIDING,
        hour_words=frozenset({"Uhr"}),
        titles=lexicon.TITLES,
        limits=frozenset({"bis", "seit"}),
        places=tuple(words.PLACES.split()),
        relatives=frozenset(words.RELATIVES.split()),
        saying=frozenset(words.SAYING.split()),
    )
