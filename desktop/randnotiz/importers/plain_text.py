"""Plain text: the blocks that its lines make, recognised without changing a character."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from randnotiz.domain.article import Block, BlockKind, normalise_text
from randnotiz.importers.draft import Draft
from randnotiz.importers.headings import is_preliminary, with_headings
from randnotiz.importers.lines import Line, ends_sentence, lines_of
from randnotiz.importers.list_markers import Item, list_items

_QUOTE_MARK = re.compile(r">(?:\s?>)*\s*")
_BY_LINE = re.compile(
    r"(?:Von|By|VON|BY)\s+((?:(?:Dr|Prof)\.\s*)*[^\W\d_a-zß]\S+"
    r"(?:\s+(?:von|van|de|der|zu|und|and|[^\W\d_a-zß][^\s,]*)){1,6})(?:,\s[^.!?]{1,60})?\Z"
)
_WIDEST_WRAP = 100  # columns: text that is set in lines is set in fewer
_NARROWEST_WRAP = 40
_NARROWEST_SURE_WRAP = 55  # where there are few lines to judge by


def import_text(text: str) -> Draft:
    """A draft of decoded plain text: normalised, otherwise untouched."""
    normalised = normalise_text(text)
    blocks = recognise(normalised)
    return Draft(
        text=normalised, blocks=blocks, title=_title(normalised, blocks), author=by_line(normalised, blocks)
    )


def _title(text: str, blocks: Sequence[Block]) -> str:
    """The title that stands below a date, a key word or the like; "" where it is the first block or none."""
    for index, block in enumerate(blocks[:3]):
        if block.kind is BlockKind.HEADING:
            return text[block.start : block.end] if index else ""
        if not is_preliminary(text, block):
            break
    return ""


def by_line(text: str, blocks: Sequence[Block]) -> str:
    """Who the by-line under the title names; "" without one."""
    if not blocks or blocks[0].kind is not BlockKind.HEADING:
        return ""
    for block in blocks[1:4]:
        named = _BY_LINE.match(text[block.start : min(block.end, block.start + 200)])
        if named and block.kind is BlockKind.PARAGRAPH:
            return " ".join(named[1].split()).rstrip(",")
    return ""


def recognise(text: str) -> tuple[Block, ...]:
    """The blocks of normalised plain text.

    Paragraphs are what blank lines separate; within them, lines that were broken at a width belong together,
    and lines that were not are paragraphs of their own. See `headings` and `list_markers` for the rest.
    """
    lines = lines_of(text)
    width = _wrap_width(text, lines)
    items = list_items(text, lines)
    blocks: list[Block] = []
    previous: Line | None = None
    for index, line in enumerate(lines):
        begun = _begin(text, line, items.get(index))
        if previous and begun and _continues(text, previous, line, width, blocks[-1], begun):
            blocks[-1] = replace(blocks[-1], end=line.end)
        elif begun:
            blocks.append(begun)
        previous = line if begun else None
    return with_headings(text, blocks)


def _begin(text: str, line: Line, item: Item | None) -> Block | None:
    """The block a line would begin; None for a quote mark with nothing behind it."""
    if item:
        return Block(BlockKind.LIST_ITEM, item.start, line.end, item.level, item.marker)
    mark = _QUOTE_MARK.match(text, line.start, line.end)
    if not mark:
        return Block(BlockKind.PARAGRAPH, line.start, line.end)
    if mark.end() == line.end:
        return None
    return Block(BlockKind.QUOTE, mark.end(), line.end, min(mark[0].count(">"), 9))


def _continues(text: str, previous: Line, line: Line, width: int, before: Block, begun: Block) -> bool:
    """Whether `line` goes on with the block `before`, to which `previous` belongs."""
    if (
        previous.group != line.group
        or begun.kind is not BlockKind.PARAGRAPH
        or before.kind is BlockKind.QUOTE
    ):
        return False
    if before.kind is BlockKind.LIST_ITEM and 0 < line.indent >= previous.indent:
        return True
    if not width or (line.indent > previous.indent and ends_sentence(text, before.start, previous.end)):
        return False
    return _was_broken(text, previous, line, width)


def _was_broken(text: str, line: Line, following: Line, width: int) -> bool:
    """Whether the line ends because the next word did not fit, give or take a tenth."""
    end = following.start
    while end < following.end and not text[end].isspace():
        end += 1
    return line.columns + 1 + (end - following.start) > 0.9 * width


def _wrap_width(text: str, lines: Sequence[Line]) -> int:
    """The width in columns at which the text's lines were broken; 0 if they were not.

    Broken lines are about equally long, seldom end where a sentence ends, and end where the next word would
    not have fitted.
    """
    pairs = [(a, b) for a, b in pairwise(lines) if a.group == b.group and text[a.start] != ">"]
    lengths = sorted(line.columns for line, _ in pairs)
    if not lengths:
        return 0
    width = lengths[min(len(lengths) - 1, int(0.95 * len(lengths)))]
    if not (_NARROWEST_WRAP if len(lengths) > 4 else _NARROWEST_SURE_WRAP) <= width <= _WIDEST_WRAP:
        return 0
    ended = sum(ends_sentence(text, line.start, line.end) for line, _ in pairs)
    broken = sum(_was_broken(text, line, following, width) for line, following in pairs)
    return width if ended * 2 <= len(pairs) <= broken * 2 else 0
