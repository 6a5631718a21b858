"""Work that would hold the window up, done beside it on another thread."""

from __future__ import annotations

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
        self._last = 0
        self._done.connect(self._hand_over, Qt.ConnectionType.QueuedConnection)

    @property
    def busy(self) -> bool:
        """Whether something is still being worked on."""
        return bool(self._takers)

    def do(self, work: Callable[[], object], take: Callable[[object], None]) -> None:
        """Have `work` done and `take` what it gives. What it raises is raised in the window's thread."""
        sys.setswitchinterval(_TURN)
        self._last += 1
        self._takers[self._last] = take
        self._pool.start(_Task(self._last, work, self._done.emit))

    def wait(self) -> None:
        """Let what is worked on come to its end; nobody takes it any more."""
        self._takers.clear()
        self._pool.clear()
        self._pool.waitForDone()

    def _hand_over(self, number: int, found: object) -> None:
        take = self._takers.pop(number, None)
        if take is None:
            return
        if isinstance(found, Exception):
            raise found
        take(found)
