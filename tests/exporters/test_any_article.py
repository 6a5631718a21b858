"""No article, annotation or mention, however odd, makes a copy fail."""

from __future__ import annotations

from contextlib import nullcontext, suppress
from datetime import UTC, date, datetime

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from randnotiz.domain.annotation import AnchorState, Annotation, Colour, Selector
from randnotiz.domain.article import Article, Block, BlockKind, Style, StyleKind
from randnotiz.domain.mention import Analysis, Entity, Label, Mention
from randnotiz.domain.selector import describe
from randnotiz.domain.span import Span
from randnotiz.exporters import FORMATS, ExportInput, ExportOptions, ExportProblem, export

_T = datetime(2025, 8, 22, tzinfo=UTC)
_WORDS = st.text("ab äß„“*_[]<>&#\n\u00a0\u202e\u2067\u200d\U0001f469e\u0301-1.)=\"'\\`$~^%|", max_size=40)
_VALUES = st.none() | st.sampled_from(
    [
        "2025-08-19",
        "2025-08-19TEV",
        "2025-08-19T24:00",
        "2025-W33",
        "2025-W33-WE",
        "2025-Q2",
        "2024-WI",
        "198",
        "00",
        "0000",
        "BC0044",
        "PXY",
        "P1Y/P2Y",
        "PRESENT_REF",
        "1914/1918",
        "9999-12-31",
        "2025-13-45",
        "/",
    ]
)
_MARKERS = st.sampled_from(["", "•", "1.", "a)", "-", "999999999999.", "١."])


@st.composite
def articles(draw: st.DrawFn) -> Article:
    """Blocks of every kind and odd levels, styles that overlap anything."""
    text, blocks = "", []
    for words in draw(st.lists(_WORDS.map(str.strip).filter(bool), min_size=1, max_size=5)):
        text += draw(st.sampled_from(["\n", "\n\n", " "])) if text else ""
        kind = draw(st.sampled_from(BlockKind))
        level = draw(st.integers(0, 9))
        blocks.append(Block(kind, len(text), len(text) + len(words), level, draw(_MARKERS)))
        text += words
    styles = [
        Style(kind, span.start, span.end)
        for kind, span in draw(st.lists(st.tuples(st.sampled_from(StyleKind), spans(len(text))), max_size=3))
    ]
    return Article(
        text,
        draw(_WORDS),
        tuple(blocks),
        tuple(styles),
        language=draw(st.sampled_from(["de", "en", "fr", None])),
        published=draw(st.sampled_from([None, date.min, date.max, date(2025, 8, 20)])),
        author=draw(_WORDS),
        publisher=draw(_WORDS),
        source=draw(_WORDS | st.just("https://a.example/b")),
    )


def spans(length: int) -> st.SearchStrategy[Span]:
    return st.tuples(st.integers(0, length - 1), st.integers(1, 60)).map(
        lambda pair: Span(pair[0], min(length, sum(pair)))
    )


@st.composite
def inputs(draw: st.DrawFn) -> ExportInput:
    article = draw(articles())
    annotations = []
    for number in range(draw(st.integers(0, 4))):
        lost = Selector(draw(_WORDS), "", "", draw(st.integers(0, 99)), draw(st.integers(100, 300)))
        selector = draw(
            st.just(lost) | spans(len(article.text)).map(lambda span: describe(article.text, span))
        )
        annotations.append(
            Annotation(
                f"id{number}",
                1,
                selector,
                _T,
                _T,
                draw(st.sampled_from(Colour)),
                draw(_WORDS),
                tuple(draw(st.lists(_WORDS, max_size=2, unique=True))),
                draw(st.sampled_from(AnchorState)),
            )
        )
    mentions = [
        Mention(span.start, span.end, label, f"{label}{number % 3}", value, related=related)
        for number, (span, label, value, related) in enumerate(
            draw(
                st.lists(
                    st.tuples(spans(len(article.text)), st.sampled_from(Label), _VALUES, st.booleans()),
                    max_size=5,
                )
            )
        )
    ]
    entities = tuple(Entity(mention.entity, mention.label, draw(_WORDS)) for mention in mentions)
    analysis = Analysis(article.hash, "test", "de", tuple(mentions), entities)
    return ExportInput(article, tuple(annotations), analysis, _T, draw(st.sampled_from(["de", "en", "fr"])))


@pytest.mark.parametrize("key", list(FORMATS))
@settings(max_examples=15, suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(what=inputs(), options=st.builds(ExportOptions, *[st.booleans()] * 6))
def test_a_copy_is_made_or_a_sentence_says_why_not(
    key: str, what: ExportInput, options: ExportOptions
) -> None:
    with suppress(ExportProblem) if key == "ics" else nullcontext():
        assert export(key, what, options)
