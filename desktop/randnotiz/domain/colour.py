"""The colours of highlights. Apart from `annotation`, because the first page needs only this."""

from __future__ import annotations

from enum import StrEnum


class Colour(StrEnum):
    """The five highlight colours, in the order of their keys 1 to 5."""

    YELLOW = "yellow"
    GREEN = "green"
    BLUE = "blue"
    PINK = "pink"
    VIOLET = "violet"
