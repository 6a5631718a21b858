"""Earlier texts of the articles in the library, and exchanging an article's text for another."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from typing import Any, Final

from randnotiz.domain.annotation import AnchorState, Annotation, Selector
from randnotiz.domain.article import Article
from randnotiz.domain.problem import ImportProblem
from randnotiz.domain.shelf import StoredArticle
from randnotiz.domain.version import Anchor, Version, VersionSummary, anchor_of
from randnotiz.store.annotations import Annotations
from randnotiz.store.article_rows import article_from_row, blocks_as_json, styles_as_json
from randnotiz.store.articles import Articles
from randnotiz.store.connection import Connection, Row
from randnotiz.store.values import as_json, instant, writable

_COLUMNS: Final = """id, article, text_hash, title, author, publisher, language, published, published_origin,
    position, taken, kept, annotations, blocks, styles, text"""

_MOMENT: Final = timedelta(microseconds=1)


class Versions:
    """Reads and writes versions. Every method raises StoreProblem for trouble with the file."""

    def __init__(self, connection: Connection, articles: Articles, annotations: Annotations) -> None:
        self._connection = connection
        self._articles = articles
        self._annotations = annotations

    def of_article(self, article: int) -> list[VersionSummary]:
        """The earlier texts of an article, the one it had last first."""
        rows = self._connection.execute(
            "SELECT id, title, taken, kept FROM version WHERE article = ? ORDER BY kept DESC, id DESC",
            (article,),
        )
        return [VersionSummary(id, title, _time(taken), _time(kept)) for id, title, taken, kept in rows]

    def get(self, version: int) -> Version:
        """A version with its text. Raises KeyError if there is none with this id."""
        rows = self._connection.execute(
            """SELECT version.title, version.author, version.publisher, source, version.language,
                version.published, version.published_origin, taken, kept, version.position, version.text,
                version.blocks, version.styles, annotations
            FROM version JOIN article ON article.id = version.article WHERE version.id = ?""",
            (version,),
        )
        if not rows:
            raise KeyError(version)
        *columns, anchors = rows[0]
        stored = article_from_row(version, *columns)
        return Version(
            version, stored.article, stored.position, stored.added, stored.opened, _anchors_from(anchors)
        )

    def find(self, text_hash: str) -> tuple[int, int] | None:
        """The version with this text and the article it belongs to, or None."""
        rows = self._connection.execute(
            "SELECT id, article FROM version WHERE text_hash = ? ORDER BY kept DESC LIMIT 1", (text_hash,)
        )
        return (rows[0][0], rows[0][1]) if rows else None

    def last_read(self, article: int, opened: datetime) -> int | None:
        """The version that the reader had before them at `opened`; None if that is the text it still has."""
        found: int | None = self._connection.value(
            "SELECT id FROM version WHERE article = ? AND kept > ? ORDER BY kept, id LIMIT 1",
            (article, instant(opened)),
        )
        return found

    def exchange(
        self,
        stored: StoredArticle,
        new: Article,
        position: int,
        annotations: Iterable[Annotation],
        now: datetime,
        drop: int | None = None,
    ) -> None:
        """Give an article another text, all at once: the text it had is kept as a version.

        `annotations` are those of the article as they lie in the new text; others stay as they are. `drop` is
        the version that has the new text and is none any more. Raises ImportProblem("import.text_elsewhere")
        if another article of the library has this text.
        """
        with self._connection.transaction():
            other = self._articles.find(new.hash)
            if other not in (None, stored.id):
                raise ImportProblem("import.text_elsewhere", name=self._articles.summary(other or 0).title)
            before = self._annotations.of_article(stored.id)
            if stored.article.hash != new.hash:
                self._keep(stored, before, now)
            if drop is not None:
                self._connection.execute("DELETE FROM version WHERE id = ?", (drop,))
            self._articles.replace(stored.id, new, position)
            known = {annotation.id: annotation for annotation in before}
            for annotation in annotations:
                if known.get(annotation.id) != annotation:
                    self._annotations.save(annotation)

    def _keep(self, stored: StoredArticle, annotations: Sequence[Annotation], now: datetime) -> None:
        article = stored.article
        taken = self._connection.value("SELECT max(kept) FROM version WHERE article = ?", (stored.id,))
        # After it was opened last, whatever the clock says: the reader is told what changed since then.
        now = max(now, stored.opened + _MOMENT)
        self._connection.execute(
            f"INSERT INTO version ({_COLUMNS}) VALUES (NULL{', ?' * 15})",
            (
                stored.id,
                article.hash,
                writable(article.title),
                writable(article.author),
                writable(article.publisher),
                article.language,
                article.published.isoformat() if article.published else None,
                article.published_origin.value if article.published_origin else None,
                stored.position,
                taken or instant(stored.added),
                max(instant(now), taken or ""),
                _as_json(map(anchor_of, annotations)),
                blocks_as_json(article),
                styles_as_json(article),
                article.text,
            ),
        )

    # ------------------------------------------------------------- removing an article and putting it back

    def rows(self, article: int) -> list[Row]:
        """All that is kept of an article's earlier texts, for `put_back`."""
        return self._connection.execute(f"SELECT {_COLUMNS} FROM version WHERE article = ?", (article,))

    def put_back(self, rows: Iterable[Row]) -> None:
        """Put back the versions of an article that was removed and is there again with the same id."""
        with self._connection.transaction():
            for row in rows:
                self._connection.execute(f"INSERT INTO version ({_COLUMNS}) VALUES (?{', ?' * 15})", row)


def _as_json(anchors: Iterable[Anchor]) -> str:
    return as_json(
        [[id, s.exact, s.prefix, s.suffix, s.start, s.end, state.value] for id, s, state in anchors]
    )


def _anchors_from(words: str) -> tuple[Anchor, ...]:
    loaded: list[list[Any]] = json.loads(words)
    return tuple(Anchor(id, Selector(*selector), AnchorState(state)) for id, *selector, state in loaded)


def _time(words: str) -> datetime:
    return datetime.fromisoformat(words)
