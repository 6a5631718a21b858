"""Escaped text and emphasis render to the very text they were made from."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from randnotiz.domain.span import Span
from randnotiz.exporters.markdown_text import Escaped, escaped, fitted, united

_NASTY = "\\`*_[]<>~|$^#=%&;:!-+.()0123456789 \n\u00a0\u3000\u200d\u0301\u202eäß👩‍👩‍👧€„“ab"


def rendered(markdown: str) -> str:
    """The text a CommonMark reader shows, line breaks as line feeds."""
    parts: list[str] = []
    tokens = MarkdownIt("commonmark").parse(markdown)
    assert [token.type for token in tokens] == ["paragraph_open", "inline", "paragraph_close"]
    for token in tokens[1].children or ():
        if token.type in ("hardbreak", "softbreak"):
            parts.append("\n")
        else:
            assert token.type in ("text", "text_special"), token
            parts.append(token.content)
    return "".join(parts)


@pytest.mark.parametrize(
    "text",
    [
        "1. keine Liste",
        "123456789) auch keine",
        "- nein\n+ nein\n* nein",
        "===\n---\n***\n___",
        "Titel\n===",
        "Titel\n---",
        "# keine Überschrift\n###### auch nicht",
        "> kein Zitat",
        "    kein Code\n\tauch keiner",
        "```\nkein Zaun\n~~~",
        "&amp; &#65; &nichts; AT&T",
        "[Verweis]: https://boese.example",
        "[x](javascript:alert(1)) ![y](z)",
        "<script>alert(1)</script> <https://a.example> <!-- so -->",
        "ein\\Rückstrich\\\nam Ende\\",
        "\u00a0geschützt\u00a0\n\u3000breit\u3000",
        "eins\n\n\nvier",
        "a | b\n--- | ---\n1 | 2",
        "*a* **b** ***c*** _d_ __e__ `f` ~~g~~ ==h== $i$ %%j%% ^k #l [[m]] [^n]",
    ],
)
def test_what_looks_like_markup_stays_text(text: str) -> None:
    assert rendered(Escaped(text).whole()) == text


@given(st.text(_NASTY, min_size=1).filter(lambda text: text.strip("\n") == text))
@example("0.")
@example("\\\n\\")
def test_any_text_renders_to_itself(text: str) -> None:
    assert rendered(Escaped(text).whole()) == text


@given(st.text(_NASTY, min_size=1).filter(lambda text: text.split()))
def test_a_line_of_other_words_keeps_its_text(text: str) -> None:
    line = " ".join(text.split())
    assert rendered("Titel: " + escaped(text)).removeprefix("Titel: ").rstrip("\u202c") == line
    assert rendered(escaped(text, begins=True)).rstrip("\u202c") == line


@given(
    st.text(_NASTY, min_size=1).filter(lambda text: text.strip("\n") == text),
    st.integers(0, 30),
    st.integers(0, 30),
)
@example("ab„c“d", 2, 5)
@example("x*y*z", 1, 4)
def test_delimiters_stand_where_they_are_read(text: str, start: int, length: int) -> None:
    whole = Span(0, len(text))
    span = fitted(text, Span(min(start, len(text)), min(start + length, len(text))), whole)
    if span is None:
        return
    parts = Escaped(text)
    markdown = (
        f"{parts.part(0, span.start)}**{parts.part(span.start, span.end)}**{parts.part(span.end, len(text))}"
    )
    tokens = MarkdownIt("commonmark").parse(markdown)[1].children or []
    strong, told = "", ""
    depth = 0
    for token in tokens:
        depth += token.nesting if token.type.startswith("strong") else 0
        words = "\n" if token.type.endswith("break") else token.content
        told += words
        strong += words if depth else ""
    assert told == text
    assert strong == span.of(text)


def test_touching_spans_become_one() -> None:
    assert united([Span(5, 9), Span(0, 3), Span(3, 6), Span(12, 12), Span(11, 14)]) == [
        Span(0, 9),
        Span(11, 14),
    ]
