"""Plain text in a few lines with the words found in bold, for delegates."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor, QFont, QTextCharFormat, QTextLayout, QTextOption

from randnotiz.domain.span import Span
from randnotiz.domain.utf16 import Utf16Map

_ELLIPSIS = "…"
_LONGEST = 600
"""Code points that are looked at; more never fit."""


def marked_lines(
    text: str, marks: tuple[Span, ...], font: QFont, ink: QColor, width: int, most: int
) -> QTextLayout:
    """Text set into at most `most` lines of `width` pixels, ready to be drawn; what does not fit is elided.

    The marked words are bold and in `ink`; the rest takes the painter's pen. Line ends become spaces.
    """
    plain = "".join(" " if letter.isspace() else letter for letter in text[:_LONGEST])
    return _set(plain, marks, font.toString(), ink.name(), max(width, 16), most)


@lru_cache(maxsize=512)
def _set(
    text: str, marks: tuple[Span, ...], description: str, ink: str, width: int, most: int
) -> QTextLayout:
    font = QFont()
    font.fromString(description)
    layout = _laid_out(text, marks, font, ink, width)
    if layout.lineCount() <= most:
        return layout
    last = layout.lineAt(most - 1)
    end = Utf16Map(text).to_offset(last.textStart() + last.textLength())
    start = Utf16Map(text).to_offset(last.textStart())
    while True:
        layout = _laid_out(text[:end].rstrip() + _ELLIPSIS, marks, font, ink, width)
        if layout.lineCount() <= most or end <= start:
            return layout
        end -= 1


def _laid_out(text: str, marks: tuple[Span, ...], font: QFont, ink: str, width: int) -> QTextLayout:
    layout = QTextLayout(text, font)
    layout.setCacheEnabled(True)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.setFormats([_bold(text, mark, ink) for mark in marks if mark.end <= len(text)])
    height = 0.0
    layout.beginLayout()
    line = layout.createLine()
    while line.isValid():
        line.setLineWidth(width)
        line.setPosition(QPointF(0, height))
        height += line.height()
        line = layout.createLine()
    layout.endLayout()
    return layout


def _bold(text: str, mark: Span, ink: str) -> QTextLayout.FormatRange:
    units = Utf16Map(text)
    found = QTextLayout.FormatRange()
    found.start = units.to_units(mark.start)
    found.length = units.to_units(mark.end) - found.start
    form = QTextCharFormat()
    form.setFontWeight(QFont.Weight.Bold)
    form.setForeground(QColor(ink))
    found.format = form
    return found
