"""The heights of cards below each other, of which most have not been measured."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import NamedTuple

from randnotiz.ui.stacked import Stacked

_ABOUT = 90.0
"""Pixels that a card has until it is measured."""


class Held(NamedTuple):
    """A card that is to stay where it is: `y` pixels below the upper edge of the view."""

    row: int
    y: float


class CardHeights:
    """Where each card is. `measure` tells the height of one, in whole pixels."""

    def __init__(self, measure: Callable[[int], int]) -> None:
        self._measure = measure
        self._slots = Stacked()
        self._known = bytearray()

    def __len__(self) -> int:
        return len(self._known)

    def __getitem__(self, row: int) -> float:
        return self._slots[row]

    @property
    def total(self) -> float:
        """The height of all cards."""
        return self._slots.total

    def top(self, row: int) -> float:
        """Where a card begins."""
        return self._slots.top(row)

    def at(self, y: float) -> int:
        """The card at a height: the first or the last one outside; -1 without any."""
        return self._slots.at(y)

    def next_unknown(self, row: int) -> int:
        """The first card from this one on that is not measured, else the first of all; -1 if all are."""
        found = self._known.find(0, row)
        return found if found >= 0 else self._known.find(0)

    # ------------------------------------------------------------- cards that come and go

    def resize(self, rows: int) -> None:
        """Have so many cards, whichever they are."""
        if rows != len(self):
            heights = list(self._slots)[:rows]
            self._slots = Stacked([*heights, *[_ABOUT] * (rows - len(heights))])
            self._known = bytearray(rows)

    def insert(self, row: int, count: int) -> None:
        """So many more cards, from this row on."""
        heights = list(self._slots)
        heights[row:row] = [_ABOUT] * count
        self._known[row:row] = bytes(count)
        self._slots = Stacked(heights)
        self.doubt(row - 1, row + count)

    def remove(self, row: int, count: int) -> None:
        """So many cards less."""
        heights = list(self._slots)
        del heights[row : row + count], self._known[row : row + count]
        self._slots = Stacked(heights)
        self.doubt(row - 1, row)

    def doubt(self, first: int, last: int) -> None:
        """These cards (`last` included) are to be measured again; a card's heading hangs on its neighbour."""
        for row in range(max(first, 0), min(last + 1, len(self))):
            self._known[row] = 0

    # ------------------------------------------------------------- measuring

    def measure(self, rows: Iterable[int]) -> bool:
        """Measure those that are not measured yet. Whether any is higher or lower than it was taken for."""
        found: dict[int, float] = {}
        for row in rows:
            if not self._known[row]:
                self._known[row] = 1
                height = float(self._measure(row))
                if height != self._slots[row]:
                    found[row] = height
        self._slots.change(found)
        return bool(found)

    def held(self, value: int, height: int) -> Held:
        """The card to hold: the first measured one in view, at the very top the first of all."""
        first, last = self.at(value), self.at(value + height)
        row = self._known.find(1, first, last + 1) if value else 0
        row = first if row < 0 else row
        return Held(row, self.top(row) - value)

    def settle(self, held: Held, height: int) -> int:
        """Measure all that is in view while a card is held; the value that the scroll bar then has."""
        while True:
            value = max(0.0, min(self.top(max(held.row, 0)) - held.y, self.total - height))
            if not self.measure(range(self.at(value), self.at(value + height) + 1)):
                return round(value)
