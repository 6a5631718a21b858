"""German days and months, in words and figures, and ranges of them."""

from __future__ import annotations

from dataclasses import replace

from randnotiz.analysis.timex import builders, drafts
from randnotiz.analysis.timex.rules import Draft, Hit, Rule
from randnotiz.domain.timex.expression import Form

MONTH = "( month:MONTH / abbr:MONTHABBR DOT? )"
MONTH2 = "( month2:MONTH / abbr2:MONTHABBR DOT? )"
WEEKDAY = "( REF? ( wd:WD / wdabbr:WDABBR DOT? ) COMMA? 'den|dem|der'? )?"
UNTIL = "( DASH / 'bis' 'zum|zur|inklusive|einschließlich|Ende|Anfang|Mitte'? )"
JOIN = (
    "( DASH / SLASH / COMMA / 'und|oder|bis|auf|sowie|beziehungsweise' "
    "'zum|zur|am|vom|dem|den|Ende|Anfang|Mitte'? )"
)

_BEFORE_MONTH = {"und", "oder", "monat", "monats", "monaten", "(", "/", "–", "-", "ganzen", "gesamten"}
_SURE_BEFORE_MONTH = {"im", "seit", "ab", "bis"}


def _numeric(hit: Hit) -> Draft | None:
    """ "30.11.2013", "23. 3. 1976", "20.08.25"; two digits only where nothing separates them."""
    if builders.runs_on(hit):
        return None
    year = hit.get("year")
    if year is None:
        place = hit.at("yy")
        if not (hit.tokens.joined(place - 2) and hit.tokens.joined(place - 1)):
            return None
        year = drafts.full_year(hit.get("yy"))
    return drafts.day(year, hit.get("month", "MONTHNUM"), hit.get("day"))


def _numeric_yearless(hit: Hit) -> Draft | None:
    if builders.runs_on(hit):
        return None
    return drafts.day(None, hit.get("month", "MONTHNUM"), hit.get("day"), falls=builders.weekday(hit))


def _numeric_range(hit: Hit) -> list[Draft | None] | None:
    """ "25.1.-7.2.2008", "25.01. bis 27.01.08": the year stands with the last."""
    if builders.runs_on(hit):
        return None
    year = hit.get("year") if not hit.has("yy") else drafts.full_year(hit.get("yy"))
    first, last = hit.get("month", "MONTHNUM"), hit.get("month2", "MONTHNUM")
    begins = year - (first > last) if year else None
    days = [drafts.day(begins, first, hit.get("day", "DAY")), drafts.day(year, last, hit.get("day2", "DAY"))]
    return builders.in_order(days)


def _numeric_days(hit: Hit) -> list[Draft | None] | None:
    """ "8. bis 16.10.2015": month and year stand with the last."""
    if builders.runs_on(hit):
        return None
    year, month = hit.get("year"), hit.get("month", "MONTHNUM")
    return builders.in_order([drafts.day(year, month, hit.get(name, "DAY")) for name in ("day", "day2")])


def _iso(hit: Hit) -> Draft | None:
    if builders.runs_on(hit):
        return None
    return drafts.day(hit.get("year"), hit.get("month", "MONTHNUM"), hit.get("day"))


def _monthless(hit: Hit) -> Draft | None:
    """ "Am 5. spielt die Kapelle": a verb shows that no noun goes with the number."""
    if builders.runs_on(hit):
        return None
    return Draft("DATE", Form("monthless", f"{hit.get('day'):02d}"))


def _bare_month(hit: Hit) -> Draft | None:
    """A month by itself; "Mai" or "August" may be a person, so they need a preposition or the like."""
    if "NAMELIKE" in hit.meanings[hit.at("month")] and _may_be_person(hit):
        return None
    return drafts.in_year(None, f"{hit.get('month'):02d}")


def _two_months(hit: Hit) -> list[Draft | None] | None:
    """ "Mai und Juni", "August/September 2020"; not "Klaus Mai und August Huber"."""
    clear = hit.has("year") or hit.has("until") or "NAMELIKE" not in hit.meanings[hit.start]
    if not clear and _may_be_person(hit):
        return None
    return builders.two_months(hit)


def _may_be_person(hit: Hit) -> bool:
    known = any(hit.is_before(name) for name in ("PREP", "PARTOF", "MONTH")) or hit.before() in _BEFORE_MONTH
    return not known or (hit.is_after("CAP") and hit.before() not in _SURE_BEFORE_MONTH)


def _part_of_date(hit: Hit) -> Draft | None:
    """ "Samstagabend, 27. Februar"."""
    _, part = hit.get("both", "WDPART")
    return drafts.day(hit.get("year"), builders.month(hit), hit.get("day"), time=f"T{part}")


