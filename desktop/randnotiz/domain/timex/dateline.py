"""The publication date as the first or last lines of an article state it."""

from __future__ import annotations

import re
from datetime import date
from functools import cache

# How much of a text's beginning and end may hold a dateline, in characters. Articles open with a title,
# perhaps a subtitle and a teaser; the line with the date stands after them.
HEAD = 1500
TAIL = 400
# A dateline's place and agency at the head of a paragraph ("Washington, D.C. (Reuters), ") are never longer.
OPENING = 60

_MONTHS = (
    "Januar|Jänner|January|Jan",
    "Februar|Feber|February|Feb",
    "März|March|Mär|Mar|Mrz",
    "April|Apr",
    "Mai|May",
    "Juni|June|Jun",
    "Juli|July|Jul",
    "August|Aug",
    "September|Sept|Sep",
    "Oktober|October|Okt|Oct",
    "November|Nov",
    "Dezember|December|Dez|Dec",
)
_MONTH = "|".join(_MONTHS)
_NUMBERS = {name.lower(): place for place, names in enumerate(_MONTHS, 1) for name in names.split("|")}

_GAP = "[ \u00a0]"
_DATE_SOURCE = rf"""(?<![\w.,/-])(?:
    (?P<iso_year>\d{{4}})-(?P<iso_month>\d\d)-(?P<iso_day>\d\d)(?=T\d|\b)
  | (?P<day>\d{{1,2}})(?:st|nd|rd|th)?\.?{_GAP}(?P<month>{_MONTH})\.?,?{_GAP}(?P<year>\d{{4}})\b
  | (?P<en_month>{_MONTH})\.?{_GAP}(?P<en_day>\d{{1,2}})(?:st|nd|rd|th)?,?{_GAP}(?P<en_year>\d{{4}})\b
  | (?P<n_day>\d{{1,2}})\.{_GAP}?(?P<n_month>\d{{1,2}})\.{_GAP}?(?P<n_year>\d{{4}}|\d\d)(?!\w|[./-]\d)
)"""
# Words that announce the day an article appeared, or was last brought up to date.
_LABEL = re.compile(
    r"""(?:stand|datum|veröffentlicht(?:\s+am)?|erstellt(?:\s+am)?|aktualisiert(?:\s+am)?|publiziert(?:\s+am)?
      |erschienen(?:\s+am)?|erstveröffentlichung|vom|published(?:\s+on)?|posted(?:\s+on)?|updated(?:\s+on)?
      |last\s+updated(?:\s+on)?|date|issued(?:\s+on)?)[ \u00a0]*[:|]?[ \u00a0]*$""",
    re.VERBOSE | re.IGNORECASE,
)
_UPDATE = re.compile(r"(?:aktualisiert|updated)", re.IGNORECASE)
_WEEKDAY = re.compile(
    r"(?:(?:Mon|Diens|Donners|Frei|Sams|Sonn)tag|Mittwoch|Sonnabend|(?:Mo|Di|Mi|Do|Fr|Sa|So)\.?"
    r"|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)\.?)"
    r"(?:,|,?[ \u00a0](?:de[nm]))?[ \u00a0]*$",
    re.IGNORECASE,
)
# What may follow the date on a date line: a clock time, an author, an agency; never the rest of a sentence.
_LINE_REST = re.compile(
    r"[ \u00a0]*(?:[,|·•–—-]?[ \u00a0]*(?:um[ \u00a0])?\d{1,2}[:.]\d\d[^\n]{0,30}|[|·•–—/,(][^\n]{0,60})?"
)
_PLACE = re.compile(
    r"(?:[^\W\d_][\w'’.-]*)(?:[ /][^\W\d_(][\w'’.-]*){0,4},?[ \u00a0]*(?:\([^()\n]{1,30}\))?"
    r"[ \u00a0]*[,–—-]?[ \u00a0]*(?:de[nm][ \u00a0])?$"
)
_AFTER_PLACE = re.compile(r"[ \u00a0]*(?:\([^()\n]{1,30}\)|[.:–—/-]|\n|$)")


def extract_dateline(text: str) -> tuple[date, tuple[int, int]] | None:
    """The publication date that the text itself states, and its span (code points, end exclusive).

    Found are labelled dates ("Stand: 20.08.2025, 14:05 Uhr", "Published on 20 August 2025"), lines that hold
    nothing but a date, with or without weekday, clock time or place, and datelines at the head of a paragraph
    ("Berlin, 20. August 2025 (dpa) - ..."). A date inside a sentence is none. Only the first 1,500 and the
    last 400 characters are looked at. A first publication wins over an update.
    """
    found: list[tuple[int, date, tuple[int, int]]] = []
    for start, end in _windows(len(text)):
        for match in _dates().finditer(text, start, end):
            day = _day(match)
            rank = _rank(text, match.start(), match.end()) if day is not None else None
            if day is not None and rank is not None:
                found.append((rank, day, match.span()))
    if not found:
        return None
    _, day, span = min(found, key=lambda item: (item[0], item[2]))
    return day, span


@cache
def _dates() -> re.Pattern[str]:
    """Compiled on first use: few starts of the program read a dateline."""
    return re.compile(_DATE_SOURCE, re.VERBOSE | re.IGNORECASE)


def _windows(length: int) -> list[tuple[int, int]]:
    if length <= HEAD + TAIL:
        return [(0, length)]
    return [(0, HEAD), (length - TAIL, length)]


def _rank(text: str, start: int, end: int) -> int | None:
    """How surely the date at this place is the publication date: 0 best, None not at all."""
    line_start = text.rfind("\n", 0, start) + 1
    before = text[max(line_start, start - OPENING) : start]
    bare = _WEEKDAY.sub("", before)
    if label := _LABEL.search(bare):
        announced = label.group().strip().lower()
        if announced == "vom" and bare.strip().lower() != "vom":
            return None
        return 1 if _UPDATE.match(announced) else 0
    if not _LINE_REST.match(text, end):
        return None
    line_end = text.find("\n", end)
    rest = text[end : line_end if line_end >= 0 else len(text)]
    alone = _LINE_REST.fullmatch(rest) is not None
    if start - line_start > OPENING:
        return None
    if not bare.strip(" \u00a0(|·•"):
        return 2 if alone else None
    if _PLACE.fullmatch(bare) and (alone or _AFTER_PLACE.match(text, end)):
        return 3
    return None


def _day(match: re.Match[str]) -> date | None:
    """The date a match spells, or None where there is no such day."""
    if match["iso_year"]:
        year, month, day = match["iso_year"], match["iso_month"], match["iso_day"]
    elif match["day"]:
        year, month, day = match["year"], match["month"], match["day"]
    elif match["en_month"]:
        year, month, day = match["en_year"], match["en_month"], match["en_day"]
    else:
        year, month, day = match["n_year"], match["n_month"], match["n_day"]
    number = _NUMBERS.get(month.lower()) or (int(month) if month.isdigit() else 0)
    full_year = int(year) + 2000 if len(year) == 2 else int(year)
    try:
        return date(full_year, number, int(day))
    except ValueError:
        return None
