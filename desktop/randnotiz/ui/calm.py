"""Parts of the window that are empty room until they have their style sheet.

In the first frame the style's own look of them would flash up: a gradient, arrows and a groove.
"""

from __future__ import annotations

from PySide6 import QtGui
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QScrollBar, QToolBar


class CalmToolBar(QToolBar):
    """A tool bar that shows nothing before it is styled."""

    def paintEvent(self, event: QtGui.QPaintEvent) -> None:
        if self.styleSheet():
            super().paintEvent(event)


class CalmScrollBar(QScrollBar):
    """A vertical scroll bar, so many pixels wide, that shows nothing before it is styled."""

    def __init__(self, width: int) -> None:
        super().__init__()
        self.setFixedWidth(width)
        self._width = width

    def sizeHint(self) -> QSize:
        """Without its style sheet the style would ask for more, and lines would break elsewhere later on."""
        return QSize(self._width, super().sizeHint().height())

    def paintEvent(self, event: QtGui.QPaintEvent) -> None:
        if self.styleSheet():
            super().paintEvent(event)
