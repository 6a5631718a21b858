"""What the program and its import process say to each other: a line of JSON, a file's bytes, a line of JSON.

Nothing but JSON comes back, so that a file which takes that process over still hands on no more than words.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any, Final

from randnotiz.domain.article import Article, Block, BlockKind, DateOrigin, Style, StyleKind

LONGEST_ANSWER: Final = 200_000_000
"""Bytes of the longest answer that is taken: more than the largest article can come to."""


@dataclass(frozen=True, slots=True)
class Wish:
    """What is asked about the `size` bytes that follow.

    `name`, `source`, `modified` and `detect` as for `import_bytes`. `dateline`: look for the publication date
    in the text too. `offer`: of a book with chapters, name them instead of reading it all. `chapters`: read
    these only, counted from 0; without any, the whole.
    """

    size: int
    name: str = ""
    source: str = ""
    modified: date | None = None
    detect: bool = True
    dateline: bool = False
    offer: bool = False
    chapters: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Chapter:
    """One chapter of a book: its title, depth in the table of contents (from 0), length in code points."""

    title: str
    depth: int
    length: int


@dataclass(frozen=True, slots=True)
class Book:
    """A book whose chapters can be read one by one."""

    title: str
    author: str
    chapters: tuple[Chapter, ...]


class Garbled(ValueError):
    """Words from the other side that are none of these."""


def wish_line(wish: Wish) -> bytes:
    """A wish as a line."""
    fields = asdict(wish) | {"modified": wish.modified.isoformat() if wish.modified else None}
    return json.dumps(fields).encode("ascii") + b"\n"


def wish_of(line: bytes) -> Wish:
    """A wish from its line; only ours are ever read, so anything else is an error of the program."""
    fields = json.loads(line)
    modified = fields.pop("modified")
    fields["chapters"] = tuple(fields["chapters"])
    return Wish(**fields, modified=date.fromisoformat(modified) if modified else None)


def answer_line(answer: Article | Book | Mapping[str, Any]) -> bytes:
    """An article, a book, or what went wrong, as a line. ASCII: no character of an article can break it."""
    if isinstance(answer, Article):
        said: Mapping[str, Any] = {"article": _article_fields(answer)}
    elif isinstance(answer, Book):
        said = {"book": asdict(answer)}
    else:
        said = answer
    return json.dumps(said, separators=(",", ":")).encode("ascii") + b"\n"


def answer_of(line: bytes) -> Article | Book | dict[str, Any]:
    """What a line says. Raises Garbled for anything that is no answer."""
    try:
        said = json.loads(line)
        if "article" in said:
            return _article(said["article"])
        if "book" in said:
            return _book(said["book"])
    except (ArithmeticError, KeyError, RecursionError, TypeError, ValueError) as error:
        raise Garbled(str(error)) from error
    if not isinstance(said, dict):
        raise Garbled("no object")
    return said


def _article_fields(article: Article) -> dict[str, Any]:
    return {
        "text": article.text,
        "title": article.title,
        "blocks": [(b.kind.value, b.start, b.end, b.level, b.marker) for b in article.blocks],
        "styles": [(s.kind.value, s.start, s.end) for s in article.styles],
        "language": article.language,
        "published": article.published.isoformat() if article.published else None,
        "published_origin": article.published_origin.value if article.published_origin else None,
        "author": article.author,
        "publisher": article.publisher,
        "source": article.source,
    }


def _article(fields: dict[str, Any]) -> Article:
    published, origin = fields["published"], fields["published_origin"]
    words = {key: str(fields[key]) for key in ("text", "title", "author", "publisher", "source")}
    article = Article(
        **words,
        blocks=tuple(
            Block(BlockKind(kind), int(a), int(b), int(c), str(m)) for kind, a, b, c, m in fields["blocks"]
        ),
        styles=tuple(Style(StyleKind(kind), int(a), int(b)) for kind, a, b in fields["styles"]),
        language=str(fields["language"]) if fields["language"] else None,
        published=date.fromisoformat(published) if published else None,
        published_origin=DateOrigin(origin) if origin else None,
    )
    end = 0
    for block in article.blocks:
        if not end <= block.start < block.end <= len(article.text):
            raise Garbled("blocks that do not fit the text")
        end = block.end
    return article


def _book(fields: dict[str, Any]) -> Book:
    chapters = tuple(
        Chapter(str(chapter["title"]), int(chapter["depth"]), int(chapter["length"]))
        for chapter in fields["chapters"]
    )
    return Book(str(fields["title"]), str(fields["author"]), chapters)
