"""HTML elements to pieces, one after another, whatever the page's make.

Nothing is fetched or run: libxml2's HTML parser without network, and scripts, styles, frames, media and
forms' innards are passed over.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from randnotiz.domain.article import BlockKind, StyleKind
from randnotiz.domain.problem import ImportProblem
from randnotiz.importers.composition import Piece, collapsed, raised

if TYPE_CHECKING:
    from lxml.html import HtmlElement


def _names(listed: str) -> frozenset[str]:
    return frozenset(listed.split())


_NEVER_READ: Final = _names(
    "script style noscript template head title iframe frame frameset noframes object embed applet svg math "
    "canvas audio video source track picture img map area select datalist textarea input button dialog link "
    "meta base rp rt"
)
_AROUND_THE_ARTICLE: Final = _names("nav aside footer form menu figure")
_AROUND_ROLES: Final = _names("navigation banner contentinfo complementary search dialog menu")
BLOCKS: Final = _names(
    "html body main article section header footer nav aside div p h1 h2 h3 h4 h5 h6 hgroup ul ol menu li dl "
    "dt dd blockquote pre figure figcaption table caption thead tbody tfoot tr form fieldset legend details "
    "summary address center hr"
)
_STYLES: Final[Mapping[str, StyleKind]] = {
    "em": StyleKind.EMPHASIS,
    "i": StyleKind.EMPHASIS,
    "cite": StyleKind.EMPHASIS,
    "dfn": StyleKind.EMPHASIS,
    "strong": StyleKind.STRONG,
    "b": StyleKind.STRONG,
}
_RUNNING: Final = _names("header footer")  # LibreOffice's name for what runs at the head and foot of pages
_HIDDEN_STYLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_HEADING = re.compile(r"h[1-6]\Z")
_MARKUP_DECLARATION = re.compile(r"\A\s*<\?xml[^>]*\?>")
_CELL: Final = " | "
_MOST_ELEMENTS: Final = 800_000  # a page of a megabyte's text has some ten thousand
_DEEPEST_LEVEL: Final = 9
_LONGEST_CELL: Final = 120  # code points


def parse_html(text: str) -> HtmlElement | None:
    """The page as a tree, its root an <html>; None if there is nothing in it.

    Raises ImportProblem "import.too_complex" where elements are nested so deeply that the parser would drop
    what lies inside, and where there are too many.
    """
    from lxml import etree, html

    parser = html.HTMLParser(
        encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True, huge_tree=True
    )
    data = _MARKUP_DECLARATION.sub("", text).replace("\0", " ").encode("utf-8", "replace")
    try:
        root = html.document_fromstring(data, parser=parser)
    except etree.ParserError:  # nothing but comments or white space
        root = None
    if any("xcessive depth" in entry.message for entry in parser.error_log):
        raise ImportProblem("import.too_complex")
    if root is not None and sum(1 for _ in root.iter()) > _MOST_ELEMENTS:
        raise ImportProblem("import.too_complex")
    return root


def fragment_pieces(text: str) -> list[Piece]:
    """The pieces of a fragment of HTML, all of it but what is hidden."""
    root = parse_html(text)
    return [] if root is None else element_pieces(root)


def element_pieces(root: HtmlElement, whole: bool = True) -> list[Piece]:
    """The pieces within an element; without `whole`, what stands around an article is left out."""
    from lxml import etree

    walk = _Walk()
    steps = etree.iterwalk(root, events=("start", "end"))
    for event, element in steps:
        if not isinstance(element.tag, str):
            continue
        if event == "end":
            walk.end(element)
        elif element is not root and _skipped(element, whole):
            steps.skip_subtree()
            walk.skipped.add(element)
        else:
            walk.start(element)
        if event == "end" and element is not root and element.tail:
            walk.text(element.tail)
    return walk.pieces


def _skipped(element: HtmlElement, whole: bool) -> bool:
    tag = element.tag
    if tag in _NEVER_READ or element.get("hidden") is not None:
        return True
    if tag == "div" and element.get("title") in _RUNNING:
        return True
    style = element.get("style")
    if style and _HIDDEN_STYLE.search(style):
        return True
    return not whole and (tag in _AROUND_THE_ARTICLE or _is_around(element))


def _is_around(element: HtmlElement) -> bool:
    """What stands around an article by its role, and a page's header (an article's own holds its title)."""
    if element.get("role", "").lower() in _AROUND_ROLES or element.get("aria-hidden") == "true":
        return True
    return element.tag == "header" and next(element.iterancestors("article", "main"), None) is None


@dataclass(slots=True)
class _Walk:
    """What the walk has seen: a piece is begun with the first ink after a block's start."""

    pieces: list[Piece] = field(default_factory=list)
    skipped: set[HtmlElement] = field(default_factory=set)
    current: Piece | None = None
    styles: list[StyleKind] = field(default_factory=list)
    lists: list[int | None] = field(default_factory=list)  # each one's next number; None for bullets
    marker: str = ""  # of a list item without ink yet
    quotes: int = 0
    heading: int = 0
    preformatted: int = 0
    superscripts: int = 0

    def start(self, element: HtmlElement) -> None:
        tag = element.tag
        if tag in BLOCKS and not _is_cell_content(element):
            self.current = None
            self._open_block(element, tag)
        elif tag == "br" and self.current:
            self.current.add("\n")
        elif tag in {"td", "th"} and self.current:
            self.current.add(_CELL)
        elif tag in _STYLES:
            self.styles.append(_STYLES[tag])
        elif tag == "sup":
            self.superscripts += 1
        if element.text:
            self.text(element.text)

    def end(self, element: HtmlElement) -> None:
        tag = element.tag
        if element in self.skipped:
            return
        if tag in BLOCKS and not _is_cell_content(element):
            if tag == "tr" and self.current:
                _end_row(self.current)
            self.current = None
            self._close_block(tag)
        elif tag == "sup":
            self.superscripts -= 1
        elif tag in _STYLES and _STYLES[tag] in self.styles:
            self.styles.remove(_STYLES[tag])

    def text(self, text: str) -> None:
        """Text as it stands in the source, its line ends worth a space unless it is preformatted."""
        words = text if self.preformatted else collapsed(text)
        if self.superscripts:
            words = raised(words)
        if self.current is None:
            if not words.strip():
                return
            self.current = self._piece()
            self.pieces.append(self.current)
        self.current.add(words, frozenset(self.styles))

    def _open_block(self, element: HtmlElement, tag: str) -> None:
        if tag in {"ul", "ol", "menu", "dl"}:
            self.lists.append(_first_number(element) if tag == "ol" else None)
        elif tag in {"li", "dd"}:
            self._open_item(element)
        elif tag == "blockquote":
            self.quotes += 1
        elif tag == "pre":
            self.preformatted += 1
        elif _HEADING.match(tag):
            self.heading = int(tag[1])

    def _close_block(self, tag: str) -> None:
        if tag in {"ul", "ol", "menu", "dl"}:
            self.lists.pop()
        elif tag in {"li", "dd"}:
            self.marker = ""
        elif tag == "blockquote":
            self.quotes -= 1
        elif tag == "pre":
            self.preformatted -= 1
        elif _HEADING.match(tag):
            self.heading = 0

    def _open_item(self, element: HtmlElement) -> None:
        number = self.lists[-1] if self.lists else None
        self.marker = "•" if number is None else f"{number}."
        if number is not None:
            self.lists[-1] = number + 1

    def _piece(self) -> Piece:
        """A piece of the kind that stands here."""
        if self.heading:
            return Piece(BlockKind.HEADING, self.heading)
        if self.marker or self.lists:
            marker, self.marker = self.marker, ""
            return Piece(BlockKind.LIST_ITEM, min(max(1, len(self.lists)), _DEEPEST_LEVEL), marker)
        return Piece(BlockKind.QUOTE, min(self.quotes, _DEEPEST_LEVEL)) if self.quotes else Piece()


def _end_row(row: Piece) -> None:
    """Without the marks of empty cells at the row's end, such as a caption over all of them has."""
    while row.runs and row.runs[-1][0] in {_CELL, " "}:
        row.runs.pop()


def _is_cell_content(element: HtmlElement) -> bool:
    """The one short paragraph in a table's cell: part of its row. Longer ones are a page's layout."""
    if element.tag not in {"p", "div"}:
        return False
    cell = element.getparent()
    if cell is None or cell.tag not in {"td", "th"} or len(cell) > 1 or len(element) > 8:
        return False
    return sum(map(len, element.itertext())) <= _LONGEST_CELL


def _first_number(element: HtmlElement) -> int:
    """The number an ordered list starts with."""
    start = element.get("start", "")
    return int(start) if re.fullmatch(r"\d{1,6}", start) else 1
