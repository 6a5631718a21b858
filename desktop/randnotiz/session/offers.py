"""What was opened and needs the reader's word, or more than one file's patience: books and folders."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

if TYPE_CHECKING:
    from randnotiz.importers.wire import Book


class Offers(QObject):
    """Keeps them until they are taken: the window may not stand yet when the program is started with one."""

    made = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.books: list[tuple[Path, Book]] = []
        self.folders: list[Path] = []

    def book(self, path: Path, book: Book) -> None:
        """A book whose chapters the reader may choose from."""
        self.books.append((path, book))
        self.made.emit()

    def folder(self, path: Path) -> None:
        """A folder to bring in with all that is in it."""
        self.folders.append(path)
        self.made.emit()
