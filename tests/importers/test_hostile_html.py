"""Any HTML, and any damage to a page, makes an article that keeps the contract, or a clear problem."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

PROSE = (
    "Der Rat hat am Freitag mit 24 zu 13 Stimmen den Bau einer neuen Brücke beschlossen, wie er mitteilte."
)

TAGS = st.sampled_from(
    [
        "html",
        "head",
        "body",
        "article",
        "main",
        "header",
        "footer",
        "nav",
        "aside",
        "section",
        "div",
        "p",
        "span",
        "h1",
        "h2",
        "h6",
        "ul",
        "ol",
        "li",
        "dl",
        "dd",
        "dt",
        "q",
        "pre",
        "blockquote",
        "code",
        "table",
        "tr",
        "td",
        "th",
        "em",
        "strong",
        "b",
        "i",
        "a",
        "br",
        "hr",
        "img",
        "script",
        "style",
        "title",
        "meta",
        "time",
        "figure",
        "figcaption",
        "noscript",
        "svg",
        "o:p",
        "!--",
        "![CDATA[",
        "?xml",
    ]
)
ATTRIBUTES = st.sampled_from(
    [
        *["", " hidden", " style='display:none'", " start=-1", " start=99999999999", " role=navigation"],
        *[" lang='x'", " datetime='2025-13-40'", " property='og:title' content='T'", " charset=utf-7"],
        " type=application/ld+json",
    ]
)
WORDS = [
    PROSE,
    "Wort",
    " ",
    "\n\n",
    "&nbsp;",
    "&#0;",
    "&#xD800;",
    "&#x1F642;",
    "<",
    ">",
    "&",
    "-->",
    "{",
    "]]>",
]
NASTIES = ["\x00", "\u2028", "\ufeff", "\xa0", "u\u0308", "\u200d", "\ufdd0"]
PIECES = st.one_of(
    st.builds("<{}{}>".format, TAGS, ATTRIBUTES),
    st.builds("</{}>".format, TAGS),
    st.sampled_from(WORDS + NASTIES),
    st.text(max_size=10),
)
EXPECTED = {"", "import.no_text", "import.empty", "import.binary", "import.too_complex"}


@given(st.lists(PIECES, max_size=80).map("".join))
@settings(max_examples=100)
def test_any_html_makes_an_article_or_a_problem(attempt, html):
    assert attempt(b"<html>" + html.encode("utf-8", "replace"), "a.html") in EXPECTED


@given(st.data())
def test_a_damaged_page_makes_an_article_or_a_problem(attempt, golden, data):
    page = bytearray((golden / "saved_page.html").read_bytes())
    for _ in range(data.draw(st.integers(1, 8))):
        start = data.draw(st.integers(0, len(page) - 1))
        length = data.draw(st.integers(0, 400))
        page[start : start + length] = data.draw(st.binary(max_size=20))
    # One that now begins like a PDF, a ZIP file or the like is told to be a damaged one of those.
    assert attempt(bytes(page), "a.html") in EXPECTED | {"import.damaged"}
