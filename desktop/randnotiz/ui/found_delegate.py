"""Paints the sidebar's rows: a group's heading with its line, an entity's name and count."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetrics,
    QPainter,
    QPen,
    QTextCharFormat,
    QTextLayout,
)
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from randnotiz.domain.mention import Label
from randnotiz.ui.found_model import FoundFilter, FoundRole
from randnotiz.ui.found_rows import FoundRow
from randnotiz.ui.found_tips import hint_words
from randnotiz.ui.theme import UNDERLINES, Themes

ICONS = {Label.PER: "user", Label.ORG: "building-2", Label.LOC: "map-pin", Label.DATE: "calendar"}
STEPPER_HEIGHT = 30
_CHEVRON = 6
_ICON = 22
TEXT = 44
"""Where names begin, in pixels from the left."""
_EYE = 16
_RIGHT = 10


def eye_rect(rect: QRect) -> QRect:
    """Where a group's eye is, with some room around it, within the group's row."""
    return QRect(rect.right() - _RIGHT - _EYE - 4, rect.top(), _EYE + 8 + _RIGHT, rect.height())


class FoundDelegate(QStyledItemDelegate):
    """Rows are told apart by FoundRole.ROW; the followed entity's row has room for the stepper below."""

    def __init__(self, themes: Themes, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._themes = themes
        self.followed: str | None = None
        self.followed_index = QPersistentModelIndex()
        self.restyle()

    def restyle(self) -> None:
        """Measure again: fonts have changed."""
        self._font = self._themes.ui_font()
        self._bold = self._themes.ui_font()
        self._bold.setWeight(QFont.Weight.DemiBold)
        self._small = self._themes.small_font()
        self.row_height = QFontMetrics(self._font).height() + 9
        self._size = QSize(160, self.row_height)
        self._followed_size = QSize(160, self.row_height + STEPPER_HEIGHT)
        self._group_size = QSize(160, self.row_height + 12)

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        # Asked for every row at each layout: nothing here may look into the model.
        if not index.parent().isValid():
            return self._group_size
        return self._followed_size if self.followed and index == self.followed_index else self._size

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        row = index.data(FoundRole.ROW)
        if isinstance(row, FoundRow):
            self._paint_entity(painter, option, row)
        else:
            self._paint_group(painter, option, index)
        self._paint_focus(painter, option)
        painter.restore()

    # ------------------------------------------------------------- groups

    def _paint_group(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        theme = self._themes.current
        rect = QRect(option.rect)
        label = Label(index.data(FoundRole.LABEL))
        hidden = bool(index.data(FoundRole.HIDDEN))
        is_open = bool(_state(option) & QStyle.StateFlag.State_Open)
        if index.row():
            painter.setPen(QPen(theme.line, 1))
            painter.drawLine(rect.left() + 8, rect.top() + 4, rect.right() - 8, rect.top() + 4)
        rect = rect.adjusted(0, 4, 0, 0)
        middle = rect.center().y() + 1
        self._icon(painter, "chevron-down" if is_open else "chevron-right", theme.faint, _CHEVRON, middle, 14)
        self._icon(painter, ICONS[label], theme.label[label], _ICON, middle, 16)
        eye = rect.right() - _RIGHT - _EYE
        eye_colour = theme.muted if hidden else theme.faint
        self._icon(painter, "eye-off" if hidden else "eye", eye_colour, eye, middle, _EYE)
        count = str(self._count(index))
        width = QFontMetrics(self._small).horizontalAdvance(count)
        place = QRect(eye - 10 - width, rect.top() + 1, width, rect.height())
        self._text(painter, count, self._small, theme.muted, place)
        room = QRect(TEXT, rect.top(), eye - 20 - width - TEXT, rect.height())
        self._caption(painter, str(index.data()), label, hidden, room)

    def _caption(self, painter: QPainter, words: str, label: Label, hidden: bool, room: QRect) -> None:
        """The group's name above the line that its mentions have in the text: a legend without a legend."""
        theme = self._themes.current
        metrics = QFontMetrics(self._bold)
        words = metrics.elidedText(words, Qt.TextElideMode.ElideRight, room.width())
        layout = QTextLayout(words, self._bold)
        form = QTextCharFormat()
        form.setForeground(theme.muted if hidden else theme.ink)
        if not hidden:
            form.setUnderlineStyle(UNDERLINES[label])
            form.setUnderlineColor(theme.label[label])
        stretch = QTextLayout.FormatRange()
        stretch.start, stretch.length, stretch.format = 0, len(words.encode("utf-16-le")) // 2, form
        layout.setFormats([stretch])
        layout.beginLayout()
        line = layout.createLine()
        line.setLineWidth(room.width() + 2)
        layout.endLayout()
        layout.draw(painter, QPointF(room.left(), room.center().y() + 1 - metrics.height() / 2))

    @staticmethod
    def _count(index: QModelIndex | QPersistentModelIndex) -> int:
        model = index.model()
        return model.count(index) if isinstance(model, FoundFilter) else int(index.data(FoundRole.COUNT))

    # ------------------------------------------------------------- entities

    def _paint_entity(self, painter: QPainter, option: QStyleOptionViewItem, row: FoundRow) -> None:
        theme = self._themes.current
        rect = QRect(option.rect)
        followed = row.id == self.followed and not row.is_hint
        if followed:
            self._paint_followed(painter, rect, theme.label[row.label])
        elif _state(option) & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(rect, theme.hover)
        line = QRect(rect.left(), rect.top(), rect.width(), self.row_height)
        if row.is_hint:
            self._paint_hint(painter, line)
            return
        count = "" if followed else str(row.count)
        width = QFontMetrics(self._small).horizontalAdvance(count)
        right = rect.right() - _RIGHT
        place = QRect(right - width, line.top(), width + 1, line.height())
        self._text(painter, count, self._small, theme.muted, place)
        ink = theme.muted if row.is_doubtful or not row.resolved else theme.ink
        font = self._bold if followed else self._font
        room = QRect(TEXT, line.top(), right - width - (10 if width else 0) - TEXT, line.height())
        self._text(painter, row.name, font, ink, room)

    def _paint_followed(self, painter: QPainter, rect: QRect, colour: QColor) -> None:
        theme = self._themes.current
        painter.fillRect(rect, theme.hover)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        painter.drawRoundedRect(QRectF(rect.left() + 2, rect.top() + 4, 3, rect.height() - 8), 1.5, 1.5)

    def _paint_hint(self, painter: QPainter, line: QRect) -> None:
        theme = self._themes.current
        self._icon(painter, "clock", theme.faint, _ICON, line.center().y(), 14)
        words = QRect(TEXT, line.top(), line.right() - _RIGHT - TEXT, line.height())
        font = QFont(self._small)
        font.setItalic(True)
        self._text(painter, hint_words(), font, theme.muted, words)

    # ------------------------------------------------------------- strokes

    def _paint_focus(self, painter: QPainter, option: QStyleOptionViewItem) -> None:
        if _state(option) & QStyle.StateFlag.State_HasFocus:
            rect = QRect(option.rect)
            painter.setPen(QPen(self._themes.current.accent, 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(rect).adjusted(1.5, 1.5, -1.5, -1.5), 4, 4)

    def _icon(self, painter: QPainter, name: str, colour: QColor, x: int, middle: int, size: int) -> None:
        self._themes.icon(name, colour, size).paint(painter, QRect(x, middle - size // 2, size, size))

    @staticmethod
    def _text(painter: QPainter, words: str, font: QFont, colour: QColor, rect: QRect) -> None:
        painter.setFont(font)
        painter.setPen(colour)
        elided = QFontMetrics(font).elidedText(words, Qt.TextElideMode.ElideRight, rect.width())
        flags = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine
        painter.drawText(rect, int(flags), elided)


def _state(option: QStyleOptionViewItem) -> QStyle.StateFlag:
    state: QStyle.StateFlag = option.state
    return state
