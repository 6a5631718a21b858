"""Setting the publication date, the day that relative dates are counted from."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QCoreApplication, QDate, QLocale, Qt
from PySide6.QtGui import QKeySequence, QShortcut, QTextCharFormat
from PySide6.QtWidgets import (
    QCalendarWidget,
    QDialog,
    QDialogButtonBox,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from randnotiz.domain.article import DateOrigin
from randnotiz.ui.buttons import plain


def origin_words(origin: DateOrigin | None) -> str:
    """Where a publication date was found, in the program's language."""
    say = QCoreApplication.translate
    return {
        None: say("DateDialog", "No publication date is known yet."),
        DateOrigin.READER: say("DateDialog", "You set this date."),
        DateOrigin.METADATA: say("DateDialog", "Found in the page's metadata."),
        DateOrigin.FRONT_MATTER: say("DateDialog", "Found at the head of the file."),
        DateOrigin.DATELINE: say("DateDialog", "Found in the article's dateline."),
        DateOrigin.ARGUMENT: say("DateDialog", "Given on the command line."),
    }[origin]


class DateDialog(QDialog):
    """A calendar. After acceptance `chosen` is the day, or None if the reader took the date away."""

    def __init__(self, day: date | None, origin: DateOrigin | None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        say = QCoreApplication.translate
        self.setWindowTitle(say("DateDialog", "Publication date"))
        self.chosen = day
        hint = QLabel(
            say("DateDialog", "“Tuesday”, “last week”, “in February” are counted from this day.")
            + "\n"
            + origin_words(origin)
        )
        hint.setWordWrap(True)
        self.calendar = QCalendarWidget()
        self.calendar.setAccessibleName(say("DateDialog", "Publication date"))
        self.calendar.setLocale(QLocale())
        self.calendar.setGridVisible(False)
        weekend = QTextCharFormat()  # Qt's own red is hard to read on dark
        weekend.setForeground(self.palette().link())
        for weekday in (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday):
            self.calendar.setWeekdayTextFormat(weekday, weekend)
        self.calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.ISOWeekNumbers)
        if day is not None:
            self.calendar.setSelectedDate(QDate(day.year, day.month, day.day))
        buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel
        )
        buttons.accepted.connect(self._take)
        buttons.rejected.connect(self.reject)
        forget = QPushButton(say("DateDialog", "No date"))
        forget.setEnabled(day is not None)
        forget.clicked.connect(self._forget)
        buttons.addButton(forget, QDialogButtonBox.ButtonRole.ResetRole)
        column = QVBoxLayout(self)
        column.addWidget(hint)
        column.addWidget(self.calendar)
        column.addWidget(plain(buttons))
        self.calendar.activated.connect(self._take)
        QShortcut(QKeySequence("Ctrl+Return"), self, self._take)
        self.calendar.setFocus()

    def _take(self) -> None:
        day = self.calendar.selectedDate()
        self.chosen = date(day.year(), day.month(), day.day())
        self.accept()

    def _forget(self) -> None:
        self.chosen = None
        self.accept()
