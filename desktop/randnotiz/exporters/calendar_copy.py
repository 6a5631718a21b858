"""The article's days as a calendar (iCalendar, RFC 5545)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, time
from typing import TYPE_CHECKING, Final
from uuid import NAMESPACE_URL, uuid5

from randnotiz import __version__
from randnotiz.domain.direction_marks import closed
from randnotiz.domain.mention import Label
from randnotiz.domain.problem import ExportProblem
from randnotiz.domain.timex import parse_value
from randnotiz.exporters import days
from randnotiz.exporters.composition import Composition, IndexEntry, compose
from randnotiz.exporters.formats import ExportInput, ExportOptions
from randnotiz.exporters.outside import source_text, web_address
from randnotiz.exporters.passages import context
from randnotiz.exporters.wording import Wording
from randnotiz.exporters.xml_text import xml_text

if TYPE_CHECKING:
    from icalendar import Event

_KEPT: Final = frozenset({"time", "part", "day", "weekend", "week", "month", "season", "quarter", "half"})
"""A year, decade or century would lie over a calendar for as long: these stay out."""


def write_calendar(what: ExportInput, options: ExportOptions) -> bytes:
    """One event for every day or stretch of up to half a year that the article names.

    A clock time is a local time without a zone, as the article says it; everything else lasts whole days.
    Events keep their UID from one copy to the next, so that a second import adds none. Raises ExportProblem
    where there is nothing to enter, a calendar must not be empty: "export.no_days", or "export.no_days_yet"
    where only the publication date is missing to tell which day "Tuesday" was.
    """
    from icalendar import Calendar

    composition = compose(what, ExportOptions())
    events = list(_events(what, composition, options.whole_text))
    if not events:
        undated = what.article.published is None and composition.index[Label.DATE]
        raise ExportProblem("export.no_days_yet" if undated else "export.no_days")
    calendar = Calendar()
    calendar.add("prodid", f"-//Randnotiz//Randnotiz {__version__}//{what.language.upper()}")
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("x-wr-calname", _clean(" ".join(what.article.title.split())))
    for event in events:
        calendar.add_component(event)
    made = calendar.to_ical()
    assert isinstance(made, bytes)
    return made


def _events(what: ExportInput, composition: Composition, whole: bool) -> Iterator[Event]:
    for entry in composition.index[Label.DATE]:
        period = parse_value(entry.value) if entry.value else None
        if period is None or period.precision not in _KEPT or period.first is None or period.last is None:
            continue
        after = days.day_after(period.last)
        if after is None:
            continue
        clock = _clock(period.time) if period.precision == "time" else None
        yield _event(what, composition, entry, whole, (period.first, after, clock))


def _clock(told: str) -> time | None:
    """ "14:30" as a time; None for 24:00 and the like, which the calendar does not know."""
    try:
        return time.fromisoformat(told)
    except ValueError:
        return None


def _event(
    what: ExportInput,
    composition: Composition,
    entry: IndexEntry,
    whole: bool,
    when: tuple[date, date, time | None],
) -> Event:
    from icalendar import Event

    words = Wording(what.language)
    article = what.article
    passages = [_passage(composition, number, whole) for number in entry.mentions]
    first, after, clock = when
    event = Event()
    event.add("uid", f"{uuid5(NAMESPACE_URL, f'{article.hash} {entry.value}')}@randnotiz")
    event.add("dtstamp", what.exported.astimezone(UTC))
    if clock:
        event.add("dtstart", datetime.combine(first, clock))
    else:
        event.add("dtstart", first)
        event.add("dtend", after)
    event.add("summary", _clean(" ".join(passages[0].split())))
    event.add("description", _clean("\n".join(_described(what, entry, passages, words))))
    event.add("transp", "TRANSPARENT")
    event.add("categories", ["Randnotiz"])
    if web_address(article.source.strip()):
        event.add("url", article.source.strip())
    return event


def _described(what: ExportInput, entry: IndexEntry, passages: list[str], words: Wording) -> Iterator[str]:
    yield entry.shown
    for passage in dict.fromkeys(passages):
        yield words.quoted(passage)
    article = what.article
    facts = [article.title, article.publisher, source_text(article.source)]
    yield "\n" + ", ".join(closed(fact) for fact in facts if fact)


def _passage(composition: Composition, number: int, whole: bool) -> str:
    span = composition.mentions[number].span
    text = composition.article.text
    block = composition.article.blocks[composition.block_of(span.start)].span
    return "".join(context(text, span, block)).strip() if whole else span.of(text)


def _clean(text: str) -> str:
    """Without control characters, which iCalendar forbids in text."""
    return closed(xml_text(text))
