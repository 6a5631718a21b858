"""Calendar arithmetic."""

from datetime import date

import pytest
from dateutil.easter import easter as reference_easter

from randnotiz.domain.timex import calendar


def test_easter_agrees_with_dateutil_over_six_centuries() -> None:
    assert all(calendar.easter(year) == reference_easter(year) for year in range(1600, 2200))


@pytest.mark.parametrize(
    ("rule", "year", "day"),
    [
        ("@easter-2", 2025, date(2025, 4, 18)),
        ("@easter+60", 2025, date(2025, 6, 19)),
        ("@advent+0", 2025, date(2025, 12, 21)),
        ("@advent-21", 2022, date(2022, 11, 27)),
        ("@advent-32", 2025, date(2025, 11, 19)),
        ("@nth5.6.2", 2025, date(2025, 5, 11)),
        ("@nth11.3.4", 2025, date(2025, 11, 27)),
        ("@nth8.0.-1", 2025, date(2025, 8, 25)),
    ],
)
def test_moveable_feasts(rule: str, year: int, day: date) -> None:
    assert calendar.feast(rule, year) == day


def test_a_fifth_monday_that_a_month_lacks_is_an_error() -> None:
    with pytest.raises(ValueError, match="no 5th weekday"):
        calendar.feast("@nth2.0.5", 2025)


def test_an_unknown_feast_is_an_error() -> None:
    with pytest.raises(ValueError, match="unknown feast"):
        calendar.feast("@moon+1", 2025)


@pytest.mark.parametrize(
    ("unit", "count", "value"),
    [
        ("day", -1, "2024-12-31"),
        ("week", 0, "2025-W01"),
        ("week", -1, "2024-W52"),
        ("weekend", 0, "2025-W01-WE"),
        ("month", -1, "2024-12"),
        ("month", 14, "2026-03"),
        ("quarter", -1, "2024-Q4"),
        ("half", -1, "2024-H2"),
        ("season", 0, "2024-WI"),
        ("season", -1, "2024-FA"),
        ("season", 1, "2025-SP"),
        ("year", -1, "2024"),
        ("decade", -1, "201"),
        ("century", -1, "19"),
    ],
)
def test_periods_counted_from_new_years_day(unit: str, count: int, value: str) -> None:
    assert calendar.shifted(date(2025, 1, 1), unit, count)[0] == value


def test_the_end_of_the_calendar_is_an_overflow_not_a_wrong_date() -> None:
    for unit in ("day", "week", "month", "year", "century"):
        with pytest.raises(OverflowError):
            calendar.shifted(date(2025, 1, 1), unit, 4_000_000)


@pytest.mark.parametrize(
    ("tail", "value", "first", "last"),
    [
        ("02", "2024-02", date(2024, 2, 1), date(2024, 2, 29)),
        ("02-29", "2024-02-29", date(2024, 2, 29), date(2024, 2, 29)),
        ("WI", "2024-WI", date(2024, 12, 1), date(2025, 2, 28)),
        ("Q3", "2024-Q3", date(2024, 7, 1), date(2024, 9, 30)),
        ("H1", "2024-H1", date(2024, 1, 1), date(2024, 6, 30)),
        ("W01", "2024-W01", date(2024, 1, 1), date(2024, 1, 7)),
        ("@easter+0", "2024-03-31", date(2024, 3, 31), date(2024, 3, 31)),
    ],
)
def test_what_recurs_every_year(tail: str, value: str, first: date, last: date) -> None:
    assert calendar.recurring(tail, 2024) == (value, first, last)


@pytest.mark.parametrize(
    ("tail", "value", "first", "last"),
    [
        ("@easter+49WE", "2025-W23-WE", date(2025, 6, 7), date(2025, 6, 8)),
        ("@easter-3W", "2025-W16", date(2025, 4, 14), date(2025, 4, 20)),
        ("@advent-21WE", "2025-W48-WE", date(2025, 11, 29), date(2025, 11, 30)),
    ],
)
def test_the_week_and_weekend_of_a_feast(tail: str, value: str, first: date, last: date) -> None:
    assert calendar.recurring(tail, 2025) == (value, first, last)


def test_later_stays_within_the_month() -> None:
    assert calendar.later(date(2024, 2, 29), "year", 1) == date(2025, 2, 28)
    assert calendar.later(date(2025, 8, 20), "week", 2) == date(2025, 9, 3)
