"""The library as a whole: bringing back from a backup, writing everything out, bringing everything in."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QProgressDialog

from randnotiz.ui.first_folder import first_folder

if TYPE_CHECKING:
    from randnotiz.session.everything import Everything
    from randnotiz.store.everything import Written
    from randnotiz.store.merging import Arrived
    from randnotiz.ui.main_window import MainWindow
    from randnotiz.ui.window_parts import WindowParts

_PATIENCE_MS = 400
_NAME = "Randnotiz"


class RestoreCommands(QObject):
    """Each asks, does it beside the window, and says in the line above the page what came of it."""

    def __init__(self, window: MainWindow, parts: WindowParts) -> None:
        super().__init__(parts)
        self._window = window
        self._desk = window.desk

    def restore(self) -> None:
        """Let the reader look into backups and bring something back."""
        from randnotiz.ui.restore_dialog import RestoreDialog

        self._settle()
        everything = self._everything()
        dialog = RestoreDialog(everything, self._window.translations.language, self._window)
        dialog.exec()
        everything.stop()
        if dialog.whole:
            self._say_whole(dialog.whole)
        elif dialog.arrived is not None:
            self._say_arrived(dialog.arrived)
        dialog.deleteLater()
        everything.deleteLater()

    def export_everything(self) -> None:
        """Ask where to, and write the whole library into one file."""
        say = QCoreApplication.translate
        self._settle()
        suggestion = str(Path(self._folder()) / f"{_NAME} {date.today().isoformat()}.jsonl")
        kind = say("Everything", "Everything of a library")
        chosen, _ = QFileDialog.getSaveFileName(
            self._window, say("Everything", "Export everything"), suggestion, f"{kind} (*.jsonl)"
        )
        if not chosen:
            return
        path = Path(chosen) if Path(chosen).suffix else Path(f"{chosen}.jsonl")
        self._desk.preferences.last_folder = str(path.parent)
        everything = self._everything()
        everything.written.connect(lambda written: self._say_written(written, path))
        everything.write(path, analyses=False)
        self._wait(everything, say("Everything", "Writing everything…"))

    def import_everything(self) -> None:
        """Ask for a file that holds everything of a library, and bring it in."""
        say = QCoreApplication.translate
        self._settle()
        kind, any_file = say("Everything", "Everything of a library"), say("OpenDialog", "All files")
        chosen, _ = QFileDialog.getOpenFileName(
            self._window,
            say("Everything", "Import everything"),
            self._folder(),
            f"{kind} (*.jsonl);;{any_file} (*)",
        )
        if not chosen:
            return
        self._desk.preferences.last_folder = str(Path(chosen).parent)
        everything = self._everything()
        everything.arrived.connect(self._say_arrived)
        everything.bring_in(Path(chosen))
        self._wait(everything, say("Everything", "Bringing everything in…"))

    # ------------------------------------------------------------- doing it

    def _settle(self) -> None:
        self._window.flush()
        self._window.keep_position()

    def _everything(self) -> Everything:
        from randnotiz.session.everything import Everything

        everything = Everything(self._desk, self)
        everything.settling.connect(self._window.flush)
        return everything

    def _wait(self, everything: Everything, words: str) -> None:
        """Say what goes on if it takes long, and let it be given up."""
        say = QCoreApplication.translate
        waiting = QProgressDialog(words, say("Everything", "Cancel"), 0, 0, self._window)
        waiting.setWindowTitle(_NAME)
        waiting.setWindowModality(Qt.WindowModality.WindowModal)
        waiting.setMinimumDuration(_PATIENCE_MS)
        waiting.setAutoClose(False)
        waiting.setAutoReset(False)
        waiting.setValue(0)

        def end() -> None:
            everything.stop()
            waiting.close()
            waiting.deleteLater()
            everything.deleteLater()

        waiting.canceled.connect(end)
        everything.written.connect(end)
        everything.arrived.connect(end)
        everything.failed.connect(end)
        everything.failed.connect(self._window.tell)

    def _folder(self) -> str:
        return first_folder(self._desk.preferences)

    # ------------------------------------------------------------- saying

    def _say_written(self, written: Written, path: Path) -> None:
        say = QCoreApplication.translate
        articles, notes = articles_words(written.articles), notes_words(written.annotations)
        words = say("Everything", "{articles} and {notes} are in {path} now.")
        self._window.article.banner.say(
            words.format(articles=articles, notes=notes, path=path),
            action=say("MainWindow", "Show"),
            act=lambda: QDesktopServices.openUrl(QUrl.fromLocalFile(str(path.parent))),
        )

    def _say_arrived(self, arrived: Arrived) -> None:
        self._window.article.banner.say(
            arrived_words(arrived),
            warning=bool(arrived.damaged or arrived.homeless or arrived.altered),
            lasting=True,
        )

    def _say_whole(self, when: str) -> None:
        say = QCoreApplication.translate
        before = self._desk.library.backups()[0]
        words = say(
            "Everything", "The library is as it was on {when}. What it was before is the newest backup."
        )

        def take_back() -> None:
            everything = self._everything()
            everything.restored.connect(everything.deleteLater)
            everything.failed.connect(self._window.tell)
            everything.restore_whole(before)

        self._window.article.banner.say(
            words.format(when=when), action=say("MainWindow", "Undo"), act=take_back, lasting=True
        )


def articles_words(count: int) -> str:
    """So many articles, in the program's language."""
    return QCoreApplication.translate("Everything", "%n article(s)", "", count)


def notes_words(count: int) -> str:
    """So many notes, in the program's language."""
    return QCoreApplication.translate("Everything", "%n note(s)", "", count)


def _texts_words(count: int) -> str:
    return QCoreApplication.translate("Everything", "%n earlier text(s)", "", count)


def _results_words(count: int) -> str:
    return QCoreApplication.translate("Everything", "what was found in %n article(s)", "", count)


def _new_words(arrived: Arrived) -> str:
    """What is new of each kind, as far as there is any."""
    kinds = (
        (arrived.articles, articles_words),
        (arrived.annotations, notes_words),
        (arrived.versions, _texts_words),
        (arrived.analyses, _results_words),
    )
    return ", ".join(words(count) for count, words in kinds if count)


def arrived_words(arrived: Arrived) -> str:
    """What came of bringing things in, in the program's language."""
    say = QCoreApplication.translate
    new = _new_words(arrived)
    sentences = []
    if new:
        sentences.append(say("Everything", "New in the library: {new}."))
    elif not arrived.anything:
        sentences.append(say("Everything", "Nothing new came in: the library has all of it."))
    if arrived.wordings:
        sentences.append(
            say("Everything", "Worded differently here and there, and kept beside each other: {wordings}.")
        )
    if arrived.altered:
        sentences.append(say("Everything", "Articles whose text was altered outside: {altered}."))
    if arrived.homeless:
        sentences.append(say("Everything", "Left out, because their article is missing: {homeless}."))
    if arrived.damaged:
        sentences.append(say("Everything", "Damaged lines that were left out: {lines}."))
    lines = ", ".join(map(str, (arrived.damaged or [])[:8])) + (
        " …" if len(arrived.damaged or []) > 8 else ""
    )
    return " ".join(sentences).format(
        new=new,
        wordings=notes_words(arrived.wordings),
        altered=arrived.altered,
        homeless=notes_words(arrived.homeless),
        lines=lines,
    )
