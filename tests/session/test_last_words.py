"""Notes that cannot be saved at the end are in a text file, wherever there is room for one."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMessageBox
from pytestqt.qtbot import QtBot
from tests.session.sample import NOON, TEXT
from tests.store.disks import filled, tiny_disk_at
from tests.ui.windows import desk_in, window_on

from randnotiz.domain.annotation import Colour
from randnotiz.domain.span import Span
from randnotiz.importers import text_article
from randnotiz.session.last_words import folder_for, keep_last_words
from randnotiz.ui import unsaved_dialog

NOTES = ["Über die Brücke \u2028 🎉", "Zweite\nNotiz"]
NOW = datetime(2026, 11, 22, 20, 30, tzinfo=UTC)


def test_the_first_folder_with_room_takes_them(tmp_path: Path) -> None:
    with tiny_disk_at(tmp_path / "full") as full, filled(full):
        folders = [tmp_path / "missing", full, tmp_path]
        assert folder_for(NOTES, folders) == tmp_path
        kept = keep_last_words(NOTES, folders, NOW)
        assert kept == tmp_path / "Randnotiz 2026-11-22 203000.txt"
        assert kept.read_text("utf-8") == "Über die Brücke \u2028 🎉\n\nZweite\nNotiz\n"
        assert keep_last_words(["anders"], [tmp_path], NOW) is None  # never over another one
        assert folder_for(NOTES, [full]) is None


def test_every_note_that_waits_is_in_it_when_the_window_closes(
    tmp_path: Path, qtbot: QtBot, qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(unsaved_dialog, "_folders", lambda: [tmp_path])
    disk = tiny_disk_at(tmp_path / "disk", "900k")
    with disk as folder, desk_in(folder) as desk:
        window = window_on(desk, qtbot, "de")
        window.complete()
        window.show()
        desk.shelf.open(desk.library.articles.add(text_article(TEXT), NOON).id)
        ids = [
            note.id
            for note in (desk.annotator.add(Span(n, n + 5), Colour.BLUE) for n in (0, 10))
            if note is not None
        ]
        assert window.parts is not None
        field = window.parts.notes.editor.note
        with filled(folder):
            desk.annotator.set_current(ids[0])
            field.setPlainText("Eins " * 20_000)
            desk.annotator.set_current(ids[1])
            field.setPlainText("Zwei " * 20_000)
            asked: list[str] = []

            def answer() -> None:
                box = QApplication.activeModalWidget()
                assert isinstance(box, QMessageBox)
                asked.append(box.informativeText())
                box.buttons()[len(asked) % 2].click()  # stay, then close

            for closed in (False, True):
                QTimer.singleShot(100, window, answer)
                assert window.close() is closed
        assert window.flush()  # nothing is tried any more
        assert all(str(tmp_path) in words for words in asked)
        (kept,) = tmp_path.glob("Randnotiz *.txt")
        words = kept.read_text("utf-8")
        assert words.count("Eins") == words.count("Zwei") == 20_000
        desk.reading.end()
        window.translations.use("en")
