"""The page: shows an article as set, and speaks of it in code points of its text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6 import QtCore, QtGui
from PySide6.QtCore import QMimeData, QPoint, QRect, Signal
from PySide6.QtGui import QTextCursor, QTextDocument
from PySide6.QtWidgets import QFrame, QTextEdit, QWidget

from randnotiz.domain.span import Span, trimmed
from randnotiz.ui.calm import CalmScrollBar
from randnotiz.ui.document_map import DocumentMap
from randnotiz.ui.highlights import Highlights
from randnotiz.ui.in_order import InOrder
from randnotiz.ui.measure import line_width
from randnotiz.ui.typesetting import ABOVE, DATE_ANCHOR, GUTTER, SetArticle

if TYPE_CHECKING:
    from randnotiz.ui.laying_ahead import LayingAhead
    from randnotiz.ui.margin import MarginMark

_SCROLL_BAR = 10
_LONG = 100_000
"""Characters above which a document is laid out where it is seen; all of this many take 15 ms."""


class ArticleView(QTextEdit):
    """A read-only page with a centred column. Selections, clicks and scrolling are told in code points."""

    clicked = Signal(int)
    hovered = Signal(int, QPoint)  # offset or -1, global position
    selection_settled = Signal()
    date_requested = Signal()
    menu_requested = Signal(QPoint)
    scrolled = Signal()
    painted = Signal()  # once: an article is on the screen for the first time

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setReadOnly(True)
        self.setUndoRedoEnabled(False)
        self.setAcceptDrops(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollBar(CalmScrollBar(_SCROLL_BAR))
        self.map: DocumentMap | None = None
        self._text = ""
        self._painted = False
        self._document: QTextDocument | None = None
        self._ahead: LayingAhead | None = None
        self._margin_marks: InOrder[MarginMark] = InOrder()
        self._pressed: QPoint | None = None
        self._held: tuple[int, int] | None = None
        self.highlights = Highlights(self, self.visible_span)
        self.verticalScrollBar().valueChanged.connect(self._on_scroll)
        self.selectionChanged.connect(self._on_selection)

    def become_usable(self) -> None:
        """Follow the mouse and the keyboard: not from the start, that would cost it 30 ms (PySide 6.11)."""
        if not self.viewport().hasMouseTracking():
            from randnotiz.ui.pointing import Pointing

            Pointing(self)
        by = QtCore.Qt.TextInteractionFlag
        self.setTextInteractionFlags(by.TextSelectableByMouse | by.TextSelectableByKeyboard)
        self.setHorizontalScrollBarPolicy(QtCore.Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    # ------------------------------------------------------------- the document

    def show_article(self, text: str, article: SetArticle | None) -> None:
        """Show a set article (or an empty page); marks and selection of the one before are gone."""
        self._text, self._held = text, None
        self._margin_marks = InOrder()
        self.map = article.map if article else None
        old, self._document = self._document, article.document if article else QTextDocument()
        self.highlights.set_map(None)
        self.setExtraSelections([])
        self._document.setParent(self)
        self._center(self._document)  # first: with other margins the text would be laid out twice
        self._lay_ahead(self._document)
        self.setDocument(self._document)
        self.highlights.set_map(self.map)
        if old is not None:
            old.deleteLater()

    def _lay_ahead(self, document: QTextDocument) -> None:
        if self._ahead is not None:
            self._ahead.stop()
        self._ahead = None
        if document.characterCount() > _LONG:
            from randnotiz.ui.laying_ahead import LayingAhead

            self._ahead = LayingAhead(self, document)

    def move_text(self, map: DocumentMap) -> None:
        """What stands above the text has become longer or shorter; everything else is as it was."""
        self.map = self.highlights.map = map

    def set_margin_marks(self, marks: InOrder[MarginMark]) -> None:
        """The bars beside annotated passages, in text order."""
        self._margin_marks = marks
        if self._painted:
            self.viewport().update()

    # ------------------------------------------------------------- asking

    def selected_span(self) -> Span | None:
        """What is selected of the article's text, without white space at its ends; None for nothing."""
        cursor = self.textCursor()
        if self.map is None or not cursor.hasSelection():
            return None
        span = trimmed(self._text, self.map.to_span(cursor.selectionStart(), cursor.selectionEnd()))
        return span if len(span) else None

    def visible_span(self) -> Span:
        """The stretch of text between the upper and the lower edge of the window."""
        if self.map is None:
            return Span(0, 0)
        top, bottom = self._position_at(0) or 0, self._position_at(self.height())
        if bottom is None:
            return self.map.to_span(top, self.document().characterCount() - 1)
        line = QTextCursor(self.document())
        line.setPosition(bottom)
        line.movePosition(QTextCursor.MoveOperation.EndOfLine)
        return self.map.to_span(top, line.position())

    def _position_at(self, y: int) -> int | None:
        """The document position that begins the line at a height of the viewport; None outside the text."""
        # In the document's margins Qt names a position anywhere (6.11), and lays out everything up to there.
        first = ABOVE - self.verticalScrollBar().value() + 2
        for height in (max(y, first), max(y, first) - GUTTER // 2):
            cursor = self.cursorForPosition(QPoint(GUTTER + 1, height))
            if abs(self.cursorRect(cursor).center().y() - height) < 2 * GUTTER:
                return cursor.position()
        return None

    def offset_at(self, point: QPoint) -> int:
        """The code point under a point of the viewport, or -1 where there is no text of the article."""
        if self.map is None:
            return -1
        cursor = self.cursorForPosition(point)
        border = self.cursorRect(cursor)
        # Leading belongs to its line, but neither the margins nor the space between blocks do.
        if abs(point.x() - border.center().x()) > border.height() or not (
            border.top() - 2 <= point.y() <= border.bottom() + 6
        ):
            return -1
        position = cursor.position()
        if border.center().x() > point.x() and not cursor.atBlockStart():
            position -= 1  # Qt names the border nearest to the point; what is meant is the character under it
        return self.map.to_offset(position) if self.map.holds(position) else -1

    def rect_of(self, offset: int) -> QRect:
        """Where a code point stands, in the viewport's coordinates."""
        cursor = QTextCursor(self.document())
        cursor.setPosition(self.map.to_position(offset) if self.map else 0)
        return self.cursorRect(cursor)

    def top_offset(self) -> int:
        """The code point at the upper edge of the window: what is remembered of the place one has read to."""
        return self.visible_span().start if self.verticalScrollBar().value() else 0

    # ------------------------------------------------------------- going

    def scroll_to(self, offset: int, height: int = 12) -> None:
        """Bring a code point so many pixels below the upper edge."""
        bar = self.verticalScrollBar()
        if self.map is None or not offset:
            bar.setValue(0)
            return
        self.document().size()  # a place far down is known only once everything above has been laid out
        bar.setValue(bar.value() + self.rect_of(offset).top() - height)

    def reveal(self, span: Span) -> None:
        """Bring a span into view, in the upper third, unless it is well in view already."""
        if self.map is None:
            return
        self.document().size()
        rect, height = self.rect_of(span.start), self.viewport().height()
        if rect.top() < 24 or rect.bottom() > height - 60:
            bar = self.verticalScrollBar()
            bar.setValue(bar.value() + rect.top() - height // 3)

    def select(self, span: Span) -> None:
        """Select a span, as if the reader had done it."""
        if self.map is not None:
            cursor = self.textCursor()
            cursor.setPosition(self.map.to_position(span.start))
            cursor.setPosition(self.map.to_position(span.end), QTextCursor.MoveMode.KeepAnchor)
            self.setTextCursor(cursor)

    def clear_selection(self) -> None:
        """Select nothing; the caret stays."""
        cursor = self.textCursor()
        cursor.setPosition(cursor.selectionEnd())
        self.setTextCursor(cursor)

    def place_caret(self, offset: int) -> None:
        """Put the caret before a code point, so that reading on by keyboard starts there."""
        if self.map is not None:
            cursor = self.textCursor()
            cursor.setPosition(self.map.to_position(offset))
            self.setTextCursor(cursor)

    # ------------------------------------------------------------- column

    def _center(self, document: QTextDocument) -> None:
        # Margins of the viewport, not of the document: a wider window then needs no new layout.
        spare = self.width() - _SCROLL_BAR - line_width(document.defaultFont()) - 2 * GUTTER
        side = max(0, spare // 2)
        self.setViewportMargins(side, 0, side, 0)

    def resizeEvent(self, event: QtGui.QResizeEvent) -> None:
        # Kept until the reader scrolls: asked anew at each of a row of sizes, the place would creep upwards.
        held, self._held = self._held or self._place(), None
        self._center(self._document or self.document())  # the one that is coming, if there is one
        super().resizeEvent(event)
        if held is not None and event.oldSize().width() != event.size().width():
            self.scroll_to(*held)
        self._held = held
        self.highlights.scrolled()

    def _place(self) -> tuple[int, int] | None:
        offset = self.top_offset() if self.map else 0
        return (offset, self.rect_of(offset).top()) if offset else None

    def _on_scroll(self) -> None:
        if self._ahead is not None and not self._ahead.scrolled():
            return  # what is seen stays where it is
        self._held = None
        self.highlights.scrolled()
        self.scrolled.emit()

    # ------------------------------------------------------------- mouse and keys

    def mousePressEvent(self, event: QtGui.QMouseEvent) -> None:
        self._pressed = event.position().toPoint()
        if self._pressed.y() < ABOVE - self.verticalScrollBar().value():
            event.accept()  # above the first line Qt would put the caret anywhere
            return
        super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QtGui.QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        point, pressed = event.position().toPoint(), self._pressed
        self._pressed = None
        if event.button() is not QtCore.Qt.MouseButton.LeftButton:
            return
        if self.textCursor().hasSelection():
            self.selection_settled.emit()
        elif pressed is not None and (pressed - point).manhattanLength() < 6:
            if self.anchorAt(point) == DATE_ANCHOR:
                self.date_requested.emit()
            else:
                self.clicked.emit(self.offset_at(point))

    def _on_selection(self) -> None:
        if self._pressed is None:
            self.selection_settled.emit()

    def keyPressEvent(self, event: QtGui.QKeyEvent) -> None:
        from randnotiz.ui.page_keys import show_margin, turns_page

        if not turns_page(self.verticalScrollBar(), event):
            super().keyPressEvent(event)
            show_margin(self.verticalScrollBar(), event)

    def contextMenuEvent(self, event: QtGui.QContextMenuEvent) -> None:
        keyboard = event.reason() is QtGui.QContextMenuEvent.Reason.Keyboard
        self.menu_requested.emit(self.cursorRect().bottomLeft() if keyboard else event.pos())
        event.accept()

    def createMimeDataFromSelection(self) -> QMimeData:
        """What is copied or dragged: the article's own words, never the document's reading of them."""
        span = self.selected_span()
        data = QMimeData()
        data.setText(span.of(self._text) if span else "")
        return data

    # ------------------------------------------------------------- margin

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        if self._ahead is not None and self._ahead.moving:
            self.viewport().update()  # only what lies above became longer or shorter
        else:
            super().scrollContentsBy(dx, dy)

    def paintEvent(self, event: QtGui.QPaintEvent) -> None:
        super().paintEvent(event)
        if self.map is not None and not self._painted:
            self._painted = True
            self.painted.emit()
        if self._margin_marks and self.map is not None:
            from randnotiz.ui.margin import paint_margin

            paint_margin(self.viewport(), self._margin_marks, self.visible_span(), self.rect_of)
