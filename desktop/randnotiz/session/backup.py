"""Keeping the reader's notes more than once: a backup at every start and once a day, a rescue copy always."""

from __future__ import annotations

from datetime import UTC, datetime
from threading import Event
from time import monotonic

from PySide6.QtCore import QObject, QTimer, Signal

from randnotiz.domain.problem import Problem
from randnotiz.session.desk import Desk
from randnotiz.session.stepping import Stepping
from randnotiz.session.watching import Watching
from randnotiz.store import Library
from randnotiz.store.background import in_thread
from randnotiz.store.rescue_copy import RescueCopy

RENEW_AFTER = 5_000
"""Milliseconds after a change when the rescue copy takes it over; later changes wait for the same moment."""
_PATIENCE = 20
"""So many times longer than renewing took last is waited before it is done again: a large library."""
_QUICK = 0.3
"""Seconds that renewing may take for it to be done when the program ends, too."""
_AGAIN = 60_000
"""Milliseconds after which a backup that could not be made is tried again."""
_DAY = 24 * 3600 * 1000


class Backup(QObject):
    """Runs the library's backup; a large library must not hold the window up."""

    done = Signal(object)  # Path of the backup, or None where nothing had changed since the last
    failed = Signal(object)  # Problem

    def __init__(self, library: Library, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._library = library
        self._stepping = Stepping(self)
        self._stepping.done.connect(self.done)
        self._stepping.failed.connect(self.failed)

    def start(self) -> None:
        """Begin; `done` or `failed` follows, unless the file is not where it belongs at present."""
        if self._library.is_in_place:
            self._stepping.run(self._library.backup_steps())

    def stop(self) -> None:
        """Give an unfinished backup up, before the library is closed."""
        self._stepping.stop()


class Rescue(QObject):
    """Keeps the rescue copy up to date with what the reader does."""

    renewed = Signal()
    failed = Signal(object)  # Problem; once, until it goes well again

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._library = desk.library
        self.copy = RescueCopy(desk.library.path)
        self._took = 0.0
        self._begun = 0.0
        self.told = False
        self._stepping = Stepping(self)
        self._stepping.done.connect(self._done)
        self._stepping.failed.connect(self._failed)
        self._pause = QTimer(self, singleShot=True)
        self._pause.timeout.connect(self._renew)
        for signal in (desk.annotator.added, desk.annotator.changed, desk.annotator.removed):
            signal.connect(self.touch)
        for signal in (desk.shelf.article_added, desk.shelf.article_changed, desk.shelf.article_removed):
            signal.connect(self.touch)
        desk.shelf.reset.connect(self.touch)

    def touch(self) -> None:
        """Something was changed."""
        if not self._pause.isActive():
            self._pause.start(max(RENEW_AFTER, round(self._took * _PATIENCE * 1000)))

    def stop(self) -> None:
        """The program ends: what changed last is taken over if that is quick, else at the next start."""
        waiting = self._pause.isActive()
        self._pause.stop()
        self._stepping.stop()
        if waiting and 0 < self._took < _QUICK and self._library.is_in_place:
            try:
                self.copy.renew(datetime.now(UTC), Event())
            except Problem as problem:
                self._failed(problem)

    def _renew(self) -> None:
        if self._stepping.busy or not self._library.is_in_place:
            self.touch()  # never a copy of another file that took the library's place
            return
        self._begun = monotonic()
        self._stepping.run(
            in_thread(lambda cancel: self.copy.renew(datetime.now(UTC), cancel), "rescue-copy")
        )

    def _done(self) -> None:
        self._took = monotonic() - self._begun
        self.told = False
        self.renewed.emit()

    def _failed(self, problem: Problem) -> None:
        self.touch()  # a full disk does not stay full
        if not self.told:
            self.told = True
            self.failed.emit(problem)


class Keeping(QObject):
    """Backups and the rescue copy, from the first quiet moment of the program to its end."""

    failed = Signal(object)  # Problem

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.backup = Backup(desk.library, self)
        self.rescue = Rescue(desk, self)
        self.watching = Watching(desk, self)
        self._desk = desk
        self._lacks_backup = False
        self.failed.connect(self.watching.note)
        self.backup.failed.connect(self._backup_failed)
        self.backup.done.connect(self._backup_done)
        self.rescue.failed.connect(self._rescue_failed)
        self.rescue.renewed.connect(self._renewed)
        self._later = QTimer(self, singleShot=True, interval=_AGAIN)
        self._later.timeout.connect(self.backup.start)
        self._daily = QTimer(self, interval=_DAY)
        self._daily.timeout.connect(self.backup.start)

    def start(self) -> None:
        """Make a backup if something changed since the last one, and then one a day."""
        self._desk.reading.looked_after.emit(self.watching)
        self.watching.start()
        self.backup.start()
        self.rescue.touch()
        self._daily.start()

    def stop(self) -> None:
        """Give up what is unfinished, before the library is closed."""
        self._daily.stop()
        self._later.stop()
        self.watching.stop()
        self.backup.stop()
        self.rescue.stop()

    def _backup_failed(self, problem: Problem) -> None:
        if not self._lacks_backup:
            self.failed.emit(problem)
        self._lacks_backup = True
        self._later.start()

    def _backup_done(self) -> None:
        self._lacks_backup = False
        self.watching.backups_are_well()

    def _rescue_failed(self, problem: Problem) -> None:
        if self.watching.troubled:  # the reader has been told what is wrong with the disk
            self.rescue.told = False
        else:
            self.failed.emit(problem)

    def _renewed(self) -> None:
        if not self._lacks_backup:
            self.watching.backups_are_well()
