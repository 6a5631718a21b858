"""Room for the panels beside the page: in a narrow window one steps back for the other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from randnotiz.ui.main_window import MainWindow

BOTH_SIDES = 960
"""Pixels of the window's width below which the page has no readable lines left between two panels."""


class SideRoom(QObject):
    """Watches library and sidebar, whoever shows them, and keeps the page its room.

    What steps back is still wanted: it returns with the room, or when the other panel goes.
    """

    def __init__(self, window: MainWindow, library: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._sides: dict[str, QWidget] = {"library": library, "sidebar": window.sidebar}
        self._stepped_back = ""
        self._before = self._shown()
        window.parts_shown.connect(self._make_room)
        window.installEventFilter(self)

    def _shown(self) -> set[str]:
        return {name for name, side in self._sides.items() if not side.isHidden()}

    def _make_room(self) -> None:
        before, now = self._before, self._shown()
        self._before = now
        if self._stepped_back in now:
            self._stepped_back = ""
        if now == set(self._sides) and self._window.width() < BOTH_SIDES:
            self._step_back("sidebar" if "sidebar" in before else "library")
        elif not now and before and self._stepped_back:
            self._call_back()

    def _step_back(self, name: str) -> None:
        self._stepped_back = name
        self._before.discard(name)
        self._sides[name].hide()
        self._window.parts_shown.emit()

    def _call_back(self) -> None:
        name, self._stepped_back = self._stepped_back, ""
        self._window.show_part(name, True)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Bring back what stepped back once there is room for both."""
        if event.type() is QEvent.Type.Resize and self._stepped_back and self._window.width() >= BOTH_SIDES:
            self._call_back()
        return super().eventFilter(watched, event)
