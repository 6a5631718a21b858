"""Lays a long article out where it is seen; the rest has the height that it will nearly have.

Qt's own layout knows where a paragraph stands only once all above it are laid out: three quarters of a second
of a 5 MB article, at every other size of the type and every jump.
"""

from __future__ import annotations

from math import ceil
from time import perf_counter
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import (
    QAbstractTextDocumentLayout,
    QPainter,
    QPalette,
    QTextBlock,
    QTextCharFormat,
    QTextDocument,
    QTextFrame,
    QTextLayout,
    QTextLine,
    QTextOption,
)

from randnotiz.ui.block_shapes import Blocks
from randnotiz.ui.stacked import Stacked

_AT_ONCE = 8
"""Blocks laid out before the clock is looked at."""
_BETWEEN, _ON = QTextLine.CursorPosition.CursorBetweenCharacters, QTextLine.CursorPosition.CursorOnCharacter


class _Mark(NamedTuple):
    start: int
    end: int
    form: QTextCharFormat


class LongLayout(QAbstractTextDocumentLayout):
    """The layout of a document that has only blocks of text, in its root frame, as the typesetter makes them.

    It agrees with Qt's own, apart from where blocks stand that nobody has seen. Blocks are laid out when
    they are asked for, but move only within `settle` and `lay_ahead`, which tell by how much.
    """

    def __init__(self, document: QTextDocument) -> None:
        super().__init__(document)
        margins = document.rootFrame().frameFormat()
        self._left, self._right = margins.leftMargin(), margins.rightMargin()
        self._above, self._below = margins.topMargin(), margins.bottomMargin()
        self._slack = 0.0  # less than a pixel: what is on the screen moves by whole ones
        self._width = -1.0
        self._blocks = Blocks(document)
        self._slots = Stacked()  # of each block, with the gap above it
        self._laid = bytearray()
        self._due: dict[int, float] = {}  # heights of blocks that are laid out, but have another slot as yet

    # ------------------------------------------------------------- the blocks

    def documentChanged(self, start: int, removed: int, added: int) -> None:
        """Qt's word that the document, its width or some words in it are not what they were."""
        document = self.document()
        width = document.pageSize().width() - self._left - self._right
        if document.blockCount() != len(self._blocks):
            self._blocks = Blocks(document)
            self._estimate(width)
        elif width != self._width:
            self._estimate(width)
        else:
            first, last = document.findBlock(start), document.findBlock(start + added)
            end = last.blockNumber() + 1 if last.isValid() else len(self._laid)
            for number in range(first.blockNumber(), end):
                self._laid[number] = 0
        self.documentSizeChanged.emit(self.documentSize())

    def _estimate(self, width: float) -> None:
        """Begin anew at this width: no block is laid out any more."""
        self._width = width
        self._slots = Stacked(self._blocks.heights(width))
        self._laid = bytearray(len(self._slots))
        self._due.clear()

    def _lay(self, number: int, block: QTextBlock | None = None) -> None:
        """Break a block into lines."""
        block = block or self.document().findBlockByNumber(number)
        layout, shape = block.layout(), self._blocks.shape(number)
        fixed, left, room = shape.line, shape.left, self._width - shape.left - shape.right
        option, indent = shape.option, shape.indent
        if block.textDirection() is Qt.LayoutDirection.RightToLeft:
            option = QTextOption(option)
            option.setTextDirection(Qt.LayoutDirection.RightToLeft)
            option.setAlignment(Qt.AlignmentFlag.AlignRight)
            indent = 0.0
        layout.setTextOption(option)
        layout.beginLayout()
        y, line = 0.0, layout.createLine()
        while line.isValid():
            line.setLeadingIncluded(True)
            line.setLineWidth(room - (0.0 if y else shape.indent))
            # Four fifths of a fixed height are above the base line, in Qt.
            up = line.ascent() + max(line.leading(), 0.0) - fixed * 4 / 5 if fixed else 0.0
            line.setPosition(QPointF(left if y else left + indent, y - up))
            y += fixed or ceil(line.height())
            line = layout.createLine()
        layout.endLayout()
        self._laid[number] = 1
        height = self._blocks.gaps[number] + y
        if height != self._slots[number]:
            self._due[number] = height

    def _top(self, number: int) -> float:
        """Where the lines of a block begin, in the document."""
        return self._above + self._slack + self._slots.top(number) + self._blocks.gaps[number]

    def _number_at(self, y: float) -> int:
        return self._slots.at(y - self._above - self._slack)

    # ------------------------------------------------------------- laying out

    def settle(self, top: float, height: float) -> int:
        """Lay out what stands between two heights. By how many pixels what was seen there has moved down."""
        moved, anchor = 0, -1
        while True:
            first, last = self._number_at(top + moved), self._number_at(top + moved + height)
            if anchor < 0:
                anchor = self._laid.find(1, first, last + 1) if first else 0
                anchor = first if anchor < 0 else anchor
            block = self.document().findBlockByNumber(first)
            for number in range(first, last + 1):
                if not self._laid[number]:
                    self._lay(number, block)
                block = block.next()
            if not self._due:
                return moved
            moved += self._move(anchor)

    def lay_ahead(self, top: float, height: float, seconds: float) -> int:
        """Lay out what comes below what is seen, then the rest, for so long.

        By how many pixels what is seen has moved down.
        """
        end = perf_counter() + seconds
        anchor, number = self._number_at(top), self._number_at(top + height)
        while perf_counter() < end:
            number = self._laid.find(0, number)
            if number < 0:
                number = self._laid.find(0)
            if number < 0:
                break
            block = self.document().findBlockByNumber(number)
            for one in range(number, min(number + _AT_ONCE, len(self._laid))):
                if not self._laid[one]:
                    self._lay(one, block)
                block = block.next()
        return self._move(anchor)

    @property
    def is_whole(self) -> bool:
        """Whether every block is laid out."""
        return 0 not in self._laid

    def _move(self, anchor: int) -> int:
        """Give every block its place, and tell by how much the anchor's is another now."""
        before = self._top(anchor)
        self._slots.change(self._due)
        self._due.clear()
        moved = self._top(anchor) - before
        self._slack += round(moved) - moved
        self._slack -= round(self._slack)
        return round(self._top(anchor) - before)

    # ------------------------------------------------------------- what Qt asks

    def documentSize(self) -> QSizeF:
        height = self._above + self._slack + self._slots.total + self._below
        return QSizeF(self._width + self._left + self._right, height)

    def pageCount(self) -> int:
        return 1

    def frameBoundingRect(self, frame: QTextFrame) -> QRectF:
        return QRectF(QPointF(), self.documentSize())

    def blockBoundingRect(self, block: QTextBlock) -> QRectF:
        number = block.blockNumber()
        if not 0 <= number < len(self._laid):
            return QRectF()
        if not self._laid[number]:
            self._lay(number, block)
        rect = block.layout().boundingRect()
        rect.moveTopLeft(QPointF(self._left, self._top(number)))
        return rect

    def hitTest(  # type: ignore[override]  # Qt itself gives a QPointF
        self, point: QPointF, accuracy: Qt.HitTestAccuracy
    ) -> int:
        exact = accuracy is Qt.HitTestAccuracy.ExactHit
        number = self._number_at(point.y())
        block = self.document().findBlockByNumber(number)
        if not self._laid[number]:
            self._lay(number, block)
        layout, y = block.layout(), point.y() - self._top(number)
        if y < layout.boundingRect().top():
            return -1 if exact else block.position()
        x = point.x() - self._left
        place = 0
        for at in range(layout.lineCount()):
            line = layout.lineAt(at)
            words = line.naturalTextRect()
            if words.bottom() <= y:
                place = line.textStart() + line.textLength()
            elif words.top() > y:
                return -1 if exact else block.position() + max(place, line.textStart())
            elif exact and not words.left() <= x <= words.right():
                return -1
            else:
                return block.position() + int(line.xToCursor(x, _BETWEEN if not exact else _ON))
        return -1 if exact else block.position() + place

    def draw(self, painter: QPainter, context: QAbstractTextDocumentLayout.PaintContext) -> None:
        clip = context.clip
        painter.setPen(context.palette.color(QPalette.ColorRole.Text))
        first = self._number_at(clip.top())
        block, marks = self.document().findBlockByNumber(first), _marks(context)
        for number in range(first, len(self._laid)):
            top = self._top(number)
            if top > clip.bottom():
                break
            if not self._laid[number]:
                self._lay(number, block)
            start, end = block.position(), block.position() + block.length()
            ranges = [
                _range(mark.start - start, mark.end - mark.start, mark.form)
                for mark in marks
                if mark.start < end and mark.end > start
            ]
            layout, place = block.layout(), QPointF(self._left, top)
            layout.draw(painter, place, ranges, clip)
            if start <= context.cursorPosition < end:
                layout.drawCursor(painter, place, context.cursorPosition - start)
            block = block.next()


def _marks(context: QAbstractTextDocumentLayout.PaintContext) -> list[_Mark]:
    # The format is copied: PySide's (6.11) would point into what is gone by then.
    marks = []
    for one in context.selections:
        start, end = one.cursor.selectionStart(), one.cursor.selectionEnd()
        if start < end:
            marks.append(_Mark(start, end, QTextCharFormat(one.format)))
    return marks


def _range(start: int, length: int, form: QTextCharFormat) -> QTextLayout.FormatRange:
    one = QTextLayout.FormatRange()
    one.start, one.length, one.format = start, length, form
    return one
