"""Something happens to the library's file while the reader types: no word is lost, no restart needed."""

from __future__ import annotations

import os
import shutil
import sqlite3
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from threading import Event

import pytest
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot
from tests.session.sample import NOON, TEXT
from tests.store.holding import another_program, problems_of
from tests.ui.windows import desk_in, window_on

from randnotiz.domain.annotation import Annotation, Colour
from randnotiz.domain.span import Span
from randnotiz.importers import text_article
from randnotiz.session import watching as looking
from randnotiz.session.backup import Keeping
from randnotiz.session.desk import Desk
from randnotiz.store import Library, open_library
from randnotiz.store.restoring import restore_whole
from randnotiz.ui.main_window import MainWindow

pytestmark = pytest.mark.skipif(os.name == "nt", reason="an open file cannot be deleted there")


@pytest.fixture
def desk(tmp_path: Path, qapp: object) -> Iterator[Desk]:
    with desk_in(tmp_path) as desk:
        desk.library.articles.add(text_article("Ein anderer Artikel.", title="Anderer"), NOON)
        desk.library.articles.add(text_article("\n\n".join([TEXT] * 60), title="Besuch in Kiel"), NOON)
        yield desk
        desk.reading.end()


@pytest.fixture
def window(desk: Desk, qtbot: QtBot) -> Iterator[MainWindow]:
    window = window_on(desk, qtbot, "de")
    window._may_close = lambda: True  # type: ignore[method-assign]  # a test that failed asks nobody
    window.complete()
    window.show()
    qtbot.waitExposed(window)
    window.activateWindow()
    desk.shelf.open(2)
    yield window
    window.close()
    window.translations.use("en")


