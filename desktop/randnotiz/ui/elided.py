"""Setting plain text into a few lines, the last one elided, for delegates."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QTextLayout, QTextOption

from randnotiz.domain.direction_marks import closed
from randnotiz.domain.utf16 import Utf16Map

_LONGEST = 600
"""Code points that are looked at: more never fit into a card, and a note may be a megabyte long."""
_BREAK = "\u2028"  # what QTextLayout takes for the end of a line


def one_line(text: str, longest: int = _LONGEST) -> str:
    """Text without line ends and runs of white space, cut to `longest` code points.

    What it turns to right-to-left it turns back at its end: other words may be written after it.
    """
    return closed(" ".join(text[: longest * 2].split())[:longest])


def set_lines(text: str, font: QFont, width: int, most: int) -> tuple[str, ...]:
    """Break plain text into at most `most` lines of `width` pixels; what does not fit ends in an ellipsis.

    Line ends in the text are kept, empty lines are not. Text is never taken for markup.
    """
    wanted = "\n".join(line for line in text[: _LONGEST * 2].splitlines() if line.strip())
    return _set_lines(wanted[:_LONGEST], font.toString(), max(width, 16), most)


@lru_cache(maxsize=8)
def _font(description: str) -> tuple[QFont, QFontMetricsF]:
    font = QFont()
    font.fromString(description)
    return font, QFontMetricsF(font)


@lru_cache(maxsize=8192)
def _set_lines(text: str, description: str, width: int, most: int) -> tuple[str, ...]:
    font, metrics = _font(description)
    if "\n" not in text and len(text) < width and metrics.horizontalAdvance(text) < width - 1:
        return (text.strip(),) if text.strip() else ()
    source = text.replace("\n", _BREAK)
    units = Utf16Map(source)
    layout = QTextLayout(source, font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    starts: list[int] = []
    layout.beginLayout()
    while len(starts) <= most:
        line = layout.createLine()
        if not line.isValid():
            break
        line.setLineWidth(width)
        starts.append(units.to_offset(line.textStart()))
    layout.endLayout()
    ends = [*starts[1:], len(source)]
    lines = [source[start:end].strip() for start, end in zip(starts, ends, strict=True)]
    if len(lines) <= most:
        return tuple(lines)
    rest = source[starts[most - 1] :].replace(_BREAK, " ").strip()
    if len(rest) <= len(lines[most - 1]):
        rest += "…"
    elided = metrics.elidedText(rest, Qt.TextElideMode.ElideRight, width)
    return (*lines[: most - 1], elided)


def draw_lines(
    painter: QPainter, lines: tuple[str, ...], font: QFont, x: float, y: float, leading: float
) -> float:
    """Draw lines with their first one's top at `y`, `leading` pixels apart; the `y` below the last one."""
    painter.setFont(font)
    ascent = QFontMetricsF(font).ascent()
    gap = (leading - QFontMetricsF(font).height()) / 2
    for line in lines:
        painter.drawText(QPointF(x, y + gap + ascent), line)
        y += leading
    return y
