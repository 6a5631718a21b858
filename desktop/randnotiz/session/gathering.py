"""Bringing in many files at once: whole folders, or several files, while the reader goes on reading."""

from __future__ import annotations

from collections import deque
from collections.abc import Sequence
from enum import StrEnum
from pathlib import Path
from threading import Event, Semaphore
from typing import Final, NamedTuple

from PySide6.QtCore import QElapsedTimer, QObject, QRunnable, QThreadPool, QTimer, Signal

from randnotiz.domain.problem import ImportProblem, Problem
from randnotiz.session.folder_files import Candidate, candidates
from randnotiz.session.folder_reading import Read, read_many
from randnotiz.session.import_process import ImportProcess
from randnotiz.session.library import Shelf
from randnotiz.store import Library

_AHEAD: Final = 48  # files read that wait to be written: what bounds the memory
_BATCH_MS: Final = 50  # between two writes, so that the disk is asked to sync twenty times a second at most
_TURN_MS: Final = 20  # of the window's thread for one batch


class Fate(StrEnum):
    """What became of a file."""

    NEW = "new"
    CHANGED = "changed"  # the library had it with another text, which it keeps as an earlier one
    KNOWN = "known"
    FAILED = "failed"
    SKIPPED = "skipped"


class Row(NamedTuple):
    """One file of a report: the article it is now, or the problem with it."""

    path: Path
    fate: Fate
    title: str = ""
    article: int | None = None
    problem: Problem | None = None


class Report(NamedTuple):
    """What came of all files. `left` of them were not read because the reader broke it off."""

    rows: tuple[Row, ...]
    left: int = 0

    def count(self, fate: Fate) -> int:
        """How many files this became of."""
        return sum(1 for row in self.rows if row.fate is fate)


class _Reader(QRunnable):
    """The other thread: looks for the files and has them read, never far ahead of what is written."""

    def __init__(self, owner: Gathering, paths: Sequence[Path]) -> None:
        super().__init__()
        self.setAutoDelete(False)
        self.process = ImportProcess()
        self.room = Semaphore(_AHEAD)
        self.stopped = Event()
        self.results: deque[Read] = deque()
        self.total = 0
        self.now_reading = (0, "")
        self.done = False
        self.error: Exception | None = None
        self._paths = paths
        self._owner = owner

    def run(self) -> None:
        try:
            self._read()
        except Exception as error:  # raised again in the window's thread, where the excepthook sees it
            self.error = error
        finally:
            self.process.close()
            self.done = True

    def _read(self) -> None:
        chosen: list[Candidate] = []
        for candidate in candidates(self._paths, self.stopped.is_set):
            chosen.append(candidate)
            self.now_reading = (0, candidate.path.name)
        self.total = len(chosen)
        for read in read_many(chosen, self.process, self._begin):
            self.room.acquire()
            if self.stopped.is_set():
                return
            self.results.append(read)

    def _begin(self, number: int, path: Path) -> None:
        self.now_reading = (number, path.name)

    def stop(self) -> None:
        """Break off: the file being read is given up."""
        self.stopped.set()
        self.process.stop()
        self.room.release()


class Gathering(QObject):
    """Brings in folders and files: read in another process, asked for by another thread, written here in
    batches, each article whole. One run at a time; what is asked for meanwhile follows it."""

    progressed = Signal(int, int, str)  # files done, files in all (0 while they are looked for), name
    ended = Signal(object)  # Report

    def __init__(self, library: Library, shelf: Shelf, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._library = library
        self._shelf = shelf
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(1)
        self._reader: _Reader | None = None
        self._next: list[list[Path]] = []
        self._rows: list[Row] = []
        self._show_last = False
        self._timer = QTimer(self)
        self._timer.setInterval(_BATCH_MS)
        self._timer.timeout.connect(self._turn)

    @property
    def running(self) -> bool:
        """Whether files are being brought in."""
        return self._reader is not None

    def start(self, paths: Sequence[Path]) -> None:
        """Bring in files and all that is in folders. `progressed` follows again and again, then `ended`.

        The last article of several files is announced as arrived; a folder leaves the reader where he is.
        """
        if self._reader is not None:
            self._next.append(list(paths))
            return
        self._rows = []
        self._show_last = not any(path.is_dir() for path in paths)
        self._reader = _Reader(self, list(paths))
        self._pool.start(self._reader)
        self._timer.start()
        self.progressed.emit(0, 0, "")

    def cancel(self) -> None:
        """Stop; what has come stays, and `ended` follows."""
        if self._reader is not None:
            self._next.clear()
            self._reader.stop()

    def wait(self) -> None:
        """Break off and let go of everything (the window is closing)."""
        self._timer.stop()
        if self._reader is not None:
            self._reader.stop()
            self._pool.waitForDone()
            self._reader = None

    def _turn(self) -> None:
        reader = self._reader
        if reader is None:
            return
        over = reader.done  # before the batch is taken: what was read until then is in it
        self._write(reader)
        if over and not reader.results:
            self._end(reader)
        elif not reader.stopped.is_set():
            number, name = reader.now_reading
            self.progressed.emit(number, reader.total, name)

    def _write(self, reader: _Reader) -> None:
        """Write some of what was read, in one transaction that takes no longer than a turn."""
        if not reader.results:
            return
        clock = QElapsedTimer()
        clock.start()
        rows: list[Row] = []
        reads: list[Read] = []
        try:
            with self._library.transaction():
                while reader.results and (not reads or clock.elapsed() < _TURN_MS):
                    reads.append(reader.results.popleft())
                    rows.append(self._row(reads[-1]))
        except Problem as problem:  # the disk is full, say: nothing more will come in
            self._rows += [Row(read.path, Fate.FAILED, problem=problem) for read in reads]
            self._shelf.failed.emit(problem)
            self.cancel()
            return
        self._rows += rows
        for row in rows:
            if row.fate is Fate.NEW and row.article is not None:
                self._shelf.article_added.emit(self._library.articles.summary(row.article))
        reader.room.release(len(rows))

    def _row(self, read: Read) -> Row:
        if isinstance(read.found, ImportProblem):
            return Row(read.path, Fate.SKIPPED if read.skipped else Fate.FAILED, problem=read.found)
        try:
            arrived = self._shelf.settle(read.found)
        except ImportProblem as problem:
            return Row(read.path, Fate.FAILED, problem=problem)
        title = self._library.articles.summary(arrived.id).title
        fate = Fate.NEW if arrived.is_new else Fate.CHANGED if arrived.changed else Fate.KNOWN
        return Row(read.path, fate, title, arrived.id)

    def _end(self, reader: _Reader) -> None:
        self._timer.stop()
        self._pool.waitForDone()
        self._reader = None
        report = Report(tuple(self._rows), max(0, reader.total - len(self._rows)))
        self._rows = []
        articles = [row.article for row in report.rows if row.article is not None]
        if self._show_last and articles and not reader.stopped.is_set():
            self._shelf.arrived.emit(articles[-1])
        self.ended.emit(report)
        if self._next:
            self.start(self._next.pop(0))
        if reader.error is not None:
            raise reader.error
