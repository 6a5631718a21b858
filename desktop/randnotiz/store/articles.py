"""The articles in the library."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from randnotiz.domain.article import Article, Block, BlockKind, DateOrigin, Style, StyleKind
from randnotiz.domain.shelf import ArticleSummary, StoredArticle
from randnotiz.store.annotations import Annotations
from randnotiz.store.connection import Connection
from randnotiz.store.full_text import forget_article, learn_article
from randnotiz.store.values import as_json, instant, writable

if TYPE_CHECKING:
    from randnotiz.domain.annotation import Annotation

COLUMNS = """article.id, title, author, publisher, source, language, published, published_origin, added,
    opened, position, text, blocks, styles"""
TABLES = "article JOIN article_text ON article_text.article = article.id"

_SUMMARIES = """
    SELECT article.id, article.title, article.publisher, article.author, article.published, article.added,
        article.opened, article.language, article.words, coalesce(counted.annotations, 0)
    FROM article LEFT JOIN (
        SELECT article, count(*) AS annotations FROM annotation GROUP BY article
    ) AS counted ON counted.article = article.id
"""


class Articles:
    """Reads and writes articles. Every method raises StoreProblem for trouble with the file."""

    def __init__(self, connection: Connection, annotations: Annotations) -> None:
        self._connection = connection
        self._annotations = annotations

    def add(self, article: Article, now: datetime) -> StoredArticle:
        """Add an article and give it as stored.

        An article with the same text is not added twice: the one that is there comes back untouched but for
        the time it was opened.
        """
        with self._connection.transaction():
            known = self.find(article.hash)
            if known is None:
                known = self._insert(StoredArticle(0, article, now, now), None)
            else:
                self.set_opened(known, now)
        return self.get(known)

    def find(self, text_hash: str) -> int | None:
        """The id of the article with this text, or None."""
        found: int | None = self._connection.value("SELECT id FROM article WHERE text_hash = ?", (text_hash,))
        return found

    def get(self, article: int) -> StoredArticle:
        """An article with its text. Raises KeyError if there is none with this id."""
        rows = self._connection.execute(f"SELECT {COLUMNS} FROM {TABLES} WHERE article.id = ?", (article,))
        if not rows:
            raise KeyError(article)
        return article_from_row(*rows[0])

    def summaries(self) -> list[ArticleSummary]:
        """All articles without their texts, the newest first."""
        rows = self._connection.execute(f"{_SUMMARIES} ORDER BY article.added DESC, article.id DESC")
        return [_summary(*row) for row in rows]

    def summary(self, article: int) -> ArticleSummary:
        """One article without its text. Raises KeyError if there is none with this id."""
        rows = self._connection.execute(f"{_SUMMARIES} WHERE article.id = ?", (article,))
        if not rows:
            raise KeyError(article)
        return _summary(*rows[0])

    def set_published(self, article: int, published: date | None, origin: DateOrigin | None) -> None:
        """Set the publication date and where it comes from. Raises KeyError if there is no such article."""
        day = published.isoformat() if published else None
        self._update(article, "published = ?, published_origin = ?", day, origin.value if origin else None)

    def set_title(self, article: int, title: str) -> None:
        """Set the title. Raises KeyError if there is no such article."""
        with self._connection.transaction():
            forget_article(self._connection, article)
            self._update(article, "title = ?", writable(title))
            learn_article(self._connection, article)

    def set_position(self, article: int, offset: int) -> None:
        """Remember the code point at the top of the window. Raises KeyError if there is no such article."""
        self._update(article, "position = ?", offset)

    def set_opened(self, article: int, when: datetime) -> None:
        """Remember when it was last opened. Raises KeyError if there is no such article."""
        self._update(article, "opened = ?", instant(when))

    def remove(self, article: int) -> None:
        """Remove an article, its annotations and what was found in it, so that no trace of it stays.

        Raises KeyError if there is no such article.
        """
        with self._connection.transaction():
            text_hash = self._connection.value("SELECT text_hash FROM article WHERE id = ?", (article,))
            if text_hash is None:
                raise KeyError(article)
            for annotation in self._annotations.of_article(article):
                self._annotations.delete(annotation.id)
            forget_article(self._connection, article)
            self._connection.execute("DELETE FROM article WHERE id = ?", (article,))
            self._connection.execute("DELETE FROM analysis WHERE text_hash = ?", (text_hash,))

    def restore(self, stored: StoredArticle, annotations: Sequence[Annotation]) -> None:
        """Put back what `remove` took away, with the same ids.

        Raises ValueError if an article with this id or this text is there again.
        """
        with self._connection.transaction():
            if self._connection.value("SELECT id FROM article WHERE id = ?", (stored.id,)) is not None:
                raise ValueError(f"article {stored.id} is there already")
            if self.find(stored.article.hash) is not None:
                raise ValueError(f"the text of article {stored.id} is there already")
            self._insert(stored, stored.id)
            for annotation in annotations:
                self._annotations.save(annotation)

    def _insert(self, stored: StoredArticle, number: int | None) -> int:
        article = stored.article
        new: int = self._connection.value(
            """INSERT INTO article (id, text_hash, title, author, publisher, source, language, published,
                published_origin, words, added, opened, position)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING id""",
            (
                number,
                article.hash,
                writable(article.title),
                writable(article.author),
                writable(article.publisher),
                writable(article.source),
                article.language,
                article.published.isoformat() if article.published else None,
                article.published_origin.value if article.published_origin else None,
                len(article.text.split()),
                instant(stored.added),
                instant(stored.opened),
                stored.position,
            ),
        )
        self._connection.execute(
            "INSERT INTO article_text (article, blocks, styles, text) VALUES (?, ?, ?, ?)",
            (new, _blocks_as_json(article), _styles_as_json(article), article.text),
        )
        learn_article(self._connection, new)
        return new

    def _update(self, article: int, assignments: str, *values: Any) -> None:
        with self._connection.transaction():
            found = self._connection.execute(
                f"UPDATE article SET {assignments} WHERE id = ? RETURNING id", (*values, article)
            )
            if not found:
                raise KeyError(article)


def _blocks_as_json(article: Article) -> str:
    return as_json([[b.kind.value, b.start, b.end, b.level, writable(b.marker)] for b in article.blocks])


def _styles_as_json(article: Article) -> str:
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


def _summary(
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
