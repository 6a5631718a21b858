"""Going through an RTF stream: groups, words and text, and the paragraphs they make."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import Final

from randnotiz.domain.article import BlockKind, StyleKind
from randnotiz.domain.problem import ImportProblem
from randnotiz.importers.composition import Piece, Styles, raised
from randnotiz.importers.rtf_words import (
    BINARY,
    CHARACTERS,
    DESTINATIONS,
    HEADING_NAME,
    QUOTE_NAME,
    SYMBOLS,
    TITLE_NAMES,
    TOKEN,
    Paragraph,
    State,
)

_MOST_GROUPS: Final = 2_000  # open within each other
_MOST_PIECES: Final = 400_000


@dataclass(slots=True)
class Reader:
    """`words` says what each control word does; `pieces` is what comes of the stream."""

    words: Mapping[str, Callable[[Reader, int | None], None]]
    pieces: list[Piece] = field(default_factory=list)
    collected: dict[str, str] = field(default_factory=dict)
    state: State = field(default_factory=State)
    groups: list[State] = field(default_factory=list)
    paragraph: Paragraph = field(default_factory=Paragraph)
    runs: list[tuple[str, Styles]] = field(default_factory=list)
    pending: bytearray = field(default_factory=bytearray)  # bytes that may be parts of one character
    to_skip: int = 0  # fallback characters after a \u
    document_codec: str = "cp1252"
    fonts: dict[int, str] = field(default_factory=dict)
    defining_font: int = 0
    styles: dict[int, int] = field(default_factory=dict)  # heading levels by style number
    defining_style: int = 0
    quoting: set[int] = field(default_factory=set)  # style numbers of quotations
    surrogate: int = 0
    notes: list[Piece] = field(default_factory=list)  # footnotes that wait for their paragraph's end
    outside: tuple[list[tuple[str, Styles]], Paragraph] | None = None  # what a footnote interrupts
    noted: int = 0

    def read(self, data: bytes) -> None:
        """Go through the whole stream."""
        position = 0
        while match := TOKEN.match(data, position):
            position = match.end()
            if match["word"] == BINARY:
                position += max(0, int(match["number"] or 0))
            self._take(match)
            if len(self.groups) > _MOST_GROUPS or len(self.pieces) > _MOST_PIECES:
                raise ImportProblem("import.too_complex")
        self.end_paragraph()

    def _take(self, match: re.Match[bytes]) -> None:
        kind = match.lastgroup
        if kind == "number":
            kind = "word"
        if kind == "byte":
            self._byte(int(match["byte"], 16))
            return
        if kind == "text":
            self._plain(match["text"])
            return
        self.flush()
        if kind == "open":
            self.groups.append(self.state)
            self.to_skip = 0
        elif kind == "close" and self.groups:
            self._leave(self.groups.pop())
            self.to_skip = 0
        elif kind == "symbol":
            self._symbol(match["symbol"])
        elif kind == "word":
            self._word(match["word"].decode("ascii"), match["number"])

    def _leave(self, outer: State) -> None:
        if self.state.note and not outer.note and self.outside:
            self.end_paragraph()
            self.runs, self.paragraph = self.outside
            self.outside = None
        if self.state.target == "style":
            name = self.collected.pop("style", "").strip(" ;")
            found = HEADING_NAME.search(name)
            if found:
                self.styles[self.defining_style] = int(found[1])
            elif name.casefold() in TITLE_NAMES:
                self.styles[self.defining_style] = 1
            elif QUOTE_NAME.search(name):
                self.quoting.add(self.defining_style)
        self.state = outer

    def _symbol(self, symbol: bytes) -> None:
        if symbol == b"*":  # a destination that older readers do not know: nothing of the text is in one
            self.state = replace(self.state, skipped=True)
        elif symbol in {b"\n", b"\r"}:
            self.end_paragraph()
        else:
            self.add(SYMBOLS.get(symbol, ""))

    def _word(self, word: str, number: bytes | None) -> None:
        value = int(number) if number else None
        handle = self.words.get(word)
        if handle:
            handle(self, value)
        elif word in CHARACTERS:
            self.add(CHARACTERS[word])
        elif word in DESTINATIONS:
            self.state = replace(self.state, skipped=True)

    def _byte(self, value: int) -> None:
        if self.to_skip:
            self.to_skip -= 1
        else:
            self.pending.append(value)

    def _plain(self, text: bytes) -> None:
        skipped = min(self.to_skip, len(text))
        self.to_skip -= skipped
        self.pending += text[skipped:]

    def flush(self) -> None:
        """Make characters of the bytes gathered."""
        if self.pending:
            words = self.pending.decode(self.state.codec, "replace")
            self.pending.clear()
            self.add(words)

    def add(self, words: str) -> None:
        """Words where they belong: the document's text, or what is collected apart."""
        if self.state.skipped or self.state.hidden:
            return
        if self.state.target:
            self.collected[self.state.target] = (self.collected.get(self.state.target, "") + words)[:500]
            return
        if self.state.raised:
            words = raised(words)
        kinds = ((StyleKind.STRONG, self.state.bold), (StyleKind.EMPHASIS, self.state.italic))
        self.runs.append((words, frozenset(kind for kind, present in kinds if present)))

    def end_paragraph(self, value: int | None = None) -> None:
        """Make a piece of the paragraph."""
        self.flush()
        if self.state.skipped or self.state.target:
            return
        here = self.paragraph
        if here.heading:
            piece = Piece(BlockKind.HEADING, min(here.heading, 6))
        elif here.listed:
            marker = self.collected.pop("listtext", "").strip()
            piece = Piece(BlockKind.LIST_ITEM, here.level, marker if marker[:1].isdigit() else "•")
        else:
            piece = Piece(BlockKind.QUOTE, 1) if here.quoted else Piece()
        piece.runs, self.runs = self.runs, []
        if self.state.note:
            self.notes.append(piece)
        else:
            self.pieces += [piece, *self.notes]
            self.notes.clear()
