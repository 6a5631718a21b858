"""In a narrow window the page keeps its room: one panel steps back for the other, and comes back later."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QByteArray
from pytestqt.qtbot import QtBot
from tests.session.sample import NOON, TEXT

from randnotiz.importers import text_article
from randnotiz.session.desk import Desk
from randnotiz.ui.main_window import MainWindow
from randnotiz.ui.side_room import BOTH_SIDES

from .windows import shown_window

_READABLE = 350


@pytest.fixture
def narrow(desk: Desk, qtbot: QtBot) -> Iterator[MainWindow]:
    """A window of 700 pixels, in which the sidebar alone is shown."""
    window = shown_window(desk, qtbot)
    stored = desk.library.articles.add(text_article(TEXT, title="Besuch in Kiel"), NOON)
    desk.shelf.reset.emit()
    desk.shelf.open(stored.id)
    window.resize(700, 800)
    qtbot.waitUntil(lambda: shown(window) == ["sidebar"])
    yield window
    window.close()


def shown(window: MainWindow) -> list[str]:
    """Which panels are shown; the actions in the menu must say the same."""
    parts = window.parts
    assert parts is not None
    sides = {"library": parts.library.isVisible(), "sidebar": window.sidebar.isVisible()}
    assert sides == {name: parts.actions[name].isChecked() for name in sides}
    return [name for name, visible in sides.items() if visible]


def trigger(window: MainWindow, name: str) -> None:
    """Choose an action of the menu."""
    assert window.parts is not None
    window.parts.actions[name].trigger()


def test_searching_the_library_leaves_the_page_its_room(narrow: MainWindow, qtbot: QtBot) -> None:
    trigger(narrow, "search_library")
    assert shown(narrow) == ["library"]
    assert narrow.parts is not None
    assert narrow.parts.library.field.hasFocus()
    qtbot.waitUntil(lambda: narrow.article.width() > _READABLE)


def test_the_sidebar_comes_back_when_the_library_goes(narrow: MainWindow) -> None:
    trigger(narrow, "search_library")
    trigger(narrow, "library")
    assert shown(narrow) == ["sidebar"]


def test_hiding_what_is_shown_leaves_nothing_when_nothing_stepped_back(narrow: MainWindow) -> None:
    trigger(narrow, "sidebar")
    assert shown(narrow) == []


def test_going_to_the_notes_takes_the_place_of_the_library(narrow: MainWindow) -> None:
    trigger(narrow, "search_library")
    trigger(narrow, "go_notes")
    assert shown(narrow) == ["sidebar"]
    trigger(narrow, "search_library")
    assert shown(narrow) == ["library"]


@pytest.mark.parametrize("last", ["search_library", "go_notes"])
def test_both_are_back_when_there_is_room_and_remembered_as_wanted(
    narrow: MainWindow, desk: Desk, qtbot: QtBot, last: str
) -> None:
    trigger(narrow, "search_library")
    trigger(narrow, last)
    narrow.save_state()
    for key in ("library", "sidebar_shown"):
        assert desk.preferences.blob(key) == QByteArray(b"shown")
    narrow.resize(BOTH_SIDES + 100, 800)
    qtbot.waitUntil(lambda: shown(narrow) == ["library", "sidebar"])
