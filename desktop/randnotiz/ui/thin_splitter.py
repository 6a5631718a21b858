"""A splitter whose handle is a hairline, easy to grab all the same."""

from __future__ import annotations

from PySide6.QtGui import QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QSplitter, QSplitterHandle


class _Hairline(QSplitterHandle):
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(event.rect(), self.palette().color(QPalette.ColorRole.Mid))


class ThinSplitter(QSplitter):
    """One pixel of the palette's line colour between the parts. No style sheet: those cost start-up time."""

    def createHandle(self) -> QSplitterHandle:
        """Qt asks for each handle."""
        return _Hairline(self.orientation(), self)