def _part_of_day(hit: Hit) -> Draft | None:
    """ "Abend des 14. März 2013"."""
    part = hit.get("part", "PART")
    return drafts.day(hit.get("year"), builders.month(hit), hit.get("day"), time=f"T{part}")


def _days_of_placed_year(hit: Hit) -> list[Draft | None] | None:
    """ "zwischen dem 10. und 14. März des vergangenen Jahres": the year is that of both."""
    count, anchor = hit.get("ref", "REF")
    found = [drafts.day(None, hit.get("month"), hit.get(name, "DAY")) for name in ("day", "day2")]
    return [
        draft and replace(draft, form=Form("yearless", draft.form.value, "year", count, anchor))
        for draft in found
    ]


RULES = [
    Rule(
        f"[ day:DAY DOT ] {JOIN} [ day2:DAY DOT month:MONTH 'des'? ref:REF 'Jahres' ]",
        _days_of_placed_year,
    ),
    Rule(f"part:PART 'des' day:DAY DOT {MONTH} year:YEAR?", _part_of_day),
    Rule(f"both:WDPART COMMA? 'den|dem|der'? day:DAY DOT {MONTH} year:YEAR?", _part_of_date),
    Rule(f"{WEEKDAY} ( day:DAY DOT / ord:ORD ) {MONTH} year:YEAR?", builders.day_month),
    Rule(f"{WEEKDAY} day:DAY {MONTH} year:YEAR", builders.day_month),
    Rule(
        f"DAYADJ [ wd:WD COMMA? 'den|dem|der'? ( day:DAY DOT / ord:ORD ) {MONTH} year:YEAR? ]",
        builders.day_month,
    ),
    Rule(f"[ day:DAY DOT ] {JOIN} [ day2:DAY DOT {MONTH} year:YEAR? ]", builders.days_of_month),
    Rule(
        f"[ day:DAY DOT ] {JOIN} [ day2:DAY DOT ] {JOIN} [ day3:DAY DOT {MONTH} year:YEAR? ]",
        builders.days_of_month,
    ),
    Rule(f"[ day:DAY DOT {MONTH} ] {UNTIL} [ day2:DAY DOT {MONTH2} year:YEAR? ]", builders.two_dates),
    Rule(f"{WEEKDAY} day:DAY DOT month:MONTHNUM DOT ( year:YEAR / yy:YY )", _numeric),
    Rule(
        "<'am|vom|bis|zum|ab|seit|den|dem|und|auf' day:DAY TDOT month:MONTHNUM DOT >!DIG", _numeric_yearless
    ),
    Rule(
        "( wd:WD / wdabbr:WDABBR DOT? ) COMMA? 'den|dem'? day:DAY DOT month:MONTHNUM DOT >!DIG",
        _numeric_yearless,
    ),
    Rule("<'am|vom|bis|zum|ab|seit|dem' day:DAY DOT month:MONTHNUM DOT >!DIG|CAP", _numeric_yearless),
    Rule("<'am|zum' day:DAY DOT >PASTVERB|FUTVERB|BEING|PERFECT|REPORTED", _monthless),
    Rule("day:DAY TDASH month:MONTHNUM TDASH year:YEAR", _iso),
    Rule(f"{WEEKDAY} day:DAY TSLASH month:MONTHNUM TSLASH year:YEAR", _iso),
    Rule(
        f"[ day:DAY DOT ] ( {UNTIL} / SLASH / 'und|oder|sowie' ) "
        "[ day2:DAY DOT month:MONTHNUM DOT year:YEAR? ]",
        _numeric_days,
    ),
    Rule(
        "[ WD COMMA? 'den|dem'? day:DAY DOT ] COMMA? ( DASH / SLASH / 'und|oder|sowie|bis' 'am|zum'? ) "
        f"[ WD COMMA? 'den|dem'? day2:DAY DOT {MONTH} year:YEAR? ]",
        builders.days_of_month,
    ),
    Rule(
        f"[ day:DAY DOT month:MONTHNUM DOT? ] {UNTIL} "
        "[ day2:DAY DOT month2:MONTHNUM DOT ( year:YEAR / yy:YY )? ]",
        _numeric_range,
    ),
    Rule("year:YEAR TDASH month:MONTHNUM TDASH day:DAY", _iso),
    Rule(f"part:PARTOF? {MONTH} year:YEAR", builders.month_of_year),
    Rule(f"part:PARTOF? {MONTH} 'des' 'Jahres' year:YEAR", builders.month_of_year),
    Rule(f"part:PARTOF {MONTH}", builders.month_of_year),
    Rule("month:MONTH", _bare_month),
    Rule("[ month:MONTH ] until:'bis' [ month2:MONTH ]", _two_months),
    Rule(f"[ {MONTH} ] {JOIN} [ month2:MONTH year:YEAR? ]", _two_months),
]
