"""The worker's client, against a real child process that misbehaves in every way it can."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot
from tests.session.sample import NOON

from randnotiz.analysis.protocol import Fatal, Partial, ProtocolError, Ready, Result, encode
from randnotiz.domain.mention import (
    Analysis,
    Entity,
    Label,
    Mention,
    analysis_from_json,
    analysis_to_dict,
)
from randnotiz.importers import text_article
from randnotiz.session.analyser import Analyser
from randnotiz.session.answers import Answers, Found, read_found
from randnotiz.session.reading import Reading
from randnotiz.store import Library

DOUBLE = Path(__file__).with_name("worker_double.py")
PATIENCE = 20_000


@pytest.fixture
def analyser(library: Library, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Iterator[Analyser]:
    """A client of the double."""
    monkeypatch.setenv("PYTHONPATH", str(DOUBLE.parents[2] / "desktop"))
    reading = Reading(library)
    analyser = Analyser(library, reading, (sys.executable, [str(DOUBLE)]))
    analyser.reading = reading  # type: ignore[attr-defined]
    yield analyser
    analyser.stop()


@pytest.fixture
def show(analyser: Analyser, library: Library) -> Callable[[str], Reading]:
    """Opens a text as an article."""

    def open_text(text: str) -> Reading:
        reading: Reading = analyser.reading  # type: ignore[attr-defined]
        reading.show(library.articles.add(text_article(text, language="de"), NOON))
        return reading

    return open_text


def test_what_is_found_is_shown_and_kept(
    analyser: Analyser, show: Callable[[str], Reading], library: Library, qtbot: QtBot
) -> None:
    reading = show("Lena Harms war da.")
    qtbot.waitUntil(lambda: reading.analysis is not None and reading.state == "idle", timeout=PATIENCE)
    assert reading.analysis is not None
    assert reading.article is not None
    assert library.analyses.get(reading.article.hash, "double-1") == reading.analysis


def test_what_is_known_is_not_asked_again(
    analyser: Analyser, show: Callable[[str], Reading], library: Library, qtbot: QtBot
) -> None:
    reading = show("Lena Harms war da.")
    qtbot.waitUntil(lambda: reading.state == "idle" and reading.analysis is not None, timeout=PATIENCE)
    known = reading.analysis
    assert known is not None
    show("Jonas Weller war da.")
    qtbot.waitUntil(lambda: reading.state == "idle" and reading.analysis is not None, timeout=PATIENCE)
    show("Lena Harms war da.")
    reading.set_analysis(known)
    with qtbot.assertNotEmitted(reading.state_changed, wait=300):
        pass
    assert reading.analysis == known


def test_another_language_is_said_and_not_guessed_at(
    analyser: Analyser, show: Callable[[str], Reading], qtbot: QtBot
) -> None:
    reading = show("FREMD : une phrase.")
    qtbot.waitUntil(lambda: reading.state == "unsupported", timeout=PATIENCE)
    assert reading.analysis is None


def test_a_line_that_is_no_answer_is_passed_over(
    analyser: Analyser, show: Callable[[str], Reading], qtbot: QtBot, caplog: pytest.LogCaptureFixture
) -> None:
    reading = show("UNSINN steht hier.")
    qtbot.waitUntil(lambda: reading.analysis is not None, timeout=PATIENCE)
    assert "no answer" in caplog.text


def test_a_worker_that_dies_is_started_once_more(
    analyser: Analyser,
    show: Callable[[str], Reading],
    qtbot: QtBot,
    tmp_path: Path,
    caplog: pytest.LogCaptureFixture,
) -> None:
    marker = tmp_path / "STIRB-EINMAL"
    analyser._command = (sys.executable, [str(DOUBLE), str(marker)])
    reading = show("Lena Harms war da.")
    qtbot.waitUntil(lambda: reading.analysis is not None, timeout=PATIENCE)
    assert marker.exists()
    assert "ended unexpectedly (1)" in caplog.text


def test_a_text_that_kills_every_worker_is_given_up_and_said(
    analyser: Analyser, show: Callable[[str], Reading], qtbot: QtBot, caplog: pytest.LogCaptureFixture
) -> None:
    with qtbot.waitSignal(analyser.failed, timeout=PATIENCE) as told:
        reading = show("STIRB an diesem Text.")
    assert told.args is not None
    assert told.args[0].key == "analysis.worker_lost"
    assert reading.state == "failed"
    reading = show("Lena Harms war da.")
    qtbot.waitUntil(lambda: reading.analysis is not None, timeout=PATIENCE)


def test_a_worker_that_cannot_be_started_is_said(
    library: Library, qtbot: QtBot, caplog: pytest.LogCaptureFixture
) -> None:
    reading = Reading(library)
    analyser = Analyser(library, reading, ("/nowhere/at/all", []))
    with qtbot.waitSignal(analyser.failed, timeout=PATIENCE):
        reading.show(library.articles.add(text_article("Lena Harms war da."), NOON))
    assert reading.state == "failed"


def test_stopping_ends_even_a_worker_that_hangs(
    analyser: Analyser, show: Callable[[str], Reading], qtbot: QtBot
) -> None:
    reading = show("HÄNGE fest.")
    with qtbot.waitSignal(analyser.ready, timeout=PATIENCE):
        pass
    assert reading.state == "working"
    analyser.stop()
    assert analyser._process is None


def test_on_hold_nothing_is_asked_and_nothing_is_forgotten(
    analyser: Analyser, show: Callable[[str], Reading], qtbot: QtBot
) -> None:
    analyser.hold()
    reading = show("Lena Harms war da.")
    with qtbot.assertNotEmitted(analyser.ready, wait=200):
        pass
    assert analyser._process is None
    analyser.start()
    qtbot.waitUntil(lambda: reading.analysis is not None, timeout=PATIENCE)


def test_a_worker_that_nobody_needs_leaves_and_comes_back(
    analyser: Analyser, show: Callable[[str], Reading], qtbot: QtBot
) -> None:
    analyser._idle.setInterval(10)
    reading: Reading = analyser.reading  # type: ignore[attr-defined]
    for text in ("Lena Harms war da.", "Jonas Weller war auch da."):
        show(text)
        qtbot.waitUntil(lambda: reading.analysis is not None and reading.state == "idle", timeout=PATIENCE)
        qtbot.waitUntil(lambda: analyser._process is None, timeout=PATIENCE)


def test_while_a_known_analysis_is_read_nothing_is_asked(
    analyser: Analyser, show: Callable[[str], Reading], library: Library, qtbot: QtBot
) -> None:
    reading = show("Lena Harms war da.")
    qtbot.waitUntil(lambda: reading.analysis is not None and reading.state == "idle", timeout=PATIENCE)
    assert reading.stored is not None
    assert reading.analysis is not None
    stored, known = reading.stored, reading.analysis
    many = json.dumps(analysis_to_dict(replace(known, mentions=known.mentions * 9000)), separators=(",", ":"))
    reading.show(None)
    states: list[str] = []
    reading.state_changed.connect(states.append)
    with qtbot.waitSignal(reading.recalled):
        reading.show(stored)
        reading.recall(many)
    assert reading.analysis is not None
    assert len(reading.analysis.mentions) == 9000 * len(known.mentions)
    assert "working" not in states


MANY = "VIEL " * 6000
"""So many names that an answer is read beside the window."""


def test_many_names_are_shown_as_they_come_and_kept(
    analyser: Analyser, show: Callable[[str], Reading], library: Library, qtbot: QtBot
) -> None:
    reading = show(MANY)
    counts: list[int] = []
    reading.analysis_changed.connect(lambda found: counts.append(len(found.mentions)))
    qtbot.waitUntil(lambda: reading.state == "idle" and len(counts) == 2, timeout=PATIENCE)
    assert counts == [3001, 6000]
    assert reading.article is not None
    text_hash = reading.article.hash
    qtbot.waitUntil(lambda: library.analyses.get(text_hash, "double-1") is not None, timeout=PATIENCE)
    assert library.analyses.get(text_hash, "double-1") == reading.analysis
    reading.select_entity("per:x")
    assert reading.place() == (1, 6000)
    reading.previous_mention()
    assert reading.place() == (6000, 6000)


def test_many_names_of_an_article_that_is_left_meanwhile_are_kept_and_not_shown(
    analyser: Analyser, show: Callable[[str], Reading], library: Library, qtbot: QtBot
) -> None:
    reading = show(MANY)
    assert reading.article is not None
    text_hash = reading.article.hash
    with qtbot.waitSignal(reading.analysis_changed, timeout=PATIENCE):
        pass  # the first part; the rest is on its way
    show("Lena Harms war da.")
    qtbot.waitUntil(lambda: reading.analysis is not None and reading.state == "idle", timeout=PATIENCE)
    assert reading.analysis is not None
    assert len(reading.analysis.mentions) == 1
    reading.show(None)
    known = library.analyses.get(text_hash, "double-1")
    assert known is None or len(known.mentions) == 6000


def test_a_date_set_while_many_names_come_counts(
    analyser: Analyser, show: Callable[[str], Reading], library: Library, qtbot: QtBot
) -> None:
    reading = show(MANY)
    qtbot.waitUntil(lambda: reading.state == "idle" and reading.analysis is not None, timeout=PATIENCE)
    assert reading.analysis is not None
    before = reading.analysis
    with qtbot.waitSignal(reading.analysis_changed, timeout=PATIENCE):
        reading.set_published(date(2001, 2, 3))
        assert reading.analysis is before  # counted beside the window
    assert len(reading.analysis.mentions) == 6000
    assert reading.article is not None
    assert reading.article.published == date(2001, 2, 3)


def test_half_an_answer_of_a_worker_that_died_is_nothing(qtbot: QtBot) -> None:
    heard: list[object] = []
    parent = QObject()
    answers = Answers(heard.append, parent)
    answers.feed(b'{"type":"rea')
    answers.begin()
    for part in (
        b'{"type":"ready","model":"m",',
        b'"seconds":1.0}\n{"type":',
        b'"fatal","key":"k","values":{}}',
        b"\n",
    ):
        answers.feed(part)
    assert heard == [Ready("m", 1.0), Fatal("k")]
    answers.wait()


@given(st.integers(0, 4), st.booleans())
def test_a_long_answer_is_read_as_any_other(count: int, whole: bool) -> None:
    mentions = tuple(
        Mention(n, n + 1, Label.DATE, '"mentions":[', "2025", time={"a": [1]}) for n in range(count)
    )
    found = Analysis("h", '"analysis":{', "de", mentions, (Entity("e", Label.PER, "\ud800ü\u2028"),))
    message = Result(7, found) if whole else Partial(7, 3, found)
    said = read_found(encode(message).rstrip(b"\n"))
    assert isinstance(said, Found)
    assert said.answer == message
    assert (analysis_from_json(said.words) == found) if whole else not said.words
    with pytest.raises(ProtocolError):
        read_found(encode(message)[:-4])
