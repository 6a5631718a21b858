"""How large a dialog comes up."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog

_EDGES = (40, 80)
"""Pixels that a frame, a title and a task bar take of a screen."""


def come_up(dialog: QDialog, width: int, height: int) -> None:
    """Give a dialog its first size, but never more than the screen has: at 200 % it has half as much."""
    room = dialog.screen().availableGeometry()
    dialog.resize(min(width, room.width() - _EDGES[0]), min(height, room.height() - _EDGES[1]))
