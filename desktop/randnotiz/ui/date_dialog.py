"""Setting the publication date, the day that relative dates are counted from."""

from __future__ import annotations

import re
from datetime import date

from PySide6.QtCore import QCoreApplication, QDate, QLocale, Qt
from PySide6.QtGui import QKeySequence, QShortcut, QTextCharFormat
from PySide6.QtWidgets import (
    QAbstractButton,
    QCalendarWidget,
    QDialog,
    QDialogButtonBox,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from randnotiz.domain.article import DateOrigin
from randnotiz.ui.buttons import plain

_DAYS = (QDate(1500, 1, 1), QDate(2999, 12, 31))


def _short_format(locale: QLocale) -> str:
    """The locale's short date with its year in four digits."""
    return re.sub("y+", "yyyy", locale.dateFormat(QLocale.FormatType.ShortFormat))


def _as_typed(day: QDate) -> str:
    return QLocale().toString(day, _short_format(QLocale()))


def read_day(words: str, locale: QLocale | None = None) -> QDate | None:
    """A day as people type it: "20.8.2025", "20. August 2025", "2025-08-20", in the order of the locale."""
    locale = locale or QLocale()
    short = re.sub("d+", "d", re.sub("M+", "M", _short_format(locale)))
    two_digits = short.replace("yyyy", "yy")
    wordy = ("d. MMMM yyyy", "d. MMM yyyy", "d MMMM yyyy", "d MMM yyyy", "MMMM d, yyyy", "d.M.yyyy")
    for form in ("yyyy-M-d", short, *wordy, two_digits):
        day = locale.toDate(" ".join(words.split()), form, 2000)
        if day.isValid() and _DAYS[0] <= day <= _DAYS[1]:
            return day
    return None


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
        # The calendar's own field for typing makes years of -2147483648 of "20.08.2025" (Qt 6.11).
        self.field = QLineEdit()
        self.field.setAccessibleName(say("DateDialog", "Publication date"))
        self.calendar = QCalendarWidget()
        self.calendar.setDateEditEnabled(False)
        self.calendar.setDateRange(*_DAYS)
        self.calendar.setAccessibleName(say("DateDialog", "Publication date"))
        self._name_parts(self.calendar)
        self.calendar.setLocale(QLocale())
        self.calendar.setGridVisible(False)
        weekend = QTextCharFormat()  # Qt's own red is hard to read on dark
        weekend.setForeground(self.palette().link())
        for weekday in (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday):
            self.calendar.setWeekdayTextFormat(weekday, weekend)
        self.calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.ISOWeekNumbers)
        shown = QDate.currentDate() if day is None else QDate(day.year, day.month, day.day)
        self.calendar.setSelectedDate(shown)
        self.field.setText(_as_typed(shown))
        self.field.textEdited.connect(self._typed)
        self.calendar.selectionChanged.connect(self._show_selected)
        buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel
        )
        self._ok = buttons.button(QDialogButtonBox.StandardButton.Ok)
        buttons.accepted.connect(self._take)
        buttons.rejected.connect(self.reject)
        forget = QPushButton(say("DateDialog", "No date"))
        forget.setEnabled(day is not None)
        forget.clicked.connect(self._forget)
        buttons.addButton(forget, QDialogButtonBox.ButtonRole.ResetRole)
        column = QVBoxLayout(self)
        column.addWidget(hint)
        column.addWidget(self.field)
        column.addWidget(self.calendar)
        column.addWidget(plain(buttons))
        self.calendar.activated.connect(self._take)
        QShortcut(QKeySequence("Ctrl+Return"), self, self._take)
        self.field.setFocus()
        self.field.selectAll()

    @staticmethod
    def _name_parts(calendar: QCalendarWidget) -> None:
        """Name for a screen reader what Qt leaves without a name."""
        say = QCoreApplication.translate
        names = {
            "qt_calendar_prevmonth": say("DateDialog", "Previous month"),
            "qt_calendar_nextmonth": say("DateDialog", "Next month"),
            "qt_calendar_calendarview": say("DateDialog", "Days"),
        }
        for key, name in names.items():
            for part in calendar.findChildren(QWidget, key):
                part.setAccessibleName(name)
                if isinstance(part, QAbstractButton):
                    part.setToolTip(name)

    def _typed(self, words: str) -> None:
        day = read_day(words)
        self._ok.setEnabled(day is not None)
        if day is not None:
            blocked = self.calendar.blockSignals(True)
            self.calendar.setSelectedDate(day)
            self.calendar.blockSignals(blocked)

    def _show_selected(self) -> None:
        self.field.setText(_as_typed(self.calendar.selectedDate()))
        self._ok.setEnabled(True)

    def _take(self) -> None:
        if not self._ok.isEnabled():
            return
        day = self.calendar.selectedDate()
        self.chosen = date(day.year(), day.month(), day.day())
        self.accept()

    def _forget(self) -> None:
        self.chosen = None
        self.accept()