@pytest.fixture
def keeping(desk: Desk, window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> Iterator[Keeping]:
    """The care for the file, which looks at it often."""
    monkeypatch.setattr(looking, "LOOK_EVERY", 20)
    keeping = Keeping(desk, window)
    keeping.failed.connect(window.tell)
    keeping.start()
    yield keeping
    keeping.stop()


@pytest.fixture
def note(desk: Desk, window: MainWindow, keeping: Keeping) -> Annotation:
    """A note that the reader is writing; "vorher" is acknowledged."""
    note = desk.annotator.add(Span(4, 14), Colour.BLUE, note="vorher")
    assert note is not None
    assert window.parts is not None
    window.parts.notes.editor._pace._again.setInterval(20)
    window.parts.notes.focus_note()
    return note


def typed(window: MainWindow, words: str) -> None:
    """What the reader types, not saved yet."""
    assert window.parts is not None
    QTest.keyClicks(window.parts.notes.editor.note, words)


def banner(window: MainWindow) -> str:
    line = window.article.banner
    return line.label.text() if line.isVisible() else ""


def editor_text(window: MainWindow) -> str:
    assert window.parts is not None
    return window.parts.notes.editor.note.text()


def saved(desk: Desk, note: str) -> str:
    """The note as a new start would find it."""
    if not desk.library.path.exists():
        return ""
    connection = sqlite3.connect(f"file:{desk.library.path}?mode=ro", uri=True)
    try:
        row = connection.execute("SELECT note FROM annotation WHERE id = ?", (note,)).fetchone()
    except sqlite3.OperationalError:
        return ""  # another file lies there at the moment
    finally:
        connection.close()
    return str(row[0]) if row else ""


def with_notes(library: Library, *ids: str) -> None:
    """Write notes on the other article, as another computer would."""
    from tests.store.making import make_annotation

    other = library.articles.get(1)
    for id in ids:
        library.annotations.save(make_annotation(other, id, note=id))


def test_typing_goes_on_while_the_file_is_deleted_again_and_again(
    desk: Desk, window: MainWindow, note: Annotation, keeping: Keeping, qtbot: QtBot
) -> None:
    told: list[str] = []
    keeping.watching.notice.connect(lambda problem: told.append(problem.key))
    keeping.watching.notice.connect(lambda _: told.append(banner(window)))
    for letter in "abc":
        told.clear()
        desk.library.path.unlink()
        typed(window, letter)
        qtbot.waitUntil(lambda: "store.put_back" in told and "verschwunden" in "".join(told))
        qtbot.waitUntil(lambda: saved(desk, note.id) == editor_text(window))
    assert editor_text(window) == "vorherabc"
    assert desk.annotator.current == note.id


def test_the_library_of_another_computer_arrives_while_the_reader_types(
    desk: Desk, window: MainWindow, note: Annotation, keeping: Keeping, qtbot: QtBot
) -> None:
    """As a sync program does it. Its articles have other numbers; the words go to their own article."""
    path = desk.library.path
    keeping.backup.stop()
    desk.library.backup_now()
    there = path.with_name("there.sqlite")
    shutil.copy(desk.library.backups()[0], there)
    other = open_library(there).library
    stored = other.articles.get(2)
    other.articles.remove(2)
    with_notes(other, "von dort")
    other.articles.add(text_article("Noch einer.", title="Dritter"), NOON)
    moved = other.articles.add(stored.article, NOON).id
    assert moved != 2
    other.close()
    view = window.article.view
    qtbot.waitUntil(lambda: view.verticalScrollBar().maximum() > 300)
    view.verticalScrollBar().setValue(300)
    assert view.verticalScrollBar().value() == 300
    typed(window, " und")
    there.replace(path)
    typed(window, " nachher")
    qtbot.waitUntil(lambda: saved(desk, note.id) == "vorher und nachher")
    assert desk.reading.stored is not None
    assert desk.reading.stored.id == moved
    assert desk.library.annotations.get(note.id).article == moved
    assert desk.library.annotations.get("von dort").article == 1
    assert desk.annotator.current == note.id
    assert "ausgetauscht" in banner(window)
    assert window.parts is not None
    assert view.verticalScrollBar().value() == 300
    assert window.parts.notes.editor.note.hasFocus()
    typed(window, "!")
    window.flush()
    assert saved(desk, note.id) == "vorher und nachher!"
    qtbot.waitUntil(lambda: not keeping.watching._others and not keeping.watching._joining.busy)
    assert problems_of(path) == []


def test_an_older_state_that_takes_its_place_gets_everything_that_it_lacks(
    desk: Desk, window: MainWindow, note: Annotation, keeping: Keeping, qtbot: QtBot
) -> None:
    path = desk.library.path
    older = path.with_name("older.sqlite")
    keeping.backup.stop()
    desk.library.backup_now()
    shutil.copy(desk.library.backups()[0], older)
    for number in range(30):
        desk.library.articles.add(text_article(f"Artikel {number}."), NOON)
    with_notes(desk.library, *(f"n{number}" for number in range(30)))
    typed(window, " mehr")
    older.replace(path)
    qtbot.waitUntil(lambda: len(desk.library.listing.ids()) == 32)
    qtbot.waitUntil(lambda: len(desk.library.annotations.of_article(1)) == 30)
    qtbot.waitUntil(lambda: saved(desk, note.id) == "vorher mehr")
    assert editor_text(window) == "vorher mehr"


def test_another_library_takes_the_open_article_along_and_nothing_else(
    desk: Desk, window: MainWindow, note: Annotation, qtbot: QtBot
) -> None:
    path = desk.library.path
    other = open_library(path.with_name("stranger.sqlite")).library
    strange = other.articles.add(text_article("Fremd.", title="Fremd"), NOON)
    from tests.store.making import make_annotation

    other.annotations.save(make_annotation(strange, "fremd"))
    other.close()
    typed(window, " mehr")
    path.with_name("stranger.sqlite").replace(path)
    qtbot.waitUntil(lambda: saved(desk, note.id) == "vorher mehr")
    rows = desk.library.listing.rows(desk.library.listing.ids())
    assert {row.title for row in rows} == {"Fremd", "Besuch in Kiel"}
    assert "andere getreten" in banner(window)
    kept = open_library(desk.library.backups()[0]).library
    assert {row.title for row in kept.listing.rows(kept.listing.ids())} == {"Anderer", "Besuch in Kiel"}
    kept.close()


def test_a_library_put_back_by_another_program_never_gets_notes_on_other_articles(
    desk: Desk, window: MainWindow, note: Annotation, qtbot: QtBot
) -> None:
    """`randnotiz restore --whole` beside the window: the number of the open article is another article's."""
    path = desk.library.path
    other = open_library(path.with_name("other.sqlite")).library
    other.articles.add(text_article("Eins."), NOON)
    other.articles.add(text_article("Zwei ist ein anderer Text.", title="Zwei"), NOON)
    assert other.backup_now() is not None
    backup = other.backups()[0]
    other.close()
    restore_whole(path, backup, datetime.now(UTC), Event())
    typed(window, " mehr")
    window.flush()
    qtbot.waitUntil(lambda: saved(desk, note.id) == "vorher mehr")
    kept = desk.library.annotations.get(note.id)
    assert desk.library.articles.get(kept.article).article.title == "Besuch in Kiel"
    assert desk.library.annotations.of_article(2) == []


def test_articles_that_another_program_adds_are_in_the_list_a_moment_later(
    desk: Desk, window: MainWindow, note: Annotation, qtbot: QtBot
) -> None:
    other = open_library(desk.library.path).library
    other.articles.add(text_article("Von der Kommandozeile.", title="Neu"), NOON)
    other.close()
    assert window.parts is not None
    model = window.parts.library.list.model()
    qtbot.waitUntil(lambda: model.rowCount() == 3)
    assert desk.annotator.current == note.id


def test_a_lock_of_another_program_holds_nothing_up_and_its_word_is_taken_back(
    desk: Desk, window: MainWindow, note: Annotation, qtbot: QtBot
) -> None:
    with another_program(desk.library.path) as other:
        other.execute("BEGIN EXCLUSIVE")
        typed(window, " mehr")
        qtbot.waitUntil(lambda: "anderen Programm" in banner(window))
        typed(window, " und mehr")
        assert editor_text(window) == "vorher mehr und mehr"
        desk.annotator.set_colour(note.id, Colour.GREEN)
        other.execute("ROLLBACK")
    qtbot.waitUntil(lambda: saved(desk, note.id) == "vorher mehr und mehr")
    qtbot.waitUntil(lambda: "anderen Programm" not in banner(window))


def test_where_nothing_is_typed_the_line_goes_away_by_itself(
    desk: Desk, window: MainWindow, note: Annotation, qtbot: QtBot
) -> None:
    with another_program(desk.library.path) as other:
        other.execute("BEGIN EXCLUSIVE")
        desk.reading.set_title("Neuer Titel")
        assert "anderen Programm" in banner(window)
        other.execute("ROLLBACK")
    qtbot.waitUntil(lambda: not banner(window))


def test_what_cannot_be_read_in_its_place_is_set_aside_and_the_reader_goes_on(
    desk: Desk, window: MainWindow, note: Annotation, qtbot: QtBot
) -> None:
    path = desk.library.path
    path.rename(path.with_name("away.sqlite"))
    path.write_bytes(b"kein Format " * 500)
    typed(window, " mehr")
    qtbot.waitUntil(lambda: "beschädigt" in banner(window))
    qtbot.waitUntil(lambda: saved(desk, note.id) == "vorher mehr")
    typed(window, " und mehr")
    path.with_name("away.sqlite").replace(path)
    qtbot.waitUntil(lambda: saved(desk, note.id) == "vorher mehr und mehr")
    damaged = {file.name: file.read_bytes() for file in path.parent.glob("library.damaged-*")}
    assert list(damaged.values()) == [b"kein Format " * 500]
