"""What the reader sees and does when a text has changed and when notes come in, in the whole window."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QTimer, QUrl
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from randnotiz.domain.annotation import AnchorState, Annotation, Colour
from randnotiz.domain.changes import Kind, changes_between
from randnotiz.domain.merged_text import merged
from randnotiz.domain.span import Span
from randnotiz.importers import text_article
from randnotiz.session.desk import Desk
from randnotiz.ui.changes_dialog import ChangesDialog
from randnotiz.ui.main_window import MainWindow
from randnotiz.ui.notes_report import NotesReport
from randnotiz.ui.theme import Themes
from randnotiz.ui.translations import Translations

from .windows import window_on

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)

OLD = (
    "Neue Brücke\n\n"
    "Der Rat hat am Freitag mit 24 Stimmen eine neue Brücke beschlossen.\n\n"
    "Karin Lüders sprach von einem guten Tag.\n\n"
    "Ein Gutachter wird im Herbst erwartet.\n"
)
NEW = (
    "Neue Brücke\n\n"
    "Der Rat hat am Freitag mit 26 Stimmen eine neue Brücke beschlossen.\n\n"
    "Karin Lüders sprach von einem guten Tag.\n\n"
    "Gebaut wird von Mai an.\n"
)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "bruecke.txt"
    path.write_text(OLD, "utf-8")
    return path


@pytest.fixture
def window(desk: Desk, path: Path, qtbot: QtBot) -> Iterator[MainWindow]:
    """The window in English with the old text and three notes on it."""
    window = window_on(desk, qtbot)
    desk.shelf.arrived.connect(window.open_article)
    desk.shelf.open_file(path)
    for words, note in (
        ("Karin Lüders", "a"),
        ("mit 24 Stimmen eine neue", "b"),
        ("Ein Gutachter wird", "c"),
    ):
        start = OLD.index(words)
        desk.annotator.add(Span(start, start + len(words)), Colour.GREEN, note)
    desk.annotator.set_current("")
    window.complete()
    window.show()
    qtbot.waitExposed(window)
    yield window
    desk.reading.undo_stack.clear()
    window.close()


def note(desk: Desk, words: str) -> Annotation:
    return next(one for one in desk.annotator.annotations() if one.note == words)


def select(window: MainWindow, words: str) -> None:
    article = window.desk.reading.article
    assert article is not None
    start = article.text.index(words)
    window.article.view.select(Span(start, start + len(words)))


def in_dialog(kind: type[QDialog], act: Callable[[QDialog], object]) -> list[QDialog]:
    """Act on the dialog that opens next; what was seen."""
    seen: list[QDialog] = []

    def look() -> None:
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, kind):
            seen.append(dialog)
            act(dialog)
        else:
            QTimer.singleShot(10, look)

    QTimer.singleShot(0, look)
    return seen


def test_the_reader_is_told_what_changed_and_can_see_it(
    window: MainWindow, desk: Desk, path: Path, qtbot: QtBot
) -> None:
    path.write_text(NEW, "utf-8")
    desk.shelf.open_file(path)
    banner = window.article.banner
    assert banner.label.text() == (
        "The text has changed since you last read it: 2 passages changed, 1 note moved, 1 note not placed."
    )
    shown: list[tuple[str, int]] = []
    in_dialog(
        ChangesDialog,
        lambda dialog: (shown.append((dialog.page.toPlainText(), dialog.page.count)), dialog.reject()),
    )
    banner.button.click()
    ((text, count),) = shown
    assert "mit 2426 Stimmen" in text
    assert "Ein Gutachter wird" in text
    assert "Gebaut wird" in text
    assert count == 2


def test_a_change_before_the_window_was_there_is_told_too(desk: Desk, path: Path, qtbot: QtBot) -> None:
    desk.shelf.arrived.connect(desk.shelf.open)
    desk.shelf.open_file(path)
    path.write_text(NEW, "utf-8")
    desk.shelf.open_file(path)
    translations = Translations()
    translations.use("de")
    window = MainWindow(desk.preferences, Themes(desk.preferences), translations)
    qtbot.addWidget(window)
    window.take(desk)
    window.complete()
    qtbot.waitUntil(lambda: "2 Stellen geändert" in window.article.banner.label.text())
    translations.use("en")


def test_what_is_being_typed_survives_a_change_of_the_text(
    window: MainWindow, desk: Desk, path: Path, qtbot: QtBot
) -> None:
    assert window.parts is not None
    desk.annotator.set_current(note(desk, "a").id)
    window.parts.notes.editor.note.setPlainText("a, und mehr")
    path.write_text(NEW, "utf-8")
    desk.shelf.open_file(path)
    assert note(desk, "a, und mehr").state is AnchorState.ANCHORED


def test_going_back_and_undoing_that(window: MainWindow, desk: Desk, path: Path, qtbot: QtBot) -> None:
    before = desk.annotator.annotations()
    path.write_text(NEW, "utf-8")
    desk.shelf.open_file(path)
    in_dialog(ChangesDialog, lambda dialog: dialog.go_back.click())
    assert window.parts is not None
    window.parts.actions["changes"].trigger()
    assert desk.annotator.annotations() == before
    assert "24 Stimmen" in window.article.view.toPlainText()
    window.article.banner.button.click()
    assert "26 Stimmen" in window.article.view.toPlainText()
    assert note(desk, "b").state is AnchorState.MOVED


def test_moved_and_unplaced_notes_by_keyboard(
    window: MainWindow, desk: Desk, path: Path, qtbot: QtBot
) -> None:
    path.write_text(NEW, "utf-8")
    desk.shelf.open_file(path)
    view = window.article.view
    desk.annotator.set_current(note(desk, "b").id)
    view.setFocus()
    QTest.keySequence(view, QKeySequence("Ctrl+J"))
    moved = note(desk, "b")
    assert (moved.state, moved.selector.exact) == (AnchorState.ANCHORED, "mit 26 Stimmen eine neue")
    desk.reading.undo_stack.undo()
    QTest.keySequence(view, QKeySequence("Ctrl+Shift+J"))
    rejected = note(desk, "b")
    assert (rejected.state, rejected.selector.exact) == (AnchorState.ORPHANED, "mit 24 Stimmen eine neue")
    desk.annotator.set_current(note(desk, "c").id)
    QTest.keySequence(view, QKeySequence("Ctrl+Shift+A"))
    assert "Select the words first" in window.article.banner.label.text()
    assert note(desk, "c").state is AnchorState.ORPHANED
    select(window, "Gebaut wird")
    QTest.keySequence(view, QKeySequence("Ctrl+Shift+A"))
    placed = note(desk, "c")
    assert (placed.state, placed.selector.exact) == (AnchorState.ANCHORED, "Gebaut wird")
    desk.reading.undo_stack.undo()
    assert note(desk, "c").selector.exact == "Ein Gutachter wird"
    desk.reading.undo_stack.undo()
    assert note(desk, "b").state is AnchorState.MOVED


def test_the_editor_asks_and_its_buttons_answer(
    window: MainWindow, desk: Desk, path: Path, qtbot: QtBot
) -> None:
    assert window.parts is not None
    place = window.parts.notes.editor.place
    desk.annotator.set_current(note(desk, "a").id)
    assert not place.isVisible()
    path.write_text(NEW, "utf-8")
    desk.shelf.open_file(path)
    desk.annotator.set_current(note(desk, "b").id)
    assert place.words.text() == (
        "Moved – is this the right place?\nThere it says now: “mit 26 Stimmen eine neue”"
    )
    place.reject.click()
    assert place.attach.isVisible()
    assert not place.accept.isVisible()
    select(window, "26 Stimmen")
    place.attach.click()
    assert note(desk, "b").selector.exact == "26 Stimmen"
    assert not place.isVisible()


def test_only_what_is_to_be_checked_is_listed(window: MainWindow, desk: Desk, path: Path) -> None:
    assert window.parts is not None
    notes = window.parts.notes
    assert not notes.doubtful.isVisible()
    path.write_text(NEW, "utf-8")
    desk.shelf.open_file(path)
    assert notes.doubtful.isVisible()
    notes.doubtful.click()
    assert [notes.filter.index(row, 0).data() for row in range(notes.filter.rowCount())] == [
        "mit 24 Stimmen eine neue",
        "Ein Gutachter wird",
    ]
    window.parts.actions["confirm_places"].trigger()
    assert note(desk, "b").state is AnchorState.ANCHORED


def test_dropped_notes_are_reported_and_brought_in(
    window: MainWindow, desk: Desk, tmp_path: Path, qtbot: QtBot
) -> None:
    file = tmp_path / "highlights.json"
    entries = [{"text": "von einem guten Tag", "note": "<b>x</b>"}, {"text": "steht nirgends", "note": "y"}]
    file.write_text(json.dumps({"documents": [{"title": "Buch", "entries": entries}]}), "utf-8")
    assert window.parts is not None
    dropped = QMimeData()
    dropped.setUrls([QUrl.fromLocalFile(str(file))])
    rows: list[list[str]] = []

    def accept(dialog: QDialog) -> None:
        assert isinstance(dialog, NotesReport)
        rows.extend(
            [dialog.list.topLevelItem(row).text(column) for column in range(3)]
            for row in range(dialog.list.topLevelItemCount())
        )
        assert dialog.bring is not None
        assert dialog.bring.isDefault()
        dialog.keep.setChecked(False)
        dialog.accept()

    in_dialog(NotesReport, accept)
    window.parts.commands.articles.take_in(dropped)
    qtbot.waitUntil(
        lambda: any(one.note == "<b>x</b>" for one in desk.annotator.annotations()), timeout=20_000
    )
    assert rows == [
        ["steht nirgends", "y", "not placed"],
        ["von einem guten Tag", "<b>x</b>", "placed"],
    ]
    assert all(one.note != "y" for one in desk.annotator.annotations())
    desk.reading.undo_stack.undo()
    assert len(desk.annotator.annotations()) == 3


def test_both_texts_stand_in_one_with_signs_for_both() -> None:
    old, new = text_article(OLD), text_article(NEW)
    both = merged(changes_between(old, new), old, new)
    told = [(one.kind, one.span.of(both.article.text)) for one in both.changed]
    assert told == [
        (Kind.DELETED, "24"),
        (Kind.INSERTED, "26"),
        (Kind.DELETED, "Ein Gutachter wird im Herbst erwartet."),
        (Kind.INSERTED, "Gebaut wird von Mai an."),
    ]
    assert len(both.places()) == 2


def test_changes_are_stepped_through_round_and_round(
    window: MainWindow, desk: Desk, path: Path, qtbot: QtBot
) -> None:
    path.write_text(NEW, "utf-8")
    desk.shelf.open_file(path)
    where: list[str] = []

    def walk(dialog: QDialog) -> None:
        assert isinstance(dialog, ChangesDialog)
        dialog.activateWindow()
        qtbot.waitUntil(dialog.isActiveWindow)
        where.append(dialog.where.text())
        for keys in ("F3", "F3", "F3", "Shift+F3"):
            QTest.keySequence(dialog.page, QKeySequence(keys))
            where.append(dialog.where.text())
        dialog.reject()

    in_dialog(ChangesDialog, walk)
    assert window.parts is not None
    window.parts.changes.show_changes()
    assert where == ["2 changes", "1 of 2", "2 of 2", "1 of 2", "2 of 2"]


def test_what_changed_is_shown_without_a_link_to_change_the_date(
    window: MainWindow, desk: Desk, path: Path, qtbot: QtBot
) -> None:
    path.write_text(NEW, "utf-8")
    desk.shelf.open_file(path)
    assert "Set publication date" in window.article.view.toPlainText()
    seen: list[str] = []

    def look(dialog: QDialog) -> None:
        assert isinstance(dialog, ChangesDialog)
        seen.extend([dialog.page.toPlainText(), dialog.versions.itemText(0)])
        dialog.reject()

    in_dialog(ChangesDialog, look)
    assert window.parts is not None
    window.parts.changes.show_changes()
    text, version = seen
    assert "publication date" not in text
    assert desk.reading.article is not None
    assert desk.reading.article.title not in version
