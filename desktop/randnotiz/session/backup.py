"""The backup at every start, made in slices between events."""

from __future__ import annotations

from collections.abc import Generator
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from randnotiz.domain.problem import Problem
from randnotiz.store import Library

_SLICE_MS = 10


class Backup(QObject):
    """Runs the library's backup; a large library must not hold the window up."""

    done = Signal(object)  # Path of the backup, or None where nothing had changed since the last
    failed = Signal(object)  # Problem

    def __init__(self, library: Library, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._library = library
        self._steps: Generator[None, None, Path | None] | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(_SLICE_MS)
        self._timer.timeout.connect(self._step)

    def start(self) -> None:
        """Begin; `done` or `failed` follows."""
        self._steps = self._library.backup_steps()
        self._timer.start()

    def stop(self) -> None:
        """Give an unfinished backup up, before the library is closed."""
        self._timer.stop()
        steps, self._steps = self._steps, None
        if steps is not None:
            steps.close()

    def _step(self) -> None:
        if self._steps is None:
            return
        try:
            next(self._steps)
        except StopIteration as end:
            self.stop()
            self.done.emit(end.value)
        except Problem as problem:
            self.stop()
            self.failed.emit(problem)
