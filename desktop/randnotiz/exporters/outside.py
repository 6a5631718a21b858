"""Making what comes from outside safe to hand on: addresses, file paths, direction marks."""

from __future__ import annotations

import re
from typing import Final
from urllib.parse import urlsplit

_BAD_IN_ADDRESS: Final = re.compile(
    r"[\s\"'<>\\^`{|}\x00-\x20\x7f-\xa0\u061c\u200b-\u200f\u2028-\u202e\u2066-\u2069]"
)
# From the root, from home, from a drive, or "folder/file.txt" whose first part is no host name.
_PATH: Final = re.compile(r"(?i)file:|[a-z]:[\\/]|[\\/~.]|[^.:]+/(?:.*/)?[^/]*\.\w{1,8}$")
_PATH_END: Final = re.compile(r"[^/\\]*$")
_OPENING_ISOLATES: Final = "\u2066\u2067\u2068"
_OPENING_EMBEDDINGS: Final = "\u202a\u202b\u202d\u202e"
_POP_ISOLATE: Final = "\u2069"
_POP_EMBEDDING: Final = "\u202c"


def web_address(source: str) -> str | None:
    """The source if it is a web address that may become a link (http or https with a host), else None."""
    if _BAD_IN_ADDRESS.search(source):
        return None
    try:
        parts = urlsplit(source)
        host, _ = parts.hostname, parts.port
    except ValueError:
        return None
    return source if parts.scheme in ("http", "https") and host else None


def source_text(source: str) -> str:
    """The source as a copy may tell it: a web address whole, of a file its name alone.

    A path names the reader's folders, which are nobody's business but theirs.
    """
    address = source.strip()
    if web_address(address):
        return address
    if _PATH.match(address) or "\\" in address:
        match = _PATH_END.search(address.rstrip("/\\"))
        return match[0] if match else ""
    return address


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
