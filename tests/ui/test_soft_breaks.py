"""Enormous paragraphs are edited in pieces; what is written is the text without them, to the character."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from randnotiz.domain.utf16 import Utf16Map
from randnotiz.ui import soft_breaks
from randnotiz.ui.note_fields import NoteField
from randnotiz.ui.soft_breaks import cut, is_long

LETTERS = "ab \n\u00a0e\u0301\u202e\U0001f600\U0001f468\u200d\U0001f469\ufe0f"
MANY = st.lists(
    st.sampled_from(["ab ", "c", "\n", "\U0001f600 ", "\u00a0x", "wort ", "langeswort"]),
    min_size=3,
    max_size=40,
).map("".join)
Keep = QTextCursor.MoveMode.KeepAnchor
Move = QTextCursor.MoveOperation


@pytest.fixture
def short(monkeypatch: pytest.MonkeyPatch) -> None:
    """Paragraphs of 20 characters count as enormous."""
    monkeypatch.setattr(soft_breaks, "LONG", 20)
    monkeypatch.setattr(soft_breaks, "_PIECE", 6)
    monkeypatch.setattr(soft_breaks, "_REACH", 2)
    return


@pytest.fixture
def field(short: None, qtbot: QtBot) -> NoteField:
    field = NoteField()
    qtbot.addWidget(field)
    field.resize(300, 200)
    field.show()
    return field


@given(st.text(alphabet=LETTERS.replace("\n", ""), max_size=60_000), st.integers(0, 2))
def test_pieces_are_the_paragraph_and_part_nothing_that_belongs_together(part: str, times: int) -> None:
    line = part * 50 * times + part
    pieces = cut(line)
    assert "".join(pieces) == line
    assert (len(pieces) > 1) == (len(line) > soft_breaks.LONG)
    for piece in pieces[1:]:
        assert piece[0] not in "\u0301\ufe0f\u200d"
    for piece in pieces[:-1]:
        assert not piece.endswith("\u200d")
        assert len(piece) < 3000 or set(piece[2000:]) <= set("\u0301\ufe0f\u200d\U0001f469\U0001f468")


def select(field: NoteField, text: str, first: int, last: int) -> None:
    """Select two places of the text, which may be the same."""
    units = Utf16Map(text)
    cursor = field.textCursor()
    cursor.setPosition(field.soft.place_of(units.to_units(first)))
    cursor.setPosition(field.soft.place_of(units.to_units(last)), Keep)
    field.setTextCursor(cursor)


def type_in(field: NoteField, words: str) -> None:
    for part in words:
        if part == "\n":
            QTest.keyClick(field, Qt.Key.Key_Return)
        else:
            field.textCursor().insertText(part)


def paste(field: NoteField, words: str) -> None:
    data = QMimeData()
    data.setText(words)
    field.insertFromMimeData(data)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=120, deadline=None)
@given(
    MANY,
    st.lists(
        st.tuples(
            st.sampled_from([type_in, paste]),
            st.integers(0, 200),
            st.integers(0, 30),
            st.one_of(
                st.text(alphabet="xy \n\U0001f600", max_size=3), st.text(alphabet="z w\n", max_size=60)
            ),
        ),
        max_size=8,
    ),
)
def test_whatever_is_written_where_it_is_the_text_that_one_expects(
    field: NoteField,
    text: str,
    edits: list[tuple[Callable[[NoteField, str], None], int, int, str]],
) -> None:
    field.show_text(text)
    assert field.text() == text
    assert bool(field.soft) == is_long(text)
    for write, place, length, words in edits:
        first = min(place, len(text))
        last = min(first + length, len(text))
        select(field, text, first, last)
        before = field.createMimeDataFromSelection().text()
        assert before == text[first:last]
        if not words:
            field.textCursor().removeSelectedText()
        write(field, words)
        text = text[:first] + words + text[last:] if words or first < last else text
        assert field.text() == text
        QApplication.processEvents()  # what has grown is cut
        assert field.text() == text
    field.take_over(text[::-1])
    assert field.text() == text[::-1]


def test_backspace_and_delete_at_a_border_take_a_character(field: NoteField) -> None:
    text = "eins zwei drei vier fünf sechs sieben"
    field.show_text(text)
    assert field.soft
    border = next(place for place in range(1, 30) if place in field.soft)
    for key, after in (
        (Qt.Key.Key_Backspace, text[: border - 1] + text[border:]),
        (Qt.Key.Key_Delete, text[:border] + text[border + 1 :]),
    ):
        field.show_text(text)
        cursor = field.textCursor()
        cursor.setPosition(border + 1 if key == Qt.Key.Key_Backspace else border)
        field.setTextCursor(cursor)
        QTest.keyClick(field, key)
        assert field.text() == after


def test_undo_goes_to_the_annotator_and_comes_back_to_the_field_with_a_short_note(
    field: NoteField, qtbot: QtBot
) -> None:
    field.show_text("eins zwei drei vier fünf sechs sieben")
    QTest.keyClicks(field, "ab")
    with qtbot.waitSignal(field.undo_wanted):
        QTest.keyClick(field, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert field.text().startswith("ab")
    field.show_text("kurz")
    QTest.keyClicks(field, "ab")
    QTest.keyClick(field, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert field.text() == "kurz"


def test_what_grows_while_it_is_typed_is_cut_under_the_cursor(field: NoteField) -> None:
    field.show_text("kurz ")
    for number in range(30):
        QTest.keyClicks(field, f"w{number} ")
        QApplication.processEvents()
    assert field.soft
    typed = "".join(f"w{number} " for number in range(30))
    assert field.text() in (typed + "kurz ", "kurz " + typed)


def test_a_megabyte_in_one_paragraph_is_edited_at_once(qtbot: QtBot) -> None:
    field = NoteField()
    qtbot.addWidget(field)
    field.resize(300, 200)
    field.show()
    words = "Wort und noch eins, " * 50_000
    field.show_text(words)
    assert max(field.document().findBlockByNumber(n).length() for n in range(field.blockCount())) < 4100
    field.moveCursor(Move.End)
    QTest.keyClicks(field, "Ende")
    assert field.text() == words + "Ende"
