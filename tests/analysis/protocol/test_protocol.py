"""What both sides say survives the way through a pipe, whatever is in it."""

from __future__ import annotations

import subprocess
import sys
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from randnotiz.analysis.protocol import (
    Analyse,
    Cancel,
    Failed,
    Fatal,
    Partial,
    ProtocolError,
    Ready,
    Result,
    decode,
    decode_answer,
    decode_request,
    encode,
)
from randnotiz.domain.mention import Analysis, Entity, Label, Mention

_NASTY = "\ufeff„Zeile“\r\nzwei\u2028drei\u2029 \x85 \x00 😀 👨‍👩‍👧 e\u0301 \ud83d \ue000"


def _analysis(name: str) -> Analysis:
    mention = Mention(0, 3, Label.PER, "per:x", None, 0.5)
    time = {"start": 4, "end": 9, "type": "DATE", "form": {"kind": "fixed", "value": "2025"}}
    day = Mention(4, 9, Label.DATE, "date:2025", "2025", None, "rule", time=time)
    return Analysis("abc", "m-1", "de", (mention, day), (Entity("per:x", Label.PER, name),))


_MESSAGES = [
    Analyse(1, _NASTY, "abc", "de", date(2025, 8, 20)),
    Analyse(2, "", ""),
    Cancel(3),
    Ready("m-1", 1.25),
    Partial(4, 100, _analysis(_NASTY)),
    Result(5, _analysis("")),
    Failed(6, "analysis.language", {"language": "fr"}),
    Fatal("analysis.no_model", {"folder": "/x"}),
]


@pytest.mark.parametrize("message", _MESSAGES, ids=lambda message: type(message).__name__)
def test_every_message_comes_back_as_it_went(message: Analyse) -> None:
    line = encode(message)
    assert line.endswith(b"\n")
    assert line.decode("utf-8").splitlines() == [line.decode("ascii")[:-1]]
    assert decode(line) == message


@given(st.text(st.characters()), st.none() | st.dates(), st.integers())
def test_any_text_comes_back(text: str, published: date | None, number: int) -> None:
    message = Analyse(number, text, "hash", None, published)
    assert decode_request(encode(message)) == message


@given(
    st.binary()
    | st.recursive(st.none() | st.integers() | st.text(), st.lists).map(lambda row: str(row).encode())
)
def test_anything_else_is_refused(line: bytes) -> None:
    with pytest.raises(ProtocolError):
        decode(line)


@pytest.mark.parametrize(
    "line",
    [
        b"",
        b"[]",
        b'{"type":"analyse","id":1}',
        b'{"type":"analyse","id":1,"text":7,"text_hash":"x"}',
        b'{"type":"analyse","id":1,"text":"","text_hash":"x","published":"soon"}',
        b'{"type":"result","id":1,"analysis":{}}',
        b'{"type":["cancel"],"id":1}',
        b"[" * 100_000,
    ],
)
def test_a_broken_line_is_refused(line: bytes) -> None:
    with pytest.raises(ProtocolError):
        decode(line)


def test_requests_and_answers_are_told_apart() -> None:
    with pytest.raises(ProtocolError):
        decode_answer(encode(Cancel(1)))
    with pytest.raises(ProtocolError):
        decode_request(encode(Ready("m", 1.0)))


def test_speaking_the_protocol_loads_no_model() -> None:
    code = (
        "import sys, randnotiz.analysis.protocol; "
        "print([name for name in ('spacy', 'numpy', 'babel') if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
