"""Texts that have broken programs, and everything made of them."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from hypothesis import strategies as st

from randnotiz.domain.annotation import AnchorState, Annotation, Colour
from randnotiz.domain.article import Article, Block, BlockKind, DateOrigin, Style, StyleKind, normalise_text
from randnotiz.domain.selector import describe
from randnotiz.domain.span import Span

PIECES = (
    "Merz",
    "\u00a0",  # no-break space
    "\u2028",  # line separator
    "\x85",
    "\ufeff",
    "👨‍👩‍👧‍👦",  # joined by ZWJ
    "e\u0301\u0323",  # combining marks
    "\u202edrehen\u202c",  # right-to-left override
    "\u2066\u2069",
    "𝔊",
    "\n",
    "\r\n",
    "\t",
    '"',
    "\\",
    "\\u2028",
    "<script>alert(1)</script>",
    "&amp;",
    "{}",
    "שלום",
    "\x7f",
)

texts = st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=6)), max_size=12).map(
    lambda pieces: "".join(pieces).replace("\x00", "").encode("utf-8", "replace").decode()
)
moments = st.integers(0, 10**15).map(
    lambda microseconds: datetime(2000, 1, 1, tzinfo=UTC) + timedelta(microseconds=microseconds)
)


@st.composite
def articles(draw: st.DrawFn) -> Article:
    """Any article that an importer might make."""
    paragraphs = draw(st.lists(texts.map(normalise_text), min_size=1, max_size=4))
    blocks, start = [], 0
    for paragraph in paragraphs:
        kind = draw(st.sampled_from(BlockKind))
        end = start + len(paragraph)
        blocks.append(
            Block(kind, start, end, draw(st.integers(0, 6)), draw(st.sampled_from(("", "•", "3."))))
        )
        start = end + 1
    text = "\n".join(paragraphs)
    first = draw(st.integers(0, len(text)))
    return Article(
        text=text,
        title=draw(texts),
        blocks=tuple(blocks),
        styles=(Style(draw(st.sampled_from(StyleKind)), first, draw(st.integers(first, len(text)))),),
        language=draw(st.sampled_from((None, "de", "en"))),
        published=draw(st.none() | st.dates(date(1500, 1, 1), date(2999, 12, 31))),
        published_origin=draw(st.none() | st.sampled_from(DateOrigin)),
        author=draw(texts),
        publisher=draw(texts),
        source=draw(texts),
    )


@st.composite
def annotations(draw: st.DrawFn, article: int, text: str, name: str) -> Annotation:
    """Any annotation of this text."""
    start = draw(st.integers(0, len(text)))
    end = draw(st.integers(start, len(text)))
    return Annotation(
        id=name,
        article=article,
        selector=describe(text, Span(start, end)),
        created=draw(moments),
        modified=draw(moments),
        colour=draw(st.sampled_from(Colour)),
        note=draw(texts),
        tags=tuple(draw(st.lists(texts, max_size=3))),
        state=draw(st.sampled_from(AnchorState)),
    )
