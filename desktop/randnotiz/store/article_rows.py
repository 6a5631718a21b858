"""Between an article and its rows in the library."""

from __future__ import annotations

import json
from datetime import date, datetime

from randnotiz.domain.article import Article, Block, BlockKind, DateOrigin, Style, StyleKind
from randnotiz.domain.shelf import ArticleSummary, StoredArticle
from randnotiz.store.values import as_json, writable

COLUMNS = """article.id, title, author, publisher, source, language, published, published_origin, added,
    opened, position, text, blocks, styles"""
TABLES = "article JOIN article_text ON article_text.article = article.id"


def blocks_as_json(article: Article) -> str:
    """An article's blocks as the library keeps them."""
    return as_json([[b.kind.value, b.start, b.end, b.level, writable(b.marker)] for b in article.blocks])


def styles_as_json(article: Article) -> str:
    """An article's styles as the library keeps them."""
    return as_json([[style.kind.value, style.start, style.end] for style in article.styles])


def article_from_row(
    number: int,
    title: str,
    author: str,
    publisher: str,
    source: str,
    language: str | None,
    published: str | None,
    published_origin: str | None,
    added: str,
    opened: str,
    position: int,
    text: str,
    blocks: str,
    styles: str,
) -> StoredArticle:
    """An article from a row of COLUMNS. Raises ValueError or TypeError if the values make no sense."""
    article = Article(
        text=text,
        title=title,
        blocks=tuple(Block(BlockKind(kind), *rest) for kind, *rest in json.loads(blocks)),
        styles=tuple(Style(StyleKind(kind), *rest) for kind, *rest in json.loads(styles)),
        language=language,
        published=date.fromisoformat(published) if published else None,
        published_origin=DateOrigin(published_origin) if published_origin else None,
        author=author,
        publisher=publisher,
        source=source,
    )
    return StoredArticle(
        number, article, datetime.fromisoformat(added), datetime.fromisoformat(opened), position
    )


def summary_from_row(
    number: int,
    title: str,
    publisher: str,
    author: str,
    published: str | None,
    added: str,
    opened: str,
    language: str | None,
    words: int,
    annotations: int,
) -> ArticleSummary:
    """A row of the list of articles."""
    return ArticleSummary(
        id=number,
        title=title,
        publisher=publisher,
        author=author,
        published=date.fromisoformat(published) if published else None,
        added=datetime.fromisoformat(added),
        opened=datetime.fromisoformat(opened),
        language=language,
        words=words,
        annotations=annotations,
    )
