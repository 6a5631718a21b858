"""Clock times and parts of the day: the day they belong to, and which half of it a bare hour means."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from randnotiz.domain.timex.expression import Anchor, Explanation, Outcome, TimeExpression, counted
from randnotiz.domain.timex.story import Named, Story

# How far "some days ago" lies back.
SOME_DAYS = timedelta(days=4)
# The hours, as a clock of twelve shows them, that lie after noon in a part of the day.
AFTERNOON = {"TMI": range(1, 3), "TAF": range(1, 8), "TEV": range(4, 12), "TNI": range(9, 12)}
# What may stand between the hours of a chain, in characters: "von 8 bis 12 und von 14 bis 16 Uhr".
CHAIN = 10
# How far behind "gestern Abend" the hour may stand, in characters.
HOUR_BEHIND = 60


class Hours:
    """The clock times and parts of the day of one text; `expressions` are all of it, in text order."""

    def __init__(self, story: Story, expressions: Sequence[TimeExpression]) -> None:
        self.story = story
        self.expressions = expressions

    def resolve(self, story: Story, place: int, expression: TimeExpression) -> Outcome:
        """The day spoken of next to the expression, else the publication date."""
        time = self._after_noon(place, expression)
        if recurring := self._of_a_set(place, expression):
            return recurring + time, Explanation("recurring")
        named = story.day_of(place, expression)
        origin: Anchor = "text" if named is not None else "published"
        day = named.first if named is not None else story.published
        if day is None:
            return None, Explanation("no_published")
        elsewhere = named is None or named.sentence != expression.sentence
        if elsewhere and story.published and expression.sentence in story.vaguely:
            day, origin = story.published, "published"
            return f"{(day - SOME_DAYS).isoformat()[:7]}-XX{time}", counted(day, origin)
        hours_of = day + timedelta(days=expression.form.nearby + _after_midnight(named, time))
        return hours_of.isoformat() + time, counted(day, origin)

    def _before(self, place: int) -> TimeExpression | None:
        """What stands before a clock time and those it forms a chain with, in its sentence."""
        expression = self.expressions[place]
        for index in range(place - 1, max(place - 6, -1), -1):
            before = self.expressions[index]
            if before.sentence != expression.sentence or before.entry != expression.entry:
                return None
            if before.form.kind != "context" or not before.form.time[1:].replace(":", "").isdigit():
                return before
            if expression.start - before.end > CHAIN:
                return None
            expression = before
        return None

    def _of_a_set(self, place: int, expression: TimeExpression) -> str:
        """ "jeden Donnerstag um 20 Uhr": the days of the set that a time goes with, or nothing."""
        before = self._before(place)
        if before is None or before.type != "SET" or self._day_follows(place, expression):
            return ""
        value = before.form.value
        if value.startswith("XXXX-W") and not value.endswith("WE"):
            return value.partition("T")[0]
        return "XXXX-XX-XX" if value == "P1D" or value.startswith("XXXX-XX-XX") else ""

    def _day_follows(self, place: int, expression: TimeExpression) -> bool:
        named = self.story.day_of(place, expression)
        return named is not None and named.index > place

    def _after_noon(self, place: int, expression: TimeExpression) -> str:
        """The time, by a clock of twenty-four where the part of the day is told: "gestern Abend um neun"."""
        time = expression.form.time
        if not time[1:3].isdigit() or expression.aside:
            return time
        hour = int(time[1:3])
        if hour not in AFTERNOON.get(self._part_beside(place, expression), ()):
            return time
        return f"T{hour + 12}{time[3:]}"

    def _part_beside(self, place: int, expression: TimeExpression) -> str:
        """The part of the day that stands before a clock time, or right behind it."""
        before = self._before(place)
        if before is not None and expression.start - before.start <= HOUR_BEHIND and before.form.time:
            return before.form.time
        following = self.expressions[place + 1] if place + 1 < len(self.expressions) else None
        if following is None or following.start - expression.end != len(" am "):
            return ""
        return following.form.time


def _after_midnight(named: Named | None, time: str) -> int:
    """One day more for the hours of a "Nacht auf Sonntag" that are Sunday's already, and its morning.

    After "am Sonntagabend" the first hours of a day are those of the next.
    """
    if named is None or not (named.night or named.part in ("TEV", "TNI")):
        return 0
    hour = int(time[1:3]) if time[1:3].isdigit() else 24
    return int(hour < (12 if named.night else 5) or (named.night and time == "TMO"))
