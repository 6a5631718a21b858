"""Handing on an annotated copy: asking what and where, writing it, saying that it is there."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, QTimer, QUrl
from PySide6.QtGui import QDesktopServices

from randnotiz.session.handing_on import Copier
from randnotiz.ui.export_dialog import ExportDialog, ask_path

if TYPE_CHECKING:
    from randnotiz.ui.main_window import MainWindow

_PATIENCE_MS = 400
"""A copy that takes longer is announced before it is there."""


class ExportCommand(QObject):
    """Copies of the open article; the window stays usable while one is written."""

    def __init__(self, window: MainWindow, parent: QObject) -> None:
        super().__init__(parent)
        self._window = window
        self._desk = window.desk
        self.copier = Copier(self)
        self.copier.written.connect(self._tell)
        self.copier.failed.connect(self._desk.shelf.failed)
        window.closed.connect(self.copier.wait)

    def ask(self, folder: str) -> None:
        """Ask for format, contents and place; `folder` is where the file dialog begins."""
        window, preferences = self._window, self._desk.preferences
        window.flush()
        language = window.translations.language
        what = self._desk.shelf.export_input(language)
        if what is None:
            return
        dialog = ExportDialog(what, language, preferences.left_out, window)
        dialog.choose(preferences.export_format)
        accepted, form, options = dialog.exec(), dialog.format, dialog.options
        dialog.deleteLater()
        if not accepted:
            return
        preferences.export_format = form.key
        for key, names in dialog.left_out.items():
            preferences.set_left_out(key, names)
        path = ask_path(window, folder, what.article.title, form, language)
        if path is not None:
            self.copier.write(what, form.key, path, options)
            QTimer.singleShot(_PATIENCE_MS, self, self._announce)

    def _announce(self) -> None:
        if self.copier.busy:
            words = QCoreApplication.translate("MainWindow", "The annotated copy is being written…")
            self._window.article.banner.say(words, lasting=True)

    def _tell(self, path: Path) -> None:
        say = QCoreApplication.translate
        self._window.article.banner.say(
            say("MainWindow", "Annotated copy written: {path}").format(path=path),
            action=say("MainWindow", "Show"),
            act=lambda: QDesktopServices.openUrl(QUrl.fromLocalFile(str(path))),
        )
        self._desk.preferences.last_folder = str(path.parent)
