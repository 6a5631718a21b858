"""What each importer makes of its bytes, before `randnotiz.importers` completes it to an Article."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from randnotiz.domain.article import Block, DateOrigin, Style


class Draft(NamedTuple):
    """Normalised text with its blocks and styles in code points, and what the source says of itself.

    Everything but the text and its blocks may be missing. `title` is the source's own title; `source` an
    http(s) address that the source names as its own; `language` what the source claims, a hint only.
    """

    text: str
    blocks: tuple[Block, ...]
    styles: tuple[Style, ...] = ()
    title: str = ""
    language: str | None = None
    published: date | None = None
    published_origin: DateOrigin | None = None
    author: str = ""
    publisher: str = ""
    source: str = ""
