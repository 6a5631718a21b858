"""The list of the reader's notes."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QMimeData, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QDrag, QKeyEvent, QPixmap, QResizeEvent
from PySide6.QtWidgets import QListView, QWidget

from randnotiz.domain.annotation import Annotation
from randnotiz.ui.notes_model import NoteRole

_SHOWN = QSize(280, 120)
"""So much of a card goes along under the mouse."""


class NotesList(QListView):
    """Enter writes on, Delete deletes, Escape leaves; a card can be dragged out as `carried` makes it."""

    write_wanted = Signal()
    remove_wanted = Signal()
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(self.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setEditTriggers(self.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(self.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        # Cards wrap: their heights hang on the width, and only so does a list lay itself out again for it.
        self.setWordWrap(True)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.carried: Callable[[Annotation], QMimeData | None] = lambda _: None
        self.setDragDropMode(self.DragDropMode.DragOnly)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2):
            self.write_wanted.emit()
        elif key == Qt.Key.Key_Delete:
            self.remove_wanted.emit()
        elif key == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def startDrag(self, supportedActions: Qt.DropAction) -> None:  # noqa: N803 - the name is Qt's
        """A copy of the card leaves; the note itself stays where it is."""
        index = self.currentIndex()
        annotation = index.data(NoteRole.ANNOTATION) if index.isValid() else None
        data = self.carried(annotation) if isinstance(annotation, Annotation) else None
        if data is not None:
            drag = QDrag(self)
            drag.setMimeData(data)
            drag.setPixmap(self._picture())
            drag.setHotSpot(QPoint(12, 12))
            drag.exec(Qt.DropAction.CopyAction)

    def _picture(self) -> QPixmap:
        """The upper part of the current card."""
        card = self.visualRect(self.currentIndex())
        return (
            self.viewport()
            .grab(card)
            .copy(0, 0, *(round(side * self.devicePixelRatioF()) for side in _SHOWN.toTuple()))
        )

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The current card stays in view when the editor takes its room."""
        super().resizeEvent(event)
        if self.currentIndex().isValid() and event.size().height() < event.oldSize().height():
            self.scrollTo(self.currentIndex())
