"""A store in memory and sample articles, so that panels are tested with the real session objects."""

from __future__ import annotations

import re
from array import array
from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from PySide6.QtCore import QObject, QSettings, Signal

from randnotiz.domain.annotation import AnchorState, Annotation, Colour
from randnotiz.domain.article import Article, Block, BlockKind
from randnotiz.domain.mention import Analysis, Entity, Label, Mention
from randnotiz.domain.problem import StoreProblem
from randnotiz.domain.selector import describe
from randnotiz.domain.shelf import ArticleSummary, Order, Place, SearchHit, StoredArticle
from randnotiz.domain.span import Span
from randnotiz.session.annotator import Annotator
from randnotiz.session.preferences import Preferences
from randnotiz.session.reading import Reading

START = datetime(2025, 8, 20, 7, 30, tzinfo=UTC)


class FakeAnnotations:
    """The store's annotations, in memory. With `full` set, every write fails as a full disk does."""

    def __init__(self) -> None:
        self.rows: dict[str, Annotation] = {}
        self.full = False
        self.writes = 0

    def of_article(self, article: int) -> list[Annotation]:
        return [row for row in self.rows.values() if row.article == article]

    def save(self, annotation: Annotation) -> None:
        if self.full:
            raise StoreProblem("store.full")
        self.writes += 1
        self.rows[annotation.id] = annotation

    def delete(self, id: str) -> None:
        if self.full:
            raise StoreProblem("store.full")
        self.rows.pop(id)


class FakeArticles:
    """The store's articles: what the reading writes is counted, not kept."""

    def set_published(self, id: int, published: date | None, origin: object) -> None: ...

    def set_title(self, id: int, title: str) -> None: ...


class FakeLibrary:
    """Stands in for `store.Library`."""

    def __init__(self) -> None:
        self.annotations = FakeAnnotations()
        self.articles = FakeArticles()


class Clock:
    """A clock that goes on by ten milliseconds at each look, or as told."""

    def __init__(self) -> None:
        self.now = START

    def __call__(self) -> datetime:
        self.now += timedelta(milliseconds=10)
        return self.now


class FakeShelf(QObject):
    """The library as the panel sees it: its signals, and the catalogue of its rows."""

    article_added = Signal(object)
    article_changed = Signal(object)
    article_removed = Signal(int)
    reset = Signal()

    def __init__(self, rows: list[ArticleSummary]) -> None:
        super().__init__()
        self.rows = rows
        self.catalogue = FakeCatalogue(self)

    def add(self, row: ArticleSummary) -> None:
        self.rows = [*self.rows, row]
        self.article_added.emit(row)

    def change(self, row: ArticleSummary) -> None:
        self.rows = [row if known.id == row.id else known for known in self.rows]
        self.article_changed.emit(row)

    def remove(self, id: int) -> None:
        self.rows = [row for row in self.rows if row.id != id]
        self.article_removed.emit(id)


class FakeFinding:
    """What was found: articles with all the words in title, publisher or author."""

    def __init__(self, rows: list[ArticleSummary], query: str) -> None:
        self.is_cut = False
        self._rows = {row.id: row for row in rows}
        self._query = query
        self.ids = array("q", self._rows)

    def hit(self, id: int) -> SearchHit:
        title = self._rows[id].title
        start = max(title.casefold().find(self._query.casefold()), 0)
        mark = (Span(start, min(start + len(self._query), len(title))),)
        return SearchHit(id, title, f"Im Text: {title}", (), None, Place.TITLE, mark)

    def forget(self, id: int) -> None:
        """Nothing is kept."""


