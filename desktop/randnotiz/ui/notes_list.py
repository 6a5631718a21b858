"""The list of the reader's notes."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QMimeData, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QDrag, QKeyEvent, QMouseEvent, QPixmap, QResizeEvent
from PySide6.QtWidgets import QApplication, QWidget

from randnotiz.domain.annotation import Annotation
from randnotiz.ui.card_list import CardList
from randnotiz.ui.notes_model import NoteRole

_SHOWN = QSize(280, 120)
"""So much of a card goes along under the mouse."""


class NotesList(CardList):
    """Enter writes on, Delete deletes, Escape leaves; a card can be dragged out as `carried` makes it."""

    write_wanted = Signal()
    remove_wanted = Signal()
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(self.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setEditTriggers(self.EditTrigger.NoEditTriggers)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.carried: Callable[[Annotation], QMimeData | None] = lambda _: None
        self._pressed: object = None
        self._pressed_at = QPoint()

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

    def mousePressEvent(self, event: QMouseEvent) -> None:
        left = event.button() == Qt.MouseButton.LeftButton
        at = event.position().toPoint()
        # Kept as it is: the press makes room for the editor, and the cards move under the mouse.
        self._pressed = self.indexAt(at).data(NoteRole.ANNOTATION) if left else None
        self._pressed_at = at
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if not event.buttons() & Qt.MouseButton.LeftButton:
            super().mouseMoveEvent(event)
            return
        way = event.position().toPoint() - self._pressed_at
        if way.manhattanLength() >= QApplication.startDragDistance():
            annotation, self._pressed = self._pressed, None
            if isinstance(annotation, Annotation):
                self._carry(annotation)

    def _carry(self, annotation: Annotation) -> None:
        """A copy of the card leaves with the mouse; the note itself stays where it is."""
        data = self.carried(annotation)
        if data is not None:
            drag = QDrag(self)
            drag.setMimeData(data)
            drag.setPixmap(self._picture())
            drag.setHotSpot(QPoint(12, 12))
            drag.exec(Qt.DropAction.CopyAction)

    def _picture(self) -> QPixmap:
        """The upper part of the current card, which is the one that was pressed."""
        card = self.visualRect(self.currentIndex())
        return self.viewport().grab(QRect(card.topLeft(), card.size().boundedTo(_SHOWN)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The current card stays in view when the editor takes its room."""
        super().resizeEvent(event)
        if self.currentIndex().isValid() and event.size().height() < event.oldSize().height():
            self.scrollTo(self.currentIndex())
