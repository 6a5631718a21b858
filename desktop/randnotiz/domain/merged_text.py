"""Two versions of an article as one text to read: what was deleted stands beside what was inserted."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, NamedTuple

from randnotiz.domain.article import Article, Block
from randnotiz.domain.changes import Changes, Kind
from randnotiz.domain.span import Span

_BETWEEN: Final = "\n\n"


class Changed(NamedTuple):
    """A changed stretch of the merged text. Stretches with the same `number`, from 0, are one change.

    `moved`: the words stand elsewhere in the other text, unchanged; where they stood, `number` is -1.
    """

    span: Span
    kind: Kind
    number: int
    moved: bool


class MergedText(NamedTuple):
    """`article` holds the words of both texts; `changed` says which are in one of them only, in order."""

    article: Article
    changed: tuple[Changed, ...]

    def places(self) -> list[Span]:
        """Each change from its beginning to its end."""
        first: dict[int, Span] = {}
        for one in self.changed:
            if one.number < 0:
                continue
            begun = first.get(one.number, one.span)
            first[one.number] = Span(begun.start, one.span.end)
        return list(first.values())


def merged(changes: Changes, old: Article, new: Article) -> MergedText:
    """Both texts in one, with the titles, dates and styles of neither: only their words and blocks."""
    parts: list[str] = []
    blocks: list[Block] = []
    changed: list[Changed] = []
    at, number, quiet = 0, -1, True
    for row in changes.rows:
        block = row.new or row.old
        assert block is not None
        if parts:
            parts.append(_BETWEEN)
            at += len(_BETWEEN)
        start = at
        for kind, before, after in row.pieces:
            words = before.of(old.text) if kind is Kind.DELETED else after.of(new.text)
            gone = row.moved and row.new is None
            if gone:
                changed.append(Changed(Span(at, at + len(words)), kind, -1, moved=True))
            elif kind is not Kind.KEPT:
                number += quiet
                changed.append(Changed(Span(at, at + len(words)), kind, number, row.moved))
            quiet = quiet if gone else kind is Kind.KEPT
            parts.append(words)
            at += len(words)
        blocks.append(Block(block.kind, start, at, block.level, block.marker))
    article = Article(
        text="".join(parts),
        title=new.title,
        blocks=tuple(_one_title(blocks)),
        language=new.language,
        published=new.published,
        published_origin=new.published_origin,
        author=new.author,
        publisher=new.publisher,
    )
    return MergedText(article, tuple(changed))


def _one_title(blocks: Sequence[Block]) -> Sequence[Block]:
    """At most the first block may be the title: of an old and a new one, the second is a heading below it."""
    return [
        block if place == 0 or block.level != 1 or block.kind.value != "heading" else block_below(block)
        for place, block in enumerate(blocks)
    ]


def block_below(block: Block) -> Block:
    """The same heading, one level down."""
    return Block(block.kind, block.start, block.end, 2, block.marker)
