"""The English grammar of time expressions."""

from randnotiz.analysis.timex.english import dates, lengths, lexicon, relative, tense
from randnotiz.analysis.timex.language import Language
from randnotiz.analysis.timex.rules import Grammar


def language() -> Language:
    """English, ready to search with."""
    words = lexicon.build()
    tense.add_verbs(words)
    rules = [*dates.RULES, *relative.RULES, *lengths.RULES]
    return Language(Grammar(words, rules), tense.verb_signal, tense.tense, compounds_veto=False)
