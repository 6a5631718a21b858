"""The four kinds of what a text names. Apart from `mention`, because the first page needs only this."""

from __future__ import annotations

from enum import StrEnum


class Label(StrEnum):
    """What a mention names."""

    PER = "PER"
    ORG = "ORG"
    LOC = "LOC"
    DATE = "DATE"
