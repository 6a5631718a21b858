"""The tree of what was found, and the stepper in the row of the followed entity."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QModelIndex, QPersistentModelIndex, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QTreeView, QWidget

from randnotiz.domain.mention import Label
from randnotiz.ui.fields import IconButton, Panel
from randnotiz.ui.found_delegate import STEPPER_HEIGHT, TEXT, FoundDelegate, eye_rect
from randnotiz.ui.found_model import FoundRole
from randnotiz.ui.theme import Themes


class Stepper(Panel):
    """ "3 of 8", and a button each way. It lies in the followed row, below the name."""

    next = Signal()
    previous = Signal()

    def __init__(self, themes: Themes, parent: QWidget | None = None) -> None:
        super().__init__(themes, parent)
        self._place: tuple[int, int] = (0, 0)
        self.label = QLabel(self)
        self.label.setTextFormat(Qt.TextFormat.PlainText)
        self.label.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.back = IconButton(themes, "chevron-up", 16, self)
        self.forth = IconButton(themes, "chevron-down", 16, self)
        self.back.clicked.connect(self.previous)
        self.forth.clicked.connect(self.next)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(TEXT, 0, 6, 4)
        layout.setSpacing(2)
        for part in (self.label, self.back, self.forth):
            layout.addWidget(part)
        self.restyle()
        self.retranslate()

    def show_place(self, place: tuple[int, int]) -> None:
        """Which of how many; (0, 8) while none is current."""
        self._place = place
        current, of = place
        if current:
            words = QCoreApplication.translate("Stepper", "%1 of %2").replace("%1", str(current))
            words = words.replace("%2", str(of))
        else:
            number = of
            words = QCoreApplication.translate("Stepper", "%n mention(s)", "", number)
        self.label.setText(words)

    def restyle(self) -> None:
        self.label.setFont(self.themes.small_font())
        self.label.setStyleSheet(f"color: {self.themes.current.muted.name()};")

    def retranslate(self) -> None:
        self.back.set_words(QCoreApplication.translate("Stepper", "Previous mention"))
        self.forth.set_words(QCoreApplication.translate("Stepper", "Next mention"))
        self.show_place(self._place)


class FoundTree(QTreeView):
    """Groups open and close with a click, Enter, Left and Right; the eye or Space switches their underlining.

    `eye_clicked` names a label, `stepped` says +1 or -1, `hint_clicked` that the publication date is wanted.
    """

    eye_clicked = Signal(object)
    stepped = Signal(int)
    hint_clicked = Signal()
    left = Signal()

    def __init__(self, themes: Themes, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._followed = QPersistentModelIndex()
        self.stepper = Stepper(themes, self.viewport())
        self.stepper.next.connect(lambda: self.stepped.emit(1))
        self.stepper.previous.connect(lambda: self.stepped.emit(-1))
        self.stepper.hide()
        self.delegate = FoundDelegate(themes, self)
        self.setItemDelegate(self.delegate)
        self.setHeaderHidden(True)
        self.setRootIsDecorated(False)
        self.setIndentation(0)
        self.setItemsExpandable(True)
        self.setExpandsOnDoubleClick(False)
        self.setFrameShape(self.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setEditTriggers(self.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(self.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTabKeyNavigation(False)

    # ------------------------------------------------------------- the stepper's place

    def follow(self, entity: str | None, index: QModelIndex, place: tuple[int, int] | None) -> None:
        """Give the row at `index` the stepper (none if invalid or without a place)."""
        shown = entity if index.isValid() and place is not None else None
        before = self._followed
        self._followed = self.delegate.followed_index = QPersistentModelIndex(index)
        if place is not None:
            self.stepper.show_place(place)
        if shown != self.delegate.followed:
            self.delegate.followed = shown
            old = self.model().index(before.row(), 0, before.parent()) if before.isValid() else QModelIndex()
            for row in (old, index):
                if row.isValid():
                    self.dataChanged(row, row)  # only these are higher or lower now, of thousands perhaps
            self.viewport().update()
        self._place_stepper()

    def _place_stepper(self) -> None:
        index = self._followed
        rect = self.visualRect(index) if index.isValid() else QRect()
        if rect.isValid() and rect.height() > self.delegate.row_height:
            top = rect.top() + self.delegate.row_height
            self.stepper.setGeometry(rect.left(), top, self.viewport().width(), STEPPER_HEIGHT)
            self.stepper.show()
        else:
            self.stepper.hide()

    def updateGeometries(self) -> None:
        super().updateGeometries()
        self._place_stepper()

    # ------------------------------------------------------------- mouse

    def mousePressEvent(self, event: QMouseEvent) -> None:
        label = self._eye_at(event)
        if label is not None and event.button() is Qt.MouseButton.LeftButton:
            self.eye_clicked.emit(label)
            return
        index = self.indexAt(event.position().toPoint())
        super().mousePressEvent(event)
        if event.button() is Qt.MouseButton.LeftButton and index.isValid():
            self._use(index, only_first=True)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        label = self._eye_at(event)
        if label is not None:
            self.eye_clicked.emit(label)
            return
        index = self.indexAt(event.position().toPoint())
        if index.isValid():
            self._use(index)

    def _eye_at(self, event: QMouseEvent) -> Label | None:
        point = event.position().toPoint()
        index = self.indexAt(point)
        if not index.isValid() or index.parent().isValid():
            return None
        hit = eye_rect(self.visualRect(index)).contains(point)
        return Label(index.data(FoundRole.LABEL)) if hit else None

    def _use(self, index: QModelIndex, only_first: bool = False) -> None:
        """A group opens or closes, the hint is heard, an entity steps on (but for a first click)."""
        if not index.parent().isValid():
            self.setExpanded(index, not self.isExpanded(index))
        elif index.data(FoundRole.ROW).is_hint:
            self.hint_clicked.emit()
        elif not only_first:
            self.stepped.emit(1)

    # ------------------------------------------------------------- keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        index = self.currentIndex()
        key = event.key()
        if key == Qt.Key.Key_Escape:
            self.left.emit()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and index.isValid():
            if event.modifiers() & Qt.KeyboardModifier.ShiftModifier and index.parent().isValid():
                self.stepped.emit(-1)
            else:
                self._use(index)
        elif key == Qt.Key.Key_Space and index.isValid():
            self.eye_clicked.emit(Label(index.data(FoundRole.LABEL)))
        else:
            super().keyPressEvent(event)
