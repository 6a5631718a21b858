"""What the height of a block of text can be told from without laying it out, nearly."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from PySide6.QtGui import QFontMetricsF, QTextBlock, QTextBlockFormat, QTextDocument, QTextOption

_SAMPLE = 2000
"""Characters of the text that are measured to know how wide one is."""
_LOST = 3.5
"""Widths of a character that a line loses at its end, on an average, because words are not broken."""
_FIXED = QTextBlockFormat.LineHeightTypes.FixedHeight.value


class Shape(NamedTuple):
    """What blocks of one format have in common, in pixels."""

    left: float
    right: float
    indent: float
    above: float
    below: float
    line: float  # a fixed height, 0 where the type's own counts
    about: float  # nearly the height of a line
    advance: float  # nearly the width of a character
    option: QTextOption


class Blocks:
    """The blocks of a document: their shapes, their lengths (in Qt's units) and the gaps above them."""

    def __init__(self, document: QTextDocument) -> None:
        self.shapes: list[Shape] = []
        self.lengths: list[int] = []
        known: dict[tuple[int, int], Shape] = {}
        block = document.begin()
        while block.isValid():
            key = block.blockFormatIndex(), block.charFormatIndex()
            shape = known.get(key)
            if shape is None:
                shape = known[key] = _shape(block)
            self.shapes.append(shape)
            self.lengths.append(block.length())
            block = block.next()
        # As in Qt, the margins of two blocks fall together.
        gaps = (max(one.below, other.above) for one, other in pairwise(self.shapes))
        self.gaps = [self.shapes[0].above, *gaps]

    def __len__(self) -> int:
        return len(self.shapes)

    def heights(self, width: float) -> Sequence[float]:
        """The height that each block, with the gap above it, will nearly have in a column of this width."""
        rooms: dict[int, float] = {}
        heights: list[float] = []
        for gap, shape, length in zip(self.gaps, self.shapes, self.lengths, strict=True):
            room = rooms.get(id(shape))
            if room is None:
                room = (width - shape.left - shape.right) / shape.advance - _LOST
                room = rooms[id(shape)] = max(1.0, room)
            heights.append(gap + shape.about * (1 + length // room))
        return heights


def _shape(block: QTextBlock) -> Shape:
    form, metrics = block.blockFormat(), QFontMetricsF(block.charFormat().font())
    words = block.text()[:_SAMPLE]
    fixed = _as_qt(form.lineHeight()) if form.lineHeightType() == _FIXED else 0.0
    option = QTextOption(block.document().defaultTextOption())
    option.setTabs(form.tabPositions())
    return Shape(
        _as_qt(form.leftMargin()),
        _as_qt(form.rightMargin()),
        _as_qt(form.textIndent()),
        _as_qt(form.topMargin()),
        _as_qt(form.bottomMargin()),
        fixed,
        fixed or metrics.lineSpacing(),
        metrics.horizontalAdvance(words) / len(words) if words else metrics.averageCharWidth(),
        option,
    )


def _as_qt(pixels: float) -> float:
    """Qt counts in 64ths of a pixel: over many blocks, what is left out adds up."""
    return int(pixels * 64) / 64
