"""The composition root: builds every long-lived object once and hands it on by constructor."""

from __future__ import annotations

import gc
import logging
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6 import QtGui
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from randnotiz import locations
from randnotiz.beginning import file_requests, handed_over, library_of_the_reader, reader_preferences
from randnotiz.domain.problem import Problem
from randnotiz.session.first_page import FirstPage, first_page
from randnotiz.session.preferences import Preferences
from randnotiz.ui.main_window import MainWindow
from randnotiz.ui.theme import Themes
from randnotiz.ui.translations import Translations, wanted_language
from randnotiz.ui.unexpected import Excepthook, refuse

if TYPE_CHECKING:
    from randnotiz.session.backup import Keeping
    from randnotiz.session.desk import Desk
    from randnotiz.session.file_reading import EarlyReading
    from randnotiz.session.file_requests import FileRequests
    from randnotiz.session.single_instance import SingleInstance

log = logging.getLogger(__name__)

_FRAME_MS = 16
_PATIENCE_MS = 2000
_BACKUP_AFTER_MS = 4000
GARBAGE = (20_000, 50, 100)
"""After how many new objects to look for garbage, how seldom among older ones: see `gc.set_threshold`."""


def main(
    files: Sequence[Path] = (),
    library: Path | None = None,
    picture: Path | None = None,
    early: EarlyReading | None = None,
) -> int:
    """Open the window on these files and run until it is closed; the exit status.

    With `picture`, nobody is there: the window's picture and a copy go into that folder, and it ends. `early`
    is the reading of one of the files, begun already.
    """
    # What a start makes lives as long as the program: collecting garbage in between only costs a tenth of it.
    gc.disable()
    # Later it is worth looking for garbage less often: a long article's mentions alone are 50,000 objects.
    gc.set_threshold(*GARBAGE)
    # Naming the style here costs nothing; setStyle() would have all of QStyle's Python side made.
    application = QApplication([*sys.argv[:1], "-style", "fusion"])
    application.setApplicationName("randnotiz")
    application.setApplicationDisplayName("Randnotiz")
    application.setDesktopFileName("randnotiz")
    requests = file_requests(application)
    place = library or (picture / "library.sqlite" if picture else library_of_the_reader())
    preferences = reader_preferences()
    translations = Translations()
    translations.use(wanted_language(preferences.language))
    themes = Themes(preferences)
    themes.apply()
    sys.excepthook = Excepthook()
    try:
        if handed_over(place, files):
            return 0
        program = Program(place, preferences, themes, translations, requests, early)
        if picture is not None:
            program.photograph(list(files), picture)
        else:
            program.start(list(files))
    except Problem as problem:
        return refuse(problem, translations.language)
    try:
        return application.exec()
    finally:
        program.end()


