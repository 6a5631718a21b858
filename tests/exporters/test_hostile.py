"""Whatever an article or a note holds is text in every copy, and nothing of it is lost or run."""

from __future__ import annotations

import csv
import io
import json
import re
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any
from zipfile import ZipFile

import html5lib
import icalendar
import pypdfium2
import pytest
from docx import Document
from lxml import etree
from markdown_it import MarkdownIt

from randnotiz.domain.annotation import Annotation, Colour
from randnotiz.domain.article import Article, Block, BlockKind
from randnotiz.domain.mention import Analysis, Entity, Label, Mention
from randnotiz.domain.selector import describe
from randnotiz.domain.span import Span
from randnotiz.exporters import FORMATS, ExportInput, ExportOptions, export

_T = datetime(2025, 8, 22, tzinfo=UTC)
NASTIES = {
    "html": "<script>alert(1)</script><img src=x onerror=alert(2)>",
    "comment": "--> <!-- ]]> <![CDATA[ ?>",
    "entity": "&lt;b&gt; &amp;amp; &#60; &nbsp;",
    "typst": '#eval("1") #image("/etc/passwd") $x^2$ @fig <label> #[*fett*] // aus',
    "latex": "\\input{/etc/passwd} \\write18{id} $$x$$ {\\bf b} %",
    "jinja": "{{ 7*7 }} {% raw %} {# weg #} ${7*7}",
    "formula": "=cmd|' /C calc'!A0",
    "link": "[klick](javascript:alert(1)) ![b](http://a.example/x.png) <http://a.example>",
    "obsidian": "%%stumm%% [[Falle|x]] ![[Bild.png]] ^anker #tag ==m==",
    "direction": "\u202eumgedreht \u2067isoliert",
    "calendar": "a\\nEND:VEVENT\nBEGIN:VALARM",
    "table": 'a";"b,c\r\nd\te',
    "front matter": "--- title: x ---",
    "lone surrogate": "halb \ud83d Zeichen",
    "null": "vor\x00nach \x07 \x1b[31m \ufffe",
}


def hostile(words: str) -> ExportInput:
    """The words as title, author, text, note, tag, name and source at once."""
    line = " ".join(words.split())
    text = f"Vorher. {line} Nachher."
    article = Article(
        text,
        line,
        (Block(BlockKind.PARAGRAPH, 0, len(text)),),
        language="de",
        published=date(2025, 8, 20),
        author=line,
        publisher=line,
        source=words,
    )
    span = Span(8, 8 + len(line))
    note = Annotation("1", 1, describe(text, span), _T, _T, Colour.PINK, words, (line,))
    mentions = (
        Mention(span.start, span.end, Label.LOC, words),
        Mention(0, 7, Label.DATE, "d", "2025-08-19"),
    )
    entities = (Entity(words, Label.LOC, words), Entity("d", Label.DATE, words))
    return ExportInput(article, (note,), Analysis(article.hash, words, "de", mentions, entities), _T, "de")


def _squeezed(text: str) -> str:
    """Without white space and what no file can hold, however a format stands in for it."""
    return "".join(
        c for c in text if not c.isspace() and c.isprintable() and c not in "\ufffd\ufffe?\u202e\u2067"
    )


def _texts(archive: bytes, ending: str) -> list[bytes]:
    with ZipFile(io.BytesIO(archive)) as opened:
        return [opened.read(name) for name in opened.namelist() if name.endswith(ending)]


def _html(made: bytes) -> str:
    page: Any = html5lib.parse(made.decode(), treebuilder="lxml", namespaceHTMLElements=False)
    assert [script.get("type") for script in page.iter("script")] == ["application/ld+json"]
    json.loads(page.find(".//script").text)
    assert not list(page.iter("img", "iframe", "object"))
    assert not any(name.startswith("on") for element in page.iter() for name in element.attrib)
    return "".join(page.find(".//main").itertext()) if page.find(".//main") is not None else ""


