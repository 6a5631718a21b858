"""What a text has spoken of so far: the days, months and years that later expressions are counted from."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from randnotiz.domain.timex import calendar
from randnotiz.domain.timex.expression import Anchor, TimeExpression

# How fine a unit is; an anchor must be at least as fine as what is counted from it.
FINENESS = {"century": 0, "decade": 1, "year": 2, "half": 3, "season": 3, "quarter": 3, "month": 4}
FINENESS |= {"week": 5, "weekend": 5, "day": 6, "hour": 6, "minute": 6}

DAY = FINENESS["day"]
MONTH = FINENESS["month"]
# A day carries over to what the next sentence says ("Um 20 Uhr ...") and to the one after it, not further.
REACH = 2
# A past told in full goes on for longer where the verbs are past as well.
TOLD_REACH = 5
# What may stand between a clock time and its day, in characters: the " am " of "um 20 Uhr am Freitag", but
# not the ", " of a list.
BETWEEN = range(3, 7)


@dataclass(frozen=True, slots=True)
class Named:
    """A point in time that the text has named: `first` is its first day, `index` the expression's place."""

    first: date
    fineness: int
    index: int
    start: int
    sentence: int
    entry: int
    origin: Anchor


@dataclass(slots=True)
class Story:
    """The publication date and the points named so far, in text order."""

    published: date | None
    named: list[Named] = field(default_factory=list)
    series: date | None = None
    vaguely: set[int] = field(default_factory=set)  # the sentences that speak of "some days ago"
    ahead: tuple[date, int] | None = None  # where "in einem Jahr" last led to, and in which sentence

    def remember(
        self, place: int, expression: TimeExpression, first: date, fineness: int, origin: Anchor
    ) -> None:
        """Note that the expression at `place` of the list named the period beginning on `first`."""
        self.named.append(
            Named(first, fineness, place, expression.start, expression.sentence, expression.entry, origin)
        )

    def last(self, fineness: int, look_back: int = 12) -> Named | None:
        """The last point named that is at least as fine as asked for."""
        for named in reversed(self.named[-look_back:]):
            if named.fineness >= fineness:
                return named
        return None

    def told_year(self, expression: TimeExpression) -> tuple[int, date] | None:
        """The year that a past told of in full goes on in, and the month or day that told of it.

        It was told of in one of the sentences just before. A month that lies far back in that year belongs
        to the next ("Oktober 2025", then "Anfang Januar"), unless that is still to come.
        """
        named = self.last(MONTH, look_back=3)
        past = expression.form.direction in ("past", "surely_past")
        reach = TOLD_REACH if past else REACH
        if named is None or named.origin != "text" or expression.sentence - named.sentence > reach:
            return None
        told, published = named.first, self.published
        if published is not None and told.year == published.year:
            return None
        if past and published is not None and told > published:
            return None
        try:
            _, _, last = calendar.recurring(expression.form.value, told.year)
            _, following, _ = calendar.recurring(expression.form.value, told.year + 1)
        except ValueError:
            return told.year, told
        later = (following - told) < (told - last) and (published is None or following <= published)
        return told.year + later, told

    def left_the_day(self, expression: TimeExpression) -> bool:
        """Whether the text has just gone on to another month than that of the last day named."""
        latest, day = self.last(MONTH), self.last(DAY)
        if latest is None or day is None or latest is day or latest.origin != "text":
            return False
        apart = (latest.first.year, latest.first.month) != (day.first.year, day.first.month)
        return apart and expression.sentence - latest.sentence <= TOLD_REACH

    def day_of(self, place: int, expression: TimeExpression) -> Named | None:
        """The day that a clock time or part of a day at `place` belongs to, if the text has named it nearby.

        A day right after it wins ("um 20 Uhr am Freitag"), then one before it in the same sentence.
        """
        before = following = None
        for named in self._around(place):
            if named.fineness < DAY or named.entry != expression.entry:
                continue
            if named.index < place:
                before = named
            elif self._right_after(place, expression, named):
                following = named
        if following is not None:
            return following
        if before is not None and before.sentence == expression.sentence:
            return before
        if before is not None and expression.sentence - before.sentence <= REACH:
            return before
        return None

    @staticmethod
    def _right_after(place: int, expression: TimeExpression, named: Named) -> bool:
        if named.index != place + 1 or named.sentence != expression.sentence:
            return False
        return named.start - expression.end in BETWEEN

    def _around(self, place: int) -> list[Named]:
        """The few points named next to the expression at `place`; `named` is sorted by place."""
        low, high = 0, len(self.named)
        while low < high:
            middle = (low + high) // 2
            if self.named[middle].index < place:
                low = middle + 1
            else:
                high = middle
        return self.named[max(low - 6, 0) : low + 2]
