"""English quarters, seasons, years, decades, centuries and feasts."""

from __future__ import annotations

from randnotiz.analysis.timex import builders, drafts
from randnotiz.analysis.timex.english.dates import MONTH, YEAR
from randnotiz.analysis.timex.english.lexicon import multiword_holidays
from randnotiz.analysis.timex.lexicon import words
from randnotiz.analysis.timex.rules import Draft, Hit, Rule
from randnotiz.domain.timex.expression import Form

PART = "( part:PARTOF DASH? )?"
# Years that news speak of without further ado; other numbers need a preposition.
PLAIN_YEARS = range(1900, 2051)

_SURE_BEFORE = words(
    """in since by until till before after from during circa c ca between late early mid year of through
    around summer winter spring autumn fall"""
)
_QUANTITY_BEFORE = words(
    """about roughly nearly almost some over than least most only another all approximately every these
    those an up"""
)
_FUNCTION_WORDS = words(
    """to and or in by was were as when at on for with the that who had is he she it from until but"""
)
_ROUND_BEFORE = words("in since by until before after from during circa early late year")


def _season(hit: Hit) -> Draft | None:
    """ "the summer of 2012"; "the Winter Olympics" are no season."""
    season = hit.get("season", "SEASON") or "FA"
    year = hit.get("year")
    if hit.has("yy"):
        year = drafts.full_year(hit.get("yy"))
    if year is None and hit.is_after("CAP"):
        return None
    return drafts.in_year(year, season, builders.mod(hit))


def _quarter(hit: Hit) -> Draft | None:
    number = hit.get("ord", "ORD") or hit.get("day", "DAY")
    letter, last = ("H", 2) if hit.word("unit") == "half" else ("Q", 4)
    return drafts.in_year(hit.get("year"), f"{letter}{number}") if number <= last else None


def _half_of_year(hit: Hit) -> Draft | None:
    """ "the first half of the year", "Q3 2021"."""
    number = hit.get("ord", "ORD") or hit.get("day", "DAY")
    letter, last = ("H", 2) if hit.word("unit") == "half" else ("Q", 4)
    count = hit.get("ref", "REF")[0] if hit.has("ref") else 0
    if number > last:
        return None
    return Draft("DATE", Form("yearless", f"{letter}{number}", "year", count))


def _centuries(hit: Hit) -> list[Draft]:
    """ "the 18th and 19th centuries"."""
    return [drafts.fixed(f"{hit.get(name, 'DAY') - 1:02d}") for name in ("day", "day2")]


def _century(hit: Hit) -> Draft | None:
    return builders.century(hit, before_christ=hit.word("era").startswith("B"))


def _era(hit: Hit) -> Draft | None:
    """ "508 BC", "394 AD", "AD 70"; "4AD" is a label."""
    if hit.tokens.joined(hit.start):
        return None
    number = hit.get("number", "NUM")
    return drafts.fixed(f"BC{number:04d}" if hit.word("era").startswith("B") else f"{number:04d}")


def _bare_year(hit: Hit) -> Draft | None:
    """Four digits are a year only where nothing speaks for a quantity or a number."""
    year = hit.get("year")
    if builders.is_quantity(hit):
        return None
    bracketed = hit.is_before("LPAR") and not hit.is_after("LOW")
    return drafts.fixed(f"{year:04d}") if bracketed or _speaks_for_year(hit, year) else None


def _speaks_for_year(hit: Hit, year: int) -> bool:
    before = hit.before()
    if before in _QUANTITY_BEFORE or _is_counted(hit):
        return False
    if year % 100 == 0:
        return before in _ROUND_BEFORE and (year in PLAIN_YEARS or not hit.is_after("LOW"))
    if year in PLAIN_YEARS:
        return True
    counts = hit.is_after("LOW") and hit.after() not in _FUNCTION_WORDS  # "a survey of 1709 schoolchildren"
    return not counts if before == "of" or year > 1500 else before in _SURE_BEFORE


