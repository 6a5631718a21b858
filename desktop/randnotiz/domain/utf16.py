"""The one converter between Python's code points and the UTF-16 units that Qt counts in."""

from __future__ import annotations

import re
from bisect import bisect_left

_ASTRAL = re.compile("[\U00010000-\U0010ffff]")


class Utf16Map:
    """Converts offsets of one text, in O(log n) for n characters outside the basic plane."""

    __slots__ = ("_astral", "_units", "length", "units")

    def __init__(self, text: str) -> None:
        # Encoding is quicker than looking, and few texts have any.
        units = len(text.encode("utf-16-le", "surrogatepass")) // 2
        self._astral = [match.start() for match in _ASTRAL.finditer(text)] if units > len(text) else []
        self._units = [position + index for index, position in enumerate(self._astral)]
        self.length = len(text)
        self.units = len(text) + len(self._astral)

    def to_units(self, offset: int) -> int:
        """UTF-16 units before code point `offset` (0..length)."""
        return offset + bisect_left(self._astral, offset)

    def to_offset(self, unit: int) -> int:
        """Code points before UTF-16 unit `unit`; the middle of a surrogate pair counts as its start."""
        return unit - bisect_left(self._units, unit)
