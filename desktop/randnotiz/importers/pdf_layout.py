"""Words on a page to lines in reading order: columns, and what runs at the head and foot of every page."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import accumulate, groupby, pairwise
from statistics import median
from typing import Final

_DIGITS = re.compile(r"\d+")
_PAGE_NUMBER = re.compile(
    r"[-–—|/\s]*(?:(?:Seite|Page|S\.|p\.)\s*)?(?:\d{1,4}|[ivxlc]{1,6})(?:\s*(?:/|von|of)\s*\d{1,4})?[-–—|/\s]*\Z",
    re.IGNORECASE,
)
_EDGE_LINES: Final = 3  # at the head and foot of each page: where running lines are looked for
_NARROWEST_GUTTER: Final = 0.6  # of the type size
_FEWEST_LINES: Final = 4  # of a column
_SMALLER: Final = 0.9  # times the type size beside it
_SAME_GUTTER: Final = 6.0  # points
_SAME_EDGE: Final = 3.0  # points
_CELL_GAP: Final = 2.2  # times the type size: what parts the cells of a row
# What browsers print at the edges of pages: when, and from where.
_PRINTED: Final = re.compile(
    r"\d{1,4}[./-]\d{1,2}[./-]\d{2,4},?\s+(?:um\s+)?\d{1,2}[:.]\d\d|(?:https?|file)://\S+(?:\s+\d+/\d+)?\Z"
)


@dataclass(frozen=True, slots=True)
class Word:
    """A word on a page. Places and sizes in points, the origin at the lower left."""

    text: str
    left: float
    right: float
    baseline: float
    size: float
    bold: bool = False
    italic: bool = False
    raised: bool = False  # above the line
    glued: bool = False  # no space before it
    cell: bool = False  # the first word of another cell of a table's row


@dataclass(frozen=True)
class Line:
    """Words on one baseline, from left to right. `column` is set with the reading order: two lines with the
    same number follow each other in one column."""

    words: tuple[Word, ...]
    column: int = 0
    marker: str = ""  # of the list item that it begins

    @property
    def left(self) -> float:
        return self.words[0].left

    @property
    def right(self) -> float:
        return self.words[-1].right

    @cached_property
    def baseline(self) -> float:
        return max(self.words, key=lambda word: word.size).baseline

    @cached_property
    def size(self) -> float:
        """The size of most of the line's characters."""
        weights: Counter[float] = Counter()
        for word in self.words:
            weights[round(word.size, 1)] += len(word.text)
        return weights.most_common(1)[0][0]

    @cached_property
    def text(self) -> str:
        return " ".join(word.text for word in self.words)


def lines_of_page(words: Iterable[Word]) -> list[Line]:
    """The lines of a page as the file draws them: a line ends where the next word stands on another baseline,
    to the left, or further to the right than spaces reach."""
    lines: list[list[Word]] = []
    for word in words:
        if lines and _goes_on(lines[-1][-1], word):
            lines[-1].append(word)
        else:
            lines.append([word])
    return [Line(tuple(line[1:] if _is_margin_number(line) else line)) for line in lines]


def _is_margin_number(words: Sequence[Word]) -> bool:
    """A small number that stands off to the left of a line counts lines or paragraphs."""
    if len(words) < 2 or not words[0].text.isdigit():
        return False
    number, first = words[:2]
    return number.size < _SMALLER * first.size and first.left - number.right > 0.4 * first.size


def _goes_on(before: Word, word: Word) -> bool:
    size = max(before.size, word.size)
    apart = 0.7 if before.raised or word.raised else 0.45
    same_line = abs(before.baseline - word.baseline) < apart * size
    return same_line and -0.3 * size < word.left - before.right < 1.5 * size


