"""From pieces to a draft, for formats whose titles and headings may be no more than bold lines."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from randnotiz.domain.article import BlockKind, DateOrigin
from randnotiz.importers.composition import Piece, compose, stands_first, titled
from randnotiz.importers.draft import Draft
from randnotiz.importers.headings import with_headings
from randnotiz.importers.plain_text import by_line


def finished(
    pieces: Sequence[Piece],
    *,
    title: str = "",
    author: str = "",
    publisher: str = "",
    language: str | None = None,
    published: date | None = None,
    source: str = "",
) -> Draft:
    """The draft of a document's pieces.

    Its own properties' `title` names the article but is not put into its text: it is often a stale one.
    Where it stands in the text, behind a kicker say, that is the article's heading.
    Where no piece is a heading, headings are recognised as in plain text.
    """
    text, blocks, styles = compose(titled(pieces, title if stands_first(pieces, title) else ""))
    if not any(block.kind is BlockKind.HEADING for block in blocks):
        blocks = with_headings(text, blocks)
    return Draft(
        text=text,
        blocks=blocks,
        styles=styles,
        title=title,
        language=language,
        published=published,
        published_origin=DateOrigin.METADATA if published else None,
        author=author or by_line(text, blocks),
        publisher=publisher,
        source=source,
    )
