"""The beginning of an article with what lies on it: enough to show what a copy will look like."""

from __future__ import annotations

from dataclasses import replace

from randnotiz.domain.annotation import AnchorState, Annotation
from randnotiz.domain.article import Article
from randnotiz.domain.mention import Analysis
from randnotiz.exporters.formats import ExportInput

TEXT = 9_000
"""Code points of text that a beginning has, up to the end of a block or of a very long block's part."""
NOTES = 80
"""Annotations that a beginning has at most, and orphans."""
NOTE = 1_200
"""Code points of a note that are shown."""


def opening(what: ExportInput, length: int = TEXT) -> tuple[ExportInput, bool]:
    """The first blocks, their annotations (of orphans, the first) and mentions; whether that is not all.

    What it makes takes the same time for an article of any length. Everything in it is as in the whole.
    """
    article, analysis = what.article, what.analysis
    end = _end(article, length)
    here = [note for note in what.annotations if note.state is AnchorState.ORPHANED or note.span.end <= end]
    here.sort(key=lambda note: (note.state is AnchorState.ORPHANED, note.selector.start))
    shown = tuple(_shortened(note) for note in here[:NOTES])
    if end >= len(article.text) and set(shown) == set(what.annotations):
        return what, False
    if end < len(article.text):
        article = _cut(article, end)
        analysis = _within(analysis, what.article, article) if analysis else None
    return replace(what, article=article, annotations=shown, analysis=analysis), True


def _end(article: Article, length: int) -> int:
    """Where the beginning ends: with the last block that fits, or in the first if that is too long."""
    if len(article.text) <= length:
        return len(article.text)
    return max((block.end for block in article.blocks if block.end <= length), default=length)


def _shortened(note: Annotation) -> Annotation:
    return note if len(note.note) <= NOTE else replace(note, note=f"{note.note[:NOTE]} […]")


def _cut(article: Article, end: int) -> Article:
    blocks = tuple(replace(block, end=min(block.end, end)) for block in article.blocks if block.start < end)
    styles = tuple(style for style in article.styles if style.end <= end)
    return replace(article, text=article.text[:end], blocks=blocks, styles=styles)


def _within(analysis: Analysis, whole: Article, cut: Article) -> Analysis | None:
    if analysis.text_hash != whole.hash:
        return None
    mentions = tuple(mention for mention in analysis.mentions if mention.end <= len(cut.text))
    named = {mention.entity for mention in mentions}
    entities = tuple(entity for entity in analysis.entities if entity.id in named)
    return replace(analysis, text_hash=cut.hash, mentions=mentions, entities=entities)
