"""The calendar, read back with icalendar."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import pytest
from icalendar import Calendar

from randnotiz.domain.mention import Analysis, Label, Mention
from randnotiz.exporters import ExportInput, ExportOptions, ExportProblem, export


def events(what: ExportInput, options: ExportOptions = ExportOptions()) -> list[Any]:  # noqa: B008
    return list(Calendar.from_ical(export("ics", what, options)).walk("VEVENT"))


def dated(what: ExportInput, *values: str) -> ExportInput:
    """The same article with one date mention a value, all on its first word."""
    mentions = tuple(Mention(0, 10, Label.DATE, value, value) for value in values)
    return replace(what, analysis=Analysis(what.article.hash, "test", "de", mentions, ()))


def test_golden(what: ExportInput, golden: Callable[[str, bytes], None]) -> None:
    golden("days.ics", export("ics", what))


def test_every_day_and_short_stretch_is_an_event(what: ExportInput) -> None:
    spans = [(event["DTSTART"].dt, event["DTEND"].dt) for event in events(what)]
    assert spans == [
        (date(2025, 8, 19), date(2025, 8, 20)),
        (date(2025, 8, 20), date(2025, 8, 21)),
        (date(2025, 8, 25), date(2025, 9, 1)),
        (date(2025, 9, 1), date(2025, 12, 1)),
        (date(2026, 2, 1), date(2026, 3, 1)),
    ]


def test_an_event_tells_what_it_is_from(what: ExportInput) -> None:
    first = events(what)[0]
    assert "Am Dienstag hat der Stadtrat" in first["SUMMARY"]
    assert "Di., 19. August 2025" in first["DESCRIPTION"]
    assert what.article.title in first["DESCRIPTION"]
    assert first["URL"] == what.article.source
    assert first["DTSTAMP"].dt == datetime(2025, 8, 22, 7, 5, 30, tzinfo=UTC)
    assert first["TRANSP"] == "TRANSPARENT"


def test_a_clock_time_is_a_local_time(what: ExportInput) -> None:
    (event,) = events(dated(what, "2025-08-19T14:30"))
    assert event["DTSTART"].dt == datetime(2025, 8, 19, 14, 30)
    assert "DTEND" not in event
    (odd,) = events(dated(what, "2025-08-19T24:00"))
    assert odd["DTSTART"].dt == date(2025, 8, 19)


def test_events_are_known_again(what: ExportInput) -> None:
    later = replace(what, exported=what.exported.replace(year=2027), annotations=())
    assert [event["UID"] for event in events(what)] == [event["UID"] for event in events(later)]
    assert len({event["UID"] for event in events(what)}) == len(events(what))


@pytest.mark.parametrize(
    "value", ["2022", "198", "19", "P3Y", "PRESENT_REF", "XXXX-WXX-1", "9999-12-31", "BC0044"]
)
def test_without_a_day_there_is_no_calendar(what: ExportInput, value: str) -> None:
    with pytest.raises(ExportProblem, match="no_days"):
        export("ics", dated(what, value))


def test_without_a_publication_date_the_reader_is_told_what_is_missing(what: ExportInput) -> None:
    undated = dated(what, "XXXX-WXX-2")
    for published, key in ((what.article.published, "export.no_days"), (None, "export.no_days_yet")):
        with pytest.raises(ExportProblem) as refused:
            export("ics", replace(undated, article=replace(what.article, published=published)))
        assert refused.value.key == key


def test_lines_are_short_and_end_as_they_must(what: ExportInput) -> None:
    made = export("ics", what)
    assert b"\n" not in made.replace(b"\r\n", b"")
    assert max(len(line) for line in made.split(b"\r\n")) <= 75


def test_the_text_can_be_left_out(what: ExportInput) -> None:
    assert [str(event["SUMMARY"]) for event in events(what, ExportOptions(whole_text=False))][:2] == [
        "Dienstag",
        "Mittwochabend",
    ]
