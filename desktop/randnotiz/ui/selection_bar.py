"""The small bar that appears beside a selection: five colours, a note, a copy."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QIcon, QPainter, QPen, QPixmap
from PySide6.QtWidgets import QFrame, QGraphicsDropShadowEffect, QHBoxLayout, QToolButton, QWidget

from randnotiz.domain.annotation import Colour
from randnotiz.ui.theme import Themes, faded


def colour_names() -> dict[Colour, str]:
    """The colours' names in the program's language."""
    return {
        Colour.YELLOW: QCoreApplication.translate("Colour", "Yellow"),
        Colour.GREEN: QCoreApplication.translate("Colour", "Green"),
        Colour.BLUE: QCoreApplication.translate("Colour", "Blue"),
        Colour.PINK: QCoreApplication.translate("Colour", "Pink"),
        Colour.VIOLET: QCoreApplication.translate("Colour", "Violet"),
    }


def highlight_words() -> dict[Colour, str]:
    """What highlighting in each colour is called, as whole sentences: languages differ in their capitals."""
    return {
        Colour.YELLOW: QCoreApplication.translate("Colour", "Highlight in yellow"),
        Colour.GREEN: QCoreApplication.translate("Colour", "Highlight in green"),
        Colour.BLUE: QCoreApplication.translate("Colour", "Highlight in blue"),
        Colour.PINK: QCoreApplication.translate("Colour", "Highlight in pink"),
        Colour.VIOLET: QCoreApplication.translate("Colour", "Highlight in violet"),
    }


def colour_icon(themes: Themes, colour: Colour, size: int = 20) -> QIcon:
    """A disc in a highlight's colour with the digit of its key: colour is never the only sign."""
    ratio = 2
    pixmap = QPixmap(size * ratio, size * ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.scale(ratio, ratio)
    painter.setBrush(themes.current.page)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.drawEllipse(QRectF(1.5, 1.5, size - 3, size - 3))
    painter.setBrush(themes.current.highlight[colour])
    painter.setPen(QPen(themes.current.highlight_edge[colour], 1.4))
    painter.drawEllipse(QRectF(1.5, 1.5, size - 3, size - 3))
    font = themes.ui_font()
    font.setPixelSize(round(size * 0.52))
    font.setBold(True)
    painter.setFont(font)
    painter.setPen(themes.current.ink)
    number = str(list(Colour).index(colour) + 1)
    painter.drawText(QRectF(0, 0, size, size), Qt.AlignmentFlag.AlignCenter, number)
    painter.end()
    pixmap.setDevicePixelRatio(ratio)
    icon = QIcon(pixmap)
    icon.addPixmap(faded(pixmap), QIcon.Mode.Disabled)
    return icon


class SelectionBar(QFrame):
    """Lies on the page's viewport and never takes the focus from it."""

    colour_chosen = Signal(object)  # Colour
    copy_chosen = Signal()

    def __init__(self, themes: Themes, parent: QWidget) -> None:
        super().__init__(parent)
        self._page = parent
        self._themes = themes
        self.setObjectName("selectionBar")
        row = QHBoxLayout(self)
        row.setContentsMargins(6, 4, 6, 4)
        row.setSpacing(2)
        self._buttons: dict[Colour, QToolButton] = {}
        for colour in Colour:
            button = self._button(row)
            button.clicked.connect(lambda _=False, chosen=colour: self.colour_chosen.emit(chosen))
            self._buttons[colour] = button
        self._copy = self._button(row)
        self._copy.clicked.connect(lambda: self.copy_chosen.emit())
        shadow = QGraphicsDropShadowEffect(self)
        shadow.setBlurRadius(18)
        shadow.setOffset(0, 3)
        shadow.setColor(QColor(0, 0, 0, 70))
        self.setGraphicsEffect(shadow)
        themes.changed.connect(self._look)
        self._look()
        self._words()
        self.hide()

    def _button(self, row: QHBoxLayout) -> QToolButton:
        button = QToolButton()
        button.setAutoRaise(True)
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        button.setIconSize(QSize(20, 20))
        row.addWidget(button)
        return button

    def show_at(self, below: QPoint, above: QPoint) -> None:
        """Appear under a point of the page, or over the other one where there is no room below."""
        self.adjustSize()
        area = self._page.rect()
        y = below.y() + 8
        if y + self.height() > area.bottom():
            y = max(4, above.y() - self.height() - 8)
        x = min(max(4, below.x() - self.width() // 2), area.right() - self.width() - 4)
        self.move(max(4, x), y)
        self.show()
        self.raise_()

    def _look(self) -> None:
        theme = self._themes.current
        self.setStyleSheet(
            f"#selectionBar {{ background: {theme.page.name()}; border: 1px solid {theme.line.name()};"
            f" border-radius: 8px; }}"
            f" QToolButton {{ border: none; border-radius: 5px; padding: 3px; }}"
            f" QToolButton:hover {{ background: {theme.hover.name()}; }}"
        )
        for colour, button in self._buttons.items():
            button.setIcon(colour_icon(self._themes, colour))
        self._copy.setIcon(self._themes.icon("quote", size=20))

    def _words(self) -> None:
        for number, (colour, words) in enumerate(highlight_words().items(), 1):
            tip = f"{words} ({number})"
            self._buttons[colour].setToolTip(tip)
            self._buttons[colour].setAccessibleName(tip)
        tip = QCoreApplication.translate("SelectionBar", "Copy with citation")
        self._copy.setToolTip(tip)
        self._copy.setAccessibleName(tip)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange:
            self._words()
        super().changeEvent(event)
