"""Asking what is to become of a note that cannot be saved when the window is to be closed."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialogButtonBox, QMessageBox, QWidget

from randnotiz.ui.buttons import plain


def may_close(parent: QWidget, words: str) -> bool:
    """Whether the window may close although `words` are not in the library; they are put in the clipboard."""
    say = QCoreApplication.translate
    box = QMessageBox(QMessageBox.Icon.Warning, "Randnotiz", "", parent=parent)
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setText(say("UnsavedDialog", "Your last note could not be saved."))
    box.setInformativeText(
        say(
            "UnsavedDialog",
            "If you stay, it is tried again every few seconds. If you close, the note lies in the clipboard, "
            "and you can paste it elsewhere.",
        )
    )
    close = box.addButton(say("UnsavedDialog", "&Close and copy the note"), QMessageBox.ButtonRole.AcceptRole)
    stay = box.addButton(say("UnsavedDialog", "&Stay"), QMessageBox.ButtonRole.RejectRole)
    box.setDefaultButton(stay)
    for buttons in box.findChildren(QDialogButtonBox):
        plain(buttons)
    box.exec()
    if box.clickedButton() is not close:
        return False
    QGuiApplication.clipboard().setText(words)
    return True
