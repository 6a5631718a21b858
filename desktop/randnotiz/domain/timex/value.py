"""Reading TIMEX3 values back: how precise they are and which days they cover, for sorting and display."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from randnotiz.domain.timex import calendar

Precision = Literal[
    "time",
    "part",
    "day",
    "weekend",
    "week",
    "month",
    "season",
    "quarter",
    "half",
    "year",
    "decade",
    "century",
    "duration",
    "set",
    "vague",
    "unknown",
]

UNITS = {"Y": "year", "M": "month", "W": "week", "D": "day", "Q": "quarter", "DE": "decade", "CE": "century"}
UNITS |= {"WE": "weekend", "H": "half", "SE": "season"}
CLOCK_UNITS = {"H": "hour", "M": "minute", "S": "second"}


@dataclass(frozen=True, slots=True)
class Period:
    """What a TIMEX3 value covers.

    `first` and `last` are the days covered, both inclusive; None for what lies on no calendar (durations,
    sets, vague references, years before Christ). `time` is "14:30" for a clock time, "MO", "MI", "AF", "EV",
    "NI" for a part of the day. A duration has `amount` (digits, "X" where unknown) and `unit`, a singular
    word.
    """

    precision: Precision
    first: date | None = None
    last: date | None = None
    time: str = ""
    amount: str = ""
    unit: str = ""

    @property
    def sort_key(self) -> tuple[int, date, int, str]:
        """Calendar order: by first day, at the same day longer periods first; what has no day comes last."""
        if self.first is None or self.last is None:
            return (1, date.max, 0, self.precision)
        return (0, self.first, -(self.last - self.first).days, _CLOCK_ORDER.get(self.time, self.time))


# Parts of the day sort among clock times by the hour they usually begin with.
_CLOCK_ORDER = {"MO": "06:00", "MI": "12:00", "AF": "13:00", "DT": "08:00", "EV": "18:00", "NI": "22:00"}


def parse_value(value: str) -> Period | None:
    """Read a TIMEX3 value; None for a string that is none.

    Intervals (``2019/2020``) cover everything from the first to the last day.
    """
    if value.endswith("_REF"):
        return Period("vague")
    if "/" in value and not value.startswith("P"):
        return _interval(value)
    try:
        for pattern, reader in _READERS:
            if match := pattern.fullmatch(value):
                return reader(match)
    except (ValueError, OverflowError):
        return None
    return None


def _interval(value: str) -> Period | None:
    """The period from the first part's first day to the second part's last day."""
    left, _, right = value.partition("/")
    begin, end = parse_value(left), parse_value(right)
    if begin is None or end is None or begin.first is None or end.last is None or begin.first > end.last:
        return None
    return Period(begin.precision, begin.first, end.last, begin.time)


def _day(match: re.Match[str]) -> Period:
    day = date(int(match[1]), int(match[2]), int(match[3]))
    time = match[4] or ""
    if not time:
        return Period("day", day, day)
    if time[1:].isalpha():
        return Period("part", day, day, time[1:])
    return Period("time", day, day, time[1:])


def _week(match: re.Match[str]) -> Period:
    monday = date.fromisocalendar(int(match[1]), int(match[2]), 1)
    if match[3]:
        return Period("weekend", monday + timedelta(days=5), monday + timedelta(days=6))
    return Period("week", monday, monday + timedelta(days=6))


def _recurring(match: re.Match[str]) -> Period:
    year, tail = int(match[1]), match[2]
    _, first, last = calendar.recurring(tail, year)
    names: dict[str, Precision] = {"Q": "quarter", "H": "half"}
    precision: Precision = "season" if tail in calendar.SEASONS else names.get(tail[0], "month")
    return Period(precision, first, last)


def _years(precision: Precision, span: int) -> Callable[[re.Match[str]], Period]:
    def read(match: re.Match[str]) -> Period:
        start = int(match[1]) * span
        return Period(precision, date(max(start, 1), 1, 1), date(start + span - 1, 12, 31))

    return read


def _before_christ(match: re.Match[str]) -> Period:
    return Period("year", amount=str(int(match[1])))


def _duration(match: re.Match[str]) -> Period:
    return Period("duration", amount=match[1], unit=UNITS[match[2]])


def _clock_duration(match: re.Match[str]) -> Period:
    return Period("duration", amount=match[1], unit=CLOCK_UNITS[match[2]])


def _long_duration(match: re.Match[str]) -> Period:
    return Period("duration")


def _open(match: re.Match[str]) -> Period:
    weekly = match[0].startswith("XXXX-W")
    return Period("set" if weekly else "unknown")


def _some_day(match: re.Match[str]) -> Period:
    """A day or part of one known only by its month: ``2013-12-XXTMO``."""
    year, month = int(match[1]), int(match[2])
    return Period("month", date(year, month, 1), calendar.month_end(year, month))


_AMOUNT = r"(\d+(?:\.\d+)?|X{1,2})"
_READERS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], Period]], ...] = (
    (re.compile(r"(\d{4})-(\d\d)-(\d\d)(T(?:\d\d:\d\d(?::\d\d)?|[A-Z]{2}))?"), _day),
    (re.compile(r"(\d{4})-(\d\d)-XX(?:T.*)?"), _some_day),
    (re.compile(r"(\d{4})-W(\d\d)(-WE)?"), _week),
    (re.compile(r"(\d{4})-(\d\d|Q[1-4]|H[12]|SP|SU|FA|WI)"), _recurring),
    (re.compile(r"(\d{4})"), _years("year", 1)),
    (re.compile(r"(\d{3})"), _years("decade", 10)),
    (re.compile(r"(\d{2})"), _years("century", 100)),
    (re.compile(r"BC(\d{4})"), _before_christ),
    (re.compile(rf"P{_AMOUNT}(Y|M|W|D|Q|DE|CE|WE|H|SE)"), _duration),
    (re.compile(rf"PT{_AMOUNT}([HMS])"), _clock_duration),
    (re.compile(r"P(?=\d|T\d)(?:\d+[YMWD])*(?:T(?:\d+[HMS])+)?"), _long_duration),
    (re.compile(r"X{2,4}.*"), _open),
)
