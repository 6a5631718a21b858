"""What a time expression is before and after a publication date is known."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from datetime import date
from typing import Any, Literal, cast, get_args

TimexType = Literal["DATE", "TIME", "DURATION", "SET"]
FormKind = Literal["fixed", "shift", "yearless", "weekday", "context", "ordinal", "then", "monthless"]
# "text": the last day named, or the publication date where none is; "told": only a day that the text names.
Anchor = Literal["published", "text", "told"]
Direction = Literal["", "past", "surely_past", "future", "near", "last", "next"]
Mod = Literal["", "START", "MID", "END", "APPROX"]

COMPARED = "compared"
MAYBE_NOW = "maybe_now"


@dataclass(frozen=True, slots=True)
class Form:
    """What an expression says, without the day it is counted from.

    ``kind`` decides which of the other fields mean something:

    - ``fixed``: ``value`` is the TIMEX3 value itself.
    - ``shift``: ``count`` times ``unit`` away from the anchor ("gestern": day, -1; "next month": month, 1).
    - ``yearless``: ``value`` recurs every year: ``MM-DD``, ``MM``, a season (``SP SU FA WI``),
      ``Q1``..``Q4``, ``H1``/``H2``, an ISO week (``W33``) or a moveable feast (``@easter+1``, ``@advent-21``,
      ``@nth5.6.2``: see ``calendar.feast``). With ``unit`` "year" the year is ``count`` years from the
      anchor, else the nearest that suits ``direction``.
    - ``weekday``: ``value`` "0" (Monday) to "6", or "WE" for the weekend; with ``unit`` "week" in the week
      that lies ``count`` weeks from the anchor's, else the nearest that suits ``direction``; ``count`` 1 with
      the direction "next": not tomorrow.
    - ``context``: a clock time or part of a day that belongs to the day spoken of.
    - ``ordinal``: the ``count``-th ``unit`` of a series that began on the last day named.
    - ``monthless``: ``value`` is a day of the month spoken of ("am 5. spielt ...").
    - ``then``: the day that a duration just before led to ("in einem Jahr", "spätestens dann").

    ``time`` is appended to a day: ``T14:30`` or ``TEV``. ``nearby`` shifts the resulting day (the night
    before a Sunday begins on Saturday: -1); with the unit year, it shifts the day counted from ("the new
    year" is the next one only late in a year). ``falls`` is the weekday named beside a day (0 for Monday):
    it tells the year. A ``fixed`` duration with a ``unit`` also leads somewhere: "vor
    90 Jahren" is P90Y and, counted from the anchor, the year 1923 (unit year, count -90). Two shifts say
    more with a ``value``: ``COMPARED`` ("im Vorjahr") is counted from the year its sentence sets it beside,
    and ``MAYBE_NOW`` ("heute") is our time where the text has just told of a long past.
    """

    kind: FormKind
    value: str = ""
    unit: str = ""
    count: int = 0
    anchor: Anchor = "published"
    direction: Direction = ""
    time: str = ""
    nearby: int = 0
    falls: int = -1

    def to_dict(self) -> dict[str, Any]:
        """The fields that differ from their defaults, ready for JSON."""
        return _without_defaults(self)

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Form:
        """The inverse of :meth:`to_dict`; raises ValueError for a kind that is not known."""
        if data.get("kind") not in get_args(FormKind):
            raise ValueError(f"unknown kind of time expression: {data.get('kind')!r}")
        return cls(**{key: value for key, value in data.items() if key in cls.__slots__})


@dataclass(frozen=True, slots=True)
class TimeExpression:
    """A time expression as it stands in the text, still independent of any publication date.

    ``start`` and ``end`` are zero-based, end exclusive, in code points. ``sentence`` and ``entry`` number the
    sentence and the listing entry it stands in: they tell how far a day spoken of reaches. ``aside``: it
    limits something ("bis Ostern", "seit Juni 2011") and is not the day that the text goes on to speak of.
    """

    start: int
    end: int
    type: TimexType
    form: Form
    mod: Mod = ""
    sentence: int = 0
    entry: int = 0
    aside: bool = False

    def to_dict(self) -> dict[str, Any]:
        """A plain dictionary for JSON."""
        return {**_without_defaults(self), "form": self.form.to_dict()}

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> TimeExpression:
        """The inverse of :meth:`to_dict`; raises KeyError or ValueError when it is not one."""
        if data["type"] not in get_args(TimexType):
            raise ValueError(f"unknown type of time expression: {data['type']!r}")
        return cls(
            start=int(data["start"]),
            end=int(data["end"]),
            type=cast(TimexType, data["type"]),
            form=Form.from_dict(data["form"]),
            mod=cast(Mod, data.get("mod", "")),
            sentence=int(data.get("sentence", 0)),
            entry=int(data.get("entry", 0)),
            aside=bool(data.get("aside", False)),
        )


ExplanationKey = Literal[
    "stated", "length", "recurring", "vague", "counted", "year_added", "no_published", "open"
]


@dataclass(frozen=True, slots=True)
class Explanation:
    """How a value was reached, as data for a sentence in the reader's language.

    ``stated``: the text says it in full. ``length``, ``recurring``, ``vague``: a duration, a set, a vague
    reference. ``counted``: counted from ``values["anchor"]`` (ISO day) whose ``values["origin"]`` is
    "published" or "text". ``year_added``: the same, where only the year had to be supplied.
    ``no_published``: needs a publication date and there is none. ``open``: cannot be resolved even so. A
    ``length`` may carry ``values["point"]``, the TIMEX3 value it leads to ("vor 90 Jahren": 1923), with the
    anchor it is counted from.
    """

    key: ExplanationKey
    values: Mapping[str, str] = field(default_factory=dict)

    def to_dict(self) -> dict[str, Any]:
        """A plain dictionary for JSON."""
        return {"key": self.key, "values": dict(self.values)}


# A value, or None where it cannot be known, and how it was reached.
Outcome = tuple[str | None, Explanation]


def counted(base: date, origin: Anchor) -> Explanation:
    """Counted from `base`, which is the publication date or a day of the text."""
    return Explanation("counted", {"anchor": base.isoformat(), "origin": origin})


@dataclass(frozen=True, slots=True)
class ResolvedTime:
    """A time expression with its TIMEX3 value, or None where it cannot be known."""

    start: int
    end: int
    type: TimexType
    value: str | None
    mod: Mod
    explanation: Explanation


def _without_defaults(record: Any) -> dict[str, Any]:
    """The fields of a dataclass whose values differ from the defaults."""
    return {f.name: getattr(record, f.name) for f in fields(record) if getattr(record, f.name) != f.default}
