"""Builders that the German and the English grammar share: days, ranges of them, years, decades, centuries.

They read tokens by the names that patterns give them: `day`, `month` or `abbr`, `year`, `yy`, `part` and so
on; a digit after the name marks the second of a pair.
"""

from __future__ import annotations

from dataclasses import replace

from randnotiz.analysis.timex import drafts
from randnotiz.analysis.timex.rules import Draft, Hit
from randnotiz.domain.timex.expression import Mod

_TIES = ("TDOT", "TCOMMA", "TSLASH", "TCOLON", "TDASH")


def mod(hit: Hit) -> Mod:
    """The part of a period that a word before it names: "Anfang", "mid-", "late"."""
    found: Mod = hit.get("part", "PARTOF") or ""
    return found


def month(hit: Hit, number: str = "") -> int:
    """The month in full or abbreviated."""
    return int(hit.get(f"month{number}", "MONTH") or hit.get(f"abbr{number}", "MONTHABBR"))


def year_named(hit: Hit) -> int | None:
    """The year of a match, or None."""
    year: int | None = hit.get("year", "YEAR")
    return year


def day_month(hit: Hit) -> Draft | None:
    """ "25. Februar 2010", "July 21, 2017", "ersten Mai"."""
    number = hit.get("day", "DAY") or hit.get("ord", "ORD")
    return drafts.day(year_named(hit), month(hit), number, falls=weekday(hit))


def weekday(hit: Hit) -> int:
    """The weekday before a day, -1 where none is."""
    number = hit.get("wd", "WD") if hit.has("wd") else hit.get("wdabbr", "WDABBR")
    return -1 if number is None else int(number)


def days_of_month(hit: Hit) -> list[Draft | None]:
    """ "3. bis 5. Mai", "3., 4. und 5. Mai", "July 3-5, 2017": one month and year for all."""
    days = [hit.get(name, "DAY") for name in ("day", "day2", "day3") if hit.has(name)]
    return in_order([drafts.day(year_named(hit), month(hit), day) for day in days])


def in_order(found: list[Draft | None]) -> list[Draft | None]:
    """Where no year is named, each part of a range or list is the next such day after the one before."""
    return [found[0], *(draft and _after_the_last(draft) for draft in found[1:])]


def _after_the_last(draft: Draft) -> Draft:
    if draft.form.kind != "yearless":
        return draft
    return replace(draft, form=replace(draft.form, anchor="text", direction="next"))


def two_dates(hit: Hit) -> list[Draft | None]:
    """ "3. Mai bis 5. Juni 2019": the year stands with the last."""
    year, first, last = year_named(hit), month(hit), month(hit, "2")
    begins = year - (first > last) if year else None
    pair = [drafts.day(begins, first, hit.get("day", "DAY")), drafts.day(year, last, hit.get("day2", "DAY"))]
    return in_order(pair)


def month_of_year(hit: Hit) -> Draft | None:
    """ "Anfang November 1970", "early March 2012"; without a year the part must be there."""
    return drafts.in_year(year_named(hit), f"{month(hit):02d}", mod(hit))


def two_months(hit: Hit) -> list[Draft | None]:
    """ "März und April 2020", "July to September 2019": the year stands with the last."""
    year, first, last = year_named(hit), month(hit), month(hit, "2")
    begins = year - (first > last) if year else None
    return in_order([drafts.in_year(begins, f"{first:02d}"), drafts.in_year(year, f"{last:02d}")])


def year(hit: Hit) -> Draft:
    """ "Jahr 2011", "Ende 2015"."""
    return drafts.fixed(f"{year_named(hit):04d}", mod=mod(hit))


def years(hit: Hit) -> list[Draft | None]:
    """ "Jahren 2011, 2012 und 2014"."""
    return [
        drafts.fixed(f"{hit.get(name, 'YEAR'):04d}") for name in ("year", "year2", "year3") if hit.has(name)
    ]


def _second_year(hit: Hit) -> int:
    """The second year of a pair; two digits go with the first year's century."""
    first: int = hit.get("year", "YEAR")
    second: int = hit.get("year2", "YEAR") or first // 100 * 100 + hit.get("yy", "YY")
    return second + 100 if hit.has("yy") and first % 100 == 99 and second % 100 == 0 else second


