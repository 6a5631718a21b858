"""What changed in an article's text: each of its earlier versions beside the present one."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QKeySequence, QPalette, QShortcut
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from randnotiz.domain.version import VersionSummary
from randnotiz.session.versions import History
from randnotiz.ui.buttons import plain
from randnotiz.ui.changes_page import ChangesPage
from randnotiz.ui.date_words import clock_words, moment_words
from randnotiz.ui.dialog_size import come_up
from randnotiz.ui.elided import one_line
from randnotiz.ui.fields import IconButton
from randnotiz.ui.theme import Themes

_NEXT = ("F3", "Alt+Down")
_PREVIOUS = ("Shift+F3", "Alt+Up")
_LONGEST_TITLE = 60


class ChangesDialog(QDialog):
    """Shows a version (the latest, if none is named). After acceptance `chosen` is the one to go back to."""

    def __init__(
        self,
        history: History,
        themes: Themes,
        size: int,
        version: int | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        say = QCoreApplication.translate
        self._history = history
        self.setWindowTitle(say("ChangesDialog", "What changed in the text"))
        self.page = ChangesPage(themes, size, self)
        self.page.setAccessibleName(say("ChangesDialog", "Both texts in one"))
        self.page.verticalScrollBar().setStyleSheet(themes.scroll_style())
        self.versions = QComboBox()
        self.versions.setAccessibleName(say("ChangesDialog", "Version to compare with"))
        for one in history.versions:
            self.versions.addItem(_words(one, history.title), one.id)
        self.where = QLabel()
        self.where.setTextFormat(Qt.TextFormat.PlainText)
        self.back = IconButton(themes, "chevron-up", 18, self)
        self.on = IconButton(themes, "chevron-down", 18, self)
        self.back.set_words(say("ChangesDialog", "Previous change ({key})").format(key=_PREVIOUS[0]))
        self.on.set_words(say("ChangesDialog", "Next change ({key})").format(key=_NEXT[0]))
        column = QVBoxLayout(self)
        column.addLayout(self._top())
        ground = QStackedWidget()  # the page's own margins are those of what lies below it
        ground.setBackgroundRole(QPalette.ColorRole.Base)
        ground.setAutoFillBackground(True)
        ground.addWidget(self.page)
        column.addWidget(ground, 1)
        column.addWidget(self._legend(themes))
        column.addWidget(self._closing())
        self._listen()
        place = self.versions.findData(version) if version is not None else 0
        self.versions.setCurrentIndex(max(0, place))
        come_up(self, 900, 780)
        self._compare()
        self.page.setFocus()

    def _top(self) -> QHBoxLayout:
        row = QHBoxLayout()
        heading = QLabel(QCoreApplication.translate("ChangesDialog", "&Since the version:"))
        heading.setBuddy(self.versions)
        row.addWidget(heading)
        row.addWidget(self.versions, 1)
        row.addSpacing(12)
        row.addWidget(self.where)
        row.addWidget(self.back)
        row.addWidget(self.on)
        return row

    def _legend(self, themes: Themes) -> QLabel:
        words = QCoreApplication.translate(
            "ChangesDialog",
            "+ underlined: new   ·   − struck through: no longer there   ·   paler: moved as it was",
        )
        legend = QLabel(words)
        legend.setTextFormat(Qt.TextFormat.PlainText)
        legend.setFont(themes.small_font())
        legend.setStyleSheet(f"color: {themes.current.muted.name()};")
        return legend

    def _closing(self) -> QDialogButtonBox:
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        self.go_back = buttons.addButton(
            QCoreApplication.translate("ChangesDialog", "&Go back to this version"),
            QDialogButtonBox.ButtonRole.ActionRole,
        )
        self.go_back.setAutoDefault(False)
        self.go_back.clicked.connect(self.accept)
        buttons.rejected.connect(self.reject)
        return plain(buttons)

    def _listen(self) -> None:
        for keys, by in ((_NEXT, 1), (_PREVIOUS, -1)):
            for key in keys:
                QShortcut(QKeySequence(key), self, lambda by=by: self.page.step(by))
        self.back.clicked.connect(lambda: self.page.step(-1))
        self.on.clicked.connect(lambda: self.page.step(1))
        self.page.moved_on.connect(self._tell_where)
        self.versions.currentIndexChanged.connect(self._compare)

    @property
    def chosen(self) -> int | None:
        """The version that is shown."""
        found: int | None = self.versions.currentData(Qt.ItemDataRole.UserRole)
        return found

    def _compare(self) -> None:
        if self.chosen is not None:
            self.page.show_merged(self._history.compare(self.chosen).merged)
        for part in (self.back, self.on):
            part.setEnabled(self.page.count > 0)
        self.go_back.setEnabled(self.chosen is not None)
        self._tell_where(-1)

    def _tell_where(self, number: int) -> None:
        say, count = QCoreApplication.translate, self.page.count
        if not self.versions.count():
            words = say("ChangesDialog", "The text has not changed since it was brought in.")
        elif number < 0:
            words = say("ChangesDialog", "%n change(s)", "", count)
        else:
            words = say("ChangesDialog", "{number} of {count}").format(number=number + 1, count=count)
        self.where.setText(words)


def _words(version: VersionSummary, title: str) -> str:
    """From when to when it was the article's text, and its title where that was another."""
    same_day = version.taken.astimezone().date() == version.kept.astimezone().date()
    times = QCoreApplication.translate("ChangesDialog", "{taken} to {kept}").format(
        taken=moment_words(version.taken),
        kept=clock_words(version.kept) if same_day else moment_words(version.kept),
    )
    return times if version.title == title else f"{times}  ·  {one_line(version.title, _LONGEST_TITLE)}"
