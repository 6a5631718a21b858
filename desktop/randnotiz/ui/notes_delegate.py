"""Paints an annotation as a card: its colour and key, the passage, the note, tags, and what is doubtful."""

from __future__ import annotations

from PySide6.QtCore import (
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from randnotiz.domain.annotation import AnchorState, Annotation
from randnotiz.ui.colour_row import draw_disc
from randnotiz.ui.elided import draw_lines, one_line, set_lines
from randnotiz.ui.notes_model import NoteRole, section_words, state_words
from randnotiz.ui.theme import Themes

_LEFT = 36
_RIGHT = 14
_TOP = 10
_BOTTOM = 12
_GAP = 6
_DISC = 18
_HEADING = 36
_QUOTE_LINES = 3
_NOTE_LINES = 4
_MOST_TAG = 24


class NotesDelegate(QStyledItemDelegate):
    """Heights are kept for each annotation until it, the width or the fonts change."""

    def __init__(self, themes: Themes, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._themes = themes
        self.current = ""
        self._heights: dict[str, tuple[Annotation, int, int]] = {}
        self.restyle()

    def restyle(self) -> None:
        """Measure again: fonts have changed."""
        self._quote = self._themes.reading_font(14)
        self._note = self._themes.ui_font()
        self._small = self._themes.small_font()
        self._bold = self._themes.small_font()
        self._bold.setWeight(QFont.Weight.DemiBold)
        self._quote_leading = round(QFontMetricsF(self._quote).height()) + 2
        self._note_leading = round(QFontMetricsF(self._note).height()) + 1
        self._small_leading = round(QFontMetricsF(self._small).height()) + 6
        self._heights.clear()

    # ------------------------------------------------------------- size

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        annotation = index.data(NoteRole.ANNOTATION)
        width = _width(option)
        if not isinstance(annotation, Annotation):
            return QSize(width, 0)
        known = self._heights.get(annotation.id)
        if known is None or known[0] is not annotation or known[1] != width:
            known = (annotation, width, self._height(annotation, width))
            self._heights[annotation.id] = known
        # Asked for all of thousands of cards at each change: placed ones have no heading to look for.
        heading = annotation.state is not AnchorState.ANCHORED and _heading_of(index)
        return QSize(width, known[2] + (_HEADING if heading else 0))

    def _height(self, annotation: Annotation, width: int) -> int:
        room = width - _LEFT - _RIGHT
        height = _TOP + _BOTTOM + len(self._quote_of(annotation, room)) * self._quote_leading
        note = len(self._note_of(annotation, room))
        height += note * self._note_leading + (_GAP if note else 0)
        height += (self._small_leading + _GAP) if annotation.tags else 0
        height += self._small_leading if state_words(annotation.state) else 0
        return height

    def _quote_of(self, annotation: Annotation, room: int) -> tuple[str, ...]:
        return set_lines(one_line(annotation.selector.exact), self._quote, room, _QUOTE_LINES)

    def _note_of(self, annotation: Annotation, room: int) -> tuple[str, ...]:
        return set_lines(annotation.note, self._note, room, _NOTE_LINES) if annotation.note.strip() else ()

    # ------------------------------------------------------------- painting

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        annotation = index.data(NoteRole.ANNOTATION)
        if not isinstance(annotation, Annotation):
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect = QRect(option.rect)
        heading = _heading_of(index)
        if heading:
            self._paint_heading(painter, rect, heading, annotation.state)
            rect.setTop(rect.top() + _HEADING)
        elif index.row():
            painter.setPen(QPen(self._themes.current.line, 1))
            painter.drawLine(rect.left() + 8, rect.top(), rect.right() - 8, rect.top())
        self._paint_ground(painter, option.state, rect, annotation)
        self._paint_sign(painter, rect, annotation)
        self._paint_words(painter, rect, annotation)
        painter.restore()

    def _paint_heading(self, painter: QPainter, rect: QRect, words: str, state: AnchorState) -> None:
        theme = self._themes.current
        painter.setPen(QPen(theme.line, 1))
        painter.drawLine(rect.left() + 8, rect.top() + 2, rect.right() - 8, rect.top() + 2)
        line = QRect(rect.left() + 12, rect.top() + 8, rect.width() - 24, _HEADING - 10)
        icon = "inbox" if state is AnchorState.ORPHANED else "triangle-alert"
        self._themes.icon(icon, theme.muted, 16).paint(
            painter, QRect(line.left(), line.center().y() - 8, 16, 16)
        )
        painter.setFont(self._bold)
        painter.setPen(theme.muted)
        painter.drawText(line.adjusted(24, 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, words)

    def _paint_ground(
        self, painter: QPainter, state: QStyle.StateFlag, rect: QRect, annotation: Annotation
    ) -> None:
        theme = self._themes.current
        inner = QRectF(rect).adjusted(4.5, 3.5, -4.5, -2.5)
        if annotation.id == self.current:
            painter.setPen(QPen(theme.line, 1))
            painter.setBrush(theme.page)
            painter.drawRoundedRect(inner, 7, 7)
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.hover)
            painter.drawRoundedRect(inner, 7, 7)
        if state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(theme.accent, 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(inner, 7, 7)

    def _paint_sign(self, painter: QPainter, rect: QRect, annotation: Annotation) -> None:
        """The disc with its key, and the bar that runs down the margin from it."""
        theme = self._themes.current
        disc = QRectF(rect.left() + 11, rect.top() + _TOP, _DISC, _DISC)
        bar = QRectF(
            disc.center().x() - 1.5, disc.bottom() + 4, 3, rect.bottom() - _BOTTOM - disc.bottom() - 2
        )
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.highlight_edge[annotation.colour])
        if bar.height() > 3:
            painter.drawRoundedRect(bar, 1.5, 1.5)
        draw_disc(painter, self._themes, annotation.colour, disc)

    def _paint_words(self, painter: QPainter, rect: QRect, annotation: Annotation) -> None:
        theme = self._themes.current
        room = rect.width() - _LEFT - _RIGHT
        x, y = float(rect.left() + _LEFT), float(rect.top() + _TOP)
        lines = self._quote_of(annotation, room)
        metrics = QFontMetricsF(self._quote)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.highlight[annotation.colour])
        for place, line in enumerate(lines):
            wide = min(metrics.horizontalAdvance(line), room)
            painter.drawRect(
                QRectF(x - 2, y + place * self._quote_leading + 1, wide + 4, self._quote_leading - 2)
            )
        painter.setPen(theme.ink)
        y = draw_lines(painter, lines, self._quote, x, y, self._quote_leading)
        note = self._note_of(annotation, room)
        if note:
            y = draw_lines(painter, note, self._note, x, y + _GAP, self._note_leading)
        if annotation.tags:
            self._paint_tags(painter, QRectF(x, y + _GAP, room, self._small_leading), annotation.tags)
            y += _GAP + self._small_leading
        words = state_words(annotation.state)
        if words:
            painter.setPen(theme.danger)
            draw_lines(painter, (words,), self._small, x, y, self._small_leading)

    def _paint_tags(self, painter: QPainter, line: QRectF, tags: tuple[str, ...]) -> None:
        theme = self._themes.current
        metrics = QFontMetricsF(self._small)
        painter.setFont(self._small)
        x = line.left()
        for place, tag in enumerate(tags):
            shown = one_line(tag, _MOST_TAG + 1)
            shown = shown if len(shown) <= _MOST_TAG else shown[:_MOST_TAG] + "…"
            rest = len(tags) - place
            more = metrics.horizontalAdvance(f"+{rest - 1}") + 8 if rest > 1 else 0
            width = metrics.horizontalAdvance(shown) + 14
            if x > line.left() and x + width + more > line.right():
                painter.setPen(theme.muted)
                painter.drawText(
                    QRectF(x + 2, line.top(), 40, line.height()), Qt.AlignmentFlag.AlignVCenter, f"+{rest}"
                )
                return
            width = min(width, line.right() - x)
            chip = QRectF(x + 0.5, line.top() + 1.5, width - 1, line.height() - 3)
            painter.setPen(QPen(theme.line, 1))
            painter.setBrush(theme.hover)
            painter.drawRoundedRect(chip, chip.height() / 2, chip.height() / 2)
            painter.setPen(theme.muted)
            shown = metrics.elidedText(shown, Qt.TextElideMode.ElideRight, width - 12)
            painter.drawText(chip, Qt.AlignmentFlag.AlignCenter, shown)
            x += width + 4


def _width(option: QStyleOptionViewItem) -> int:
    """The list's width: the option's own rectangle is not the item's yet when sizes are asked for."""
    view = option.widget
    viewport = getattr(view, "viewport", None)
    area = viewport() if callable(viewport) else None
    return area.width() if isinstance(area, QWidget) else max(option.rect.width(), 160)


def _heading_of(index: QModelIndex | QPersistentModelIndex) -> str:
    """The heading that a card carries if it is the first shown of its section; "" for none."""
    state = index.data(NoteRole.STATE)
    before = index.model().index(index.row() - 1, 0) if index.row() else QModelIndex()
    if state is None or (before.isValid() and before.data(NoteRole.STATE) == state):
        return ""
    return section_words(AnchorState(state))
