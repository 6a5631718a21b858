"""Telling a file's format by its content; the name only decides between kinds of text."""

from __future__ import annotations

import re

_HTML_START = re.compile(
    rb"\A(?:\xef\xbb\xbf)?\s*+(?:<\?xml[^>]{0,200}\?>\s*+)?(?><!--(?:(?!-->).){0,4000}-->\s*+)*+"
    rb"<(?:!doctype\s+html|html|head|body|article|main|section|header|div|p|h[1-6]|meta|title|table|ul|ol|"
    rb"blockquote|span|strong|em|b|i|a|br)\b[^<]*>",
    re.IGNORECASE | re.DOTALL,
)
_PAGE_START = re.compile(rb"<(?:!doctype|html|head|body)\b[^<]*>\Z", re.IGNORECASE)
_HTML_TAG = re.compile(rb"</[a-z][a-z0-9]{0,15}>|<meta\s", re.IGNORECASE)
# Two header lines at the start, one of them such as only a message has.
_MESSAGE_START = re.compile(
    rb"\A(?:From \S+ [^\n]*\n)?(?=(?:[!-9;-~]+:[^\n]*\r?\n(?:[ \t][^\n]*\r?\n)*){0,60}?"
    rb"(?:MIME-Version|Message-ID|Received|Return-Path|Delivered-To|Snapshot-Content-Location):)"
    rb"[!-9;-~]+:[^\n]*\n(?:[ \t][^\n]*\n)*[!-9;-~]+:",
    re.IGNORECASE,
)
_HEADER_LINE = re.compile(rb"(?:From|To|Subject|Date|Von|Betreff)[!-9;-~]*:[^\n]*\n", re.IGNORECASE)
_MAIL_NAMES = (".eml", ".mht", ".mhtml")
_MARKDOWN_NAMES = (".md", ".markdown", ".mdown", ".mkd", ".mkdn")
_HTML_NAMES = (".html", ".htm", ".xhtml", ".shtml")
_SAMPLE = 65_536


def format_of(data: bytes, name: str) -> str:
    """The key of the format that `data` is in; "text" for what is none of the others."""
    lowered = name.lower()
    packed = _packed_format(data)
    if packed:
        return packed
    sample = _narrowed(data[:_SAMPLE])
    start = _HTML_START.match(sample)
    if start and lowered.endswith(_MARKDOWN_NAMES) and not _PAGE_START.search(start[0]):
        return "markdown"  # which may begin with a tag
    if start or (lowered.endswith(_HTML_NAMES) and _HTML_TAG.search(sample)):
        return "html"
    if _MESSAGE_START.match(sample) or (lowered.endswith(_MAIL_NAMES) and _HEADER_LINE.match(sample)):
        return "mail"
    if lowered.endswith(_MARKDOWN_NAMES):
        return "markdown"
    return "text" if lowered.endswith((".txt", ".text", ".log", ".asc")) else _by_signs(sample)


def _packed_format(data: bytes) -> str:
    """The key of a format that is not meant to be read as it stands; "" for all others."""
    if data.startswith(b"PK\x03\x04"):
        return _archive_format(data)
    head = data[:1024].lstrip(b"\xef\xbb\xbf \r\n\t")
    if b"%PDF-" in data[:1024]:
        return "pdf"
    if head.startswith(b"{\\rtf"):
        return "rtf"
    return "json" if head.startswith(b"{") and b"urn:randnotiz:terms:" in data[:_SAMPLE] else ""


def _archive_format(data: bytes) -> str:
    """By the first member where the format demands one, else by what must be inside. The directory at the end
    is not needed: a damaged archive is told too."""
    first = data[:200]
    if b"mimetypeapplication/epub+zip" in first:
        return "epub"
    if b"mimetypeapplication/vnd.oasis.opendocument.text" in first:
        return "odt"
    if b"word/document.xml" in data:
        return "docx"
    if b"META-INF/container.xml" in data:
        return "epub"
    return "odt" if b"content.xml" in data and b"META-INF/manifest.xml" in data else ""


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
