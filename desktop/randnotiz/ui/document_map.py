"""Where the article's text stands in the document that shows it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from copy import copy
from typing import Protocol

from randnotiz.domain.span import Span
from randnotiz.domain.utf16 import Utf16Map


class Stretch(Protocol):
    """Where a piece of the text begins and ends, in code points: a span, or a block."""

    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...


class DocumentMap:
    """Converts between code points of the article's text and positions of a QTextDocument, block by block.

    A document holds what the article's text does not (a byline, list markers) and lacks what it does (the
    empty lines between blocks); an offset between blocks belongs to the end of the block before it. This is
    the only place of the program where Qt's UTF-16 positions meet the text's code points. A block may come in
    several pieces, where the document says something in its middle.
    """

    def __init__(self, text: str, blocks: Sequence[Stretch], positions: Sequence[int]) -> None:
        self._units = Utf16Map(text)
        self._starts = [block.start for block in blocks]
        self._ends = [block.end for block in blocks]
        self._positions = list(positions)
        self._length = len(text)

    def shifted(self, by: int, behind: int = -1) -> DocumentMap:
        """The same map where the document has become longer before the text that lies behind a position."""
        moved = copy(self)
        moved._positions = [place + by if place > behind else place for place in self._positions]
        return moved

    def to_position(self, offset: int) -> int:
        """The document position of a code point of the text."""
        index = bisect_right(self._starts, offset) - 1
        if index < 0:
            return self._positions[0] if self._positions else 0
        start, inside = self._starts[index], min(offset, self._ends[index])
        return self._positions[index] + self._units.to_units(inside) - self._units.to_units(start)

    def to_offset(self, position: int) -> int:
        """The code point of the text that stands at a document position, or nearest before it."""
        index = bisect_right(self._positions, position) - 1
        if index < 0:
            return self._starts[0] if self._starts else 0
        unit = self._units.to_units(self._starts[index]) + position - self._positions[index]
        return min(self._units.to_offset(unit), self._ends[index])

    def to_span(self, first: int, last: int) -> Span:
        """The span between two document positions, whichever comes first."""
        start, end = sorted((self.to_offset(first), self.to_offset(last)))
        return Span(start, end)

    def holds(self, position: int) -> bool:
        """Whether a document position lies on the article's own text, not on what stands around it."""
        index = bisect_right(self._positions, position) - 1
        if index < 0:
            return False
        block = Span(self._starts[index], self._ends[index])
        end = self._positions[index] + self._units.to_units(block.end) - self._units.to_units(block.start)
        return position <= end
