"""How wide a line of the article is."""

from __future__ import annotations

from PySide6.QtGui import QFont, QFontMetricsF

MEASURE = 71
"""Characters that fit into a line; words do not fill it, so about 65 stand there, the middle of the 60 to 75
that typographers ask for (Bringhurst, The Elements of Typographic Style, 2.1.2)."""
_SAMPLE = (
    "Der Satz von Text in ruhigen Zeilen lässt das Auge leicht den Anfang finden und hält es dann fest. "
)


def line_width(font: QFont) -> int:
    """Pixels of a line of MEASURE characters in this face and size."""
    return round(QFontMetricsF(font).horizontalAdvance(_SAMPLE) / len(_SAMPLE) * MEASURE)
