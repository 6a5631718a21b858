"""The passage a note belongs to, as it stands above the note."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from randnotiz.domain.annotation import Annotation
from randnotiz.ui.elided import draw_lines, one_line, set_lines
from randnotiz.ui.fields import Panel
from randnotiz.ui.theme import Themes

_LINES = 1
_LEFT = 12


class NoteQuote(Panel):
    """The beginning of the passage beside a bar in its colour."""

    def __init__(self, themes: Themes, parent: QWidget | None = None) -> None:
        super().__init__(themes, parent)
        self._annotation: Annotation | None = None
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.restyle()

    def show_annotation(self, annotation: Annotation | None) -> None:
        """Show this one's passage."""
        self._annotation = annotation
        self.setAccessibleName(one_line(annotation.selector.exact, 200) if annotation else "")
        self.updateGeometry()
        self.update()

    def restyle(self) -> None:
        self._font = self.themes.reading_font(14)
        self._leading = round(QFontMetricsF(self._font).height()) + 1
        self.updateGeometry()
        self.update()

    def _lines(self) -> tuple[str, ...]:
        if self._annotation is None:
            return ()
        return set_lines(one_line(self._annotation.selector.exact), self._font, self.width() - _LEFT, _LINES)

    def sizeHint(self) -> QSize:
        return QSize(120, max(1, len(self._lines())) * self._leading + 2)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self.updateGeometry()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._annotation is None:
            return
        theme = self.themes.current
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.highlight_edge[self._annotation.colour])
        painter.drawRoundedRect(QRectF(1, 1, 3, self.height() - 2), 1.5, 1.5)
        painter.setPen(theme.muted)
        draw_lines(painter, self._lines(), self._font, _LEFT, 1, self._leading)
        painter.end()