def body_lines(pages: Sequence[Sequence[Line]]) -> list[list[Line]]:
    """The pages without running heads, feet and page numbers: what stands at an edge of several pages alike,
    numbers aside."""
    edges = [_edge_lines(lines) for lines in pages]
    counts = Counter(key for lines in edges for key in {_running_key(line) for line in lines})
    result: list[list[Line]] = []
    usual = median([line.size for lines in pages for line in lines] or [0.0])
    for lines, edge in zip(pages, edges, strict=True):
        head = _small_head(lines, usual) if result else None
        running = {
            id(line)
            for line in edge
            if line is head or counts[_running_key(line)] > 1 or _PAGE_NUMBER.match(line.text)
        } | _printed(lines)
        result.append([line for line in lines if id(line) not in running])
    return result


def _printed(lines: Sequence[Line]) -> set[int]:
    """The lines that a browser printed above and below a page: all on a baseline where one says so."""
    printed: set[int] = set()
    for edge in (min, max):
        height = edge((round(line.baseline) for line in lines), default=0)
        row = [line for line in lines if abs(line.baseline - height) < 2]
        if any(_PRINTED.match(line.text) for line in row):
            printed |= {id(line) for line in row}
    return printed


def printed_address(pages: Sequence[Sequence[Line]]) -> str:
    """The web address that a browser printed at the edge of the pages; "" without one."""
    for lines in pages[:3]:
        told = _printed(lines)
        for word in (line.words[0].text for line in lines if id(line) in told):
            if word.startswith(("http://", "https://")):
                return word
    return ""


def _small_head(lines: Sequence[Line], usual: float) -> Line | None:
    """A line in small type alone at the head of a page that is not the first: it repeats a title."""
    from_top = sorted(lines, key=lambda line: -line.baseline)
    if len(from_top) < 2 or from_top[0].size >= _SMALLER * usual:
        return None
    return from_top[0] if from_top[0].baseline - from_top[1].baseline > 1.5 * usual else None


def _edge_lines(lines: Sequence[Line]) -> list[Line]:
    """The lines on the first and the last few baselines of a page."""
    heights = sorted({round(line.baseline) for line in lines})
    edge = {*heights[:_EDGE_LINES], *heights[-_EDGE_LINES:]}
    return [line for line in lines if round(line.baseline) in edge]


def _running_key(line: Line) -> tuple[str, int]:
    return _DIGITS.sub("#", line.text), round(line.baseline / 4)


def reading_order(pages: Sequence[Sequence[Line]]) -> list[list[Line]]:
    """Each page's lines as they are read: between lines that span the columns, each column from top to
    bottom. A page with too little on it to tell its columns has those of the document."""
    gutters = [_gutters(lines) if lines else [] for lines in pages]
    told = max(gutters, key=lambda found: sum(_alike(found, other) for other in gutters if other), default=[])
    return [_ordered(lines, own or _fitting(lines, told)) for lines, own in zip(pages, gutters, strict=True)]


def _alike(gutters: Sequence[float], others: Sequence[float]) -> bool:
    pairs = zip(gutters, others, strict=False)
    return len(gutters) == len(others) > 0 and all(abs(a - b) < _SAME_GUTTER for a, b in pairs)


def _fitting(lines: Sequence[Line], gutters: Sequence[float]) -> Sequence[float]:
    """The gutters if nearly all lines keep to the columns between them and more than one column is used."""
    columns = [_column_of(line, gutters) for line in lines]
    used = {column for column in columns if column is not None}
    return gutters if len(used) > 1 and 5 * columns.count(None) <= len(lines) else []


def _ordered(lines: Sequence[Line], gutters: Sequence[float]) -> list[Line]:
    ordered: list[Line] = []
    column = 0
    from_top = sorted(lines, key=lambda line: (-line.baseline, line.left))
    placed = [(line, _column_of(line, gutters)) for line in from_top]
    for spanning, group in groupby(placed, key=lambda pair: pair[1] is None):
        members = list(group)
        numbers = [None] if spanning else sorted({number for _, number in members if number is not None})
        for number in numbers:
            column += 1
            ordered += _rejoined([line for line, own in members if own == number], column)
    return ordered


