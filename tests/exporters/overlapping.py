"""Annotations of every awkward kind on any article: nested, crossing, alike, long, moved, without a place."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import islice
from uuid import UUID

from randnotiz.domain.annotation import AnchorState, Annotation, Colour, Selector
from randnotiz.domain.article import Article, BlockKind
from randnotiz.domain.selector import describe
from randnotiz.domain.span import Span

_COLOURS = tuple(Colour)


def overlapping(article: Article) -> tuple[Annotation, ...]:
    """Fourteen annotations on the first four paragraphs and the first heading below the title.

    Two of them lie on the very same words, two cross, one lies within another, one reaches over three
    paragraphs; one has moved and reads differently now, one moved without a note, and two are orphans.
    """
    paragraphs = list(islice((b for b in article.blocks if b.kind is BlockKind.PARAGRAPH), 4))
    first, second, third, fourth = (Span(block.start, block.end) for block in paragraphs)
    heading = next((Span(b.start, b.end) for b in article.blocks[1:] if b.kind is BlockKind.HEADING), fourth)
    places: list[tuple[Span, str, tuple[str, ...]]] = [
        (_words(article, first, 0, 6), "Umfasst die nächsten. 🙂", ("Quelle prüfen",)),
        (_words(article, first, 2, 4), "Liegt darin.", ()),
        (_words(article, first, 4, 9), "Kreuzt die erste mit Absicht.", ()),
        (_words(article, first, 0, 6), "Dieselben Worte noch einmal.", ("doppelt",)),
        (_words(article, first, 10, 12), "", ()),
        (Span(_words(article, second, 3, 5).start, _words(article, fourth, 1, 3).end), "Über Absätze.", ()),
        (_words(article, second, 1, 5), "Lang. " * 220, ("lang",)),
        (heading, "Zum Zwischentitel", ()),
        (_words(article, third, 0, 3), "<b>kein Fett</b> & =SUMME(A1) [[x]] #let %%y%%", ("a/b",)),
        (_words(article, third, 4, 5), "", ("nur ein Schlagwort",)),
        (_words(article, fourth, 4, 8), "Vorher stand hier mehr.", ()),
        (_words(article, fourth, 6, 9), "", ()),
    ]
    made = [_note(article, number, *place) for number, place in enumerate(places)]
    made[10] = replace(
        made[10],
        state=AnchorState.MOVED,
        selector=replace(made[10].selector, exact=f"ganz {made[10].selector.exact}"),
    )
    made[11] = replace(made[11], state=AnchorState.MOVED)
    gone = Selector("Worte der ersten Fassung", "Es waren ", ", die gingen.", 30, 54)
    for number, note in enumerate(("Stand in der ersten Fassung.", ""), len(made)):
        orphan = _note(article, number, first, note, ())
        made.append(replace(orphan, selector=gone, state=AnchorState.ORPHANED))
    return tuple(made)


def _words(article: Article, block: Span, first: int, end: int) -> Span:
    """The words `first` to `end` of a block, counted from 0."""
    place = block.start
    starts = []
    for word in block.of(article.text).split():
        place = article.text.index(word, place)
        starts.append(Span(place, place + len(word)))
        place += len(word)
    return Span(starts[min(first, len(starts) - 2)].start, starts[min(end, len(starts)) - 1].end)


def _note(article: Article, number: int, span: Span, note: str, tags: tuple[str, ...]) -> Annotation:
    created = datetime(2025, 8, 21, 14, number, 7, tzinfo=UTC)
    return Annotation(
        id=str(UUID(int=number + 1, version=4)),
        article=1,
        selector=describe(article.text, span),
        created=created,
        modified=created + timedelta(minutes=2),
        colour=_COLOURS[number % len(_COLOURS)],
        note=note,
        tags=tags,
    )
