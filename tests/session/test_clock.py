"""A clock that is set back makes nothing older than it was."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from tests.session.sample import NOON

from randnotiz.domain.annotation import Colour
from randnotiz.domain.article import Article
from randnotiz.domain.span import Span
from randnotiz.session.annotator import Annotator
from randnotiz.session.reading import Reading
from randnotiz.store import Library


def test_a_note_changed_after_the_clock_was_set_back_counts_as_the_newer_one(
    library: Library, article: Article, qapp: object
) -> None:
    moment = [datetime(2026, 11, 22, 12, tzinfo=UTC)]
    reading = Reading(library)
    annotator = Annotator(library, reading, clock=lambda: moment[0])
    reading.show(library.articles.add(article, NOON))
    note = annotator.add(Span(0, 4), Colour.BLUE)
    assert note is not None
    times = [note.modified]
    for step in (1, -3 * 365 * 24, 2):
        moment[0] += timedelta(hours=step)
        annotator.set_note(note.id, f"{moment[0]}")
        times.append(library.annotations.get(note.id).modified)
    assert times == sorted(times)
    assert library.annotations.get(note.id).note == f"{moment[0]}"
    assert library.annotations.get(note.id).created == note.created
    reading.undo_stack.clear()
