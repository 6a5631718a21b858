"""An article's blocks as Markdown."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from randnotiz.domain.article import Block, BlockKind
from randnotiz.exporters.composition import Composition
from randnotiz.exporters.markdown_inline import Inline
from randnotiz.exporters.markdown_text import escaped

_COUNTED: Final = re.compile(r"([0-9]{1,9})[.)]?")
_BULLETS: Final = frozenset("•◦▪▫‣⁃∙·●○■*-–—+")


def body(composition: Composition, inline: Inline, named: frozenset[int]) -> Iterator[str]:
    """The pieces of the text, to be parted by blank lines: all blocks but the title.

    `named` holds the indices of the blocks that get a block id (Obsidian); empty for CommonMark.
    """
    article = composition.article
    items: list[int] = []
    for index in range(1 if article.title_block else 0, len(article.blocks)):
        block = article.blocks[index]
        if block.kind is BlockKind.LIST_ITEM:
            items.append(index)
            continue
        if items:
            yield _list(composition, inline, items, named)
            items = []
        yield from _block(composition, inline, index, index in named)
    if items:
        yield _list(composition, inline, items, named)


def block_id(composition: Composition, index: int) -> str:
    """The id by which links name that block."""
    return f"p{composition.numbers[index]}"


def prefixed(markdown: str, prefix: str, first: str | None = None) -> str:
    """Every line with a prefix, the first one with its own."""
    lines = markdown.split("\n")
    return "\n".join(
        [(prefix if first is None else first) + lines[0], *(prefix + line for line in lines[1:])]
    )


def _block(composition: Composition, inline: Inline, index: int, named: bool) -> Iterator[str]:
    block = composition.article.blocks[index]
    text = inline.block(index)
    if block.kind is BlockKind.HEADING:
        # A heading is one line in Markdown.
        one_line = re.sub(r"(?:\\| {2})\n", " ", text)
        yield f"{'#' * min(max(block.level, 2), 6)} {one_line}"
    elif block.kind is BlockKind.QUOTE:
        yield prefixed(text, "> " * max(1, block.level))
        if named:
            yield f"^{block_id(composition, index)}"
    else:
        yield f"{text} ^{block_id(composition, index)}" if named else text


def _list(composition: Composition, inline: Inline, items: list[int], named: frozenset[int]) -> str:
    """A tight list; a deeper item is indented to where the text of the one above it begins."""
    lines: list[str] = []
    stack: list[tuple[int, int]] = []  # level, indentation of what lies inside its items
    for index in items:
        block = composition.article.blocks[index]
        while stack and stack[-1][0] >= block.level:
            stack.pop()
        indent = stack[-1][1] if stack else 0
        bullet, lead = _bullet(block)
        stack.append((block.level, indent + len(bullet)))
        text = lead + inline.block(index) + (f" ^{block_id(composition, index)}" if index in named else "")
        inner = " " * (indent + len(bullet))
        lines.append(prefixed(text, inner, " " * indent + bullet))
    return "\n".join(lines)


def _bullet(block: Block) -> tuple[str, str]:
    if counted := _COUNTED.fullmatch(block.marker):
        return f"{int(counted[1])}. ", ""
    lead = f"{escaped(block.marker)} " if block.marker and block.marker not in _BULLETS else ""
    return "- ", lead
