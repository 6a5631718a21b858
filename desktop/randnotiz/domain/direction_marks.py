"""Marks of writing direction that a text leaves open, and that would turn what stands after it around."""

from __future__ import annotations

from typing import Final

_OPENING_ISOLATES: Final = "\u2066\u2067\u2068"
_OPENING_EMBEDDINGS: Final = "\u202a\u202b\u202d\u202e"
_POP_ISOLATE: Final = "\u2069"
_POP_EMBEDDING: Final = "\u202c"


def closed(text: str) -> str:
    """The text with every direction mark closed that it opens, so that what follows it reads as it should.

    After the Unicode Bidirectional Algorithm (UAX #9), where an isolate closes the embeddings inside it.
    """
    if not any(mark in text for mark in _OPENING_ISOLATES + _OPENING_EMBEDDINGS):
        return text
    open_marks: list[str] = []
    for character in text:
        if character in _OPENING_ISOLATES:
            open_marks.append(_POP_ISOLATE)
        elif character in _OPENING_EMBEDDINGS:
            open_marks.append(_POP_EMBEDDING)
        elif character == _POP_EMBEDDING and open_marks and open_marks[-1] == _POP_EMBEDDING:
            open_marks.pop()
        elif character == _POP_ISOLATE and _POP_ISOLATE in open_marks:
            while open_marks.pop() != _POP_ISOLATE:
                pass
    return text + "".join(reversed(open_marks))
