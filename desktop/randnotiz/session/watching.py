"""Looking after the library's file while it is open, and following it when something happens to it.

The reader goes on reading and writing meanwhile. What could not be saved is told once, and once it can be
saved again, that is taken back.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer, Signal

from randnotiz.domain.problem import Problem, StoreProblem
from randnotiz.session.desk import Desk
from randnotiz.session.stepping import Stepping

if TYPE_CHECKING:
    from pathlib import Path

    from randnotiz.store.coming_back import Exchange

LOOK_EVERY: Final = 3_000
"""Milliseconds between two looks at the file: what is typed is refused before, should there be need to."""

_OF_BACKUPS: Final = "store.backup_full"
_PASSING: Final = frozenset(
    (
        *("store.full", "store.locked", "store.read_only", "store.disk_error", "store.no_locks"),
        *("store.cannot_open", "store.moved", "store.unwritable_folder", "store.newer"),
        *("store.not_a_library", _OF_BACKUPS),
    )
)
"""What is told as long as it lasts; everything else has happened and is over."""


class Watching(QObject):
    """Looks at the file every few seconds and before every write; it is the library's listener."""

    notice = Signal(object)  # Problem
    well = Signal(object)  # list[Problem]: what was told does not hold any more
    changing = Signal()  # the open article is about to be shown anew
    changed = Signal()

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.flush: Callable[[], bool] = lambda: True
        """Saves what is being typed; whether nothing is left unsaved."""
        self._stale = False
        self._following = False
        self._carries = False
        self._why = StoreProblem("store.changed_elsewhere", path=str(desk.library.path))
        self._others: list[Path] = []
        self._told_preferences = False
        self._troubles: dict[str, Problem] = {}
        self._timer = QTimer(self, interval=LOOK_EVERY)
        self._timer.timeout.connect(self.look)
        self._joining = Stepping(self)
        self._joining.done.connect(self._joined)
        self._joining.failed.connect(self._join_failed)
        for source in (desk.reading, desk.annotator, desk.shelf, desk.analyser):
            source.failed.connect(self.note)

    def start(self) -> None:
        """Begin."""
        self._desk.library.listen(self)
        self._timer.start()

    def stop(self) -> None:
        """The program ends."""
        self._timer.stop()
        self._joining.stop()

    @property
    def troubled(self) -> bool:
        """Whether there is something that cannot be saved at present."""
        return bool(self._troubles)

    def note(self, problem: Problem) -> None:
        """Somebody has told the reader of this; once it is over, `well` says so."""
        if isinstance(problem, StoreProblem) and problem.key in _PASSING:
            self._troubles[problem.key] = problem

    def backups_are_well(self) -> None:
        """Backups and the rescue copy can be written again."""
        problem = self._troubles.pop(_OF_BACKUPS, None)
        if problem is not None:
            self.well.emit([problem])

    # ------------------------------------------------------------- looking

    def look(self) -> None:
        """See whether the file is there and can be written to, as far as there is reason to doubt it."""
        library = self._desk.library
        self._look_at_preferences()
        try:
            library.look_after()
            library.heed_others()
            if self._troubles.keys() - {_OF_BACKUPS}:
                library.try_writing()
                if not self.flush():  # a little fits, the words that wait do not
                    return
        except StoreProblem as problem:
            self._tell(problem)
            return
        over = [problem for key, problem in self._troubles.items() if key != _OF_BACKUPS]
        if over:
            self._troubles = {key: self._troubles[key] for key in self._troubles.keys() & {_OF_BACKUPS}}
            self.well.emit(over)
        self._join()

    def _look_at_preferences(self) -> None:
        preferences = self._desk.preferences
        if not self._told_preferences and not preferences.could_be_kept:
            self._told_preferences = True
            self.notice.emit(StoreProblem("store.preferences", path=preferences.file))

    def _tell(self, problem: Problem) -> None:
        if problem.key not in self._troubles:
            self.note(problem)
            self.notice.emit(problem)

    # ------------------------------------------------------------- what the library tells

    def heed(self, *, changed: bool) -> None:
        """Refuse to write while the open article is not the library's own under its number."""
        if self._following or not (changed or self._stale):
            return
        library, stored = self._desk.library, self._desk.reading.stored
        if not self._stale and (stored is None or library.articles.find(stored.article.hash) == stored.id):
            QTimer.singleShot(0, self, self._desk.shelf.reset.emit)
            return
        if not self._stale:
            self._follow_soon(StoreProblem("store.changed_elsewhere", path=str(library.path)))
        raise self._why

    def exchanged(self, exchange: Exchange) -> None:
        """Another library is open now: the open article goes along, and kin come together."""
        self._carries = True
        if exchange.copy is not None and exchange.kin:
            self._others.append(exchange.copy)
        self._follow_soon(exchange.notice)

    def told(self, notice: StoreProblem) -> None:
        """Something happened that the reader should know."""
        self.notice.emit(notice)

    # ------------------------------------------------------------- following

    def _follow_soon(self, why: StoreProblem) -> None:
        if not self._stale:
            QTimer.singleShot(0, self, self.follow)
        self._stale, self._why = True, why

    def follow(self) -> None:
        """Show what the library holds now; what is being typed goes along."""
        waiting = not self.flush()  # refused, as long as this is not done
        self._following = True
        try:
            self._show_anew(waiting)
        except StoreProblem as problem:
            self._tell(problem)
            QTimer.singleShot(LOOK_EVERY, self, self.follow)
            return
        finally:
            self._following = False
        self.notice.emit(self._why)  # again: saving what waited has said something else meanwhile
        self._join()

    def _show_anew(self, waiting: bool) -> None:
        stored, current = self._desk.reading.stored, self._desk.annotator.current
        if stored is None:
            self._stale = self._carries = False
            self._desk.shelf.reset.emit()
            return
        home = self._carry(waiting)
        self.changing.emit()
        self._desk.shelf.reset.emit()
        if home is None:
            self._desk.reading.show(None)
        else:
            self._show(home)
            self._desk.annotator.set_current(current)
        self._stale = self._carries = False
        self.changed.emit()

    def _show(self, home: int) -> None:
        """Show the open article as the library has it now, perhaps under another number."""
        library, reading = self._desk.library, self._desk.reading
        stored, before = library.articles.get(home), reading.stored
        same = before is not None and (before.id, before.article.hash) == (home, stored.article.hash)
        if same and not self.flush():  # elsewhere it goes along, here it would be forgotten
            raise self._why
        reading.show(stored)
        if same:
            self._desk.annotator.reload()
        found = library.analyses.latest_as_json(stored.article.hash)
        if found is not None:
            reading.recall(found)

    def _carry(self, waiting: bool) -> int | None:
        """Take the open article along, with its notes or with the one that is being written.

        Its number in the library; None if it is not there and has no reason to be.
        """
        from randnotiz.store.merging import Merger

        stored, annotator = self._desk.reading.stored, self._desk.annotator
        assert stored is not None
        notes = annotator.annotations() if self._carries else []
        current = annotator.get(annotator.current)
        if waiting and not notes and current is not None:
            notes = [current]
        merger = Merger(self._desk.library, newer_counts=True)
        named = stored.article.hash
        with self._desk.library.transaction():
            if self._carries or waiting:
                merger.article(named, stored)
            for note in notes:
                merger.annotation(named, note)
            return merger.home(named)

    # ------------------------------------------------------------- bringing two states together

    def _join(self) -> None:
        if self._others and not self._stale and not self._joining.busy:
            from randnotiz.store.restoring import bring_together

            self._joining.run(bring_together(self._desk.library, self._others[0]))

    def _join_failed(self, problem: Problem) -> None:
        self._tell(problem)
        if problem.key not in _PASSING:
            self._others.pop(0)  # it stays among the backups

    def _joined(self, _arrived: object) -> None:
        self._others.pop(0)
        self._desk.shelf.reset.emit()
        self._join()
