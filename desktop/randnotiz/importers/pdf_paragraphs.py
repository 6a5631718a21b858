"""Lines in reading order to pieces: paragraphs rejoined, words made whole, headings and lists recognised."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise, zip_longest
from typing import Final

from randnotiz.domain.article import BlockKind, StyleKind
from randnotiz.importers.composition import Piece, Styles, raised
from randnotiz.importers.headings import could_be_heading
from randnotiz.importers.lines import ends_sentence
from randnotiz.importers.pdf_layout import Line, Word
from randnotiz.importers.pdf_marks import with_levels, with_markers
from randnotiz.importers.pdf_notes import begins_note, without_notes

_HYPHENS: Final = ("-", "\x02", "\xad", "‐")
_KEEPS_HYPHEN: Final = re.compile(r"(?:und|oder|bzw|bis|sowie|and|or|to)\b", re.IGNORECASE)
_LEADERS: Final = re.compile(r"(?:\.\s?){5}")
_PARAGRAPH_GAP: Final = 1.2  # times the leading: what parts paragraphs
_WIDER_GAP: Final = 1.7  # the same within a sentence: a raised number moves lines apart
_HEADING_GAP: Final = 1.6  # times a heading's own size
_RAISED_SIZE: Final = 0.85  # times the size of the line
_LARGER: Final = 1.12  # times the type size of most of the text: what a heading is set in


@dataclass(frozen=True, slots=True)
class _Setting:
    """How the document is set, in points: type size of the body, and for each page and column its leading
    and the places where its lines begin and end."""

    size: float
    leading: dict[tuple[int, int], float]
    left: dict[tuple[int, int], float]
    right: dict[tuple[int, int], float]
    words: frozenset[str]  # within lines, in small letters: where a hyphen cannot be one that breaks a word


def pieces_of(pages: Sequence[Sequence[Line]]) -> list[Piece]:
    """The pieces of a document, its pages' lines being in reading order."""
    bodies, notes = without_notes(pages)
    pages = with_markers(bodies)
    placed = [(number, line) for number, lines in enumerate(pages) for line in lines]
    if not placed:
        return []
    setting = _setting(pages)
    groups: list[list[tuple[int, Line]]] = []
    for page, line in placed:
        if groups and _goes_on(groups[-1], page, line, setting):
            groups[-1].append((page, line))
        else:
            groups.append([(page, line)])
    sizes = _heading_sizes(groups, setting)
    pieces = [_piece([line for _, line in group], sizes, setting) for group in groups]
    lefts = [group[0][1].left for group in groups]
    return [*_without_last_heading(with_levels(pieces, lefts)), *_note_pieces(notes, setting)]


def _without_last_heading(pieces: list[Piece]) -> list[Piece]:
    """A heading with nothing below it is none: a picture's caption, say."""
    if len(pieces) > 1 and pieces[-1].kind is BlockKind.HEADING:
        pieces[-1] = replace(pieces[-1], kind=BlockKind.PARAGRAPH, level=0)
    return pieces


def _note_pieces(notes: Sequence[Line], setting: _Setting) -> Iterator[Piece]:
    """A paragraph for each footnote."""
    groups: list[list[Line]] = []
    for line in notes:
        if groups and not begins_note(line):
            groups[-1].append(line)
        else:
            groups.append([line])
    for group in groups:
        piece = Piece()
        for text, styles in _runs(group, setting):
            piece.add(text, styles)
        yield piece


def _setting(pages: Sequence[Sequence[Line]]) -> _Setting:
    weights: Counter[float] = Counter()
    columns: dict[tuple[int, int], list[Line]] = {}
    for number, lines in enumerate(pages):
        for line in lines:
            weights[line.size] += len(line.text)
            columns.setdefault((number, line.column), []).append(line)
    size = weights.most_common(1)[0][0]
    usual = _common_distance([d for lines in columns.values() for d in _distances(lines)], 1.3 * size)
    return _Setting(
        size=size,
        leading={key: _common_distance(_distances(lines), usual) for key, lines in columns.items()},
        left={key: _common_left(lines) for key, lines in columns.items()},
        right={key: max(line.right for line in lines) for key, lines in columns.items()},
        words=frozenset(_bare(word.text) for lines in pages for line in lines for word in line.words[:-1]),
    )


def _distances(lines: Sequence[Line]) -> list[float]:
    return [a.baseline - b.baseline for a, b in pairwise(lines) if a.baseline > b.baseline]


