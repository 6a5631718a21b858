"""Work that would hold the window up, done beside it on another thread."""

from __future__ import annotations

import gc
import sys
from collections.abc import Callable

from PySide6.QtCore import QObject, QRunnable, Qt, QThreadPool, Signal

_TURN = 0.0005
"""Seconds after which the working thread lets the window have its turn, where it wants one; Python's own five
milliseconds, several times a frame, would be felt."""


class _Task(QRunnable):
    def __init__(self, number: int, work: Callable[[], object], done: Callable[[int, object], None]) -> None:
        super().__init__()
        self._number = number
        self._work = work
        self._done = done

    def run(self) -> None:
        try:
            found: object = self._work()
        except Exception as error:
            found = error  # raised again where the excepthook sees it
        self._done(self._number, found)


class _Garbage:
    """Lets nobody look for garbage while hundreds of thousands of objects are made that are none.

    That would hold up both threads, for a tenth of a second at the end. Afterwards they count as old: they
    are in no circles, and go when nobody holds them any more.
    """

    def __init__(self) -> None:
        self._makers = 0
        self._paused = False

    def pause(self) -> None:
        self._makers += 1
        if gc.isenabled():
            self._paused = True
            gc.disable()

    def resume(self) -> None:
        self._makers -= 1
        if not self._makers and self._paused:
            self._paused = False
            gc.freeze()
            gc.enable()


_garbage = _Garbage()  # there is one collector


class Beside(QObject):
    """Does one thing after the other on a thread of its own; what comes of it is handed over in the window's.

    The work must touch nothing that the window changes.
    """

    _done = Signal(int, object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(1)
        self._pool.setExpiryTimeout(1000)
        self._takers: dict[int, Callable[[object], None]] = {}
        self._many: set[int] = set()
        self._last = 0
        self._done.connect(self._hand_over, Qt.ConnectionType.QueuedConnection)

    @property
    def busy(self) -> bool:
        """Whether something is still being worked on."""
        return bool(self._takers)

    def do(self, work: Callable[[], object], take: Callable[[object], None], many: bool = False) -> None:
        """Have `work` done and `take` what it gives. What it raises is raised in the window's thread.

        `many`: it makes very many objects, none of which refer to each other in a circle.
        """
        sys.setswitchinterval(_TURN)
        self._last += 1
        if many:
            self._many.add(self._last)
            _garbage.pause()
        self._takers[self._last] = take
        self._pool.start(_Task(self._last, work, self._done.emit))

    def wait(self) -> None:
        """Let what is worked on come to its end; nobody takes it any more."""
        self._takers.clear()
        self._pool.clear()
        self._pool.waitForDone()
        for number in list(self._many):
            self._made(number)

    def _made(self, number: int) -> None:
        if number in self._many:
            self._many.remove(number)
            _garbage.resume()

    def _hand_over(self, number: int, found: object) -> None:
        take = self._takers.pop(number, None)
        if take is None:
            return
        try:
            if isinstance(found, Exception):
                raise found
            take(found)
        finally:
            self._made(number)
