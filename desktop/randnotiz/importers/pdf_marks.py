"""What begins list items in a PDF: bullets in a font or drawn, numbers that go on, and how deep they lie."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from typing import TYPE_CHECKING, Final

from randnotiz.domain.article import BlockKind
from randnotiz.importers.composition import Piece
from randnotiz.importers.pdf_layout import Line, Word

if TYPE_CHECKING:
    from pypdfium2 import PdfPage

_BULLET: Final = re.compile(r"[•‣▪●○◦·■□\uf0b7\uf0a7➢–*-]\Z")
_NUMBER: Final = re.compile(r"\(?(\d{1,3})[.)]\Z")
_MOST_DRAWN: Final = 5_000  # objects of a page that are looked at
_SMALLEST, _LARGEST = 0.12, 0.75  # of the type size: a drawn bullet
_FARTHEST: Final = 2.6  # times the type size: from a bullet to its text


@dataclass(frozen=True, slots=True)
class Dot:
    """A small drawing about as wide as high. Places in points."""

    left: float
    right: float
    bottom: float
    top: float

    @property
    def height(self) -> float:
        return self.top - self.bottom


def dots(page: PdfPage) -> list[Dot]:
    """The drawings on a page that may be bullets: browsers draw them, and no font knows of it."""
    from pypdfium2 import PdfiumError, raw

    found: list[Dot] = []
    for drawn in islice(page.get_objects(filter=(raw.FPDF_PAGEOBJ_PATH,), max_depth=2), _MOST_DRAWN):
        try:
            left, bottom, right, top = drawn.get_bounds()
        except PdfiumError:  # an object without a place
            continue
        width, height = right - left, top - bottom
        if 1 < height < 12 and 0.6 < width / height < 1.6:
            found.append(Dot(left, right, bottom, top))
    return found


def with_dots(lines: Sequence[Line], found: Sequence[Dot]) -> list[Line]:
    """The lines with a bullet put before each that has a dot to its left."""
    if not found or len(found) > len(lines):  # as many dots as this are a drawing
        return list(lines)
    return [_with_dot(line, found) for line in lines]


def _with_dot(line: Line, found: Sequence[Dot]) -> Line:
    size = line.size
    for dot in found:
        middle = (dot.top + dot.bottom) / 2 - line.baseline
        beside = 0 < line.left - dot.right < _FARTHEST * size
        if beside and 0 < middle < 0.8 * size and _SMALLEST * size < dot.height < _LARGEST * size:
            bullet = Word("•", dot.left, dot.right, line.baseline, size)
            return replace(line, words=(bullet, *line.words))
    return line


def with_markers(pages: Sequence[Sequence[Line]]) -> list[list[Line]]:
    """The lines that begin list items with their markers set: bullets, and numbers that count on from 1."""
    numbers = {id(line) for run in _runs([line for lines in pages for line in lines]) for line in run}
    return [[_marked(line, id(line) in numbers) for line in lines] for lines in pages]


def _marked(line: Line, is_number: bool) -> Line:
    first = line.words[0].text
    if is_number:
        return replace(line, marker=first)
    return replace(line, marker="•") if len(line.words) > 1 and _BULLET.match(first) else line


def _runs(lines: Sequence[Line]) -> Iterator[list[Line]]:
    """Lines that begin with 1, 2, 3 and so on, their text beginning at the same place."""
    open_runs: dict[int, list[Line]] = {}
    for line in lines:
        number = _NUMBER.match(line.words[0].text)
        if not number or len(line.words) < 2:
            continue
        place = round(line.words[1].left / 4)
        run = next((open_runs[near] for near in (place, place - 1, place + 1) if near in open_runs), None)
        if int(number[1]) == 1:
            open_runs[place] = run = [line]
        elif run is not None and int(number[1]) == len(run) + 1:
            run.append(line)
            if len(run) == 2:
                yield run  # which grows on


def with_levels(pieces: Sequence[Piece], lefts: Sequence[float]) -> list[Piece]:
    """The list items with their depths, by how far to the right (`lefts`, in points) their markers stand."""
    result: list[Piece] = []
    stack: list[float] = []
    for piece, left in zip(pieces, lefts, strict=True):
        if piece.kind is not BlockKind.LIST_ITEM:
            stack.clear()
            result.append(piece)
            continue
        while stack and left < stack[-1] - 4:
            stack.pop()
        if not stack or left > stack[-1] + 4:
            stack.append(left)
        result.append(replace(piece, level=min(len(stack), 9)))
    return result
