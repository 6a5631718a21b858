"""The field in which the library is searched."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent

from randnotiz.ui.fields import FilterField


class SearchField(FilterField):
    """Enter opens what is marked in the list, without leaving the keyboard for it; Down goes to the list."""

    chosen = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.text().strip():
            self._announce()
            self.chosen.emit()
        else:
            super().keyPressEvent(event)
