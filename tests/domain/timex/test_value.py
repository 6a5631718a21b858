"""Reading TIMEX3 values back."""

from datetime import date

import pytest

from randnotiz.domain.timex import parse_value


@pytest.mark.parametrize(
    ("value", "precision", "first", "last"),
    [
        ("2025-08-19", "day", date(2025, 8, 19), date(2025, 8, 19)),
        ("2025-08-19TEV", "part", date(2025, 8, 19), date(2025, 8, 19)),
        ("2025-08-19T14:30", "time", date(2025, 8, 19), date(2025, 8, 19)),
        ("2025-W33", "week", date(2025, 8, 11), date(2025, 8, 17)),
        ("2025-W33-WE", "weekend", date(2025, 8, 16), date(2025, 8, 17)),
        ("2025-02", "month", date(2025, 2, 1), date(2025, 2, 28)),
        ("2025-02-XXTMO", "month", date(2025, 2, 1), date(2025, 2, 28)),
        ("2025-SU", "season", date(2025, 6, 1), date(2025, 8, 31)),
        ("2025-Q1", "quarter", date(2025, 1, 1), date(2025, 3, 31)),
        ("2025-H2", "half", date(2025, 7, 1), date(2025, 12, 31)),
        ("2022", "year", date(2022, 1, 1), date(2022, 12, 31)),
        ("198", "decade", date(1980, 1, 1), date(1989, 12, 31)),
        ("18", "century", date(1800, 1, 1), date(1899, 12, 31)),
        ("2019/2020", "year", date(2019, 1, 1), date(2020, 12, 31)),
    ],
)
def test_calendar_values_know_their_days(value: str, precision: str, first: date, last: date) -> None:
    period = parse_value(value)

    assert period is not None
    assert (period.precision, period.first, period.last) == (precision, first, last)


@pytest.mark.parametrize(
    ("value", "amount", "unit"),
    [
        ("P80Y", "80", "year"),
        ("P3W", "3", "week"),
        ("PXM", "X", "month"),
        ("PT2H", "2", "hour"),
        ("PT30M", "30", "minute"),
        ("P2.5Y", "2.5", "year"),
        ("P2DE", "2", "decade"),
    ],
)
def test_durations_tell_amount_and_unit(value: str, amount: str, unit: str) -> None:
    period = parse_value(value)

    assert period is not None
    assert (period.precision, period.amount, period.unit) == ("duration", amount, unit)


@pytest.mark.parametrize(
    ("value", "precision"),
    [("PRESENT_REF", "vague"), ("XXXX-WXX-1", "set"), ("XXXX-XX-XX", "unknown"), ("BC0044", "year")],
)
def test_values_off_the_calendar_have_no_days(value: str, precision: str) -> None:
    period = parse_value(value)

    assert period is not None
    assert (period.precision, period.first) == (precision, None)


@pytest.mark.parametrize(
    "value", ["", "gestern", "2025-02-30", "2025-W54", "2025-13", "2025-08-19T25", "P", "2020/2019"]
)
def test_what_is_no_value_is_none(value: str) -> None:
    period = parse_value(value)

    assert period is None


def test_values_sort_by_day_and_longer_periods_first() -> None:
    values = [
        "P3W",
        "2025-08-19T14:30",
        "2025-08-19",
        "2025-08",
        "2025",
        "2025-08-19TMO",
        "2024-12-31",
        "PAST_REF",
    ]

    def key(value: str) -> tuple[int, date, int, str]:
        period = parse_value(value)
        assert period is not None
        return period.sort_key

    assert sorted(values, key=key)[:6] == [
        "2024-12-31",
        "2025",
        "2025-08",
        "2025-08-19",
        "2025-08-19TMO",
        "2025-08-19T14:30",
    ]
