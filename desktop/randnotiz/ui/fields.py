"""Small parts that the panels share: a filter field, a quiet icon button, an empty state."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QColor, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QLabel,
    QLineEdit,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from randnotiz.ui.theme import Theme, Themes


class Panel(QWidget):
    """A part of the window that follows the look and the language.

    Subclasses give `restyle` (colours, fonts, icons) and `retranslate` (words) and call both once built.
    """

    def __init__(self, themes: Themes, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.themes = themes
        themes.changed.connect(self.restyle)

    def restyle(self) -> None:
        """Take over the current look."""

    def retranslate(self) -> None:
        """Take over the current language."""

    def leave(self) -> bool:
        """Escape was pressed on one of its buttons. Whether this part knows where the focus belongs."""
        return False

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() != Qt.Key.Key_Escape or not self.leave():
            super().keyPressEvent(event)


class FilterField(QLineEdit):
    """One line to filter a list by. Escape empties it, then leaves; Down and Enter go to the list."""

    filtered = Signal(str)
    left = Signal()
    entered = Signal()

    def __init__(
        self, themes: Themes, pause: Callable[[], int] = lambda: 0, parent: QWidget | None = None
    ) -> None:
        """`pause` says how many milliseconds to wait for another key before filtering (long lists)."""
        super().__init__(parent)
        self._themes = themes
        self._pause = pause
        self._look = self.addAction(
            themes.icon("search", themes.current.faint, 16), self.ActionPosition.LeadingPosition
        )
        self._empty = QAction(self)
        self._empty.triggered.connect(self.clear)
        self.addAction(self._empty, self.ActionPosition.TrailingPosition)
        self._empty.setVisible(False)
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self._announce)
        self.textChanged.connect(self._changed)
        themes.changed.connect(self.restyle)
        self.restyle()

    def set_words(self, placeholder: str, clear: str) -> None:
        """Its placeholder, which is its accessible name too, and the tooltip of its clear button."""
        self.setPlaceholderText(placeholder)
        self.setAccessibleName(placeholder.rstrip("… "))
        self._look.setText(self.accessibleName())  # a screen reader meets it as a button
        self._empty.setText(clear)
        self._empty.setToolTip(clear)

    def restyle(self) -> None:
        """Take over the current look."""
        theme = self._themes.current
        self._look.setIcon(self._themes.icon("search", theme.faint, 16))
        self._empty.setIcon(self._themes.icon("x", theme.muted, 16))
        self.setFont(self._themes.ui_font())
        self.setStyleSheet(field_style(self._themes))

    def _changed(self, text: str) -> None:
        self._empty.setVisible(bool(text))
        pause = self._pause() if text else 0
        if pause:
            self._timer.start(pause)
        else:
            self._announce()

    def _announce(self) -> None:
        self._timer.stop()
        self.filtered.emit(self.text())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key == Qt.Key.Key_Escape:
            if self.text():
                self.clear()
            else:
                self.left.emit()
        elif key in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._announce()
            self.entered.emit()
        else:
            super().keyPressEvent(event)


def field_style(themes: Themes, kind: str = "QLineEdit") -> str:
    """The style sheet of a field to type in."""
    theme = themes.current
    return (
        f"{kind} {{ background: {theme.page.name()}; color: {theme.ink.name()};"
        f" placeholder-text-color: {theme.faint.name()};"
        f" border: 1px solid {theme.line.name()}; border-radius: 6px; padding: 4px 6px;"
        f" selection-background-color: {theme.accent.name()}; selection-color: {theme.accent_ink.name()}; }}"
        f"{kind}:focus {{ border: 1px solid {theme.accent.name()}; }}"
    )


class IconButton(QToolButton):
    """A flat button with one line icon; its tooltip is its accessible name."""

    def __init__(self, themes: Themes, icon: str, size: int = 18, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._themes = themes
        self._icon = icon
        self._size = size
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setIconSize(QSize(size, size))
        self.setFixedSize(size + 10, size + 10)
        themes.changed.connect(self.restyle)
        self.restyle()

    def set_words(self, words: str) -> None:
        """Its tooltip and accessible name."""
        self.setToolTip(words)
        self.setAccessibleName(words)

    def restyle(self) -> None:
        """Take over the current look."""
        theme = self._themes.current
        self.setIcon(self._themes.icon(self._icon, theme.muted, self._size))
        self.setStyleSheet(
            "QToolButton { border: 1px solid transparent; border-radius: 5px; background: transparent;"
            " padding: 2px; }"
            f"QToolButton:hover, QToolButton:pressed {{ background: {theme.hover.name()}; }}"
            f"QToolButton:focus {{ border-color: {theme.accent.name()}; }}"
            "QToolButton::menu-indicator { image: none; }"
        )


_ROOM_FOR_PICTURE = 190
_ROOM_FOR_TEXT = 130


class EmptyState(Panel):
    """What a panel shows instead of an empty list: an icon, a sentence, perhaps something to do."""

    asked = Signal()

    def __init__(self, themes: Themes, parent: QWidget | None = None) -> None:
        super().__init__(themes, parent)
        self._icon = ""
        self._picture = QLabel(self)
        self._title = QLabel(self)
        self._text = QLabel(self)
        self._button = QPushButton(self)
        self._button.clicked.connect(self.asked)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 8, 16, 8)
        layout.setSpacing(8)
        layout.addStretch(2)
        for label in (self._picture, self._title, self._text):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            label.setWordWrap(label is not self._picture)
            layout.addWidget(label)
        layout.addSpacing(4)
        layout.addWidget(self._button, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addStretch(3)
        self.restyle()

    def say(self, icon: str, title: str, text: str = "", button: str = "") -> None:
        """Show this; no button where it has no words."""
        self._icon = icon
        self._title.setText(title)
        self._text.setText(text)
        self._make_room()
        self._button.setText(button)
        self._button.setVisible(bool(button))
        self.setAccessibleName(f"{title} {text}".strip())
        self._draw()

    def minimumSizeHint(self) -> QSize:
        """Small: a list may be made small, and so may what stands in for it."""
        return QSize(120, 72)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._make_room()

    def _make_room(self) -> None:
        """In little height the picture goes first, then the sentence; what can be done about it stays."""
        self._picture.setVisible(self.height() >= _ROOM_FOR_PICTURE)
        self._text.setVisible(bool(self._text.text()) and self.height() >= _ROOM_FOR_TEXT)

    @property
    def words(self) -> str:
        """What it says, title and sentence."""
        return f"{self._title.text()}\n{self._text.text()}".strip()

    @property
    def button(self) -> QPushButton:
        """What can be done about it."""
        return self._button

    def _draw(self) -> None:
        if self._icon:
            icon = self.themes.icon(self._icon, self.themes.current.faint, 32)
            self._picture.setPixmap(icon.pixmap(32, 32))

    def restyle(self) -> None:
        theme = self.themes.current
        self._draw()
        font = self.themes.ui_font()
        font.setBold(True)
        self._title.setFont(font)
        self._text.setFont(self.themes.ui_font())
        self._button.setFont(self.themes.ui_font())
        self.setStyleSheet(f"QLabel {{ color: {theme.muted.name()}; }}" + button_style(self.themes))


def button_style(themes: Themes) -> str:
    """The style sheet of a button with words."""
    theme = themes.current
    return (
        f"QPushButton {{ background: {theme.page.name()}; color: {theme.ink.name()};"
        f" border: 1px solid {theme.line.name()}; border-radius: 6px; padding: 5px 12px; outline: none; }}"
        f"QPushButton:hover {{ background: {theme.hover.name()}; }}"
        f"QPushButton:focus {{ border-color: {theme.accent.name()}; }}"
    )


def menu_style(themes: Themes) -> str:
    """The style sheet of a menu: an edge, without which it would run into what lies below it on dark.

    What is chosen has a ground on which the icons, drawn once for bar and menus, can still be seen.
    """
    theme = themes.current
    edge = theme.line.lighter(170) if theme.is_dark else theme.line.darker(118)
    chosen = (
        f"selection-background-color: {chosen_ground(theme).name()}; selection-color: {theme.ink.name()};"
    )
    return f"QMenu {{ border: 1px solid {edge.name()}; {chosen} }} QMenuBar {{ {chosen} }}"


def chosen_ground(theme: Theme) -> QColor:
    """The panel's ground with some of the accent in it: under what is chosen in a menu."""
    under, over = theme.panel, theme.accent
    pairs = ((under.red(), over.red()), (under.green(), over.green()), (under.blue(), over.blue()))
    return QColor(*(round(0.7 * one + 0.3 * other) for one, other in pairs))


def style_list(view: QAbstractItemView, themes: Themes) -> None:
    """Give a list or tree the panel's ground and a slim scroll bar."""
    # Not by palette: a style sheet set further up gives back the palette of before.
    ground = f"QListView, QTreeView {{ background: {themes.current.panel.name()}; border: none; }}"
    view.setStyleSheet(ground + themes.scroll_style())
    view.scheduleDelayedItemsLayout()
