"""Making what comes from outside safe to hand on: addresses and file paths."""

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
