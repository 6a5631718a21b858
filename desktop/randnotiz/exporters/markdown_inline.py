"""A block's text as Markdown, with emphasis, highlights and the numbers of notes."""

from __future__ import annotations

from collections.abc import Sequence

from randnotiz.domain.article import StyleKind
from randnotiz.domain.span import Span
from randnotiz.exporters.composition import Composition
from randnotiz.exporters.formats import ExportOptions
from randnotiz.exporters.markdown_text import Escaped, fitted, flanked_by_words, united

_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


class Inline:
    """Writes the inside of blocks. In plain CommonMark, which has no highlights, these are bold."""

    def __init__(self, composition: Composition, options: ExportOptions) -> None:
        self._composition = composition
        self._options = options

    def block(self, index: int) -> str:
        """The Markdown of that block's text; lines after the first still need the block's own prefix."""
        return _Block(self._composition, self._options, index).markdown()


class _Block:
    """One block: highlights around strong around emphasis, each level within what the outer one encloses."""

    def __init__(self, composition: Composition, options: ExportOptions, index: int) -> None:
        block = composition.article.blocks[index]
        layers = composition.layers[index]
        self._start = block.start
        self._text = composition.article.text[block.start : block.end]
        self._escaped = Escaped(self._text)
        self._obsidian = options.obsidian
        self._markers = self._numbers(composition, layers.annotations, options)
        marked = [self._local(composition.placed[number].span) for number in layers.annotations]
        strong = [
            self._local(Span(style.start, style.end))
            for style in layers.styles
            if style.kind is StyleKind.STRONG
        ]
        slanted = [
            self._local(Span(style.start, style.end))
            for style in layers.styles
            if style.kind is StyleKind.EMPHASIS
        ]
        if not options.highlights:
            marked = []
        if not options.obsidian:
            marked, strong = [], marked + strong
        self._levels: tuple[tuple[str, Sequence[Span]], ...] = (
            ("==", united(marked)),
            ("**", united(strong)),
            ("_", united(slanted)),
        )

    def markdown(self) -> str:
        """The text cut at every marker, so that a marker's brackets stand between delimiters, not inside."""
        parts: list[str] = []
        position = 0
        for place in sorted(self._markers):
            between = "\u202f" if self._obsidian else ""  # ¹ ² is not ¹²
            parts += (self._level(0, Span(position, place)), between.join(self._markers[place]))
            position = place
        parts.append(self._level(0, Span(position, len(self._text))))
        return "".join(parts)

    def _numbers(
        self, composition: Composition, annotations: Sequence[int], options: ExportOptions
    ) -> dict[int, list[str]]:
        """Where a note's passage ends: the note's number, a link in Obsidian."""
        markers: dict[int, list[str]] = {}
        for number in annotations:
            placed = composition.placed[number]
            if not placed.number or not self._start < placed.span.end <= self._start + len(self._text):
                continue
            figure = str(placed.number)
            link = f"[[#^n{figure}|{figure.translate(_RAISED)}]]"
            shown = link if options.obsidian else f"\\[{figure}\\]"
            markers.setdefault(placed.span.end - self._start, []).append(shown)
        return markers

    def _local(self, span: Span) -> Span:
        """The span in code points of this block, cut to it."""
        first, last = span.start - self._start, span.end - self._start
        return Span(max(0, first), max(0, min(last, len(self._text))))

    def _level(self, level: int, part: Span, tight: tuple[bool, bool] = (False, False)) -> str:
        """`part` of the block with the delimiters of this level and of those inside it.

        `tight`: whether the outer delimiters at its ends need a letter beside them, since a letter stands
        on their other side too.
        """
        if level == len(self._levels):
            return self._escaped.part(part.start, part.end)
        delimiter, spans = self._levels[level]
        parts: list[str] = []
        position = part.start
        for span in spans:
            inside = fitted(self._text, span, part)
            used = self._delimiter(delimiter, inside, part, tight) if inside else ""
            if inside and used:
                edges = flanked_by_words(self._text, inside, part)
                before = Span(position, inside.start)
                parts.append(self._level(level + 1, before, (tight[0] and before.start == part.start, False)))
                parts += (used, self._level(level + 1, inside, edges), used)
                position = inside.end
        rest = Span(position, part.end)
        parts.append(self._level(level + 1, rest, (tight[0] and position == part.start, tight[1])))
        return "".join(parts)

    def _delimiter(self, delimiter: str, inside: Span, part: Span, tight: tuple[bool, bool]) -> str:
        """The delimiter to use, or "" where none would be read rightly."""
        at_edge = (inside.start == part.start, inside.end == part.end)
        if (at_edge[0] and tight[0]) or (at_edge[1] and tight[1]):
            return ""
        if delimiter != "_" or not any(flanked_by_words(self._text, inside, part)):
            return delimiter
        # Underscores do not work inside words, and an asterisk beside an outer pair would be read with it.
        return "" if any(at_edge) else "*"
