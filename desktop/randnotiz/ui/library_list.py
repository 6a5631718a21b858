"""The list of articles as a widget: what keys and clicks do on it."""

from __future__ import annotations

from PySide6.QtCore import QElapsedTimer, QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QListView, QWidget

from randnotiz.ui.library_model import LibraryModel

_TYPING_MS = 1000
"""A pause after which typing begins another word, as in the lists of every desktop."""


class ArticleList(QListView):
    """Enter and a click open, Delete removes, Escape leaves, Up from the first row goes back to the field.

    Typing goes to the next article whose title begins so.
    """

    opened = Signal(QModelIndex)
    remove_wanted = Signal()
    left = Signal()
    left_upwards = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._typed = ""
        self._since = QElapsedTimer()
        self.setFrameShape(self.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setUniformItemSizes(True)
        self.setEditTriggers(self.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(self.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.clicked.connect(self.opened)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self.opened.emit(self.currentIndex())
        elif key == Qt.Key.Key_Delete and self.currentIndex().isValid():
            self.remove_wanted.emit()
        elif key == Qt.Key.Key_Escape:
            self.left.emit()
        elif key == Qt.Key.Key_Up and self.currentIndex().row() <= 0:
            self.left_upwards.emit()
        else:
            super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:
        """Go to the next title that begins with what is typed. Qt's own way would read every row."""
        model = self.model()
        if not isinstance(model, LibraryModel):
            return
        if not self._since.isValid() or self._since.hasExpired(_TYPING_MS):
            self._typed = ""
        self._since.start()
        again = self._typed == search  # the same letter once more: on to the next
        self._typed = search if again else self._typed + search
        here = max(self.currentIndex().row(), 0)
        found = model.next_titled(self._typed, here + 1 if again or len(self._typed) == 1 else here)
        if found.isValid():
            self.setCurrentIndex(found)
