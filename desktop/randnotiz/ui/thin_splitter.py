"""A splitter whose handles are hairlines, easy to grab all the same."""

from __future__ import annotations

from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QSplitter, QWidget


class ThinSplitter(QSplitter):
    """One pixel of the palette's line colour between the parts. No style sheet: those cost start-up time.

    For the same reason the handles are Qt's own (6.11 draws nothing on one that is a pixel wide) on a ground
    of that colour.
    """

    def addWidget(self, widget: QWidget) -> None:
        """Put a part at the end."""
        super().addWidget(widget)
        handle = self.handle(self.count() - 1)
        handle.setBackgroundRole(QPalette.ColorRole.Mid)
        handle.setAutoFillBackground(True)
