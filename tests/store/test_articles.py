"""Articles in the library: kept as they are, recognised by their text, listed, removed and put back."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.domain.strategies import articles
from tests.store.making import MINUTE, NOON, make_analysis, make_annotation, make_article, rows_of

from randnotiz.domain.article import Article, DateOrigin
from randnotiz.domain.shelf import ArticleSummary
from randnotiz.store import Library, open_library


def test_an_article_comes_back_as_it_was_put_in(library: Library) -> None:
    article = make_article()
    stored = library.articles.add(article, NOON)
    assert stored.article == article
    assert stored.article.hash == article.hash
    assert (stored.added, stored.opened, stored.position) == (NOON, NOON, 0)
    assert library.articles.get(stored.id) == stored


@settings(max_examples=20)
@given(st.lists(articles(), min_size=1, max_size=4))
def test_any_normalised_article_comes_back_as_it_was_put_in(several: list[Article]) -> None:
    with TemporaryDirectory() as folder:
        library = open_library(Path(folder) / "library.sqlite").library
        for article in several:
            stored = library.articles.add(article, NOON)
            assert stored.article.text == article.text
            assert stored.article.blocks == article.blocks
        library.close()


def test_an_article_is_still_there_when_the_library_is_opened_again(path: Path) -> None:
    library = open_library(path).library
    stored = library.articles.add(make_article(), NOON)
    library.close()
    library = open_library(path).library
    assert library.articles.get(stored.id) == stored
    library.close()


def test_the_same_text_is_not_added_twice(library: Library) -> None:
    first = library.articles.add(make_article(title="Von Hand verbessert"), NOON)
    again = library.articles.add(make_article(title="Aus der Datei"), NOON + MINUTE)
    assert again == replace(first, opened=NOON + MINUTE)
    assert len(library.listing.ids()) == 1
    assert library.articles.find(first.article.hash) == first.id
    assert library.articles.find("0" * 64) is None


def test_summaries_come_newest_first_and_count_words_and_notes(library: Library) -> None:
    old = library.articles.add(make_article("Alt und lang genug."), NOON)
    new = library.articles.add(make_article("Neu."), NOON + MINUTE)
    library.annotations.save(make_annotation(old, "a"))
    library.annotations.save(make_annotation(old, "b"))
    summaries = rows_of(library)
    assert [(summary.id, summary.words, summary.annotations) for summary in summaries] == [
        (new.id, 1, 0),
        (old.id, 4, 2),
    ]
    assert library.articles.summary(old.id) == summaries[1]
    assert summaries[0] == ArticleSummary(
        id=new.id,
        title="Merz in Paris",
        publisher="Tagblatt",
        author="A. Weber",
        published=date(2025, 8, 19),
        added=NOON + MINUTE,
        opened=NOON + MINUTE,
        language="de",
        words=1,
        annotations=0,
    )


def test_what_the_reader_sets_is_kept(library: Library) -> None:
    stored = library.articles.add(make_article(), NOON)
    library.articles.set_title(stored.id, "Besserer Titel")
    library.articles.set_published(stored.id, date(2025, 1, 2), DateOrigin.READER)
    library.articles.set_position(stored.id, 17)
    library.articles.set_opened(stored.id, NOON + MINUTE)
    changed = library.articles.get(stored.id)
    assert changed.article.title == "Besserer Titel"
    assert (changed.article.published, changed.article.published_origin) == (
        date(2025, 1, 2),
        DateOrigin.READER,
    )
    assert (changed.position, changed.opened, changed.added) == (17, NOON + MINUTE, NOON)
    library.articles.set_published(stored.id, None, None)
    assert library.articles.get(stored.id).article.published is None


def test_what_is_not_there_is_a_key_error(library: Library) -> None:
    for act in (
        lambda: library.articles.get(7),
        lambda: library.articles.summary(7),
        lambda: library.articles.set_title(7, "x"),
        lambda: library.articles.set_published(7, None, None),
        lambda: library.articles.set_position(7, 0),
        lambda: library.articles.set_opened(7, NOON),
        lambda: library.articles.remove(7),
    ):
        with pytest.raises(KeyError):
            act()


def test_removing_leaves_no_trace_and_can_be_taken_back(library: Library) -> None:
    stored = library.articles.add(make_article(), NOON)
    other = library.articles.add(make_article("Ein anderer Text."), NOON)
    notes = [make_annotation(stored, "a", note="wichtig"), make_annotation(stored, "b", tags=("Reise",))]
    for note in notes:
        library.annotations.save(note)
    library.analyses.put(make_analysis(stored.article.hash))

    library.articles.remove(stored.id)
    assert [summary.id for summary in rows_of(library)] == [other.id]
    assert library.annotations.of_article(stored.id) == []
    assert library.analyses.latest(stored.article.hash) is None
    assert library.search("reist") + library.search("wichtig") + library.search("reise") == []

    library.articles.restore(stored, notes)
    assert library.articles.get(stored.id) == stored
    assert library.annotations.of_article(stored.id) == notes
    assert [hit.annotation for hit in library.search("wichtig")] == ["a"]


def test_an_article_is_not_put_back_over_another(library: Library) -> None:
    stored = library.articles.add(make_article(), NOON)
    with pytest.raises(ValueError, match="there already"):
        library.articles.restore(stored, [])
    library.articles.remove(stored.id)
    again = library.articles.add(make_article(), NOON)
    assert again.id != stored.id  # a number is never given twice
    with pytest.raises(ValueError, match="there already"):
        library.articles.restore(stored, [])


def test_titles_and_names_with_half_characters_are_kept_readable(library: Library) -> None:
    article = replace(make_article(), title="\ud83d\ude00 Gipfel \udcff", source="/tmp/f\udce4hre.txt")
    stored = library.articles.add(article, NOON)
    assert stored.article.title == "😀 Gipfel \ufffd"
    assert stored.article.source == "/tmp/f\ufffdhre.txt"


def test_a_time_without_a_zone_is_a_bug(library: Library) -> None:
    with pytest.raises(ValueError, match="without a zone"):
        library.articles.add(make_article(), datetime(2025, 8, 20))
    assert not library.listing.ids()
