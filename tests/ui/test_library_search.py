"""Searching the library from the window: typing, opening at the passage, going on from there."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot
from tests.session.sample import NOON
from tests.store.making import make_analysis, make_annotation, make_article

from randnotiz.domain.problem import StoreProblem
from randnotiz.domain.shelf import Order, Place, SearchHit
from randnotiz.domain.span import Span
from randnotiz.session.desk import Desk
from randnotiz.session.searching import Catalogue
from randnotiz.ui.library_model import LibraryRole
from randnotiz.ui.library_panel import LibraryPanel
from randnotiz.ui.main_window import MainWindow
from randnotiz.ui.search_passage import marked_lines

from .windows import desk_in, shown_window

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)

LONG = "Ein Absatz, in dem nichts Besonderes steht und der nur Platz braucht.\n\n" * 60
BRIDGE = f"{LONG}Am Ende wird die Brücke über die Förde gesperrt. Die Brueckenprüfung dauert.\n\n{LONG}"


@pytest.fixture
def desk(tmp_path: Path, qapp: QApplication) -> Iterator[Desk]:
    with desk_in(tmp_path) as made:
        library = made.library
        library.articles.add(make_article(BRIDGE, "Sperrung"), NOON)
        noted = library.articles.add(
            make_article("Merz reist durch das Land.", "Reise"), NOON + timedelta(hours=1)
        )
        library.annotations.save(make_annotation(noted, "n", Span(5, 10), "Wie weit ist es nach Zürich?"))
        named = library.articles.add(make_article("Der Kanzler schweigt."), NOON + timedelta(hours=2))
        library.analyses.put(make_analysis(named.article.hash, name="Friedrich Merz"))
        yield made


@pytest.fixture
def window(desk: Desk, qtbot: QtBot) -> Iterator[MainWindow]:
    window = shown_window(desk, qtbot)
    desk.shelf.open(2)
    window.article.view.setFocus()
    yield window
    window.article.view.scrolled.disconnect(window._save_timer.start)  # the text still moves while it goes
    window.close()


def panel_of(window: MainWindow) -> LibraryPanel:
    assert window.parts is not None
    return window.parts.library


def search(window: MainWindow, words: str) -> QLineEdit:
    """Press Ctrl+Shift+F and type; Qt's own keys for tests have no umlauts."""
    assert QApplication.focusWidget() is not None
    QTest.keySequence(QApplication.focusWidget() or window, QKeySequence("Ctrl+Shift+F"))
    field = QApplication.focusWidget()
    assert isinstance(field, QLineEdit)
    field.setText(words)
    return field


def hits(window: MainWindow) -> list[SearchHit]:
    model = panel_of(window).model
    return [model.index(row).data(LibraryRole.HIT) for row in range(model.rowCount())]


def test_what_is_found_opens_at_the_passage_with_the_words_marked(window: MainWindow, desk: Desk) -> None:
    field = search(window, "bruecke fö")
    assert [(hit.title, hit.place) for hit in hits(window)] == [("Sperrung", Place.TEXT)]
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert desk.reading.stored is not None
    assert desk.reading.stored.id == 1
    marks = [mark.span.of(BRIDGE) for mark in window.article.view.highlights.marks("search")]
    assert marks == ["Brücke", "Förde"]
    bar = window.article.find_bar
    assert (bar.field.text(), bar.count.text()) == ("bruecke fö", "1 of 2")
    place = BRIDGE.index("Brücke")
    assert abs(window.article.view.top_offset() - place) < 3000
    assert window.article.view.top_offset() > 0
    assert window.article.view.hasFocus()
    QTest.keySequence(window.article.view, QKeySequence("F3"))
    assert bar.count.text() == "2 of 2"
    QTest.keySequence(window.article.view, QKeySequence("Esc"))
    assert not window.article.view.highlights.marks("search")


def test_the_bar_finds_what_is_typed_into_it_again(window: MainWindow) -> None:
    QTest.keyClick(search(window, "foerde"), Qt.Key.Key_Return)
    bar = window.article.find_bar
    assert bar.count.text() == "1 of 1"
    bar.field.setText("absatz")
    assert bar.count.text().endswith(" of 120")


def test_a_note_found_is_the_one_at_hand_afterwards(window: MainWindow, desk: Desk) -> None:
    field = search(window, "zuer")
    (hit,) = hits(window)
    assert (hit.place, hit.passage) == (Place.NOTE, "Wie weit ist es nach Zürich?")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert desk.annotator.current == "n"
    assert desk.reading.stored is not None
    assert desk.reading.stored.id == hit.article


