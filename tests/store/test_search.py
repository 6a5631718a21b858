"""Search through titles, texts, notes and tags, with the spellings that German allows."""

from __future__ import annotations

import sqlite3

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.domain.strategies import NASTIES, raw_texts
from tests.store.making import MINUTE, NOON, make_analysis, make_annotation, make_article

from randnotiz.domain.article import normalise_text
from randnotiz.domain.shelf import Place, SearchHit
from randnotiz.domain.span import Span
from randnotiz.store import Library
from randnotiz.store.passages import Marker
from randnotiz.store.search import MOST
from randnotiz.store.spelling import match_expression, parts_of, spellings

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
    assert hit == SearchHit(1, "Überschrift", "Ein Ärgernis für Zürich", (Span(4, 12),), "a", Place.NOTE)
    (hit,) = shelf.search("Koenigsweg")
    assert (hit.passage, [mark.of(hit.passage) for mark in hit.marks]) == ("Königsweg, EU", ["Königsweg"])


def test_a_title_is_found_where_the_text_does_not_hold_the_word(shelf: Library) -> None:
    (hit,) = shelf.search("Ueberschrift")
    assert (hit.place, hit.title_marks, hit.marks) == (Place.TITLE, (Span(0, 11),), ())
    assert hit.passage.startswith("In München liegt")


def test_the_passage_does_not_say_the_title_again(library: Library) -> None:
    text = "Brücke gesperrt\n\nAn der Elbe wird gebaut. Die Brücke bleibt bis Mai zu."
    library.articles.add(make_article(text, "Brücke gesperrt"), NOON)
    search = library.search_for("Brücke")
    hit = search.hit(search.matches[0])
    assert hit.title_marks
    assert not hit.passage.startswith("Brücke")
    assert [span.of(hit.passage) for span in hit.marks] == ["Brücke"]
    first = search.first(text, "Brücke gesperrt")
    assert first is not None
    assert first.start == text.rindex("Brücke")
    search = library.search_for("gesperrt")
    hit = search.hit(search.matches[0])
    assert hit.passage.startswith("An der Elbe")
    assert search.first(text, "Brücke gesperrt") == Span(7, 15)


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


def test_the_best_place_comes_first_and_the_newest_article_within_it(library: Library) -> None:
    plain = "Ein Bericht ohne das Wort."
    library.articles.add(make_article("Die Wahl in einem Text.", "Bericht eins"), NOON)
    library.articles.add(make_article("Noch ein Text über die Wahl.", "Bericht zwei"), NOON)
    noted = library.articles.add(make_article(plain, "Bericht drei"), NOON)
    library.annotations.save(make_annotation(noted, note="Wahl?"))
    named = library.articles.add(make_article("Wahl heißt hier jemand.", "Bericht vier"), NOON)
    library.analyses.put(make_analysis(named.article.hash, name="Gerda Wahl"))
    library.articles.add(make_article("Etwas anderes.", "Die Wahl"), NOON)
    library.articles.add(make_article("Noch etwas.", "Krankenhauswahl"), NOON)
    found = [(hit.article, hit.place) for hit in library.search("wahl")]
    assert found == [
        (5, Place.TITLE),
        (4, Place.NAME),
        (3, Place.NOTE),
        (2, Place.TEXT),
        (1, Place.TEXT),
        (6, Place.INSIDE),
    ]
    assert [hit.article for hit in library.search("wahl", limit=2)] == [5, 4]
    assert library.search("wahl", limit=0) == []


def test_a_whole_word_comes_before_the_beginning_of_another(library: Library) -> None:
    for title in ("Der Rat tagt", "Rathaus gesperrt", "Ratlos"):
        library.articles.add(make_article(title, title), NOON)
    assert [hit.article for hit in library.search("rat")] == [1, 3, 2]


def test_a_name_comes_before_its_words_in_two_names(library: Library) -> None:
    for name in ("Anna Weber", "Anna Koch, Peter Weber"):
        stored = library.articles.add(make_article(f"Bericht über {name}.", "Bericht"), NOON)
        library.analyses.put(make_analysis(stored.article.hash, name=name))
    assert [hit.article for hit in library.search("anna web")] == [1, 2]


def test_a_part_of_a_word_is_marked_in_the_title(library: Library) -> None:
    library.articles.add(make_article("Etwas.", "Das Großkrankenhäuschen"), NOON)
    (hit,) = library.search("krankenhaeus")
    assert (hit.place, [mark.of(hit.title) for mark in hit.title_marks]) == (Place.INSIDE, ["krankenhäus"])


