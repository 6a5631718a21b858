"""What the program is, and which keys it knows."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QIcon, QKeyEvent, QKeySequence, QShortcut, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QTableWidget,
    QTableWidgetItem,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

import randnotiz
from randnotiz import locations
from randnotiz.session import licences
from randnotiz.ui.action_table import MENUS
from randnotiz.ui.action_words import action_words, menu_words
from randnotiz.ui.actions import Actions
from randnotiz.ui.buttons import plain
from randnotiz.ui.dialog_list import make_quiet
from randnotiz.ui.dialog_size import come_up
from randnotiz.ui.found_tips import as_tip


def _close_buttons(dialog: QDialog) -> QDialogButtonBox:
    buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
    buttons.rejected.connect(dialog.reject)
    return plain(buttons)


class ShortcutsDialog(QDialog):
    """Every action with its keys, by menu."""

    def __init__(self, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(QCoreApplication.translate("About", "Keyboard shortcuts"))
        table = QTableWidget(0, 2)
        table.setHorizontalHeaderLabels(
            [QCoreApplication.translate("About", "Action"), QCoreApplication.translate("About", "Keys")]
        )
        make_quiet(table)
        table.verticalHeader().hide()
        table.setShowGrid(False)
        table.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        table.setSelectionBehavior(QTableWidget.SelectionBehavior.SelectRows)
        table.setAccessibleName(self.windowTitle())
        for menu, title in menu_words().items():
            self._menu(table, title.replace("&", ""), menu, actions)
        table.horizontalHeader().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        table.horizontalHeader().setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        column = QVBoxLayout(self)
        column.addWidget(table)
        column.addWidget(_close_buttons(self))
        come_up(self, 560, 640)

    @staticmethod
    def _menu(table: QTableWidget, title: str, menu: str, actions: Actions) -> None:
        words = action_words()
        named = [name for name in MENUS[menu] if name in actions.all and actions[name].shortcuts()]
        if named:
            ShortcutsDialog._add(table, title, "")
        for name in named:
            form = QKeySequence.SequenceFormat.NativeText
            keys = ", ".join(key.toString(form) for key in actions[name].shortcuts())
            ShortcutsDialog._add(table, words[name].replace("&", "").removesuffix("…").rstrip(), keys)

    @staticmethod
    def _add(table: QTableWidget, words: str, keys: str) -> None:
        """One action; without keys, the title of a menu."""
        row = table.rowCount()
        table.insertRow(row)
        item = QTableWidgetItem(f"   {words}" if keys else words)
        item.setData(Qt.ItemDataRole.AccessibleTextRole, words)
        beside = QTableWidgetItem(keys)
        if not keys:
            font = item.font()
            font.setBold(True)
            item.setFont(font)
            beside.setData(Qt.ItemDataRole.AccessibleTextRole, words)
            table.setSpan(row, 0, 1, 2)
        table.setItem(row, 0, item)
        table.setItem(row, 1, beside)


class AboutDialog(QDialog):
    """Name, version, promise, and the licences of what comes with the program."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        say = QCoreApplication.translate
        self.setWindowTitle(say("About", "About Randnotiz"))
        picture = QLabel()
        icon = QIcon(str(locations.resources() / "icons" / "randnotiz.svg"))
        picture.setPixmap(icon.pixmap(72, 72))
        promise = say(
            "About",
            "A reader for news articles with a margin that thinks along.\n"
            "Everything happens on this computer; nothing is ever sent anywhere.",
        )
        words = QLabel(f"Randnotiz {randnotiz.__version__}\n\n{promise}")
        words.setTextFormat(Qt.TextFormat.PlainText)
        words.setWordWrap(True)
        head = QHBoxLayout()
        head.setSpacing(16)
        head.addWidget(picture)
        head.addWidget(words, 1)
        column = QVBoxLayout(self)
        column.setSpacing(12)
        column.addLayout(head)
        column.addWidget(LicencesPane(self), 1)
        column.addWidget(_close_buttons(self))
        come_up(self, 760, 600)


class LicencesPane(QWidget):
    """Whose works come with the program: a list to search by typing, the texts beside it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        say = QCoreApplication.translate
        self._works = licences.works()
        self.filter = QLineEdit()
        self.filter.setPlaceholderText(say("About", "Search by name or licence"))
        self.filter.setAccessibleName(self.filter.placeholderText())
        self.filter.setClearButtonEnabled(True)
        self.filter.textChanged.connect(self._narrow)
        self.list = QListWidget()
        make_quiet(self.list)
        self.list.setAccessibleName(say("About", "Works that come with the program"))
        self.list.setHorizontalScrollBarPolicy(
            Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        )  # what is long is elided
        self.list.addItem(say("About", "Overview"))
        for work in self._works:
            item = QListWidgetItem(_line(work), self.list)
            item.setToolTip(as_tip(item.text()))
            item.setData(Qt.ItemDataRole.UserRole, " ".join((item.text(), *work.parts)).casefold())
        self.text = QTextBrowser()
        self.text.setOpenLinks(False)
        self.text.document().setDocumentMargin(10)
        self.text.setAccessibleName(say("About", "Licences"))
        self.list.currentRowChanged.connect(self._show)
        self.list.setCurrentRow(0)
        self._lay_out()
        QShortcut(QKeySequence(QKeySequence.StandardKey.Find), self, self.filter.setFocus)

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        column = QVBoxLayout()
        column.addWidget(self.filter)
        column.addWidget(self.list, 1)
        row.addLayout(column, 2)
        row.addWidget(self.text, 3)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.filter.text():
            self.filter.clear()
        elif event.key() == Qt.Key.Key_Down and self.filter.hasFocus():
            self.list.setFocus()
        else:
            super().keyPressEvent(event)

    def _narrow(self, typed: str) -> None:
        words = typed.casefold().split()
        for number in range(self.list.count()):
            item = self.list.item(number)
            searched = item.data(Qt.ItemDataRole.UserRole) or item.text().casefold()
            item.setHidden(not all(word in searched for word in words))
        shown = [row for row in range(self.list.count()) if not self.list.item(row).isHidden()]
        if shown and self.list.currentRow() not in shown:
            self.list.setCurrentRow(shown[0])
        self._lead_to(typed)

    def _show(self, row: int) -> None:
        if row == 0:
            self.text.setMarkdown(licences.notices())
        elif row > 0:
            # Plain text takes the form of the words before it: the overview's heading.
            self.text.setCurrentCharFormat(QTextCharFormat())
            self.text.setPlainText(self._works[row - 1].text())
        self._lead_to(self.filter.text())

    def _lead_to(self, typed: str) -> None:
        """Select what was typed in the text, where it is in it: a part of a work is named there alone."""
        self.text.moveCursor(QTextCursor.MoveOperation.Start)
        if typed.strip() and self.text.find(typed.strip()):
            bar = self.text.verticalScrollBar()
            bar.setValue(bar.value() + self.text.cursorRect().top() - self.text.viewport().height() // 4)


def _line(work: licences.Work) -> str:
    name = f"{work.name} {work.version}".strip()
    return f"{name} \N{EM DASH} {work.licence}" if work.licence else name
