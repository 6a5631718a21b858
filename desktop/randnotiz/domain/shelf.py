"""An article as the library keeps it, and what lists of articles show."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
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


class SearchHit(NamedTuple):
    """A place where a query was found: in the article's text or title, or in a note (`annotation` set).

    `passage` is a stretch of the text found in; `marks` are the words found, in code points of `passage`.
    """

    article: int
    title: str
    passage: str
    marks: tuple[Span, ...]
    annotation: str | None = None