def test_what_is_shown_of_an_article_follows_its_title(window: MainWindow, desk: Desk) -> None:
    search(window, "land")
    assert [hit.title for hit in hits(window)] == ["Reise"]
    desk.reading.set_title("Große Reise")
    assert [hit.title for hit in hits(window)] == ["Große Reise"]


def test_names_come_before_texts(window: MainWindow) -> None:
    search(window, "merz")
    found = [(hit.article, hit.place) for hit in hits(window)]
    assert found == [(3, Place.TITLE), (2, Place.TEXT)]  # "Merz in Paris"
    search(window, "friedrich merz")
    assert [(hit.article, hit.place) for hit in hits(window)] == [(3, Place.NAME)]


def test_hostile_queries_are_just_words(window: MainWindow, qtbot: QtBot) -> None:
    field = search(window, "")
    for words in (
        '"',
        "AND OR NOT",
        "title:x*",
        "😀",
        "a" * 10_000,
        "'; DROP TABLE article; --",
        "((",
        "NEAR(a b)",
    ):
        field.setText(words)
        assert panel_of(window).model.finding is not None
        assert not window.grab().isNull()
    field.clear()
    assert panel_of(window).model.rowCount() == 3


def test_a_removed_article_is_gone_from_what_was_found_and_comes_back(window: MainWindow, desk: Desk) -> None:
    search(window, "zürich")
    put_back = desk.shelf.remove(2)
    assert hits(window) == []
    assert put_back is not None
    put_back()
    panel_of(window).field.clear()
    assert panel_of(window).model.rowCount() == 3
    search(window, "zürich")
    assert [hit.article for hit in hits(window)] == [2]


def test_the_order_chosen_is_remembered(window: MainWindow, desk: Desk, qtbot: QtBot) -> None:
    panel_of(window).sort_by(Order.TITLE)
    again = LibraryPanel(desk.shelf, Catalogue(desk.library), desk.reading, window.themes)
    qtbot.addWidget(again)
    from randnotiz.ui.search_commands import SearchCommands

    SearchCommands(window, again, Catalogue(desk.library))
    assert again.order is Order.TITLE
    desk.preferences.set_blob("library_order", desk.preferences.blob("nothing"))
    assert SearchCommands(window, again, Catalogue(desk.library)) is not None


def test_trouble_with_the_library_is_said_once(
    window: MainWindow, desk: Desk, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    told: list[object] = []

    def broken(*_: object) -> None:
        raise StoreProblem("store.disk_error", path="library.sqlite")

    catalogue = Catalogue(desk.library)
    catalogue.failed.connect(told.append)
    monkeypatch.setattr(desk.library, "search_for", broken)
    monkeypatch.setattr(desk.library.listing, "rows", broken)
    assert catalogue.search("x") is None
    assert catalogue.rows([1]) == []
    assert len(told) == 1


def test_an_older_library_is_brought_up_to_date_while_it_is_read(
    window: MainWindow, desk: Desk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("randnotiz.session.searching._HEADS_AFTER_MS", 0)
    connection = desk.library._connection
    with desk.library.transaction():
        connection.execute("DELETE FROM article_head")
        connection.execute("INSERT INTO head_index (head_index) VALUES ('rebuild')")
        connection.execute("INSERT INTO unfinished VALUES ('heads', 4)")
    assert desk.library.search("friedrich") == []
    catalogue = Catalogue(desk.library)
    catalogue.catch_up()
    qtbot.waitUntil(lambda: not desk.library.lacks_heads)
    assert [hit.article for hit in desk.library.search("friedrich")] == [3]
    qtbot.waitUntil(lambda: not catalogue._timer.isActive())


def test_passages_are_cut_to_their_lines_and_never_markup(window: MainWindow) -> None:
    text = "<b>Größe</b> 😀 " + "Wort " * 200
    layout = marked_lines(text, (Span(3, 8),), window.themes.small_font(), QColor("black"), 200, 3)
    assert layout.lineCount() == 3
    assert layout.text().startswith("<b>Größe</b>")
    assert layout.text().endswith("…")
    (bold,) = layout.formats()
    assert (bold.start, bold.length) == (3, 5)
    assert marked_lines("", (), window.themes.small_font(), QColor("black"), 0, 3).text() == ""
