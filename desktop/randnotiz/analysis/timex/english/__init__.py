"""The English grammar of time expressions."""

from randnotiz.analysis.timex.english import clock, dates, lengths, lexicon, periods, relative, tense
from randnotiz.analysis.timex.language import Language
from randnotiz.analysis.timex.rules import Grammar


def language() -> Language:
    """English, ready to search with."""
    words = lexicon.build()
    tense.add_verbs(words)
    modules = (dates, periods, relative, lengths, clock)
    rules = [rule for module in modules for rule in module.RULES]
    return Language(
        Grammar(words, rules),
        tense.verb_signal,
        tense.tense,
        compounds_veto=False,
        pointing=tense.POINTING,
        deciding=tense.DECIDING,
        titles=lexicon.TITLES,
        limits=frozenset({"by", "until", "till", "since"}),
        relatives=frozenset(lexicon.RELATIVES.split()),
        saying=frozenset(lexicon.SAYING.split()),
        announcing=frozenset({("is", "to"), ("are", "to")}),
    )
