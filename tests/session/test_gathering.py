"""Bringing in folders: progress, stopping, the report, and what a full disk does."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from randnotiz.domain.problem import StoreProblem
from randnotiz.session.gathering import Fate, Gathering, Report
from randnotiz.session.library import Shelf
from randnotiz.store import Library

WORDS = "Der Bürgermeister sprach am Montag in Kiel mit den Leuten aus dem Hafen. Es ging um Fall {n}."


@pytest.fixture
def gathering(library: Library, shelf: Shelf) -> Iterator[Gathering]:
    """What brings folders into an empty library."""
    made = Gathering(library, shelf)
    yield made
    made.wait()


@pytest.fixture
def many(tmp_path: Path) -> Path:
    """A folder of 400 short articles."""
    place = tmp_path / "viele"
    place.mkdir()
    for n in range(400):
        (place / f"{n}.txt").write_text(WORDS.format(n=n), "utf-8")
    return place


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Articles of several kinds, one of them twice, and things that are none."""
    place = tmp_path / "Artikel"
    (place / "unten").mkdir(parents=True)
    for n in range(5):
        (place / f"{n}.txt").write_text(WORDS.format(n=n), "utf-8")
    (place / "unten" / "nochmal.md").write_text(WORDS.format(n=0), "utf-8")
    (place / "seite.html").write_text(f"<html><body><p>{WORDS.format(n=9)}</p></body></html>", "utf-8")
    (place / "kaputt.pdf").write_bytes(b"%PDF-1.7\nnichts")
    (place / "bild.png").write_bytes(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + bytes(200))
    (place / "script.js").write_text("window.alert('Kein Artikel, nur ein Programm');\n" * 20)
    (place / "leer.txt").touch()
    return place


def gathered(gathering: Gathering, qtbot: QtBot, *paths: Path) -> Report:
    with qtbot.waitSignal(gathering.ended, timeout=30_000) as ended:
        gathering.start(paths)
    assert ended.args is not None
    report: Report = ended.args[0]
    return report


def test_a_folder_comes_in_with_a_report(
    gathering: Gathering, shelf: Shelf, qtbot: QtBot, folder: Path, library: Library
) -> None:
    steps: list[tuple[int, int, str]] = []
    gathering.progressed.connect(lambda *step: steps.append(step))
    added: list[str] = []
    shelf.article_added.connect(lambda summary: added.append(summary.title))
    with qtbot.assertNotEmitted(shelf.arrived):
        report = gathered(gathering, qtbot, folder)
    fates = {row.path.name: row.fate for row in report.rows}
    assert Counter(fates.values()) == {Fate.NEW: 6, Fate.KNOWN: 1, Fate.FAILED: 1, Fate.SKIPPED: 3}
    assert (fates["nochmal.md"], fates["kaputt.pdf"]) == (Fate.KNOWN, Fate.FAILED)
    assert {row.path.name: row.problem.key for row in report.rows if row.problem} == {
        "bild.png": "import.no_article",
        "kaputt.pdf": "import.damaged",
        "leer.txt": "import.empty",
        "script.js": "import.no_article",
    }
    assert len(added) == len(library.listing.ids()) == 6
    assert steps[0] == (0, 0, "")
    assert all(total in {0, len(report.rows)} and done <= total for done, total, _ in steps)
    assert not gathering.running


def test_the_last_of_several_files_is_shown(
    gathering: Gathering, shelf: Shelf, qtbot: QtBot, folder: Path
) -> None:
    with qtbot.waitSignal(shelf.arrived, timeout=30_000) as arrived:
        report = gathered(gathering, qtbot, folder / "1.txt", folder / "3.txt", folder / "fehlt.txt")
    assert arrived.args == [report.rows[1].article]
    assert report.rows[2].problem is not None
    assert report.rows[2].problem.key == "import.vanished"


def test_what_has_come_stays_when_it_is_stopped(
    gathering: Gathering, shelf: Shelf, qtbot: QtBot, many: Path, library: Library
) -> None:
    shelf.article_added.connect(gathering.cancel)
    report = gathered(gathering, qtbot, many)
    assert report.left > 0
    assert report.count(Fate.NEW) == len(library.listing.ids()) == 400 - report.left > 0


def test_what_is_asked_for_meanwhile_follows(
    gathering: Gathering, shelf: Shelf, qtbot: QtBot, folder: Path
) -> None:
    reports: list[Report] = []
    gathering.ended.connect(reports.append)
    gathering.start([folder / "unten"])
    gathering.start([folder / "1.txt", folder / "2.txt"])
    qtbot.waitUntil(lambda: len(reports) == 2, timeout=30_000)
    assert [len(report.rows) for report in reports] == [1, 2]


def test_a_full_disk_stops_it_and_nothing_is_half_written(
    gathering: Gathering,
    shelf: Shelf,
    library: Library,
    qtbot: QtBot,
    folder: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def full(*_: object) -> None:
        raise StoreProblem("store.disk_full", path="x")

    monkeypatch.setattr(library.articles, "_insert", full)
    with qtbot.waitSignal(shelf.failed, timeout=30_000) as failed:
        report = gathered(gathering, qtbot, folder)
    assert failed.args is not None
    assert failed.args[0].key == "store.disk_full"
    assert report.count(Fate.NEW) == 0
    assert not library.listing.ids()


def test_closing_the_window_in_the_middle_leaves_nothing_running(
    gathering: Gathering, qtbot: QtBot, many: Path
) -> None:
    with qtbot.waitSignal(gathering.progressed, timeout=30_000, check_params_cb=lambda done, *_: done > 3):
        gathering.start([many])
    gathering.wait()
    assert not gathering.running
