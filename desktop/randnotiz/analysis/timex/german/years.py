"""German years that stand by themselves, where nothing speaks for a quantity or a number."""

from __future__ import annotations

from randnotiz.analysis.timex import builders, drafts
from randnotiz.analysis.timex.lexicon import words
from randnotiz.analysis.timex.rules import Draft, Hit, Rule

# Years that news speak of without further ado; other numbers need a preposition.
PLAIN_YEARS = range(1900, 2051)

_SURE_BEFORE = words(
    """seit ab bis anno vor nach um gegen jahr jahre jahres jahren sommer winter frühjahr herbst zwischen
    saison in im geboren geb gest jahrgang"""
)
_YEAR_NOUNS = ("jahr", "jahre", "jahres")  # "im Revolutionsjahr 1848"
_QUANTITY_BEFORE = words(
    """rund etwa circa ca fast knapp gut mindestens höchstens maximal insgesamt einen eine einer davon
    je alle diese weitere mehr pro"""
)
_EVENT_ENDINGS = (
    "ung",
    "ungen",
    "tion",
    "krieg",
    "kriege",
    "kriegs",
    "brand",
    "tod",
    "geburt",
    "umzug",
    "bau",
)
_NO_EVENTS = ("wohnung", "zeitung", "abteilung", "verordnung", "packung", "lieferung", "sammlung", "rechnung")
_BEFORE_EVENT = words(
    "der die den dem des das seiner ihrer seine ihre seinem ihrem seinen ihren zur zum beim"
)
_BEFORE_NOUN = words("die der den das dem wir sie")


def _bare(hit: Hit) -> Draft | None:
    """A year by its looks and its neighbours."""
    year = hit.get("year")
    if builders.is_quantity(hit) or _has_ending(hit):
        return None
    bracketed = hit.is_before("LPAR") and any(hit.is_after(name) for name in ("RPAR", "COMMA", "SEMICOLON"))
    return drafts.fixed(f"{year:04d}") if bracketed or _speaks_for_year(hit, year) else None


def _speaks_for_year(hit: Hit, year: int) -> bool:
    plain = year in PLAIN_YEARS and year % 100 != 0
    if plain and hit.before().startswith("ein") and hit.is_after("LOW"):  # "einer 2006 gegründeten Firma"
        return True
    compared = hit.before() == "als" and hit.before(2) in ("mehr", "weniger")
    if compared and plain and any(hit.is_after(sign) for sign in ("DOT", "COMMA", "STOP", "RPAR")):
        return True  # "weniger als 2003."
    counts = (
        compared or hit.before() in _QUANTITY_BEFORE or (hit.before() in _BEFORE_NOUN and hit.is_after("CAP"))
    )
    if counts or (hit.is_after("CAP") and not plain and not hit.is_after("WD")):
        return False
    sure = (
        hit.before() in _SURE_BEFORE
        or hit.before().endswith(_YEAR_NOUNS)
        or (hit.before() == "von" and hit.after() == "bis")
    )
    if sure or plain or hit.is_before("PARTOF") or hit.is_before("SEASON"):
        return True
    if not 1200 < year < 1900 or year % 100 == 0:
        return False
    return hit.is_after("LOW") or _follows_an_event(hit)


def _follows_an_event(hit: Hit) -> bool:
    """ "seit ihrer Gründung 1881", "seit Beginn der Messungen 1881"."""
    noun = hit.before()
    known = noun.endswith(_EVENT_ENDINGS) and not noun.endswith(_NO_EVENTS)
    return known and hit.before(2) in _BEFORE_EVENT and not hit.is_after("CAP")


def _has_ending(hit: Hit) -> bool:
    """ "ein 1967er Ford"."""
    return hit.is_after("WORD") and hit.tokens.joined(hit.end - 1)


RULES = [Rule("year:YEAR", _bare)]
