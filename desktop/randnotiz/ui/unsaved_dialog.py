"""Asking what is to become of notes that cannot be saved when the window is to be closed."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QDir, QStandardPaths, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialogButtonBox, QMessageBox, QWidget

from randnotiz.session.last_words import folder_for, keep_last_words
from randnotiz.ui.buttons import plain


def may_close(parent: QWidget, notes: Sequence[str]) -> bool:
    """Whether the window may close although these notes are not in the library.

    They are in a text file then, and in the clipboard, which on some systems ends with the program.
    """
    folders = _folders()
    box = _box(parent, folder_for(notes, folders))
    say = QCoreApplication.translate
    close = box.addButton(say("UnsavedDialog", "&Close and copy the note"), QMessageBox.ButtonRole.AcceptRole)
    stay = box.addButton(say("UnsavedDialog", "&Stay"), QMessageBox.ButtonRole.RejectRole)
    box.setDefaultButton(stay)
    for buttons in box.findChildren(QDialogButtonBox):
        plain(buttons)
    box.exec()
    if box.clickedButton() is not close:
        return False
    QGuiApplication.clipboard().setText("\n\n".join(notes))
    keep_last_words(notes, folders, datetime.now().astimezone())
    return True


def _folders() -> list[Path]:
    """Where the reader finds a file again, the best place first."""
    places = QStandardPaths.StandardLocation
    named = [QStandardPaths.writableLocation(one) for one in (places.DocumentsLocation, places.HomeLocation)]
    return [Path(name) for name in (*named, QDir.tempPath()) if name]


def _box(parent: QWidget, folder: Path | None) -> QMessageBox:
    say = QCoreApplication.translate
    box = QMessageBox(QMessageBox.Icon.Warning, "Randnotiz", "", parent=parent)
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setText(say("UnsavedDialog", "Your last note could not be saved."))
    words = say(
        "UnsavedDialog",
        "If you stay, it is tried again every few seconds. If you close, the note lies in the clipboard, "
        "and you can paste it elsewhere.",
    )
    if folder is not None:
        words = say(
            "UnsavedDialog",
            "If you stay, it is tried again every few seconds. If you close, the note is written to a text "
            "file in {folder} and lies in the clipboard.",
        ).replace("{folder}", str(folder))
    box.setInformativeText(words)
    return box
