"""A file whose reading began before there was a window."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from randnotiz.domain.problem import ImportProblem
from randnotiz.session.file_reading import EarlyReading, begin_early
from randnotiz.session.import_process import ImportStopped
from randnotiz.session.known_files import KnownFiles
from randnotiz.session.library import Shelf
from randnotiz.session.preferences import Preferences

PAGE = "<html><body><article><h1>Besuch in Kiel</h1>" + "<p>Jonas Weller sprach in Kiel. " * 9 + "</article>"


@pytest.fixture
def page(tmp_path: Path) -> Path:
    """A web page that was saved an hour ago."""
    path = tmp_path / "besuch.html"
    path.write_text(PAGE, "utf-8")
    then = time.time() - 3600
    os.utime(path, (then, then))
    return path


@pytest.fixture
def begun() -> Iterator[Callable[[Path], EarlyReading]]:
    """What begins to read a file; its process is ended with the test."""
    readings: list[EarlyReading] = []

    def begin(path: Path) -> EarlyReading:
        readings.append(EarlyReading(path))
        return readings[-1]

    yield begin
    for reading in readings:
        reading.process.close()


def test_what_was_begun_early_arrives_and_is_known_from_then_on(
    shelf: Shelf, preferences: Preferences, page: Path, begun: Callable[[Path], EarlyReading], qtbot: QtBot
) -> None:
    early = begun(page)
    with qtbot.waitSignal(shelf.arrived, timeout=30_000) as arrived:
        shelf.take_over(early)
    shelf.open(arrived.args[0])
    assert shelf.reading.article.title == "Besuch in Kiel"  # type: ignore[attr-defined]
    assert KnownFiles(preferences).text_in(page) == shelf.reading.article.hash  # type: ignore[attr-defined]
    assert begin_early(page, preferences) is None


def test_the_process_that_was_begun_reads_the_next_file_too(
    shelf: Shelf, page: Path, begun: Callable[[Path], EarlyReading], tmp_path: Path, qtbot: QtBot
) -> None:
    early = begun(page)
    with qtbot.waitSignal(shelf.arrived, timeout=30_000):
        shelf.take_over(early)
    early.process.stop()  # so that whoever reads with it now is told
    other = tmp_path / "anderes.html"
    other.write_text(PAGE.replace("Kiel", "Husum"), "utf-8")
    with qtbot.assertNotEmitted(shelf.arrived), qtbot.waitSignal(shelf.working, timeout=30_000):
        shelf.open_file(other)
        qtbot.waitUntil(lambda: not shelf.busy, timeout=30_000)


def test_what_is_wrong_with_the_file_is_said_when_there_is_a_window(
    shelf: Shelf, page: Path, begun: Callable[[Path], EarlyReading], qtbot: QtBot
) -> None:
    page.unlink()
    with qtbot.waitSignal(shelf.failed, timeout=30_000) as failed:
        shelf.take_over(begun(page))
    assert isinstance(failed.args[0], ImportProblem)
    assert failed.args[0].key == "import.vanished"


def test_a_start_that_comes_to_nothing_ends_the_reading(
    page: Path, begun: Callable[[Path], EarlyReading]
) -> None:
    early = begun(page)
    early.process.close()
    early.found()  # returns: nobody waits for ever
    with pytest.raises(ImportStopped):
        early.process.begin()


def test_nothing_is_begun_for_what_is_no_file(preferences: Preferences, tmp_path: Path) -> None:
    assert begin_early(tmp_path / "nirgends.pdf", preferences) is None
    assert begin_early(tmp_path, preferences) is None
    assert begin_early(Path("a\0b.pdf"), preferences) is None
