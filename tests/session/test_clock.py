"""A clock that is set back makes nothing older than it was."""

from __future__ import annotations

import os
from datetime import UTC, datetime, timedelta

from tests.session.sample import NOON
from tests.store.making import make_article

from randnotiz.domain.annotation import Colour
from randnotiz.domain.article import Article
from randnotiz.domain.span import Span
from randnotiz.session.annotator import Annotator
from randnotiz.session.arrivals import news_of
from randnotiz.session.reading import Reading
from randnotiz.store import Library
from randnotiz.store.backups import RECENT, WEEKS, Backups
from randnotiz.store.restoring import kept_backups


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


def test_a_text_that_changed_after_the_clock_was_set_back_is_told_once(library: Library) -> None:
    old, new = make_article("Merz reist nach Paris."), make_article("Merz reist nach Rom.")
    stored = library.articles.add(old, NOON)
    for day, text in ((-400, new), (-300, old), (-900, new)):
        back = NOON + timedelta(days=day)
        library.versions.exchange(library.articles.get(stored.id), text, 0, [], back)
        changed = library.articles.get(stored.id)
        assert library.articles.has_changed_since(stored.id, changed.opened)
        news = news_of(library, changed)
        assert news is not None
        assert news.passages == 1
        library.articles.set_opened(stored.id, back)
        read = library.articles.get(stored.id)
        assert not library.articles.has_changed_since(stored.id, read.opened)
        assert news_of(library, read) is None
    texts = [library.versions.get(one.id).article.text for one in library.versions.of_article(stored.id)]
    assert texts == [old.text, new.text, old.text]  # the one it had last first


def test_backups_stay_in_order_and_one_a_week_is_kept_though_the_clock_was_fast_once(
    library: Library,
) -> None:
    """An empty battery: one start in the year 2031, and the right time ever after."""
    backups = Backups(library.path)
    stored = library.articles.add(make_article(), NOON)

    def make(when: datetime) -> None:
        library.articles.set_title(stored.id, f"Titel {when}")
        made = backups.make(when)
        assert made is not None
        os.utime(made, (when.timestamp(), when.timestamp()))
        backups.prune()

    make(datetime(2031, 1, 1, tzinfo=UTC))
    days = [NOON + timedelta(days=day) for day in range(90)]
    for day in days:
        make(day)
    found = kept_backups(library.path)
    assert [one.made for one in found[:RECENT]] == days[: -RECENT - 1 : -1]
    weeks = [one.made.isocalendar()[:2] for one in found[RECENT:]]
    assert len(weeks) == len(set(weeks)) == WEEKS
