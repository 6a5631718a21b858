"""Telling a file's format by its content; the name only decides between kinds of text."""

from __future__ import annotations

import re

_HTML_START = re.compile(
    rb"\A(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]{0,200}\?>\s*)?(?:<!--.{0,4000}?-->\s*)*"
    rb"<(?:!doctype\s+html|html|head|body|article|main|section|header|div|p|h[1-6]|meta|title|table|ul|ol|"
    rb"blockquote|span|strong|em|b|i|a|br)\b[^<]*>",
    re.IGNORECASE | re.DOTALL,
)
_HTML_TAG = re.compile(rb"</[a-z][a-z0-9]{0,15}>|<meta\s", re.IGNORECASE)
_MARKDOWN_NAMES = (".md", ".markdown", ".mdown", ".mkd", ".mkdn")
_HTML_NAMES = (".html", ".htm", ".xhtml", ".shtml")
_SAMPLE = 65_536


def format_of(data: bytes, name: str) -> str:
    """The key of the format that `data` is in: "html", "markdown", or "text" for all the rest."""
    lowered = name.lower()
    sample = _narrowed(data[:_SAMPLE])
    if _HTML_START.match(sample) or (lowered.endswith(_HTML_NAMES) and _HTML_TAG.search(sample)):
        return "html"
    if lowered.endswith(_MARKDOWN_NAMES):
        return "markdown"
    return "text" if lowered.endswith((".txt", ".text", ".log", ".asc")) else _by_signs(sample)


def _narrowed(sample: bytes) -> bytes:
    """UTF-16 and UTF-32 made one byte a character, which is enough to see marks of formats."""
    if sample[:2] in {b"\xff\xfe", b"\xfe\xff"} or b"\0" in sample[:200]:
        return sample.lstrip(b"\xff\xfe").replace(b"\0", b"")
    return sample


def _by_signs(sample: bytes) -> str:
    """Text without a telling name."""
    from randnotiz.importers.markdown import looks_like_markdown

    return (
        "markdown" if looks_like_markdown(sample.decode("utf-8", "replace").replace("\r\n", "\n")) else "text"
    )
