"""All three panels follow the look and the language while they stand on screen."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QTranslator
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from randnotiz.domain.annotation import Colour
from randnotiz.domain.span import Span
from randnotiz.ui.found_panel import FoundPanel
from randnotiz.ui.library_panel import LibraryPanel
from randnotiz.ui.notes_panel import NotesPanel
from randnotiz.ui.theme import DARK, LIGHT, Themes

from .fakes import FakeShelf, Session, marked, summary

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


class Marking(QTranslator):
    """Translates everything into itself between guillemets, so that what stays untranslated shows."""

    def translate(  # type: ignore[override]
        self, context: str, source: str, disambiguation: str | None = None, n: int = -1
    ) -> str:
        return f"«{source}»"

    def isEmpty(self) -> bool:
        return False


@pytest.fixture
def session(tmp_path: Path, qapp: QApplication) -> Session:
    session = Session(tmp_path)
    session.preferences.theme = "light"
    return session


@pytest.fixture
def panels(session: Session, qtbot: QtBot) -> Iterator[list[QWidget]]:
    themes = Themes(session.preferences)
    shelf = FakeShelf([summary(1, "Meldung", "Blatt", annotations=2)])
    panels: list[QWidget] = [
        FoundPanel(session.reading, session.preferences, themes),
        NotesPanel(session.annotator, session.reading, themes),
        LibraryPanel(shelf, shelf.catalogue, session.reading, themes),  # type: ignore[arg-type]
    ]
    for panel in panels:
        qtbot.addWidget(panel)
        panel.resize(280, 500)
        panel.show()
    yield panels
    for panel in panels:
        panel.hide()


def spoken(panel: QWidget) -> list[str]:
    """Every word the panel's widgets say by themselves: names, tooltips, placeholders, texts."""
    words: list[str] = []
    for widget in [panel, *panel.findChildren(QWidget)]:
        words += [widget.accessibleName(), widget.toolTip()]
        if isinstance(widget, QLineEdit | QPlainTextEdit):
            words.append(widget.placeholderText())
        if isinstance(widget, QLabel | QAbstractButton):
            words.append(widget.text())
    return [word for word in words if word]


def test_every_word_follows_the_language(session: Session, panels: list[QWidget]) -> None:
    before = [spoken(panel) for panel in panels]
    translator = Marking()
    QCoreApplication.installTranslator(translator)
    try:
        QApplication.processEvents()
        after = [spoken(panel) for panel in panels]
    finally:
        QCoreApplication.removeTranslator(translator)
    assert [len(words) for words in after] == [len(words) for words in before]
    assert [word for words in after for word in words if "«" not in word] == []


def test_lists_follow_the_language(session: Session, panels: list[QWidget]) -> None:
    text, analysis = marked("[Berlin|LOC] [gestern|DATE=2025-08-19]")
    session.open(text)
    session.reading.set_analysis(analysis)
    found = panels[0]
    assert isinstance(found, FoundPanel)
    translator = Marking()
    QCoreApplication.installTranslator(translator)
    try:
        QApplication.processEvents()
        groups = [found.filter.index(row, 0) for row in range(found.filter.rowCount())]
        assert [group.data() for group in groups] == ["«Places»", "«Dates»"]
        assert found.filter.index(0, 0, groups[1]).data().startswith("«")
    finally:
        QCoreApplication.removeTranslator(translator)


def test_ground_and_words_follow_the_look(session: Session, panels: list[QWidget]) -> None:
    text, analysis = marked("[Berlin|LOC]")
    session.open(text)
    session.reading.set_analysis(analysis)
    session.annotator.add(Span(0, 6), Colour.GREEN)

    def grounds() -> list[QColor]:
        QApplication.processEvents()
        return [panel.grab().toImage().pixelColor(panel.width() // 2, 200) for panel in panels]

    light = grounds()
    session.preferences.theme = "dark"
    dark = grounds()
    session.preferences.theme = "light"
    assert all(colour == LIGHT.panel for colour in light[::2])
    assert all(colour == DARK.panel for colour in dark[::2])
    assert dark[1] != light[1]
    assert grounds() == light
