"""From time expressions and a publication date to TIMEX3 values. Pure, quick, and free of heavy imports."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, timedelta

from randnotiz.domain.timex import best_year, calendar, clock_times
from randnotiz.domain.timex.expression import (
    COMPARED,
    MAYBE_NOW,
    Anchor,
    Explanation,
    Form,
    Outcome,
    ResolvedTime,
    TimeExpression,
    counted,
)
from randnotiz.domain.timex.story import DAY, FINENESS, MONTH, REACH, Named, Story
from randnotiz.domain.timex.value import parse_value


def resolve(expressions: Sequence[TimeExpression], published: date | None) -> list[ResolvedTime]:
    """Give each expression its TIMEX3 value, in order.

    Expressions must be in text order, as `find_times` returns them. Without a publication date, what needs
    one stays None and its explanation says so; what the text itself dates is resolved all the same.
    """
    story = Story(published)
    outcomes: list[Outcome | None] = []
    for place, expression in enumerate(expressions):
        if expression.form.kind == "context":
            outcomes.append(None)
        else:
            outcomes.append(_guarded(_RESOLVERS[expression.form.kind], story, place, expression))
    resolved = []
    hours = clock_times.Hours(story, expressions)
    for place, (expression, outcome) in enumerate(zip(expressions, outcomes, strict=True)):
        value, explanation = outcome or _guarded(hours.resolve, story, place, expression)
        resolved.append(
            ResolvedTime(
                expression.start, expression.end, expression.type, value, expression.mod, explanation
            )
        )
    return resolved


def _guarded(
    resolver: Callable[[Story, int, TimeExpression], Outcome],
    story: Story,
    place: int,
    expression: TimeExpression,
) -> Outcome:
    """Run a resolver; what lies beyond the calendar (year 0, year 12000) is open, not an error."""
    try:
        return resolver(story, place, expression)
    except (OverflowError, ValueError):
        return None, Explanation("open")


def _fixed(story: Story, place: int, expression: TimeExpression) -> Outcome:
    value = expression.form.value
    if expression.type == "DURATION":
        if value in ("PXD", "PXW") and expression.form.direction == "past":
            story.vaguely.add(expression.sentence)
        return value, _length(story, expression)
    if expression.type == "SET":
        return value, Explanation("recurring")
    if value.endswith("_REF"):
        return value, Explanation("vague")
    if value.startswith("X"):
        return value, Explanation("open")
    if (point := _first_day(value)) is not None:
        first, fineness = point
        story.series = first
        story.remember(place, expression, first, fineness, "text")
    return value, Explanation("stated")


def _first_day(value: str) -> tuple[date, int] | None:
    """The first day and fineness of a calendar value: ``2025``, ``2025-08``, ``2025-08-19``, ``2025-SU``."""
    head = value.partition("T")[0].partition("/")[0]
    if (period := parse_value(head)) and period.precision in ("season", "quarter", "half", "week"):
        return (period.first, MONTH) if period.first else None
    parts = head.split("-")
    if head.isdigit() and len(head) == 3:
        return date(10 * int(head), 1, 1), FINENESS["decade"]
    if len(parts) > 3 or len(parts[0]) != 4 or not all(part.isdigit() for part in parts):
        return None
    numbers = [int(part) for part in parts]
    fineness = (FINENESS["year"], MONTH, DAY)[len(numbers) - 1]
    return date(numbers[0], *([*numbers[1:], 1, 1])[:2]), fineness


def _length(story: Story, expression: TimeExpression) -> Explanation:
    """A duration's explanation, with the point it leads to where it stands in a direction."""
    form = expression.form
    base, origin = _base(story, form)
    if not form.unit or base is None or form.unit not in FINENESS:
        return Explanation("length")
    try:
        point, _ = calendar.shifted(base, form.unit, form.count)
    except (KeyError, OverflowError):
        return Explanation("length")
    if form.count > 0:
        story.ahead = calendar.later(base, form.unit, form.count), expression.sentence
    return Explanation("length", {"point": point, "anchor": base.isoformat(), "origin": origin})


