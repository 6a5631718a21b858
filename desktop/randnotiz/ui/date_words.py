"""TIMEX3 values in the reader's own words ("Tue, 19 August 2025", "Week of 11 August 2025")."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QDate, QLocale, QTime

if TYPE_CHECKING:
    from randnotiz.domain.timex import Period

translate = QCoreApplication.translate


def date_words(value: str | None, locale: QLocale | None = None) -> str | None:
    """A value as words, or None where the text's own words say it better (sets, vague ones, no value)."""
    if value is None:
        return None
    locale = locale or QLocale()
    if "/" in value and not value.startswith("P"):
        first, _, last = value.partition("/")
        begin, end = date_words(first, locale), date_words(last, locale)
        return f"{begin} – {end}" if begin and end else None
    from randnotiz.domain.timex import parse_value  # the byline, which every start shows, needs none of it

    period = parse_value(value)
    return _words(period, locale) if period else None


def day_words(day: date, locale: QLocale | None = None, weekday: bool = True) -> str:
    """A day in full, with its short weekday unless told otherwise."""
    if weekday:
        pattern = translate(
            "DateWords", "ddd, d MMMM yyyy", "a day with its short weekday, in Qt's date format"
        )
    else:
        pattern = translate("DateWords", "d MMMM yyyy", "a day, in Qt's date format")
    return (locale or QLocale()).toString(QDate(day.year, day.month, day.day), pattern)


def short_day(day: date, locale: QLocale | None = None) -> str:
    """A day with its month shortened, for lists."""
    pattern = translate("DateWords", "d MMM yyyy", "a day with its month shortened, in Qt's date format")
    return (locale or QLocale()).toString(QDate(day.year, day.month, day.day), pattern)


def moment_words(moment: datetime) -> str:
    """A moment as the reader's calendar and clock show it."""
    return f"{day_words(moment.astimezone().date())}, {clock_words(moment)}"


def clock_words(moment: datetime) -> str:
    """The time of day of a moment where the reader is."""
    here = moment.astimezone()
    return QLocale().toString(QTime(here.hour, here.minute), QLocale.FormatType.ShortFormat)


def _words(period: Period, locale: QLocale) -> str | None:
    if period.precision == "duration":
        return _duration(period)
    if period.first is None:
        return _before_christ(period)
    if period.precision in ("time", "part"):
        return _time(period, period.first, locale)
    if period.precision in ("weekend", "week"):
        return _week(period, period.first, locale)
    if period.precision == "day":
        return day_words(period.first, locale)
    if period.precision == "month":
        pattern = translate("DateWords", "MMMM yyyy", "a month, in Qt's date format")
        return locale.toString(QDate(period.first.year, period.first.month, 1), pattern)
    return _long(period, period.first)


def _time(period: Period, day: date, locale: QLocale) -> str:
    words = day_words(day, locale)
    if not period.time:
        return words
    parts = {
        "MO": translate("DateWords", "morning"),
        "MI": translate("DateWords", "noon"),
        "AF": translate("DateWords", "afternoon"),
        "DT": translate("DateWords", "daytime"),
        "EV": translate("DateWords", "evening"),
        "NI": translate("DateWords", "night"),
    }
    if period.time in parts:
        return f"{words}, {parts[period.time]}"
    clock = QTime.fromString(period.time[:5], "HH:mm")
    pattern = translate("DateWords", "h:mm ap", "a time of day, in Qt's time format")
    return f"{words}, {locale.toString(clock, pattern)}" if clock.isValid() else words


def _week(period: Period, day: date, locale: QLocale) -> str:
    words = day_words(day, locale, weekday=False)
    if period.precision == "weekend":
        return translate("DateWords", "Weekend of %1").replace("%1", words)
    return translate("DateWords", "Week of %1").replace("%1", words)


def _long(period: Period, first: date) -> str | None:
    year = str(first.year)
    if period.precision == "season":
        seasons = {
            3: translate("DateWords", "Spring %1"),
            6: translate("DateWords", "Summer %1"),
            9: translate("DateWords", "Autumn %1"),
            12: translate("DateWords", "Winter %1"),
        }
        years = f"{year}/{(first.year + 1) % 100:02d}" if first.month == 12 else year
        return seasons[first.month].replace("%1", years)
    if period.precision == "quarter":
        quarter = translate("DateWords", "Quarter %1 of %2")
        return quarter.replace("%1", str((first.month + 2) // 3)).replace("%2", year)
    if period.precision == "half":
        early = first.month == 1
        half = (
            translate("DateWords", "First half of %1")
            if early
            else translate("DateWords", "Second half of %1")
        )
        return half.replace("%1", year)
    if period.precision == "year":
        return year
    if period.precision == "decade":
        return translate("DateWords", "%1s", "a decade: the 1990s").replace("%1", year)
    if period.precision == "century":
        return _century(first.year // 100 + 1)
    return None


def _century(number: int) -> str:
    last, teen = number % 10, 10 < number % 100 < 20
    if last == 1 and not teen:
        words = translate("DateWords", "%1st century")
    elif last == 2 and not teen:
        words = translate("DateWords", "%1nd century")
    elif last == 3 and not teen:
        words = translate("DateWords", "%1rd century")
    else:
        words = translate("DateWords", "%1th century")
    return words.replace("%1", str(number))


def _before_christ(period: Period) -> str | None:
    if period.precision == "year" and period.amount:
        return translate("DateWords", "%1 BC").replace("%1", period.amount)
    return None


def _duration(period: Period) -> str | None:
    if not period.amount.isdigit():
        return None
    count = int(period.amount)
    if count > 2**31 - 1:
        return None
    words = {
        "year": translate("DateWords", "%n year(s)", "", count),
        "half": translate("DateWords", "%n half-year(s)", "", count),
        "quarter": translate("DateWords", "%n quarter(s)", "", count),
        "season": translate("DateWords", "%n season(s)", "", count),
        "month": translate("DateWords", "%n month(s)", "", count),
        "week": translate("DateWords", "%n week(s)", "", count),
        "weekend": translate("DateWords", "%n weekend(s)", "", count),
        "day": translate("DateWords", "%n day(s)", "", count),
        "decade": translate("DateWords", "%n decade(s)", "", count),
        "century": translate("DateWords", "%n century(s)", "", count),
        "hour": translate("DateWords", "%n hour(s)", "", count),
        "minute": translate("DateWords", "%n minute(s)", "", count),
        "second": translate("DateWords", "%n second(s)", "", count),
    }
    return words.get(period.unit)
