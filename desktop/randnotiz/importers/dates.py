"""Publication dates as metadata writes them."""

from __future__ import annotations

import re
from datetime import date
from typing import Final

_ISO = re.compile(r"\s*(\d{4})-?(\d{2})-?(\d{2})(?!\d)")
_GERMAN = re.compile(r"\s*(?:\w+,\s*)?(\d{1,2})\.\s*(\d{1,2})\.\s*(\d{4})(?!\d)")
_SLASHED = re.compile(r"\s*(\d{1,2})/(\d{1,2})/(\d{4})(?!\d)")
_DAY_FIRST = re.compile(r"\s*(?:\w+,?\s+)?(?:den\s+)?(\d{1,2})\.?\s+([^\W\d_]{3,9})\.?,?\s+(\d{4})(?!\d)")
_MONTH_FIRST = re.compile(r"\s*(?:\w+,?\s+)?([^\W\d_]{3,9})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})(?!\d)")
_MONTHS: Final = {
    name: number
    for number, names in enumerate(
        (
            "jan jän",
            "feb",
            "mar mär mrz",
            "apr",
            "may mai",
            "jun",
            "jul",
            "aug",
            "sep",
            "oct okt",
            "nov",
            "dec dez",
        ),
        start=1,
    )
    for name in names.split()
}
_EARLIEST, _LATEST = 1500, 2200


def parse_date(text: str) -> date | None:
    """The calendar day that `text` begins with, as written there (no time zone arithmetic), or None.

    Read are ISO 8601, 20.8.2025, 20. August 2025, August 20, 2025, RFC 5322, and dates with strokes where
    one of the two numbers can only be the day.
    """
    text = text[:80]
    if match := _ISO.match(text):
        return _date(match[1], match[2], match[3])
    if match := _GERMAN.match(text):
        return _date(match[3], match[2], match[1])
    if match := _DAY_FIRST.match(text):
        return _date(match[3], _MONTHS.get(match[2][:3].lower(), 0), match[1])
    if match := _MONTH_FIRST.match(text):
        return _date(match[3], _MONTHS.get(match[1][:3].lower(), 0), match[2])
    if match := _SLASHED.match(text):
        return _slashed(int(match[1]), int(match[2]), match[3])
    return None


def _slashed(first: int, second: int, year: str) -> date | None:
    """8/20/2025 and 20/8/2025 are plain, 8/9/2025 could be either."""
    if first > 12:
        return _date(year, second, first)
    return _date(year, first, second) if second > 12 or first == second else None


def _date(year: str, month: str | int, day: str | int) -> date | None:
    try:
        found = date(int(year), int(month), int(day))
    except ValueError:
        return None
    return found if _EARLIEST <= found.year <= _LATEST else None
