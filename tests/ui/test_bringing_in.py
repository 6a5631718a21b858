"""What the reader sees of folders and books being brought in."""

from __future__ import annotations

import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from tests.store.making import rows_of

from randnotiz.domain.problem import ImportProblem
from randnotiz.importers.wire import Book, Chapter
from randnotiz.session import import_process
from randnotiz.session.desk import Desk
from randnotiz.session.gathering import Fate, Report, Row
from randnotiz.ui.chapter_dialog import ChapterDialog
from randnotiz.ui.import_report import ImportReport
from randnotiz.ui.import_strip import ImportStrip, summary
from randnotiz.ui.main_window import MainWindow
from randnotiz.ui.theme import Themes

from .windows import window_on

BOOK = Book(
    "Die Flut", "Jule Harms", (Chapter("Teil I", 0, 12), Chapter("<b>Eins</b>", 1, 3400), Chapter("", 0, 5))
)


@pytest.fixture
def window(desk: Desk, qtbot: QtBot) -> Iterator[MainWindow]:
    """The window in English over an empty library."""
    made = window_on(desk, qtbot)
    made.complete()
    desk.shelf.arrived.connect(made.open_article)
    made.show()
    qtbot.waitExposed(made)
    yield made
    made.close()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Sixty articles and one broken file."""
    place = tmp_path / "Artikel"
    place.mkdir()
    for n in range(60):
        (place / f"{n}.txt").write_text(
            f"Fall {n}\n\nDer Rat sprach am Montag in Kiel über Fall {n}.", "utf-8"
        )
    (place / "kaputt.pdf").write_bytes(b"%PDF-1.7\nnichts")
    return place


def test_a_folder_shows_how_far_it_is_and_offers_a_report(
    window: MainWindow, qtbot: QtBot, folder: Path
) -> None:
    assert window.parts is not None
    window.parts.commands.articles.open_files([folder])
    strip = window.findChild(ImportStrip)
    assert strip is not None
    qtbot.waitUntil(lambda: "of 61" in strip.label.accessibleName(), timeout=20_000)
    assert strip.isVisible()
    banner = window.article.banner
    qtbot.waitUntil(banner.isVisible, timeout=30_000)
    assert banner.label.text() == "60 articles brought in, 1 not readable."
    assert not strip.isVisible()
    banner.button.click()
    report = window.findChild(ImportReport)
    assert report is not None
    index = report.model.index(0, 1)
    assert report.model.rowCount() == 1
    assert report.model.data(index) == "“kaputt.pdf” is damaged and cannot be read."
    report.kinds.setCurrentIndex(0)
    assert report.model.rowCount() == 61
    with qtbot.waitSignal(report.opened) as opened:
        report.list.activated.emit(report.model.index(3, 0))
    assert window.desk.reading.stored is not None
    assert opened.args == [window.desk.reading.stored.id]
    report.close()


def test_a_folder_that_the_program_is_started_with_comes_in_too(
    window: MainWindow, qtbot: QtBot, folder: Path
) -> None:
    window.desk.shelf.open_file(folder)
    qtbot.waitUntil(window.article.banner.isVisible, timeout=30_000)
    assert len(window.desk.library.listing.ids()) == 60


def test_stop_keeps_what_has_come(window: MainWindow, qtbot: QtBot, folder: Path) -> None:
    assert window.parts is not None
    window.desk.shelf.article_added.connect(lambda _: window.findChild(ImportStrip).stop.click())
    window.parts.commands.articles.open_files([folder])
    qtbot.waitUntil(window.article.banner.isVisible, timeout=30_000)
    came = len(window.desk.library.listing.ids())
    assert 0 < came < 60
    assert "not read any more" in window.article.banner.label.text()


def test_an_empty_folder_says_so(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    (tmp_path / "leer").mkdir()
    assert window.parts is not None
    window.parts.commands.articles.open_files([tmp_path / "leer"])
    qtbot.waitUntil(window.article.banner.isVisible, timeout=20_000)
    assert "no files" in window.article.banner.label.text()


def test_the_report_can_be_copied(themes: Themes, qtbot: QtBot) -> None:
    problem = ImportProblem("import.empty", name="b.txt")
    rows = (Row(Path("a.txt"), Fate.NEW, "Titel", 1), Row(Path("b.txt"), Fate.FAILED, problem=problem))
    report = ImportReport(Report(rows, 3), themes, "de")
    qtbot.addWidget(report)
    report.kinds.setCurrentIndex(0)
    report._copy()
    first, blank, *lines = QGuiApplication.clipboard().text().splitlines()
    assert (first, blank) == (summary(Report(rows, 3)), "")
    assert [line.split("\t")[0] for line in lines] == ["a.txt", "b.txt"]
    assert lines[1].endswith("„b.txt“ ist leer.")


class TestChapters:
    """The question which chapters of a book to bring in."""

    def test_the_whole_unless_chapters_are_marked(self, themes: Themes, qtbot: QtBot) -> None:
        dialog = ChapterDialog(BOOK, themes)
        qtbot.addWidget(dialog)
        assert dialog.chosen is None
        assert dialog.open_button.isEnabled()
        dialog._items[1].setCheckState(0, Qt.CheckState.Checked)
        assert dialog.chosen == [1]
        assert "<b>Eins</b>" in dialog._items[1].text(0)
        dialog._check_all(Qt.CheckState.Checked)
        assert dialog.chosen == [0, 1, 2]
        dialog._check_all(Qt.CheckState.Unchecked)
        assert not dialog.open_button.isEnabled()
        dialog.whole.setChecked(True)
        assert dialog.chosen is None

    def test_a_book_is_asked_about_and_its_chapters_come_in(
        self, window: MainWindow, qtbot: QtBot, tmp_path: Path
    ) -> None:
        book = tmp_path / "buch.epub"
        with zipfile.ZipFile(book, "w") as packed:
            packed.writestr("mimetype", "application/epub+zip")
            packed.writestr(
                "META-INF/container.xml",
                '<container><rootfiles><rootfile full-path="p.opf"/></rootfiles></container>',
            )
            items = "".join(f'<item id="c{n}" href="c{n}.xhtml"/>' for n in range(3))
            spine = "".join(f'<itemref idref="c{n}"/>' for n in range(3))
            packed.writestr("p.opf", f"<package><manifest>{items}</manifest><spine>{spine}</spine></package>")
            for n in range(3):
                words = (
                    f"<html><body><h1>Kapitel {n}</h1><p>Es war einmal ein Fluss, Fall {n}.</p></body></html>"
                )
                packed.writestr(f"c{n}.xhtml", words)

        def answer() -> None:
            dialog = QApplication.activeModalWidget()
            if not isinstance(dialog, ChapterDialog):
                QTimer.singleShot(50, window, answer)
                return
            dialog._items[0].setCheckState(0, Qt.CheckState.Checked)
            dialog._items[2].setCheckState(0, Qt.CheckState.Checked)
            dialog.accept()

        QTimer.singleShot(50, window, answer)
        assert window.parts is not None
        window.parts.commands.articles.open_files([book])
        qtbot.waitUntil(lambda: len(window.desk.library.listing.ids()) == 2, timeout=30_000)
        titles = {summary.title for summary in rows_of(window.desk.library)}
        assert titles == {"Kapitel 0", "Kapitel 2"}


def test_a_file_that_takes_its_time_can_be_given_up(
    window: MainWindow, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sleeper = ("import sys, time; sys.stdin.buffer.readline(); time.sleep(100)",)
    monkeypatch.setattr(import_process, "import_worker_command", lambda: (sys.executable, ["-c", *sleeper]))
    page = tmp_path / "seite.html"
    page.write_text("<html><body><p>Der Rat von Kiel tagte am Montag lange.</p></body></html>", "utf-8")
    assert window.parts is not None
    window.parts.commands.articles.open_files([page])
    strip = window.findChild(ImportStrip)
    assert strip is not None
    assert not strip.isVisible()
    qtbot.waitUntil(strip.isVisible, timeout=20_000)
    assert strip.label.accessibleName() == "Reading the file…"
    strip.stop.click()
    qtbot.waitUntil(lambda: not strip.isVisible(), timeout=20_000)
    assert not window.article.banner.isVisible()
    monkeypatch.undo()
    window.parts.commands.articles.open_files([page])
    qtbot.waitUntil(lambda: len(window.desk.library.listing.ids()) == 1, timeout=20_000)
