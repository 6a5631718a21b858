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
    years,
)
from randnotiz.analysis.timex.language import Language
from randnotiz.analysis.timex.rules import Grammar


def language() -> Language:
    """German, ready to search with."""
    words = lexicon.build()
    tense.add_verbs(words)
    modules = (dates, periods, deictic, weekdays, relative, adjectives, lengths, clock, years)
    rules = [rule for module in modules for rule in module.RULES]
    return Language(
        Grammar(words, rules),
        tense.verb_signal,
        tense.tense,
        compounds_veto=True,
        pointing=tense.POINTING,
        attribute=tense.attribute,
        deciding=tense.DECIDING,
        hour_words=frozenset({"Uhr"}),
        titles=lexicon.TITLES,
    )