def _column_of(line: Line, gutters: Sequence[float]) -> int | None:
    """The number of the line's column; None if it spans a gutter."""
    before = sum(line.right <= gutter for gutter in gutters)
    behind = sum(line.left >= gutter for gutter in gutters)
    return behind if before + behind == len(gutters) else None


def _gutters(lines: Sequence[Line]) -> list[float]:
    """The middles of the upright white strips between columns: wide enough, crossed by few lines, with lines
    beside each other on both sides."""
    size = median(line.size for line in lines)
    step = max(size / 4, 1.0)
    first, last = min(line.left for line in lines), max(line.right for line in lines)
    changes = [0] * (int((last - first) / step) + 3)
    for line in lines:
        changes[int((line.left - first) / step)] += 1
        changes[int((line.right - first) / step) + 1] -= 1
    crossed = list(accumulate(changes))[:-2]
    limit = max(1, len(lines) // 10)
    gutters: list[float] = []
    position = 0
    for free, places in groupby(crossed, key=lambda count: count <= limit):
        width = len(list(places))
        middle = first + (position + width / 2) * step
        if free and position and width * step >= _NARROWEST_GUTTER * size and _parts(lines, middle):
            gutters.append(middle)
        position += width
    return gutters


def _parts(lines: Sequence[Line], x: float) -> bool:
    """Whether lines stand on both sides of an upright at `x`, and beside each other."""
    left = [line for line in lines if line.right <= x]
    right = [line for line in lines if line.left >= x]
    if min(len(left), len(right)) < max(_FEWEST_LINES, len(lines) // 8):
        return False
    bottom = max(min(line.baseline for line in side) for side in (left, right))
    top = min(max(line.baseline for line in side) for side in (left, right))
    return all(
        sum(bottom <= line.baseline <= top for line in side) >= _FEWEST_LINES - 1 for side in (left, right)
    )


def _rejoined(lines: Sequence[Line], column: int) -> list[Line]:
    """Lines of one column from top to bottom, those on the same baseline made one."""
    joined: list[list[Word]] = []
    for line in lines:
        if joined and abs(joined[-1][0].baseline - line.baseline) < 0.3 * line.size:
            joined[-1] = sorted([*joined[-1], *line.words], key=lambda word: word.left)
        else:
            joined.append(list(line.words))
    return _with_cells([Line(tuple(words), column) for words in joined])


def _with_cells(lines: Sequence[Line]) -> list[Line]:
    """The lines with the cells of table rows told: behind wide gaps, and below or above another cell. Lines
    that are spaced out to fill a narrow column have such gaps too, but seldom one above the other."""
    gaps = [_gaps(line) for line in lines]
    result: list[Line] = []
    for number, line in enumerate(lines):
        beside = [
            place for n in (number - 1, number + 1) if 0 <= n < len(lines) for place in gaps[n].values()
        ]
        cells = {index for index, place in gaps[number].items() if any(_aligned(place, it) for it in beside)}
        if cells:
            words = (replace(word, cell=index in cells) for index, word in enumerate(line.words))
            line = replace(line, words=tuple(words))
        result.append(line)
    return result


def _aligned(place: tuple[float, float], other: tuple[float, float]) -> bool:
    """Whether two cells begin or end at the same place."""
    return any(abs(a - b) < _SAME_EDGE for a, b in zip(place, other, strict=True))


def _gaps(line: Line) -> dict[int, tuple[float, float]]:
    """The words that stand far behind the one before, by their index: where each, with those that belong to
    it, begins and ends. A list item's first word is no such."""
    least = _CELL_GAP * line.size
    starts = [
        index
        for index, (before, word) in enumerate(pairwise(line.words), 1)
        if word.left - before.right > least and (index > 1 or len(before.text) > 2)
    ]
    ends = [*(index - 1 for index in starts[1:]), len(line.words) - 1]
    return (
        {a: (line.words[a].left, line.words[b].right) for a, b in zip(starts, ends, strict=True)}
        if starts
        else {}
    )
