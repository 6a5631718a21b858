"""The gutter beside the text: a bar for each annotation, in a line style of its own for each colour."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPen
from PySide6.QtWidgets import QWidget

from randnotiz.domain.span import Span
from randnotiz.ui.in_order import InOrder
from randnotiz.ui.typesetting import GUTTER

_LANE = 6
_SIGN = 15  # pixels high
_MOST_LANES = 4
"""Overlapping annotations stand beside each other up to this number; there the gutter ends."""


class MarginMark(NamedTuple):
    """A bar beside an annotated passage. On top of it a dot says that there is a note, a question mark that
    the place is `unsure`."""

    span: Span
    colour: QColor
    pen: Qt.PenStyle
    note: bool
    current: bool
    unsure: bool = False


def paint_margin(
    page: QWidget, marks: InOrder[MarginMark], visible: Span, rect_of: Callable[[int], QRect]
) -> None:
    """Paint the bars in view. `rect_of` tells where a code point stands on the page."""
    painter = QPainter(page)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    lanes: list[int] = []
    for mark in marks.within(visible):
        top, bottom = rect_of(mark.span.start).top(), rect_of(mark.span.end).bottom()
        lane = next((number for number, end in enumerate(lanes) if end < top), len(lanes))
        lanes[lane : lane + 1] = [bottom]
        _paint(painter, mark, GUTTER - 14 - _LANE * min(lane, _MOST_LANES - 1), top, bottom)
    painter.end()


def _paint(painter: QPainter, mark: MarginMark, x: int, top: int, bottom: int) -> None:
    painter.setPen(QPen(mark.colour, 4 if mark.current else 2.5, mark.pen, Qt.PenCapStyle.FlatCap))
    painter.drawLine(QPointF(x, top + 3), QPointF(x, bottom - 2))
    if mark.unsure:
        font = QFont(painter.font())
        font.setBold(True)
        font.setPixelSize(_SIGN)
        painter.setFont(font)
        painter.drawText(
            QRectF(x - _SIGN, top - _SIGN, 2 * _SIGN, _SIGN + 2), Qt.AlignmentFlag.AlignCenter, "?"
        )
    elif mark.note:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(mark.colour)
        painter.drawEllipse(QPointF(x, top - 2), 3.2, 3.2)
