"""Texts, spans and articles for Hypothesis, with the nasties by name: chance does not find them."""

from __future__ import annotations

from typing import Final

from hypothesis import strategies as st

from randnotiz.domain.article import Article, Block, BlockKind, normalise_text
from randnotiz.domain.span import Span

BOM: Final = "\ufeff"
NBSP: Final = "\u00a0"
CRLF: Final = "\r\n"
LINE_SEPARATOR: Final = "\u2028"
PARAGRAPH_SEPARATOR: Final = "\u2029"
NEXT_LINE: Final = "\x85"
SOFT_HYPHEN: Final = "\u00ad"
EMOJI: Final = "😀"
FAMILY: Final = "👨\u200d👩\u200d👧"  # joined by ZWJ
FLAG: Final = "🇩🇪"
SKIN_TONE: Final = "👍🏽"
COMBINING: Final = "u\u0308"
STACKED: Final = "e\u0301\u0323"
ARABIC: Final = "سلام"
HAN: Final = "柏林"
CAPITAL_ESZETT: Final = "STRAẞE"
DOTTED_I: Final = "İstanbul"
NUL: Final = "\x00"

NASTIES: Final = (
    BOM,
    NBSP,
    CRLF,
    "\r",
    LINE_SEPARATOR,
    PARAGRAPH_SEPARATOR,
    NEXT_LINE,
    SOFT_HYPHEN,
    EMOJI,
    FAMILY,
    FLAG,
    SKIN_TONE,
    COMBINING,
    STACKED,
    ARABIC,
    HAN,
    CAPITAL_ESZETT,
    DOTTED_I,
    NUL,
    "\u200b",
    "\ufdd0",
    "\ufffc",
    "\U0010ffff",
    "\ud83d",  # half of a surrogate pair
)

_SENTENCES = """
Die Regierung in Berlin hat am Montag neue Hilfen für die Ukraine beschlossen Präsident Selenskyj dankte
Außenministerin Weber sagte nach dem Treffen mit ihrem Kollegen aus Polen es sei ein wichtiges Zeichen
Straße München Größe Trump-Regierung NATO „wir bleiben dabei“ 3:1 1,5 Prozent z. B. U.S.A.
"""
WORDS: Final = tuple(_SENTENCES.split())


def raw_texts(max_size: int = 40) -> st.SearchStrategy[str]:
    """Text as it may come from outside: anything, nasties among it."""
    pieces = st.one_of(st.sampled_from(NASTIES), st.sampled_from(WORDS), st.text(max_size=6), st.just("\n\n"))
    return st.lists(pieces, max_size=max_size).map("".join)


def texts(min_size: int = 0, max_size: int = 40) -> st.SearchStrategy[str]:
    """Normalised text of an article, at least `min_size` code points long."""
    return raw_texts(max_size).map(normalise_text).filter(lambda text: len(text) >= min_size)


def proses(min_words: int = 12, max_words: int = 90) -> st.SearchStrategy[str]:
    """Text that reads like an article's: words with spaces, now and then a nasty one or a new paragraph."""
    word = st.one_of(
        st.sampled_from(WORDS),
        st.sampled_from(WORDS),
        st.sampled_from((EMOJI, FAMILY, COMBINING, HAN, ".\n\n")),
    )
    return st.lists(word, min_size=min_words, max_size=max_words).map(" ".join)


@st.composite
def spans_of(draw: st.DrawFn, text: str) -> Span:
    """A span of `text` that is not empty; the text must not be either."""
    start = draw(st.integers(0, len(text) - 1))
    return Span(start, draw(st.integers(start + 1, len(text))))


@st.composite
def texts_with_spans(draw: st.DrawFn, of: st.SearchStrategy[str] | None = None) -> tuple[str, Span]:
    """A text and a span of it that is not empty."""
    text = draw(texts(min_size=1) if of is None else of)
    return text, draw(spans_of(text))


@st.composite
def articles(draw: st.DrawFn) -> Article:
    """An article of one paragraph a line, with its own title or without."""
    text = draw(texts())
    blocks, offset = [], 0
    for line in text.split("\n"):
        if line.strip():
            blocks.append(Block(BlockKind.PARAGRAPH, offset, offset + len(line)))
        offset += len(line) + 1
    return Article(text=text, title=draw(texts(max_size=4)) or "Ohne Titel", blocks=tuple(blocks))
