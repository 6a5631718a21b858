"""A disk that is really full: each kind of write says so in a sentence, keeps what there was, and works again
by itself once there is room."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QSettings
from pytestqt.qtbot import QtBot
from tests.session.sample import NOON, TEXT
from tests.store.disks import filled, tiny_disk_at
from tests.store.holding import problems_of
from tests.store.making import make_analysis

from randnotiz.domain.annotation import Colour
from randnotiz.domain.problem import Problem, StoreProblem
from randnotiz.domain.sentences import sentence
from randnotiz.domain.span import Span
from randnotiz.exporters import ExportOptions
from randnotiz.importers import text_article
from randnotiz.session import backup as keeping
from randnotiz.session import watching as looking
from randnotiz.session.backup import Keeping
from randnotiz.session.desk import Desk
from randnotiz.session.everything import Everything
from randnotiz.session.gathering import Gathering, Report
from randnotiz.session.making import desk_of
from randnotiz.session.preferences import Preferences
from randnotiz.store import open_library

LONG = "Viele Wörter stehen hier. " * 4000


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Path]:
    with tiny_disk_at(tmp_path / "disk", "1500k") as disk:
        yield disk


@pytest.fixture
def desk(disk: Path, qapp: object) -> Iterator[Desk]:
    """A session over a library on that disk; the preferences lie there, too."""
    library = open_library(disk / "library.sqlite").library
    preferences = Preferences(QSettings(str(disk / "settings.ini"), QSettings.Format.IniFormat))
    desk = desk_of(library, preferences, ("", []))
    desk.analyser.hold()
    desk.shelf.open(library.articles.add(text_article(TEXT, title="Besuch in Kiel"), NOON).id)
    desk.annotator.add(Span(4, 14), Colour.BLUE, note="Notiz")
    yield desk
    desk.reading.end()
    desk.shelf.wait()
    library.close()
    assert problems_of(library.path) == []


class Told(list[str]):
    """The keys of what the reader was told; each has a sentence in both languages."""

    def tell(self, problem: Problem) -> None:
        for language in ("de", "en"):
            assert sentence(problem, language).endswith(".")
        self.append(problem.key)


@pytest.fixture
def told(desk: Desk) -> Told:
    told = Told()
    for source in (desk.reading, desk.annotator, desk.shelf, desk.analyser):
        source.failed.connect(told.tell)
    return told


def long_file(folder: Path, name: str = "lang.txt") -> Path:
    path = folder / name
    path.write_text(f"{name}\n\n{LONG}", "utf-8")
    return path


def test_opening_a_file(desk: Desk, told: Told, disk: Path, tmp_path: Path) -> None:
    path = long_file(tmp_path)
    with filled(disk):
        desk.shelf.open_file(path)
        assert told == ["store.full"]
        assert len(desk.library.listing.ids()) == 1
    desk.shelf.open_file(path)
    assert len(desk.library.listing.ids()) == 2


def test_bringing_in_a_folder(desk: Desk, told: Told, disk: Path, tmp_path: Path, qtbot: QtBot) -> None:
    folder = tmp_path / "Artikel"
    folder.mkdir()
    for number in range(3):
        long_file(folder, f"{number}.txt")
    gathering = Gathering(desk.library, desk.shelf)
    with filled(disk), qtbot.waitSignal(gathering.ended, timeout=20_000) as end:
        gathering.start([folder])
    report: Report = end.args[0]
    assert set(told) == {"store.full"}  # for each piece that was under way, in one line above the page
    assert report.left + len(report.rows) == 3
    assert len(desk.library.listing.ids()) == 1
    with qtbot.waitSignal(gathering.ended, timeout=20_000):
        gathering.start([folder])
    assert len(desk.library.listing.ids()) == 4
    gathering.wait()


@pytest.mark.parametrize("key", ["html", "json", "docx"])
def test_writing_a_copy(desk: Desk, told: Told, disk: Path, key: str) -> None:
    copy = disk / f"copy.{key}"
    copy.write_text("was da war")
    with filled(disk):
        assert not desk.shelf.export(key, copy, ExportOptions(), "de", overwrite=True)
        assert told == ["export.disk_full"]
        assert copy.read_text() == "was da war"
    assert desk.shelf.export(key, copy, ExportOptions(), "de", overwrite=True)
    assert sorted(disk.glob(".randnotiz-*")) == []


@pytest.mark.parametrize("what", ["everything", "chosen", "whole", "bring in"])
def test_the_library_as_a_whole(
    desk: Desk, told: Told, disk: Path, tmp_path: Path, qtbot: QtBot, what: str
) -> None:
    everything = Everything(desk)
    everything.failed.connect(told.tell)
    backup = desk.library.backup_now()
    assert backup is not None
    desk.reading.set_title("Anders")
    desk.reading.undo_stack.clear()
    text_hash = desk.reading.article.hash if desk.reading.article else ""
    lines = tmp_path / "everything.jsonl"
    with qtbot.waitSignal(everything.written):
        everything.write(lines, analyses=False)
    text = text_article(LONG, title="Neu")
    record = json.loads(lines.read_text("utf-8").splitlines()[1])
    assert record["type"] == "article"
    other = open_library(tmp_path / "other.sqlite").library
    other.articles.add(text, NOON)
    bigger = other.backup_now()
    assert bigger is not None
    other.close()
    do: dict[str, tuple[Callable[[], Any], Any]] = {
        "everything": (lambda: everything.write(disk / "all.jsonl", analyses=False), everything.written),
        "chosen": (lambda: everything.restore_chosen(bigger, [text.hash]), everything.arrived),
        "whole": (lambda: everything.restore_whole(bigger), everything.restored),
        "bring in": (lambda: everything.bring_in(lines), everything.arrived),
    }
    act, done = do[what]
    if what == "bring in":
        with qtbot.waitSignal(everything.written):
            Everything.write(everything, lines, analyses=False)
        _write_from(tmp_path / "other.sqlite", lines)
    with filled(disk), qtbot.waitSignal(everything.failed):
        act()
    assert len(told) == 1
    assert told[0] in ("store.full", "store.backup_full", "export.disk_full")
    assert not (disk / "all.jsonl").exists()
    assert [row.title for row in desk.library.listing.rows(desk.library.listing.ids())] == ["Anders"]
    assert text_hash
    with qtbot.waitSignal(done):
        act()


def _write_from(library: Path, lines: Path) -> None:
    from datetime import UTC, datetime
    from threading import Event

    from randnotiz.store.everything import write_everything

    with lines.open("wb") as file:
        write_everything(library, file.write, datetime.now(UTC), Event())


def test_what_was_found_in_the_text(desk: Desk, told: Told, disk: Path) -> None:
    article = desk.reading.article
    assert article is not None
    found = make_analysis(article.hash, name="Merz " * 2000)
    with filled(disk), pytest.raises(Problem, match=r"store\.full"):
        desk.library.analyses.put(found)
    desk.library.analyses.put(found)
    assert desk.library.analyses.latest(article.hash) == found


def test_backups_the_rescue_copy_and_the_preferences(
    desk: Desk, told: Told, disk: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Said once each, and made up for without a word from the reader."""
    monkeypatch.setattr(looking, "LOOK_EVERY", 20)
    monkeypatch.setattr(keeping, "RENEW_AFTER", 20)
    monkeypatch.setattr(keeping, "_AGAIN", 50)
    care = Keeping(desk)
    care.failed.connect(told.tell)
    care.watching.notice.connect(told.tell)
    well: list[Problem] = []
    care.watching.well.connect(well.extend)
    with filled(disk):
        care.start()
        qtbot.waitUntil(lambda: told.count("store.backup_full") == 1)
        desk.preferences.set_left_out("html", frozenset(f"{number:040}" for number in range(100)))
        desk.preferences.sync()
        qtbot.waitUntil(lambda: "store.preferences" in told)
        for _ in range(10):
            care.watching.look()
            care.rescue._renew()
            qtbot.waitUntil(lambda: not care.rescue._stepping.busy)
        assert sorted(told) == ["store.backup_full", "store.preferences"]
        assert desk.library.backups() == []
    qtbot.waitUntil(lambda: len(desk.library.backups()) == 1)
    qtbot.waitUntil(lambda: care.rescue.copy.path.exists())
    qtbot.waitUntil(lambda: [problem.key for problem in well] == ["store.backup_full"])
    assert not care.watching.troubled
    assert "Notiz" in care.rescue.copy.path.read_text("utf-8")
    desk.preferences.sync()
    assert "000099" in (disk / "settings.ini").read_text("utf-8")
    care.stop()


def test_what_was_told_stands_until_the_words_that_wait_are_saved(desk: Desk) -> None:
    """A little may fit where a long note does not."""
    care = Keeping(desk)
    well: list[Problem] = []
    care.watching.well.connect(well.extend)
    waiting = [True]
    care.watching.flush = lambda: not waiting
    told = StoreProblem("store.full", path=str(desk.library.path))
    care.watching.note(told)
    care.watching.look()
    assert well == []
    waiting.clear()
    care.watching.look()
    assert well == [told]
