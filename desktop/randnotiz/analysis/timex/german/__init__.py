"""The German grammar of time expressions."""

from randnotiz.analysis.timex.german import clock, dates, lengths, lexicon, relative, tense, years
from randnotiz.analysis.timex.language import Language
from randnotiz.analysis.timex.rules import Grammar


def language() -> Language:
    """German, ready to search with."""
    words = lexicon.build()
    tense.add_verbs(words)
    rules = [*dates.RULES, *relative.RULES, *lengths.RULES, *clock.RULES, *years.RULES]
    return Language(Grammar(words, rules), tense.verb_signal, tense.tense, compounds_veto=True)
