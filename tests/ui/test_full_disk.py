"""The whole chain on a disk that is really full: type, see why it is not saved, make room: it is saved."""

from __future__ import annotations

import contextlib
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot
from tests.session.sample import NOON, TEXT

from randnotiz.domain.annotation import Colour
from randnotiz.domain.span import Span
from randnotiz.importers import text_article
from randnotiz.session.desk import Desk
from randnotiz.session.making import desk_of
from randnotiz.session.preferences import Preferences
from randnotiz.store import open_library
from randnotiz.ui.main_window import MainWindow

from .windows import window_on


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Path]:
    """A real file system of 900 KiB; skipped where it cannot be mounted."""
    folder = tmp_path / "disk"
    folder.mkdir()
    mount = shutil.which("mount")
    command = [mount or "mount", "-t", "tmpfs", "-o", "size=900k", "tmpfs", str(folder)]
    if sys.platform != "linux" or mount is None or subprocess.run(command, capture_output=True).returncode:
        pytest.skip("needs the right to mount a tmpfs")
    yield folder
    subprocess.run(["umount", str(folder)], check=True, capture_output=True)


@pytest.fixture
def desk(disk: Path, tmp_path: Path, qapp: object) -> Iterator[Desk]:
    """A session over a library on that disk, with two articles."""
    library = open_library(disk / "library.sqlite").library
    preferences = Preferences(QSettings(str(tmp_path / "settings.ini"), QSettings.Format.IniFormat))
    desk = desk_of(library, preferences, ("", []))
    desk.analyser.hold()
    library.articles.add(text_article("Ein anderer Artikel.", title="Anderer"), NOON)
    desk.shelf.open(library.articles.add(text_article(TEXT, title="Besuch in Kiel"), NOON).id)
    yield desk
    desk.reading.undo_stack.clear()
    desk.shelf.wait()
    library.close()


@pytest.fixture
def window(desk: Desk, qtbot: QtBot) -> Iterator[MainWindow]:
    """The window in German."""
    window = window_on(desk, qtbot, "de")
    window.complete()
    window.show()
    yield window
    window.close()
    window.translations.use("en")


def test_what_is_typed_on_a_full_disk_stays_and_is_saved_when_there_is_room(
    window: MainWindow, desk: Desk, disk: Path, qtbot: QtBot
) -> None:
    note = desk.annotator.add(Span(4, 14), Colour.BLUE)
    assert note is not None
    assert window.parts is not None
    editor, banner = window.parts.notes.editor, window.article.banner
    editor._pace._again.setInterval(20)
    fill = disk / "fill"
    with fill.open("wb", buffering=0) as file, contextlib.suppress(OSError):
        while True:
            file.write(bytes(512))
    words = "Auf voller Platte geschrieben. " * 300
    editor.focus_note()
    editor.note.insertPlainText(words)
    QTest.keyClicks(editor.note, "Ende")
    qtbot.waitUntil(lambda: banner.isVisible() and "voll" in banner.label.text())
    assert editor.unsaved.isVisible()
    window.open_article(1)  # not over the words that are not saved
    assert desk.reading.stored is not None
    assert desk.reading.stored.article.title == "Besuch in Kiel"
    assert editor.note.text() == words + "Ende"
    assert desk.library.annotations.get(note.id).note == ""
    fill.unlink()
    qtbot.waitUntil(lambda: "Jetzt gespeichert" in banner.label.text())
    assert desk.library.annotations.get(note.id).note == words + "Ende"
    assert not editor.unsaved.isVisible()
    window.open_article(1)
    assert desk.reading.stored.article.title == "Anderer"
