"""What the program is, and which keys it knows."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QIcon, QKeySequence
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHeaderView,
    QLabel,
    QTableWidget,
    QTableWidgetItem,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

import randnotiz
from randnotiz import locations
from randnotiz.ui.action_table import MENUS
from randnotiz.ui.action_words import menu_words
from randnotiz.ui.actions import Actions
from randnotiz.ui.buttons import plain


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
        self.resize(560, 640)

    @staticmethod
    def _menu(table: QTableWidget, title: str, menu: str, actions: Actions) -> None:
        named = [actions[name] for name in MENUS[menu] if name in actions.all and actions[name].shortcuts()]
        for number, action in enumerate([None, *named] if named else []):
            row = table.rowCount()
            table.insertRow(row)
            words = title if action is None else "   " + action.text().replace("&", "").removesuffix(" …")
            item = QTableWidgetItem(words)
            if number == 0:
                font = item.font()
                font.setBold(True)
                item.setFont(font)
            table.setItem(row, 0, item)
            if action is not None:
                form = QKeySequence.SequenceFormat.NativeText
                keys = ", ".join(key.toString(form) for key in action.shortcuts())
                table.setItem(row, 1, QTableWidgetItem(keys))


class AboutDialog(QDialog):
    """Name, version, promise, and the licences of what comes with the program."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        say = QCoreApplication.translate
        self.setWindowTitle(say("About", "About Randnotiz"))
        picture = QLabel()
        icon = QIcon(str(locations.resources() / "icons" / "randnotiz.svg"))
        picture.setPixmap(icon.pixmap(72, 72))
        picture.setAlignment(Qt.AlignmentFlag.AlignCenter)
        promise = say(
            "About",
            "A reader for news articles with a margin that thinks along.\n"
            "Everything happens on this computer; nothing is ever sent anywhere.",
        )
        words = QLabel(f"Randnotiz {randnotiz.__version__}\n\n{promise}")
        words.setTextFormat(Qt.TextFormat.PlainText)
        words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        words.setWordWrap(True)
        notices = QTextBrowser()
        notices.setOpenLinks(False)
        notices.setMarkdown(_notices())
        notices.setAccessibleName(say("About", "Licences"))
        column = QVBoxLayout(self)
        column.addWidget(picture)
        column.addWidget(words)
        column.addWidget(notices, 1)
        column.addWidget(_close_buttons(self))
        self.resize(560, 560)


def _notices() -> str:
    for place in (locations.resources() / "NOTICES.md", locations.resources().parent / "NOTICES.md"):
        if place.is_file():
            return place.read_text("utf-8")
    return ""
