"""Paints an article of the library: its title in up to two lines, and where it comes from.

Of an article that was searched for, the passage found stands between them.
"""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from randnotiz.domain.shelf import ArticleSummary, SearchHit
from randnotiz.ui.elided import draw_lines, one_line, set_lines
from randnotiz.ui.library_model import LibraryModel, LibraryRole, facts_words
from randnotiz.ui.search_passage import marked_lines
from randnotiz.ui.search_words import place_words
from randnotiz.ui.theme import Themes

_LEFT = 14
_RIGHT = 12
_LINES = 2
_GAP = 3
_PASSAGE_LINES = 3


class LibraryDelegate(QStyledItemDelegate):
    """All rows are equally high, so that a hundred thousand of them need no measuring."""

    def __init__(self, themes: Themes, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._themes = themes
        self.restyle()

    def restyle(self) -> None:
        """Measure again: fonts have changed."""
        self._title = self._themes.ui_font()
        self._bold = self._themes.ui_font()
        self._bold.setWeight(QFont.Weight.DemiBold)
        self._small = self._themes.small_font()
        self._leading = round(QFontMetricsF(self._title).height())
        self._small_leading = round(QFontMetricsF(self._small).height())
        self.row_height = _LINES * self._leading + self._small_leading + _GAP + 20
        self.hit_height = self.row_height + _PASSAGE_LINES * self._small_leading + _GAP

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        model = index.model()
        searching = isinstance(model, LibraryModel) and model.finding is not None
        return QSize(120, self.hit_height if searching else self.row_height)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        row = index.data(LibraryRole.SUMMARY)
        if not isinstance(row, ArticleSummary):
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect, is_open = QRect(option.rect), bool(index.data(LibraryRole.IS_OPEN))
        hit = index.data(LibraryRole.HIT)
        self._paint_ground(painter, option.state, rect, is_open, hit is not None)
        if index.row():
            painter.setPen(QPen(self._themes.current.line, 1))
            painter.drawLine(rect.left() + 8, rect.top(), rect.right() - 8, rect.top())
        if isinstance(hit, SearchHit):
            self._paint_hit(painter, rect, row, hit)
        else:
            self._paint_words(painter, rect, row, is_open)
        painter.restore()

    def _paint_ground(
        self, painter: QPainter, state: QStyle.StateFlag, rect: QRect, is_open: bool, is_hit: bool
    ) -> None:
        theme = self._themes.current
        # While the reader types, Enter opens this one.
        marked = QStyle.StateFlag.State_Selected if is_hit else QStyle.StateFlag.State_None
        inner = QRectF(rect).adjusted(4.5, 3.5, -4.5, -2.5)
        painter.setPen(Qt.PenStyle.NoPen)
        if is_open:
            painter.setPen(QPen(theme.line, 1))
            painter.setBrush(theme.page)
            painter.drawRoundedRect(inner, 7, 7)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.accent)
            painter.drawRoundedRect(
                QRectF(inner.left() + 2, inner.top() + 8, 3, inner.height() - 16), 1.5, 1.5
            )
        elif state & (QStyle.StateFlag.State_MouseOver | marked):
            painter.setBrush(theme.hover)
            painter.drawRoundedRect(inner, 7, 7)
        if state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(theme.accent, 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(inner, 7, 7)

    def _paint_words(self, painter: QPainter, rect: QRect, row: ArticleSummary, is_open: bool) -> None:
        theme = self._themes.current
        room = rect.width() - _LEFT - _RIGHT
        font = self._bold if is_open else self._title
        lines = set_lines(one_line(row.title), font, room, _LINES)
        source = self._source(row, room)
        height = len(lines) * self._leading + (self._small_leading + _GAP if source else 0)
        y = rect.top() + 1 + (rect.height() - height) / 2
        painter.setPen(theme.ink)
        y = draw_lines(painter, lines, font, rect.left() + _LEFT, y, self._leading)
        painter.setPen(theme.muted)
        draw_lines(painter, (source,), self._small, rect.left() + _LEFT, y + _GAP, self._small_leading)

    def _paint_hit(self, painter: QPainter, rect: QRect, row: ArticleSummary, hit: SearchHit) -> None:
        theme, room = self._themes.current, rect.width() - _LEFT - _RIGHT
        title = marked_lines(hit.title, hit.title_marks, self._title, theme.ink, room, _LINES)
        passage = marked_lines(hit.passage, hit.marks, self._small, theme.ink, room, _PASSAGE_LINES)
        source = self._source(row, room, place_words(hit.place))
        height = title.boundingRect().height() + passage.boundingRect().height() + _GAP
        height += self._small_leading + _GAP if source else 0
        x, y = rect.left() + _LEFT, rect.top() + 1 + (rect.height() - height) / 2
        painter.setPen(theme.ink)
        title.draw(painter, QPointF(x, y))
        y += title.boundingRect().height() + _GAP
        painter.setPen(theme.muted)
        passage.draw(painter, QPointF(x, y))
        y += passage.boundingRect().height() + _GAP
        draw_lines(painter, (source,), self._small, x, y, self._small_leading)

    def _source(self, row: ArticleSummary, room: int, place: str = "") -> str:
        """Where it comes from; a long publisher is shortened, so that day and notes stay."""
        metrics = QFontMetrics(self._small)
        publisher = " · ".join(part for part in (place, one_line(row.publisher, 100)) if part)
        facts = facts_words(row)
        rest = f" · {facts}" if publisher and facts else facts
        most = max(room - metrics.horizontalAdvance(rest), 40)
        publisher = metrics.elidedText(publisher, Qt.TextElideMode.ElideRight, most)
        return metrics.elidedText(publisher + rest, Qt.TextElideMode.ElideRight, room)
