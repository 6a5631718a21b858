"""The properties that a Markdown file begins with, between two lines of dashes."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import Any

from randnotiz.importers.dates import parse_date

_FRONT_MATTER = re.compile(
    r"\A---[ \t]*\n(.{0,65536}?)^(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL | re.MULTILINE
)
_LONGEST = 1_000  # code points of one property that is shown to the reader


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """What the properties say of the article; empty or None where they say nothing."""

    title: str = ""
    author: str = ""
    publisher: str = ""
    source: str = ""
    language: str | None = None
    published: date | None = None


def split_front_matter(text: str) -> tuple[FrontMatter, str]:
    """The properties and the text behind them; text that only looks as if it had any is left whole."""
    match = _FRONT_MATTER.match(text)
    properties = _properties(match[1]) if match else None
    if not match or properties is None:
        return FrontMatter(), text
    address = _first(properties, "source", "url", "link", "canonical")
    return (
        FrontMatter(
            title=_first(properties, "title", "titel", "headline"),
            author=_first(properties, "author", "authors", "autor", "autorin", "by", "creator"),
            publisher=_first(properties, "publisher", "site", "sitename", "publication", "website", "medium"),
            source=address if re.match(r"https?://\S+\Z", address) else "",
            language=_first(properties, "lang", "language", "sprache") or None,
            published=_published(properties),
        ),
        text[match.end() :],
    )


def _properties(yaml_text: str) -> dict[str, Any] | None:
    """The mapping, its leaves as strings; None if it is none. Nothing is constructed but str, list, dict."""
    import yaml

    try:
        loaded = yaml.load(yaml_text, Loader=yaml.BaseLoader)
    except (yaml.YAMLError, RecursionError, ValueError):
        return None  # not properties after all: the text stays whole
    if loaded in (None, ""):
        return {}
    if not isinstance(loaded, dict):
        return None
    return {str(key).strip().casefold(): value for key, value in loaded.items()}


def _published(properties: dict[str, Any]) -> date | None:
    for key in ("date", "published", "datum", "pubdate", "publish_date", "date_published", "created"):
        found = parse_date(_first(properties, key))
        if found:
            return found
    return None


def _first(properties: dict[str, Any], *keys: str) -> str:
    """The first of the properties that says something; a list's strings are joined with commas."""
    for key in keys:
        value = properties.get(key)
        parts = value if isinstance(value, list) else [value]
        words = ", ".join(
            " ".join(part.split()) for part in parts[:20] if isinstance(part, str) and part.strip()
        )
        if words:
            return _without_link(words)[:_LONGEST]
    return ""


def _without_link(words: str) -> str:
    """[[Reuters]] as Reuters."""
    return re.sub(r"\[\[(?:[^\]|]*\|)?([^\]|]+)\]\]", r"\1", words)
