"""Putting an article's text together from the pieces that a structured format gives."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from randnotiz.domain.article import Block, BlockKind, Style, StyleKind, normalise_text
from randnotiz.importers.headings import could_be_heading

Styles = frozenset[StyleKind]
PLAIN: Styles = frozenset()

_SPACES = re.compile(" +")
_AROUND_BREAK = re.compile(" ?\n ?")
_BLANK_LINES = re.compile("\n[\n\\s]*\n")
_FORMAT_SPACE = re.compile("[ \t\n\r\f\v]+")
_INVISIBLE = re.compile("[\\s\u00ad\u200b-\u200f\u2060-\u2064]*")
_TITLE_LETTERS = re.compile(r"[\W_]+")
_TITLE_AMONG_FIRST = 4  # pieces: where the title is looked for, behind a kicker or a by-line


@dataclass(slots=True)
class Piece:
    """One block to be: its runs of text, each with its emphasis. A "\\n" in a run is a line break; two of
    them begin a new block of the same kind. `level` and `marker` are those of `Block`."""

    kind: BlockKind = BlockKind.PARAGRAPH
    level: int = 0
    marker: str = ""
    runs: list[tuple[str, Styles]] = field(default_factory=list)

    def add(self, text: str, styles: Styles = PLAIN) -> None:
        """Append a run."""
        if text:
            self.runs.append((text, styles))

    @property
    def plain(self) -> str:
        """The piece's words with single spaces between them."""
        return " ".join("".join(text for text, _ in self.runs).split())


_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_RAISED_NUMBER = re.compile(r"\s*\[?(\d{1,3})\]?\s*")


def raised(text: str) -> str:
    """A number that stands above the line, as footnote marks and powers do, in the characters there are for
    that: else "erwartet1" would be one word. Anything else stays as it is."""
    number = _RAISED_NUMBER.fullmatch(text)
    return number[1].translate(_RAISED) if number else text


def collapsed(text: str) -> str:
    """Text whose line ends and repeated spaces mean no more than a space (NBSP aside), as in HTML."""
    return _FORMAT_SPACE.sub(" ", text)


def compose(pieces: Iterable[Piece]) -> tuple[str, tuple[Block, ...], tuple[Style, ...]]:
    """The normalised text of the pieces with blocks and styles in its code points.

    Blocks are separated by a blank line, adjoining list items by a line end; empty pieces are left out.
    """
    parts: list[str] = []
    blocks: list[Block] = []
    styles: list[Style] = []
    length = 0
    for piece in pieces:
        runs = _in_one_line(piece.runs) if piece.kind is BlockKind.HEADING else piece.runs
        words, spans = _joined(runs)
        for first, last in _stretches(words):
            kind = piece.kind
            if blocks:
                close = kind is BlockKind.LIST_ITEM is blocks[-1].kind
                parts.append("\n" if close else "\n\n")
                length += len(parts[-1])
            marker = piece.marker if first == _first_ink(words) else ""
            parts.append(words[first:last])
            blocks.append(Block(kind, length, length + last - first, piece.level, marker))
            styles += _within(words, spans, first, last, length - first, kind)
            length += last - first
    return "".join(parts), tuple(blocks), tuple(styles)


def titled(pieces: Sequence[Piece], title: str) -> list[Piece]:
    """The pieces with the article's title as the first, a heading of level 1, and no other of that level.

    The title is the one given, wherever among the first pieces it stands; where none is given, the heading
    that the body begins with. Text that has neither stays without.
    """
    rest = _visible(pieces)
    index = _place_of(rest, title)
    first = None if index is None else rest.pop(index)
    if first is None and _letters(title):
        first = Piece(runs=[(title, PLAIN)])
    if first is None and rest and rest[0].kind is BlockKind.HEADING:
        first = rest.pop(0)
    lowered = [
        replace(piece, level=2) if piece.kind is BlockKind.HEADING and piece.level < 2 else piece
        for piece in rest
    ]
    return (
        lowered if first is None else [replace(first, kind=BlockKind.HEADING, level=1, marker=""), *lowered]
    )


