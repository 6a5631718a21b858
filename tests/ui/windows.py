"""A session without a worker and a window on it, as the tests of the whole window begin."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

from PySide6.QtCore import QSettings
from pytestqt.qtbot import QtBot
from tests.session.sample import NOON, TEXT, analysis_of

from randnotiz.importers import text_article
from randnotiz.session.analyser import Analyser
from randnotiz.session.annotator import Annotator
from randnotiz.session.desk import Desk
from randnotiz.session.known_files import KnownFiles
from randnotiz.session.library import Shelf
from randnotiz.session.preferences import Preferences
from randnotiz.session.reading import Reading
from randnotiz.store import open_library
from randnotiz.ui.main_window import MainWindow
from randnotiz.ui.theme import Themes
from randnotiz.ui.translations import Translations


class NoWorker(Analyser):
    """The client of a worker that never starts: names come from the test."""

    def start(self) -> None:
        """Start nothing."""


@contextmanager
def desk_in(folder: Path) -> Iterator[Desk]:
    """A session over an empty library in this folder, in the light look."""
    library = open_library(folder / "library.sqlite").library
    preferences = Preferences(QSettings(str(folder / "settings.ini"), QSettings.Format.IniFormat))
    preferences.theme = "light"
    reading = Reading(library)
    annotator = Annotator(library, reading)
    shelf = Shelf(library, reading, annotator, KnownFiles(preferences))
    yield Desk(library, preferences, reading, annotator, shelf, NoWorker(library, reading, ("", [])))
    shelf.wait()
    library.close()


def window_on(desk: Desk, qtbot: QtBot, language: str = "en") -> MainWindow:
    """The window on a session, which still is to be completed and shown."""
    translations = Translations()
    translations.use(language)
    window = MainWindow(desk.preferences, Themes(desk.preferences), translations)
    window.take(desk)
    window.resize(1300, 800)
    qtbot.addWidget(window)
    return window


def shown_window(desk: Desk, qtbot: QtBot) -> MainWindow:
    """The window on a session, complete and on the screen, in English."""
    window = window_on(desk, qtbot)
    window.complete()
    window.show()
    qtbot.waitExposed(window)
    return window


def with_names(desk: Desk) -> None:
    """Open the sample article in a session, with the names of the sample analysis."""
    article = text_article(TEXT, title="Besuch in Kiel", published=date(2026, 11, 20), language="de")
    stored = desk.library.articles.add(article, NOON)
    desk.shelf.reset.emit()
    desk.shelf.open(stored.id)
    desk.reading.set_analysis(analysis_of(article))