class FakeCatalogue:
    """Stands in for `session.Catalogue`."""

    def __init__(self, shelf: FakeShelf) -> None:
        self._shelf = shelf
        self.read: list[int] = []

    def ids(self, order: Order) -> array[int]:
        def key(row: ArticleSummary) -> tuple[object, int]:
            return (row.title.casefold() if order is Order.TITLE else -row.added.timestamp(), -row.id)

        return array("q", [row.id for row in sorted(self._shelf.rows, key=key)])

    def rows(self, ids: Sequence[int]) -> list[ArticleSummary]:
        self.read += ids
        known = {row.id: row for row in self._shelf.rows}
        return [known[id] for id in ids if id in known]

    def titled(self, beginning: str) -> set[int]:
        return {row.id for row in self._shelf.rows if row.title.casefold().startswith(beginning.casefold())}

    def search(self, query: str) -> FakeFinding:
        words = query.casefold().split()
        rows = self.rows(self.ids(Order.ADDED))
        found = [row for row in rows if all(word in f"{row[1:4]}".casefold() for word in words)]
        return FakeFinding(found, query)


class Session:
    """A reading and its annotator over a store in memory."""

    def __init__(self, folder: Path) -> None:
        self.library = FakeLibrary()
        self.clock = Clock()
        self.settings = QSettings(str(folder / "settings.ini"), QSettings.Format.IniFormat)
        self.preferences = Preferences(self.settings)
        self.reading = Reading(self.library)  # type: ignore[arg-type]
        self.annotator = Annotator(self.library, self.reading, self.clock)  # type: ignore[arg-type]

    def keep(self, *annotations: Annotation) -> None:
        """Let the store know these already."""
        self.library.annotations.rows.update({one.id: one for one in annotations})

    def open(self, text: str, id: int = 1, published: date | None = date(2025, 8, 20)) -> StoredArticle:
        """Open an article of one paragraph."""
        stored = stored_article(text, id, published)
        self.reading.show(stored)
        return stored


def annotation(
    text: str,
    words: str,
    id: str = "",
    colour: Colour = Colour.YELLOW,
    note: str = "",
    tags: tuple[str, ...] = (),
    state: AnchorState = AnchorState.ANCHORED,
    article: int = 1,
) -> Annotation:
    """An annotation on the first occurrence of `words`, which are its id too if none is given."""
    start = text.index(words)
    selector = describe(text, Span(start, start + len(words)))
    return Annotation(id or words, article, selector, START, START, colour, note, tags, state)


def stored_article(text: str, id: int = 1, published: date | None = date(2025, 8, 20)) -> StoredArticle:
    """An article of one paragraph as the library keeps it."""
    blocks = (Block(BlockKind.PARAGRAPH, 0, len(text)),)
    return StoredArticle(id, Article(text, "Titel", blocks, language="de", published=published), START, START)


_MARK = re.compile(r"\[([^\]|]+)\|(PER|ORG|LOC|DATE)(?:=([^\]|]*))?(?:\|([\d.]+))?\]")


def marked(markup: str) -> tuple[str, Analysis]:
    """Text and analysis from "[Trumps|PER=Donald Trump|0.9]": words, label, name or value, confidence."""
    text, mentions, entities = "", [], {}
    position = 0
    for match in _MARK.finditer(markup):
        text += markup[position : match.start()]
        words, label, name = match[1], Label(match[2]), match[3]
        value = (name or None) if label is Label.DATE else None
        id = f"{label}:{name or words}"
        entities.setdefault(id, Entity(id, label, name or words))
        sure = float(match[4]) if match[4] else None
        mentions.append(Mention(len(text), len(text) + len(words), label, id, value, sure))
        text += words
        position = match.end()
    text += markup[position:]
    article = stored_article(text).article
    return text, Analysis(article.hash, "test", "de", tuple(mentions), tuple(entities.values()))


def summary(
    id: int,
    title: str,
    publisher: str = "",
    author: str = "",
    published: date | None = None,
    annotations: int = 0,
    added: datetime | None = None,
) -> ArticleSummary:
    """A row of the library panel; a greater id was added later."""
    added = added or START + timedelta(minutes=id)
    return ArticleSummary(id, title, publisher, author, published, added, added, "de", 400, annotations)
