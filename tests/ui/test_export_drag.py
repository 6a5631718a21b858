"""Notes dragged out of the list."""

from __future__ import annotations

from datetime import UTC, date, datetime
from uuid import uuid4

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt
from PySide6.QtGui import QDrag, QStandardItem, QStandardItemModel
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from randnotiz.domain.annotation import Annotation
from randnotiz.domain.article import Article, Block, BlockKind
from randnotiz.domain.selector import describe
from randnotiz.domain.span import Span
from randnotiz.ui.export_drag import note_data
from randnotiz.ui.notes_list import NotesList
from randnotiz.ui.notes_model import NoteRole

_WHEN = datetime(2025, 8, 22, tzinfo=UTC)
_ARTICLE = Article("Ein Wort am Kai.", "Titel", (Block(BlockKind.PARAGRAPH, 0, 16),), author="Ada Lund")
_NOTE = Annotation(
    str(uuid4()), 1, describe(_ARTICLE.text, Span(4, 8)), _WHEN, _WHEN, note="<b>Ja</b>\nund", tags=("Kai",)
)


def test_a_note_leaves_with_its_citation_as_text_and_as_html() -> None:
    data = note_data(_ARTICLE, _NOTE, "de", date(2026, 1, 1))
    assert data.text() == "„Wort“ (Ada Lund: Titel. o. D.)\n\n<b>Ja</b>\nund\n\n#Kai"
    assert "<p>&lt;b&gt;Ja&lt;/b&gt;<br>und</p>" in data.html()


def test_the_card_under_the_mouse_is_dragged(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    notes = NotesList()
    qtbot.addWidget(notes)
    model = QStandardItemModel(notes)
    item = QStandardItem("Wort")
    item.setData(_NOTE, NoteRole.ANNOTATION)
    model.appendRow(item)
    notes.setModel(model)
    notes.carried = lambda annotation: note_data(_ARTICLE, annotation, "de", date(2026, 1, 1))
    carried: list[QMimeData] = []

    def leave(drag: QDrag, *_: object) -> Qt.DropAction:
        carried.append(drag.mimeData())
        return Qt.DropAction.CopyAction

    monkeypatch.setattr(QDrag, "exec", leave)
    notes.show()
    place = notes.visualRect(model.index(0, 0)).center()
    QTest.mousePress(notes.viewport(), Qt.MouseButton.LeftButton, pos=place)
    far = QPoint(QApplication.startDragDistance() * 3, 0)
    for step in (1, 2):
        QTest.mouseMove(notes.viewport(), place + far * step)
    QTest.mouseRelease(notes.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert "Wort" in carried[0].text()
    assert model.rowCount() == 1
    notes.hide()


def test_nothing_is_dragged_from_beside_the_cards(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    notes = NotesList()
    qtbot.addWidget(notes)
    monkeypatch.setattr(QDrag, "exec", lambda *_: pytest.fail("nothing to drag"))
    notes.show()
    QTest.mousePress(notes.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(5, 5))
    QTest.mouseMove(notes.viewport(), QPoint(5 + QApplication.startDragDistance() * 3, 5))
    QTest.mouseRelease(notes.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(5, 5))
    notes.hide()