def _markdown(made: bytes) -> str:
    parser = MarkdownIt("commonmark", {"html": True})
    page: Any = html5lib.parse(parser.render(made.decode()), treebuilder="lxml", namespaceHTMLElements=False)
    assert not any(link.get("href").startswith("javascript") for link in page.iter("a"))
    assert not list(page.iter("img", "script"))
    return "".join(page.find(".//body").itertext())


def _docx(made: bytes) -> str:
    document = Document(io.BytesIO(made))
    comments = [part.text for comment in document.comments for part in comment.paragraphs]
    return "\n".join([*(part.text for part in document.paragraphs), *comments])


def _pdf(made: bytes) -> str:
    with pypdfium2.PdfDocument(made) as document:
        return "".join(page.get_textpage().get_text_range() for page in document)


def _xml(made: bytes) -> str:
    return "".join(etree.fromstring(made, etree.XMLParser(resolve_entities=False)).itertext())


def _calendar(made: bytes) -> str:
    events = icalendar.Calendar.from_ical(made).walk()
    assert {event.name for event in events} <= {"VCALENDAR", "VEVENT"}
    return "".join(str(event.get(key, "")) for event in events for key in ("SUMMARY", "DESCRIPTION"))


def _cells(made: bytes) -> str:
    text = made.decode("utf-8-sig")
    rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=";" if ";" in text[:30] else ","))
    assert len({len(row) for row in rows}) == 1
    assert not any(cell.lstrip().startswith(("=", "+", "@")) for row in rows for cell in row)
    return "\n".join(cell for row in rows for cell in row)


_READ = {
    "html": _html,
    "pdf": _pdf,
    "docx": _docx,
    "md": _markdown,
    "json": lambda made: "\n".join(_strings(json.loads(made))),
    "csv": _cells,
    "mentions.csv": _cells,
    "tei": _xml,
    "ics": _calendar,
    "geojson": lambda made: "\n".join(_strings(json.loads(made))),
    "readwise.csv": _cells,
    "qdpx": lambda made: "".join(map(_xml, _texts(made, ".qde"))) + _texts(made, ".txt")[0].decode(),
}


def _strings(value: object) -> list[str]:
    if isinstance(value, dict):
        return [text for part in value.values() for text in _strings(part)]
    if isinstance(value, list):
        return [text for part in value for text in _strings(part)]
    return [value] if isinstance(value, str) else []


@pytest.mark.parametrize("nasty", NASTIES)
@pytest.mark.parametrize("key", list(FORMATS))
def test_it_is_text_in_every_copy(key: str, nasty: str) -> None:
    read = _READ[key](export(key, hostile(NASTIES[nasty]), ExportOptions(obsidian=False)))
    if key == "pdf":  # a shaper may turn marks round; letters and figures stay
        kept = [word for word in NASTIES[nasty].split() if word.isascii() and word.isalnum()]
        assert all(word in read for word in kept)
    else:
        assert _squeezed(" ".join(NASTIES[nasty].split())) in _squeezed(read)


@pytest.mark.parametrize("key", list(FORMATS))
def test_a_note_of_a_million_characters_is_copied_whole(key: str, what: ExportInput) -> None:
    long = "Wort für Wort " * 72_000
    huge = tuple(replace(item, note=long) if item.tags == ("Geld",) else item for item in what.annotations)
    made = export(key, replace(what, annotations=huge))
    if key in ("html", "md", "json", "csv", "tei", "readwise.csv"):
        assert long.strip().encode() in made
    elif key == "pdf":
        with pypdfium2.PdfDocument(made) as document:
            assert len(document) > 100


def test_nothing_is_obsidians_markup_but_the_copys_own() -> None:
    made = export("md", hostile(NASTIES["obsidian"])).decode()
    text = made.partition("---\n\n")[2]
    own = r"\[\[(#\^[np]\d+\|[^\]]*|[^\]|]*|\d{4}-\d\d-\d\d\|[^\]]*)\]\]"
    for markup in (r"(?<!\\)%%", r"!\[\[", r"\[\[Falle\|", r"(?<!\\)#tag\b", r"(?<![\\=])==m"):
        assert not re.search(markup, re.sub(own, "", text)), markup
