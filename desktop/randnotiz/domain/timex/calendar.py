"""Calendar arithmetic for TIMEX3 values: the ISO week, Easter, and periods from years to days."""

from __future__ import annotations

import re
from datetime import MAXYEAR, MINYEAR, date, timedelta

SEASONS = {"SP": (3, 5), "SU": (6, 8), "FA": (9, 11), "WI": (12, 2)}
_QUARTER = re.compile(r"Q([1-4])$")
_HALF = re.compile(r"H([12])$")
_EASTER = re.compile(r"@easter([+-]\d+)$")
_ADVENT = re.compile(r"@advent([+-]\d+)$")
_NTH = re.compile(r"@nth(\d+)\.([0-6])\.(-?\d)$")


def easter(year: int) -> date:
    """Easter Sunday in the Gregorian calendar (the anonymous algorithm as given by J. Meeus, 1991)."""
    golden = year % 19
    century, rest = divmod(year, 100)
    leap, leap_rest = divmod(century, 4)
    moon = (19 * golden + century - leap - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    quarter, quarter_rest = divmod(rest, 4)
    sunday = (32 + 2 * leap_rest + 2 * quarter - moon - quarter_rest) % 7
    late = (golden + 11 * moon + 22 * sunday) // 451
    month, day = divmod(moon + sunday - 7 * late + 114, 31)
    return date(year, month, day + 1)


def nth_weekday(year: int, month: int, weekday: int, nth: int) -> date:
    """The nth Monday (0) to Sunday (6) of a month; nth below zero counts from the end of the month.

    Raises ValueError where the month has no such day.
    """
    if nth > 0:
        first = date(year, month, 1)
        day = first + timedelta(days=(weekday - first.weekday()) % 7 + 7 * (nth - 1))
        if day.month != month:
            raise ValueError(f"no {nth}th weekday {weekday} in {year}-{month:02d}")
        return day
    last = month_end(year, month)
    return last - timedelta(days=(last.weekday() - weekday) % 7 + 7 * (-nth - 1))


def feast(rule: str, year: int) -> date:
    """The day of a moveable feast.

    Rules: ``@easter+1`` (days from Easter Sunday), ``@advent-21`` (days from the fourth Sunday of Advent),
    ``@nth5.6.2`` (second Sunday in May; ``-1`` for the last). Raises ValueError for others and where the year
    has no such day.
    """
    if match := _EASTER.match(rule):
        return easter(year) + timedelta(days=int(match[1]))
    if match := _ADVENT.match(rule):
        christmas_eve = date(year, 12, 24)
        return (
            christmas_eve - timedelta(days=(christmas_eve.weekday() + 1) % 7) + timedelta(days=int(match[1]))
        )
    if match := _NTH.match(rule):
        return nth_weekday(year, int(match[1]), int(match[2]), int(match[3]))
    raise ValueError(f"unknown feast rule: {rule!r}")


def month_end(year: int, month: int) -> date:
    """The last day of a month."""
    following = add_months(date(year, month, 1), 1)
    return following - timedelta(days=1)


def add_months(day: date, months: int) -> date:
    """The first day of the month that lies `months` away; OverflowError beyond the calendar."""
    index = day.year * 12 + day.month - 1 + months
    year, month = divmod(index, 12)
    if not MINYEAR <= year <= MAXYEAR:
        raise OverflowError("date value out of range")
    return date(year, month + 1, 1)


def later(day: date, unit: str, count: int) -> date:
    """The same day so many days, weeks, months or years later, or the last of its month.

    Raises OverflowError beyond the calendar and KeyError for another unit.
    """
    if unit in ("day", "week"):
        return day + timedelta(days=count * (7 if unit == "week" else 1))
    months = {"month": 1, "quarter": 3, "half": 6, "year": 12, "decade": 120, "century": 1200}[unit]
    first = add_months(day, count * months)
    return first.replace(day=min(day.day, month_end(first.year, first.month).day))


def week_value(day: date) -> str:
    """The ISO week a day lies in, as ``2025-W33``."""
    year, week, _ = day.isocalendar()
    return f"{year:04d}-W{week:02d}"


def recurring(tail: str, year: int) -> tuple[str, date, date]:
    """A yearless value in a given year: its TIMEX3 value, first and last day.

    Raises ValueError where that year has no such day (29 February).
    """
    if tail.startswith("@"):
        day = feast(tail.rstrip("WE"), year)
        if tail.endswith(("W", "WE")):  # the week or weekend that holds the feast
            value, first = shifted(day, "weekend" if tail.endswith("WE") else "week", 0)
            return value, first, day - timedelta(days=day.weekday() - 6)
        return day.isoformat(), day, day
    if tail in SEASONS:
        first_month, last_month = SEASONS[tail]
        end_year = year + (last_month < first_month)
        return f"{year:04d}-{tail}", date(year, first_month, 1), month_end(end_year, last_month)
    if match := _QUARTER.match(tail):
        last_month = 3 * int(match[1])
        return f"{year:04d}-{tail}", date(year, last_month - 2, 1), month_end(year, last_month)
    if match := _HALF.match(tail):
        last_month = 6 * int(match[1])
        return f"{year:04d}-{tail}", date(year, last_month - 5, 1), month_end(year, last_month)
    if tail.startswith("W"):
        monday = date.fromisocalendar(year, int(tail[1:3]), 1)
        return f"{year:04d}-{tail}", monday, monday + timedelta(days=6)
    month, _, day_text = tail.partition("-")
    if day_text:
        day = date(year, int(month), int(day_text))
        return day.isoformat(), day, day
    return f"{year:04d}-{month}", date(year, int(month), 1), month_end(year, int(month))


def shifted(base: date, unit: str, count: int) -> tuple[str, date]:
    """The period of `unit` that lies `count` away from the one holding `base`: its TIMEX3 value and first
    day.

    Units: day, week, weekend, month, quarter, half, year, decade, century. Raises OverflowError beyond the
    calendar's years and KeyError for another unit.
    """
    if unit in ("day", "week", "weekend"):
        return _shifted_days(base, unit, count)
    if unit in ("month", "quarter", "half"):
        return _shifted_months(base, unit, count)
    if unit == "season":
        return _shifted_season(base, count)
    span = {"year": 1, "decade": 10, "century": 100}[unit]
    number = base.year // span + count
    if not MINYEAR <= number * span <= MAXYEAR:
        raise OverflowError("date value out of range")
    digits = {1: 4, 10: 3, 100: 2}[span]
    return f"{number:0{digits}d}", date(max(number * span, 1), 1, 1)


def _shifted_days(base: date, unit: str, count: int) -> tuple[str, date]:
    if unit == "day":
        day = base + timedelta(days=count)
        return day.isoformat(), day
    monday = base - timedelta(days=base.weekday()) + timedelta(weeks=count)
    if unit == "week":
        return week_value(monday), monday
    return f"{week_value(monday)}-WE", monday + timedelta(days=5)


def _shifted_months(base: date, unit: str, count: int) -> tuple[str, date]:
    length = {"month": 1, "quarter": 3, "half": 6}[unit]
    start = add_months(base, -((base.month - 1) % length) + count * length)
    if unit == "month":
        return f"{start.year:04d}-{start.month:02d}", start
    letter = "Q" if unit == "quarter" else "H"
    return f"{start.year:04d}-{letter}{(start.month - 1) // length + 1}", start


def _shifted_season(base: date, count: int) -> tuple[str, date]:
    winter_year = base.year - 1 if base.month < 3 else base.year
    index = (base.month // 3 - 1) % 4 + count
    year, place = winter_year + index // 4, index % 4
    season = ("SP", "SU", "FA", "WI")[place]
    return f"{year:04d}-{season}", date(year, SEASONS[season][0], 1)
