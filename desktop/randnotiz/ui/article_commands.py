"""What the reader does with whole articles: opening, dating, removing, handing on."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QMimeData, QObject, Qt, QTimer
from PySide6.QtWidgets import QDialogButtonBox, QFileDialog, QInputDialog

from randnotiz.importers import suffixes
from randnotiz.session.gathering import Gathering
from randnotiz.ui.buttons import plain
from randnotiz.ui.date_dialog import DateDialog
from randnotiz.ui.first_folder import first_folder

if TYPE_CHECKING:
    from randnotiz.ui.chapter_dialog import ChapterDialog
    from randnotiz.ui.export_command import ExportCommand
    from randnotiz.ui.import_strip import ImportStrip
    from randnotiz.ui.main_window import MainWindow
    from randnotiz.ui.window_parts import WindowParts


class ArticleCommands(QObject):
    """Remembers nothing itself: what was chosen last is among the preferences."""

    def __init__(self, window: MainWindow, parts: WindowParts) -> None:
        super().__init__(parts)
        self._window = window
        self._desk = window.desk
        self._gathering = Gathering(self._desk.library, self._desk.shelf, self)
        self._strip: ImportStrip | None = None
        self._copies: ExportCommand | None = None
        self._gathering.progressed.connect(self._make_strip)
        self._desk.shelf.working.connect(self._make_strip)
        window.closed.connect(self._gathering.wait)
        self._desk.shelf.offers.made.connect(self._take_offers)
        QTimer.singleShot(0, self, self._take_offers)  # those that were there before the window was

    def _make_strip(self, busy: object, *_: object) -> None:
        """Before the first file that is not there at once."""
        if self._strip is None:
            from randnotiz.ui.import_strip import ImportStrip

            self._strip = ImportStrip(self._window, self._gathering)
            self._strip.begin()

    def _take_offers(self) -> None:
        """Bring in the folders that wait, and ask what to bring in of the books that do."""
        offers = self._desk.shelf.offers
        if offers.folders:
            self._gathering.start([*offers.folders])
            offers.folders.clear()
        while offers.books:
            from randnotiz.ui.chapter_dialog import ChapterDialog

            path, book = offers.books.pop(0)
            dialog = ChapterDialog(book, self._window.themes, self._window)
            dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            dialog.accepted.connect(partial(self._open_chosen, path, dialog))
            dialog.open()

    def _open_chosen(self, path: Path, dialog: ChapterDialog) -> None:
        self._desk.shelf.open_chapters(path, dialog.chosen)

    def ask_files(self) -> None:
        """Ask which files to open."""
        say = QCoreApplication.translate
        patterns = " ".join(f"*{suffix}" for group in suffixes().values() for suffix in group)
        articles, everything = say("OpenDialog", "Articles"), say("OpenDialog", "All files")
        kinds = f"{articles} ({patterns});;{everything} (*)"
        chosen, _ = QFileDialog.getOpenFileNames(
            self._window, say("OpenDialog", "Open article"), self._folder(), kinds
        )
        if chosen:
            self._desk.preferences.last_folder = str(Path(chosen[0]).parent)
            self.open_files([Path(name) for name in chosen])

    def ask_folder(self) -> None:
        """Ask for a folder, and bring in all that is in it."""
        title = QCoreApplication.translate("OpenDialog", "Open folder")
        chosen = QFileDialog.getExistingDirectory(self._window, title, self._folder())
        if chosen:
            self._desk.preferences.last_folder = chosen
            self.open_files([Path(chosen)])

    def open_files(self, paths: list[Path]) -> None:
        """Bring files into the library and show the last of them; folders with all that is in them."""
        if len(paths) == 1 and not paths[0].is_dir():
            self._desk.shelf.open_file(paths[0])
        elif paths:
            self._gathering.start(paths)
        self._window.raise_()
        self._window.activateWindow()

    def take_in(self, data: QMimeData) -> None:
        """Take in what was dropped or pasted: files, else an article's text."""
        paths = [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
        if paths:
            self.open_files(paths)
        else:
            self._desk.shelf.paste(data.text(), data.html() if data.hasHtml() else "")

    def dropped(self, what: object) -> None:
        """Take in what the library panel received: paths, or (text, html)."""
        if isinstance(what, tuple):
            self._desk.shelf.paste(*what)
        elif isinstance(what, list):
            self.open_files([Path(str(path)) for path in what])

    def remove_article(self, id: int) -> None:
        """Take an article out of the library; the banner offers it back."""
        self._window.flush()
        was_open = self._desk.reading.stored is not None and self._desk.reading.stored.id == id
        put_back = self._desk.shelf.remove(id)
        if put_back is not None:

            def act() -> None:
                put_back()
                if was_open and self._desk.reading.stored is None:
                    self._window.open_article(id)

            say = QCoreApplication.translate
            self._window.article.banner.say(
                say("MainWindow", "The article and its notes were removed from the library."),
                action=say("MainWindow", "Undo"),
                act=act,
                lasting=True,
            )

    def ask_published(self) -> None:
        """Ask for the publication date."""
        article = self._desk.reading.article
        if article is not None:
            dialog = DateDialog(article.published, article.published_origin, self._window)
            if dialog.exec():
                self._desk.reading.set_published(dialog.chosen)

    def ask_title(self) -> None:
        """Ask for another title."""
        article = self._desk.reading.article
        if article is not None:
            say = QCoreApplication.translate
            dialog = QInputDialog(self._window)
            dialog.setWindowTitle(say("MainWindow", "Title"))
            dialog.setLabelText(say("MainWindow", "Title in the library:"))
            dialog.setTextValue(article.title)
            dialog.resize(560, 0)
            for box in dialog.findChildren(QDialogButtonBox):
                plain(box)
            if dialog.exec():
                self._desk.reading.set_title(dialog.textValue())

    def export(self) -> None:
        """Ask for format and place, and write an annotated copy."""
        if self._desk.reading.article is None:
            return
        if self._copies is None:
            from randnotiz.ui.export_command import ExportCommand

            self._copies = ExportCommand(self._window, self)
        self._copies.ask(self._folder())

    def _folder(self) -> str:
        """Where file dialogs begin: where the last one ended, else among the reader's documents."""
        return first_folder(self._desk.preferences)
