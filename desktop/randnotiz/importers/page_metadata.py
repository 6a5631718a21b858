"""What a web page says of itself: structured data (JSON-LD) first, then meta tags, then the rest."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from html import unescape
from typing import TYPE_CHECKING, Any, Final

from randnotiz.importers.dates import parse_date

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_LARGEST_DATA: Final = 1_000_000  # code points of one JSON-LD script
_MOST_NODES: Final = 2_000
_LONGEST: Final = 500
_DATES: Final = (
    "article:published_time",
    "og:article:published_time",
    "datepublished",
    "date",
    "dc.date",
    "dc.date.issued",
    "dc.date.created",
    "dcterms.date",
    "dcterms.created",
    "dcterms.issued",
    "parsely-pub-date",
    "sailthru.date",
    "publish-date",
    "publication_date",
    "pubdate",
    "citation_publication_date",
    "last-modified-published",
)


@dataclass(frozen=True, slots=True)
class PageMetadata:
    """Empty or None where the page is silent. `title` is what structured data or meta tags call the article,
    `window_title` the browser's title, which often carries the site's name too."""

    title: str = ""
    window_title: str = ""
    author: str = ""
    publisher: str = ""
    source: str = ""
    language: str | None = None
    published: date | None = None


def page_metadata(root: HtmlElement) -> PageMetadata:
    """Read from the page's tree; whatever is malformed is passed over."""
    linked = _article_node(root)
    meta = _meta_tags(root)
    return PageMetadata(
        title=_text(linked.get("headline")) or meta.get("og:title", "") or meta.get("twitter:title", ""),
        window_title=_clean(root.findtext(".//title") or ""),
        author=_names(linked.get("author")) or _author(meta),
        publisher=_names(linked.get("publisher"))
        or meta.get("og:site_name", "")
        or meta.get("publisher", ""),
        source=_address(root, linked, meta),
        language=root.get("lang") or root.get("xml:lang") or _text(linked.get("inLanguage")) or None,
        published=_published(root, linked, meta),
    )


def _article_node(root: HtmlElement) -> dict[str, Any]:
    """The first JSON-LD node that is an article or posting; empty if there is none."""
    for script in root.iter("script"):
        if (script.get("type") or "").lower().startswith("application/ld+json"):
            for node in _nodes(script.text_content()):
                types = node.get("@type")
                names = types if isinstance(types, list) else [types]
                if any(
                    isinstance(name, str) and name.endswith(("Article", "Posting", "Report"))
                    for name in names
                ):
                    return node
    return {}


def _nodes(source: str) -> Iterator[dict[str, Any]]:
    """The objects in a JSON-LD script, outermost first."""
    if len(source) > _LARGEST_DATA:
        return
    try:
        waiting = [json.loads(source, strict=False)]
    except (ValueError, RecursionError):
        return  # broken data on a page is common and no matter: the tags remain
    for _ in range(_MOST_NODES):
        if not waiting:
            return
        found = waiting.pop(0)
        if isinstance(found, list):
            waiting[:0] = found
        elif isinstance(found, dict):
            yield found
            waiting += [value for value in found.values() if isinstance(value, dict | list)]


def _meta_tags(root: HtmlElement) -> dict[str, str]:
    """The content of meta tags by name, property or itemprop in small letters; the first of each counts."""
    tags: dict[str, str] = {}
    for element in root.iter("meta"):
        content = _clean(element.get("content") or "")
        key = element.get("property") or element.get("name") or element.get("itemprop")
        if key and content:
            tags.setdefault(key.strip().lower(), content)
    return tags


def _published(root: HtmlElement, linked: dict[str, Any], meta: dict[str, str]) -> date | None:
    told = [_text(linked.get("datePublished")), *(meta.get(key, "") for key in _DATES)]
    for element in root.iter("time"):
        if element.get("pubdate") is not None or "datePublished" in (element.get("itemprop") or ""):
            told.append(element.get("datetime") or element.text_content())
    dated = [element.get("datetime") or "" for article in _articles(root) for element in article.iter("time")]
    told = [text for text in told + dated[:1] if text]
    return next((day for text in told if (day := parse_date(text))), None) if told else _conjectured(root)


def _conjectured(root: HtmlElement) -> date | None:
    """What htmldate gathers from the page's remaining marks and address, without guessing at its text."""
    from copy import deepcopy

    from htmldate import find_date

    try:
        return parse_date(find_date(deepcopy(root), extensive_search=False, original_date=True) or "")
    except (ArithmeticError, AttributeError, LookupError, RecursionError, TypeError, ValueError):
        return None  # its heuristics trip over odd pages


def _articles(root: HtmlElement) -> list[HtmlElement]:
    """The page's article if there is one and no more: in a list of them a date belongs to any."""
    found = list(root.iter("article"))
    return found if len(found) == 1 else []


def _author(meta: dict[str, str]) -> str:
    for key in ("author", "article:author", "dc.creator", "parsely-author", "citation_author", "byl"):
        told = meta.get(key, "")
        if told and not told.startswith(("http:", "https:")):
            return told
    return ""


def _address(root: HtmlElement, linked: dict[str, Any], meta: dict[str, str]) -> str:
    canonical = [
        link.get("href") or "" for link in root.iter("link") if (link.get("rel") or "").lower() == "canonical"
    ]
    told = (*canonical[:1], meta.get("og:url", ""), _text(linked.get("url")))
    return next((text.strip() for text in told if text.strip().startswith(("http://", "https://"))), "")


def _names(value: Any) -> str:
    """The names of one or several people or organisations."""
    several = value if isinstance(value, list) else [value]
    names = [_text(one.get("name") if isinstance(one, dict) else one) for one in several[:20]]
    return ", ".join(dict.fromkeys(name for name in names if name and not name.startswith("http")))


def _text(value: Any) -> str:
    return _clean(unescape(value)) if isinstance(value, str) else ""


def _clean(text: str) -> str:
    return " ".join(text.split())[:_LONGEST]
