"""What lies over the library while something that can be opened is dragged across it."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from randnotiz.ui.theme import Themes


class DropSign(QWidget):
    """Lies over the panel while something that can be opened is dragged across it."""

    def __init__(self, themes: Themes, parent: QWidget) -> None:
        super().__init__(parent)
        self._themes = themes
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = self._themes.current
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        veil = QColor(theme.panel)
        veil.setAlpha(225)
        painter.fillRect(self.rect(), veil)
        pen = QPen(theme.accent, 2, Qt.PenStyle.DashLine)
        painter.setPen(pen)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(8, 8, -8, -8), 10, 10)
        middle = self.rect().center()
        self._themes.icon("download", theme.accent, 32).paint(
            painter, middle.x() - 16, middle.y() - 36, 32, 32
        )
        painter.setFont(self._themes.ui_font())
        painter.setPen(theme.ink)
        words = QCoreApplication.translate("DropSign", "Drop to add it to the library")
        room = self.rect().adjusted(20, self.height() // 2 + 6, -20, 0)
        flags = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap
        painter.drawText(room, int(flags), words)
        painter.end()
