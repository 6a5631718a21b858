"""From symbolic forms to values."""

import json
from datetime import date

import pytest

from randnotiz.domain.timex import Form, TimeExpression, TimexType, resolve
from randnotiz.domain.timex.expression import FormKind

PUBLISHED = date(2025, 8, 20)  # a Wednesday


def expression(
    form: Form, kind: TimexType = "DATE", start: int = 0, sentence: int = 0, entry: int = 0
) -> TimeExpression:
    return TimeExpression(start, start + 3, kind, form, sentence=sentence, entry=entry)


def value(form: Form, published: date | None = PUBLISHED) -> str | None:
    return resolve([expression(form)], published)[0].value


@pytest.mark.parametrize(
    ("direction", "tuesday", "wednesday"),
    [
        ("", "2025-08-19", "2025-08-20"),
        ("past", "2025-08-19", "2025-08-20"),
        ("future", "2025-08-26", "2025-08-20"),
        ("near", "2025-08-19", "2025-08-20"),
        ("last", "2025-08-19", "2025-08-13"),
        ("next", "2025-08-26", "2025-08-27"),
    ],
)
def test_weekdays_go_with_their_direction(direction: str, tuesday: str, wednesday: str) -> None:
    assert value(Form("weekday", "1", direction=direction)) == tuesday  # type: ignore[arg-type]
    assert value(Form("weekday", "2", direction=direction)) == wednesday  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("tail", "direction", "expected"),
    [
        ("02", "", "2025-02"),
        ("12", "", "2025-12"),
        ("12", "past", "2024-12"),
        ("08", "", "2025-08"),
        ("08-24", "past", "2025-08-24"),  # four days ahead outweighs a tense that points a year back
        ("05-01", "future", "2026-05-01"),
        ("SU", "last", "2024-SU"),
        ("SP", "next", "2026-SP"),
        ("@easter+1", "", "2025-04-21"),
    ],
)
def test_a_missing_year_is_the_nearest_that_suits(tail: str, direction: str, expected: str) -> None:
    assert value(Form("yearless", tail, direction=direction)) == expected  # type: ignore[arg-type]


def test_the_29th_of_february_lies_in_a_leap_year_or_stays_open() -> None:
    assert value(Form("yearless", "02-29"), date(2025, 1, 10)) == "2024-02-29"
    assert value(Form("yearless", "02-29"), date(2026, 1, 10)) is None


def test_without_a_publication_date_relative_forms_stay_open_and_say_so() -> None:
    forms = [
        Form("shift", unit="day", count=-1),
        Form("weekday", "1"),
        Form("yearless", "02"),
        Form("context", time="T14:30"),
        Form("weekday", "WE"),
    ]

    for form in forms:
        resolved = resolve([expression(form)], None)[0]
        assert resolved.value is None
        assert resolved.explanation.key == "no_published"


def test_durations_sets_and_full_dates_need_no_publication_date() -> None:
    assert value(Form("fixed", "P80Y"), None) == "P80Y"
    assert value(Form("fixed", "2022-05-03"), None) == "2022-05-03"


def test_a_new_publication_date_moves_every_relative_value() -> None:
    expressions = [
        expression(Form("weekday", "1")),
        expression(Form("shift", unit="week", count=-1), start=10),
    ]

    before = [found.value for found in resolve(expressions, PUBLISHED)]
    after = [found.value for found in resolve(expressions, date(2024, 1, 3))]

    assert before == ["2025-08-19", "2025-W33"]
    assert after == ["2024-01-02", "2023-W52"]


def test_the_text_is_the_anchor_once_it_names_a_day() -> None:
    expressions = [
        expression(Form("fixed", "2008-05-12")),
        expression(Form("shift", unit="day", count=1, anchor="told"), start=20, sentence=1),
        expression(Form("shift", unit="year", count=2, anchor="told"), start=40, sentence=2),
    ]

    resolved = resolve(expressions, None)

    assert [found.value for found in resolved] == ["2008-05-12", "2008-05-13", "2010"]
    assert resolved[1].explanation.values == {"anchor": "2008-05-12", "origin": "text"}


def test_what_counts_from_a_day_never_named_is_not_counted_from_the_publication_date() -> None:
    resolved = resolve([expression(Form("shift", unit="year", count=2, anchor="told"))], PUBLISHED)[0]

    assert (resolved.value, resolved.explanation.key) == (None, "open")


def test_clock_times_belong_to_the_day_beside_them() -> None:
    monday = expression(Form("weekday", "0", direction="past"))
    time = expression(Form("context", time="T20:00"), "TIME", start=8)
    friday = expression(Form("weekday", "4", direction="future"), start=15)
    other_entry = expression(Form("context", time="T20:00"), "TIME", start=60, sentence=1, entry=1)

    assert resolve([monday, time], PUBLISHED)[1].value == "2025-08-18T20:00"
    assert resolve([monday, time, friday], PUBLISHED)[1].value == "2025-08-22T20:00"
    assert resolve([monday, other_entry], PUBLISHED)[1].value == "2025-08-20T20:00"


def test_a_series_of_weeks_is_counted_from_where_it_began() -> None:
    weeks = [expression(Form("ordinal", unit="week", count=n), start=10 * n, sentence=n) for n in (1, 2, 5)]
    expressions = [expression(Form("yearless", "07-01", direction="past")), *weeks]

    assert [found.value for found in resolve(expressions, PUBLISHED)] == [
        "2025-07-01",
        "2025-W27",
        "2025-W28",
        "2025-W31",
    ]


