"""Articles and annotations for the tests of the store."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from randnotiz.domain.annotation import Annotation, Colour
from randnotiz.domain.article import Article, Block, BlockKind, DateOrigin, Style, StyleKind
from randnotiz.domain.mention import Analysis, Entity, Label, Mention
from randnotiz.domain.selector import describe
from randnotiz.domain.shelf import ArticleSummary, StoredArticle
from randnotiz.domain.span import Span
from randnotiz.store import Library

NOON = datetime(2025, 8, 20, 12, 0, tzinfo=UTC)
MINUTE = timedelta(minutes=1)


def make_article(text: str = "Merz reist nach Paris.", title: str = "Merz in Paris") -> Article:
    """An article with everything set that can be set; one paragraph."""
    return Article(
        text=text,
        title=title,
        blocks=(Block(BlockKind.PARAGRAPH, 0, len(text)),),
        styles=(Style(StyleKind.STRONG, 0, min(4, len(text))),) if text else (),
        language="de",
        published=date(2025, 8, 19),
        published_origin=DateOrigin.DATELINE,
        author="A. Weber",
        publisher="Tagblatt",
        source="/home/leser/artikel.txt",
    )


def make_annotation(
    stored: StoredArticle,
    name: str = "a",
    span: Span | None = None,
    note: str = "",
    tags: tuple[str, ...] = (),
    later: timedelta = timedelta(),
) -> Annotation:
    """An annotation of the article's first four characters, or of `span`; changed so much later than made."""
    return Annotation(
        id=name,
        article=stored.id,
        selector=describe(stored.article.text, span or Span(0, 4)),
        created=NOON,
        modified=NOON + later,
        colour=Colour.GREEN,
        note=note,
        tags=tags,
    )


def make_analysis(text_hash: str, model: str = "de-1", name: str = "Merz") -> Analysis:
    """An analysis with one person and one date that still can be resolved."""
    return Analysis(
        text_hash=text_hash,
        model=model,
        language="de",
        mentions=(
            Mention(0, 4, Label.PER, "e1", confidence=0.9),
            Mention(5, 9, Label.DATE, "e2", value="2025-08-19", origin="rule", time={"unit": "day"}),
        ),
        entities=(Entity("e1", Label.PER, name), Entity("e2", Label.DATE, "gestern")),
    )


def rows_of(library: Library) -> list[ArticleSummary]:
    """All articles as lists show them, the newest first."""
    return library.listing.rows(library.listing.ids())
