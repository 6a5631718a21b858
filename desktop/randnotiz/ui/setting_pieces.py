"""What of an article is set: whether its title, how large its headings, and how its blocks are cut."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from randnotiz.domain.article import Article, Block, BlockKind, Style
from randnotiz.domain.span import Span

_LONG_WORD = 1000
_ENDLESS = re.compile(rf"\S{{{_LONG_WORD},}}")
_PIECE = 200
MAY_BREAK = "\u200b"
"""Within a word of 1,000 characters and more, Qt (6.11) looks for the end of a line in quadratic time: where
it may break after every 200, a word of 240,000 takes a fifth of a second instead of five."""

_HEADING_SIZES = {1: 1.82, 2: 1.22, 3: 1.1}
_LONG_TITLE = 140
"""Characters from which on a title is set smaller: it would push its own text out of the window."""


def heading_size(level: int, words: str) -> float:
    """How much larger than the text's a heading's type is."""
    if level == 1 and len(words) > _LONG_TITLE:
        return (_HEADING_SIZES[1] + _HEADING_SIZES[2]) / 2
    return _HEADING_SIZES.get(level, 1.0)


def pieces(block: Span, words: str) -> list[Span]:
    """A block's span, cut within its endless words."""
    cuts = [
        block.start + cut
        for word in (_ENDLESS.finditer(words) if len(words) >= _LONG_WORD else ())
        for cut in range(word.start() + _PIECE, word.end(), _PIECE)
    ]
    return [Span(start, end) for start, end in zip([block.start, *cuts], [*cuts, block.end], strict=True)]


def styles_of(block: Block, styles: list[Style], following: int) -> tuple[list[Style], int]:
    """The styles that reach into a block; `following` is the first one that may still do."""
    while following < len(styles) and styles[following].end <= block.start:
        following += 1
    own = []
    for style in styles[following:]:
        if style.start >= block.end:
            break
        if style.end > block.start:
            own.append(style)
    return own, following


def together(article: Article) -> Iterator[tuple[Sequence[Block], list[Style]]]:
    """An article's blocks, each with the styles that reach into it; plain paragraphs in a row together."""
    styles = sorted(article.styles, key=lambda style: style.start)
    following, plain = 0, list[Block]()
    for block in article.blocks:
        own: list[Style] = []
        if styles:
            own, following = styles_of(block, styles, following)
        if block.kind is BlockKind.PARAGRAPH and not own and block.end - block.start < _LONG_WORD:
            plain.append(block)
            continue
        if plain:
            yield plain, []
            plain = []
        yield (block,), own
    if plain:
        yield plain, []


def shows_title(article: Article) -> bool:
    """Whether the title stands above the text, rather than in it."""
    return article.title_block is None and not _begins_with(article)


def _begins_with(article: Article) -> bool:
    """Whether the title is no more than the text's own first words, which need not be said twice."""
    words = " ".join(article.title.split()).rstrip("… ")
    return " ".join(article.text[: len(words) * 2 + 100].split()).startswith(words)