def stands_first(pieces: Sequence[Piece], title: str) -> bool:
    """Whether one of the first pieces is the title, where `titled` looks for it."""
    return _place_of(_visible(pieces), title) is not None


def with_bold_headings(pieces: Sequence[Piece]) -> list[Piece]:
    """The pieces with short paragraphs that are bold throughout made headings, as many writers mean them."""
    result = list(pieces)
    for index, piece in enumerate(result[:-1]):
        ink = [styles for text, styles in piece.runs if text.strip()]
        bold = bool(ink) and all(StyleKind.STRONG in styles for styles in ink)
        if bold and piece.kind is BlockKind.PARAGRAPH and could_be_heading(piece.plain):
            result[index] = replace(piece, kind=BlockKind.HEADING, level=2)
    return result


def _visible(pieces: Sequence[Piece]) -> list[Piece]:
    return [piece for piece in pieces if not _INVISIBLE.fullmatch(piece.plain)]


def _place_of(pieces: Sequence[Piece], title: str) -> int | None:
    wanted = _letters(title)
    first = enumerate(pieces[:_TITLE_AMONG_FIRST])
    return next((index for index, piece in first if wanted and _letters(piece.plain) == wanted), None)


def _letters(text: str) -> str:
    return _TITLE_LETTERS.sub("", text).casefold()


def _in_one_line(runs: Sequence[tuple[str, Styles]]) -> list[tuple[str, Styles]]:
    """A heading is one line, whatever its source breaks it into."""
    return [(normalise_text(text).replace("\n", " "), kinds) for text, kinds in runs]


def _joined(runs: Sequence[tuple[str, Styles]]) -> tuple[str, list[Style]]:
    """The words of a piece, spaces and breaks tidied, and its styles within them."""
    parts: list[str] = []
    spans: list[Style] = []
    length, last = 0, "\n"
    for run, kinds in runs:
        text = _AROUND_BREAK.sub("\n", _SPACES.sub(" ", normalise_text(run)))
        if last in " \n":
            text = text.lstrip(" ")
        if not text:
            continue
        if last == " " and text[0] == "\n":  # no space before a break, whichever runs they came in
            parts[-1] = parts[-1][:-1]
            length -= 1
            spans = [replace(span, end=min(span.end, length)) for span in spans]
        for kind in sorted(kinds):
            spans.append(Style(kind, length, length + len(text)))
        parts.append(text)
        length += len(text)
        last = text[-1]
    return "".join(parts), _merged(spans)


def _merged(spans: Sequence[Style]) -> list[Style]:
    """Adjoining stretches of the same kind made one."""
    merged: list[Style] = []
    for kind in StyleKind:
        for span in (span for span in spans if span.kind is kind):
            if merged and merged[-1].kind is kind and merged[-1].end == span.start:
                merged[-1] = replace(merged[-1], end=span.end)
            else:
                merged.append(span)
    return sorted(merged, key=lambda span: (span.start, span.end))


def _first_ink(words: str) -> int:
    return len(words) - len(words.lstrip())


def _stretches(words: str) -> Iterator[tuple[int, int]]:
    """The parts between blank lines, without white space around them and without invisible ones."""
    borders = [(match.start(), match.end()) for match in _BLANK_LINES.finditer(words)]
    for (_, start), (end, _) in pairwise([(0, 0), *borders, (len(words), len(words))]):
        part = words[start:end]
        if not _INVISIBLE.fullmatch(part):
            yield start + _first_ink(part), start + len(part.rstrip())


def _within(
    words: str, spans: Sequence[Style], first: int, last: int, shift: int, kind: BlockKind
) -> Iterator[Style]:
    """The styles inside words[first:last], trimmed and moved; a heading that is all strong says nothing."""
    for span in spans:
        start, end = max(span.start, first), min(span.end, last)
        part = words[start:end]
        if not part.strip():
            continue
        start, end = start + _first_ink(part), start + len(part.rstrip())
        if kind is BlockKind.HEADING and span.kind is StyleKind.STRONG and (start, end) == (first, last):
            continue
        yield Style(span.kind, start + shift, end + shift)
