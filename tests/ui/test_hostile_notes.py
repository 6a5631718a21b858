"""Notes of any size and kind are shown as the text they are, and nothing comes to a stand over them."""

from __future__ import annotations

import time

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QTextOption
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from randnotiz.ui.elided import one_line, set_lines
from randnotiz.ui.note_fields import NoteField

_HUGE = 1_000_000
HOSTILE = {
    "markup": "<script>alert(1)</script><b>fett</b>&amp;<img src=x onerror=alert(1)> " * 20,
    "right to left": "\u202e\u2067verkehrt " * 200,
    "marks": "e" + "\u0301" * 500,
    "one word": "x" * _HUGE,
}


@pytest.mark.parametrize("kind", HOSTILE)
def test_the_field_shows_and_gives_back_exactly_what_it_was_given(qtbot: QtBot, kind: str) -> None:
    field = NoteField()
    qtbot.addWidget(field)
    field.resize(300, 120)
    field.show()
    begun = time.process_time()
    field.show_text(HOSTILE[kind])
    QTest.keyClick(field, Qt.Key.Key_A)
    assert field.text() == "a" + HOSTILE[kind]
    field.show_text("kurz")
    # A word of a million letters took Qt a minute to break where words end; this is no measurement.
    assert time.process_time() - begun < 20
    assert field.wordWrapMode() is QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere


def test_what_is_pasted_is_text(qtbot: QtBot) -> None:
    field = NoteField()
    qtbot.addWidget(field)
    data = QMimeData()
    data.setHtml("<b>fett</b>")
    data.setText("<b>fett</b>" + "x" * 4000)
    field.insertFromMimeData(data)
    assert field.text() == "<b>fett</b>" + "x" * 4000
    assert field.wordWrapMode() is QTextOption.WrapMode.WrapAnywhere


def test_a_line_turns_nothing_around_that_is_written_after_it() -> None:
    assert one_line("Titel \u202e von \u2067 rechts") == "Titel \u202e von \u2067 rechts\u2069\u202c"
    assert one_line("Titel\u202e" + "x" * 900)[-1] == "\u202c"
    assert one_line("\u2067زن\u2069 in Kairo") == "\u2067زن\u2069 in Kairo"


@pytest.mark.parametrize("kind", HOSTILE)
def test_a_card_looks_at_no_more_than_fits(qtbot: QtBot, kind: str) -> None:
    field = NoteField()
    qtbot.addWidget(field)
    assert len(one_line(HOSTILE[kind]).rstrip("\u2069\u202c")) <= 600
    assert len(set_lines(HOSTILE[kind], field.font(), 280, 4)) <= 4
