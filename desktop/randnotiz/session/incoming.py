"""Reading files and pasted text on another thread, one after the other; files in a process of their own."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QRunnable, Qt, QThreadPool, QTimer, Signal

from randnotiz.domain.article import Article
from randnotiz.domain.problem import ImportProblem, Problem
from randnotiz.session.known_files import ReadFile

if TYPE_CHECKING:
    from randnotiz.session.file_reading import EarlyReading
    from randnotiz.session.import_process import ImportProcess

_IDLE_MS = 60_000
"""After so long without a file the process is ended; the next file starts another."""


_LAST_WAIT_MS = 1_500
"""How long a file may still take when the window is closed."""


class _Result(QObject):
    done = Signal(object, object, object)  # the result itself, what was found | None, BaseException | None


class _Task(QRunnable):
    """Reads one article. Importers are pure, so nothing is shared."""

    def __init__(self, work: Callable[[], object], result: _Result) -> None:
        super().__init__()
        self._work = work
        self._result = result

    def run(self) -> None:
        found: object = None
        error: Exception | None = None
        try:
            found = self._work()
        except RecursionError:
            error = ImportProblem("import.unreadable", name="")
        except Exception as raised:
            error = raised  # raised again where the excepthook sees it, if it is not a Problem
        self._result.done.emit(self._result, found, error)


class Incoming(QObject):
    """What is being read; each result is announced by `read`, `book_found`, `found` or `failed`, in the order
    of asking."""

    read = Signal(object, object)  # Article, FileState | None: the file that it is all of
    book_found = Signal(object, object)  # Path, Book
    found = Signal(object)  # NotesFile, or whatever else the work that was started gives
    failed = Signal(object)  # Problem
    working = Signal(bool)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(1)  # in the order in which they were asked for
        self._waiting: list[_Result] = []
        self._process: ImportProcess | None = None
        self._idle = QTimer(self)
        self._idle.setSingleShot(True)
        self._idle.setInterval(_IDLE_MS)
        self._idle.timeout.connect(self._rest)

    @property
    def busy(self) -> bool:
        """Whether something is still being read."""
        return bool(self._waiting)

    def read_file(self, path: Path, *, whole: bool = False, chapter: int | None = None) -> None:
        """Have a file read in the import process: of a book one chapter (counted from 0), the whole, or
        neither, in which case `book_found` names its chapters. Of a file with notes `found` tells these."""
        from randnotiz.session.file_reading import read_file
        from randnotiz.session.import_process import ImportProcess

        process = self._process = self._process or ImportProcess()
        chapters = () if chapter is None else (chapter,)
        self.start(lambda: read_file(process, path, whole=whole, chapters=chapters))

    def take_over(self, early: EarlyReading) -> None:
        """Announce what a reading that is under way finds; its process goes on reading."""
        self._process = early.process
        self.start(early.found)

    def start(self, work: Callable[[], object]) -> None:
        """Have `work` done on another thread; it may raise Problem."""
        result = _Result(self)
        self._waiting.append(result)
        self._idle.stop()
        # A method of an object in this thread: a lambda would run in the task's.
        result.done.connect(self._done, Qt.ConnectionType.QueuedConnection)
        self.working.emit(True)
        self._pool.start(_Task(work, result))

    def cancel(self) -> None:
        """Give up the files that are being read or wait for it; nothing is announced of them."""
        process, self._process = self._process, None
        if process is not None:
            process.stop()

    def wait(self) -> None:
        """Let what is being read finish (the window is closing)."""
        if not self._pool.waitForDone(_LAST_WAIT_MS) and self._process is not None:
            self._process.stop()
        self._pool.waitForDone()
        self._idle.stop()
        if self._process is not None:
            self._process.close()
            self._process = None

    def _rest(self) -> None:
        if self._process is not None:
            self._process.rest()

    def _done(self, result: _Result, found: object, error: Exception | None) -> None:
        self._waiting.remove(result)
        result.deleteLater()
        if not self._waiting:
            self._idle.start()
            self.working.emit(False)
        if isinstance(error, Problem):
            self.failed.emit(error)
        elif error is not None:
            raise error
        elif isinstance(found, Article):
            self.read.emit(found, None)
        elif isinstance(found, ReadFile):
            self.read.emit(*found)
        elif type(found) is tuple:
            self.book_found.emit(*found)
        elif found is not None:
            self.found.emit(found)
