"""The main text of a web page: which of its parts are the article, by trafilatura."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any, Final

from randnotiz.domain.article import BlockKind
from randnotiz.importers.composition import Piece, with_bold_headings
from randnotiz.importers.html_walk import element_pieces
from randnotiz.importers.lines import ends_sentence
from randnotiz.late_imports import waiting

if TYPE_CHECKING:
    from lxml.html import HtmlElement

# Elements, each counted as often as it has others around it: the extraction takes time in proportion. Beyond
# this the plain walk alone answers. A long article has some tens of thousands, tables in tables millions.
_HEAVIEST_TREE: Final = 500_000
_ENOUGH: Final = 250  # code points under which an extraction is no article
_SHORTEST_PROSE: Final = 60
_NEARLY_ALL: Final = 1.08  # times the extraction's length: a page that is no more than its article
_KEPT_SHARE: Final = 0.6  # of the page's prose that an extraction must hold to be believed
_HTML_TAGS: Final = {"item": "li", "lb": "br", "row": "tr", "cell": "td", "ref": "a", "graphic": "img"}
_HTML_STYLES: Final = {"#b": "b", "#i": "i", "#sup": "sup"}
_TRIPPED: Final = (
    ArithmeticError,
    AssertionError,
    AttributeError,
    LookupError,
    RecursionError,
    TypeError,
    ValueError,
)
_LABELS: Final = frozenset(
    ("anzeige", "werbung", "advertisement", "artikel anhören", "teilen", "share", "drucken")
)
_HEADINGS = frozenset(f"h{rank}" for rank in range(1, 7))


def main_pieces(root: HtmlElement) -> list[Piece]:
    """The pieces of the page's article.

    Where the extraction finds much less prose than stands in the page's one article or, for a page without
    such marks, in its body, everything but navigation and the like is taken: a small page written by hand
    loses nothing.
    """
    own = element_pieces(_article_root(root), whole=False)
    extracted = _extracted(root)
    if _prose_length(extracted) < _KEPT_SHARE * _prose_length(own) or _length(extracted) < _ENOUGH:
        found = own or element_pieces(root)
    elif _length(own) <= _NEARLY_ALL * _length(extracted):
        found = own  # there is hardly anything around the article, and the walk keeps its every list
    else:
        found = _with_lead(extracted, own)
    return with_bold_headings(list(_once(piece for piece in found if piece.plain.casefold() not in _LABELS)))


def load() -> None:
    """Import trafilatura, and keep its remarks on each page out of the program's log."""
    import logging
    import socket

    # urllib3, which trafilatura brings along and nobody here uses, tries the network out when it is imported.
    # The program opens no network socket, not even for that.
    had = socket.has_ipv6
    socket.has_ipv6 = False
    try:
        # For a filter by language, which nobody uses here, it imports NumPy: a tenth of a second.
        with waiting("py3langid"):
            import trafilatura  # noqa: F401
    finally:
        socket.has_ipv6 = had

    for name in ("trafilatura", "htmldate"):
        logging.getLogger(name).setLevel(logging.CRITICAL)


def _article_root(root: HtmlElement) -> HtmlElement:
    """The one article of the page, else its one main part, else all of it."""
    for tag in ("article", "main"):
        found = list(root.iter(tag))
        if len(found) == 1 and len(found[0].text_content()) > _ENOUGH:
            return found[0]
    return root


def _extracted(root: HtmlElement) -> list[Piece]:
    """What trafilatura takes for the article; nothing where it gives up."""
    from copy import deepcopy

    from lxml import etree

    load()
    from trafilatura import bare_extraction

    if _is_heavy(root):
        return []
    try:
        document: Any = bare_extraction(deepcopy(root), include_comments=False, include_formatting=True)
    except (*_TRIPPED, etree.LxmlError):
        return []  # its heuristics trip over odd pages; the walk does not depend on them
    if document is None:
        return []
    for element in document.body.iter():
        tag = _html_tag(element)
        if tag != element.tag:  # a damaged page has tags that lxml reads but will not have set
            element.tag = tag
    return element_pieces(document.body)


def _is_heavy(root: HtmlElement) -> bool:
    from lxml import etree

    depth = weight = 0
    for event, _ in etree.iterwalk(root, events=("start", "end")):
        depth += 1 if event == "start" else -1
        weight += depth if event == "start" else 0
        if weight > _HEAVIEST_TREE:
            return True
    return False


def _html_tag(element: Any) -> Any:
    """The HTML tag for one of the TEI-like elements that trafilatura answers with."""
    tag = element.tag
    if tag == "list":
        return "ol" if element.get("rend") == "ol" else "ul"
    if tag == "head":
        rank = element.get("rend")
        return rank if rank in _HEADINGS else "h2"  # a damaged page may have anything there
    if tag == "hi":
        return _HTML_STYLES.get(element.get("rend"), "span")
    if tag == "quote":
        return "q" if element.getparent() is not None and element.getparent().tag == "p" else "blockquote"
    return _HTML_TAGS.get(tag, tag)


def _with_lead(extracted: Sequence[Piece], own: Sequence[Piece]) -> list[Piece]:
    """The extraction with the lead put back: the prose between the page's heading and the first paragraph
    extracted, which is often marked as a teaser and left out as one."""
    known = {piece.plain for piece in extracted}
    first = next((i for i, piece in enumerate(extracted) if _is_prose(piece)), None)
    if first is None:
        return list(extracted)
    places = [i for i, piece in enumerate(own) if piece.plain == extracted[first].plain]
    lead = (
        [piece for piece in own[: places[0]] if _is_prose(piece) and piece.plain not in known]
        if places
        else []
    )
    return [*extracted[:first], *lead[-2:], *extracted[first:]]


def _once(pieces: Iterable[Piece]) -> Iterator[Piece]:
    """Without prose that stands there a second time, as teasers do."""
    seen: set[str] = set()
    for piece in pieces:
        words = piece.plain
        if words not in seen:
            yield piece
        if _is_prose(piece):
            seen.add(words)


def _is_prose(piece: Piece) -> bool:
    words = piece.plain
    return (
        piece.kind is not BlockKind.HEADING
        and len(words) >= _SHORTEST_PROSE
        and ends_sentence(words, 0, len(words))
    )


def _prose_length(pieces: Iterable[Piece]) -> int:
    return sum(len(piece.plain) for piece in pieces if _is_prose(piece))


def _length(pieces: Iterable[Piece]) -> int:
    return sum(len(piece.plain) for piece in pieces)
