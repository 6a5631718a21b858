"""The article's days on an axis that keeps neighbouring days apart, however far off another one lies.

An axis to scale would press the days around the publication date into one spot as soon as the text speaks of
1945. Here the stretch between two borders of days is as wide as the logarithm of its length, and what lies
empty for long is cut out: a gap of one width or little more, marked as such.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise
from math import log1p, log10

from randnotiz.domain.mention import Analysis, Label, Mention
from randnotiz.domain.timex import Period, parse_value

_EMPTY_DAYS = 45
"""Days without anything named, from which on a stretch is cut out."""
_BREAK = 1.2
_WIDEST = 22.0
"""Pixels of a unit at most: few days stand together rather than at the ends of a long line."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """One DATE entity on the calendar: `first` to `last`, both inclusive, and how often it is named."""

    entity: str
    value: str
    period: Period
    first: date
    last: date
    count: int

    @property
    def is_day(self) -> bool:
        """Whether it is a single day (or a part of one), not a longer time."""
        return self.first == self.last


def stretches(
    analysis: Analysis, mentions_of: Callable[[str], Sequence[Mention]], related: bool = True
) -> list[Stretch]:
    """What the article names of the calendar, in calendar order; vague and unresolved times are left out.

    Mentions of one date share its value. `mentions_of` is `Analysis.mentions_of`, or something quicker.
    """
    found: list[Stretch] = []
    for entity in analysis.entities:
        mentions = mentions_of(entity.id) if entity.label is Label.DATE else ()
        if not related:
            mentions = [mention for mention in mentions if not mention.related]
        value = mentions[0].value if mentions else None
        period = parse_value(value) if value else None
        if value and period is not None and period.first is not None and period.last is not None:
            found.append(Stretch(entity.id, value, period, period.first, period.last, len(mentions)))
    return sorted(found, key=lambda one: one.period.sort_key)


class Axis:
    """Places days between 0 and `width` pixels. Linear in the number of stretches, but for the sort."""

    def __init__(self, found: Sequence[Stretch], published: date | None, room: float) -> None:
        """`room` is how many pixels there are; `width` how many of them are taken."""
        spans = [(one.first.toordinal(), one.last.toordinal() + 1) for one in found]
        if published is not None:
            spans.append((published.toordinal(), published.toordinal() + 1))
        self._days = sorted({border for span in spans for border in span})
        covered = _covered(spans)
        self._units = [
            _units(later - earlier, inside)
            for (earlier, later), inside in zip(pairwise(self._days), covered, strict=True)
        ]
        unit = min(_WIDEST, room / sum(self._units)) if self._units else 0.0
        self._places = [0.0]
        for units in self._units:
            self._places.append(self._places[-1] + units * unit)
        self.width = self._places[-1]
        self.breaks = [
            (self._places[n], self._places[n + 1])
            for n, inside in enumerate(covered)
            if not inside and self._days[n + 1] - self._days[n] > _EMPTY_DAYS
        ]
        """From where to where, in pixels, the axis leaves out empty time."""

    def place(self, day: date) -> float:
        """Where a day begins, in pixels; a day off the axis lies at its nearer end."""
        number = day.toordinal()
        at = bisect_right(self._days, number) - 1
        if at < 0:
            return 0.0
        if at >= len(self._days) - 1:
            return self.width
        share = (number - self._days[at]) / (self._days[at + 1] - self._days[at])
        return self._places[at] + share * (self._places[at + 1] - self._places[at])

    def reach(self, first: date, last: date) -> tuple[float, float]:
        """Where a time begins and ends, both days inclusive."""
        end = self.width if last == date.max else self.place(last + timedelta(days=1))
        return self.place(first), end


def _covered(spans: Sequence[tuple[int, int]]) -> list[bool]:
    """For each stretch between neighbouring borders, whether any span covers it."""
    change: Counter[int] = Counter()
    for first, end in spans:
        change[first] += 1
        change[end] -= 1
    depth, inside = 0, []
    for border in sorted(change)[:-1]:
        depth += change[border]
        inside.append(depth > 0)
    return inside


def _units(days: int, covered: bool) -> float:
    """How wide so many days are, in the axis' own units: a day 1.5, a week 2.6, a month 3.8, a year 5.7."""
    if not covered and days > _EMPTY_DAYS:
        return _BREAK + 0.4 * log10(days / _EMPTY_DAYS)
    return 1.0 + 0.8 * log1p(days)
