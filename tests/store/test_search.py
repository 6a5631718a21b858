"""Search through titles, texts, notes and tags, with the spellings that German allows."""

from __future__ import annotations

import sqlite3

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.domain.strategies import NASTIES, raw_texts
from tests.store.making import MINUTE, NOON, make_annotation, make_article

from randnotiz.domain.article import normalise_text
from randnotiz.domain.shelf import SearchHit
from randnotiz.domain.span import Span
from randnotiz.store import Library
from randnotiz.store.passages import Marker
from randnotiz.store.search import match_expression, parts_of, spellings

TEXT = (
    "In München liegt die Straße der Größe nach vorn.\n\nAuch Muenster und Mu\u0308hldorf, die Strasse des "
    "Müllers und der Fluss. Die neue Quelle der Bauern. STRAẞENBAHN in Großbuchstaben."
)


@pytest.fixture
def shelf(library: Library) -> Library:
    """A library with one article that has every spelling in it, and others."""
    stored = library.articles.add(make_article(TEXT, "Überschrift"), NOON)
    library.annotations.save(
        make_annotation(stored, note="Ein Ärgernis für Zürich", tags=("Königsweg", "EU"))
    )
    library.articles.add(make_article("Etwas ganz anderes.", "Nichts davon"), NOON + MINUTE)
    return library


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("München", "München"),
        ("munchen", "München"),
        ("MUENCHEN", "München"),
        ("Münster", "Muenster"),
        ("Mühldorf", "Mu\u0308hldorf"),
        ("Muehldorf", "Mu\u0308hldorf"),
        ("Mu\u0308nchen", "München"),
        ("muenc", "München"),
        ("mü", "München"),
        ("groes", "Größe"),
        ("Groesse", "Größe"),
        ("grösse", "Größe"),
        ("Fluß", "Fluss"),
        ("Straßenbahn", "STRAẞENBAHN"),
        ("strassenb", "STRAẞENBAHN"),
        ("Mueller", "Müllers"),
        ("neue Quelle", "neue"),
        ("bauern", "Bauern"),
    ],
)
def test_a_word_is_found_however_it_is_spelled(shelf: Library, query: str, found: str) -> None:
    (hit,) = shelf.search(query)
    assert found in [mark.of(hit.passage) for mark in hit.marks]


def test_both_spellings_of_a_word_are_found_by_either(shelf: Library) -> None:
    for query in ("Straße", "STRASSE", "strasse"):
        (hit,) = shelf.search(f'"{query}"')
        assert [mark.of(hit.passage) for mark in hit.marks] == ["Straße", "Strasse"]


def test_all_words_must_be_there_and_only_the_last_may_be_unfinished(shelf: Library) -> None:
    assert len(shelf.search("größe münch")) == 1
    assert shelf.search("münch größe") == []
    assert shelf.search("größe anderes") == []


def test_words_in_quotation_marks_follow_each_other(shelf: Library) -> None:
    assert len(shelf.search('"liegt die Straße"')) == 1
    assert len(shelf.search("„die Strasse der Größe“ muenchen")) == 1
    assert shelf.search('"Straße liegt"') == []
    assert shelf.search('"liegt die Stra"') == []


def test_a_compound_is_found_by_its_parts_in_order(library: Library) -> None:
    library.articles.add(make_article("Die Trump-Regierung spricht."), NOON)
    assert len(library.search("Trump-Regierung")) == 1
    assert len(library.search("Trump-Reg")) == 1
    assert library.search("Regierung-Trump") == []


def test_a_note_is_found_by_its_words_and_its_tags(shelf: Library) -> None:
    (hit,) = shelf.search("aergernis")
    assert hit == SearchHit(1, "Überschrift", "Ein Ärgernis für Zürich", (Span(4, 12),), "a")
    (hit,) = shelf.search("Koenigsweg")
    assert (hit.passage, [mark.of(hit.passage) for mark in hit.marks]) == ("Königsweg, EU", ["Königsweg"])


def test_a_title_is_found_where_the_text_does_not_hold_the_word(shelf: Library) -> None:
    assert shelf.search("Ueberschrift") == [
        SearchHit(1, "Überschrift", "Überschrift", (Span(0, 11),)),
    ]