def _base(story: Story, form: Form, expression: TimeExpression | None = None) -> tuple[date | None, Anchor]:
    """The day a form is counted from."""
    if form.anchor != "published":
        if expression is not None and form.unit == "day" and story.left_the_day(expression):
            return None, "told"
        named = _named(story, form, expression.sentence if expression is not None else 0)
        if named is not None:
            return _counted_from(named, form), "text"
        if form.anchor == "told":
            return None, "told"
    return story.published, "published"


def _counted_from(named: Named, form: Form) -> date:
    """The day to count from: "1971 ... the following spring" lies behind all of 1971."""
    whole_year = named.fineness == FINENESS["year"] and form.kind == "yearless" and form.direction == "next"
    return named.first.replace(month=12, day=31) if whole_year else named.first


def _named(story: Story, form: Form, sentence: int) -> Named | None:
    """The point of the text that a form is counted from.

    Months and years count from the last point that tells its own month or year, not from a weekday of ours:
    "Im August 1992 ... An einem Sonntag ... Zwei Jahre später".
    """
    fineness = FINENESS.get(form.unit, MONTH if form.kind == "yearless" else DAY)
    if form.kind == "yearless" and form.anchor == "told" and not form.unit:
        return story.dated(FINENESS["year"], False, sentence)
    if form.unit not in FINENESS or fineness > MONTH or form.kind not in ("shift", "yearless"):
        return story.last(fineness)
    return story.dated(fineness, form.count < 0, sentence)


def _compared(story: Story, expression: TimeExpression) -> tuple[date | None, Anchor]:
    """ "2013 lag das Defizit bei 3,1 Prozent, im Vorjahr bei 4,2": the day "im Vorjahr" is counted from."""
    named = story.beside(expression)
    return (named.first, "text") if named is not None else (story.published, "published")


def _shift(story: Story, place: int, expression: TimeExpression) -> Outcome:
    form = expression.form
    if form.value == MAYBE_NOW and story.tells_of_long_ago(expression):
        return "PRESENT_REF", Explanation("vague")
    base, origin = _compared(story, expression) if form.value == COMPARED else _base(story, form, expression)
    if base is None:
        return None, Explanation("open" if story.published else "no_published")
    if form.unit in ("hour", "minute"):
        return None, Explanation("open")
    if form.unit == "year":
        base += timedelta(days=form.nearby)
    value, first = calendar.shifted(base, form.unit, form.count)
    if form.anchor == "told" and FINENESS[form.unit] <= MONTH and story.never_yet(first):
        return None, Explanation("open")
    if form.unit == "day":
        first += timedelta(days=form.nearby)
        value = first.isoformat() + form.time
    if origin == "published" and form.unit == "day":
        story.series = first
    story.remember(place, expression, first, FINENESS[form.unit], origin)
    return value, counted(base, origin)


def _weekday(story: Story, place: int, expression: TimeExpression) -> Outcome:
    form = expression.form
    base, origin = _weekday_base(story, expression)
    if base is None:
        return None, Explanation("no_published")
    if form.value == "WE":
        return _weekend(story, place, expression, base, origin)
    weekday = int(form.value)
    if not form.unit and form.direction in ("past", "surely_past") and story.tells_elsewhere(expression):
        return f"XXXX-WXX-{(weekday + form.nearby) % 7 + 1}{form.time}", Explanation("open")
    if form.unit == "week":
        day = base - timedelta(days=base.weekday()) + timedelta(weeks=form.count, days=weekday)
    else:
        back = (base.weekday() - weekday) % 7
        ahead = (weekday - base.weekday()) % 7
        near = ahead if ahead <= back else -back
        steps = {
            "past": -back,
            "surely_past": -back,
            "": -back,
            "future": ahead,
            "near": near,
            "last": -(back or 7),
            "next": 8 if form.count and ahead == 1 else ahead or 7,  # nobody calls tomorrow "next Saturday"
        }
        day = base + timedelta(days=steps[form.direction])
    day += timedelta(days=form.nearby)
    story.series = day
    story.remember(place, expression, day, DAY, "published")
    return day.isoformat() + form.time, counted(base, origin)


