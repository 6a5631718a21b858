"""Passages and notes as lists of notes show them."""

from __future__ import annotations

import re
from typing import Final

_LONG: Final = 320
"""A passage of more code points than this is shortened where the whole text stands in the same file."""
_END: Final = 90
_BREAK: Final = re.compile(r"\n\s*\n")


def shortened(passage: str) -> str:
    """The passage, with the middle of a long one left out at word borders."""
    if len(passage) <= _LONG:
        return passage
    begin = passage[: _LONG - _END].rsplit(maxsplit=1)[0]
    end = passage[-_END:].split(maxsplit=1)[-1]
    return f"{begin} […] {end}"


def note_paragraphs(note: str) -> list[str]:
    """A note's paragraphs: what blank lines part. Single line ends stay in them."""
    return [part.strip("\n") for part in _BREAK.split(note.strip()) if part.strip()]