def year_range(hit: Hit) -> list[Draft | None] | None:
    """ "1914-1918" and "1914-18" are two years; the span must make sense."""
    first, last = hit.get("year", "YEAR"), _second_year(hit)
    if runs_on(hit) or not first < last <= first + 300:
        return None
    return [drafts.fixed(f"{first:04d}"), drafts.fixed(f"{last:04d}")]


def split_year(hit: Hit) -> Draft | None:
    """ "2019/20", "2019/2020": a season or school year, one interval."""
    first, last = hit.get("year", "YEAR"), _second_year(hit)
    filed = hit.is_before("CAP") and hit.before(2).isdigit() and len(hit.before()) <= 3  # "1 U 2020/21"
    return drafts.fixed(f"{first:04d}/{last:04d}") if last == first + 1 and not filed else None


def decade(hit: Hit) -> Draft | None:
    """ "1980er Jahre", "80er", "the 1960s", "the sixties": from 20 on those of the last century are meant."""
    if hit.has("year"):
        start = hit.get("year", "YEAR")
    else:
        names = (("yy", "YY"), ("word", "DECADE"), ("bare", "DECADE"), ("noun", "DECADEN"))
        number = next(hit.get(name, kind) for name, kind in names if hit.has(name))
        start = number + (1900 if number >= 20 else 2000)
    whole = start % 10 == 0 or hit.tokens.word(hit.end - 1) in ("Jahre", "Jahren")  # "68er-Jahre"
    return drafts.fixed(f"{start // 10:03d}", mod=mod(hit)) if whole else None


def century(hit: Hit, before_christ: bool = False) -> Draft | None:
    """ "19. Jahrhundert" is 18 in TIMEX3: the years that begin so."""
    number = (hit.get("day", "DAY") or hit.get("ord", "ORD")) + (hit.get("tens", "NUM") or 0)
    if number > 30:
        return None
    return drafts.fixed(f"{'BC' if before_christ else ''}{number - 1:02d}", mod=mod(hit))


def nth_weekday(hit: Hit) -> Draft | None:
    """ "zweiter Sonntag im Mai", "the last Friday of October"."""
    number = -1 if hit.has("last") else hit.get("ord", "ORD") or hit.get("nth", "DAY")
    if number > 5:
        return None
    return drafts.in_year(year_named(hit), f"@nth{month(hit)}.{hit.get('day', 'WD')}.{number}")


def not_tomorrow(draft: Draft, adjective: str) -> Draft:
    """On a Friday, "next Saturday" is that of the week after: this one would be called tomorrow."""
    following = adjective.lower().startswith(("nächst", "next"))
    return replace(draft, form=replace(draft.form, count=1)) if following else draft


def feast(hit: Hit) -> Draft | None:
    """ "Ostern 2024", "Christmas"."""
    return drafts.in_year(year_named(hit), hit.get("feast", "HOLIDAY"))


def runs_on(hit: Hit) -> bool:
    """Whether more digits touch a number on either side: a version, a phone number, an account."""
    before = hit.start >= 2 and tied(hit, hit.start - 1) and hit.tokens.word(hit.start - 2).isdigit()
    return before or (tied(hit, hit.end) and hit.after(2)[:1].isdigit())


def tied(hit: Hit, index: int) -> bool:
    """Whether the sign at an index ties what follows to what is before: "1.2010", "0473/2010", "2010,5"."""
    return 0 <= index < len(hit.meanings) and not hit.meanings[index].keys().isdisjoint(_TIES)


def is_quantity(hit: Hit) -> bool:
    """Whether four digits measure, count or label something, or belong to a longer number."""
    for name in ("MEASURE", "UNITS", "UNIT", "DIG", "EQUALS"):
        if hit.is_after(name):
            return True
    for name in ("LABEL", "MONEY", "DIG", "EQUALS", "PLUS"):
        if hit.is_before(name):
            return True
    if hit.is_before("WORD") and hit.tokens.joined(hit.start - 1):  # "KSV1870"
        return True
    abbreviated_label = hit.is_before("DOT") and hit.start >= 2 and "LABEL" in hit.meanings[hit.start - 2]
    return abbreviated_label or runs_on(hit) or hit.is_after("MONEY")
