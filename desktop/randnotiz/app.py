"""The composition root: builds every long-lived object once and hands it on by constructor."""

from __future__ import annotations

import logging
import sys
import traceback
from collections.abc import Sequence
from logging.handlers import RotatingFileHandler
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QSettings, QTimer
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication

from randnotiz import locations
from randnotiz.domain.problem import Problem, StoreProblem
from randnotiz.domain.sentences import sentence
from randnotiz.session.analyser import Analyser
from randnotiz.session.annotator import Annotator
from randnotiz.session.desk import Desk
from randnotiz.session.library import Shelf
from randnotiz.session.preferences import Preferences
from randnotiz.session.reading import Reading
from randnotiz.session.single_instance import SingleInstance, hand_over
from randnotiz.store import Library, open_library
from randnotiz.ui.main_window import MainWindow
from randnotiz.ui.theme import Themes
from randnotiz.ui.translations import Translations, wanted_language

log = logging.getLogger(__name__)

_BACKUP_AFTER_MS = 4000


def main(files: Sequence[Path] = (), library: Path | None = None, picture: Path | None = None) -> int:
    """Open the window on these files and run until it is closed; the exit status.

    With `picture`, no reader is there: the first file is analysed, the window's picture and an annotated
    copy are written into that folder, and the program ends.
    """
    application = QApplication(sys.argv[:1])
    application.setApplicationName("randnotiz")
    application.setApplicationDisplayName("Randnotiz")
    application.setDesktopFileName("randnotiz")
    application.setStyle("Fusion")
    place = library or (picture / "library.sqlite" if picture else locations.default_library())
    _log_to(locations.log_file())
    preferences = Preferences(QSettings("randnotiz", "randnotiz"))
    translations = Translations()
    translations.use(wanted_language(preferences.language))
    if hand_over(place, files):
        return 0
    themes = Themes(preferences)
    themes.apply()
    sys.excepthook = _Excepthook(themes)
    try:
        opened = open_library(place)
    except Problem as problem:
        return _refuse(problem, translations.language)
    program = Program(opened.library, preferences, themes, translations)
    if opened.recovery is not None:
        program.tell_recovery(str(opened.recovery.damaged), opened.recovery.restored_at)
    if picture is not None:
        from randnotiz.ui.photographer import Photographer

        photographer = Photographer(program.desk, program.window, picture)
        QTimer.singleShot(0, lambda: photographer.start(list(files)))
    else:
        program.start(list(files))
    try:
        return application.exec()
    finally:
        program.end()


class Program:
    """The objects of one run, and the order in which they begin and end."""

    def __init__(
        self, library: Library, preferences: Preferences, themes: Themes, translations: Translations
    ) -> None:
        self._preferences = preferences
        self._translations = translations
        reading = Reading(library)
        annotator = Annotator(library, reading)
        self.desk = Desk(
            library=library,
            preferences=preferences,
            reading=reading,
            annotator=annotator,
            shelf=Shelf(library, reading, annotator),
            analyser=Analyser(library, reading, locations.worker_command()),
        )
        self.window = MainWindow(self.desk, themes, translations)
        self.window.setWindowIcon(QIcon(str(locations.resources() / "icons" / "randnotiz.svg")))
        self._instance = SingleInstance(library.path)
        self._instance.files_wanted.connect(self.window.commands.articles.open_files)
        preferences.changed.connect(self._preference_changed)

    def start(self, files: list[Path]) -> None:
        """Show the window with an article in it, then start what may come a moment later."""
        self._instance.listen()
        if not files:
            self._open_last()
        for path in files:
            self.desk.shelf.open_file(path)
        self.window.show()
        self.window.article.view.setFocus()
        QTimer.singleShot(0, self._standing)

    def _standing(self) -> None:
        log.info("ready")
        self.desk.analyser.start()
        QTimer.singleShot(_BACKUP_AFTER_MS, self.window, self._back_up)

    def _open_last(self) -> None:
        from randnotiz.session.samples import add_sample

        summaries = self.desk.shelf.summaries()
        known = {summary.id for summary in summaries}
        last = self._preferences.last_article
        if last in known and last is not None:
            self.desk.shelf.open(last)
        elif summaries:
            self.desk.shelf.open(summaries[0].id)
        else:
            try:
                self.desk.shelf.open(add_sample(self.desk.library, self._translations.language))
            except Problem as problem:
                self.window.tell(problem)
            self.desk.shelf.reset.emit()

    def _back_up(self) -> None:
        self._steps = self.desk.library.backup_steps()
        self._back_up_step()

    def _back_up_step(self) -> None:
        # In slices between events: a large library must not hold the window up.
        try:
            next(self._steps)
        except StopIteration:
            return
        except Problem as problem:
            self.window.tell(problem)
            return
        QTimer.singleShot(10, self.window, self._back_up_step)

    def _preference_changed(self, name: str) -> None:
        if name == "language":
            self._translations.use(wanted_language(self._preferences.language))

    def tell_recovery(self, damaged: str, restored_at: object) -> None:
        """Say that the library was damaged, where it lies now, and what is open instead."""
        key = "store.recovered" if restored_at is not None else "store.started_anew"
        self.window.tell(StoreProblem(key, damaged=damaged, restored=str(restored_at or "")))

    def end(self) -> None:
        """Stop what runs and close the library."""
        self._instance.close()
        self.desk.analyser.stop()
        self.desk.shelf.wait()
        self.desk.library.close()


class _Excepthook:
    """A bug reaches the log and the reader, with a way to copy it; the program goes on."""

    def __init__(self, themes: Themes) -> None:
        self._themes = themes
        self._telling = False

    def __call__(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        words = "".join(traceback.format_exception(kind, error, trace))
        log.error("unexpected error\n%s", words)
        if issubclass(kind, KeyboardInterrupt):
            QApplication.quit()
        elif QApplication.platformName() == "offscreen":
            print(words, file=sys.stderr)  # noqa: T201 - nobody could close a dialog there
            QApplication.exit(1)
        elif not self._telling:
            from randnotiz.ui.bug_dialog import BugDialog

            self._telling = True
            try:
                BugDialog(words).exec()
            finally:
                self._telling = False


def _refuse(problem: Problem, language: str) -> int:
    from PySide6.QtWidgets import QMessageBox

    words = sentence(problem, language)
    log.error("%s", words)
    print(words, file=sys.stderr)  # noqa: T201 - a start without a window has nowhere else to say it
    if QApplication.platformName() != "offscreen":
        box = QMessageBox(QMessageBox.Icon.Critical, "Randnotiz", words)
        box.exec()
    return 1


def _log_to(path: Path) -> None:
    root = logging.getLogger()
    root.setLevel(logging.INFO)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handler = RotatingFileHandler(path, maxBytes=500_000, backupCount=2, encoding="utf-8", delay=True)
    except OSError as error:
        logging.warning("no log file: %s", error)
        return
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    root.addHandler(handler)
