"""What the mouse over the page says without a click: which words it rests on, and whether a click goes on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, QTimer
from PySide6.QtGui import QMouseEvent

from randnotiz.ui.typesetting import DATE_ANCHOR

if TYPE_CHECKING:
    from randnotiz.ui.article_view import ArticleView

_REST_MS = 220


class Pointing(QObject):
    """Follows the mouse over a page and lets its `hovered` tell."""

    def __init__(self, view: ArticleView) -> None:
        super().__init__(view)
        self._view = view
        self._at = QPoint()
        self._rest = QTimer(self, singleShot=True, interval=_REST_MS)
        self._rest.timeout.connect(self._tell)
        view.viewport().setMouseTracking(True)
        view.viewport().installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.MouseMove and isinstance(event, QMouseEvent):
            self._move(event)
        elif event.type() is QEvent.Type.Leave:
            self._rest.stop()
            self._view.hovered.emit(-1, QPoint())
        return False

    def _move(self, event: QMouseEvent) -> None:
        self._at = event.position().toPoint()
        if event.buttons() is Qt.MouseButton.NoButton:
            link = self._view.anchorAt(self._at) == DATE_ANCHOR
            shape = Qt.CursorShape.PointingHandCursor if link else Qt.CursorShape.IBeamCursor
            self._view.viewport().setCursor(shape)
            self._rest.start()

    def _tell(self) -> None:
        page = self._view.viewport()
        if page.underMouse():
            self._view.hovered.emit(self._view.offset_at(self._at), page.mapToGlobal(self._at))
