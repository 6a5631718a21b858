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
        self._kinds: list[Shape] = []
        self._kind_of: list[int] = []  # of each block, where its shape is
        self._lengths: list[int] = []
        known: dict[tuple[int, int], int] = {}
        kind_of, lengths = self._kind_of.append, self._lengths.append
        block = document.begin()
        for _ in range(document.blockCount()):
            key = block.blockFormatIndex(), block.charFormatIndex()
            kind = known.get(key)
            if kind is None:
                kind = known[key] = len(known)
                self._kinds.append(_shape(block))
            kind_of(kind)
            lengths(block.length())
            block = block.next()
        # As in Qt, the margins of two blocks fall together.
        gaps = [[max(one.below, other.above) for other in self._kinds] for one in self._kinds]
        self.gaps = [self._kinds[self._kind_of[0]].above]
        self.gaps += [gaps[one][other] for one, other in pairwise(self._kind_of)]

    def __len__(self) -> int:
        return len(self._kind_of)

    def shape(self, number: int) -> Shape:
        """The shape of a block."""
        return self._kinds[self._kind_of[number]]

    def heights(self, width: float) -> Sequence[float]:
        """The height that each block, with the gap above it, will nearly have in a column of this width."""
        lines = [shape.about for shape in self._kinds]
        rooms = [
            max(1.0, (width - shape.left - shape.right) / shape.advance - _LOST) for shape in self._kinds
        ]
        return [
            gap + lines[kind] * (1 + length // rooms[kind])
            for gap, kind, length in zip(self.gaps, self._kind_of, self._lengths, strict=True)
        ]


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
