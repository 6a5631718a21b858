"""Reading files and pasted text on another thread, one after the other."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QRunnable, Qt, QThreadPool, Signal

from randnotiz.domain.article import Article
from randnotiz.domain.problem import ImportProblem, Problem


class _Result(QObject):
    done = Signal(object, object, object)  # the result itself, Article | None, BaseException | None


class _Task(QRunnable):
    """Reads one article. Importers are pure, so nothing is shared."""

    def __init__(self, work: Callable[[], Article], result: _Result) -> None:
        super().__init__()
        self._work = work
        self._result = result

    def run(self) -> None:
        article: Article | None = None
        error: Exception | None = None
        try:
            article = self._work()
        except RecursionError:
            error = ImportProblem("import.unreadable", name="")
        except Exception as found:
            error = found  # raised again where the excepthook sees it, if it is not a Problem
        self._result.done.emit(self._result, article, error)


class Incoming(QObject):
    """What is being read; each result is announced by `read` or `failed`, in the order of asking."""

    read = Signal(object)  # Article
    failed = Signal(object)  # Problem
    working = Signal(bool)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(1)  # in the order in which they were asked for
        self._waiting: list[_Result] = []

    @property
    def busy(self) -> bool:
        """Whether something is still being read."""
        return bool(self._waiting)

    def start(self, work: Callable[[], Article]) -> None:
        """Have `work` done on another thread; it may raise Problem."""
        result = _Result(self)
        self._waiting.append(result)
        # A method of an object in this thread: a lambda would run in the task's.
        result.done.connect(self._done, Qt.ConnectionType.QueuedConnection)
        self.working.emit(True)
        self._pool.start(_Task(work, result))

    def wait(self) -> None:
        """Let what is being read finish (the window is closing)."""
        self._pool.waitForDone()

    def _done(self, result: _Result, article: Article | None, error: Exception | None) -> None:
        self._waiting.remove(result)
        result.deleteLater()
        if not self._waiting:
            self.working.emit(False)
        if isinstance(error, Problem):
            self.failed.emit(error)
        elif error is not None:
            raise error
        elif article is not None:
            self.read.emit(article)
