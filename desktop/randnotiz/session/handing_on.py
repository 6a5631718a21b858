"""Annotated copies: what goes into one, and writing it, whole or not at all."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QObject, QRunnable, Qt, QThreadPool, Signal

from randnotiz.domain.annotation import Annotation
from randnotiz.domain.problem import Problem
from randnotiz.exporters import ExportInput, ExportOptions, export
from randnotiz.files import write_atomically
from randnotiz.session.reading import Reading


def export_input(reading: Reading, annotations: Iterable[Annotation], language: str) -> ExportInput | None:
    """All that a copy of the open article holds; None while no article is open."""
    stored = reading.stored
    if stored is None:
        return None
    analysis = reading.analysis
    article = stored.article
    if article.language is None and analysis is not None:
        article = replace(article, language=analysis.language)
    return ExportInput(
        article=article,
        annotations=tuple(annotations),
        analysis=analysis,
        exported=datetime.now().astimezone(),
        language=language,
    )


def write_copy(what: ExportInput, key: str, path: Path, options: ExportOptions, *, overwrite: bool) -> None:
    """Write a copy in the format `key`. Raises Problem; the file then is as it was."""
    write_atomically(path, export(key, what, options), overwrite=overwrite)


class _Result(QObject):
    done = Signal(object, object)  # Path; None where it was written, else what went wrong


class _Task(QRunnable):
    """Makes and writes one copy. Exporters are pure, so nothing is shared."""

    def __init__(
        self, what: ExportInput, key: str, path: Path, options: ExportOptions, result: _Result
    ) -> None:
        super().__init__()
        self._what, self._key, self._path, self._options = what, key, path, options
        self._result = result

    def run(self) -> None:
        error: Exception | None = None
        try:
            write_copy(self._what, self._key, self._path, self._options, overwrite=True)
        except Exception as raised:
            error = raised  # raised again where the excepthook sees it, if it is not a Problem
        self._result.done.emit(self._path, error)


class Copier(QObject):
    """Writes copies on another thread, one after the other: a long article takes a printed copy seconds."""

    written = Signal(object)  # Path
    failed = Signal(object)  # Problem

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(1)
        self._result = _Result(self)
        self._result.done.connect(self._tell, Qt.ConnectionType.QueuedConnection)
        self._waiting = 0

    @property
    def busy(self) -> bool:
        """Whether a copy is still being written."""
        return self._waiting > 0

    def write(self, what: ExportInput, key: str, path: Path, options: ExportOptions) -> None:
        """Write a copy in the format `key` over what is there; `written` or `failed` follows.

        A copy is there whole or not at all.
        """
        self._waiting += 1
        self._pool.start(_Task(what, key, path, options, self._result))

    def wait(self) -> None:
        """Let what is being written be finished (the window is closing)."""
        self._pool.waitForDone()

    def _tell(self, path: Path, error: Exception | None) -> None:
        self._waiting -= 1
        if error is None:
            self.written.emit(path)
        elif isinstance(error, Problem):
            self.failed.emit(error)
        else:
            raise error
