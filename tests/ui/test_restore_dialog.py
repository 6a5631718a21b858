"""Looking into backups and bringing something back, in the window."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QFileDialog, QMessageBox
from pytestqt.qtbot import QtBot
from tests.session.sample import NOON, TEXT

from randnotiz.domain.annotation import Colour
from randnotiz.domain.span import Span
from randnotiz.importers import text_article
from randnotiz.session.desk import Desk
from randnotiz.session.everything import Everything
from randnotiz.session.making import desk_of
from randnotiz.session.preferences import Preferences
from randnotiz.store import open_library
from randnotiz.store.merging import Arrived
from randnotiz.store.restoring import Change
from randnotiz.ui.main_window import MainWindow
from randnotiz.ui.restore_commands import RestoreCommands, arrived_words
from randnotiz.ui.restore_dialog import RestoreDialog
from randnotiz.ui.restore_model import RestoreModel, change_words
from randnotiz.ui.translations import Translations

from .windows import window_on


@pytest.fixture
def desk(tmp_path: Path, qapp: object) -> Iterator[Desk]:
    """An article with a note, both in a backup; then the note was deleted."""
    library = open_library(tmp_path / "library.sqlite").library
    preferences = Preferences(QSettings(str(tmp_path / "settings.ini"), QSettings.Format.IniFormat))
    preferences.theme = "light"
    preferences.last_folder = str(tmp_path)
    desk = desk_of(library, preferences, ("", []))
    desk.analyser.hold()
    desk.shelf.open(library.articles.add(text_article(TEXT, title="Besuch in Kiel"), NOON).id)
    desk.annotator.add(Span(4, 14), Colour.BLUE, note="Erste")
    library.backup_now()
    desk.annotator.remove(desk.annotator.annotations()[0].id)
    yield desk
    desk.reading.undo_stack.clear()
    desk.shelf.wait()
    library.close()


@pytest.fixture
def dialog(desk: Desk, qtbot: QtBot) -> Iterator[RestoreDialog]:
    """The dialog in English, with the backup's contents shown."""
    translations = Translations()
    translations.use("en")
    everything = Everything(desk)
    dialog = RestoreDialog(everything, "en")
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitUntil(lambda: dialog.changes.rowCount() > 0)
    yield dialog
    everything.stop()
    translations.use("en")


def cell(model: RestoreModel, row: int, column: int) -> str:
    return str(model.index(row, column).data())


def test_the_backup_is_shown_with_what_it_would_bring(dialog: RestoreDialog) -> None:
    item = dialog.backups.topLevelItem(0)
    assert item is not None
    assert (item.text(2), item.text(3)) == ("1", "1")
    assert cell(dialog.changes, 0, 0) == "Besuch in Kiel"
    assert cell(dialog.changes, 0, 1) == "1 note missing now"
    assert dialog.bring.isEnabled()
    assert dialog.set_back.isEnabled()


def test_the_note_chosen_comes_back(dialog: RestoreDialog, desk: Desk, qtbot: QtBot) -> None:
    with qtbot.waitSignal(dialog.accepted):
        dialog.bring.click()
    assert dialog.arrived is not None
    assert arrived_words(dialog.arrived) == "New in the library: 1 note."
    assert [note.note for note in desk.annotator.annotations()] == ["Erste"]


