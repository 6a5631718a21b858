"""Finding words in the open article."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Sequence
from itertools import islice
from operator import attrgetter

from PySide6.QtCore import QCoreApplication, QEvent, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLineEdit, QWidget

from randnotiz.domain.span import Span
from randnotiz.ui.fields import IconButton, field_style
from randnotiz.ui.theme import Themes

_MOST = 10_000


def find_all(text: str, words: str, near: int = 0) -> list[Span]:
    """Where `words` stand in `text`, whatever their case and the white space between them.

    10,000 at most: those behind the code point `near` first, then those from the beginning on. In text order.
    """
    parts = words.split()
    if not parts:
        return []
    pattern = re.compile(r"\s+".join(re.escape(part) for part in parts), re.IGNORECASE)
    behind = [Span(*match.span()) for match in islice(pattern.finditer(text, near), _MOST)]
    near = behind[0].start if behind else len(text)
    before = islice(pattern.finditer(text, 0, near), _MOST - len(behind))
    return [Span(*match.span()) for match in before] + behind


class FindBar(QFrame):
    """A line below the page. `text` gives the article's text; `found` tells spans and the current one."""

    found = Signal(object, object)  # list[Span], Span | None
    closed = Signal()

    def __init__(self, themes: Themes, text: Callable[[], str], top: Callable[[], int]) -> None:
        super().__init__()
        self._themes = themes
        self._text = text
        self._top = top
        self._finder: Callable[[str, str, int], list[Span]] = find_all
        self._anchor = 0  # where the search begins: where the reader was, however many letters were typed
        self._seen = -1  # what stood at the top when this bar had last gone somewhere
        self._finds: Sequence[Span] = ()
        self._at = -1
        self.field = QLineEdit()
        self._empty = QAction(self, visible=False)
        self._empty.triggered.connect(self.field.clear)
        self.field.addAction(self._empty, QLineEdit.ActionPosition.TrailingPosition)
        self.field.textChanged.connect(lambda text: self._empty.setVisible(bool(text)))
        self.count = QLabel()
        self.count.setTextFormat(Qt.TextFormat.PlainText)
        self._previous, self._next = IconButton(themes, "chevron-up"), IconButton(themes, "chevron-down")
        self._close = IconButton(themes, "x")
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 6, 12, 6)
        row.addStretch(1)
        self.field.setMaximumWidth(360)
        row.addWidget(self.field, 3)
        for widget in (self.count, self._previous, self._next, self._close):
            row.addWidget(widget)
        row.addStretch(1)
        self.field.textChanged.connect(self._typed)
        self.field.returnPressed.connect(self.next)
        self._next.clicked.connect(self.next)
        self._previous.clicked.connect(self.previous)
        self._close.clicked.connect(self.close_bar)
        themes.changed.connect(self._look)
        self._look()
        self._words()
        self.hide()

    def _look(self) -> None:
        self._empty.setIcon(self._themes.icon("x", self._themes.current.muted, 16))
        self.field.setFont(self._themes.ui_font())
        self.field.setStyleSheet(field_style(self._themes))

    def _words(self) -> None:
        self.field.setPlaceholderText(QCoreApplication.translate("FindBar", "Find in this article"))
        self.field.setAccessibleName(QCoreApplication.translate("FindBar", "Find in this article"))
        for button, name in (
            (self._previous, QCoreApplication.translate("FindBar", "Previous occurrence")),
            (self._next, QCoreApplication.translate("FindBar", "Next occurrence")),
            (self._close, QCoreApplication.translate("FindBar", "Close")),
        ):
            button.set_words(name)
        empty = QCoreApplication.translate("LibraryPanel", "Clear the search")
        self._empty.setText(empty)
        self._empty.setToolTip(empty)
        self._tell()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange:
            self._words()
        super().changeEvent(event)

    def come_after(self, part: QWidget) -> None:
        """The Tab key leads from this part into the line: it is made when it is needed, after all others."""
        for one in (self.field, self._previous, self._next, self._close):
            QWidget.setTabOrder(part, one)
            part = one

    def open_bar(self, words: str = "") -> None:
        """Show the bar, with these words if there are any."""
        self.show()
        if words:
            self.field.setText(words)
        self.field.setFocus()
        self.field.selectAll()
        self.search()

    def follow(self, words: str, finder: Callable[[str], Sequence[Span]], first: Span | None) -> None:
        """Show what a search of the library found in the article, at `first` to begin with.

        `finder` gives the spans of a text, until the reader types something else here.
        """
        self.field.setText(words)
        self._finder = lambda text, _words, _near: list(finder(text))
        self.show()
        self._finds = self._finder(self._text(), words, 0)
        self._at = self._finds.index(first) if first in self._finds else 0
        self._tell()

    def _typed(self) -> None:
        self._finder = find_all
        self.search()

    def close_bar(self) -> None:
        """Hide the bar; the marks go with it."""
        self.hide()
        self._finds, self._at = (), -1
        self.found.emit([], None)
        self.closed.emit()

    def search(self) -> None:
        """Search again (other words, or another article), from where the reader is."""
        if not self.isVisible():
            return
        if self._top() != self._seen:  # the reader has gone on meanwhile
            self._anchor = self._top()
        self._finds = self._finder(self._text(), self.field.text(), self._anchor)
        behind = bisect_left(self._finds, self._anchor, key=attrgetter("start"))
        self._at = behind % len(self._finds) if self._finds else -1
        self._tell()

    def next(self) -> None:
        """Go to the next occurrence, from the last to the first."""
        self.step(1)

    def previous(self) -> None:
        """Go to the occurrence before."""
        self.step(-1)

    def step(self, by: int) -> None:
        """Go on by so many occurrences."""
        if self._finds:
            self._at = (self._at + by) % len(self._finds)
            self._anchor = self._finds[self._at].start
            self._tell()

    def _tell(self) -> None:
        current = self._finds[self._at] if 0 <= self._at < len(self._finds) else None
        if current is not None:
            words = QCoreApplication.translate("FindBar", "{place} of {count}")
            count = len(self._finds)
            all_of_them = f"{count}+" if count == _MOST else str(count)
            self.count.setText(words.format(place=self._at + 1, count=all_of_them))
        else:
            nothing = QCoreApplication.translate("FindBar", "Not found")
            self.count.setText(nothing if self.field.text().strip() else "")
        if self.isVisible():
            self.found.emit(list(self._finds), current)
            self._seen = self._top()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close_bar()
        elif event.key() == Qt.Key.Key_Return and event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self.previous()
        else:
            super().keyPressEvent(event)
