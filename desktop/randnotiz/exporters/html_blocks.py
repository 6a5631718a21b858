"""An article's blocks as HTML: paragraphs, headings, nested lists and quotations."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby
from typing import Final

from markupsafe import Markup

from randnotiz.domain.article import Block, BlockKind
from randnotiz.exporters.composition import Composition
from randnotiz.exporters.html_inline import Inline

_COUNTED: Final = re.compile(r"(\d{1,9})[.)]?")
_BULLETS: Final = frozenset("•◦▪▫‣⁃∙·●○■*-–—+")


def body(composition: Composition, inline: Inline) -> Markup:
    """All blocks but the title, as HTML."""
    article = composition.article
    first = 1 if article.title_block else 0
    parts: list[Markup] = []
    numbered = range(first, len(article.blocks))
    for kind, group in groupby(numbered, key=lambda index: article.blocks[index].kind):
        indices = list(group)
        if kind is BlockKind.LIST_ITEM:
            # No white space between the pieces: line ends inside an item are shown.
            parts.append(Markup("").join(_lists(composition, inline, indices)))
        elif kind is BlockKind.QUOTE:
            parts.append(Markup("").join(_quotes(composition, inline, indices)))
        else:
            parts.extend(_plain(composition, inline, index) for index in indices)
    return Markup("\n").join(parts)


def _plain(composition: Composition, inline: Inline, index: int) -> Markup:
    block = composition.article.blocks[index]
    if block.kind is BlockKind.HEADING:
        level = min(max(block.level, 2), 6)
        return Markup("<h{0} id=b{1}>{2}</h{0}>").format(level, index, inline.block(index))
    return _paragraph(composition, inline, index, "p")


def _paragraph(
    composition: Composition, inline: Inline, index: int, tag: str, more: str = "", lead: str = ""
) -> Markup:
    return Markup('<{tag}{more} id=b{index} data-n="{number}">{lead}{inside}').format(
        tag=Markup(tag),
        more=Markup(more),
        index=index,
        number=composition.numbers[index],
        lead=lead,
        inside=inline.block(index),
    ) + Markup("" if tag == "li" else f"</{tag}>")


def _quotes(composition: Composition, inline: Inline, indices: list[int]) -> Iterator[Markup]:
    """Consecutive quotations: each step in level is one blockquote inside the other."""
    depth = 0
    for index in indices:
        level = max(1, composition.article.blocks[index].level)
        yield Markup("<blockquote>") * (level - depth)
        yield Markup("</blockquote>") * (depth - level)
        yield _paragraph(composition, inline, index, "p")
        depth = level
    yield Markup("</blockquote>") * depth


def _lists(composition: Composition, inline: Inline, indices: list[int]) -> Iterator[Markup]:
    """Consecutive list items: a deeper one begins a list inside the item before it."""
    stack: list[tuple[int, str]] = []
    for index in indices:
        block = composition.article.blocks[index]
        tag = _list_tag(block)
        while stack and (stack[-1][0] > block.level or stack[-1] == (block.level, _other(tag))):
            yield Markup("</li></{}>").format(Markup(stack.pop()[1]))
        if stack and stack[-1][0] == block.level:
            yield Markup("</li>")
        else:
            stack.append((block.level, tag))
            yield Markup("<{}>").format(Markup(tag))
        yield _item(composition, inline, index)
    while stack:
        yield Markup("</li></{}>").format(Markup(stack.pop()[1]))


def _list_tag(block: Block) -> str:
    return "ol" if _COUNTED.fullmatch(block.marker) else "ul"


def _other(tag: str) -> str:
    return "ul" if tag == "ol" else "ol"


def _item(composition: Composition, inline: Inline, index: int) -> Markup:
    marker = composition.article.blocks[index].marker
    if counted := _COUNTED.fullmatch(marker):
        return _paragraph(composition, inline, index, "li", f' value="{int(counted[1])}"')
    if marker and marker not in _BULLETS:
        lead = Markup("<span class=own>{}</span> ").format(marker)
        return _paragraph(composition, inline, index, "li", " class=own", lead)
    return _paragraph(composition, inline, index, "li")
