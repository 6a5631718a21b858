"""The whole library at once: written to a file, brought in from one, brought back from a backup.

All of it runs in small steps or beside the window's thread; whoever calls sees to it that nothing is typed
meanwhile.
"""

from __future__ import annotations

from collections.abc import Generator, Sequence
from datetime import UTC, datetime
from enum import Enum, auto
from functools import partial
from pathlib import Path
from threading import Event

from PySide6.QtCore import QObject, Signal

from randnotiz.domain.problem import Problem
from randnotiz.files import open_stream, writing
from randnotiz.session.desk import Desk
from randnotiz.session.stepping import Stepping
from randnotiz.store import Library
from randnotiz.store.background import in_thread
from randnotiz.store.everything import Written, bring_in, write_everything
from randnotiz.store.merging import Arrived
from randnotiz.store.restoring import difference, kept_backups, restore_chosen, restore_whole


class _End(Enum):
    """Which signal tells that it is done."""

    LISTED = auto()
    COMPARED = auto()
    WRITTEN = auto()
    ARRIVED = auto()
    RESTORED = auto()


class Everything(QObject):
    """One thing at a time; each ends with its own signal or with `failed`."""

    listed = Signal(object)  # list[KeptBackup]
    compared = Signal(object)  # Difference
    written = Signal(object)  # Written
    arrived = Signal(object)  # Arrived
    restored = Signal()
    failed = Signal(object)  # Problem
    settling = Signal()
    """What is being typed has to be saved now: what is on the screen is about to be shown anew."""

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._place = desk.library.path
        self._end = _End.LISTED
        self._stepping = Stepping(self)
        self._stepping.done.connect(self._done)
        self._stepping.failed.connect(self._failed)

    @property
    def busy(self) -> bool:
        """Whether something is being done."""
        return self._stepping.busy

    def stop(self) -> None:
        """Give up what is being done; what has been brought in until then stays."""
        unfinished = self._stepping.busy
        self._stepping.stop()
        if unfinished and self._end is _End.ARRIVED:
            self._show_anew()

    def list_backups(self) -> None:
        """Tell which backups there are and what they hold."""
        self._run(in_thread(lambda _cancel: kept_backups(self._place), "backups"), _End.LISTED)

    def compare(self, backup: Path) -> None:
        """Check a backup and tell how it differs from the library of now."""
        self._run(in_thread(partial(difference, self._place, backup), "comparison"), _End.COMPARED)

    def write(self, path: Path, *, analyses: bool) -> None:
        """Write everything into a file, replacing what is there; whole or not at all."""
        work = partial(write_file, self._place, path, analyses=analyses, overwrite=True)
        self._run(in_thread(work, "everything"), _End.WRITTEN)

    def bring_in(self, path: Path) -> None:
        """Bring in what such a file holds."""
        self._run(read_file(self._desk.library, path), _End.ARRIVED)

    def restore_chosen(self, backup: Path, chosen: Sequence[str]) -> None:
        """Bring articles, named by the hash of their text, back from a backup beside what is there."""
        self._run(restore_chosen(self._desk.library, backup, chosen), _End.ARRIVED)

    def restore_whole(self, backup: Path) -> None:
        """Make the library what it was; the present state becomes the newest backup."""
        now = datetime.now(UTC)
        steps = in_thread(lambda cancel: restore_whole(self._place, backup, now, cancel), "restoring")
        self._run(steps, _End.RESTORED)

    def _run(self, steps: Generator[None, None, object], end: _End) -> None:
        self._stepping.stop()
        self._end = end
        self._stepping.run(steps)

    def _done(self, result: object) -> None:
        if self._end is _End.RESTORED:
            self._show_anew(entirely=True)
            self.restored.emit()
        elif self._end is _End.ARRIVED:
            self._show_anew()
            self.arrived.emit(result)
        elif self._end is _End.WRITTEN:
            self.written.emit(result)
        elif self._end is _End.COMPARED:
            self.compared.emit(result)
        else:
            self.listed.emit(result)

    def _show_anew(self, *, entirely: bool = False) -> None:
        self.settling.emit()
        show_anew(self._desk, entirely=entirely)

    def _failed(self, problem: Problem) -> None:
        if self._end is _End.ARRIVED:
            self._show_anew()
        self.failed.emit(problem)


def write_file(library: Path, path: Path, cancel: Event, *, analyses: bool, overwrite: bool) -> Written:
    """Write everything in the library at this path into a file. Raises Problem and Cancelled."""
    with writing(path, overwrite=overwrite) as file:
        return write_everything(library, file.write, datetime.now(UTC), cancel, analyses=analyses)


def read_file(library: Library, path: Path) -> Generator[None, None, Arrived]:
    """Bring a file of everything in, a little at each step. Raises Problem."""
    with open_stream(path) as file:
        return (yield from bring_in(library, file, path.name))


def show_anew(desk: Desk, *, entirely: bool = False) -> None:
    """Show what the library holds now, after it was changed past the session.

    The open article is opened again if it has other notes than before, or in any case with `entirely`, for
    which undoing what was done to it is given up.
    """
    stored = desk.reading.stored
    desk.shelf.reset.emit()
    if stored is None:
        return
    try:
        known = desk.library.articles.find(stored.article.hash)
        notes = desk.library.annotations.of_article(known) if known is not None else []
    except Problem as problem:
        desk.shelf.failed.emit(problem)
        return
    if entirely or known != stored.id or len(notes) != len(desk.annotator.annotations()):
        desk.reading.show(None)
        if known is not None:
            desk.shelf.open(known)
