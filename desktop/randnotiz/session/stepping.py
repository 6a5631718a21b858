"""Long work done in small steps between events, so that nothing holds the window up."""

from __future__ import annotations

from collections.abc import Generator
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal

from randnotiz.domain.problem import Problem

_EVERY_MS = 10


class Stepping(QObject):
    """Runs one generator at a time, a step every few milliseconds."""

    done = Signal(object)  # the generator's own result
    failed = Signal(object)  # Problem

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._steps: Generator[None, None, Any] | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(_EVERY_MS)
        self._timer.timeout.connect(self._step)

    @property
    def busy(self) -> bool:
        """Whether something is being done."""
        return self._steps is not None

    def run(self, steps: Generator[None, None, Any]) -> None:
        """Begin; `done` or `failed` follows. What was being done is given up."""
        self.stop()
        self._steps = steps
        self._timer.start()

    def stop(self) -> None:
        """Give up what is unfinished."""
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
        except BaseException:
            self.stop()
            raise
