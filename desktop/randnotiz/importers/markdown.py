"""Markdown (CommonMark with tables) by markdown-it's tokens."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from randnotiz.domain.article import BlockKind, DateOrigin, StyleKind, normalise_text
from randnotiz.domain.problem import ImportProblem
from randnotiz.importers.composition import Piece, compose, titled
from randnotiz.importers.draft import Draft
from randnotiz.importers.front_matter import split_front_matter
from randnotiz.importers.plain_text import import_text

if TYPE_CHECKING:
    from markdown_it.token import Token

# Beyond these, parsing would keep the reader waiting for more than some five seconds, or drop words: the
# text is then shown as it stands. What takes the time are lines and marks, not words.
_MOST_LINES = 100_000
_MARKS = "*_`<&~|\\"
_MOST_MARKS = 300_000
_MOST_BRACKETS = (
    1_000_000  # the sum of their squared numbers in each paragraph, as which the parser's time grows
)
_DEEPEST = 100  # quotes and lists within each other
_WIKI_LINK = re.compile(r"\[\[(?:[^\[\]|]*\|)?([^\[\]|]+)\]\]")
_TAG = re.compile(r"<(/?)([a-zA-Z]+)")
_STYLE_TAGS = {
    "em": StyleKind.EMPHASIS,
    "i": StyleKind.EMPHASIS,
    "strong": StyleKind.STRONG,
    "b": StyleKind.STRONG,
}

_SIGNS = tuple(
    re.compile(pattern, re.MULTILINE)
    for pattern in (
        r"^#{1,6} \S",
        r"^(?:\*{3,}|-{3,})$",
        r"\[[^\]\n]{1,200}\]\((?:https?://|/|#|\.)[^)\s]{0,500}\)",
        r"\*\*\S[^*\n]{0,200}\S\*\*",
        r"(?<!\w)[_*][^\s_*][^_*\n]{0,200}[^\s_*][_*](?!\w)",
        r"^```",
        r"^\|.*\|\s*\n\|[ :|-]+\|$",
        r"^> \S",
        r"^(?:[-*+] |\d+\. )\S",
    )
)


def looks_like_markdown(text: str) -> bool:
    """Whether the text says by itself, without a file name, that it is Markdown: two kinds of its signs,
    a heading or a link among them. Properties at its start suffice."""
    sample = text[:20_000]
    if split_front_matter(sample)[1] is not sample:
        return True
    found = [bool(sign.search(sample)) for sign in _SIGNS]
    return (found[0] or found[2]) and sum(found) >= 2


def import_markdown(text: str) -> Draft:
    """A draft of decoded Markdown: the words without the marks; links keep their text, images go."""
    matter, body = split_front_matter(normalise_text(text))
    reader = _Reader()
    if not _within_bounds(body) or not reader.read(body):
        return import_text(text)
    pieces = titled(reader.pieces, matter.title)
    composed, blocks, styles = compose(pieces)
    return Draft(
        text=composed,
        blocks=blocks,
        styles=styles,
        title=matter.title,
        language=matter.language,
        published=matter.published,
        published_origin=DateOrigin.FRONT_MATTER if matter.published else None,
        author=matter.author,
        publisher=matter.publisher,
        source=matter.source,
    )


def _within_bounds(body: str) -> bool:
    brackets = sum(paragraph.count("[") ** 2 for paragraph in body.split("\n\n"))
    marks = sum(body.count(mark) for mark in _MARKS)
    return body.count("\n") <= _MOST_LINES and marks <= _MOST_MARKS and brackets <= _MOST_BRACKETS


@dataclass(slots=True)
class _List:
    number: int | None  # of the next item; None for bullets


@dataclass(slots=True)
class _Reader:
    """Walks the tokens once and collects pieces."""

    pieces: list[Piece] = field(default_factory=list)
    lists: list[_List] = field(default_factory=list)
    quotes: int = 0
    marker: str = ""  # of the list item that was just begun
    heading: int = 0  # level of the heading that was just begun
    row: list[Token] | None = None  # the cells of the table row being read

    def read(self, text: str) -> bool:
        """Fill `pieces`; False if the text is nested deeper than the parser goes, which then drops words."""
        from markdown_it import MarkdownIt

        parser = MarkdownIt("commonmark", {"maxNesting": _DEEPEST}).enable(["table", "strikethrough"])
        for token in parser.parse(text):
            if token.level >= _DEEPEST - 1:
                return False
            handle = _HANDLERS.get(token.type)
            try:
                if handle:
                    handle(self, token)
            except ImportProblem:  # HTML in it that is nested too deeply
                return False
        return True

    def open_list(self, token: Token) -> None:
        self.lists.append(
            _List(int(token.attrGet("start") or 1) if token.type.startswith("ordered") else None)
        )

    def close_list(self, token: Token) -> None:
        self.lists.pop()

    def open_item(self, token: Token) -> None:
        current = self.lists[-1]
        self.marker = "•" if current.number is None else f"{current.number}."
        if current.number is not None:
            current.number += 1

    def open_quote(self, token: Token) -> None:
        self.quotes += 1

    def close_quote(self, token: Token) -> None:
        self.quotes -= 1

    def open_heading(self, token: Token) -> None:
        self.heading = int(token.tag[1])

    def open_row(self, token: Token) -> None:
        self.row = []

    def close_row(self, token: Token) -> None:
        piece = self._piece()
        for index, cell in enumerate(self.row or ()):
            piece.add(" | " if index else "")
            _add_inline(piece, cell.children or ())
        self.pieces.append(piece)
        self.row = None

    def inline(self, token: Token) -> None:
        if self.row is not None:
            self.row.append(token)
            return
        piece = self._piece()
        _add_inline(piece, token.children or ())
        self.pieces.append(piece)

    def code(self, token: Token) -> None:
        piece = self._piece()
        piece.add(token.content)
        self.pieces.append(piece)

    def html(self, token: Token) -> None:
        from randnotiz.importers.html_walk import fragment_pieces

        self.pieces += fragment_pieces(token.content)

    def _piece(self) -> Piece:
        """A piece for what stands here."""
        heading, self.heading = self.heading, 0
        if heading:
            return Piece(BlockKind.HEADING, heading)
        if self.lists:
            marker, self.marker = self.marker, ""
            return Piece(BlockKind.LIST_ITEM, len(self.lists), marker)
        return Piece(BlockKind.QUOTE, self.quotes) if self.quotes else Piece()


_HANDLERS: dict[str, Callable[[_Reader, Token], None]] = {
    "bullet_list_open": _Reader.open_list,
    "ordered_list_open": _Reader.open_list,
    "bullet_list_close": _Reader.close_list,
    "ordered_list_close": _Reader.close_list,
    "list_item_open": _Reader.open_item,
    "blockquote_open": _Reader.open_quote,
    "blockquote_close": _Reader.close_quote,
    "heading_open": _Reader.open_heading,
    "tr_open": _Reader.open_row,
    "tr_close": _Reader.close_row,
    "inline": _Reader.inline,
    "fence": _Reader.code,
    "code_block": _Reader.code,
    "html_block": _Reader.html,
}


def _add_inline(piece: Piece, tokens: Iterable[Token]) -> None:
    """The words of inline tokens with their emphasis."""
    active: Counter[StyleKind] = Counter()
    for token in tokens:
        kind = _STYLE_TAGS.get(token.tag)
        if token.type in {"text", "code_inline"}:
            piece.add(_WIKI_LINK.sub(r"\1", token.content), frozenset(+active))
        elif token.type == "softbreak":
            piece.add(" ", frozenset(+active))
        elif token.type == "hardbreak":
            piece.add("\n")
        elif token.type == "html_inline":
            _inline_tag(piece, token.content, active)
        elif kind and token.nesting:
            active[kind] = max(0, active[kind] + token.nesting)


def _inline_tag(piece: Piece, tag: str, active: Counter[StyleKind]) -> None:
    """A tag of HTML within a line: a break, or emphasis that begins or ends; others say nothing here."""
    match = _TAG.match(tag)
    name = match[2].lower() if match else ""
    kind = _STYLE_TAGS.get(name)
    if name == "br":
        piece.add("\n")
    elif match and kind:
        active[kind] = max(0, active[kind] + (-1 if match[1] else 1))
