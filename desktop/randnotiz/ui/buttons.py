"""Buttons of dialogs."""

from __future__ import annotations

from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QDialogButtonBox


def plain(box: QDialogButtonBox) -> QDialogButtonBox:
    """The box without the icons that the style puts on its buttons: words are enough."""
    for button in box.buttons():
        button.setIcon(QIcon())
    return box
