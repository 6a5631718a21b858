"""Which blocks of plain text are headings.

A sentence must never become one: where a line ends like a sentence, or reads like a by-line, a date or a
photo credit, it stays a paragraph.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from randnotiz.domain.article import Block, BlockKind
from randnotiz.importers.lines import ends_sentence

_LONGEST_TITLE = 140
_TITLE_AMONG_FIRST = 6  # blocks
_LONGEST_HEADING = 90
_LONGEST_PLAIN_HEADING = 60
_WORDS_OF_HEADING = 14
_WORDS_OF_PLAIN_HEADING = 8
_LETTERS = re.compile(r"[^\W\d_]+")
_WORD = re.compile(r"[^\W\d_]{2,}")
_OPEN_END = re.compile(r"[.,;:…–—-][\"'”“«»’‘)\]]*\Z")
_SENTENCE_MARK = re.compile(r"[!?][\"'”“«»’‘)\]]*\Z")
_AGENCIES = r"dpa|Reuters|AFP|AP|APA|KNA|epd|SID|taz|ots|dts|ANI|TASS|EFE|ANSA|SDA|Keystone"
_NO_HEADING = re.compile(
    r"(?:Von|By|Aus|From)(?:\s+(?:Dr\.|Prof\.)?\s*[A-ZÄÖÜ][^\s,]+){2,4}(?:,.*)?\Z"  # by-line
    r"|(?i:Fotos?|Bild|Photo|Quelle|Source|Stand|Autor|Autorin|Author|Datum|Date|Copyright|©)\b.*\Z"
    rf"|.*\((?i:{_AGENCIES})(?:/\w+)*\).*\Z"
    rf"|(?i:{_AGENCIES})(?:/\w+)*\Z"
    r"|[\W\d_]*\d[\W\d_]*(?:[A-Za-zÄÖÜäöü]{3,9}[\W\d_]*\d{4})?[\W\d_]*(?:Uhr)?\Z"  # figures, or a date
    r"|(?:https?://|www\.)\S+\Z"
    r"|[^\W\d_]\S*/\S*[^\W\d_]\Z",  # an agency's key words: Verkehr/Brücken
)


def with_headings(text: str, blocks: Sequence[Block]) -> tuple[Block, ...]:
    """The blocks with those that are headings made so: the title (level 1, or 2 where a date or the like
    stands above it), and headings (level 2)."""
    capitals = [_in_capitals(text, block) for block in blocks]
    if 2 * sum(capitals) > len(blocks) > 2:  # a text that is all in capitals has no headings by them
        capitals = [False] * len(blocks)
    title = _title_index(text, blocks)
    result = list(blocks)
    for index, (block, following) in enumerate(pairwise(blocks)):
        if index == title:
            result[index] = replace(block, kind=BlockKind.HEADING, level=1 if index == 0 else 2)
        elif capitals[index] or (index and _is_plain_heading(text, blocks[index - 1], block, following)):
            result[index] = replace(block, kind=BlockKind.HEADING, level=2)
    return tuple(result)


def _title_index(text: str, blocks: Sequence[Block]) -> int | None:
    """Which of the blocks is the title: the first that is no date, by-line, credit or key word."""
    telling = [i for i, block in enumerate(blocks[:_TITLE_AMONG_FIRST]) if not is_preliminary(text, block)]
    if len(telling) < 2 or telling[0] > 2:
        return None
    first, following = telling[:2]
    stands_alone = text.count("\n", blocks[first].end, blocks[first + 1].start) > 1
    return first if _is_title(text, blocks[first], blocks[following], stands_alone, blocks[first:]) else None


def is_preliminary(text: str, block: Block) -> bool:
    """Whether a block is a date, a by-line, a credit or a key word, such as stand above and below titles."""
    words = text[block.start : min(block.end, block.start + _LONGEST_TITLE)]
    return block.end - block.start < _LONGEST_TITLE and _NO_HEADING.match(words) is not None


def could_be_heading(words: str) -> bool:
    """Whether a line of its own, marked as important by its source, may be a heading by its words."""
    return (
        len(words) <= _LONGEST_HEADING
        and not _OPEN_END.search(words)
        and not _NO_HEADING.match(words)
        and _WORD.search(words) is not None
    )


def _candidate(text: str, block: Block, longest: int) -> str:
    """The words of a block that might be a heading, or "" where it cannot be one."""
    if block.kind is not BlockKind.PARAGRAPH or block.end - block.start > longest:
        return ""
    words = text[block.start : block.end]
    if "\n" in words or _OPEN_END.search(words) or _NO_HEADING.match(words) or not _WORD.search(words):
        return ""
    return words


def _in_capitals(text: str, block: Block) -> bool:
    """A short line without a small letter (but for "ß", which has no capital on most keyboards)."""
    words = _candidate(text, block, _LONGEST_HEADING).replace("ß", "")
    return words.upper() == words != words.lower() and len(_LETTERS.findall(words)) < _WORDS_OF_HEADING


def _is_title(text: str, block: Block, following: Block, stands_alone: bool, blocks: Sequence[Block]) -> bool:
    """The first short line that does not end like a sentence, with prose after it.

    A question may be a title if what follows is prose of another length; elsewhere it is a sentence.
    """
    words = _candidate(text, block, _LONGEST_TITLE)
    if not words or not any(_prose(text, later, 40) for later in blocks[1:12]):
        return False
    if stands_alone and not _SENTENCE_MARK.search(words):
        return True
    return len(words) <= _LONGEST_HEADING and _prose(text, following, 2 * len(words))


def _is_plain_heading(text: str, before: Block, block: Block, following: Block) -> bool:
    """A few words standing alone between paragraphs of prose, in ordinary letters."""
    words = _candidate(text, block, _LONGEST_PLAIN_HEADING)
    return (
        bool(words)
        and not _SENTENCE_MARK.search(words)
        and words[0].isupper()
        and ":" not in words
        and len(words.split()) <= _WORDS_OF_PLAIN_HEADING
        and text.count("\n", before.end, block.start) > 1
        and text.count("\n", block.end, following.start) > 1
        and _prose(text, before, 60)
        and _prose(text, following, 100)
    )


def _prose(text: str, block: Block, shortest: int) -> bool:
    """A paragraph of at least so many code points that ends like a sentence."""
    long_enough = block.end - block.start >= shortest
    return block.kind is BlockKind.PARAGRAPH and long_enough and ends_sentence(text, block.start, block.end)
