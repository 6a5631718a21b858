"""Days, times and TIMEX3 values as a reader says them, in German and English."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Final

from randnotiz.domain.timex import Period, parse_value

_LOCALES: Final = {"de": "de_DE", "en": "en_GB"}

_PARTS: Final[dict[str, tuple[str, str]]] = {
    "MO": ("morgens", "morning"),
    "MI": ("mittags", "midday"),
    "AF": ("nachmittags", "afternoon"),
    "DT": ("tagsüber", "daytime"),
    "EV": ("abends", "evening"),
    "NI": ("nachts", "night"),
}
_SEASONS: Final[dict[str, tuple[str, str]]] = {
    "SP": ("Frühling", "spring"),
    "SU": ("Sommer", "summer"),
    "FA": ("Herbst", "autumn"),
    "WI": ("Winter", "winter"),
}
_UNITS: Final[dict[str, tuple[str, str, str, str]]] = {
    "second": ("Sekunde", "Sekunden", "second", "seconds"),
    "minute": ("Minute", "Minuten", "minute", "minutes"),
    "hour": ("Stunde", "Stunden", "hour", "hours"),
    "day": ("Tag", "Tage", "day", "days"),
    "weekend": ("Wochenende", "Wochenenden", "weekend", "weekends"),
    "week": ("Woche", "Wochen", "week", "weeks"),
    "month": ("Monat", "Monate", "month", "months"),
    "season": ("Jahreszeit", "Jahreszeiten", "season", "seasons"),
    "quarter": ("Quartal", "Quartale", "quarter", "quarters"),
    "half": ("Halbjahr", "Halbjahre", "half-year", "half-years"),
    "year": ("Jahr", "Jahre", "year", "years"),
    "decade": ("Jahrzehnt", "Jahrzehnte", "decade", "decades"),
    "century": ("Jahrhundert", "Jahrhunderte", "century", "centuries"),
}
_ORDINALS: Final = {1: "st", 2: "nd", 3: "rd"}
_PRESENT: Final[dict[str, tuple[str, str]]] = {
    "PRESENT_REF": ("Gegenwart", "the present"),
    "PAST_REF": ("Vergangenheit", "the past"),
    "FUTURE_REF": ("Zukunft", "the future"),
}


def day(when: date, language: str) -> str:
    """A day in full: "20. August 2025", "20 August 2025"."""
    return _babel(when, "d. MMMM y" if language == "de" else "d MMMM y", language)


def weekday(when: date, language: str) -> str:
    """A day with its weekday: "Di., 19. August 2025", "Tue, 19 August 2025"."""
    return _babel(when, "EEE, d. MMMM y" if language == "de" else "EEE, d MMMM y", language)


def moment(when: datetime, language: str) -> str:
    """A day and time as they stand in `when`'s own zone: "22. November 2026, 13:05 Uhr"."""
    clock = f"{when:%H:%M}"
    return f"{day(when.date(), language)}, {clock}" + (" Uhr" if language == "de" else "")


def value_text(value: str, language: str) -> str:
    """A TIMEX3 value in words; "" for what says no more than the text's own words do.

    "2025-08-19" is "Di., 19. August 2025", "2025-W33" "Woche vom 11. August 2025", "P80Y" "80 Jahre".
    """
    begin, _, end = value.partition("/")
    if end and not value.startswith("P"):
        left, right = value_text(begin, language), value_text(end, language)
        return f"{left} – {right}" if left and right else ""
    if value in _PRESENT:
        return _PRESENT[value][0 if language == "de" else 1]
    period = parse_value(value)
    return _period_text(period, value, language) if period else ""


def _period_text(period: Period, value: str, language: str) -> str:
    german = language == "de"
    if period.precision == "duration":
        return _duration(period, german)
    if period.precision == "year" and period.first is None and period.amount:
        return f"{period.amount} v. Chr." if german else f"{period.amount} BC"
    first = period.first
    if first is None or period.last is None:
        return ""
    if period.precision in ("time", "part", "day"):
        return weekday(first, language) + _clock(period, german)
    return _long_period(period, first, value, language)


def _long_period(period: Period, first: date, value: str, language: str) -> str:
    german = language == "de"
    match period.precision:
        case "weekend" | "week":
            forms = {"week": ("Woche vom", "week of"), "weekend": ("Wochenende vom", "weekend of")}
            return f"{forms[period.precision][0 if german else 1]} {day(first, language)}"
        case "month":
            return _babel(first, "LLLL y", language)
        case "season":
            # The year is the value's own: winter's last days lie in the next one.
            return f"{_SEASONS[value[-2:]][0 if german else 1]} {value[:4]}"
        case "year":
            return str(first.year)
        case _:
            return _counted_period(period, value, german)


def _counted_period(period: Period, value: str, german: bool) -> str:
    number = int(value[-1]) if period.precision in ("quarter", "half") else int(value)
    match period.precision:
        case "quarter":
            return f"{number}. Quartal {value[:4]}" if german else f"Q{number} {value[:4]}"
        case "half":
            return f"{number}. Halbjahr {value[:4]}" if german else f"{_ordinal(number)} half of {value[:4]}"
        case "decade":
            return f"{number * 10}er Jahre" if german else f"{number * 10}s"
        case _:
            return f"{number + 1}. Jahrhundert" if german else f"{_ordinal(number + 1)} century"


def _clock(period: Period, german: bool) -> str:
    if not period.time:
        return ""
    if period.time in _PARTS:
        return f", {_PARTS[period.time][0 if german else 1]}"
    return f", {period.time}" + (" Uhr" if german else "")


def _duration(period: Period, german: bool) -> str:
    if not period.unit or "X" in period.amount:
        return ""
    names = _UNITS[period.unit]
    one = period.amount == "1"
    amount = period.amount.replace(".", ",") if german else period.amount
    return f"{amount} {names[(0 if german else 2) + (0 if one else 1)]}"


def _ordinal(count: int) -> str:
    suffix = "th" if 10 <= count % 100 <= 20 else _ORDINALS.get(count % 10, "th")
    return f"{count}{suffix}"


def _babel(when: date, pattern: str, language: str) -> str:
    from babel.dates import format_date

    return format_date(when, pattern, locale=_LOCALES["de" if language == "de" else "en"])


def extent(value: str | None) -> tuple[date, date] | None:
    """The first and last day a TIMEX3 value covers, both inclusive; None where it names no day."""
    period = parse_value(value) if value else None
    if period is None or period.first is None or period.last is None:
        return None
    return period.first, period.last


def day_after(when: date) -> date | None:
    """The next day; None after the calendar's last."""
    return None if when == date.max else when + timedelta(days=1)


def sort_key(value: str | None) -> tuple[int, date, int, str]:
    """Calendar order of TIMEX3 values (see `Period.sort_key`); what has no value comes last of all."""
    period = parse_value(value) if value else None
    return period.sort_key if period else (2, date.max, 0, value or "")


def machine_value(value: str | None) -> str | None:
    """The value as HTML's `time` element takes it (WHATWG HTML, 4.5.14); None where it has no form for it."""
    period = parse_value(value) if value else None
    if period is None or value is None or "/" in value:
        return None
    if period.precision == "part" and period.first is not None:
        return period.first.isoformat()
    if period.precision == "week" and len(value) == len("2025-W33"):
        return value
    plain = period.precision in ("day", "time", "year") and period.first is not None and value[:4] != "0000"
    return value if plain or (period.precision == "month" and len(value) == len("2025-08")) else None
