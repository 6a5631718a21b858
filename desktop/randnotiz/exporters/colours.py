"""The five highlight colours on white paper, for formats that set each colour themselves."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from randnotiz.domain.annotation import Colour

FILLS: Final[dict[Colour, tuple[int, int, int]]] = {
    Colour.YELLOW: (0xFF, 0xEE, 0x99),
    Colour.GREEN: (0xC9, 0xED, 0xB0),
    Colour.BLUE: (0xBE, 0xE0, 0xFB),
    Colour.PINK: (0xFF, 0xCF, 0xDF),
    Colour.VIOLET: (0xE1, 0xD5, 0xFA),
}
LINES: Final[dict[Colour, str]] = {
    Colour.YELLOW: "9A6F00",
    Colour.GREEN: "3B7A1A",
    Colour.BLUE: "1A68AD",
    Colour.PINK: "B02A63",
    Colour.VIOLET: "6A3FB5",
}


def blended(colours: Sequence[Colour]) -> str:
    """What highlights lying over each other look like, as six hexadecimal digits: each filters the light."""
    mixed = [255.0, 255.0, 255.0]
    for colour in dict.fromkeys(colours):
        mixed = [below * channel / 255 for below, channel in zip(mixed, FILLS[colour], strict=True)]
    return "".join(f"{round(channel):02X}" for channel in mixed)
