"""English days and months, in words and figures, and ranges of them."""

from __future__ import annotations

from randnotiz.analysis.timex import builders, drafts
from randnotiz.analysis.timex.rules import Draft, Hit, Rule

MONTH = "( month:MONTH / abbr:MONTHABBR DOT? )"
MONTH2 = "( month2:MONTH / abbr2:MONTHABBR DOT? )"
WEEKDAY = "( ( wd:WD / wdabbr:WDABBR DOT? ) COMMA? 'the'? )?"
DAY = "day:DAY 'st|nd|rd|th'?"
YEAR = "( COMMA? year:YEAR )?"
UNTIL = "( DASH / 'to|through|until|till|and|or' )"


def _day_month(hit: Hit) -> Draft | None:
    """ "July 21, 2017", "21st July", "the first of May"; in "May 12 people came" a quantity follows."""
    return None if hit.is_after("MEASURE") else builders.day_month(hit)


def _numeric(hit: Hit) -> Draft | None:
    """ "2017-07-21"; "07/21/2017" as in America unless the first number can be no month."""
    if builders.runs_on(hit):
        return None
    if hit.has("month"):
        return drafts.day(hit.get("year"), hit.get("month", "MONTHNUM"), hit.get("day"))
    first, second = hit.get("first", "DAY"), hit.get("second", "DAY")
    month, day = (first, second) if first <= 12 else (second, first)
    return drafts.day(hit.get("year"), month, day) if month <= 12 else None


def _nine_eleven(hit: Hit) -> Draft | None:
    """ "9/11" has become a name for one day."""
    known = hit.word("month") == "9" and hit.word("day") == "11" and not builders.runs_on(hit)
    return drafts.fixed("2001-09-11") if known else None


def _bare_month(hit: Hit) -> Draft | None:
    """A month by itself; "May", "March", "April" may be something else, so they need a preposition."""
    if "NAMELIKE" in hit.meanings[hit.at("month")]:
        known = hit.is_before("PREP") or hit.is_before("MONTH")
        if not known or (hit.is_after("CAP") and hit.before() != "in"):
            return None
    return drafts.in_year(None, f"{hit.get('month'):02d}")


def _part_of_day(hit: Hit) -> Draft | None:
    """ "the evening of April 5, 2017", "the early hours of 3 May"."""
    time = f"T{hit.get('part', 'PART') or 'MO'}"
    return drafts.day(builders.year_named(hit), builders.month(hit), hit.get("day"), time=time)


def _part_of_weekday(hit: Hit) -> Draft:
    """ "the early hours of Sunday", "the night of Friday"."""
    return drafts.weekday(hit.get("wd", "WD"), time=f"T{hit.get('part', 'PART') or 'MO'}")


PART_OF = "'the' 'early|late'? ( part:PART / 'hours' ) 'of'"
RULES = [
    Rule(f"{PART_OF} ( wd:WD COMMA? )? {MONTH} {DAY} {YEAR}", _part_of_day),
    Rule(f"{PART_OF} ( wd:WD COMMA? )? {DAY} {MONTH} {YEAR}", _part_of_day),
    Rule(f"{PART_OF} wd:WD", _part_of_weekday),
    Rule(f"{WEEKDAY} {MONTH} 'the'? {DAY} {YEAR}", _day_month),
    Rule(f"{WEEKDAY} {DAY} ( 'day'? 'of' )? {MONTH} {YEAR}", _day_month),
    Rule(f"'the'? ord:ORD 'day'? 'of' {MONTH} {YEAR}", _day_month),
    Rule(f"{WEEKDAY} {MONTH} ord:ORD {YEAR}", _day_month),
    Rule(f"[ {MONTH} day:DAY ] {UNTIL} [ day2:DAY {YEAR} ]", builders.days_of_month),
    Rule(f"[ day:DAY ] {UNTIL} [ day2:DAY {MONTH} {YEAR} ]", builders.days_of_month),
    Rule(f"[ {MONTH} day:DAY ] {UNTIL} [ {MONTH2} day2:DAY {YEAR} ]", builders.two_dates),
    Rule("year:YEAR TDASH month:MONTHNUM TDASH day:DAY", _numeric),
    Rule("first:DAY TSLASH second:DAY TSLASH year:YEAR", _numeric),
    Rule("month:MONTHNUM TSLASH day:DAY", _nine_eleven),
    Rule(f"part:PARTOF? DASH? {MONTH} COMMA? year:YEAR", builders.month_of_year),
    Rule("part:PARTOF DASH? month:MONTH", builders.month_of_year),
    Rule("'the'? part:PARTOF 'of' month:MONTH year:YEAR?", builders.month_of_year),
    Rule("month:MONTH", _bare_month),
    Rule(f"[ {MONTH} ] {UNTIL} [ month2:MONTH {YEAR} ]", builders.two_months),
]