class Program:
    """The objects of one run, and the order in which they begin and end.

    A file of plain text is on the screen before anything else is made; the library, which would tell how to
    show all others, is opened first for those.
    """

    def __init__(
        self,
        place: Path,
        preferences: Preferences,
        themes: Themes,
        translations: Translations,
        requests: FileRequests | None = None,
        early: EarlyReading | None = None,
    ) -> None:
        self._place = place
        self._preferences = preferences
        self._translations = translations
        self._desk: Desk | None = None
        self._page: FirstPage | None = None
        self._refused = False
        self.window = MainWindow(preferences, themes, translations)
        self._requests = requests
        self._early = early
        self.instance: SingleInstance | None = None
        self._keeping: Keeping | None = None
        preferences.changed.connect(self._preference_changed)

    def _open_library(self) -> Desk:
        """Open the library and make the session. Raises StoreProblem."""
        from randnotiz.session.making import desk_of
        from randnotiz.store import open_library

        opened = open_library(self._place)
        desk = self._desk = desk_of(opened.library, self._preferences, locations.worker_command())
        self.window.take(desk)
        desk.shelf.arrived.connect(self.window.open_article)
        if opened.recovery is not None:
            self.window.tell(opened.recovery.notice)
        return desk

    def photograph(self, files: list[Path], folder: Path) -> None:
        """Have the window's picture and a copy written into a folder. Raises StoreProblem."""
        from randnotiz.ui.photographer import Photographer

        desk = self._open_library()
        self.window.complete()
        gc.enable()
        photographer = Photographer(desk, self.window, folder)
        QTimer.singleShot(0, lambda: photographer.start(files))

    def start(self, files: list[Path]) -> None:
        """Show the window with an article in it; everything else comes once that is on the screen.

        Raises StoreProblem where the library has to be opened for that and cannot be.
        """
        self._page = first_page(self._place, self._preferences, files)
        desk = None if self._page is not None else self._open_library()
        self.window.article.view.painted.connect(self._soon)  # comes but once
        QTimer.singleShot(_PATIENCE_MS, self.window, self._stand)  # a window that is never painted: minimised
        self.window.show()  # first: the text is laid out once then, at its own width
        if self._page is not None:
            self._show(self._page)
        elif desk is not None:
            desk.analyser.hold()
            self._open(desk, files)
        self.window.article.view.setFocus()

    def _show(self, page: FirstPage) -> None:
        if page.stored is not None:
            self.window.show_stored(page.stored, page.names, page.highlights)
        elif page.article is not None:
            self.window.show_page(page.article)

    def _open(self, desk: Desk, files: list[Path]) -> None:
        if not files:
            self._open_last(desk)
            return
        if self._early is not None:
            desk.shelf.take_over(self._early)
        else:
            for path in files:
                desk.shelf.open_file(path)
        desk.shelf.working.connect(self._files_read)
        self._files_read(desk.shelf.busy)

    def _files_read(self, busy: bool) -> None:
        if not busy and self._desk is not None:
            self._desk.shelf.working.disconnect(self._files_read)
            QTimer.singleShot(0, self.window, self._fall_back)

    def _fall_back(self) -> None:
        # None of the files could be shown: beneath the message stands the article read last.
        if self._desk is not None and self._desk.reading.stored is None:
            self._open_last(self._desk)

    def _soon(self) -> None:
        # A frame later: what was painted must reach the screen before anything else is built.
        QTimer.singleShot(_FRAME_MS, self.window, self._stand)

    def _stand(self) -> None:
        """Fill the window and warm the worker up; the rest waits until that is on the screen."""
        if self.window.parts is not None or self._refused:
            return
        try:
            desk = self._desk or self._open_library()
        except Problem as problem:
            self._refused = True
            QApplication.exit(refuse(problem, self._translations.language))
            return
        if self._page is not None:
            self._take_in(desk, self._page)
        self.window.complete()
        gc.freeze()
        gc.enable()
        desk.analyser.start()
        QTimer.singleShot(0, self.window, lambda: self._settle(desk))

    def _settle(self, desk: Desk) -> None:
        """Listen for a second start; back up a little later."""
        self.window.setWindowIcon(QtGui.QIcon(str(locations.resources() / "icons" / "randnotiz.svg")))
        self._listen(desk)
        from randnotiz.logbook import log_to

        log_to(locations.log_file())
        log.info("ready")
        QTimer.singleShot(_BACKUP_AFTER_MS, self.window, lambda: self._back_up(desk))

    @staticmethod
    def _take_in(desk: Desk, page: FirstPage) -> None:
        article = page.stored.article if page.stored is not None else page.article
        assert article is not None
        if page.stored is not None and desk.library.articles.find(article.hash) == page.stored.id:
            desk.shelf.open(page.stored.id)
        else:  # new; or else the library was damaged, and what came back of it does not hold the article
            desk.shelf.bring_in(article, page.file)

    def _listen(self, desk: Desk) -> None:
        from randnotiz.session.single_instance import SingleInstance

        self.instance = SingleInstance(desk.library.path)
        parts = self.window.parts
        assert parts is not None
        self.instance.files_wanted.connect(parts.commands.articles.open_files)
        self.instance.listen()
        if self._requests is not None:
            self._requests.files_wanted.connect(parts.commands.articles.open_files)
            self._requests.answer()

    def _open_last(self, desk: Desk) -> None:
        from randnotiz.session.samples import add_sample

        last = self._preferences.last_article
        try:
            newest = desk.library.listing.newest()
            if last is not None and desk.library.listing.rows([last]):
                desk.shelf.open(last)
            elif newest is not None:
                desk.shelf.open(newest)
            else:
                desk.shelf.open(add_sample(desk.library, self._translations.language))
        except Problem as problem:
            self.window.tell(problem)

    def _back_up(self, desk: Desk) -> None:
        from randnotiz.session.backup import Keeping

        self._keeping = Keeping(desk, self.window)
        self._keeping.failed.connect(self.window.tell)
        self._keeping.start()

    def _preference_changed(self, name: str) -> None:
        if name == "language":
            self._translations.use(wanted_language(self._preferences.language))

    def end(self) -> None:
        """Stop what runs and close the library."""
        if self.instance is not None:
            self.instance.close()
        if self._desk is not None:
            self._desk.analyser.stop()
            self._desk.shelf.wait()
            self._desk.reading.end()
            if self._keeping is not None:
                self._keeping.stop()
            self._desk.library.close()