def _weekend(story: Story, place: int, expression: TimeExpression, base: date, origin: Anchor) -> Outcome:
    """The weekend just past or the coming one; on a Saturday or Sunday it is the one that has begun."""
    direction = expression.form.direction
    inside = base.weekday() >= 5
    weeks = {"last": -1, "next": int(inside), "future": 0}.get(direction, 0 if inside else -1)
    value, first = calendar.shifted(base, "weekend", weeks)
    story.remember(place, expression, first, FINENESS["weekend"], "published")
    return value, counted(base, origin)


def _weekday_base(story: Story, expression: TimeExpression) -> tuple[date | None, Anchor]:
    """Weekdays count from the publication date, or from a day of another year told of just before."""
    if expression.form.anchor != "published":
        return _base(story, expression.form)
    if not expression.form.direction and story.published is None:
        named = story.last(DAY)
        return (named.first, "text") if named is not None else (None, "published")
    return story.published, "published"


def _yearless(story: Story, place: int, expression: TimeExpression) -> Outcome:
    form = expression.form
    base, origin = _base(story, form)
    if form.unit == "year":
        if base is None:
            return None, Explanation("open" if story.published else "no_published")
        return _in_year(story, place, expression, base.year + form.count, base, origin)
    if (told := story.year_for(expression)) is not None:
        year, day = told
        return _in_year(story, place, expression, year, day, "text")
    if base is None:
        return None, Explanation("no_published")
    return _in_year(story, place, expression, best_year.best_year(form, base), base, origin)


def _in_year(
    story: Story, place: int, expression: TimeExpression, year: int, base: date, origin: Anchor
) -> Outcome:
    value, first, last = calendar.recurring(expression.form.value, year)
    fineness = DAY if first == last else MONTH
    if fineness == DAY:
        first += timedelta(days=expression.form.nearby)
        value = first.isoformat()
    story.series = first
    story.remember(place, expression, first, fineness, origin)
    return value + expression.form.time, Explanation(
        "year_added", {"anchor": base.isoformat(), "origin": origin}
    )


def _then(story: Story, place: int, expression: TimeExpression) -> Outcome:
    """ "spätestens dann": where "in einem Jahr" has just led to."""
    if story.published is None:
        return None, Explanation("no_published")
    if story.ahead is None or expression.sentence - story.ahead[1] > REACH:
        return None, Explanation("open")
    day, _ = story.ahead
    story.remember(place, expression, day, DAY, "published")
    return day.isoformat(), counted(story.published, "published")


def _monthless(story: Story, place: int, expression: TimeExpression) -> Outcome:
    """ "am 5. spielt": the next such day from the day or month just named, else by tense."""
    named = story.last(MONTH, look_back=3)
    near = named is not None and expression.sentence - named.sentence <= REACH
    base = named.first if named is not None and near else story.published
    if base is None:
        return None, Explanation("no_published")
    origin: Anchor = "text" if near else "published"
    steps = {"past": -1, "surely_past": -1, "": 0}.get(expression.form.direction, 1)
    day = best_year.day_of_month(base, int(expression.form.value), 1 if near else steps)
    story.remember(place, expression, day, DAY, "published")
    return day.isoformat(), counted(base, origin)


def _ordinal(story: Story, place: int, expression: TimeExpression) -> Outcome:
    form = expression.form
    base: date | None = story.series
    origin: Anchor = "text"
    if base is None:
        return None, Explanation("open" if story.published else "no_published")
    value, first = calendar.shifted(base, form.unit, form.count - 1)
    story.remember(place, expression, first, FINENESS[form.unit], "published")
    return value, counted(base, origin)


_RESOLVERS: dict[str, Callable[[Story, int, TimeExpression], Outcome]] = {
    "fixed": _fixed,
    "shift": _shift,
    "weekday": _weekday,
    "yearless": _yearless,
    "ordinal": _ordinal,
    "then": _then,
    "monthless": _monthless,
}
