"""The heads of articles: made for older libraries little by little, and the lists that are sorted by them."""

from __future__ import annotations

import shutil
from datetime import timedelta
from pathlib import Path

from hypothesis import given
from tests.domain.strategies import raw_texts
from tests.store.holding import another_program
from tests.store.making import MINUTE, NOON, make_analysis, make_annotation, make_article

from randnotiz.domain.shelf import Order, Place
from randnotiz.store import Library, open_library
from randnotiz.store.folding import fold

OLDEST = Path(__file__).resolve().parents[1] / "golden" / "schemas" / "version_1.sqlite"


def _older_library(path: Path, articles: int) -> Library:
    """A library as a version without heads leaves it, opened."""
    library = open_library(path).library
    for number in range(articles):
        stored = library.articles.add(make_article(f"Text {number}", f"Titel {number}"), NOON)
        library.analyses.put(make_analysis(stored.article.hash, name=f"Person{number}"))
    library.close()
    with another_program(path) as connection:
        connection.execute("DELETE FROM article_head")
        connection.execute("INSERT INTO head_index (head_index) VALUES ('rebuild')")
        connection.execute("INSERT INTO unfinished VALUES ('heads', ?)", (articles + 1,))
        connection.commit()
    return open_library(path).library


def test_an_older_library_gets_its_heads_little_by_little_newest_first(path: Path) -> None:
    library = _older_library(path, 50)
    assert library.lacks_heads
    assert [hit.place for hit in library.search("titel 7")] == [Place.TEXT]  # found all the same
    assert library.search("person49") == []
    assert library.make_heads()
    assert [hit.article for hit in library.search("person49")] == [50]
    assert library.search('"person3"') == []
    library.close()
    library = open_library(path).library  # and goes on where it was left
    while library.make_heads():
        pass
    assert not library.lacks_heads
    assert not library.make_heads()
    assert [hit.article for hit in library.search('"person3"')] == [4]
    library._connection.execute("INSERT INTO head_index (head_index) VALUES ('integrity-check')")
    library.close()


def test_what_changes_before_its_turn_comes_is_right_all_the_same(path: Path) -> None:
    library = _older_library(path, 45)
    library.articles.set_title(3, "Umbenannt")
    library.articles.remove(2)
    stored = library.articles.get(1)
    library.analyses.put(make_analysis(stored.article.hash, name="Nachgetragen"))
    new = library.articles.add(make_article("Ganz neu", "Ganz neu"), NOON)
    while library.make_heads():
        pass
    assert [hit.article for hit in library.search("umbenannt")] == [3]
    assert [hit.article for hit in library.search("nachgetragen")] == [1]
    assert [hit.article for hit in library.search("ganz neu")] == [new.id]
    assert library.search('"person1"') == []
    library._connection.execute("INSERT INTO head_index (head_index) VALUES ('integrity-check')")
    library.close()


def test_a_library_of_the_first_version_is_brought_up_to_date(path: Path) -> None:
    shutil.copyfile(OLDEST, path)
    library = open_library(path).library
    assert library.lacks_heads
    assert list(library.listing.ids(Order.TITLE)) == [1]
    assert not library.make_heads()
    assert [hit.place for hit in library.search("tagblatt")] == [Place.SOURCE]
    library.close()


def test_a_new_library_lacks_nothing(library: Library) -> None:
    library.articles.add(make_article(), NOON)
    assert not library.lacks_heads
    assert not library.make_heads()


# ----------------------------------------------------------------- lists


def test_lists_are_sorted_by_what_the_reader_wants(library: Library) -> None:
    for number, title in enumerate(("Öl", "zebra", "Apfel", "österlich", "Otter")):
        library.articles.add(make_article(title, title), NOON + number * MINUTE)
    library.articles.set_published(2, None, None)
    library.articles.set_opened(3, NOON + timedelta(days=1))
    listing = library.listing
    assert list(listing.ids()) == [5, 4, 3, 2, 1]
    assert list(listing.ids(Order.OPENED)) == [3, 5, 4, 2, 1]
    assert list(listing.ids(Order.PUBLISHED)) == [5, 4, 3, 1, 2]
    assert list(listing.ids(Order.TITLE)) == [3, 1, 4, 5, 2]
    assert listing.newest() == 5


def test_rows_are_read_by_number(library: Library) -> None:
    stored = library.articles.add(make_article("Eins", "Eins"), NOON)
    library.articles.add(make_article("Zwei", "Zwei"), NOON + MINUTE)
    library.annotations.save(make_annotation(stored, note="x"))
    rows = library.listing.rows([1, 99, 2])
    assert [(row.title, row.annotations) for row in rows] == [("Eins", 1), ("Zwei", 0)]
    assert rows == [library.articles.summary(1), library.articles.summary(2)]
    assert library.listing.rows([]) == []
    assert library.listing.rows(range(3, 2000)) == []


def test_an_empty_library_lists_nothing(library: Library) -> None:
    assert library.listing.newest() is None
    assert list(library.listing.ids(Order.TITLE)) == []


def test_titles_are_found_by_their_beginning(library: Library) -> None:
    library.articles.add(make_article("a", "Äpfel und Birnen"), NOON)
    library.articles.add(make_article("b", "Birnen"), NOON)
    assert library.listing.titled("apf") == {1}
    assert library.listing.titled("B") == {2}
    assert library.listing.titled("und") == set()


@given(raw_texts(20))
def test_folded_text_is_folded_for_good(text: str) -> None:
    assert fold(fold(text)) == fold(text)


def test_folding_takes_german_spellings_together() -> None:
    assert fold("Größe STRAẞE Ĳ ﬁ Ａ é") == "grosse strasse ij fi a e"
