"""The HTML copy in the few elements that a text widget shows: what is read is the copy itself."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape
from typing import Any, Final

from randnotiz.domain.annotation import Colour
from randnotiz.exporters.colours import blended

_LEFT_OUT: Final = frozenset({"script", "style", "nav", "head", "template"})
_KEPT: Final = frozenset({"p", "blockquote", "ul", "ol", "li", "em", "strong", "b", "i", "sup"}) | {
    f"h{level}" for level in range(1, 7)
}
_BLOCKS: Final = frozenset({"div", "dl", "section", "article", "main", "header", "footer"})
_COLOURS: Final = frozenset(colour.value for colour in Colour)
_LINED: Final = frozenset({"per", "org", "loc", "date"})


def outline(made: bytes) -> str:
    """Qt's rich text for the bytes of an HTML copy. Notes in the margin are left to the list of notes."""
    from lxml import html

    body = html.document_fromstring(made.decode(), parser=html.HTMLParser(huge_tree=True)).body
    return "".join(_inside(body, ()))


def _inside(element: Any, colours: Sequence[Colour]) -> Iterator[str]:
    yield _told(element, element.text, colours)
    for child in element:
        if isinstance(child.tag, str):
            yield from _element(child, colours)
        yield _told(element, child.tail, colours)


def _element(element: Any, colours: Sequence[Colour]) -> Iterator[str]:
    kinds = frozenset((element.get("class") or "").split())
    if element.tag in _LEFT_OUT or kinds & {"side", "skip", "swatch"}:
        return
    if element.tag == "mark":
        yield from _inside(element, [*colours, *(Colour(kind) for kind in sorted(kinds & _COLOURS))])
    elif "ref" in kinds:
        yield f"<sup>{escape(element.text or '')}</sup>"
    elif element.tag in ("dt", "dd"):
        yield from _defined(element)
    elif element.tag in _KEPT:
        yield from _wrapped(element.tag, _small(kinds), element, colours)
    elif element.tag in _BLOCKS:
        small = _small(frozenset((element.getparent().get("class") or "").split()))
        yield from _wrapped("div", small or _small(kinds), element, colours)
    elif kinds & _LINED and "related" not in kinds:
        yield from _wrapped("u", "", element, colours)
    else:
        yield from _inside(element, colours)


def _defined(element: Any) -> Iterator[str]:
    """A term in bold, what is said of it on the same line, or on the next if there is more."""
    if element.tag == "dt":
        yield from _wrapped("b", "", element, ())
        return
    before = element.getprevious()
    yield " " if before is not None and before.tag == "dt" else "<br>"
    yield from _inside(element, ())


def _wrapped(tag: str, style: str, element: Any, colours: Sequence[Colour]) -> Iterator[str]:
    yield f"<{tag}{style}>"
    yield from _inside(element, colours)
    yield f"</{tag}>"


def _small(kinds: frozenset[str]) -> str:
    return ' style="color:#665e53; font-size:small"' if kinds & {"about", "why", "facts", "kicker"} else ""


def _told(element: Any, text: str | None, colours: Sequence[Colour]) -> str:
    """Text, in the colours that lie on it. Line ends count where the copy's own words or a note's stand."""
    if not text:
        return ""
    told = escape(text)
    if text.strip() and element.tag not in _BLOCKS:
        told = told.replace("\n", "<br>")
    return f'<span style="background-color:#{blended(colours)}">{told}</span>' if colours else told
