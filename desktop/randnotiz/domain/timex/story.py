"""What a text has spoken of so far: the days, months and years that later expressions are counted from."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta

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
# How far behind the beginning of "am Montagabend" its hour begins, in characters.
NEAR = 30
# Up to how many years back one is compared with the year before it.
RECENT = 10
# From how many years on a year told of makes "heute" our time.
LONG_AGO = 2
# Sentences that open an article and speak of our days.
LEAD = 4
HALF_A_YEAR = timedelta(days=183)
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
    passing: bool = False  # one of our days: "am Montag", "gestern"; it tells no month and no year
    aside: bool = False
    night: bool = False  # the night before a day: "Nacht auf Sonntag"
    part: str = ""  # a part of the day that goes with it: "am Montagabend"
    counted: bool = False  # reached from another day: "im Vorjahresmonat"


@dataclass(slots=True)
class Story:
    """The publication date and the points named so far, in text order."""

    published: date | None
    named: list[Named] = field(default_factory=list)
    series: date | None = None
    vaguely: set[int] = field(default_factory=set)  # the sentences that speak of "some days ago"
    of_our_days: bool = False  # whether a weekday or the like has been named so far
    ahead: tuple[date, int] | None = None  # where "in einem Jahr" last led to, and in which sentence

    def remember(
        self, place: int, expression: TimeExpression, first: date, fineness: int, origin: Anchor
    ) -> None:
        """Note that the expression at `place` of the list named the period beginning on `first`."""
        form = expression.form
        ours = form.anchor == "published" or (origin == "published" and form.kind == "shift")
        passing = ours and (form.kind == "weekday" or (form.kind == "shift" and fineness > MONTH))
        self.of_our_days = self.of_our_days or passing
        night = form.time == "TNI" and form.nearby == -1
        sentence, entry = expression.sentence, expression.entry
        self.named.append(
            Named(
                first,
                fineness,
                place,
                expression.start,
                sentence,
                entry,
                origin,
                passing,
                expression.aside,
                night,
                form.time,
                form.kind == "shift",
            )
        )

    def last(self, fineness: int, look_back: int = 12) -> Named | None:
        """The last point named that is at least as fine as asked for."""
        for named in reversed(self.named[-look_back:]):
            if named.fineness >= fineness:
                return named
        return None

    def dated(self, fineness: int, back: bool, sentence: int, look_back: int = 12) -> Named | None:
        """The last point named that tells its own month or year; failing that, the last one of our days.

        What lies `back` ("im Jahr zuvor") is not counted from what another sentence says is still to come,
        nor a month from a limit ("der höchste Stand seit Juni 2011. Im gleichen Monat des Vorjahres ...").
        """
        first: Named | None = None
        for named in reversed(self.named[-look_back:]):
            if named.fineness < fineness:
                continue
            ahead = self.published is not None and named.first > self.published
            if back and ahead and named.sentence != sentence:
                continue
            limit = named.aside and fineness > FINENESS["year"]
            if not named.passing and not (back and limit):
                return named
            first = first or named
        return first

    def beside(self, expression: TimeExpression) -> Named | None:
        """The year that the sentence sets another beside ("2013 ..., im Vorjahr"), or else the one before.

        Only years of late: whoever was born in 1950 had published "im Vorjahr", counted from today.
        """
        for back in (0, 1):
            for named in reversed(self.named[-6:]):
                at_hand = named.sentence == expression.sentence - back and named.origin == "text"
                if not at_hand or named.fineness < FINENESS["year"]:
                    continue
                bare = named.fineness == FINENESS["year"]
                if named.passing or named.aside or named.counted or (back and not bare):
                    continue
                if self._years_ago(named) in range((2 if back else RECENT) + 1):
                    return named
        return None

    def _years_ago(self, named: Named) -> int:
        return self.published.year - named.first.year if self.published is not None else 0

    def tells_of_long_ago(self, expression: TimeExpression) -> bool:
        """Whether the text has just told of a year well before ours: "Er starb 1914. Heute ist er ..."."""
        latest = self.named[-1] if self.named else None
        if latest is None or latest.passing or latest.origin != "text" or self.published is None:
            return False
        return expression.sentence - latest.sentence <= REACH and self._years_ago(latest) >= LONG_AGO

    def tells_elsewhere(self, expression: TimeExpression) -> bool:
        """Whether a weekday belongs to a story of another year, told at length before any day of ours.

        News put one of our days first, so that later weekdays are ours too: "Am Dienstag begann der Prozess.
        Die Tat geschah im Mai 2017. Am Montag ...". The day on which somebody said so is always ours.
        """
        latest = self.last(MONTH, look_back=3)
        if self.of_our_days or expression.aside or expression.sentence < LEAD:
            return False
        if latest is None or latest.origin != "text" or latest.aside or latest.counted:
            return False
        if self.published is None or self.published - latest.first < HALF_A_YEAR:
            return False
        stated = [named for named in self.named[-3:] if named.origin == "text" and not named.counted]
        at_length = sum(named.first.year == latest.first.year for named in stated) > 1
        return at_length and expression.sentence - latest.sentence <= REACH

    def never_yet(self, day: date) -> bool:
        """Whether "zwei Jahre später" would lie ahead, counted from one of our days."""
        if self.published is None or day <= self.published:
            return False
        return all(named.passing for named in self.named[-12:])

    def year_for(self, expression: TimeExpression) -> tuple[int, date] | None:
        """The year that the text itself gives a month or day without one, and the day that gave it."""
        announced = self._announced_year(expression)
        if announced is None and expression.form.direction in ("", "past", "surely_past"):
            return self._told_year(expression)
        return announced

    def _told_year(self, expression: TimeExpression) -> tuple[int, date] | None:
        """The year that a past told of in full goes on in, and the month or day that told of it.

        It was told of in one of the sentences just before. A month that lies far back in that year belongs
        to the next ("Oktober 2025", then "Anfang Januar"), unless that is still to come.
        """
        named = self._stated_month()
        past = expression.form.direction in ("past", "surely_past")
        reach = TOLD_REACH if past else REACH
        if named is None or named.origin != "text" or expression.sentence - named.sentence > reach:
            return None
        told, published = named.first, self.published
        if published is not None and told.year == published.year:
            return None
        if gone_on := self._gone_on(told, expression):
            return gone_on
        if past and published is not None and told > published:
            return None
        try:
            _, _, last = calendar.recurring(expression.form.value, told.year)
            _, following, _ = calendar.recurring(expression.form.value, told.year + 1)
        except ValueError:
            return told.year, told
        later = (following - told) < (told - last) and (published is None or following <= published)
        return told.year + later, told

    def _announced_year(self, expression: TimeExpression) -> tuple[int, date] | None:
        """The year to come that a sentence names before a month: "Die WM 2027 findet im Februar statt"."""
        latest = self.named[-1] if self.named else None
        form = expression.form
        if latest is None or latest.fineness != FINENESS["year"] or latest.sentence != expression.sentence:
            return None
        plain = form.direction in ("", "future") and form.anchor == "published" and not latest.aside
        ahead = self.published is not None and latest.first.year > self.published.year
        return (latest.first.year, latest.first) if plain and ahead else None

    def _stated_month(self) -> Named | None:
        """The last month or day named that was not itself counted from another."""
        return next(
            (
                named
                for named in reversed(self.named[-3:])
                if named.fineness >= MONTH and not (named.counted and named.fineness == MONTH)
            ),
            None,
        )

    def _gone_on(self, told: date, expression: TimeExpression) -> tuple[int, date] | None:
        """The later year that a story has gone on to: "Am 3. Mai 2011 ... 2012 ... Im Juli"."""
        latest = self.named[-1]
        later = latest.fineness == FINENESS["year"] and latest.first.year > told.year and not latest.aside
        if not later or expression.sentence - latest.sentence > REACH:
            return None
        past = self.published is None or latest.first.year < self.published.year
        return (latest.first.year, latest.first) if past else None

    def left_the_day(self, expression: TimeExpression) -> bool:
        """Whether the text has just gone on to another month than that of the last day named."""
        latest, day = self.last(MONTH), self.last(DAY)
        if latest is None or latest is day or latest.origin != "text":
            return False
        if day is None:  # "im Juni 1991 ... am selben Tag": of a month alone
            return self._years_ago(latest) > 0 and expression.sentence - latest.sentence <= TOLD_REACH
        apart = (latest.first.year, latest.first.month) != (day.first.year, day.first.month)
        return apart and expression.sentence - latest.sentence <= TOLD_REACH

    def day_of(self, place: int, expression: TimeExpression) -> Named | None:
        """The day that a clock time or part of a day at `place` belongs to, if the text has named it nearby.

        A day right after it wins ("um 20 Uhr am Freitag"), then one before it in the same sentence.
        """
        before = following = None
        for named in self._around(place):
            if named.fineness < DAY or not self._governs(named, expression):
                continue
            if named.index < place:
                before = named
            elif self._right_after(place, expression, named):
                following = named
        if following is not None and not self._ends_with_its_hour(before, place, expression):
            return following
        if before is not None and before.sentence == expression.sentence:
            return before
        if before is not None and expression.sentence - before.sentence <= REACH:
            return before
        return None

    def _governs(self, named: Named, expression: TimeExpression) -> bool:
        """Whether a day may be that of a time: in its entry; after "bis Ostern" not beyond the sentence."""
        if named.sentence == expression.sentence:
            return named.entry == expression.entry
        return named.entry == expression.entry and not named.aside and not self._too_early(named, expression)

    def _too_early(self, named: Named, expression: TimeExpression) -> bool:
        """Whether a time of the past would belong to a date still to come."""
        past = expression.form.direction in ("past", "surely_past")
        stated = not (named.passing or named.counted)
        return past and stated and self.published is not None and named.first > self.published

    @staticmethod
    def _right_after(place: int, expression: TimeExpression, named: Named) -> bool:
        if named.index != place + 1 or named.sentence != expression.sentence:
            return False
        return named.start - expression.end in BETWEEN and not named.aside

    @staticmethod
    def _ends_with_its_hour(before: Named | None, place: int, expression: TimeExpression) -> bool:
        """ "am Montagabend um neun und heute früh": the hour goes with the part of the day before it."""
        if before is None or not before.part or before.index != place - 1:
            return False
        return before.sentence == expression.sentence and expression.start - before.start <= NEAR

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
