"""The worker's client, against a real child process that misbehaves in every way it can."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot
from tests.session.sample import NOON

from randnotiz.domain.mention import analysis_to_dict
from randnotiz.importers import text_article
from randnotiz.session.analyser import Analyser
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
