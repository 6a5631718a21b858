"""Files that are in the library as they are."""

from __future__ import annotations

import os
import time
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings
from pytestqt.qtbot import QtBot

from randnotiz.session.known_files import KnownFiles, state_of
from randnotiz.session.library import Shelf
from randnotiz.session.preferences import Preferences

HOUR = 3600
PAGE = "<html><body><article><h1>Besuch in Kiel</h1>" + "<p>Jonas Weller sprach in Kiel. " * 9 + "</article>"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A file that was written an hour ago, with white space and more in its name."""
    path = tmp_path / "Ein Brief, 2. Fassung – “ä”.txt"
    path.write_text("Lieber Jonas", "utf-8")
    age(path, HOUR)
    return path


def age(path: Path, seconds: float) -> None:
    then = time.time() - seconds
    os.utime(path, (then, then))


def remembered(preferences: Preferences, path: Path, text_hash: str = "abc") -> KnownFiles:
    state = state_of(path)
    assert state is not None
    known = KnownFiles(preferences)
    known.remember(state, text_hash)
    return known


def test_a_file_is_known_as_long_as_it_stays_as_it_was(preferences: Preferences, file: Path) -> None:
    known = remembered(preferences, file)
    assert known.text_in(file) == "abc"
    assert known.text_in(file.with_name("Ein Brief")) is None
    age(file, HOUR / 2)
    assert known.text_in(file) is None
    remembered(preferences, file, "def")
    assert known.text_in(file) == "def"
    file.unlink()
    assert known.text_in(file) is None


def test_the_next_start_knows_it_too(preferences: Preferences, tmp_path: Path, file: Path) -> None:
    remembered(preferences, file)
    preferences.sync()
    again = Preferences(QSettings(str(tmp_path / "settings.ini"), QSettings.Format.IniFormat))
    assert KnownFiles(again).text_in(file) == "abc"


def test_one_that_was_written_this_moment_is_read_again(preferences: Preferences, file: Path) -> None:
    age(file, 0)
    known = remembered(preferences, file)
    assert known.text_in(file) is None
    file.write_text("Lieber Simon", "utf-8")  # as long, and perhaps in the same tick of the clock
    assert known.text_in(file) is None


def test_what_a_hand_wrote_into_the_preferences_counts_as_nothing(
    preferences: Preferences, tmp_path: Path, file: Path
) -> None:
    settings = QSettings(str(tmp_path / "settings.ini"), QSettings.Format.IniFormat)
    for words in ("abc", "abc:x:y", "abc:1", ":::", "abc:-1:5"):
        settings.setValue("session/files", [f"{words} {file.absolute()}"])
        settings.sync()
        again = Preferences(QSettings(str(tmp_path / "settings.ini"), QSettings.Format.IniFormat))
        assert KnownFiles(again).text_in(file) is None


def test_only_the_last_files_are_kept(preferences: Preferences, tmp_path: Path) -> None:
    paths = [tmp_path / f"{number}.txt" for number in range(60)]
    for path in paths:
        path.write_text("Text", "utf-8")
        age(path, HOUR)
        known = remembered(preferences, path)
    assert known.text_in(paths[-1]) == "abc"
    assert known.text_in(paths[0]) is None


def opened(shelf: Shelf, path: Path, qtbot: QtBot) -> int:
    with qtbot.waitSignal(shelf.arrived, timeout=30_000) as arrived:
        shelf.open_file(path)
    qtbot.waitUntil(lambda: not shelf.busy, timeout=30_000)
    shelf.open(arrived.args[0])
    return int(arrived.args[0])


def test_a_page_that_did_not_change_is_there_at_once(shelf: Shelf, tmp_path: Path, qtbot: QtBot) -> None:
    page = tmp_path / "besuch.html"
    page.write_text(PAGE, "utf-8")
    age(page, HOUR)
    first = opened(shelf, page, qtbot)
    seen: list[int] = []
    shelf.arrived.connect(seen.append)
    shelf.open_file(page)
    assert seen == [first]
    assert not shelf.busy, "the file was read again"


def test_a_page_that_changed_is_read_again(shelf: Shelf, tmp_path: Path, qtbot: QtBot) -> None:
    page = tmp_path / "besuch.html"
    page.write_text(PAGE, "utf-8")
    age(page, HOUR)
    first = opened(shelf, page, qtbot)
    page.write_text(PAGE.replace("sprach in Kiel", "schwieg in Kiel"), "utf-8")
    age(page, HOUR / 2)
    assert opened(shelf, page, qtbot) == first
    article = shelf.reading.article  # type: ignore[attr-defined]
    assert "schwieg" in article.text


def test_an_article_that_was_taken_out_leaves_no_trace_and_comes_in_again(
    shelf: Shelf, preferences: Preferences, file: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    first = opened(shelf, file, qtbot)
    shelf.reading.show(None)  # type: ignore[attr-defined]
    other = file.with_name("anderer.txt")
    other.write_text("Liebe Mara", "utf-8")
    age(other, HOUR)
    opened(shelf, other, qtbot)
    preferences.set_place(str(file), 3)
    preferences.set_published(str(file), date(2026, 11, 20))
    assert shelf.remove(first) is not None
    preferences.sync()
    traces = (tmp_path / "settings.ini").read_text("utf-8")
    assert "Fassung" not in traces
    assert KnownFiles(preferences).text_in(other) is not None
    with qtbot.waitSignal(shelf.article_added):
        opened(shelf, file, qtbot)
    assert shelf.reading.article.text == "Lieber Jonas"  # type: ignore[attr-defined]
