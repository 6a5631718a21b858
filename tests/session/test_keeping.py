"""The rescue copy follows what the reader does, and nothing of it is left running."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from pytestqt.qtbot import QtBot
from tests.session.sample import NOON

from randnotiz.domain.annotation import Colour
from randnotiz.domain.article import Article
from randnotiz.domain.problem import StoreProblem
from randnotiz.domain.span import Span
from randnotiz.session import backup as keeping
from randnotiz.session.backup import Rescue
from randnotiz.session.desk import Desk
from randnotiz.session.making import desk_of
from randnotiz.session.preferences import Preferences
from randnotiz.store import Library


@pytest.fixture
def desk(
    library: Library, preferences: Preferences, article: Article, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Desk]:
    """A session on a library with one article, open; the rescue copy waits only a moment."""
    monkeypatch.setattr(keeping, "RENEW_AFTER", 1)
    desk = desk_of(library, preferences, ("none", []))
    desk.analyser.hold()
    desk.shelf.open(library.articles.add(article, NOON).id)
    yield desk
    desk.reading.undo_stack.clear()  # Python must not collect its commands before the stack itself


def records(rescue: Rescue) -> list[dict[str, Any]]:
    return [json.loads(line) for line in rescue.copy.path.read_text("utf-8").splitlines()]


def test_every_change_is_in_the_rescue_copy_a_moment_later(desk: Desk, qtbot: QtBot) -> None:
    rescue = Rescue(desk)
    with qtbot.waitSignal(rescue.renewed):
        added = desk.annotator.add(Span(0, 4), Colour.BLUE, note="Notiz")
    assert added is not None
    assert [(one["note"], one["colour"]) for one in records(rescue) if one["type"] == "annotation"] == [
        ("Notiz", "blue")
    ]
    with qtbot.waitSignal(rescue.renewed):
        desk.annotator.set_note(added.id, "Anders")
    assert [one["note"] for one in records(rescue) if one["type"] == "annotation"] == ["Notiz", "Anders"]
    with qtbot.waitSignal(rescue.renewed):
        desk.reading.set_title("Neuer Titel")
    assert [one["title"] for one in records(rescue) if one["type"] == "article"][-1] == "Neuer Titel"
    rescue.stop()


def test_what_was_typed_last_is_in_it_when_the_program_ends(
    desk: Desk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    rescue = Rescue(desk)
    with qtbot.waitSignal(rescue.renewed):
        desk.annotator.add(Span(0, 4), Colour.BLUE)
    monkeypatch.setattr(keeping, "RENEW_AFTER", 60_000)
    desk.annotator.add(Span(5, 9), Colour.BLUE, note="zuletzt")
    rescue.stop()
    assert "zuletzt" in [one["note"] for one in records(rescue) if one["type"] == "annotation"]


def test_trouble_is_told_once_until_it_is_over(
    desk: Desk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    rescue = Rescue(desk)
    tries = []

    def full(*_: object) -> bool:
        tries.append(1)
        raise StoreProblem("store.backup_full", path="/")

    told: list[str] = []
    rescue.failed.connect(lambda problem: told.append(problem.key))
    with monkeypatch.context() as disk:
        disk.setattr(rescue.copy, "renew", full)
        rescue.touch()
        qtbot.waitUntil(lambda: len(tries) > 3)
    with qtbot.waitSignal(rescue.renewed):
        pass
    rescue.stop()
    assert told == ["store.backup_full"]
    assert rescue.copy.path.exists()


def test_stopped_in_the_middle_it_leaves_nothing_half_done(desk: Desk, library: Library) -> None:
    rescue = Rescue(desk)
    rescue._renew()
    rescue.stop()
    folder = Path(library.path.parent / "backups")
    assert [file.name for file in folder.glob("*.partial")] == []
