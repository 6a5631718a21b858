"""What of an article is set: whether its title, and how its blocks are cut along styles and endless words."""

from __future__ import annotations

import re

from randnotiz.domain.article import Article, Block, Style
from randnotiz.domain.span import Span

_ENDLESS = re.compile(r"\S{1000,}")
_PIECE = 200
MAY_BREAK = "\u200b"
"""Within a word of 1,000 characters and more, Qt (6.11) looks for the end of a line in quadratic time: where
it may break after every 200, a word of 240,000 takes a fifth of a second instead of five."""


def pieces(block: Span, words: str) -> list[Span]:
    """A block's span, cut within its endless words."""
    cuts = [
        block.start + cut
        for word in (_ENDLESS.finditer(words) if len(words) >= 1000 else ())
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


def shows_title(article: Article) -> bool:
    """Whether the title stands above the text, rather than in it."""
    return article.title_block is None and not _begins_with(article)


def _begins_with(article: Article) -> bool:
    """Whether the title is no more than the text's own first words, which need not be said twice."""
    words = " ".join(article.title.split()).rstrip("… ")
    return " ".join(article.text[: len(words) * 2 + 100].split()).startswith(words)
