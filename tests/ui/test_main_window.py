"""The whole window over a real library, without a worker."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QGuiApplication, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolTip
from pytestqt.qtbot import QtBot
from tests.session.sample import NOON, TEXT
from tests.store.making import rows_of

from randnotiz.domain.annotation import Colour
from randnotiz.domain.article import DateOrigin
from randnotiz.domain.mention import Label
from randnotiz.domain.problem import StoreProblem
from randnotiz.domain.span import Span
from randnotiz.importers import text_article
from randnotiz.session.desk import Desk
from randnotiz.store.first_look import Name
from randnotiz.ui.action_table import SPECS
from randnotiz.ui.action_words import action_words
from randnotiz.ui.find_bar import find_all
from randnotiz.ui.main_window import MainWindow
from randnotiz.ui.theme import DARK, UNDERLINES, Themes
from randnotiz.ui.translations import Translations

from .windows import shown_window, with_names


@pytest.fixture
def window(desk: Desk, qtbot: QtBot) -> Iterator[MainWindow]:
    """The window in English, with an article that has names."""
    window = shown_window(desk, qtbot)
    desk.shelf.arrived.connect(window.open_article)
    with_names(desk)
    window.article.view.setFocus()
    yield window
    window.close()
    window.translations.use("en")


def span_of(words: str) -> Span:
    start = TEXT.index(words)
    return Span(start, start + len(words))


def press(window: MainWindow, keys: str) -> None:
    widget = QApplication.focusWidget() or window
    QTest.keySequence(widget, QKeySequence(keys))


def test_a_colour_key_marks_the_selection_and_the_note_can_be_typed_at_once(
    window: MainWindow, desk: Desk, qtbot: QtBot
) -> None:
    window.article.view.select(span_of("Jonas Weller"))
    press(window, "3")
    [annotation] = desk.annotator.annotations()
    assert (annotation.colour, annotation.selector.exact) == (Colour.BLUE, "Jonas Weller")
    QTest.keyClicks(QApplication.focusWidget(), "Wer 1 ist das?")
    window.flush()
    assert desk.library.annotations.get(annotation.id).note == "Wer 1 ist das?"
    press(window, "Esc")
    assert window.article.view.hasFocus()


def test_the_bar_beside_a_selection_marks_too(window: MainWindow, desk: Desk, qtbot: QtBot) -> None:
    window.article.view.select(span_of("im Februar"))
    assert window.article.bar.isVisible()
    window.article.bar.colour_chosen.emit(Colour.PINK)
    assert [one.colour for one in desk.annotator.annotations()] == [Colour.PINK]
    assert not window.article.bar.isVisible()


def test_undo_and_redo_reach_everything_that_was_done(window: MainWindow, desk: Desk) -> None:
    window.article.view.select(span_of("Jonas Weller"))
    press(window, "2")
    press(window, "Esc")
    press(window, "Ctrl+Z")
    assert desk.annotator.annotations() == []
    press(window, "Ctrl+Shift+Z")
    assert len(desk.annotator.annotations()) == 1


def test_a_click_on_a_name_selects_its_row_and_again_the_note_below(window: MainWindow, desk: Desk) -> None:
    desk.annotator.add(span_of("Bürgermeister Jonas Weller"), Colour.GREEN, note="Bürgermeister seit 2019")
    desk.annotator.set_current("")
    view = window.article.view
    place = view.rect_of(TEXT.index("Weller") + 2).center()
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert desk.reading.entity == "per:weller"
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert desk.annotator.current == desk.annotator.annotations()[0].id


def test_next_occurrence_goes_through_the_text(window: MainWindow, desk: Desk) -> None:
    desk.reading.select_entity("per:harms")
    places = [desk.reading.place()]
    for _ in range(3):
        press(window, "Alt+Right")
        places.append(desk.reading.place())
    assert places == [(1, 3), (2, 3), (3, 3), (1, 3)]


def test_hovering_a_name_says_who_it_is_and_markup_in_notes_stays_text(
    window: MainWindow, desk: Desk, qtbot: QtBot
) -> None:
    desk.annotator.add(span_of("Jonas Weller"), Colour.GREEN, note="<img src=x> & mehr")
    view = window.article.view
    view.hovered.emit(TEXT.index("Weller") + 1, view.mapToGlobal(QPoint(300, 200)))
    qtbot.waitUntil(lambda: "Jonas Weller" in QToolTip.text())
    assert "Person, named 2 times" in QToolTip.text()
    assert "&lt;img src=x&gt; &amp; mehr" in QToolTip.text()
    QToolTip.hideText()
    qtbot.waitUntil(lambda: not QToolTip.isVisible())


def test_a_label_can_be_switched_off(window: MainWindow, desk: Desk) -> None:
    marks = window.article.view.highlights
    assert len(marks.marks("entities")) == 5
    press(window, "Ctrl+Alt+1")
    assert desk.preferences.hidden_labels == {Label.PER}
    assert len(marks.marks("entities")) == 0


def test_finding_counts_and_goes_round_whatever_the_case(window: MainWindow, qtbot: QtBot) -> None:
    press(window, "Ctrl+F")
    bar = window.article.find_bar
    QTest.keyClicks(bar.field, "HARMS")
    assert bar.count.text() == "1 of 3"
    press(window, "Return")
    assert bar.count.text() == "2 of 3"
    press(window, "Shift+F3")
    assert bar.count.text() == "1 of 3"
    press(window, "Esc")
    assert not bar.isVisible()
    assert not window.article.view.highlights.marks("search")
    press(window, "F3")
    assert bar.isVisible()
    assert bar.field.hasFocus()


def test_the_search_begins_where_the_reader_is_and_stays_there_while_words_are_typed(
    window: MainWindow, desk: Desk
) -> None:
    lines = [f"Im Jahr {number} stieg die Flut.\n\nDie Feuerwehr kam {number}." for number in range(6000)]
    text = "\n\n".join([*lines, "Feuer und Flamme waren alle."])
    desk.shelf.open(desk.library.articles.add(text_article(text, title="Flut", language="de"), NOON).id)
    view = window.article.view
    press(window, "Ctrl+End")
    top = view.top_offset()
    press(window, "Ctrl+F")
    bar = window.article.find_bar
    for letter in "feuer":  # of the first letter alone there are more than are counted
        QTest.keyClicks(bar.field, letter)
        assert view.top_offset() > top - 1000
    place, _, count = bar.count.text().partition(" of ")
    assert (int(place) > 5900, count) == (True, "6001")
    press(window, "Return")
    assert bar.count.text() == f"{int(place) + 1} of 6001"
    bar.field.setText("e")
    assert bar.count.text().endswith(" of 10000+")
    bar.field.setText("feuer und")
    assert bar.count.text() == "1 of 1"


def test_finds_come_in_order_and_do_not_overlap_wherever_the_search_begins() -> None:
    text = "ana banana ananas Ana"
    for near in range(len(text) + 1):
        found = find_all(text, "ana", near)
        assert all(one.end <= other.start for one, other in pairwise(found))
        assert {span.of(text).casefold() for span in found} == {"ana"}
        assert len(found) in (4, 5)


def test_copying_with_citation_names_the_source(window: MainWindow) -> None:
    window.article.view.select(span_of("Das gilt"))
    press(window, "Ctrl+Shift+C")
    words = QGuiApplication.clipboard().text()
    assert "Das gilt" in words
    assert "Besuch in Kiel" in words


def test_pasting_an_article_brings_it_in_and_opens_it(window: MainWindow, desk: Desk, qtbot: QtBot) -> None:
    QGuiApplication.clipboard().setText(
        "Ein neuer Text\n\nDer Rat tagte am Montag. Er blieb bis in die Nacht."
    )
    press(window, "Ctrl+Shift+V")
    qtbot.waitUntil(lambda: desk.reading.article is not None and "Der Rat" in desk.reading.article.text)
    assert len(desk.library.listing.ids()) == 2


def test_dropping_a_file_brings_it_in(window: MainWindow, desk: Desk, qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "rat.txt"
    path.write_text("Der Rat tagte am Montag.", "utf-8")
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    window.parts.commands.articles.take_in(data)
    qtbot.waitUntil(lambda: desk.reading.article is not None and "Der Rat" in desk.reading.article.text)


def test_a_problem_is_said_in_the_programs_language(window: MainWindow, desk: Desk) -> None:
    window.translations.use("de")
    desk.annotator.failed.emit(StoreProblem("store.full", path="library.sqlite"))
    assert window.article.banner.isVisible()
    german = window.article.banner.label.text()
    window.translations.use("en")
    desk.annotator.failed.emit(StoreProblem("store.full", path="library.sqlite"))
    assert window.article.banner.label.text() != german


def test_removing_an_article_can_be_taken_back(window: MainWindow, desk: Desk) -> None:
    desk.annotator.add(span_of("Kiel"), Colour.GREEN, note="bleibt")
    window.parts.commands.articles.remove_article(rows_of(desk.library)[0].id)
    assert not desk.library.listing.ids()
    window.article.banner.button.click()
    [summary] = rows_of(desk.library)
    assert summary.annotations == 1
    assert desk.reading.stored is not None
    assert desk.reading.stored.id == summary.id


def test_a_message_that_was_read_goes_with_the_next_article(
    window: MainWindow, desk: Desk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("randnotiz.ui.banner._READ_MS", -1)
    desk.annotator.failed.emit(StoreProblem("store.full", path="library.sqlite"))
    with qtbot.waitSignal(desk.shelf.arrived):
        desk.shelf.paste("Ein anderer Artikel.\n\nMit Text.")
    assert not window.article.banner.isVisible()


def test_dark_and_larger_keep_the_text_and_its_marks(window: MainWindow, desk: Desk, qtbot: QtBot) -> None:
    desk.annotator.add(span_of("Kiel"), Colour.GREEN)
    desk.annotator.set_current("")
    view = window.article.view
    before = view.document().defaultFont().pixelSize()
    desk.preferences.theme = "dark"
    press(window, "Ctrl++")
    assert view.document().defaultFont().pixelSize() == before + 1
    [mark] = view.highlights.marks("annotations")
    assert mark.format.background().color() == DARK.highlight[Colour.GREEN]
    assert len(view.highlights.marks("entities")) == 5


def test_inside_a_highlight_the_page_has_another_colour(window: MainWindow, desk: Desk, qtbot: QtBot) -> None:
    desk.annotator.add(span_of("Jonas Weller"), Colour.GREEN)
    desk.annotator.add(span_of("Bürgermeister Jonas"), Colour.PINK)
    desk.annotator.set_current("")
    view = window.article.view
    picture = view.viewport().grab().toImage()

    def paper(words: str) -> str:
        rect = view.rect_of(TEXT.index(words))
        return picture.pixelColor(rect.left() + 2, rect.top() + 2).name()

    page, green, pink, both = (
        paper("Harms kündigte"),
        paper("Weller.\n"),
        paper("Bürgermeister"),
        paper("Jonas"),
    )
    assert len({page, green, pink, both}) == 4


def test_what_was_arranged_is_there_the_next_time(window: MainWindow, desk: Desk, qtbot: QtBot) -> None:
    window.columns.setSizes([200, 700, 400])
    sizes = window.columns.sizes()
    window.close()
    again = MainWindow(desk.preferences, window.themes, window.translations)
    again.take(desk)
    again.complete()
    qtbot.addWidget(again)
    again.show()
    qtbot.waitExposed(again)
    # The off-screen screen is smaller than the window was: the library had to step aside.
    again.resize(window.size())
    qtbot.waitUntil(lambda: again.columns.sizes()[::2] == sizes[::2])
    again.parts.actions["library"].trigger()
    again.close()
    third = MainWindow(desk.preferences, window.themes, window.translations)
    third.take(desk)
    third.complete()
    qtbot.addWidget(third)
    assert third.parts is not None
    assert third.parts.library.isHidden()


def test_every_action_has_words_in_both_languages_and_a_way_to_reach_it(window: MainWindow) -> None:
    assert set(action_words()) == set(SPECS)
    english = action_words()
    window.translations.use("de")
    german = action_words()
    same = {name for name in english if english[name] == german[name]}
    assert same <= {"language_de", "language_en"}
    in_menus = {action for menu in window.menuBar().actions() for action in _inside(menu)}
    assert set(window.parts.actions.all.values()) <= in_menus
    keys = [key.toString() for action in window.parts.actions.all.values() for key in action.shortcuts()]
    assert len(keys) == len(set(keys)), "two actions share a shortcut"


def _inside(action: object) -> set[object]:
    menu = action.menu()  # type: ignore[attr-defined]
    if menu is None:
        return {action}
    return {inner for one in menu.actions() for inner in _inside(one)}


def test_changing_the_language_changes_the_window_at_once(window: MainWindow, qtbot: QtBot) -> None:
    window.translations.use("de")
    qtbot.waitUntil(lambda: window.menuBar().actions()[0].text() == "&Datei")
    assert "20. November 2026" in window.article.view.document().toPlainText()
    window.translations.use("en")
    qtbot.waitUntil(lambda: window.menuBar().actions()[0].text() == "&File")
    assert "20 November 2026" in window.article.view.document().toPlainText()


def test_keys_that_delete_words_in_a_field_never_delete_the_note(window: MainWindow, desk: Desk) -> None:
    window.article.view.select(span_of("Jonas Weller"))
    press(window, "1")
    assert window.parts is not None
    tags = window.parts.notes.editor.tags
    tags.setFocus()
    QTest.keyClicks(tags, "Kiel, Rathaus")
    press(window, "Ctrl+Backspace")
    assert tags.text() == "Kiel, "
    assert len(desk.annotator.annotations()) == 1


@pytest.mark.parametrize("keys", ["Ctrl+Backspace", "Del"])
def test_on_the_page_they_delete_the_current_highlight_and_undo_brings_the_last_words_back(
    window: MainWindow, desk: Desk, keys: str
) -> None:
    window.article.view.select(span_of("Jonas Weller"))
    press(window, "1")
    QTest.keyClicks(QApplication.focusWidget(), "Rathaus")
    window.article.view.setFocus()
    press(window, keys)
    assert desk.annotator.annotations() == []
    press(window, "Ctrl+Z")
    assert [one.note for one in desk.annotator.annotations()] == ["Rathaus"]


def test_escape_empties_a_filter_before_it_leaves_it(window: MainWindow, desk: Desk) -> None:
    assert window.parts is not None
    desk.shelf.reset.emit()
    for keys, field in (("Ctrl+1", window.parts.library.field), ("Ctrl+3", window.parts.found.field)):
        press(window, keys)
        QTest.keyClicks(field, "xyz")
        press(window, "Esc")
        assert (field.text(), field.hasFocus()) == ("", True)
        press(window, "Esc")
        assert window.article.view.hasFocus()


def test_without_its_last_note_or_article_a_list_says_that_there_is_none(
    window: MainWindow, desk: Desk
) -> None:
    parts = window.parts
    assert parts is not None
    desk.annotator.add(span_of("Jonas Weller"), Colour.GREEN)
    desk.annotator.remove(desk.annotator.current)
    assert "No notes yet" in parts.notes.empty.words
    assert desk.reading.stored is not None
    parts.commands.articles.remove_article(desk.reading.stored.id)
    assert "Nothing here yet" in parts.library.empty.words


def test_the_end_of_the_undo_stack_is_nobodys_business_once_the_window_is_closed(
    window: MainWindow, desk: Desk
) -> None:
    desk.annotator.add(span_of("Jonas Weller"), Colour.GREEN)
    assert window.parts is not None
    undo = window.parts.actions["undo"]
    assert undo.isEnabled()
    window.close()
    desk.reading.undo_stack.clear()  # as its destructor does
    assert undo.isEnabled()


def test_in_a_narrow_window_the_text_keeps_room_and_what_stepped_aside_comes_back(
    window: MainWindow, qtbot: QtBot
) -> None:
    parts = window.parts
    assert parts is not None
    window.resize(700, 800)
    qtbot.waitUntil(parts.library.isHidden)
    assert window.article.width() > 350
    assert not parts.actions["library"].isChecked()
    window.resize(1300, 800)
    qtbot.waitUntil(parts.library.isVisible)
    assert parts.actions["library"].isChecked()


def test_going_to_a_hidden_part_shows_it(window: MainWindow) -> None:
    parts = window.parts
    assert parts is not None
    parts.actions["library"].trigger()
    assert parts.library.isHidden()
    press(window, "Ctrl+1")
    assert parts.library.isVisible()
    assert parts.actions["library"].isChecked()


def test_f6_goes_round_the_parts_that_are_shown(window: MainWindow, desk: Desk) -> None:
    parts = window.parts
    assert parts is not None
    desk.annotator.add(span_of("Jonas Weller"), Colour.GREEN)
    desk.shelf.reset.emit()
    window.article.view.setFocus()
    order = [parts.found.field, parts.notes.list, parts.library.field, window.article.view]
    for widget in order:
        press(window, "F6")
        assert widget.hasFocus()
    parts.actions["library"].trigger()
    press(window, "Shift+F6")
    assert parts.notes.list.hasFocus()


def test_words_typed_into_a_note_move_nothing_on_the_page_but_its_card_has_them(
    window: MainWindow, desk: Desk, qtbot: QtBot
) -> None:
    desk.annotator.add(span_of("Jonas Weller"), Colour.GREEN)
    id, view, marks = desk.annotator.current, window.article.view, window.article.marks
    desk.annotator.set_note(id, "a")
    before = view.highlights.marks("annotations")
    desk.annotator.set_note(id, "ab")
    assert view.highlights.marks("annotations") is before
    assert [one.note for one in marks.annotations_at(span_of("Jonas").start)] == ["ab"]
    desk.annotator.set_colour(id, Colour.PINK)
    assert view.highlights.marks("annotations") is not before


def test_what_can_be_undone_is_named_in_the_language_of_the_moment(
    window: MainWindow, desk: Desk, qtbot: QtBot
) -> None:
    desk.annotator.add(span_of("Jonas Weller"), Colour.GREEN)
    assert window.parts is not None
    undo = window.parts.actions["undo"]
    assert "Highlight" in undo.text()
    window.translations.use("de")
    qtbot.waitUntil(lambda: "Markieren" in undo.text() or "Markierung" in undo.text())


def test_a_page_shown_before_the_library_is_taken_over_as_it_stands(desk: Desk, qtbot: QtBot) -> None:
    article = text_article(TEXT, title="Besuch in Kiel", published=date(2026, 11, 20), language="de")
    window = MainWindow(desk.preferences, Themes(desk.preferences), Translations())
    qtbot.addWidget(window)
    window.show_page(article)
    document = window.article.view.document()
    window.take(desk)
    desk.shelf.arrived.connect(window.open_article)
    desk.shelf.bring_in(article)
    window.complete()
    assert window.article.view.document() is document
    assert desk.reading.article == article
    assert window.windowTitle() == "Besuch in Kiel – Randnotiz"


def test_what_the_library_knows_better_is_shown_on_a_page_shown_before(desk: Desk, qtbot: QtBot) -> None:
    article = text_article(TEXT, title="Besuch in Kiel", language="de")
    known = desk.library.articles.add(article, NOON)
    desk.library.articles.set_published(known.id, date(2026, 11, 20), DateOrigin.READER)
    window = MainWindow(desk.preferences, Themes(desk.preferences), Translations())
    qtbot.addWidget(window)
    window.show_page(article)
    window.take(desk)
    desk.shelf.arrived.connect(window.open_article)
    desk.shelf.bring_in(article)
    assert "2026" in window.article.view.toPlainText()


def test_a_file_read_half_way_is_shown_there_before_the_library_is_open(desk: Desk, qtbot: QtBot) -> None:
    long = "\n\n".join(f"Absatz {number}. " + "Das Wasser fiel weiter. " * 20 for number in range(60))
    article = replace(text_article(long, title="Hochwasser", language="de"), source="/artikel/hochwasser.txt")
    desk.preferences.set_place("/artikel/anderer.txt", 5)
    desk.preferences.set_place(article.source, long.index("Absatz 30"))
    window = MainWindow(desk.preferences, Themes(desk.preferences), Translations())
    qtbot.addWidget(window)
    window.show()
    window.show_page(article)
    top = window.article.view.top_offset()
    assert abs(top - long.index("Absatz 30")) < 1000
    window.take(desk)
    desk.shelf.arrived.connect(window.open_article)
    desk.shelf.bring_in(article)
    window.complete()
    assert window.article.view.top_offset() == top
    window.keep_position()
    assert desk.preferences.place(article.source) == top
    assert desk.preferences.place("/artikel/anderer.txt") == 5
    window.article.view.scroll_to(0)
    window.keep_position()
    assert desk.preferences.place(article.source) == 0


def test_the_window_is_called_after_its_article_whatever_that_is_called(
    window: MainWindow, desk: Desk
) -> None:
    odd = "Brief \u202everkehrt [*]\nan alle " + "x" * 1000
    desk.shelf.open(desk.library.articles.add(text_article("Ein Text.", title=odd), NOON).id)
    title = window.windowTitle()
    assert title.startswith("Brief \u202everkehrt [*][*] an alle xxx")
    assert title.endswith("x\u202c – Randnotiz")  # what it turns round it turns back
    assert len(title) < 400
    byline = replace(text_article("Noch ein Text."), author="A\u202eB", publisher="Blatt")
    desk.shelf.open(desk.library.articles.add(byline, NOON).id)
    assert "A\u202eB\u202c  ·  Blatt" in window.article.view.toPlainText()


def test_what_is_known_of_a_page_is_marked_before_the_library_is_open(desk: Desk, qtbot: QtBot) -> None:
    article = text_article(TEXT, title="Besuch in Kiel", language="de")
    stored = desk.library.articles.add(article, NOON)
    names = [
        Name(*span, label, related)
        for span, label, related in (
            ((0, 4), Label.LOC, False),
            ((8, 12), Label.PER, False),
            ((14, 16), Label.ORG, True),
        )
    ]
    desk.preferences.hidden_labels = frozenset({Label.PER})
    desk.preferences.show_related = False
    window = MainWindow(desk.preferences, Themes(desk.preferences), Translations())
    qtbot.addWidget(window)
    window.show_stored(stored, names, [(Span(2, 9), Colour.PINK)])
    view = window.article.view
    assert [mark.span for mark in view.highlights.marks("entities")] == [Span(0, 4)]
    underlined, filled = selections = view.extraSelections()
    assert underlined.format.underlineStyle() == UNDERLINES[Label.LOC]
    assert filled.format.background().color() == window.themes.current.highlight[Colour.PINK]
    assert len(selections) == 2
    document = view.document()
    window.take(desk)
    desk.shelf.open(stored.id)
    assert len(view.extraSelections()) == 2, "what was marked went out for a moment"
    window.complete()
    assert view.document() is document


def test_a_window_closed_in_its_first_moment_closes(desk: Desk, qtbot: QtBot) -> None:
    window = MainWindow(desk.preferences, Themes(desk.preferences), Translations())
    qtbot.addWidget(window)
    window.show_page(text_article(TEXT, title="Besuch in Kiel", language="de"))
    window.show()
    assert window.close()


def test_a_date_that_is_known_stands_on_the_page_before_the_library_is_open(desk: Desk, qtbot: QtBot) -> None:
    window = MainWindow(desk.preferences, Themes(desk.preferences), Translations())
    qtbot.addWidget(window)
    article = replace(text_article("Am Montag kam sie.", title="Fähre"), source="/artikel/faehre.txt")
    desk.preferences.set_published("/artikel/anderer.txt", date(2024, 1, 2))
    desk.preferences.set_published(article.source, date(2025, 8, 20))
    window.show_page(article)
    assert "2025" in window.article.view.toPlainText()
    desk.preferences.set_published(article.source, None)
    window.show_page(article)
    assert "2025" not in window.article.view.toPlainText()
    assert desk.preferences.published("/artikel/anderer.txt") == date(2024, 1, 2)


def test_a_tick_in_the_menu_says_what_is_switched_on(window: MainWindow) -> None:
    parts = window.parts
    assert parts is not None
    for name, spec in SPECS.items():
        if spec.checkable:
            assert not parts.actions[name].isIconVisibleInMenu(), name