def test_a_changed_title_is_found_by_its_new_words_alone(shelf: Library) -> None:
    shelf.articles.set_title(1, "Neuer Name")
    assert shelf.search("Überschrift") == []
    assert [hit.title for hit in shelf.search("Name")] == ["Neuer Name"]


def test_passages_are_short_and_on_one_line(library: Library) -> None:
    library.articles.add(make_article("Wort\n" * 500 + "Nadel\n" + "Wort\n" * 500), NOON)
    (hit,) = library.search("nadel")
    assert len(hit.passage) < 300
    assert "\n" not in hit.passage
    assert [mark.of(hit.passage) for mark in hit.marks] == ["Nadel"]


def test_notes_come_first_and_leave_room_for_articles(library: Library) -> None:
    stored = library.articles.add(make_article("Wahl und Text."), NOON)
    for number in range(6):
        library.annotations.save(make_annotation(stored, str(number), note="Wahl"))
    kinds = [hit.annotation is not None for hit in library.search("wahl", limit=4)]
    assert kinds == [True, True, True, False]
    assert len(library.search("wahl")) == 7
    assert library.search("wahl", limit=0) == []


def test_a_title_weighs_more_than_the_text(library: Library) -> None:
    library.articles.add(make_article("Eine Wahl, noch eine Wahl und die nächste Wahl.", "Bericht"), NOON)
    library.articles.add(make_article("Ein Text.", "Die Wahl"), NOON)
    assert [hit.title for hit in library.search("wahl")] == ["Die Wahl", "Bericht"]


@pytest.mark.parametrize(
    "query",
    ["", " ", '"', '""', "*", "a*b", "AND", "NOT x", "x OR", "NEAR(a b", "title:x", "^a", "-", "(", "a -b",
     "😀", "\x00", "a\x00b", "'; DROP TABLE article; --", "x" * 100_000, "wort " * 5000, "a-" * 5000,
     "ss" * 40, "ß" * 300, "ae" * 200, *NASTIES],
)  # fmt: skip
def test_every_text_is_a_legal_query(shelf: Library, query: str) -> None:
    assert isinstance(shelf.search(query), list)


@given(raw_texts(12))
def test_no_query_is_refused_by_the_language_of_the_index(query: str) -> None:
    connection = sqlite3.connect(":memory:")
    connection.execute("CREATE VIRTUAL TABLE t USING fts5 (x)")
    parts = parts_of(query)
    if parts:
        connection.execute("SELECT * FROM t WHERE t MATCH ?", (match_expression(parts),)).fetchall()
    connection.close()


@given(raw_texts(30), raw_texts(3))
def test_marks_lie_on_words_of_the_passage(text: str, query: str) -> None:
    parts = parts_of(query)
    if not parts:
        return
    passage, marks = Marker(parts).passage(normalise_text(text))
    for mark in marks:
        assert mark.end <= len(passage)
        assert any(character.isalnum() for character in mark.of(passage))


def test_a_passage_holds_as_many_of_the_words_as_it_can() -> None:
    text = "Berlin. " + "Nichts davon hier. " * 40 + "In Berlin sprach Merz lange. " + "Noch mehr. " * 40
    passage, marks = Marker(parts_of("merz berlin")).passage(text)
    assert [mark.of(passage) for mark in marks] == ["Berlin", "Merz"]
    assert passage.startswith("…")
    assert passage.endswith("…")
    assert len(passage) < 240


def test_a_word_that_stands_there_very_often_is_found_at_once(library: Library) -> None:
    """With SQLite's own snippet() this took minutes."""
    library.articles.add(make_article("Satz. " * 100_000), NOON)
    (hit,) = library.search("satz")
    assert {mark.of(hit.passage) for mark in hit.marks} == {"Satz"}


@given(st.text(max_size=20))
def test_a_word_is_always_one_of_its_own_spellings(word: str) -> None:
    assert spellings(word)[0] == word.lower()


def test_vowels_that_only_look_like_umlauts_are_left_alone() -> None:
    assert spellings("neue") == ["neue"]
    assert spellings("Quelle") == ["quelle"]
    assert spellings("Mueller") == ["mueller", "muller"]
    assert spellings("mue", unfinished=True) == ["mue"]
