"""What is dropped or pasted: local files, or text with its HTML."""

from __future__ import annotations

from PySide6.QtCore import QMimeData

Incoming = list[str] | tuple[str, str]
"""Paths of local files, or a text and its HTML (either may be empty)."""


def incoming(data: QMimeData) -> Incoming | None:
    """What `data` brings that can be opened: files first, else text or HTML; None for anything else.

    Addresses of other computers count as text: nothing is ever fetched.
    """
    paths = [url.toLocalFile() for url in data.urls() if url.isLocalFile()] if data.hasUrls() else []
    if paths:
        return paths
    text = data.text() if data.hasText() else ""
    html = data.html() if data.hasHtml() else ""
    return (text, html) if text.strip() or html.strip() else None
