"""What keys do on the page beyond what Qt has them do."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QScrollBar

_KEPT = 40
"""Pixels of the page before that are still seen on the next one."""


def turns_page(bar: QScrollBar, event: QKeyEvent) -> bool:
    """Space turns pages, as in every reader; whether it was that key."""
    if event.key() != Qt.Key.Key_Space:
        return False
    step = bar.pageStep() - _KEPT
    back = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
    bar.setValue(bar.value() + (-step if back else step))
    event.accept()
    return True


def show_margin(bar: QScrollBar, event: QKeyEvent) -> None:
    """Qt goes no further than to the caret: the first line would stand at the very edge of the window."""
    if event.matches(QKeySequence.StandardKey.MoveToStartOfDocument):
        bar.setValue(0)
    elif event.matches(QKeySequence.StandardKey.MoveToEndOfDocument):
        bar.setValue(bar.maximum())
