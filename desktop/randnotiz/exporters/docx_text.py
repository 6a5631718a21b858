"""An article's text in Word: runs cut at every border, highlighting, and true comments."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, tzinfo
from typing import Any, Final

from docx.document import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn

from randnotiz.domain.annotation import Colour
from randnotiz.domain.article import StyleKind
from randnotiz.domain.span import Span, runs
from randnotiz.exporters.colours import LINES, blended
from randnotiz.exporters.composition import Composition, Placed
from randnotiz.exporters.passages import note_paragraphs
from randnotiz.exporters.states import state_told
from randnotiz.exporters.wording import Wording
from randnotiz.exporters.xml_text import xml_text

AUTHOR: Final = "Randnotiz"
INITIALS: Final = "RN"
_UNDERLINES: Final = {
    Colour.YELLOW: "single",
    Colour.GREEN: "dash",
    Colour.BLUE: "dotted",
    Colour.PINK: "double",
    Colour.VIOLET: "wave",
}


class Writer:
    """Writes blocks into a document and remembers between which runs each annotation lies."""

    def __init__(
        self, document: Document, composition: Composition, wording: Wording, coloured: bool
    ) -> None:
        self._document = document
        self._composition = composition
        self._text = composition.article.text
        self._wording = wording
        self._coloured = coloured
        self._first: dict[int, Any] = {}
        self._last: dict[int, Any] = {}

    def block(self, index: int, paragraph: Any) -> None:
        """The block's text into the paragraph, word for word; line ends become line breaks."""
        block = self._composition.article.blocks[index]
        layers = self._composition.layers[index]
        placed = [self._composition.placed[number] for number in layers.annotations]
        spans = [item.span for item in placed]
        spans += [Span(style.start, style.end) for style in layers.styles]
        for piece in runs(block.start, block.end, spans):
            run = paragraph.add_run(xml_text(self._text[piece.start : piece.end]))
            here = [number for number in piece.covering if number < len(placed)]
            for number in piece.covering:
                if number >= len(placed):
                    emphasis = layers.styles[number - len(placed)].kind is StyleKind.EMPHASIS
                    run.italic, run.bold = run.italic or emphasis or None, run.bold or not emphasis or None
            self._mark(run, [placed[number].annotation.colour for number in here])
            for number in here:
                self._first.setdefault(layers.annotations[number], run)
                self._last[layers.annotations[number]] = run

    def passage(self, number: int, paragraph: Any) -> None:
        """The words of one placed annotation alone."""
        placed = self._composition.placed[number]
        run = paragraph.add_run(xml_text(placed.span.of(self._text)))
        self._mark(run, [placed.annotation.colour])
        self._first[number] = self._last[number] = run

    def comment(self, zone: tzinfo | None) -> None:
        """Put every note as a comment on the runs its passage was written in."""
        for number, placed in enumerate(self._composition.placed):
            if placed.number and number in self._first:
                ends = [self._first[number], self._last[number]]
                self._add(placed, ends, zone)

    def _add(self, placed: Placed, ends: Sequence[Any], zone: tzinfo | None) -> None:
        annotation = placed.annotation
        words = [xml_text(words) for words in note_paragraphs(annotation.note)]
        if annotation.tags:
            words.append(xml_text(" ".join(f"#{tag}" for tag in annotation.tags)))
        if state := state_told(annotation, placed.span.of(self._text), self._wording):
            words.append(xml_text(f"[{state}]"))
        comment = self._document.add_comment(ends, "", AUTHOR, INITIALS)
        paragraphs = [comment.paragraphs[0], *(comment.add_paragraph() for _ in words[1:])]
        for paragraph, text in zip(paragraphs, words, strict=True):
            paragraph.add_run(text)
        _date(comment, annotation.created.astimezone(zone))

    def _mark(self, run: Any, colours: Sequence[Colour]) -> None:
        """Highlighting in the colours' own shades, blended where they overlap; a line as a second sign.

        Character shading and not Word's highlighter, which has fifteen glaring colours, no violet that black
        can be read on, and no way to show two at once. Word, LibreOffice and others show it just the same.
        """
        if not colours or not self._coloured:
            return
        properties = run._r.get_or_add_rPr()
        last = colours[-1]
        line = f'<w:u {nsdecls("w")} w:val="{_UNDERLINES[last]}" w:color="{LINES[last]}"/>'
        fill = f'<w:shd {nsdecls("w")} w:val="clear" w:color="auto" w:fill="{blended(colours)}"/>'
        properties.append(parse_xml(line))
        properties.append(parse_xml(fill))


def _date(comment: Any, when: datetime) -> None:
    # Word reads a comment's date as local time, whatever zone stands behind it; so none does.
    comment._comment_elm.set(qn("w:date"), when.strftime("%Y-%m-%dT%H:%M:%S"))
