"""Years that stand by themselves: four digits are a year only where nothing speaks for a quantity or a number."""

from __future__ import annotations

from randnotiz.analysis.timex import drafts
from randnotiz.analysis.timex.rules import Draft, Hit, Rule

# Years that news speak of without further ado; other numbers need a preposition.
PLAIN_YEARS = range(1900, 2036)

_SURE_BEFORE = {"seit", "ab", "bis", "anno", "vor", "nach", "um", "jahr", "jahre", "jahres", "jahren", "sommer", "winter",
                "frühjahr", "herbst", "zwischen", "saison", "in", "im", "geboren", "geb", "gest", "jahrgang"}
_QUANTITY_BEFORE = {"rund", "etwa", "circa", "ca", "fast", "knapp", "gut", "mindestens", "höchstens", "maximal", "insgesamt",
                    "nur", "einen", "eine", "einer", "davon", "je", "alle", "diese", "weitere", "mehr", "als", "pro"}
_ARTICLES = {"die", "der", "den", "das", "dem", "wir", "sie"}


def _bare(hit: Hit) -> Draft | None:
    """A year by its looks and its neighbours."""
    year = hit.get("year")
    if _is_number(hit):
        return None
    sure = hit.before() in _SURE_BEFORE or (hit.before() == "von" and hit.after() == "bis") or hit.is_before("PARTOF") or hit.is_before("SEASON")
    round_number = year % 100 == 0
    bracketed = hit.is_before("LPAR") and (hit.is_after("RPAR") or hit.is_after("COMMA") or hit.is_after("SEMICOLON"))
    if bracketed:
        return drafts.fixed(f"{year:04d}")
    if hit.before() in _QUANTITY_BEFORE:
        return None
    if hit.before() in _ARTICLES and hit.is_after("CAP"):
        return None
    if hit.is_after("CAP") and not hit.is_after("WD") and (round_number or year not in PLAIN_YEARS):
        return None
    if sure or (year in PLAIN_YEARS and not round_number):
        return drafts.fixed(f"{year:04d}")
    if year not in PLAIN_YEARS and not round_number and year > 1200 and hit.is_after("LOW"):
        return drafts.fixed(f"{year:04d}") if year < 1900 else None
    return None


def _is_number(hit: Hit) -> bool:
    """Whether the digits measure, count or label something, or belong to a longer number."""
    if hit.is_after("MEASURE") or hit.is_after("MONEY") or hit.is_before("LABEL") or hit.is_before("MONEY"):
        return True
    if hit.is_before("DIG") or hit.is_after("DIG") or hit.is_after("UNITS") or hit.is_after("UNIT"):
        return True
    if hit.start >= 2 and _touches(hit, hit.start - 1) and hit.tokens.word(hit.start - 2).isdigit():
        return True
    if hit.is_before("DOT") and hit.start >= 2 and "LABEL" in hit.meanings[hit.start - 2]:
        return True
    if hit.is_after("WORD") and hit.tokens.joined(hit.end - 1):  # "1967er"
        return True
    if hit.is_before("PLUS") or hit.is_before("SIGN") or hit.is_after("SIGN"):
        return True
    return hit.end < len(hit.tokens) and _touches(hit, hit.end) and hit.after(2)[:1].isdigit()


def _touches(hit: Hit, index: int) -> bool:
    """Whether the sign at an index ties two numbers together: "1.2010", "0473/2010", "2010,5"."""
    return not hit.meanings[index].keys().isdisjoint(("TDOT", "TCOMMA", "TSLASH", "TCOLON", "TDASH"))


RULES = [Rule("year:YEAR", _bare)]
