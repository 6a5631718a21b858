"""What a screen reader is told: every control and every row has a name, in both languages."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from pytestqt.qtbot import QtBot
from tests.session.sample import TEXT

from randnotiz.domain.annotation import Colour
from randnotiz.domain.span import Span
from randnotiz.session.desk import Desk
from randnotiz.ui.main_window import MainWindow

from .windows import shown_window, with_names

Role = QAccessible.Role
CONTROLS = {
    *(Role.Button, Role.CheckBox, Role.RadioButton, Role.EditableText, Role.ComboBox, Role.Slider),
    *(Role.ListItem, Role.TreeItem, Role.Cell, Role.List, Role.Tree, Role.Table, Role.Link, Role.ToolBar),
    *(Role.SpinBox, Role.PageTab, Role.MenuItem, Role.Dialog, Role.ButtonMenu, Role.ColumnHeader),
    Role.Document,
}


@pytest.fixture
def window(desk: Desk, qtbot: QtBot) -> Iterator[MainWindow]:
    """The window in English, with an article that has names, a note and a line to find words in."""
    window = shown_window(desk, qtbot)
    with_names(desk)
    start = TEXT.index("Jonas Weller")
    desk.annotator.add(Span(start, start + 12), Colour.GREEN, "Nachfragen")
    assert window.parts is not None
    window.parts.actions["find"].trigger()
    yield window
    window.close()
    window.translations.use("en")


def spoken(widget: QWidget) -> list[tuple[QAccessible.Role, str, str]]:
    """Role, name and a hint where it is, of every control below the widget that can be seen."""
    found: list[tuple[QAccessible.Role, str, str]] = []

    def walk(item: QAccessibleInterface, path: str) -> None:
        state = item.state()
        if state.invisible:
            return
        name = item.text(QAccessible.Text.Name)
        if item.role() in CONTROLS:
            found.append((item.role(), name, path))
        for number in range(item.childCount()):
            child = item.child(number)
            if child is not None:
                thing = child.object()
                kind = type(thing).__name__ if thing is not None else str(child.role())
                walk(child, f"{path}/{kind}")

    walk(QAccessible.queryAccessibleInterface(widget), type(widget).__name__)
    return found


def names_in(window: MainWindow, language: str, widget: QWidget | None = None) -> list[str]:
    """What is spoken of the window, or of a part of it, in a language; every control must have a name."""
    window.translations.use(language)
    QApplication.processEvents()
    told = spoken(widget or window)
    assert [path for _, name, path in told if not name.strip()] == []
    assert [name for _, name, _ in told if "&" in name or "<" in name] == []
    return [name for _, name, _ in told]


def test_everything_in_the_window_has_a_name_in_both_languages(window: MainWindow) -> None:
    english, german = names_in(window, "en"), names_in(window, "de")
    assert len(english) == len(german) > 50
    assert [one for one, other in zip(english, german, strict=True) if one == other] == []
    assert any("Besuch in Kiel" in name and "geöffnet" in name for name in german)


@pytest.mark.parametrize("language", ["en", "de"])
@pytest.mark.parametrize("action", ["shortcuts", "about", "published", "export", "restore", "changes"])
def test_everything_in_the_dialogs_has_a_name(window: MainWindow, language: str, action: str) -> None:
    window.translations.use(language)
    QApplication.processEvents()
    seen: list[tuple[QAccessible.Role, str, str]] = []

    def look() -> None:
        dialog = QApplication.activeModalWidget()
        if not isinstance(dialog, QDialog):
            QTimer.singleShot(10, look)
            return
        seen.extend(spoken(dialog))
        dialog.reject()

    QTimer.singleShot(0, look)
    assert window.parts is not None
    window.parts.actions[action].trigger()
    assert len(seen) > 1
    corner = "DateDialog/QCalendarWidget/QTableView/Role.Cell"  # Qt's, above the numbers of the weeks
    assert [path for _, name, path in seen if not name.strip() and path != corner] == []


def test_the_tab_key_goes_through_the_window_as_one_reads(window: MainWindow, qtbot: QtBot) -> None:
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    parts = window.parts
    assert parts is not None
    parts.library.field.setFocus()
    seen: list[QWidget] = []
    for _ in range(40):
        focus = QApplication.focusWidget()
        assert focus is not None
        seen.append(focus)
        QTest.keyClick(focus, Qt.Key.Key_Tab)
    stations = [
        *(parts.library.field, parts.library.list, window.article.view, window.article.find_bar.field),
        *(parts.found.field, parts.notes.list, parts.notes.editor.note),
    ]
    places = [seen.index(station) for station in stations]
    assert places == sorted(places)
