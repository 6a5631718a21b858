"""Keeps a long article laid out where one reads, and lays out the rest while nothing else is to do."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QSizeF, QTimer
from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import QTextEdit

from randnotiz.ui.long_layout import LongLayout

_PAUSE_MS = 6
_AFTER_SCROLLING_MS = 100
_SLICE = 0.003  # seconds; together with the pause, a frame of 16 ms has room for what the reader does


class LayingAhead(QObject):
    """Gives a page's next document a layout of its own; begin it before `setDocument`, `stop` it after."""

    def __init__(self, view: QTextEdit, document: QTextDocument) -> None:
        super().__init__(view)
        self._view = view
        self._bar = view.verticalScrollBar()
        self.moving = False
        """Whether the scroll bar is moving although what is seen stays where it is."""
        document.setPageSize(QSizeF(view.viewport().width(), -1))
        self._layout = LongLayout(document)
        document.setDocumentLayout(self._layout)
        self._layout.documentSizeChanged.connect(self._resume)
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._go_on)
        view.installEventFilter(self)
        view.viewport().installEventFilter(self)
        self._resume()

    def stop(self) -> None:
        """The document is shown no more."""
        self._timer.stop()
        self._view.removeEventFilter(self)
        self._view.viewport().removeEventFilter(self)
        self.deleteLater()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Paint and watched is self._view.viewport():
            self.settle()
        elif event.type() is QEvent.Type.Show:
            self._resume()
        elif event.type() is QEvent.Type.Hide:
            self._timer.stop()
        return False

    def settle(self) -> bool:
        """Lay out what is to be seen next; what was seen before stays where it is.

        False while the scroll bar moves only because of that.
        """
        if self.moving:
            return False
        self._follow(self._layout.settle(self._bar.value(), self._view.viewport().height()))
        return True

    def scrolled(self) -> bool:
        """The same, for the reader scrolls: the rest waits for a pause."""
        settled = self.settle()
        if settled and self._timer.isActive():
            self._timer.start(_AFTER_SCROLLING_MS)
        return settled

    def _resume(self) -> None:
        if not self.moving and self._view.isVisible():
            self._timer.start(_PAUSE_MS)

    def _go_on(self) -> None:
        if self._bar.isSliderDown():
            return  # what is held with the mouse must not move away below it
        self._timer.setInterval(_PAUSE_MS)
        height = self._view.viewport().height()
        self._follow(self._layout.lay_ahead(self._bar.value(), height, _SLICE))
        if self._layout.is_whole:
            self._timer.stop()

    def _follow(self, moved: int) -> None:
        size = self._layout.documentSize()
        room = round(size.height()) - self._view.viewport().height()
        if not moved and max(room, 0) == self._bar.maximum():
            return
        self.moving = True
        # In the order in which the new value lies within the bar's range.
        if moved < 0:
            self._bar.setValue(self._bar.value() + moved)
        self._layout.documentSizeChanged.emit(size)
        if moved > 0:
            self._bar.setValue(self._bar.value() + moved)
        self.moving = False
