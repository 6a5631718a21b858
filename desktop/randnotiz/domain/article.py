"""The article: its text, its blocks, and where it comes from."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from randnotiz.domain.span import Span


class BlockKind(StrEnum):
    """What a block of an article is."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    QUOTE = "quote"
    LIST_ITEM = "list_item"


@dataclass(frozen=True, slots=True)
class Block:
    """One block of an article's text: code points, without the line ends around it.

    `level` is 1 to 6 for a heading (1 is the article's own title) and the depth, from 1, for a quote or
    a list item; 0 for a paragraph. `marker` is what stands before a list item ("•", "3."), never part of
    the text.
    """

    kind: BlockKind
    start: int
    end: int
    level: int = 0
    marker: str = ""

    @property
    def span(self) -> Span:
        return Span(self.start, self.end)


class StyleKind(StrEnum):
    """What emphasis the source gives a stretch of text."""

    EMPHASIS = "emphasis"
    STRONG = "strong"


@dataclass(frozen=True, slots=True)
class Style:
    """A stretch with the source's own emphasis, in code points."""

    kind: StyleKind
    start: int
    end: int


class DateOrigin(StrEnum):
    """Where a publication date was found; the reader's own word outranks every other."""

    READER = "reader"
    METADATA = "metadata"
    FRONT_MATTER = "front_matter"
    DATELINE = "dateline"
    ARGUMENT = "argument"


@dataclass(frozen=True, slots=True)
class Article:
    """The text being read, as an importer makes it.

    `text` is normalised (see `normalise_text`); blocks lie in order, do not overlap and cover every
    character that is not white space. `title` is always set. If the title is part of the text, the first
    block is a heading of level 1. `language` is "de", "en", another ISO 639-1 code, or None if unknown.
    `source` is the path or address it came from, "" for a pasted text; `publisher` the site or paper.
    """

    text: str
    title: str
    blocks: tuple[Block, ...]
    styles: tuple[Style, ...] = ()
    language: str | None = None
    published: date | None = None
    published_origin: DateOrigin | None = None
    author: str = ""
    publisher: str = ""
    source: str = ""
    _hash: str = field(default="", init=False, compare=False, repr=False)

    @property
    def hash(self) -> str:
        """The text's hash (see `text_hash`), counted once, when it is first asked for."""
        if not self._hash:
            object.__setattr__(self, "_hash", text_hash(self.text))
        return self._hash

    @property
    def title_block(self) -> Block | None:
        """The block that is the title, if the title is part of the text."""
        first = self.blocks[0] if self.blocks else None
        return first if first and first.kind is BlockKind.HEADING and first.level == 1 else None


def text_hash(text: str) -> str:
    """What an article is recognised by: SHA-256 of its text in UTF-8, in hexadecimal."""
    from hashlib import sha256  # 3 ms of OpenSSL that the first page does without

    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


_LINE_ENDS = re.compile("\r\n|[\r\u2028\u2029\x85]")
# Everything Qt or SQLite would treat specially, but for the line feed: C0, C1, lone surrogates and the
# non-characters that QTextDocument uses for its own frames.
_CONTROLS = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffc\ufffe\uffff]")


def normalise_text(text: str) -> str:
    """Make text safe to show and count in: done once, at import; idempotent.

    CRLF, CR, NEL, U+2028 and U+2029 become a line feed, U+FEFF goes, other control characters, lone
    surrogates and characters that Qt keeps for itself become a space.
    """
    return _CONTROLS.sub(" ", _LINE_ENDS.sub("\n", text).replace("\ufeff", ""))
