"""The child process that analyses: requests on stdin, answers on stdout, one JSON object a line."""

from __future__ import annotations

import logging
import os
import signal
import sys
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from queue import SimpleQueue
from time import perf_counter
from typing import BinaryIO, Final

from randnotiz.analysis.pipeline import Detector, Pipeline, Step, load
from randnotiz.analysis.protocol import (
    Analyse,
    Answer,
    Cancel,
    Failed,
    Fatal,
    Partial,
    ProtocolError,
    Ready,
    Request,
    Result,
    decode_request,
    encode,
)
from randnotiz.domain.problem import AnalysisProblem

log = logging.getLogger(__name__)

_MODEL_MISSING: Final = 1
Send = Callable[[Answer], None]
Inbox = SimpleQueue[Request | None]


def run_worker(detect: Detector) -> int:
    """Serve until stdin ends and return the exit status: 0, or 1 where the model cannot be loaded.

    `detect` tells the language of a text that comes without one.
    """
    started = perf_counter()
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C in a terminal is for the window to answer
    logging.basicConfig(stream=sys.stderr, level=logging.INFO, format="%(levelname)s %(name)s: %(message)s")
    source, output = claim_input(), claim_output()
    inbox: Inbox = SimpleQueue()
    threading.Thread(target=listen, args=(source, inbox), daemon=True, name="requests").start()

    def send(answer: Answer) -> None:
        output.write(encode(answer))
        output.flush()

    try:
        try:
            pipeline = load(detect)
        except AnalysisProblem as problem:
            send(Fatal(problem.key, problem.values))
            return _MODEL_MISSING
        pipeline.warm_up()
        send(Ready(pipeline.model, perf_counter() - started))
        Desk(pipeline, inbox, send).serve()
    except BrokenPipeError:  # the window is gone; there is nobody to tell
        pass
    return 0


def claim_input() -> BinaryIO:
    """Take stdin for the protocol alone.

    Not `sys.stdin`: the interpreter closes that one when it ends, and aborts if a thread is reading from it.
    """
    own = os.dup(0)
    empty = os.open(os.devnull, os.O_RDONLY)
    os.dup2(empty, 0)
    os.close(empty)
    return os.fdopen(own, "rb")


def claim_output() -> BinaryIO:
    """Take stdout for the protocol alone: whatever a library prints goes to stderr from now on."""
    own = os.dup(1)
    os.dup2(2, 1)
    sys.stdout = sys.stderr
    return os.fdopen(own, "wb")


def listen(source: BinaryIO, inbox: Inbox) -> None:
    """Put every request of `source` into the inbox, and None at its end.

    In a thread of its own, so that a cancellation is seen while an article is being analysed.
    """
    for line in source:
        try:
            inbox.put(decode_request(line))
        except ProtocolError as error:
            log.error("not understood: %s", error)
    inbox.put(None)


@dataclass
class _Job:
    request: Analyse
    steps: Iterator[Step]


class Desk:
    """Works on requests, the newest first: it is the article that the reader has just opened.

    Between two stretches of text it looks into the inbox. A newer request is served at once and the older one
    goes on after it; a cancelled one is dropped.
    """

    def __init__(self, pipeline: Pipeline, inbox: Inbox, send: Send) -> None:
        self._pipeline = pipeline
        self._inbox = inbox
        self._send = send
        self._jobs: list[_Job] = []

    def serve(self) -> None:
        """Work until the inbox gives None."""
        while self._take_requests():
            job = self._jobs[-1]
            if not self._advance(job):
                self._jobs.remove(job)

    def _take_requests(self) -> bool:
        """Empty the inbox, waiting only where there is nothing else to do. False at the end of requests."""
        while not self._jobs or not self._inbox.empty():
            request = self._inbox.get()
            if request is None:
                return False
            if isinstance(request, Cancel):
                self._jobs = [job for job in self._jobs if job.request.id != request.id]
            else:
                self._jobs.append(_Job(request, self._begin(request)))
        return True

    def _begin(self, request: Analyse) -> Iterator[Step]:
        return self._pipeline.steps(
            request.text, request.language, request.published, hash_of_text=request.text_hash
        )

    def _advance(self, job: _Job) -> bool:
        """One stretch more. Whether the job goes on."""
        request = job.request
        try:
            step = next(job.steps)
        except AnalysisProblem as problem:
            self._send(Failed(request.id, problem.key, problem.values))
            return False
        except Exception:
            # A bug of ours: told in full in the log, in one sentence to the reader. The next article may do.
            log.exception("request %d failed", request.id)
            self._send(Failed(request.id, "analysis.broken"))
            return False
        if step.done == len(request.text):
            assert step.analysis is not None
            self._send(Result(request.id, step.analysis))
            return False
        if step.analysis is not None:
            self._send(Partial(request.id, step.done, step.analysis))
        return True