def test_a_backup_of_which_nothing_is_missing_offers_nothing(
    dialog: RestoreDialog, desk: Desk, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(dialog.accepted):
        dialog.bring.click()
    assert dialog.backups.path is not None
    desk.annotator.add(Span(20, 25), Colour.PINK, note="Später")
    dialog._compare()
    qtbot.waitUntil(lambda: "Nothing of this backup is missing" in dialog.summary.text())
    assert not dialog.bring.isEnabled()
    assert dialog.all.isHidden()


def test_nothing_chosen_cannot_be_brought_back(dialog: RestoreDialog) -> None:
    dialog.changes.choose_all(False)
    assert not dialog.bring.isEnabled()
    index = dialog.changes.index(0, 0)
    assert dialog.changes.setData(index, Qt.CheckState.Checked, Qt.ItemDataRole.CheckStateRole)
    assert dialog.bring.isEnabled()
    assert len(dialog.changes.chosen) == 1


@pytest.mark.parametrize("agrees", [True, False])
def test_the_whole_library_is_set_back_only_after_a_question(
    dialog: RestoreDialog, desk: Desk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, agrees: bool
) -> None:
    desk.annotator.add(Span(20, 25), Colour.PINK, note="Später")

    def answer(box: QMessageBox) -> int:
        role = QMessageBox.ButtonRole.AcceptRole if agrees else QMessageBox.ButtonRole.RejectRole
        next(button for button in box.buttons() if box.buttonRole(button) is role).click()
        return 0

    monkeypatch.setattr(QMessageBox, "exec", answer)
    if agrees:
        with qtbot.waitSignal(dialog.accepted):
            dialog.set_back.click()
        assert dialog.whole
        assert [note.note for note in desk.annotator.annotations()] == ["Erste"]
    else:
        dialog.set_back.click()
        assert [note.note for note in desk.annotator.annotations()] == ["Später"]


def test_a_damaged_backup_is_named_and_another_can_be_chosen(
    dialog: RestoreDialog, desk: Desk, qtbot: QtBot
) -> None:
    path = dialog.backups.path
    assert path is not None
    data = bytearray(path.read_bytes())
    data[4096 * 4 : 4096 * 9] = bytes(4096 * 5)
    path.write_bytes(data)
    dialog._compare()
    qtbot.waitUntil(lambda: "damaged" in dialog.summary.text())
    assert not dialog.bring.isEnabled()
    assert not dialog.set_back.isEnabled()


def test_the_model_keeps_qts_rules(qtbot: QtBot) -> None:
    model = RestoreModel()
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    gone = Change("a", "Weg", True, False, missing=2)
    new = Change("b", "Neu", False, True, newer=1)
    model.show_changes([new, gone])
    assert model.chosen == ["a"]
    assert cell(model, 0, 1) == "Not in the library now · 2 notes"
    assert cell(model, 1, 1) == change_words(new) == "Newer than the backup · 1 note"
    assert not model.setData(model.index(1, 0), Qt.CheckState.Checked, Qt.ItemDataRole.CheckStateRole)
    model.show_changes([])


def test_what_was_left_out_is_said() -> None:
    arrived = Arrived(articles=2, annotations=1, wordings=1, homeless=2, altered=1, damaged=[*range(3, 20)])
    words = arrived_words(arrived)
    assert words.startswith("New in the library: 2 articles, 1 note.")
    assert "kept beside each other: 1 note." in words
    assert "their article is missing: 2 notes." in words
    assert words.endswith("left out: 3, 4, 5, 6, 7, 8, 9, 10 ….")
    assert arrived_words(Arrived()) == "Nothing new came in: the library has all of it."


@pytest.fixture
def window(desk: Desk, qtbot: QtBot) -> Iterator[MainWindow]:
    """The window in English."""
    window = window_on(desk, qtbot)
    window.complete()
    window.show()
    yield window
    window.close()


def commands(window: MainWindow) -> RestoreCommands:
    assert window.parts is not None
    return window.parts.commands.whole


def test_everything_is_exported_and_imported_from_the_menu(
    window: MainWindow, desk: Desk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    file = tmp_path / "alles.jsonl"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(file), ""))
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(file), ""))
    desk.annotator.add(Span(20, 25), Colour.PINK, note="Zweite")
    commands(window).export_everything()
    banner = window.article.banner
    qtbot.waitUntil(lambda: banner.label.text() == f"1 article and 1 note are in {file} now.")
    desk.annotator.remove(desk.annotator.annotations()[0].id)
    commands(window).import_everything()
    qtbot.waitUntil(lambda: banner.label.text() == "New in the library: 1 note.")
    assert [note.note for note in desk.annotator.annotations()] == ["Zweite"]


def test_setting_the_library_back_can_be_undone_from_the_banner(
    window: MainWindow, desk: Desk, qtbot: QtBot
) -> None:
    desk.annotator.add(Span(20, 25), Colour.PINK, note="Später")
    everything = Everything(desk)
    with qtbot.waitSignal(everything.restored):
        everything.restore_whole(desk.library.backups()[0])
    commands(window)._say_whole("then")
    assert [note.note for note in desk.annotator.annotations()] == ["Erste"]
    window.article.banner.button.click()
    qtbot.waitUntil(lambda: [note.note for note in desk.annotator.annotations()] == ["Später"])


def test_words_that_cannot_be_saved_keep_the_window_open(
    window: MainWindow, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    monkeypatch.setattr(window, "flush", lambda: False)
    monkeypatch.setattr(window, "_may_close", lambda: bool(asked.append("?")))
    window.close()
    assert asked == ["?"]
    assert window.isVisible()
    before = desk.reading.stored
    window.open_article(999)
    assert desk.reading.stored is before
    monkeypatch.undo()