def test_a_year_told_of_just_before_is_meant_by_the_next_month() -> None:
    told = expression(Form("fixed", "2019-03-04"))
    month = expression(Form("yearless", "05"), start=30, sentence=1)
    much_later = expression(Form("yearless", "05"), start=900, sentence=20)

    assert resolve([told, month], PUBLISHED)[1].value == "2019-05"
    assert resolve([told, much_later], PUBLISHED)[1].value == "2025-05"


def test_a_duration_that_leads_back_names_the_point_it_leads_to() -> None:
    form = Form("fixed", "P90Y", "year", -90)

    resolved = resolve([expression(form, "DURATION")], date(2013, 8, 29))[0]

    assert resolved.value == "P90Y"
    assert resolved.explanation.values == {"point": "1923", "anchor": "2013-08-29", "origin": "published"}


@pytest.mark.parametrize(("unit", "count"), [("year", 99_999), ("day", 10_000_000), ("century", -500)])
def test_beyond_the_calendar_is_open_not_an_error(unit: str, count: int) -> None:
    assert value(Form("shift", unit=unit, count=count)) is None


def test_expressions_survive_json() -> None:
    original = TimeExpression(
        4, 17, "TIME", Form("weekday", "1", "week", -1, "text", "next", "TEV", -1), "END", sentence=3, entry=1
    )

    restored = TimeExpression.from_dict(json.loads(json.dumps(original.to_dict())))

    assert restored == original


@pytest.mark.parametrize("kind", ["", "season", None])
def test_a_form_of_unknown_kind_is_refused(kind: FormKind) -> None:
    with pytest.raises(ValueError, match="unknown kind"):
        Form.from_dict({"kind": kind})


def test_resolving_ten_thousand_expressions_looks_only_at_neighbours() -> None:
    """A listing with many clock times: each asks only the few days named next to it."""
    expressions = []
    for place in range(5_000):
        expressions.append(expression(Form("weekday", str(place % 7)), start=20 * place, sentence=place))
        expressions.append(
            expression(Form("context", time="T20:00"), "TIME", start=20 * place + 8, sentence=place)
        )

    resolved = resolve(expressions, PUBLISHED)

    for day, time in zip(resolved[::2], resolved[1::2], strict=True):
        assert time.value == f"{day.value}T20:00"


def test_the_weekday_named_beside_a_day_tells_its_year() -> None:
    assert value(Form("yearless", "12-31", falls=1)) == "2024-12-31"  # a Tuesday
    assert value(Form("yearless", "12-31", falls=2)) == "2025-12-31"
    assert value(Form("yearless", "12-31", falls=6)) == "2025-12-31"  # none near: as if unsaid


def test_a_verb_beside_a_day_leaves_no_doubt_of_the_past() -> None:
    assert value(Form("yearless", "08-30", direction="past")) == "2025-08-30"
    assert value(Form("yearless", "08-30", direction="surely_past")) == "2024-08-30"


@pytest.mark.parametrize(("published", "expected"), [(date(2025, 12, 3), "2026"), (date(2026, 1, 5), "2026")])
def test_the_new_year_is_the_next_only_late_in_a_year(published: date, expected: str) -> None:
    assert value(Form("shift", unit="year", nearby=183), published) == expected


def test_then_is_where_the_duration_just_before_leads_to() -> None:
    in_a_year = expression(Form("fixed", "P1Y", "year", 1), "DURATION")
    then = expression(Form("then"), start=20, sentence=1)
    much_later = expression(Form("then"), start=90, sentence=9)

    assert resolve([in_a_year, then], PUBLISHED)[1].value == "2026-08-20"
    assert resolve([in_a_year, much_later], PUBLISHED)[1].explanation.key == "open"
    assert resolve([in_a_year, then], None)[1].explanation.key == "no_published"


def test_a_part_of_some_day_is_known_by_its_month() -> None:
    some_days_ago = expression(Form("fixed", "PXD", direction="past"), "DURATION")
    morning = expression(Form("context", time="TMO"), "TIME", start=20)
    elsewhere = expression(Form("context", time="TMO"), "TIME", start=90, sentence=1)

    values = [found.value for found in resolve([some_days_ago, morning, elsewhere], PUBLISHED)]

    assert values == ["PXD", "2025-08-XXTMO", "2025-08-20TMO"]


def test_a_month_far_back_in_the_year_told_of_belongs_to_the_next() -> None:
    october = expression(Form("fixed", "2023-10"))
    january = expression(Form("yearless", "01", direction="past"), start=30, sentence=1)
    july = expression(Form("yearless", "07", direction="past"), start=30, sentence=1)

    assert resolve([october, january], PUBLISHED)[1].value == "2024-01"
    assert resolve([october, july], PUBLISHED)[1].value == "2023-07"


def test_a_year_still_to_come_is_not_that_of_a_past() -> None:
    until = expression(Form("fixed", "2030-12-31"))
    june = expression(Form("yearless", "06", direction="past"), start=30, sentence=1)
    final = expression(Form("yearless", "06"), start=30, sentence=1)

    assert resolve([until, june], PUBLISHED)[1].value == "2025-06"
    assert resolve([until, final], PUBLISHED)[1].value == "2030-06"


def test_the_next_day_is_open_once_the_text_has_gone_on_to_another_month() -> None:
    day = expression(Form("fixed", "2013-06-10"))
    month = expression(Form("fixed", "2014-03"), start=30, sentence=1)
    next_day = expression(Form("shift", unit="day", count=1, anchor="text"), start=60, sentence=2)

    assert resolve([day, next_day], PUBLISHED)[1].value == "2013-06-11"
    assert resolve([day, month, next_day], PUBLISHED)[2].value is None
