"""The shelf: bringing in, removing, handing on."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot
from tests.session.sample import TEXT, analysis_of
from tests.store.making import rows_of

from randnotiz.domain.annotation import Colour
from randnotiz.domain.article import DateOrigin
from randnotiz.domain.span import Span
from randnotiz.exporters import ExportOptions
from randnotiz.session.library import Shelf
from randnotiz.session.reading import Reading
from randnotiz.store import Library


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """An article as a file of plain text."""
    path = tmp_path / "besuch.txt"
    path.write_text(TEXT, "utf-8")
    return path


def open_file(shelf: Shelf, qtbot: QtBot, path: Path) -> int:
    with qtbot.waitSignal(shelf.arrived, timeout=20_000) as arrived:
        shelf.open_file(path)
    assert arrived.args is not None
    number = int(arrived.args[0])
    shelf.open(number)
    return number


def test_a_file_is_brought_in_and_opened(shelf: Shelf, qtbot: QtBot, file: Path, library: Library) -> None:
    number = open_file(shelf, qtbot, file)
    reading: Reading = shelf.reading  # type: ignore[attr-defined]
    assert reading.stored is not None
    assert reading.stored.id == number
    assert reading.stored.article.text == TEXT
    assert [summary.id for summary in rows_of(library)] == [number]


def test_the_same_text_again_is_the_same_article(
    shelf: Shelf, qtbot: QtBot, file: Path, tmp_path: Path, library: Library
) -> None:
    first = open_file(shelf, qtbot, file)
    copy = tmp_path / "kopie.txt"
    copy.write_bytes(b"\xef\xbb\xbf" + TEXT.replace("\n", "\r\n").encode())
    with qtbot.assertNotEmitted(shelf.article_added):
        second = open_file(shelf, qtbot, copy)
    assert second == first
    assert len(library.listing.ids()) == 1


def test_html_comes_in_on_another_thread_and_arrives_in_this_one(
    shelf: Shelf, qtbot: QtBot, tmp_path: Path
) -> None:
    page = tmp_path / "seite.html"
    words = "Die Ministerin Lena Harms traf den Bürgermeister Jonas Weller in Kiel. " * 12
    page.write_text(
        f"<html lang=de><head><title>Besuch</title><script>alert(1)</script></head>"
        f"<body><article><h1>Besuch</h1><p>{words}</p><p>{words}</p></article></body></html>",
        "utf-8",
    )
    open_file(shelf, qtbot, page)
    reading: Reading = shelf.reading  # type: ignore[attr-defined]
    assert reading.article is not None
    assert reading.article.title == "Besuch"
    assert "alert" not in reading.article.text


@pytest.mark.parametrize(
    ("content", "key"),
    [
        (b"", "import.empty"),
        (b"\x7fELF\x00\x01\x02" + bytes(range(256)) * 40, "import.binary"),
        (None, "import.vanished"),
    ],
)
def test_a_bad_file_gets_its_sentence_and_leaves_the_library_alone(
    shelf: Shelf, qtbot: QtBot, tmp_path: Path, content: bytes | None, key: str, library: Library
) -> None:
    path = tmp_path / "schlecht.txt"
    if content is not None:
        path.write_bytes(content)
    with qtbot.waitSignal(shelf.failed, timeout=20_000) as told:
        shelf.open_file(path)
    assert told.args is not None
    assert told.args[0].key == key
    assert not library.listing.ids()


def test_a_dateline_gives_the_publication_date(
    shelf: Shelf, library: Library, qtbot: QtBot, tmp_path: Path
) -> None:
    path = tmp_path / "meldung.txt"
    path.write_text(
        "Kiel, 20. August 2025 - Die Ministerin kam am Dienstag an.\n\nSie blieb nicht lange.", "utf-8"
    )
    number = open_file(shelf, qtbot, path)
    reading: Reading = shelf.reading  # type: ignore[attr-defined]
    qtbot.waitUntil(lambda: reading.article is not None and reading.article.published is not None)
    kept = library.articles.get(number).article
    assert (kept.published, kept.published_origin) == (date(2025, 8, 20), DateOrigin.DATELINE)
    assert reading.article == kept


def test_a_removed_article_can_be_put_back_with_its_notes(
    shelf: Shelf, library: Library, qtbot: QtBot, file: Path
) -> None:
    number = open_file(shelf, qtbot, file)
    annotation = shelf._annotator.add(Span(0, 14), Colour.PINK, note="bleibt")
    assert annotation is not None
    put_back = shelf.remove(number)
    assert put_back is not None
    assert not library.listing.ids()
    assert shelf.reading.stored is None  # type: ignore[attr-defined]
    put_back()
    assert [summary.id for summary in rows_of(library)] == [number]
    assert library.annotations.of_article(number) == [annotation]


def test_a_known_analysis_is_there_as_soon_as_the_article(
    shelf: Shelf, library: Library, qtbot: QtBot, file: Path
) -> None:
    number = open_file(shelf, qtbot, file)
    reading: Reading = shelf.reading  # type: ignore[attr-defined]
    assert reading.article is not None
    library.analyses.put(analysis_of(reading.article))
    reading.show(None)
    shelf.open(number)
    assert reading.analysis is not None
    assert {entity.name for entity in reading.analysis.entities} == {"Lena Harms", "Jonas Weller"}


def test_a_copy_is_written_whole_and_never_over_another_file_unasked(
    shelf: Shelf, qtbot: QtBot, file: Path, tmp_path: Path
) -> None:
    open_file(shelf, qtbot, file)
    target = tmp_path / "kopie.html"
    target.write_text("gehört jemand anderem", "utf-8")
    with qtbot.waitSignal(shelf.failed) as told:
        assert not shelf.export("html", target, ExportOptions(), "de", overwrite=False)
    assert told.args is not None
    assert told.args[0].key == "export.exists"
    assert target.read_text("utf-8") == "gehört jemand anderem"
    assert shelf.export("html", target, ExportOptions(), "de", overwrite=True)
    assert "Lena Harms" in target.read_text("utf-8")


def test_the_place_read_to_is_remembered(shelf: Shelf, library: Library, qtbot: QtBot, file: Path) -> None:
    number = open_file(shelf, qtbot, file)
    shelf.keep_position(42)
    assert library.articles.get(number).position == 42


def test_an_article_that_another_program_took_away_is_missing_in_the_list_then(
    shelf: Shelf, library: Library, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(shelf.reset):
        shelf.open(99)
