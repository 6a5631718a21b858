"""The lines of plain text."""

from __future__ import annotations

import re
from typing import NamedTuple

_LINE = re.compile(r"[^\n]+")
_SENTENCE_END = re.compile(r"[.!?:…][\"'”“«»’‘)\]]*\Z")
_TAIL = 8  # code points in which a sentence's end is looked for


class Line(NamedTuple):
    """A line with something on it: its span without the white space around it, in code points.

    `indent` is how far in it starts; `group` counts the stretches of lines between blank lines.
    """

    start: int
    end: int
    indent: int
    group: int

    @property
    def columns(self) -> int:
        """How far the line reaches to the right."""
        return self.indent + self.end - self.start


def lines_of(text: str) -> list[Line]:
    """The lines of normalised text that have anything on them, in order."""
    lines: list[Line] = []
    group = last_end = 0
    for match in _LINE.finditer(text):
        content = match[0].strip()
        if not content:
            continue
        indent = len(match[0]) - len(match[0].lstrip())
        start = match.start() + indent
        if text.count("\n", last_end, match.start()) > 1:
            group += 1
        last_end = start + len(content)
        lines.append(Line(start, last_end, indent, group))
    return lines


def ends_sentence(text: str, start: int, end: int) -> bool:
    """Whether text[start:end] ends as a sentence does, closing quotation marks and brackets aside."""
    return _SENTENCE_END.search(text[max(start, end - _TAIL) : end]) is not None
