"""The two fields of the note editor: plain text, and tags with completion."""

from __future__ import annotations

import re
from collections.abc import Callable

from PySide6.QtCore import QMimeData, QSize, QStringListModel, Qt, Signal
from PySide6.QtGui import QDropEvent, QFocusEvent, QKeyEvent, QKeySequence, QTextCursor, QTextOption
from PySide6.QtWidgets import QAbstractItemView, QCompleter, QLineEdit, QPlainTextEdit, QWidget

from randnotiz.domain.utf16 import Utf16Map
from randnotiz.ui.soft_breaks import SoftBreaks, is_long

_SURROGATES = re.compile("[\ud800-\udfff]")
_ENDLESS_WORD = re.compile(r"\S{3000}")
"""A word that takes Qt long to break only where it must: 3 s for 200,000 characters, 65 s for a million."""


def _alike(one: str, other: str) -> int:
    """How many code points two texts share from their beginning; in halves, as they may be long."""
    low, high = 0, min(len(one), len(other))
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if one[low:middle] == other[low:middle] else (low, middle - 1)
    return low


def _as_text(raw: str) -> str:
    return _SURROGATES.sub("\ufffd", raw.replace("\u2029", "\n").replace("\u2028", "\n"))


class NoteField(QPlainTextEdit):
    """Plain text. Undo goes to the field's own typing first; where there is none, `undo_wanted` says so."""

    edited = Signal()
    escaped = Signal()
    focus_lost = Signal()
    undo_wanted = Signal()
    redo_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTabChangesFocus(True)
        self.soft = SoftBreaks(self.document())
        self.textChanged.connect(self.edited)

    def _wrap_anywhere(self, text: str) -> None:
        """Break lines anywhere from now on if there is a word without end in the text that is to come."""
        if _ENDLESS_WORD.search(text):
            self.setWordWrapMode(QTextOption.WrapMode.WrapAnywhere)

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), 92)

    def text(self) -> str:
        """What stands in the field. Unlike toPlainText, non-breaking spaces stay what they are."""
        return _as_text(self.soft.without(self.document().toRawText()))

    def show_text(self, text: str) -> None:
        """Show another note: the field's own undo starts anew, nothing counts as edited."""
        blocked = self.blockSignals(True)
        self.clear()  # not to lay the note before out once more
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        if is_long(text):
            self.soft.insert(self.textCursor(), text)
            self.moveCursor(QTextCursor.MoveOperation.Start)
        else:
            self._wrap_anywhere(text)
            self.document().setUndoRedoEnabled(True)
            self.setPlainText(text)
        self.blockSignals(blocked)

    def take_over(self, text: str) -> None:
        """Show a change made elsewhere: only what differs is replaced, so that the cursor stays."""
        old = self.text()
        start = _alike(old, text)
        shorter = min(len(old), len(text)) - start
        tail = _alike(old[::-1][:shorter], text[::-1][:shorter])
        units = Utf16Map(old)
        blocked = self.blockSignals(True)
        self.document().setUndoRedoEnabled(False)
        cursor = QTextCursor(self.document())
        cursor.setPosition(self.soft.place_of(units.to_units(start)))
        end = self.soft.place_of(units.to_units(len(old) - tail))
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        self._write(cursor, text[start : len(text) - tail])
        self.document().setUndoRedoEnabled(not self.soft)
        self.blockSignals(blocked)

    def _write(self, cursor: QTextCursor, text: str) -> None:
        """Replace what is selected; long paragraphs are cut."""
        if self.soft or is_long(text):
            self.soft.insert(cursor, text)
        else:
            self._wrap_anywhere(text)
            cursor.insertText(text)

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Whatever is pasted or dropped arrives as plain text."""
        if source.hasText():
            self._write(self.textCursor(), source.text())
            self.ensureCursorVisible()

    def createMimeDataFromSelection(self) -> QMimeData:
        """What is copied is the note's text."""
        cursor, data = self.textCursor(), QMimeData()
        words = self.soft.without(cursor.selectedText(), cursor.selectionStart())
        data.setText(_as_text(words))
        return data

    def dropEvent(self, event: QDropEvent) -> None:
        if self.soft and event.source() in (self, self.viewport()):
            event.ignore()  # Qt would move the words in one change, of which it does not tell exactly
        else:
            super().dropEvent(event)

    def _step_over(self, event: QKeyEvent) -> None:
        """What is deleted at the border of two pieces is a character, not the border."""
        cursor = self.textCursor()
        if self.soft and not cursor.hasSelection():
            if event.key() == Qt.Key.Key_Backspace and cursor.position() - 1 in self.soft:
                cursor.movePosition(QTextCursor.MoveOperation.PreviousCharacter)
            elif event.key() == Qt.Key.Key_Delete and cursor.position() in self.soft:
                cursor.movePosition(QTextCursor.MoveOperation.NextCharacter)
            self.setTextCursor(cursor)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if event.key() == Qt.Key.Key_Escape or (
            enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier
        ):
            self.escaped.emit()
        elif event.matches(QKeySequence.StandardKey.Undo) and not self.document().isUndoAvailable():
            self.undo_wanted.emit()
        elif event.matches(QKeySequence.StandardKey.Redo) and not self.document().isRedoAvailable():
            self.redo_wanted.emit()
        else:
            self._step_over(event)
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.focus_lost.emit()


class TagsField(QLineEdit):
    """Tags, separated by commas; those known already are offered while one is typed."""

    escaped = Signal()
    focus_lost = Signal()

    def __init__(self, known: Callable[[], list[str]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._known = known
        self._tags = QStringListModel(self)
        self._completer = QCompleter(self._tags, self)
        self._completer.setWidget(self)
        self._completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self._completer.activated.connect(self._complete)
        self.textEdited.connect(self._offer)
        self.setMaxLength(2000)

    @property
    def offers(self) -> QAbstractItemView | None:
        """The list of tags offered."""
        return self._completer.popup()

    def _word(self) -> tuple[int, str]:
        """Where the tag at the cursor begins, in code points, and what of it stands there."""
        before = self.text()[: self._cursor()]
        start = max(before.rfind(","), before.rfind(";")) + 1
        return start, before[start:].strip().lstrip("#")

    def _cursor(self) -> int:
        return Utf16Map(self.text()).to_offset(self.cursorPosition())

    def _offer(self) -> None:
        word = self._word()[1]
        taken = {tag.strip().lstrip("#").casefold() for tag in re.split("[,;]", self.text())}
        self._tags.setStringList([tag for tag in self._known() if tag.casefold() not in taken])
        self._completer.setCompletionPrefix(word)
        if word and self._completer.completionCount():
            self._completer.complete()
        else:
            self._hide_offers()

    def _hide_offers(self) -> None:
        if self.offers is not None:
            self.offers.hide()

    def _complete(self, tag: str) -> None:
        start, _ = self._word()
        rest = self.text()[self._cursor() :].lstrip(" ,;")
        head = self.text()[:start].rstrip()
        head = f"{head} {tag}, " if head else f"{tag}, "
        self.setText(head + rest)
        self.setCursorPosition(Utf16Map(head).units)
        self.textEdited.emit(self.text())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        leaving = event.key() in (Qt.Key.Key_Escape, Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if leaving and self.offers is not None and self.offers.isVisible():
            event.ignore()  # the completer sends us its keys first: these are its own
        elif leaving:
            self.escaped.emit()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.focus_lost.emit()