def _is_counted(hit: Hit) -> bool:
    """ "the city counted 1984 thefts": a verb before, what is counted behind."""
    after = hit.after()
    counted = hit.is_after("LOW") and after.endswith("s") and len(after) > 3 and after not in _FUNCTION_WORDS
    return counted and (hit.is_before("PASTVERB") or hit.before().endswith("ed"))


def _feast(hit: Hit) -> Draft | None:
    """A feast, unless it is a surname."""
    return None if hit.is_before("CAP") and not hit.is_before("PREP") else builders.feast(hit)


def _multiword(name: tuple[str, ...], rule: str) -> Rule:
    def build(hit: Hit) -> Draft | None:
        return drafts.in_year(hit.get("year"), rule)

    return Rule(" ".join("QUOTE" if word == "'" else f"'{word}'" for word in name) + f" {YEAR}", build)


RULES = [
    Rule("part:PARTOF? season:SEASON|FALL ( COMMA? 'of'? year:YEAR )", _season),
    Rule("'the' part:PARTOF? season:SEASON|FALL 'of' ( year:YEAR / QUOTE yy:YY )", _season),
    Rule("'the' part:PARTOF? season:SEASON", _season),
    Rule("<'in|by|since|until|this|during|over|every|of|from' season:SEASON >!DASH", _season),
    Rule("'the'? ( ord:ORD / day:DAY 'st|nd|rd|th' ) unit:'quarter|half' 'of' year:YEAR", _quarter),
    Rule("'the'? ( ord:ORD / day:DAY 'st|nd|rd|th' ) unit:'quarter'", _quarter),
    Rule(
        "'the'? ( ord:ORD / day:DAY 'st|nd|rd|th' ) unit:'quarter|half' 'of' ( 'the' / ref:REF ) 'year'",
        _half_of_year,
    ),
    Rule(f"'the'? ( ord:ORD / last:'last' ) day:WD 'in|of' {MONTH} {YEAR}", builders.nth_weekday),
    # years
    Rule("'the' part:PARTOF 'of' year:YEAR", builders.year),
    Rule("'the' 'year' year:YEAR", builders.year),
    Rule("part:PARTOF DASH? year:YEAR", builders.year),
    Rule("'early|late|mid' 'in' year:YEAR", builders.year),
    Rule("[ year:YEAR ] DASH [ year2:YEAR ]", builders.year_range),
    Rule("[ year:YEAR ] TDASH [ yy:YY ]", builders.year_range),
    Rule("[ year:YEAR ] DASH [ yy:YY ] >RPAR|COMMA|DOT", builders.year_range),
    Rule("[ year:YEAR ] 'to|and|or|until|through' [ year2:YEAR ]", builders.year_range),
    Rule("year:YEAR SLASH ( year2:YEAR / yy:YY )", builders.split_year),
    Rule("year:YEAR", _bare_year),
    # decades and centuries
    Rule(f"'the' {PART} ( year:YEAR / QUOTE? yy:YY ) QUOTE? 's'", builders.decade),
    Rule(f"{PART} year:YEAR QUOTE? 's'", builders.decade),
    Rule(f"'the' {PART} word:DECADE", builders.decade),
    Rule(
        f"'the'? {PART} ( day:DAY 'st|nd|rd|th' / ( tens:NUMW DASH )? ord:ORD ) DASH? 'century|Century' "
        "( era:'BC|BCE|AD|CE' )?",
        _century,
    ),
    Rule(
        "[ 'the'? day:DAY 'st|nd|rd|th' ] 'and|or|to' [ day2:DAY 'st|nd|rd|th' 'century|centuries' ]",
        _centuries,
    ),
    Rule("'the' 'turn' 'of' 'the' 'millennium'", lambda hit: drafts.fixed("2000")),
    Rule("number:NUM era:'BC|BCE|AD|CE'", _era),
    Rule("era:'AD' number:NUM", _era),
    # feasts
    Rule("feast:HOLIDAY ( COMMA? year:YEAR )?", _feast),
    *(_multiword(name, rule) for name, rule in multiword_holidays().items()),
]
