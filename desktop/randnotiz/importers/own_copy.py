"""Copies that this program wrote itself: they carry the article whole, and give it back to the letter."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from itertools import pairwise
from typing import Any, Final

from randnotiz.domain.article import (
    Block,
    BlockKind,
    DateOrigin,
    Style,
    StyleKind,
    normalise_text,
    text_hash,
)
from randnotiz.importers.dates import parse_date
from randnotiz.importers.draft import Draft

_TERMS: Final = b"urn:randnotiz:terms:"
_DATA_BLOCK: Final = re.compile(rb'<script type="application/ld\+json">([^<]*)</script>')
_IDENTITY: Final = "urn:randnotiz:text:sha256:"


def own_draft(data: bytes) -> Draft | None:
    """The article in a copy of ours, in HTML or JSON-LD; None for all else, and for a copy whose text was
    left out or changed since."""
    copy = own_data(data)
    article = copy.get("article") if copy else None
    return _draft(article) if isinstance(article, dict) else None


def own_data(data: bytes) -> dict[str, Any] | None:
    """The annotation collection in a copy of ours as plain JSON values; None for anything else."""
    if _TERMS not in data:
        return None
    found = _DATA_BLOCK.search(data)
    try:
        loaded = json.loads(found[1] if found else data)
    except (ValueError, RecursionError):
        return None  # not a copy of ours after all
    return loaded if isinstance(loaded, dict) and loaded.get("type") == "AnnotationCollection" else None


def _draft(article: Mapping[str, Any]) -> Draft | None:
    text = article.get("text")
    if not isinstance(text, str) or normalise_text(text) != text:
        return None
    if article.get("id") != _IDENTITY + text_hash(text):
        return None
    try:
        blocks = tuple(
            Block(BlockKind(kind), int(start), int(end), int(level), str(marker))
            for kind, start, end, level, marker in article.get("blocks", ())
        )
        styles = tuple(
            Style(StyleKind(kind), int(start), int(end)) for kind, start, end in article.get("styles", ())
        )
        origin = DateOrigin(article["published_origin"]) if article.get("published_origin") else None
    except (TypeError, ValueError):
        return None
    if not _sound(text, blocks, styles):
        return None
    published = parse_date(_text(article, "published"))
    return Draft(
        text=text,
        blocks=blocks,
        styles=styles,
        title=_text(article, "title"),
        language=_text(article, "language") or None,
        published=published,
        published_origin=(origin or DateOrigin.METADATA) if published else None,
        author=_text(article, "author"),
        publisher=_text(article, "publisher"),
        source=_text(article, "url") or _text(article, "rn:source"),
    )


def _sound(text: str, blocks: tuple[Block, ...], styles: tuple[Style, ...]) -> bool:
    """Blocks in order, in the text, of levels there are; styles in the text: a file can say anything."""
    if not all(0 <= block.start < block.end <= len(text) and _level_fits(block) for block in blocks):
        return False
    if not all(0 <= style.start < style.end <= len(text) for style in styles):
        return False
    return bool(blocks) and all(before.end <= block.start for before, block in pairwise(blocks))


def _level_fits(block: Block) -> bool:
    if block.kind is BlockKind.PARAGRAPH:
        return block.level == 0
    return 1 <= block.level <= (6 if block.kind is BlockKind.HEADING else 9)


def _text(article: Mapping[str, Any], key: str) -> str:
    value = article.get(key)
    return value if isinstance(value, str) else ""
