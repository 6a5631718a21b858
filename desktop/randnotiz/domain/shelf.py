"""An article as the library keeps it, and what lists of articles show."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import NamedTuple

from randnotiz.domain.article import Article
from randnotiz.domain.span import Span


@dataclass(frozen=True, slots=True)
class StoredArticle:
    """An article in the library. `id` is the library's own number; times are aware, in UTC.

    `position` is the code point at the top of the window when the article was last left.
    """

    id: int
    article: Article
    added: datetime
    opened: datetime
    position: int = 0


class ArticleSummary(NamedTuple):
    """One row of the library panel: no text, so that a hundred thousand of them stay light."""

    id: int
    title: str
    publisher: str
    author: str
    published: date | None
    added: datetime
    opened: datetime
    language: str | None
    words: int
    annotations: int


class Order(StrEnum):
    """What lists of articles are sorted by; newest first but for the title."""

    ADDED = "added"
    OPENED = "opened"
    PUBLISHED = "published"
    TITLE = "title"


class Place(StrEnum):
    """Where in the library a query was found, best first.

    `INSIDE` stands for the inside of a word of the title, the publisher or the author.
    """

    TITLE = "title"
    NAME = "name"
    NOTE = "note"
    TEXT = "text"
    SOURCE = "source"
    INSIDE = "inside"


class SearchHit(NamedTuple):
    """What is shown of an article that a query found: best of all the place where it was found.

    `passage` is a stretch of the text, or of the note `annotation`; `marks` are the words found in it, in
    code points of `passage`, and `title_marks` those in the title.
    """

    article: int
    title: str
    passage: str
    marks: tuple[Span, ...]
    annotation: str | None = None
    place: Place = Place.TEXT
    title_marks: tuple[Span, ...] = ()
