"""The worker as a process: real pipes, a recogniser of its own."""

from __future__ import annotations

import subprocess
import sys
import textwrap
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date
from queue import SimpleQueue

import pytest

from randnotiz.analysis.entities import Name
from randnotiz.analysis.pipeline import Pipeline
from randnotiz.analysis.protocol import (
    Analyse,
    Answer,
    Cancel,
    Failed,
    Fatal,
    Ready,
    Request,
    Result,
    decode_answer,
    encode,
)
from randnotiz.analysis.worker import Desk
from randnotiz.domain.mention import Label

_PROGRAM = textwrap.dedent(
    """
    import sys
    from randnotiz.analysis import pipeline, worker
    from randnotiz.analysis.entities import Name
    from randnotiz.domain.mention import Label
    from randnotiz.domain.problem import AnalysisProblem

    def recognise(text, language):
        print("a library that prints")
        if "BROKEN" in text:
            raise RuntimeError("a bug")
        return [Name(0, 5, Label.PER, 0.9)] if len(text) >= 5 else []

    def load(detect):
        if sys.argv[1:] == ["--no-model"]:
            raise AnalysisProblem("analysis.no_model", folder="x")
        return pipeline.Pipeline(recognise, lambda text, language: [], "test-1", detect)

    worker.load = load
    sys.exit(worker.run_worker(lambda text: None))
    """
)


@contextmanager
def _worker(*arguments: str) -> Iterator[subprocess.Popen[bytes]]:
    with subprocess.Popen(
        [sys.executable, "-c", _PROGRAM, *arguments],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as process:
        try:
            yield process
        finally:
            process.kill()


def _ask(process: subprocess.Popen[bytes], request: Request) -> None:
    assert process.stdin is not None
    process.stdin.write(encode(request))
    process.stdin.flush()


def _answer(process: subprocess.Popen[bytes]) -> Answer:
    assert process.stdout is not None
    return decode_answer(process.stdout.readline())


def test_it_answers_what_it_is_asked() -> None:
    with _worker() as process:
        ready = _answer(process)
        assert isinstance(ready, Ready)
        assert ready.model == "test-1"
        _ask(process, Analyse(7, "Xaver kam.", "hash", "de", date(2025, 8, 20)))
        result = _answer(process)
        assert isinstance(result, Result)
        assert (result.id, result.analysis.text_hash, result.analysis.model) == (7, "hash", "test-1")
        assert [(mention.start, mention.end) for mention in result.analysis.mentions] == [(0, 5)]
        # the end of its input is its end; what libraries print went to stderr
        rest, errors = process.communicate()
        assert (rest, process.returncode) == (b"", 0)
        assert b"a library that prints" in errors


def test_it_survives_what_it_cannot_do() -> None:
    with _worker() as process:
        assert isinstance(_answer(process), Ready)
        assert process.stdin is not None
        process.stdin.write(b"not a message\n")
        _ask(process, Analyse(1, "Il est venu.", "hash", "fr"))
        _ask(process, Analyse(2, "BROKEN", "hash", "de"))
        _ask(process, Analyse(3, "Xaver", "hash", "de"))
        answers = [_answer(process) for _ in range(3)]
        failed = {
            answer.id: (answer.key, dict(answer.values)) for answer in answers if isinstance(answer, Failed)
        }
        assert failed == {1: ("analysis.language", {"language": "fr"}), 2: ("analysis.broken", {})}
        assert [answer.id for answer in answers if isinstance(answer, Result)] == [3]
        errors = process.communicate()[1]
        assert b"RuntimeError: a bug" in errors


def test_a_missing_model_ends_it() -> None:
    with _worker("--no-model") as process:
        assert _answer(process) == Fatal("analysis.no_model", {"folder": "x"})
        process.communicate()
        assert process.returncode == 1


# ------------------------------------------------------------- what happens between two stretches of text


class _Exchange:
    """A desk whose inbox gets more as its recogniser is called: requests that arrive while it works."""

    def __init__(self, arriving: Mapping[int, Sequence[Request | None]]) -> None:
        self.inbox: SimpleQueue[Request | None] = SimpleQueue()
        self.answers: list[Answer] = []
        self.calls = 0
        self._arriving = arriving
        pipeline = Pipeline(self._recognise, lambda text, language: [], "test-1")
        self._desk = Desk(pipeline, self.inbox, self._take)
        self.last: Request | None = None

    def _take(self, answer: Answer) -> None:
        self.answers.append(answer)
        if isinstance(answer, Result) and self.last is not None and answer.id == self.last.id:
            self.inbox.put(None)

    def _recognise(self, text: str, language: str) -> list[Name]:
        self.calls += 1
        for request in self._arriving.get(self.calls, ()):
            self.inbox.put(request)
        return [Name(0, 5, Label.PER)]

    def run(self, *requests: Request | None) -> list[tuple[str, int]]:
        for request in requests:
            self.inbox.put(request)
        self._desk.serve()
        return [
            (type(answer).__name__, answer.id)
            for answer in self.answers
            if not isinstance(answer, Ready | Fatal)
        ]


_LONG = "Xaver kam.\n\n" * 6_000


def _until_idle(exchange: _Exchange, *requests: Request) -> list[tuple[str, int]]:
    """Serve the requests and end once the first of them is answered."""
    exchange.last = requests[0]
    return exchange.run(*requests)


def test_a_long_text_is_answered_in_parts() -> None:
    said = _until_idle(_Exchange({}), Analyse(1, _LONG, "long", "de"))
    assert said[0] == ("Partial", 1)
    assert said[-1] == ("Result", 1)
    assert [kind for kind, _ in said].count("Result") == 1


def test_a_newer_request_is_served_first_and_the_older_goes_on() -> None:
    said = _until_idle(_Exchange({2: [Analyse(2, "Xaver", "short", "de")]}), Analyse(1, _LONG, "long", "de"))
    assert said.index(("Result", 2)) < said.index(("Result", 1))
    assert said.index(("Partial", 1)) < said.index(("Result", 2))


@pytest.mark.parametrize("call", [1, 3])
def test_nothing_follows_a_cancellation(call: int) -> None:
    exchange = _Exchange({call: [Cancel(1), None]})
    said = exchange.run(Analyse(1, _LONG, "long", "de"))
    assert ("Result", 1) not in said
    assert exchange.calls == call


def test_a_cancelled_request_that_waits_is_never_begun() -> None:
    exchange = _Exchange({})
    assert exchange.run(Analyse(1, _LONG, "long", "de"), Cancel(1), None) == []
    assert exchange.calls == 0


def test_the_end_of_requests_ends_the_work() -> None:
    exchange = _Exchange({2: [None]})
    exchange.run(Analyse(1, _LONG, "long", "de"))
    assert exchange.calls == 2
