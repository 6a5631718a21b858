"""Takes in what the analysis worker says; a long answer is read beside the window."""

from __future__ import annotations

import json
import logging
from collections.abc import Callable
from typing import NamedTuple

from PySide6.QtCore import QObject

from randnotiz.analysis.protocol import Answer, Partial, ProtocolError, Result, decode_answer
from randnotiz.domain.mention import Analysis, analysis_from_json
from randnotiz.session.beside import Beside
from randnotiz.store.analyses import analysis_as_json

log = logging.getLogger(__name__)

_LONG = 200_000
"""Bytes of an answer, 1,500 mentions or so, from which on reading it takes a third of a frame."""
_KEY = b'"analysis":{'


class Found(NamedTuple):
    """A long answer; `words` is what the library is to keep of it, "" while there is more to come."""

    answer: Partial | Result
    words: str

    @property
    def analysis(self) -> Analysis:
        """What was found."""
        return self.answer.analysis


class Answers(QObject):
    """Cuts what a worker writes into lines, and hands over what each says, in order.

    What is no answer goes to the log.
    """

    def __init__(self, hand_over: Callable[[Answer | Found], None], parent: QObject) -> None:
        super().__init__(parent)
        self._hand_over = hand_over
        self._buffer = bytearray()
        self._beside = Beside(self)

    def begin(self) -> None:
        """Another worker speaks from now on: half a line of the one before is nothing."""
        self._buffer.clear()

    def feed(self, data: bytes) -> None:
        """Some more bytes."""
        self._buffer += data
        if b"\n" in data:  # looked for once: a long line comes in hundreds of pieces
            *lines, rest = self._buffer.split(b"\n")
            self._buffer = bytearray(rest)
            for line in lines:
                self._take(bytes(line))

    def wait(self) -> None:
        """Let what is being read come to its end; nothing is made of it any more."""
        self._beside.wait()

    def _take(self, line: bytes) -> None:
        if len(line) > _LONG:
            self._beside.do(lambda: _or_error(read_found, line), self._told, many=True)
        elif self._beside.busy:
            self._beside.do(lambda: _or_error(decode_answer, line), self._told)
        else:
            self._told(_or_error(decode_answer, line))

    def _told(self, said: object) -> None:
        if isinstance(said, ProtocolError):
            log.error("the worker said something that is no answer: %s", said)
        else:
            self._hand_over(said)  # type: ignore[arg-type]


def _or_error(read: Callable[[bytes], Answer | Found], line: bytes) -> Answer | Found | ProtocolError:
    try:
        return read(line)
    except ProtocolError as error:
        return error


def read_found(line: bytes) -> Found | Answer:
    """A long line of the worker, read piece by piece. Raises ProtocolError for what is no answer."""
    place = line.find(_KEY)
    if place < 0:
        return decode_answer(line)
    try:
        head = json.loads(line[:place] + b'"analysis":null}')
        analysis = analysis_from_json(line[place + len(_KEY) - 1 :].decode("ascii").rstrip()[:-1])
        if head["type"] == "result":
            return Found(Result(int(head["id"]), analysis), analysis_as_json(analysis))
        return Found(Partial(int(head["id"]), int(head["done"]), analysis), "")
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError) as error:
        raise ProtocolError(f"not an answer: {line[:80]!r}") from error
