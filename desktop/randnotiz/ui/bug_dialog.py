"""Tells the reader of an error in the program itself, with all that a report needs."""

from __future__ import annotations

import platform

from PySide6.QtCore import QCoreApplication, qVersion
from PySide6.QtGui import QFontDatabase, QGuiApplication
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QPlainTextEdit, QVBoxLayout, QWidget

import randnotiz
from randnotiz.ui.buttons import plain
from randnotiz.ui.dialog_size import come_up


class BugDialog(QDialog):
    """What happened, as text that can be copied. Notes typed so far are safe on disk."""

    def __init__(self, words: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        say = QCoreApplication.translate
        self.setWindowTitle(say("BugDialog", "Something in Randnotiz went wrong"))
        self._report = (
            f"Randnotiz {randnotiz.__version__}, Qt {qVersion()}, Python {platform.python_version()}, "
            f"{platform.platform()}\n\n{words}"
        )
        label = QLabel(
            say(
                "BugDialog",
                "This is an error of the program, not yours. Your notes are saved. "
                "The text below helps to mend it; it is sent nowhere unless you send it.",
            )
        )
        label.setWordWrap(True)
        report = QPlainTextEdit(self._report)
        report.setReadOnly(True)
        report.setAccessibleName(say("BugDialog", "Error report"))
        report.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        copy = buttons.addButton(say("BugDialog", "&Copy"), QDialogButtonBox.ButtonRole.ActionRole)
        copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(self._report))
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.addWidget(label)
        column.addWidget(report, 1)
        column.addWidget(plain(buttons))
        come_up(self, 620, 420)