def _common_distance(distances: Sequence[float], otherwise: float) -> float:
    """The lower quartile: lines of a paragraph stand closer than paragraphs, and are the more of the two."""
    return sorted(distances)[len(distances) // 4] if len(distances) > 2 else otherwise


def _common_left(lines: Sequence[Line]) -> float:
    """Where most lines of a column begin; the leftmost of two places that are equally common."""
    counts = Counter(round(line.left) for line in lines)
    return float(min(counts, key=lambda place: (-counts[place], place)))


def _goes_on(group: Sequence[tuple[int, Line]], page: int, line: Line, setting: _Setting) -> bool:
    """Whether a line belongs to the paragraph of the lines before it."""
    before_page, before = group[-1]
    if _face(before, setting) != _face(line, setting) or line.marker or _is_row(line) or _is_row(before):
        return False
    key, before_key = (page, line.column), (before_page, before.column)
    if key != before_key:
        return _crosses(group, line)
    distance = before.baseline - line.baseline
    if any(_face(line, setting)):  # a heading's lines end where it suits
        return 0 <= distance < max(_HEADING_GAP * line.size, _PARAGRAPH_GAP * setting.leading[key])
    mid_sentence = line.text[0].islower() and not ends_sentence(before.text, 0, len(before.text))
    gap = _WIDER_GAP if mid_sentence else _PARAGRAPH_GAP
    if distance > gap * max(setting.leading[key], 1.05 * line.size) or distance < 0:
        return False
    if mid_sentence and before.text.endswith(_HYPHENS):
        return True
    left, right = setting.left[key], setting.right[key]
    first = group[0][1]
    if first.marker and line.left > first.left + 0.3 * line.size:
        return True  # a hanging indent
    if first.marker and first.left < left + 0.5 * line.size:
        return False
    return not _indented(before, line, left) and not _ended_early(before, line, right - left, right)


def _crosses(group: Sequence[tuple[int, Line]], line: Line) -> bool:
    """Whether a paragraph goes on at the top of the next column or page: its sentence has not ended."""
    before = group[-1][1].text
    if before.endswith(_HYPHENS) or line.text[0].islower():
        return True
    return len(group) > 1 and not ends_sentence(before, 0, len(before)) and not before.endswith((":", ";"))


def _face(line: Line, setting: _Setting) -> tuple[float, bool]:
    """What sets a heading off: a larger size, or bold from end to end."""
    larger = line.size >= _LARGER * setting.size
    return (round(line.size) if larger else 0.0), all(word.bold for word in line.words)


def _is_row(line: Line) -> bool:
    return any(word.cell for word in line.words)


def _indented(before: Line, line: Line, left: float) -> bool:
    """A first line's indent: this one is set in, the one before it is not or ended a paragraph."""
    indent = line.left - left
    return 0.7 * line.size < indent < 6 * line.size and before.left - left < 0.5 * line.size


def _ended_early(before: Line, line: Line, width: float, right: float) -> bool:
    """The line before ends though the next word would have fitted: after a sentence, or far from the end."""
    rest = right - before.right
    if rest < line.words[0].right - line.words[0].left + before.size:
        return False
    return rest > width / 4 or ends_sentence(before.text, 0, len(before.text))


def _heading_sizes(groups: Sequence[Sequence[tuple[int, Line]]], setting: _Setting) -> list[float]:
    """The sizes of headings, largest first."""
    sizes = {_face(group[0][1], setting)[0] for group in groups}
    return sorted((size for size in sizes if size), reverse=True)


def _piece(lines: Sequence[Line], sizes: Sequence[float], setting: _Setting) -> Piece:
    size, bold = _face(lines[0], setting)
    words = " ".join(line.text for line in lines)
    if size and len(words) < 300 and any(map(str.isalpha, words)) and not _LEADERS.search(words):
        piece = Piece(BlockKind.HEADING, min(sizes.index(size) + 1, 6))
    elif bold and could_be_heading(words) and not _is_row(lines[0]):
        piece = Piece(BlockKind.HEADING, 2 if not sizes else min(len(sizes) + 1, 6))
    elif lines[0].marker:
        piece = Piece(BlockKind.LIST_ITEM, 1, lines[0].marker)
    else:
        piece = Piece()
    plain = piece.kind is BlockKind.HEADING
    for text, styles in _runs(lines, setting, skip_first=piece.kind is BlockKind.LIST_ITEM):
        piece.add(text, frozenset() if plain else styles)
    return piece


def _runs(lines: Sequence[Line], setting: _Setting, skip_first: bool = False) -> Iterator[tuple[str, Styles]]:
    """The words with their emphasis, spaces between them, and words broken at line ends made whole."""
    for number, line in enumerate(lines):
        words = line.words[1:] if skip_first and not number else line.words
        following = lines[number + 1].words[0] if number + 1 < len(lines) else None
        for word, after in zip_longest(words, words[1:]):
            if after is None and following:
                text, glue = _broken(word, following, setting.words)
            else:
                text, glue = _shown(word, line), _between(word, after, line)
            yield text + glue, _styles(word)


def _is_raised(word: Word, line: Line) -> bool:
    return word.raised or (
        word.size < _RAISED_SIZE * line.size and word.baseline > line.baseline + 0.15 * line.size
    )


def _shown(word: Word, line: Line) -> str:
    return raised(word.text) if _is_raised(word, line) else word.text


def _between(word: Word, after: Word | None, line: Line) -> str:
    """What stands between two words of a line."""
    if after is None:
        return " "
    if after.cell:
        return " | "
    close = after.left - word.right < line.size / 4
    mark = _is_raised(word, line) and after.text[0] in ".,;:!?)…“”»"
    return "" if after.glued or (close and (mark or _is_raised(after, line))) else " "


def _bare(word: str) -> str:
    return word.strip(".,;:!?()[]„“”«»‚‘’\"'…").lower()


def _broken(word: Word, following: Word, known: frozenset[str]) -> tuple[str, str]:
    """A line's last word and what joins it to the next line: a hyphen that breaks a word goes, one that
    belongs to it stays ("US-" "Truppen", "Vor-" "und Nachteile")."""
    if not word.text.endswith(_HYPHENS) or len(word.text) < 2:
        return word.text, " "
    stem = word.text[:-1]
    if _KEEPS_HYPHEN.match(following.text):
        return stem + "-", " "
    if following.text[0].islower() and stem[-1].isalpha():
        whole, compound = _bare(stem + following.text), _bare(f"{stem}-{following.text}")
        return stem + ("-" if compound in known and whole not in known else ""), ""
    return stem + ("" if word.text.endswith("\xad") else "-"), ""


def _styles(word: Word) -> Styles:
    kinds = ((StyleKind.STRONG, word.bold), (StyleKind.EMPHASIS, word.italic))
    return frozenset(kind for kind, present in kinds if present)
