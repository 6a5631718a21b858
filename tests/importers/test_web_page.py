"""Web pages: the article, what the page says of it, and nothing that runs, loads or stands around it."""

from __future__ import annotations

from datetime import date

import pytest

from randnotiz.domain.article import Article, BlockKind, DateOrigin, StyleKind
from randnotiz.domain.problem import ImportProblem
from randnotiz.importers import import_bytes, import_clipboard

PROSE = (
    "Der Rat hat am Freitag mit 24 zu 13 Stimmen den Bau einer neuen Brücke beschlossen, wie er mitteilte."
)


def article(html: str, name: str = "a.html") -> Article:
    return import_bytes(html.encode(), name)


def test_a_saved_page(check, shape, golden):
    read = check(
        import_bytes((golden / "saved_page.html").read_bytes(), "saved_page.html", "/tmp/saved_page.html")
    )
    assert shape(read)[0] == ("heading", 1, "Stadtrat beschließt neue Brücke über die Aller")
    assert shape(read)[1][2].startswith("Nach elf Jahren Streit stimmt")
    assert [(kind, level) for kind, level, _ in shape(read)[2:]] == [
        ("paragraph", 0),
        ("paragraph", 0),
        ("heading", 2),
        ("paragraph", 0),
        *[("list_item", 1)] * 3,
        ("quote", 1),
        ("heading", 2),
        ("paragraph", 0),
        ("paragraph", 0),
    ]
    assert {read.text[s.start : s.end]: s.kind for s in read.styles} == {
        "Karin Lüders": StyleKind.STRONG,
        "guten Tag": StyleKind.EMPHASIS,
        "zu schmal": StyleKind.EMPHASIS,
    }
    assert (read.author, read.publisher) == ("Jule Harms", "Aller-Kurier")
    assert (read.published, read.published_origin) == (date(2025, 3, 14), DateOrigin.METADATA)
    assert (read.language, read.source) == ("de", "https://aller-kurier.example/lokales/bruecke-1234.html")
    for unwanted in (
        "nie erscheinen",
        "Cookies",
        "Impressum",
        "Mehr zum Thema",
        "Anzeige",
        "color: red",
        "Lokales",
    ):
        assert unwanted not in read.text


def test_a_small_page_written_by_hand_loses_nothing(check, shape):
    read = check(
        article(
            "<html><body><h1>Brücke</h1>Gesperrt.<p>Bis <b>Mai</b>.<ol start=3><li>a<li>b</ol></body></html>"
        )
    )
    assert shape(read) == [
        ("heading", 1, "Brücke"),
        ("paragraph", 0, "Gesperrt."),
        ("paragraph", 0, "Bis Mai."),
        ("list_item", 1, "a"),
        ("list_item", 1, "b"),
    ]
    assert [b.marker for b in read.blocks if b.marker] == ["3.", "4."]


def test_the_title_comes_first_where_the_body_lacks_it(check, shape):
    html = (
        f"<html><head><title>Neue Brücke - Kurier</title></head><body><p>{PROSE}</p><p>Ja.</p></body></html>"
    )
    assert shape(check(article(html)))[0] == ("heading", 1, "Neue Brücke")


def test_a_teaser_said_twice_is_read_once():
    body = f"<h1>Brücke</h1><p>{PROSE}</p><p>{PROSE}</p><p>Mehr dazu sagte die Verwaltung am Abend.</p>"
    assert article(f"<html><body><article>{body}</article></body></html>").text.count(PROSE) == 1


@pytest.mark.parametrize(
    ("head", "day"),
    [
        ('<meta property="article:published_time" content="2025-03-14T23:30:00-05:00">', date(2025, 3, 14)),
        ('<meta name="DC.date.issued" content="14.03.2025">', date(2025, 3, 14)),
        ('<meta name="date" content="14. März 2025">', date(2025, 3, 14)),
        ('<meta name="date" content="March 14, 2025">', date(2025, 3, 14)),
        ('<meta name="date" content="Fri, 14 Mar 2025 18:05:00 GMT">', date(2025, 3, 14)),
        ('<meta name="date" content="3/14/2025">', date(2025, 3, 14)),
        ('<meta name="date" content="3/4/2025">', None),
        ('<meta name="date" content="2025-02-31">', None),
        (
            '<script type="application/ld+json">[{"@graph":[{"@type":["Thing","NewsArticle"],'
            '"datePublished":"2025-03-14"}]}]</script><meta name="date" content="2020-01-01">',
            date(2025, 3, 14),
        ),
        ('<script type="application/ld+json">{"datePublished":</script>', None),
        ('<script type="application/ld+json">' + "[" * 100_000 + "</script>", None),
    ],
)
def test_publication_dates(head, day):
    read = article(f"<html><head>{head}</head><body><p>{PROSE}</p></body></html>")
    assert read.published == day
    assert read.published_origin is (DateOrigin.METADATA if day else None)


def test_nothing_was_published_after_the_file_was_written():
    html = f'<html><head><meta name="date" content="2025-03-14"></head><p>{PROSE}</p></html>'.encode()
    assert import_bytes(html, modified=date(2025, 3, 13)).published is None
    assert import_bytes(html, modified=date(2025, 3, 14)).published == date(2025, 3, 14)


