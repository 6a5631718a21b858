"""The window's side of the analysis: starts the worker, asks it, and outlives its death.

The protocol and QProcess are imported when the worker is first needed: the article's text stands before that.
"""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from PySide6 import QtCore
from PySide6.QtCore import QObject, QTimer, Signal

from randnotiz.domain.problem import AnalysisProblem, Problem
from randnotiz.domain.shelf import StoredArticle
from randnotiz.session.reading import Reading
from randnotiz.store import Library

if TYPE_CHECKING:
    from randnotiz.analysis.protocol import Analyse, Answer, Failed, Partial, Request, Result
    from randnotiz.domain.mention import Analysis
    from randnotiz.session.answers import Answers, Found

log = logging.getLogger(__name__)

_IDLE_MINUTES = 10
_MOST_ERRORS = 8_000
"""Characters of the worker's complaints that are kept for the log."""


class Analyser(QObject):
    """Has the open article analysed in a child process and hands what comes back to `Reading`.

    One request is under way at most: another article cancels it. A worker that dies is started again once
    for the same text; then the article counts as failed, so that a text which kills it cannot loop.
    """

    ready = Signal(str)  # the model's version
    failed = Signal(object)  # Problem

    def __init__(
        self,
        library: Library,
        reading: Reading,
        command: tuple[str, list[str]],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._library = library
        self._reading = reading
        self._command = command
        self._process: QtCore.QProcess | None = None
        self._answers: Answers | None = None
        self._request: Analyse | None = None
        self._sent = False
        self._next_id = 1
        self._deaths = 0
        self._fatal = False
        self._held = False
        self.model = ""
        self._idle = QTimer(self)
        self._idle.setSingleShot(True)
        self._idle.setInterval(_IDLE_MINUTES * 60_000)
        self._idle.timeout.connect(self.stop)
        reading.article_changed.connect(self._article_changed)
        reading.recalled.connect(self._ask)

    # ------------------------------------------------------------- the worker's life

    def hold(self) -> None:
        """Ask nothing before `start` is called: an article's text is to be on the screen first."""
        self._held = True

    def start(self) -> None:
        """Start the worker, so that it warms up while the window is filled. Does nothing if it runs."""
        if self._held:
            self._held = False
            QTimer.singleShot(0, self, self._ask)
        if self._process is not None:
            return
        from randnotiz.session.answers import Answers

        process = QtCore.QProcess(self)
        environment = QtCore.QProcessEnvironment.systemEnvironment()
        environment.insert("PYTHONIOENCODING", "utf-8")
        process.setProcessEnvironment(environment)
        process.readyReadStandardOutput.connect(self._read)
        process.readyReadStandardError.connect(self._complain)
        process.errorOccurred.connect(self._error)
        process.finished.connect(self._finished)
        self._process = process
        self._answers = self._answers or Answers(self._hear, self)
        self._answers.begin()
        self._sent = False
        program, arguments = self._command
        process.start(program, arguments)

    def stop(self) -> None:
        """End the worker; it is started again when it is needed."""
        self._idle.stop()
        if self._answers is not None:
            self._answers.wait()
        process, self._process = self._process, None
        if process is None:
            return
        process.finished.disconnect(self._finished)
        process.errorOccurred.disconnect(self._error)
        process.closeWriteChannel()
        if not process.waitForFinished(50):
            process.kill()
            process.waitForFinished(1000)
        process.deleteLater()

    # ------------------------------------------------------------- asking

    def _article_changed(self, stored: StoredArticle | None) -> None:
        if stored is None:
            self.cancel()
            self._reading.set_state("idle")
        elif self._request is None or self._request.text_hash != stored.article.hash:
            # Not before the window had its turn: the cached analysis may be all that is needed.
            QTimer.singleShot(0, self, self._ask)

    def _ask(self) -> None:
        stored = self._reading.stored
        if self._held or stored is None or self._reading.is_recalling:
            return  # asked again by `start` and by `recalled`
        if self._request and self._request.text_hash == stored.article.hash:
            return
        self.cancel()
        if self._is_known():
            self._reading.set_state("idle")
            return
        from randnotiz.analysis.protocol import Analyse

        self._deaths = 0
        self._request = Analyse(
            id=self._next_id,
            text=stored.article.text,
            text_hash=stored.article.hash,
            language=stored.article.language,
            published=stored.article.published,
        )
        self._next_id += 1
        self._sent = False
        if self._reading.analysis is None:
            self._reading.set_state("working")
        self._idle.stop()
        self.start()
        self._send_request()

    def _is_known(self) -> bool:
        """Whether what is shown is all that the present model would find."""
        known = self._reading.analysis
        return known is not None and bool(self.model) and known.model == self.model

    def retry(self) -> None:
        """Try the open article once more, after a failure."""
        self._fatal = False
        self._request = None
        self._ask()

    def cancel(self) -> None:
        """Nobody waits for the request under way any more."""
        request, self._request = self._request, None
        if request is not None and self._sent:
            from randnotiz.analysis.protocol import Cancel

            self._write(Cancel(request.id))

    def _send_request(self) -> None:
        # The model's version must be known first: what is cached under it needs no work.
        if self._request is None or self._sent or not self.model or self._process is None:
            return
        if self._is_known():
            self._done("idle")
            return
        self._sent = True
        self._write(self._request)

    def _write(self, request: Request) -> None:
        from randnotiz.analysis.protocol import encode

        if self._process is not None:
            self._process.write(encode(request))

    # ------------------------------------------------------------- listening

    def _read(self) -> None:
        if self._process is not None and self._answers is not None:
            self._answers.feed(bytes(self._process.readAllStandardOutput().data()))

    def _hear(self, said: Answer | Found) -> None:
        from randnotiz.session.answers import Found

        if isinstance(said, Found):
            self._take_found(said)
        else:
            self._answer(said)

    def _answer(self, answer: Answer) -> None:
        from randnotiz.analysis.protocol import Fatal, Ready

        if isinstance(answer, Ready):
            self.model = answer.model
            self.ready.emit(answer.model)
            self._send_request()
            if self._request is None:
                self._idle.start()
        elif isinstance(answer, Fatal):
            self._fatal = True
            self._fail(AnalysisProblem(answer.key, **answer.values))
        elif self._request is not None and answer.id == self._request.id:
            self._answer_request(answer)

    def _answer_request(self, answer: Partial | Result | Failed) -> None:
        from randnotiz.analysis.protocol import Failed, Result

        if isinstance(answer, Failed):
            unsupported = answer.key == "analysis.language"
            self._done("unsupported" if unsupported else "failed")
            if not unsupported:
                self.failed.emit(AnalysisProblem(answer.key, **answer.values))
            return
        self._reading.set_analysis(answer.analysis)
        if isinstance(answer, Result):
            self._keep(answer.analysis, "")
            self._done("idle")

    def _take_found(self, found: Found) -> None:
        """A long answer is dated beside the window too, shown in one turn of it and stored in the next."""
        request = self._request
        if request is None or found.answer.id != request.id:
            return

        def shown() -> None:
            if found.words:
                QTimer.singleShot(0, self, lambda: self._keep(found.analysis, found.words))
                if self._request is request:
                    self._done("idle")

        self._reading.set_long_analysis(found.analysis, shown)

    def _keep(self, analysis: Analysis, words: str) -> None:
        try:
            self._library.analyses.put(analysis, words)
        except Problem as problem:
            self.failed.emit(problem)

    def _done(self, state: str) -> None:
        self._request = None
        self._idle.start()
        self._reading.set_state(state)

    def _fail(self, problem: Problem) -> None:
        self._request = None
        self._reading.set_state("failed")
        self.failed.emit(problem)

    def _complain(self) -> None:
        if self._process is not None:
            words = bytes(self._process.readAllStandardError().data()).decode("utf-8", "replace")
            log.info("worker: %s", words[-_MOST_ERRORS:].rstrip())

    def _error(self, error: QtCore.QProcess.ProcessError) -> None:
        if error is QtCore.QProcess.ProcessError.FailedToStart:
            self._lost()

    def _finished(self) -> None:
        self._read()
        self._lost()

    def _lost(self) -> None:
        process, self._process = self._process, None
        if process is not None:
            process.deleteLater()
        if self._fatal:
            return
        self._deaths += 1
        log.error("the analysis worker ended unexpectedly (%d)", self._deaths)
        if self._deaths > 1:
            self._fail(AnalysisProblem("analysis.worker_lost"))
        else:
            self.start()