def test_an_article_is_named_once_however_often_it_is_found(library: Library) -> None:
    stored = library.articles.add(make_article("Wahl und Text.", "Wahl"), NOON)
    for number in range(6):
        library.annotations.save(make_annotation(stored, str(number), note="Wahl"))
    assert len(library.search("wahl")) == 1


def test_words_may_be_divided_between_note_and_text(shelf: Library) -> None:
    (hit,) = shelf.search("aergernis münchen")
    assert (hit.place, hit.annotation) == (Place.NOTE, "a")
    stored = shelf.articles.get(1)
    shelf.annotations.save(make_annotation(stored, "b", note="Ganz woanders"))
    assert [hit.article for hit in shelf.search("woanders aergernis")] == [1]
    assert shelf.search("woanders niemand") == []


def test_publisher_and_author_are_found_beside_the_title(shelf: Library) -> None:
    assert [hit.place for hit in shelf.search("tagbl web")] == [Place.SOURCE, Place.SOURCE]
    assert [hit.article for hit in shelf.search("übersch tagb")] == [1]


@pytest.mark.parametrize(
    ("query", "written"),
    [("Merkels Reise", "Merkel auf Reise"), ("Merkel Reise", "Merkels Reise"), ("Merkels", "Merkel reist")],
)
def test_a_genitive_is_the_same_name(library: Library, query: str, written: str) -> None:
    library.articles.add(make_article(written, "Bericht"), NOON)
    assert len(library.search(query)) == 1
    assert library.search('"Merkels Merkel"') == []


def test_a_star_leaves_any_word_unfinished(shelf: Library) -> None:
    assert len(shelf.search("münch* größe")) == 1


def test_a_single_letter_finds_titles_and_names_that_begin_with_it(shelf: Library) -> None:
    assert [hit.article for hit in shelf.search("ü")] == [1]
    assert shelf.search("l") == []


def test_names_are_found_in_what_the_analysis_says_now(library: Library) -> None:
    stored = library.articles.add(make_article("Ein Bericht."), NOON)
    assert library.search("Angela") == []
    library.analyses.put(make_analysis(stored.article.hash, name="Angela Merkel"))
    (hit,) = library.search("angela mer")
    assert (hit.place, hit.passage) == (Place.NAME, "Angela Merkel")
    assert library.search("gestern") == []  # a day is no name
    library.analyses.put(make_analysis(stored.article.hash, name="Ursula"))
    assert library.search("Angela") == []
    assert len(library.search("Ursula")) == 1
    library.articles.set_title(1, "Anderer Titel")
    assert len(library.search("Ursula")) == 1
    library.articles.remove(1)
    assert library.search("Ursula") == []
    library.articles.restore(stored, [])
    assert library.search("Ursula") == []
    library._connection.execute("INSERT INTO head_index (head_index) VALUES ('integrity-check')")


def test_no_more_articles_are_found_than_anyone_looks_through(library: Library) -> None:
    with library.transaction():
        for number in range(MOST + 5):
            library.articles.add(make_article(f"Text {number}", "Titel"), NOON)
    search = library.search_for("text")
    assert search.is_cut
    assert [match.article for match in search.matches] == list(range(MOST + 5, 5, -1))
    assert not library.search_for("4711").is_cut


def test_the_words_are_found_in_the_text_to_be_marked_there(shelf: Library) -> None:
    finds = shelf.search_for("münchen strasse").finds(TEXT)
    assert [find.of(TEXT) for find in finds] == ["München", "Straße", "Strasse", "STRAẞENBAHN"]
    assert shelf.search_for("tagbl").finds(TEXT) == []
    assert shelf.search_for("").finds(TEXT) == []


def test_an_article_that_is_gone_has_no_passage(shelf: Library) -> None:
    search = shelf.search_for("münchen")
    (match,) = search.matches
    shelf.articles.remove(1)
    with pytest.raises(KeyError):
        search.hit(match)


@given(st.integers(0, 4), st.integers(49_900, 50_100))
def test_a_word_across_the_pieces_of_a_long_text_is_found_once(gap: int, before: int) -> None:
    text = "a" * before + " " * (gap + 1) + "Nadel im Heu. " + "b " * 30_000
    passage, marks = Marker(parts_of("nadel heu")).passage(text)
    assert [mark.of(passage) for mark in marks] == ["Nadel", "Heu"]


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
