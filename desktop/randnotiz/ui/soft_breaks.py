"""Keeps enormous paragraphs quick to edit: in pieces, of which their text knows nothing."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from itertools import accumulate

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QTextCursor, QTextDocument

from randnotiz.domain.utf16 import Utf16Map

LONG = 20_000
"""Characters from which on a paragraph is cut: Qt lays all of it out at each key, a millisecond for 5,000."""
_PIECE = 2000
_REACH = 500
"""So far back a piece ends after a word rather than within one."""
_SEPARATOR = "\u2029"
_JOINED = re.compile(
    "[\ud800-\udfff\u0300-\u036f\u200b-\u200f\u2060-\u2064\ufe00-\ufe0f\U0001f3fb-\U0001f3ff]"
)
"""What is not parted from the character before it."""


def is_long(text: str) -> bool:
    """Whether a text has a paragraph that is to be cut."""
    return len(text) > LONG and any(len(line) > LONG for line in text.split("\n"))


def cut(line: str) -> list[str]:
    """A paragraph in pieces, which together are the paragraph."""
    pieces: list[str] = []
    start = 0
    while len(line) > LONG and len(line) - start > 2 * _PIECE:
        end = line.rfind(" ", start + _PIECE - _REACH, start + _PIECE) + 1 or start + _PIECE
        while end < len(line) and (_JOINED.match(line, end) or line[end - 1] == "\u200d"):
            end += 1
        pieces.append(line[start:end])
        start = end
    return [*pieces, line[start:]]


class SoftBreaks(QObject):
    """Knows which of a document's block ends are its own, through all that is typed.

    Only their places tell them apart from others. The document's undo would bring them back as others: it is
    off as long as there are any.
    """

    def __init__(self, document: QTextDocument) -> None:
        super().__init__(document)
        self._document = document
        self._places: list[int] = []  # positions in the document, in order
        document.contentsChange.connect(self._change)

    def __len__(self) -> int:
        return len(self._places)

    def __contains__(self, place: int) -> bool:
        at = bisect_left(self._places, place)
        return at < len(self._places) and self._places[at] == place

    # ------------------------------------------------------------- asking

    def without(self, raw: str, start: int = 0) -> str:
        """What the document holds from a position on, without its own block ends."""
        if not self._places:
            return raw
        units, parts, done = Utf16Map(raw), [], 0
        for place in self._places[bisect_left(self._places, start) :]:
            at = units.to_offset(place - start)
            if at >= len(raw):
                break
            parts.append(raw[done:at])
            done = at + 1
        return "".join([*parts, raw[done:]])

    def place_of(self, unit: int) -> int:
        """Where in the document a place of the text is, both in UTF-16 units."""
        before = (number for number, place in enumerate(self._places) if place - number >= unit)
        return unit + next(before, len(self._places))

    # ------------------------------------------------------------- changing

    def insert(self, cursor: QTextCursor, text: str) -> None:
        """Write at a cursor, in place of what it has selected."""
        cursor.removeSelectedText()  # a change of its own: Qt tells of it exactly then
        start, lines = cursor.position(), list(_pieces(text))
        own = [own for _, own in lines[:-1]]
        ends = accumulate([Utf16Map(piece).units + 1 for piece, _ in lines[:-1]])
        if any(own):
            self._document.setUndoRedoEnabled(False)
        cursor.insertText("\n".join(piece for piece, _ in lines))
        self._add([start + end - 1 for end, is_own in zip(ends, own, strict=True) if is_own])

    def _add(self, places: list[int]) -> None:
        self._places = sorted({*self._places, *places})

    def _change(self, place: int, removed: int, added: int) -> None:
        if self._document.findBlock(place).length() > 2 * LONG:
            QTimer.singleShot(0, self, self._cut_again)
        if not self._places:
            return
        first, last = bisect_left(self._places, place), bisect_left(self._places, place + removed)
        within = self._places[first:last] if removed == added else []
        # Qt tells of a mere change of format in the same way; what is typed over comes as two changes.
        kept = [one for one in within if self._document.characterAt(one) == _SEPARATOR]
        self._places[first:] = [*kept, *(one + added - removed for one in self._places[last:])]

    def _cut_again(self) -> None:
        """Cut what has grown while it was typed."""
        block = self._document.begin()
        while block.isValid():
            if block.length() > 2 * LONG:
                self._document.setUndoRedoEnabled(False)
                for end in reversed(
                    list(accumulate(Utf16Map(piece).units for piece in cut(block.text())))[:-1]
                ):
                    cursor = QTextCursor(self._document)
                    cursor.setPosition(block.position() + end)
                    cursor.insertBlock()
                    self._add([block.position() + end])
            block = block.next()


def _pieces(text: str) -> Iterator[tuple[str, bool]]:
    """Pieces of a text, and whether the end of each is the field's own."""
    for line in text.split("\n"):
        *pieces, last = cut(line)
        for piece in pieces:
            yield piece, True
        yield last, False
