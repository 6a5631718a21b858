"""Shows the program without a reader: a picture of the window and an annotated copy, written to a folder."""

from __future__ import annotations

import sys
from pathlib import Path

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QGuiApplication

from randnotiz.domain.problem import Problem
from randnotiz.domain.sentences import sentence
from randnotiz.exporters import ExportOptions
from randnotiz.session.desk import Desk
from randnotiz.session.samples import add_sample
from randnotiz.ui.main_window import MainWindow

_PATIENCE_MS = 60_000


class Photographer(QObject):
    """Opens one article (the sample if none is named), waits for its names and writes what it sees."""

    def __init__(self, desk: Desk, window: MainWindow, folder: Path) -> None:
        super().__init__(window)
        self._desk = desk
        self._window = window
        self._folder = folder
        self._status = 0
        self._done = False
        desk.reading.state_changed.connect(self._state_changed)
        for source in (desk.shelf, desk.analyser, desk.reading):
            source.failed.connect(self._failed)
        QTimer.singleShot(_PATIENCE_MS, self, self._take)

    def start(self, files: list[Path]) -> None:
        """Begin; the application ends when the files are written."""
        self._folder.mkdir(parents=True, exist_ok=True)
        self._window.resize(1400, 900)
        self._window.show()
        try:
            if files:
                self._desk.shelf.open_chapters(files[0], None)  # the whole: nobody is there to choose
            else:
                self._desk.shelf.open(add_sample(self._desk.library, self._window.translations.language))
                self._desk.shelf.reset.emit()
        except Problem as problem:
            self._failed(problem)
        if self._status:
            self._take()

    def _state_changed(self, state: str) -> None:
        if state != "working":
            QTimer.singleShot(0, self, self._take)

    def _failed(self, problem: Problem) -> None:
        self._status = 1
        print(sentence(problem, self._window.translations.language), file=sys.stderr)  # noqa: T201

    def _take(self) -> None:
        if self._done:
            return
        self._done = True
        if self._desk.reading.stored is not None:
            picture = self._folder / "window.png"
            copy = self._folder / "annotated-copy.html"
            self._window.grab().save(str(picture))
            language = self._window.translations.language
            written = self._desk.shelf.export("html", copy, ExportOptions(), language, overwrite=True)
            for path in (picture, copy) if written else (picture,):
                print(path)  # noqa: T201 - the caller is told where things lie
        QGuiApplication.exit(self._status)
