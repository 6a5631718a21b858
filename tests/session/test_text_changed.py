"""An article whose text has changed: the library follows, and no note is lost or put on other words."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot
from tests.store.making import rows_of

from randnotiz.cli.importing import run
from randnotiz.domain.annotation import AnchorState, Annotation, Colour
from randnotiz.domain.article import DateOrigin
from randnotiz.domain.problem import StoreProblem
from randnotiz.domain.span import Span
from randnotiz.session.annotator import Annotator
from randnotiz.session.gathering import Fate, Gathering
from randnotiz.session.library import Shelf
from randnotiz.session.reading import Reading
from randnotiz.store import Library

OLD = (
    "Brücke über die Aller gesperrt\n\n"
    "Verden, 19. August 2025. Bei dem Unglück auf der Allerbrücke sind am Montag "
    "12 Menschen verletzt worden.\n\n"
    "Bürgermeisterin Karin Lüders kündigte an, die Brücke bis auf Weiteres zu sperren.\n\n"
    "Ein Gutachter soll den Schaden in der kommenden Woche untersuchen.\n"
)
NEW = (
    "Brücke über die Aller gesperrt\n\n"
    "Verden, 20. August 2025. Eilmeldung: Inzwischen ist die Ursache bekannt.\n\n"
    "Bei dem Unglück auf der Allerbrücke sind am Montag 14 Menschen verletzt worden.\n\n"
    "Bürgermeisterin Karin Lüders kündigte an, die Brücke bis auf Weiteres zu sperren.\n"
)
OTHER = (
    "Kuchen für alle\n\n"
    "Der Bäcker am Markt verschenkt am Samstag hundert Bleche Butterkuchen an seine Kundschaft.\n\n"
    "Wer früh kommt, bekommt ein Stück vom Rand, sagte er und lachte. Die Schlange werde wohl lang.\n"
)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "meldung.txt"
    path.write_text(OLD, "utf-8")
    return path


@pytest.fixture
def reading(shelf: Shelf, path: Path, qtbot: QtBot) -> Reading:
    """The article, open, with four annotations on it."""
    open_file(shelf, path)
    annotator: Annotator = shelf._annotator
    for words, note in (
        ("Karin Lüders", "wer sonst"),
        ("am Montag 12 Menschen verletzt", "Zahl prüfen"),
        ("Ein Gutachter soll den Schaden", "welcher?"),
        ("Brücke über die Aller", "Titel"),
    ):
        mark(shelf, words, note)
    reading: Reading = shelf.reading  # type: ignore[attr-defined]
    assert len(annotator.annotations()) == 4
    return reading


def mark(shelf: Shelf, words: str, note: str) -> Annotation:
    reading: Reading = shelf.reading  # type: ignore[attr-defined]
    assert reading.article is not None
    start = reading.article.text.index(words)
    annotation = shelf._annotator.add(Span(start, start + len(words)), Colour.GREEN, note)
    assert annotation is not None
    return annotation


def open_file(shelf: Shelf, path: Path) -> int:
    arrived: list[int] = []
    shelf.arrived.connect(arrived.append)
    shelf.open_file(path)
    shelf.arrived.disconnect(arrived.append)
    shelf.open(arrived[0])
    return arrived[0]


def states(shelf: Shelf) -> dict[str, tuple[AnchorState, str]]:
    """Each note with its state and the words it lies on ("" for an unplaced one)."""
    reading: Reading = shelf.reading  # type: ignore[attr-defined]
    assert reading.article is not None
    text = reading.article.text
    return {
        one.note: (one.state, "" if one.state is AnchorState.ORPHANED else one.span.of(text))
        for one in shelf._annotator.annotations()
    }


def test_the_article_takes_the_new_text_and_every_note_finds_its_place(
    shelf: Shelf, reading: Reading, library: Library, path: Path, qtbot: QtBot
) -> None:
    path.write_text(NEW, "utf-8")
    with qtbot.waitSignal(shelf.text_changed):
        number = open_file(shelf, path)
    assert [summary.id for summary in rows_of(library)] == [number]
    assert reading.article is not None
    assert "14 Menschen" in reading.article.text
    assert states(shelf) == {
        "wer sonst": (AnchorState.ANCHORED, "Karin Lüders"),
        "Zahl prüfen": (AnchorState.MOVED, "am Montag 14 Menschen verletzt"),
        "welcher?": (AnchorState.ORPHANED, ""),
        "Titel": (AnchorState.ANCHORED, "Brücke über die Aller"),
    }
    assert library.annotations.of_article(number) == sorted(
        shelf._annotator.annotations(), key=lambda one: (one.span.start, one.span.end, one.created)
    )
    assert shelf.news is not None
    assert (shelf.news.moved, shelf.news.unplaced) == (1, 1)
    assert shelf.news.passages == 3
    assert [hit.article for hit in library.search("Eilmeldung")] == [number]
    assert [hit.article for hit in library.search("Gutachter")] == []


def test_opened_again_unchanged_nothing_happens(
    shelf: Shelf, reading: Reading, library: Library, path: Path, qtbot: QtBot
) -> None:
    with qtbot.assertNotEmitted(shelf.text_changed), qtbot.assertNotEmitted(shelf.changing):
        number = open_file(shelf, path)
    assert library.versions.of_article(number) == []
    path.write_text(NEW, "utf-8")
    open_file(shelf, path)
    with qtbot.assertNotEmitted(shelf.text_changed):
        open_file(shelf, path)
    assert len(library.versions.of_article(number)) == 1


def test_the_reader_goes_back_and_forth_with_the_notes_as_they_were(
    shelf: Shelf, reading: Reading, library: Library, path: Path
) -> None:
    before = {one.id: one for one in shelf._annotator.annotations()}
    path.write_text(NEW, "utf-8")
    number = open_file(shelf, path)
    after = {one.id: one for one in shelf._annotator.annotations()}
    (version,) = library.versions.of_article(number)
    shelf.go_to(version.id)
    assert reading.article is not None
    assert "12 Menschen" in reading.article.text
    assert {one.id: one for one in shelf._annotator.annotations()} == before
    (version,) = library.versions.of_article(number)
    shelf.go_to(version.id)
    assert {one.id: one for one in shelf._annotator.annotations()} == after


def test_what_was_written_since_survives_going_back(
    shelf: Shelf, reading: Reading, library: Library, path: Path
) -> None:
    path.write_text(NEW, "utf-8")
    number = open_file(shelf, path)
    changed = next(one for one in shelf._annotator.annotations() if one.note == "wer sonst")
    shelf._annotator.set_note(changed.id, "wer sonst? Niemand.")
    mark(shelf, "Eilmeldung", "neu")
    (version,) = library.versions.of_article(number)
    shelf.go_to(version.id)
    notes = states(shelf)
    assert notes["wer sonst? Niemand."] == (AnchorState.ANCHORED, "Karin Lüders")
    assert notes["neu"] == (AnchorState.ORPHANED, "")
    assert notes["welcher?"] == (AnchorState.ANCHORED, "Ein Gutachter soll den Schaden")


def test_the_file_with_its_old_text_again_is_the_old_version_again(
    shelf: Shelf, reading: Reading, library: Library, path: Path
) -> None:
    before = {one.id: one for one in shelf._annotator.annotations()}
    path.write_text(NEW, "utf-8")
    number = open_file(shelf, path)
    path.write_text(OLD, "utf-8")
    assert open_file(shelf, path) == number
    assert {one.id: one for one in shelf._annotator.annotations()} == before
    assert len(library.versions.of_article(number)) == 1


def test_another_article_under_the_same_name_is_an_article_of_its_own(
    shelf: Shelf, reading: Reading, path: Path, library: Library
) -> None:
    path.write_text(OTHER, "utf-8")
    open_file(shelf, path)
    assert len(library.listing.ids()) == 2
    assert {summary.annotations for summary in rows_of(library)} == {0, 4}


def test_a_copy_of_an_older_text_elsewhere_leaves_the_article_alone(
    shelf: Shelf, reading: Reading, path: Path, tmp_path: Path, qtbot: QtBot, library: Library
) -> None:
    path.write_text(NEW, "utf-8")
    number = open_file(shelf, path)
    copy = tmp_path / "alt.txt"
    copy.write_text(OLD, "utf-8")
    with qtbot.waitSignal(shelf.older_text):
        assert open_file(shelf, copy) == number
    assert reading.article is not None
    assert "14 Menschen" in reading.article.text
    assert len(library.listing.ids()) == 1


def test_the_readers_own_date_and_title_stay(shelf: Shelf, reading: Reading, path: Path) -> None:
    reading.set_title("Meine Brücke")
    reading.set_published(date(2025, 8, 1))
    path.write_text(NEW, "utf-8")
    open_file(shelf, path)
    assert reading.article is not None
    assert reading.article.title == "Meine Brücke"
    assert reading.article.published == date(2025, 8, 1)
    assert reading.article.published_origin is DateOrigin.READER


def test_the_text_s_own_date_and_title_follow_it(
    shelf: Shelf, reading: Reading, path: Path, qtbot: QtBot
) -> None:
    qtbot.waitUntil(lambda: reading.article is not None and reading.article.published == date(2025, 8, 19))
    path.write_text(
        NEW.replace("Brücke über die Aller gesperrt", "Brücke über die Aller bleibt gesperrt"), "utf-8"
    )
    open_file(shelf, path)
    assert reading.article is not None
    assert reading.article.title == "Brücke über die Aller bleibt gesperrt"
    assert reading.article.published == date(2025, 8, 20)


def test_a_title_given_back_is_no_longer_the_readers_own(
    shelf: Shelf, reading: Reading, library: Library, path: Path
) -> None:
    assert reading.stored is not None
    reading.set_title("Meine Brücke")
    reading.undo_stack.undo()
    assert not library.articles.has_own_title(reading.stored.id)


def test_the_place_read_to_moves_with_its_words(
    shelf: Shelf, reading: Reading, library: Library, path: Path
) -> None:
    shelf.keep_position(OLD.index("Bürgermeisterin"))
    path.write_text(NEW, "utf-8")
    open_file(shelf, path)
    assert reading.stored is not None
    assert reading.stored.position == NEW.index("Bürgermeisterin")


def test_nothing_changes_where_the_library_cannot_be_written(
    shelf: Shelf,
    reading: Reading,
    library: Library,
    path: Path,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    before = [library.articles.get(1), library.annotations.of_article(1)]
    path.write_text(NEW, "utf-8")
    save = library.annotations.save
    left = [1]

    def full(annotation: Annotation) -> None:
        if not left:
            raise StoreProblem("store.full", path="x")
        left.pop()
        save(annotation)

    monkeypatch.setattr(library.annotations, "save", full)
    with qtbot.waitSignal(shelf.failed):
        shelf.open_file(path)
    assert [library.articles.get(1), library.annotations.of_article(1)] == before
    assert library.versions.of_article(1) == []


def test_a_removed_article_comes_back_with_its_versions(
    shelf: Shelf, reading: Reading, library: Library, path: Path
) -> None:
    path.write_text(NEW, "utf-8")
    number = open_file(shelf, path)
    versions = [library.versions.get(one.id) for one in library.versions.of_article(number)]
    put_back = shelf.remove(number)
    assert put_back is not None
    assert library.versions.of_article(number) == []
    put_back()
    assert [library.versions.get(one.id) for one in library.versions.of_article(number)] == versions


def test_the_news_is_told_once(shelf: Shelf, reading: Reading, path: Path, qtbot: QtBot) -> None:
    path.write_text(NEW, "utf-8")
    number = open_file(shelf, path)
    reading.show(None)
    with qtbot.assertNotEmitted(shelf.text_changed):
        shelf.open(number)


def test_several_files_at_once_bring_new_texts_too(
    shelf: Shelf, reading: Reading, library: Library, path: Path, qtbot: QtBot
) -> None:
    gathering = Gathering(library, shelf)
    path.write_text(NEW, "utf-8")
    with qtbot.waitSignal(gathering.ended, timeout=20_000) as ended, qtbot.waitSignal(shelf.text_changed):
        gathering.start([path.parent / path.name])
    gathering.wait()
    assert ended.args is not None
    assert [row.fate for row in ended.args[0].rows] == [Fate.CHANGED]
    assert len(library.listing.ids()) == 1
    assert states(shelf)["Zahl prüfen"] == (AnchorState.MOVED, "am Montag 14 Menschen verletzt")


def test_what_the_command_line_brought_is_told_when_the_article_is_opened(
    shelf: Shelf,
    reading: Reading,
    library: Library,
    path: Path,
    qtbot: QtBot,
    capsys: pytest.CaptureFixture[str],
) -> None:
    number = reading.stored.id if reading.stored else 0
    reading.show(None)
    path.write_text(NEW, "utf-8")
    assert run([str(path), "--library", str(library.path)]) == 0
    assert capsys.readouterr().out.startswith(f"{number}\t")
    with qtbot.waitSignal(shelf.text_changed):
        shelf.open(number)
    assert states(shelf)["welcher?"] == (AnchorState.ORPHANED, "")
