"""HTML: saved pages with everything around the article, and fragments from the clipboard."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from randnotiz.domain.article import BlockKind, DateOrigin
from randnotiz.domain.problem import ImportProblem
from randnotiz.importers.composition import Piece, compose, titled
from randnotiz.importers.draft import Draft
from randnotiz.importers.encodings import decode
from randnotiz.importers.html_walk import element_pieces, fragment_pieces, parse_html
from randnotiz.importers.main_text import main_pieces
from randnotiz.importers.own_copy import own_draft
from randnotiz.importers.page_metadata import PageMetadata, page_metadata

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_DECLARED = re.compile(
    rb"<(?:meta|\?xml)[^>]{0,300}?(?:charset|encoding)\s*=\s*[\"']?\s*([\w:.-]{2,40})", re.IGNORECASE
)
_COPIED = re.compile(r"<!--\s*StartFragment\s*-->(.*?)<!--\s*EndFragment\s*-->", re.DOTALL)
_BETWEEN_TITLE_AND_SITE = re.compile(r"\s+[-–—|·•»:]\s+")
_LONGEST_KICKER = 60


def import_page(data: bytes) -> Draft:
    """The article on a saved page; a copy of ours gives back the article it was made of.

    Raises ImportProblem ("import.no_text", "import.too_complex").
    """
    return own_draft(data) or page_draft(decode(data, declared_charset(data)))


def declared_charset(data: bytes) -> str | None:
    """The encoding that a meta tag or an XML declaration near the start names."""
    found = _DECLARED.search(data[:4096])
    return found[1].decode("ascii") if found else None


def page_draft(text: str) -> Draft:
    """As `import_page`, for a page that is already a string."""
    root = parse_html(text)
    if root is None:
        raise ImportProblem("import.no_text")
    told = page_metadata(root)
    pieces = main_pieces(root)
    title = _title(root, told, pieces)
    composed, blocks, styles = compose(titled(_without_kicker(pieces, title), title))
    return Draft(
        text=composed,
        blocks=blocks,
        styles=styles,
        title=title,
        language=told.language,
        published=told.published,
        published_origin=DateOrigin.METADATA if told.published else None,
        author=told.author,
        publisher=told.publisher,
        source=told.source,
    )


def import_fragment(html: str) -> Draft:
    """A draft of copied HTML: all of it, since the reader chose it; a fragment has no title of its own."""
    copied = _COPIED.search(html)
    composed, blocks, styles = compose(titled(fragment_pieces(copied[1] if copied else html), ""))
    return Draft(text=composed, blocks=blocks, styles=styles)


def _title(root: HtmlElement, told: PageMetadata, pieces: Sequence[Piece]) -> str:
    """The page's one h1 if it is no site's name; else what the page calls its article; else the body's own
    heading; else the window's title without the site's name."""
    headings = [piece.plain for heading in root.iter("h1") for piece in element_pieces(heading)[:1]]
    site = told.publisher.casefold()
    if len(headings) == 1 and headings[0].casefold() != site:
        return headings[0]
    if told.title:
        return told.title
    if pieces and pieces[0].kind is BlockKind.HEADING:
        return pieces[0].plain
    *words, last = _BETWEEN_TITLE_AND_SITE.split(told.window_title)
    if words and (last.casefold() == site or len(last) < sum(map(len, words))):
        return told.window_title.removesuffix(last).rstrip(" -–—|·•»:")
    return told.window_title


def _without_kicker(pieces: Sequence[Piece], title: str) -> list[Piece]:
    """Without the few words above the title (the section's name, say), which would otherwise follow it."""
    for index, piece in enumerate(pieces[:4]):
        if piece.plain.casefold() == title.casefold():
            return [before for before in pieces[:index] if len(before.plain) > _LONGEST_KICKER] + list(
                pieces[index:]
            )
    return list(pieces)
