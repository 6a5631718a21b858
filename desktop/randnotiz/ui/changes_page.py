"""The page that shows two versions of an article in one, set as the article is, with signs for changes."""

from __future__ import annotations

from PySide6.QtCore import QPointF, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QTextCharFormat
from PySide6.QtWidgets import QWidget

from randnotiz.domain.changes import Kind
from randnotiz.domain.colour import Colour
from randnotiz.domain.merged_text import Changed, MergedText
from randnotiz.domain.span import Span
from randnotiz.ui.article_view import ArticleView
from randnotiz.ui.highlights import Mark
from randnotiz.ui.theme import Theme, Themes
from randnotiz.ui.typesetting import GUTTER, Typesetter

_SIGN = 5
"""Half the size of a sign in the margin, in pixels."""


class ChangesPage(ArticleView):
    """Inserted words are underlined on green, deleted ones struck through on red; + and − stand beside them.

    `moved_on`: another change is the one at hand; its number from 0, -1 for none.
    """

    moved_on = Signal(int)

    def __init__(self, themes: Themes, size: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._themes = themes
        self._size = size
        self._merged: MergedText | None = None
        self._places: list[Span] = []
        self.current = -1
        self.become_usable()

    @property
    def count(self) -> int:
        """How many changes there are."""
        return len(self._places)

    def show_merged(self, merged: MergedText) -> None:
        """Show other versions, from the first change on."""
        self._merged = merged
        self._places = merged.places()
        typesetter = Typesetter(self._themes, self._size, date_links=False)
        self.show_article(merged.article.text, typesetter.set(merged.article))
        formats = {
            (kind, moved): _format(self._themes.current, kind, moved) for kind in Kind for moved in (0, 1)
        }
        self.highlights.set_layer(
            "annotations", [Mark(one.span, formats[one.kind, int(one.moved)]) for one in merged.changed]
        )
        self.current = -1
        self._mark_current()
        self.moved_on.emit(-1)

    def step(self, by: int) -> None:
        """Go to the next or previous change, from the last to the first."""
        if not self._places:
            return
        first = 0 if by > 0 else len(self._places) - 1
        self.current = first if self.current < 0 else (self.current + by) % len(self._places)
        self._mark_current()
        place = self._places[self.current]
        self.place_caret(place.start)
        self.reveal(place)
        self.moved_on.emit(self.current)

    def _mark_current(self) -> None:
        marks = []
        if self._merged is not None and self.current >= 0:
            for one in self._merged.changed:
                if one.number == self.current:
                    marks.append(Mark(one.span, current_format(self._themes.current, one.kind, one.moved)))
        self.highlights.set_layer("current", marks)
        self.highlights.refresh()

    # ------------------------------------------------------------- signs in the margin

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._merged is None or self.map is None:
            return
        visible = self.visible_span()
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for one in self._merged.changed:
            if one.span.start > visible.end:
                break
            if one.span.end >= visible.start:
                self._paint_sign(painter, one)
        painter.end()

    def _paint_sign(self, painter: QPainter, one: Changed) -> None:
        theme = self._themes.current
        first, last = self.rect_of(one.span.start), self.rect_of(one.span.end)
        deleted = one.kind is Kind.DELETED
        x = GUTTER - (30 if deleted else 16)
        colour = theme.danger if deleted else theme.highlight_edge[Colour.GREEN]
        painter.setPen(QPen(colour, 2, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap))
        y = first.center().y()
        painter.drawLine(QPointF(x - _SIGN, y), QPointF(x + _SIGN, y))
        if not deleted:
            painter.drawLine(QPointF(x, y - _SIGN), QPointF(x, y + _SIGN))
        if last.center().y() > y + 2 * _SIGN:
            painter.setPen(QPen(colour, 1.4, Qt.PenStyle.DotLine if one.moved else Qt.PenStyle.SolidLine))
            painter.drawLine(QPointF(x, y + _SIGN + 4), QPointF(x, last.bottom() - 2))


def current_format(theme: Theme, kind: Kind, moved: int) -> QTextCharFormat:
    """What the change at hand looks like: on a stronger ground, in full ink."""
    form = _format(theme, kind, moved)
    form.setBackground(theme.current_highlight(_colour(kind)))
    form.setForeground(theme.ink)
    return form


def _colour(kind: Kind) -> Colour:
    return Colour.PINK if kind is Kind.DELETED else Colour.GREEN


def _format(theme: Theme, kind: Kind, moved: int) -> QTextCharFormat:
    form = QTextCharFormat()
    ground = QColor(theme.highlight[_colour(kind)])
    ground.setAlpha(ground.alpha() // (2 if moved else 1))
    form.setBackground(ground)
    if kind is Kind.DELETED:
        form.setFontStrikeOut(True)
        form.setForeground(theme.muted)
    else:
        form.setUnderlineStyle(
            QTextCharFormat.UnderlineStyle.DotLine
            if moved
            else QTextCharFormat.UnderlineStyle.SingleUnderline
        )
        form.setUnderlineColor(theme.highlight_edge[Colour.GREEN])
    return form
