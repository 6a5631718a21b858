"""Setting the publication date by typing and by the calendar."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import QDate, QLocale, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from randnotiz.domain.article import DateOrigin
from randnotiz.ui.date_dialog import DateDialog, read_day


@pytest.mark.parametrize(("locale", "keys"), [("de_DE", "20.08.2025"), ("en_GB", "20/08/2025")])
def test_a_date_typed_as_one_writes_it_is_the_day_meant(qtbot: QtBot, locale: str, keys: str) -> None:
    before = QLocale()
    QLocale.setDefault(QLocale(locale))
    try:
        dialog = DateDialog(None, None)
        qtbot.addWidget(dialog)
        dialog.show()
        qtbot.waitExposed(dialog)
        dialog.field.selectAll()
        QTest.keyClicks(dialog.field, keys)
        assert dialog.calendar.selectedDate() == QDate(2025, 8, 20)
        QTest.keyClick(dialog.field, Qt.Key.Key_Return)
        assert (dialog.result(), dialog.chosen) == (1, date(2025, 8, 20))
    finally:
        QLocale.setDefault(before)


def test_the_calendar_and_the_field_show_the_same_day(qtbot: QtBot) -> None:
    dialog = DateDialog(date(2025, 8, 20), DateOrigin.READER)
    qtbot.addWidget(dialog)
    dialog.calendar.setSelectedDate(QDate(2025, 8, 21))
    assert read_day(dialog.field.text()) == QDate(2025, 8, 21)


@pytest.mark.parametrize(
    ("locale", "words"),
    [
        *(
            ("de_DE", words)
            for words in ("20.8.2025", "20.08.25", "20. August 2025", "20. Aug. 2025", "2025-08-20")
        ),
        *(("en_GB", words) for words in ("20/8/2025", "20 August 2025", "20 Aug 2025", "August 20, 2025")),
        ("en_US", "8/20/2025"),
    ],
)
def test_days_are_read_in_the_usual_spellings(locale: str, words: str) -> None:
    assert read_day(words, QLocale(locale)) == QDate(2025, 8, 20)


@pytest.mark.parametrize("words", ["", "20.8", "31.2.2025", "0.0.0", "20.8.99999", "\u2028"])
def test_what_is_no_day_cannot_be_taken(qtbot: QtBot, words: str) -> None:
    dialog = DateDialog(date(2025, 8, 20), DateOrigin.READER)
    qtbot.addWidget(dialog)
    dialog.field.clear()
    dialog.field.textEdited.emit(words)
    QTest.keyClick(dialog.field, Qt.Key.Key_Return)
    assert dialog.result() == 0
