"""The whole library written, brought in and brought back, and what is on the screen follows."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot
from tests.session.sample import NOON
from tests.store.making import rows_of

from randnotiz.domain.annotation import Colour
from randnotiz.domain.article import Article
from randnotiz.domain.span import Span
from randnotiz.importers import text_article
from randnotiz.session.desk import Desk
from randnotiz.session.everything import Everything
from randnotiz.session.making import desk_of
from randnotiz.session.preferences import Preferences
from randnotiz.store import Library, open_library


@pytest.fixture
def desk(library: Library, preferences: Preferences, article: Article) -> Iterator[Desk]:
    """A session on a library with one article, open, with one note."""
    desk = desk_of(library, preferences, ("none", []))
    desk.analyser.hold()
    desk.shelf.open(library.articles.add(article, NOON).id)
    desk.annotator.add(Span(0, 4), Colour.BLUE, note="Erste")
    yield desk
    desk.reading.undo_stack.clear()  # Python must not collect its commands before the stack itself


@pytest.fixture
def everything(desk: Desk) -> Iterator[Everything]:
    """What the tests are about."""
    everything = Everything(desk)
    yield everything
    everything.stop()


def notes(desk: Desk) -> list[str]:
    return sorted(annotation.note for annotation in desk.annotator.annotations())


def test_everything_written_comes_into_another_library(
    desk: Desk, everything: Everything, qtbot: QtBot, tmp_path: Path, preferences: Preferences
) -> None:
    file = tmp_path / "alles.jsonl"
    with qtbot.waitSignal(everything.written) as done:
        everything.write(file, analyses=False)
    assert done.args == [(1, 1)]
    opened = open_library(tmp_path / "other" / "library.sqlite")
    other = desk_of(opened.library, preferences, ("none", []))
    into = Everything(other)
    with qtbot.waitSignals([into.arrived, other.shelf.reset]):
        into.bring_in(file)
    (summary,) = rows_of(other.library)
    assert summary.annotations == 1
    opened.library.close()


def test_notes_that_come_in_show_in_the_open_article(
    desk: Desk, everything: Everything, qtbot: QtBot, tmp_path: Path
) -> None:
    file = tmp_path / "alles.jsonl"
    with qtbot.waitSignal(everything.written):
        everything.write(file, analyses=False)
    desk.annotator.remove(desk.annotator.annotations()[0].id)
    assert notes(desk) == []
    with qtbot.waitSignal(everything.arrived):
        everything.bring_in(file)
    assert notes(desk) == ["Erste"]


def test_undo_outlives_a_copy_that_brings_nothing_new(
    desk: Desk, everything: Everything, qtbot: QtBot, tmp_path: Path
) -> None:
    file = tmp_path / "alles.jsonl"
    with qtbot.waitSignal(everything.written):
        everything.write(file, analyses=False)
    with qtbot.waitSignal(everything.arrived) as done:
        everything.bring_in(file)
    assert done.args is not None
    assert not done.args[0].anything
    desk.reading.undo_stack.undo()
    assert notes(desk) == []


def test_the_whole_library_of_then_is_on_the_screen_and_can_be_left_again(
    desk: Desk, everything: Everything, qtbot: QtBot
) -> None:
    then = desk.library.backup_now()
    assert then is not None
    desk.annotator.add(Span(5, 9), Colour.GREEN, note="Zweite")
    with qtbot.waitSignal(everything.restored):
        everything.restore_whole(then)
    assert notes(desk) == ["Erste"]
    desk.annotator.add(Span(5, 9), Colour.GREEN, note="Danach")
    assert notes(desk) == ["Danach", "Erste"]
    with qtbot.waitSignal(everything.listed) as listed:
        everything.list_backups()
    assert listed.args is not None
    before = next(kept.path for kept in listed.args[0] if kept.path != then)
    with qtbot.waitSignal(everything.restored):
        everything.restore_whole(before)
    assert notes(desk) == ["Erste", "Zweite"]


def test_an_article_that_was_not_there_then_is_closed(
    desk: Desk, everything: Everything, qtbot: QtBot
) -> None:
    then = desk.library.backup_now()
    assert then is not None
    new = desk.library.articles.add(text_article("Etwas ganz anderes steht hier.", title="Neu"), NOON)
    desk.shelf.open(new.id)
    with qtbot.waitSignal(everything.restored):
        everything.restore_whole(then)
    assert desk.reading.stored is None
    assert len(desk.library.listing.ids()) == 1


def test_chosen_articles_come_back_beside_what_is_there(
    desk: Desk, everything: Everything, qtbot: QtBot
) -> None:
    then = desk.library.backup_now()
    assert then is not None
    desk.annotator.remove(desk.annotator.annotations()[0].id)
    desk.annotator.add(Span(5, 9), Colour.GREEN, note="Zweite")
    with qtbot.waitSignal(everything.compared) as compared:
        everything.compare(then)
    assert compared.args is not None
    (change,) = compared.args[0].changes
    assert (change.missing, change.newer, change.brings) == (1, 1, True)
    with qtbot.waitSignal(everything.arrived):
        everything.restore_chosen(then, [change.text_hash])
    assert notes(desk) == ["Erste", "Zweite"]


def test_trouble_is_told(desk: Desk, everything: Everything, qtbot: QtBot, tmp_path: Path) -> None:
    for act, key in (
        (lambda: everything.bring_in(tmp_path / "gone.jsonl"), "import.vanished"),
        (lambda: everything.write(tmp_path / "no" / "where.jsonl", analyses=True), "export.no_folder"),
        (lambda: everything.compare(tmp_path / "gone.sqlite"), "store.cannot_open"),
    ):
        with qtbot.waitSignal(everything.failed) as failed:
            act()
        assert failed.args is not None
        assert failed.args[0].key == key
    assert list(tmp_path.glob(".randnotiz-*")) == []
