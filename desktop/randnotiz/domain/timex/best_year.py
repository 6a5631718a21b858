"""The year that a date without one means, and the month that a day without one does."""

from __future__ import annotations

from datetime import date

from randnotiz.domain.timex import calendar
from randnotiz.domain.timex.expression import Form

# A period in the wrong direction ("wurde am 7. Dezember ..." seen from 30 November) counts as this much
# farther away: the tense of a neighbouring verb is a hint, not a proof.
AGAINST_TENSE = 8.0
# ... unless that verb stands right beside it ("Am 7. Dezember begann ...").
NEVER = 1000.0
# Without any hint news speak a little more often of what was than of what will be.
INTO_FUTURE = 1.3


def best_year(form: Form, base: date) -> int:
    """The year in which a yearless value lies nearest to the base, going with the direction.

    Raises ValueError when no near year has such a day.
    """
    costs: list[tuple[bool, float, int]] = []
    for year in (base.year - 1, base.year, base.year + 1):
        try:
            _, first, last = calendar.recurring(form.value, year)
        except ValueError:
            continue
        on_another_weekday = form.falls >= 0 and first.weekday() != form.falls
        costs.append((on_another_weekday, _cost(form, base, first, last), year))
    if not costs:
        raise ValueError("no such day in the years around")
    return min(costs)[2]


def day_of_month(base: date, number: int, direction: int) -> date:
    """The day of that number on or after the base (1), on or before it (-1), or in its month (0).

    Raises ValueError where the month has no such day.
    """
    first = base.replace(day=1)
    if direction > 0 and number < base.day:
        first = calendar.add_months(first, 1)
    if direction < 0 and number > base.day:
        first = calendar.add_months(first, -1)
    return first.replace(day=number)


def _cost(form: Form, base: date, first: date, last: date) -> float:
    """How far a period lies from the base, weighted by how well it suits the form's direction."""
    ahead, back = (first - base).days, (base - last).days
    if form.direction == "last":
        return back if back > 0 else 10_000.0 + ahead
    if form.direction == "next":
        return ahead if ahead > 0 else 10_000.0 + back
    if ahead > 0:
        return ahead * {"past": AGAINST_TENSE, "surely_past": NEVER, "": INTO_FUTURE}.get(form.direction, 1.0)
    if back > 0:
        return back * (AGAINST_TENSE if form.direction == "future" else 1.0)
    return 0.0
