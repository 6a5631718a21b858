"""The reader's annotations in the library."""

from __future__ import annotations

import sqlite3
from dataclasses import replace

import pytest
from tests.store.making import MINUTE, NOON, make_annotation, make_article

from randnotiz.domain.annotation import AnchorState, Colour
from randnotiz.domain.span import Span
from randnotiz.store import Library


def test_an_annotation_comes_back_as_it_was_put_in(library: Library) -> None:
    stored = library.articles.add(make_article(), NOON)
    annotation = replace(
        make_annotation(stored, note="Zeile 1\n\tZeile 2 😀\x00", tags=("Wahl", 'mit "Zeichen", und Komma')),
        state=AnchorState.MOVED,
        modified=NOON + MINUTE,
    )
    library.annotations.save(annotation)
    assert library.annotations.get("a") == annotation
    assert library.annotations.of_article(stored.id) == [annotation]


def test_saving_again_replaces_and_does_not_double(library: Library) -> None:
    stored = library.articles.add(make_article(), NOON)
    first = make_annotation(stored, note="erster Gedanke")
    library.annotations.save(first)
    second = replace(first, note="zweiter Gedanke", colour=Colour.VIOLET, modified=NOON + MINUTE)
    library.annotations.save(second)
    assert library.annotations.of_article(stored.id) == [second]
    assert library.search("erster") == []
    assert [hit.annotation for hit in library.search("zweiter")] == ["a"]


def test_annotations_come_in_text_order_and_overlap_freely(library: Library) -> None:
    stored = library.articles.add(make_article(), NOON)
    for name, span in (("c", Span(5, 10)), ("a", Span(0, 8)), ("b", Span(0, 4)), ("d", Span(5, 10))):
        library.annotations.save(make_annotation(stored, name, span))
    assert [annotation.id for annotation in library.annotations.of_article(stored.id)] == ["b", "a", "c", "d"]


def test_annotations_of_other_articles_stay_apart(library: Library) -> None:
    one = library.articles.add(make_article("Eins ist da."), NOON)
    two = library.articles.add(make_article("Zwei ist da."), NOON)
    library.annotations.save(make_annotation(one, "a"))
    library.annotations.save(make_annotation(two, "b"))
    assert [annotation.id for annotation in library.annotations.of_article(two.id)] == ["b"]


def test_deleting_takes_the_words_out_of_the_search_too(library: Library) -> None:
    stored = library.articles.add(make_article(), NOON)
    library.annotations.save(make_annotation(stored, note="Vergänglich", tags=("Eile",)))
    library.annotations.delete("a")
    assert library.annotations.of_article(stored.id) == []
    assert library.search("vergänglich") + library.search("eile") == []


def test_what_is_not_there_is_a_key_error(library: Library) -> None:
    with pytest.raises(KeyError):
        library.annotations.get("a")
    with pytest.raises(KeyError):
        library.annotations.delete("a")


def test_a_note_with_half_a_character_is_not_lost(library: Library) -> None:
    stored = library.articles.add(make_article(), NOON)
    library.annotations.save(make_annotation(stored, note="halb \ud83d ganz \ud83d\ude00", tags=("\udc00",)))
    kept = library.annotations.get("a")
    assert (kept.note, kept.tags) == ("halb \ufffd ganz 😀", ("\ufffd",))


def test_an_annotation_of_no_article_is_a_bug_and_nothing_is_kept(library: Library) -> None:
    stored = library.articles.add(make_article(), NOON)
    with pytest.raises(sqlite3.IntegrityError):
        library.annotations.save(replace(make_annotation(stored, note="Waise"), article=99))
    assert library.search("waise") == []
    with pytest.raises(KeyError):
        library.annotations.get("a")
