"""A list of cards of different heights: only what is seen is measured at once, however many there are."""

from __future__ import annotations

from time import perf_counter

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    Qt,
    QTimer,
)
from PySide6.QtGui import (
    QAccessible,
    QAccessibleEvent,
    QHideEvent,
    QHoverEvent,
    QPainter,
    QPaintEvent,
    QRegion,
    QShowEvent,
)
from PySide6.QtWidgets import QListView, QStyle, QStyleOptionViewItem, QWidget

from randnotiz.ui.card_heights import CardHeights, Held

AnyIndex = QModelIndex | QPersistentModelIndex
Action = QListView.CursorAction
Hint = QListView.ScrollHint

_PAUSE_MS, _SLICE = 12, 0.002
"""While nothing else is to do, the rest is measured: in pieces of so many seconds."""
_STEP = 30  # pixels that an arrow of the scroll bar goes


class CardList(QListView):
    """QListView's behaviour, but its own arrangement: one card a row, below each other, as wide as the view.

    Qt's asks the delegate for the height of every card at every change: 40 ms for 5,000. Here a card that
    nobody has seen has about the height of others; what is seen stays where it is when that is not so.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._heights = CardHeights(self._measure)
        self._room = -1
        self._hovered = -1
        self._moving = False
        self._timer = QTimer(self, interval=_PAUSE_MS)
        self._timer.timeout.connect(self._go_on)
        self.setVerticalScrollMode(self.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def setModel(self, model: QAbstractItemModel | None) -> None:
        """Show another model's rows."""
        super().setModel(model)
        if model is not None:
            model.rowsRemoved.connect(self._rows_removed)
            model.rowsMoved.connect(self.measure_again)
            model.layoutChanged.connect(self.measure_again)
        self.measure_again()

    # ------------------------------------------------------------- heights

    def measure_again(self) -> None:
        """Any height may be another now; what was known is where to begin."""
        self._heights.doubt(0, len(self._heights))
        self._settle()
        self._resume()

    def _take_over(self) -> None:
        """See to it that there is a height for each row, and for this width."""
        model = self.model()
        self._heights.resize(model.rowCount(self.rootIndex()) if model is not None else 0)
        if self.viewport().width() != self._room:  # Qt does not tell of it while rows are to be arranged anew
            self._room = self.viewport().width()
            self._heights.doubt(0, len(self._heights))

    def _measure(self, row: int) -> int:
        index = self.model().index(row, 0, self.rootIndex())
        option = QStyleOptionViewItem()
        self.initViewItemOption(option)
        return self.itemDelegateForIndex(index).sizeHint(option, index).height()

    def _held(self) -> Held:
        return self._heights.held(self.verticalScrollBar().value(), self.viewport().height())

    def _settle(self, held: Held | None = None) -> None:
        """Measure what is to be seen, with one card where it is, and let the scroll bar know."""
        if self._moving:
            return
        self._take_over()
        height = self.viewport().height()
        self._move_bar(self._heights.settle(held or self._held(), height) if len(self._heights) else 0)

    def _move_bar(self, value: int) -> None:
        bar, height = self.verticalScrollBar(), self.viewport().height()
        self._moving = True
        bar.setRange(0, max(0, round(self._heights.total) - height))
        bar.setPageStep(height)
        bar.setSingleStep(_STEP)
        bar.setValue(value)
        self._moving = False

    def _resume(self) -> None:
        if self.isVisible() and self._heights.next_unknown(0) >= 0:
            self._timer.start()

    def _go_on(self) -> None:
        """Measure some of the rest: what comes next first."""
        if self.verticalScrollBar().isSliderDown():
            return
        end, held = perf_counter() + _SLICE, self._held()
        row = self._heights.next_unknown(held.row)
        while row >= 0 and perf_counter() < end:
            self._heights.measure((row,))
            row = self._heights.next_unknown(row)
        if row < 0:
            self._timer.stop()
        self._settle(held)

    # ------------------------------------------------------------- what changes

    def doItemsLayout(self) -> None:
        """Qt's word that cards have come, gone or changed."""
        self._settle()
        self._resume()
        self.viewport().update()

    def reset(self) -> None:
        """Other rows, from the top."""
        self._heights.resize(0)
        super().reset()
        self._settle(Held(0, 0.0))
        self._resume()

    def rowsInserted(self, parent: AnyIndex, start: int, end: int) -> None:
        """Some more rows, `end` included."""
        count, held = end - start + 1, self._held()
        if len(self._heights) + count == self.model().rowCount(self.rootIndex()):
            self._heights.insert(start, count)
            above = start <= held.row and held.y < 0
            self._settle(held._replace(row=held.row + count) if above else held)
        super().rowsInserted(parent, start, end)

    def _rows_removed(self, parent: AnyIndex, start: int, end: int) -> None:
        count, held = end - start + 1, self._held()
        if len(self._heights) - count == self.model().rowCount(self.rootIndex()):
            self._heights.remove(start, count)
            row = held.row - count if held.row > end else min(held.row, start)
            self._settle(Held(max(0, min(row, len(self._heights) - 1)), held.y))
        self.viewport().update()

    def dataChanged(self, first: AnyIndex, last: AnyIndex, roles: object = ()) -> None:
        """Cards say something else."""
        self._heights.doubt(first.row(), last.row() + 1)
        super().dataChanged(first, last)

    def updateGeometries(self) -> None:
        """The view has another size."""
        self._settle()
        self._resume()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.StyleChange, QEvent.Type.FontChange):
            self.measure_again()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._resume()

    def hideEvent(self, event: QHideEvent) -> None:
        self._timer.stop()
        super().hideEvent(event)

    # ------------------------------------------------------------- where they are

    def visualRect(self, index: AnyIndex) -> QRect:
        """Where a card is, in the viewport."""
        self._take_over()
        if not index.isValid() or index.row() >= len(self._heights):
            return QRect()
        top = round(self._heights.top(index.row())) - self.verticalScrollBar().value()
        return QRect(0, top, self.viewport().width(), round(self._heights[index.row()]))

    def indexAt(self, point: QPoint) -> QModelIndex:
        """The card at a point of the viewport, or an invalid index."""
        self._take_over()
        y = point.y() + self.verticalScrollBar().value()
        if not 0 <= y < self._heights.total:
            return QModelIndex()
        return self.model().index(self._heights.at(y), 0, self.rootIndex())

    def scrollTo(self, index: AnyIndex, hint: QListView.ScrollHint = Hint.EnsureVisible) -> None:
        """Bring a card into view."""
        self._take_over()
        if not index.isValid():
            return
        row, held = index.row(), self._held()
        if self._heights.measure((row,)):
            self._settle(held)
        y = self._heights.top(row) - self.verticalScrollBar().value()
        below = max(0.0, self.viewport().height() - self._heights[row])
        if hint == Hint.PositionAtTop or (hint == Hint.EnsureVisible and y < 0):
            y = 0.0
        elif hint == Hint.PositionAtBottom or (hint == Hint.EnsureVisible and y > below):
            y = below
        elif hint == Hint.PositionAtCenter:
            y = below / 2
        self._settle(Held(row, y))

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        """The scroll bar has moved."""
        if self._moving:
            self.viewport().update()
        else:
            self.viewport().scroll(dx, dy)
            self._settle()

    def moveCursor(self, action: QListView.CursorAction, modifiers: Qt.KeyboardModifier) -> QModelIndex:
        """Where a key leads from the current card."""
        last, now = len(self._heights) - 1, self.currentIndex().row()
        if last < 0 or now < 0:
            return self.model().index(0, 0, self.rootIndex())
        page = self.viewport().height() - round(self._heights[now])
        rows = {
            Action.MoveUp: now - 1,
            Action.MovePrevious: now - 1,
            Action.MoveDown: now + 1,
            Action.MoveNext: now + 1,
            Action.MoveHome: 0,
            Action.MoveEnd: last,
            Action.MovePageUp: min(self._heights.at(self._heights.top(now) - page), now - 1),
            Action.MovePageDown: max(self._heights.at(self._heights.top(now) + page), now + 1),
        }
        return self.model().index(max(0, min(rows.get(action, now), last)), 0, self.rootIndex())

    def setSelection(self, rect: QRect, command: QItemSelectionModel.SelectionFlag) -> None:
        """Select what lies in a rectangle of the viewport."""
        first, last = self.indexAt(rect.topLeft()), self.indexAt(rect.bottomLeft())
        chosen = QItemSelection(first, last) if first.isValid() and last.isValid() else QItemSelection()
        self.selectionModel().select(chosen, command)

    def visualRegionForSelection(self, selection: QItemSelection) -> QRegion:
        """Where selected cards are."""
        region = QRegion()
        for number in range(selection.size()):
            part = selection.at(number)
            rect = self.visualRect(part.topLeft()).united(self.visualRect(part.bottomRight()))
            region += rect.intersected(self.viewport().rect())
        return region

    # ------------------------------------------------------------- look

    def viewportEvent(self, event: QEvent) -> bool:
        """Keep in mind which card the mouse is on."""
        if event.type() in (QEvent.Type.HoverEnter, QEvent.Type.HoverMove) and isinstance(event, QHoverEvent):
            self._hovered = self.indexAt(event.position().toPoint()).row()
        elif event.type() == QEvent.Type.HoverLeave:
            self._hovered = -1
        return super().viewportEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        self._settle()
        if not len(self._heights):
            return
        value, area = self.verticalScrollBar().value(), event.rect()
        common = QStyleOptionViewItem()
        self.initViewItemOption(common)
        focused = self.currentIndex().row() if self.hasFocus() else -1
        painter = QPainter(self.viewport())
        for row in range(self._heights.at(value + area.top()), self._heights.at(value + area.bottom()) + 1):
            index = self.model().index(row, 0, self.rootIndex())
            option = QStyleOptionViewItem(common)
            option.rect = self.visualRect(index)
            for state, wanted in (
                (QStyle.StateFlag.State_Selected, self.selectionModel().isSelected(index)),
                (QStyle.StateFlag.State_MouseOver, row == self._hovered),
                (QStyle.StateFlag.State_HasFocus, row == focused),
            ):
                if wanted:
                    option.state |= state
            self.itemDelegateForIndex(index).paint(painter, option, index)
        painter.end()

    def currentChanged(self, current: AnyIndex, previous: AnyIndex) -> None:
        """Qt tells assistive technology which card it is by its own arrangement, which is empty."""
        super().currentChanged(current, previous)
        if QAccessible.isActive() and current.isValid() and self.hasFocus():
            event = QAccessibleEvent(self, QAccessible.Event.Focus)
            event.setChild(current.row())
            QAccessible.updateAccessibility(event)
