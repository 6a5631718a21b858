"""RTF (Rich Text Format 1.9.1): paragraphs, headings, list items and emphasis.

Read by a reader of our own, since the libraries for it give up everything but the bare words. The format is
a stream of groups in braces, control words and text; what is not understood is passed over, as the
specification asks of readers.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Final

from randnotiz.domain.article import BlockKind, StyleKind
from randnotiz.domain.problem import ImportProblem
from randnotiz.importers.composition import Piece, Styles, with_bold_headings
from randnotiz.importers.draft import Draft
from randnotiz.importers.finishing import finished
from randnotiz.importers.rtf_words import (
    BINARY,
    CHARACTERS,
    CODE_PAGES,
    DESTINATIONS,
    HEADING_NAME,
    SYMBOLS,
    TOKEN,
    Paragraph,
    State,
)

_MOST_GROUPS: Final = 2_000  # open within each other
_MOST_PIECES: Final = 400_000


def import_rtf(data: bytes) -> Draft:
    """A draft of an RTF document, without footnotes, running heads and pictures.

    Raises ImportProblem "import.too_complex".
    """
    reader = _Reader()
    reader.read(data)
    return finished(
        with_bold_headings(reader.pieces),
        title=" ".join(reader.collected.get("title", "").split()),
        author=" ".join(reader.collected.get("author", "").split()),
    )


@dataclass(slots=True)
class _Reader:
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
    surrogate: int = 0

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
        self._end_paragraph()

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
        self._flush()
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
        if self.state.target == "style":
            found = HEADING_NAME.search(self.collected.pop("style", ""))
            if found:
                self.styles[self.defining_style] = int(found[1])
        self.state = outer

    def _symbol(self, symbol: bytes) -> None:
        if symbol == b"*":  # a destination that older readers do not know: nothing of the text is in one
            self.state = replace(self.state, skipped=True)
        elif symbol in {b"\n", b"\r"}:
            self._end_paragraph()
        else:
            self._add(SYMBOLS.get(symbol, ""))

    def _word(self, word: str, number: bytes | None) -> None:
        value = int(number) if number else None
        handle = _WORDS.get(word)
        if handle:
            handle(self, value)
        elif word in CHARACTERS:
            self._add(CHARACTERS[word])
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

    def _flush(self) -> None:
        if self.pending:
            words = self.pending.decode(self.state.codec, "replace")
            self.pending.clear()
            self._add(words)

    def _add(self, words: str) -> None:
        """Words where they belong: the document's text, or what is collected apart."""
        if self.state.skipped or self.state.hidden:
            return
        if self.state.target:
            self.collected[self.state.target] = (self.collected.get(self.state.target, "") + words)[:500]
            return
        kinds = ((StyleKind.STRONG, self.state.bold), (StyleKind.EMPHASIS, self.state.italic))
        self.runs.append((words, frozenset(kind for kind, present in kinds if present)))

    def _unicode(self, value: int | None) -> None:
        """\\uN: a UTF-16 unit, signed, with a fallback behind it."""
        unit = (value or 0) & 0xFFFF
        self.to_skip = self.state.fallback
        if 0xD800 <= unit < 0xDC00:
            self.surrogate = unit
        elif 0xDC00 <= unit < 0xE000 and self.surrogate:
            self._add(chr(0x10000 + ((self.surrogate - 0xD800) << 10) + (unit - 0xDC00)))
            self.surrogate = 0
        else:
            self._add(chr(unit))

    def _end_paragraph(self, value: int | None = None) -> None:
        self._flush()
        if self.state.skipped or self.state.target:
            return
        here = self.paragraph
        if here.heading:
            piece = Piece(BlockKind.HEADING, min(here.heading, 6))
        elif here.listed:
            marker = self.collected.pop("listtext", "").strip()
            piece = Piece(BlockKind.LIST_ITEM, here.level, marker if marker[:1].isdigit() else "•")
        else:
            piece = Piece()
        piece.runs, self.runs = self.runs, []
        self.pieces.append(piece)

    def _end_row(self, value: int | None) -> None:
        self._flush()
        if self.runs and self.runs[-1][0] == CHARACTERS["cell"]:
            self.runs.pop()
        self._end_paragraph()

    def _font(self, value: int | None) -> None:
        if self.state.target == "fonts":
            self.defining_font = value or 0
        else:
            codec = self.fonts.get(value or 0, self.document_codec)
            self.state = replace(self.state, codec=codec)

    def _charset(self, value: int | None) -> None:
        if value in CODE_PAGES and value:
            self.fonts[self.defining_font] = CODE_PAGES[value]

    def _code_page(self, value: int | None) -> None:
        codec = f"cp{value}"
        try:
            "".encode(codec)
        except LookupError:
            return  # an unknown one: windows-1252 stays
        self.document_codec = codec
        self.state = replace(self.state, codec=codec)

    def _style(self, value: int | None) -> None:
        if self.state.target == "style":
            self.defining_style = value or 0
        elif not self.state.target:
            self.paragraph.heading = self.styles.get(value or 0, 0)

    def _outline(self, value: int | None) -> None:
        if not self.state.target and value is not None and 0 <= value < 9:
            self.paragraph.heading = value + 1

    def _reset_paragraph(self, value: int | None) -> None:
        if not self.state.target:
            self.paragraph = Paragraph()

    def _reset_characters(self, value: int | None) -> None:
        self.state = replace(self.state, bold=False, italic=False, hidden=False, codec=self.document_codec)

    def _list(self, value: int | None) -> None:
        if not self.state.target:
            self.paragraph.listed = True

    def _list_level(self, value: int | None) -> None:
        if not self.state.target:
            self.paragraph.level = min(max((value or 0) + 1, 1), 9)

    def _fallback(self, value: int | None) -> None:
        self.state = replace(self.state, fallback=min(max(value or 0, 0), 8))

    def _collect(self, target: str) -> None:
        self.state = replace(self.state, target=target, skipped=False)


def _switch(name: str) -> Callable[[_Reader, int | None], None]:
    """A control word that is on alone and off with a 0 behind it."""

    def switch(reader: _Reader, value: int | None) -> None:
        on = value != 0
        if name == "bold":
            reader.state = replace(reader.state, bold=on)
        elif name == "italic":
            reader.state = replace(reader.state, italic=on)
        else:
            reader.state = replace(reader.state, hidden=on)

    return switch


def _target(name: str) -> Callable[[_Reader, int | None], None]:
    def collect(reader: _Reader, value: int | None) -> None:
        if not reader.state.skipped:
            reader._collect(name)

    return collect


_WORDS: Final[dict[str, Callable[[_Reader, int | None], None]]] = {
    "b": _switch("bold"),
    "i": _switch("italic"),
    "v": _switch("hidden"),
    "deleted": _switch("hidden"),
    "par": _Reader._end_paragraph,
    "sect": _Reader._end_paragraph,
    "page": _Reader._end_paragraph,
    "row": _Reader._end_row,
    "pard": _Reader._reset_paragraph,
    "plain": _Reader._reset_characters,
    "u": _Reader._unicode,
    "uc": _Reader._fallback,
    "f": _Reader._font,
    "fcharset": _Reader._charset,
    "ansicpg": _Reader._code_page,
    "s": _Reader._style,
    "outlinelevel": _Reader._outline,
    "ls": _Reader._list,
    "ilvl": _Reader._list_level,
    "title": _target("title"),
    "author": _target("author"),
    "info": _target("info"),
    "fonttbl": _target("fonts"),
    "stylesheet": _target("style"),
    "listtext": _target("listtext"),
    "pntext": _target("listtext"),
}
