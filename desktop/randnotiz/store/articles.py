"""The articles in the library."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from randnotiz.domain.article import Article, DateOrigin
from randnotiz.domain.shelf import ArticleSummary, StoredArticle
from randnotiz.store.annotations import Annotations
from randnotiz.store.article_rows import (
    COLUMNS,
    TABLES,
    article_from_row,
    blocks_as_json,
    styles_as_json,
    summary_from_row,
)
from randnotiz.store.connection import Connection
from randnotiz.store.full_text import forget_article, learn_article
from randnotiz.store.values import instant, writable

if TYPE_CHECKING:
    from randnotiz.domain.annotation import Annotation

SUMMARIES = """
    SELECT id, title, publisher, author, published, added, opened, language, words,
        (SELECT count(*) FROM annotation WHERE annotation.article = article.id)
    FROM article
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

    def of_source(self, source: str) -> list[int]:
        """The ids of the articles that came from this path or address, the newest first."""
        rows = self._connection.execute("SELECT id FROM article WHERE source = ? ORDER BY id DESC", (source,))
        return [id for (id,) in rows]

    def of_file_name(self, name: str) -> list[int]:
        """The ids of the articles that came from a file of this name, wherever it lay, the newest first."""
        rows = self._connection.execute(
            "SELECT id FROM article WHERE source LIKE '%' || ? ESCAPE '!' ORDER BY id DESC",
            (name.replace("!", "!!").replace("%", "!%").replace("_", "!_"),),
        )
        return [id for (id,) in rows]

    def of_title(self, title: str) -> list[int]:
        """The ids of the articles with this very title, the newest first."""
        rows = self._connection.execute("SELECT id FROM article WHERE title = ? ORDER BY id DESC", (title,))
        return [id for (id,) in rows]

    def get(self, article: int) -> StoredArticle:
        """An article with its text. Raises KeyError if there is none with this id."""
        rows = self._connection.execute(f"SELECT {COLUMNS} FROM {TABLES} WHERE article.id = ?", (article,))
        if not rows:
            raise KeyError(article)
        return article_from_row(*rows[0])

    def summary(self, article: int) -> ArticleSummary:
        """One article without its text. Raises KeyError if there is none with this id."""
        rows = self._connection.execute(f"{SUMMARIES} WHERE article.id = ?", (article,))
        if not rows:
            raise KeyError(article)
        return summary_from_row(*rows[0])

    def set_published(self, article: int, published: date | None, origin: DateOrigin | None) -> None:
        """Set the publication date and where it comes from. Raises KeyError if there is no such article."""
        day = published.isoformat() if published else None
        self._update(article, "published = ?, published_origin = ?", day, origin.value if origin else None)

    def set_title(self, article: int, title: str) -> None:
        """Set the reader's title; the one that came with the article is remembered.

        Raises KeyError if there is no such article.
        """
        title = writable(title)
        with self._connection.transaction():
            self._connection.execute(
                """INSERT OR IGNORE INTO imported_title (article, title)
                SELECT id, title FROM article WHERE id = ?""",
                (article,),
            )
            forget_article(self._connection, article)
            self._update(article, "title = ?", title)
            learn_article(self._connection, article)
            self._connection.execute(
                "DELETE FROM imported_title WHERE article = ? AND title = ?", (article, title)
            )

    def has_own_title(self, article: int) -> bool:
        """Whether the reader gave it another title than it came with."""
        known = self._connection.value("SELECT 1 FROM imported_title WHERE article = ?", (article,))
        return known is not None

    def replace(self, article: int, new: Article, position: int) -> None:
        """Exchange all that came with an article: text, title, date and the rest, but not where from.

        The reader's own title stays. Raises KeyError if there is no such article.
        """
        with self._connection.transaction():
            forget_article(self._connection, article)
            own = self.has_own_title(article)
            if own:
                self._connection.execute(
                    "UPDATE imported_title SET title = ? WHERE article = ?", (writable(new.title), article)
                )
            else:
                self._update(article, "title = ?", writable(new.title))
            self._update(
                article,
                """text_hash = ?, author = ?, publisher = ?, language = ?, published = ?,
                published_origin = ?, words = ?, position = ?""",
                new.hash,
                writable(new.author),
                writable(new.publisher),
                new.language,
                new.published.isoformat() if new.published else None,
                new.published_origin.value if new.published_origin else None,
                len(new.text.split()),
                position,
            )
            self._connection.execute(
                "UPDATE article_text SET blocks = ?, styles = ?, text = ? WHERE article = ?",
                (blocks_as_json(new), styles_as_json(new), new.text, article),
            )
            learn_article(self._connection, article)

    def set_position(self, article: int, offset: int) -> None:
        """Remember the code point at the top of the window. Raises KeyError if there is no such article."""
        self._update(article, "position = ?", offset)

    def set_opened(self, article: int, when: datetime) -> None:
        """Remember when it was last opened. Raises KeyError if there is no such article.

        Never before it got its present text, though the clock may have been set back since.
        """
        self._update(
            article,
            """opened = max(?, coalesce(
                (SELECT max(kept) FROM version WHERE version.article = article.id), ''))""",
            instant(when),
        )

    def has_changed_since(self, article: int, when: datetime) -> bool:
        """Whether the article's text is another than it was at that time."""
        found = self._connection.value(
            "SELECT 1 FROM version WHERE article = ? AND kept > ? LIMIT 1", (article, instant(when))
        )
        return found is not None

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
            self._connection.execute(
                "DELETE FROM analysis WHERE text_hash IN (SELECT text_hash FROM version WHERE article = ?)",
                (article,),
            )
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
            (new, blocks_as_json(article), styles_as_json(article), article.text),
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
