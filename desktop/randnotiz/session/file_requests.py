"""Files that the system asks a running program to open: how macOS hands over a double click."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Signal
from PySide6.QtGui import QFileOpenEvent


class FileRequests(QObject):
    """Collects the requests until somebody can act on them; `files_wanted` then tells of each."""

    files_wanted = Signal(list)  # list[Path]

    def __init__(self, application: QCoreApplication) -> None:
        super().__init__(application)
        self._early: list[Path] = []
        self._answered = False
        application.installEventFilter(self)

    def answer(self) -> None:
        """From now on requests are passed on, those that came before first."""
        self._answered = True
        early, self._early = self._early, []
        if early:
            self.files_wanted.emit(early)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Takes what asks for a local file; everything else goes its way."""
        if not isinstance(event, QFileOpenEvent) or not event.file():
            return super().eventFilter(watched, event)
        path = Path(event.file())
        if self._answered:
            self.files_wanted.emit([path])
        else:
            self._early.append(path)
        return True
