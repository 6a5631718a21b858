"""Five small buttons, one a highlight colour: to filter by, or to choose one."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QWidget

from randnotiz.domain.annotation import Colour
from randnotiz.ui.fields import Panel
from randnotiz.ui.selection_bar import colour_names
from randnotiz.ui.theme import Themes


def key_of(colour: Colour) -> str:
    """The digit of a colour's key."""
    return str(list(Colour).index(colour) + 1)


def draw_disc(painter: QPainter, themes: Themes, colour: Colour, rect: QRectF) -> None:
    """A disc in a highlight's colour with the digit of its key: colour is never the only sign."""
    theme = themes.current
    fill = QColor(theme.highlight[colour])
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(theme.page)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.drawEllipse(rect)
    painter.setBrush(fill)
    painter.setPen(QPen(theme.highlight_edge[colour], 1.2))
    painter.drawEllipse(rect)
    font = themes.small_font()
    font.setPixelSize(max(8, round(rect.height() * 0.62)))
    font.setBold(True)
    painter.setFont(font)
    painter.setPen(theme.ink)
    painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, key_of(colour))


class ColourButton(QAbstractButton):
    """A disc that is checked with a ring around it."""

    def __init__(self, themes: Themes, colour: Colour, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._themes = themes
        self.colour = colour
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setFixedSize(26, 26)
        themes.changed.connect(self.update)

    def sizeHint(self) -> QSize:
        return QSize(26, 26)

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = self._themes.current
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        whole = QRectF(self.rect())
        if self.underMouse() or self.hasFocus():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.hover)
            painter.drawRoundedRect(whole, 6, 6)
        if self.hasFocus():
            painter.setPen(QPen(theme.accent, 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(whole.adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)
        if self.isChecked():
            painter.setPen(QPen(theme.ink, 1.6))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawEllipse(whole.adjusted(2.5, 2.5, -2.5, -2.5))
        draw_disc(painter, self._themes, self.colour, whole.adjusted(5.5, 5.5, -5.5, -5.5))
        painter.end()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        elif event.key() == Qt.Key.Key_Left:
            self.focusPreviousChild()
        elif event.key() == Qt.Key.Key_Right:
            self.focusNextChild()
        else:
            super().keyPressEvent(event)


class ColourRow(Panel):
    """`clicked` names the colour pressed; what is checked is set by the owner."""

    clicked = Signal(object)

    def __init__(self, themes: Themes, words: str, parent: QWidget | None = None) -> None:
        """`words` is "filter" or "choose": what the buttons' tooltips say."""
        super().__init__(themes, parent)
        self._filters = words == "filter"
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(1)
        self.buttons: dict[Colour, ColourButton] = {}
        for colour in Colour:
            button = ColourButton(themes, colour, self)
            button.clicked.connect(lambda _=False, chosen=colour: self.clicked.emit(chosen))
            layout.addWidget(button)
            self.buttons[colour] = button
        self.retranslate()

    def check(self, colours: frozenset[Colour]) -> None:
        """Mark these as chosen."""
        for colour, button in self.buttons.items():
            button.setChecked(colour in colours)

    def retranslate(self) -> None:
        for colour, name in colour_names().items():
            if self._filters:
                words = QCoreApplication.translate("ColourRow", "Only {colour} ({key})")
            else:
                words = QCoreApplication.translate("ColourRow", "{colour} ({key})")
            words = words.format(colour=name, key=key_of(colour))
            self.buttons[colour].setToolTip(words)
            self.buttons[colour].setAccessibleName(words)
