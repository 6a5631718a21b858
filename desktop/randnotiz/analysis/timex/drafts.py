"""Ways to build an expression that the grammars of all languages share."""

from __future__ import annotations

from randnotiz.analysis.timex.rules import Draft, Hit
from randnotiz.domain.timex import calendar
from randnotiz.domain.timex.expression import Anchor, Direction, Form, Mod, TimexType

Extent = tuple[int, int] | None


def fixed(value: str, kind: TimexType = "DATE", mod: Mod = "", extent: Extent = None) -> Draft:
    """An expression whose value stands in the text."""
    return Draft(kind, Form("fixed", value), mod, extent)


def day(
    year: int | None, month: int, number: int, extent: Extent = None, time: str = "", falls: int = -1
) -> Draft | None:
    """A calendar day, with or without its year and weekday; None where no year has such a day."""
    if not 1 <= number <= (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)[month - 1]:
        return None
    kind: TimexType = "TIME" if time else "DATE"
    tail = f"{month:02d}-{number:02d}"
    if year is None:
        return Draft(kind, Form("yearless", tail, time=time, falls=falls), extent=extent)
    return Draft(kind, Form("fixed", f"{year:04d}-{tail}{time}"), extent=extent)


def in_year(
    year: int | None, tail: str, mod: Mod = "", direction: Direction = "", extent: Extent = None
) -> Draft | None:
    """A month, season, quarter, half or feast, with or without its year; None where that year has none."""
    if year is None:
        return Draft("DATE", Form("yearless", tail, direction=direction), mod, extent)
    if tail.startswith("@") or "-" in tail:
        try:
            value, _, _ = calendar.recurring(tail, year)
        except ValueError:
            return None
        return Draft("DATE", Form("fixed", value), mod, extent)
    return Draft("DATE", Form("fixed", f"{year:04d}-{tail}"), mod, extent)


def shift(
    unit: str, count: int, anchor: Anchor = "published", time: str = "", mod: Mod = "", extent: Extent = None
) -> Draft:
    """A period counted from the publication date or from the last day named."""
    return Draft("TIME" if time else "DATE", Form("shift", "", unit, count, anchor, time=time), mod, extent)


def weekday(number: int | str, direction: Direction = "", time: str = "", extent: Extent = None) -> Draft:
    """A weekday (or "WE", the weekend), by its direction from the publication date."""
    return Draft(
        "TIME" if time else "DATE",
        Form("weekday", str(number), direction=direction, time=time),
        extent=extent,
    )


def clock(hour: int, minute: int, extent: Extent = None) -> Draft | None:
    """A clock time of the day spoken of; None for one that no clock shows."""
    if hour > 24 or minute > 59 or (hour == 24 and minute):
        return None
    return Draft("TIME", Form("context", time=f"T{hour:02d}:{minute:02d}"), extent=extent)


def part_of_day(part: str, extent: Extent = None, nearby: int = 0) -> Draft:
    """A part (MO, MI, AF, EV, NI) of the day spoken of."""
    return Draft("TIME", Form("context", time=f"T{part}", nearby=nearby), extent=extent)


def length(
    amount: str, letter: str, unit: str = "", direction: int = 0, mod: Mod = "", extent: Extent = None
) -> Draft:
    """A duration: digits or "X", and a TIMEX3 unit letter, "T" before it where it is one of the clock.

    `direction` is -1 for what leads back from today, 1 for what leads on, 0 for neither.
    """
    if letter.startswith("T"):
        return Draft("DURATION", Form("fixed", f"PT{amount}{letter[1:]}"), mod, extent)
    value = f"P{amount}{letter}"
    if direction < 0 and amount == "X":  # "vor einigen Tagen"
        return Draft("DURATION", Form("fixed", value, direction="past"), mod, extent)
    if direction and amount.isdigit() and len(amount) <= 5:
        return Draft("DURATION", Form("fixed", value, unit, direction * int(amount)), mod, extent)
    return Draft("DURATION", Form("fixed", value), mod, extent)


def recurring(value: str, extent: Extent = None) -> Draft:
    """A set."""
    return Draft("SET", Form("fixed", value), extent=extent)


def full_year(two_digits: int, century_before: int = 1900) -> int:
    """The year two digits mean: up to 40 this century's."""
    return 2000 + two_digits if two_digits <= 40 else century_before + two_digits


def span(hit: Hit, first: str, last: str = "") -> tuple[int, int]:
    """From one named token to another, as an extent."""
    return hit.at(first), (hit.at(last) if last and hit.has(last) else hit.at(first)) + 1