@pytest.mark.parametrize(
    ("declaration", "encoding"),
    [
        ('<meta charset="windows-1252">', "cp1252"),
        ("<meta charset=iso-8859-1>", "latin-1"),
        ('<meta http-equiv="Content-Type" content="text/html; charset=ISO-8859-15">', "iso8859-15"),
        ('<meta charset="utf-8">', "cp1252"),
        ("", "cp1252"),
        ("", "utf-8"),
        ('<meta charset="iso-8859-1">', "utf-8"),
        ("", "utf-16"),
    ],
)
def test_charsets(declaration, encoding):
    html = f"<html><head>{declaration}<title>Größe</title></head><body><p>Über die Straße.</p>"
    assert import_bytes(html.encode(encoding)).text == "Größe\n\nÜber die Straße."


def test_text_and_only_text(check):
    html = (
        "<html><body><p>Vorher &lt;b&gt; &amp; &nbsp;danach</p><script>böse()</script><p hidden>weg</p>"
        "<p style='display: none'>weg</p><iframe src='http://x.example/'>weg</iframe>"
        "<img src=x onerror=alert(1) alt='weg'>"
        "<svg><text>weg</text></svg><noscript>weg</noscript><p onclick='weg()'>da</p></body></html>"
    )
    assert check(article(html)).text == "Vorher <b> & \xa0danach\n\nda"


def test_nesting_that_the_parser_would_cut_is_refused():
    with pytest.raises(ImportProblem) as refused:
        article("<html>" + "<div>" * 50_000 + PROSE)
    assert refused.value.key == "import.too_complex"
    assert refused.value.values["name"] == "a.html"


@pytest.mark.parametrize(
    "html", ["<html></html>", "<!doctype html><!-- nichts -->", "<html><script>x</script></html>"]
)
def test_a_page_without_text_says_so(html):
    with pytest.raises(ImportProblem) as refused:
        article(html)
    assert refused.value.key == "import.no_text"


def test_comments_before_a_page_take_no_time():
    assert article("<!-- x -->" * 100_000 + f"<p>{PROSE}").text.endswith(PROSE)


def test_html_is_told_by_content_and_not_by_name():
    page = f"<!-- gespeichert --><!DOCTYPE html><html><body><p>{PROSE}</p></body></html>"
    assert article(page, "seite.txt").text == PROSE
    assert article(page, "").text == PROSE
    assert article("Ein < b und <b> im Text.", "seite.html").text == "Ein < b und <b> im Text."


def test_lines_of_a_poem_and_paragraphs_by_breaks(shape):
    read = import_clipboard("", "<div>Zeile<br>Zeile<br><br>Absatz<br>\n<br/>\nAbsatz</div>")
    assert [words for _, _, words in shape(read)] == ["Zeile\nZeile", "Absatz", "Absatz"]


def test_a_heading_is_one_line(check, shape):
    read = check(
        import_clipboard("", "<h1>Neue<br><br>Brücke\u2028\u2028heute</h1><pre><h1>a\n\nb</h1></pre>")
    )
    assert [words for kind, _, words in shape(read) if kind == "heading"] == ["Neue Brücke heute", "a b"]


def test_tables_give_a_line_a_row(shape):
    read = import_clipboard("", "<table><tr><th>Jahr<th>Kosten</tr><tr><td>2014<td>9</tr></table>")
    assert [words for _, _, words in shape(read)] == ["Jahr | Kosten", "2014 | 9"]


def test_headings_of_a_page_are_no_deeper_than_six(shape):
    read = import_clipboard("", "<h6>Titel</h6><p>x</p><h6>Tief</h6><p>y</p>")
    assert [level for kind, level, _ in shape(read) if kind == BlockKind.HEADING] == [1, 6]


class TestClipboard:
    def test_html_keeps_blocks_and_emphasis(self, check):
        copied = "<h2>Brücke</h2><p>Das <i>war</i> es.</p>"
        html = f"<meta charset='utf-8'><!--StartFragment-->{copied}<!--EndFragment-->{PROSE}"
        read = check(import_clipboard("Brücke Das war es.", html))
        assert read.text == "Brücke\n\nDas war es."
        assert (read.title, read.source) == ("Brücke", "")
        assert [read.text[s.start : s.end] for s in read.styles] == ["war"]

    def test_text_where_the_html_says_less(self):
        assert import_clipboard(PROSE, "<img src='x'>").text == PROSE
        assert import_clipboard(PROSE, "<p>Der</p>").text == PROSE

    def test_text_alone_is_kept_to_the_letter(self):
        assert import_clipboard(f"{PROSE}\r\n\r\n - x ").text == f"{PROSE}\n\n - x "

    @pytest.mark.parametrize("html", ["", "<p> </p>", "<div>" * 50_000])
    def test_nothing_is_said(self, html):
        with pytest.raises(ImportProblem) as refused:
            import_clipboard(" \n\u2028", html)
        assert refused.value.key == "import.clipboard_empty"
