"""The HTML copy, read back with an HTML5 parser."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import html5lib
import pytest
from hypothesis import given
from hypothesis import strategies as st

from randnotiz.domain.annotation import Annotation, Colour
from randnotiz.domain.article import Article, Block, BlockKind
from randnotiz.domain.selector import describe
from randnotiz.domain.span import Span
from randnotiz.exporters import ExportInput, ExportOptions, export

Element = Any
_T = datetime(2025, 8, 22, tzinfo=UTC)


def parsed(page: bytes) -> Element:
    """The document; raises at the first breach of the HTML standard that the parser knows."""
    return html5lib.HTMLParser(strict=True, namespaceHTMLElements=False).parse(
        page, transport_encoding="utf-8"
    )


def classes(element: Element) -> set[str]:
    return set(element.get("class", "").split())


def pieces(element: Element, around: tuple[Element, ...] = ()) -> Iterator[tuple[str, tuple[Element, ...]]]:
    """Every stretch of the article's own text with the elements it lies in; margin notes left out."""
    inside = (*around, element)
    if not classes(element) & {"side", "ref", "own"} or element.tag == "li":
        if element.text:
            yield element.text, inside
        for child in element:
            yield from pieces(child, inside)
            if child.tail:
                yield child.tail, inside


def own_text(element: Element) -> str:
    """What of the article's text stands in that block, nested lists left out."""
    return "".join(
        text for text, around in pieces(element) if not any(inner.tag in ("ul", "ol") for inner in around)
    )


def by_id(document: Element) -> dict[str, Element]:
    return {element.get("id"): element for element in document.iter() if element.get("id")}


def data_of(document: Element) -> dict[str, Any]:
    (script,) = document.iter("script")
    assert script.get("type") == "application/ld+json"
    read = json.loads(script.text)
    assert isinstance(read, dict)
    return read


def test_golden(what: ExportInput, golden: Callable[[str, bytes], None]) -> None:
    golden("annotated.html", export("html", what))


def test_every_block_stands_there_word_for_word(what: ExportInput) -> None:
    blocks = by_id(parsed(export("html", what)))
    for index, block in enumerate(what.article.blocks):
        assert own_text(blocks[f"b{index}"]) == what.article.text[block.start : block.end]


def test_every_character_has_just_the_highlights_that_cover_it(what: ExportInput) -> None:
    blocks = by_id(parsed(export("html", what)))
    for index, block in enumerate(what.article.blocks):
        offset = block.start
        for text, around in pieces(blocks[f"b{index}"]):
            if any(element.tag in ("ul", "ol") for element in around):
                continue
            seen = sorted(next(iter(classes(mark) & set(Colour))) for mark in around if mark.tag == "mark")
            for position in range(offset, offset + len(text)):
                covering = [
                    item.colour.value
                    for item in what.annotations
                    if item.state != "orphaned" and item.span.start <= position < item.span.end
                ]
                assert seen == sorted(covering)
            offset += len(text)


def test_a_mention_tells_its_type_and_a_date_its_day(what: ExportInput) -> None:
    document = parsed(export("html", what))
    told = {own_text(element): element for element in document.iter() if element.get("title")}
    assert told["Hanna Oldekop"].get("title") == "Person: Hanna Oldekop"
    assert told["Dienstag"].get("title") == "Zeitangabe: Di., 19. August 2025"
    assert told["Dienstag"].tag == "time"
    assert told["Dienstag"].get("datetime") == "2025-08-19"
    assert told["heute"].get("title") == "Zeitangabe: ohne bestimmten Tag"


def test_nothing_runs_and_nothing_is_fetched(what: ExportInput) -> None:
    page = export("html", what)
    document = parsed(page)
    assert [script.get("type") for script in document.iter("script")] == ["application/ld+json"]
    tags = {element.tag for element in document.iter() if isinstance(element.tag, str)}
    assert not tags & {"img", "iframe", "object", "embed", "link", "form", "base", "svg", "i"}
    for element in document.iter():
        for name in element.attrib:
            assert not name.startswith("on")
            assert name not in ("style", "src", "srcset", "action", "background")
    policy = next(
        meta.get("content")
        for meta in document.iter("meta")
        if meta.get("http-equiv") == "Content-Security-Policy"
    )
    (style,) = document.iter("style")
    digest = base64.b64encode(hashlib.sha256(style.text.encode()).digest()).decode()
    assert policy.startswith("default-src 'none';")
    assert f"'sha256-{digest}'" in policy
    assert "url(" not in style.text
    assert "@import" not in style.text


@pytest.mark.parametrize("titled", [True, False])
def test_links_lead_somewhere(what: ExportInput, titled: bool) -> None:
    if not titled:
        first = replace(what.article.blocks[0], kind=BlockKind.PARAGRAPH, level=0)
        what = replace(what, article=replace(what.article, blocks=(first, *what.article.blocks[1:])))
    document = parsed(export("html", what))
    identities = [element.get("id") for element in document.iter() if element.get("id")]
    assert len(identities) == len(set(identities))
    for link in document.iter("a"):
        address = link.get("href")
        assert address.startswith("https://bote.example/") or address.removeprefix("#") in identities
    for element in document.iter():
        if label := element.get("aria-labelledby"):
            assert label in identities


@pytest.mark.parametrize(
    "source",
    [
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        "data:text/html,<script>alert(1)</script>",
        "vbscript:x",
        "https://",
        "http://[kaputt",
        'https://a.example/" onmouseover="alert(1)',
        "https://a.example/\u202egpj.exe",
        " javascript:alert(1)",
    ],
)
def test_only_web_addresses_become_links(what: ExportInput, source: str) -> None:
    document = parsed(export("html", replace(what, article=replace(what.article, source=source))))
    assert all(link.get("href").startswith("#") for link in document.iter("a"))


@pytest.mark.parametrize(
    "path",
    [
        "/home/mara/Geheimes/werft.html",
        "C:\\Users\\Mara\\Geheimes\\werft.html",
        "file:///home/mara/werft.html",
    ],
)
def test_a_path_tells_the_file_and_not_the_folders(what: ExportInput, path: str) -> None:
    for key in ("html", "md", "json", "csv"):
        made = export(key, replace(what, article=replace(what.article, source=path))).decode().casefold()
        assert "werft.html" in made
        assert "mara/" not in made
        assert "geheimes" not in made


def test_a_hostile_note_is_only_text(what: ExportInput) -> None:
    document = parsed(export("html", what))
    hostile = next(item for item in what.annotations if item.note.startswith("<img"))
    cards = [own_text(element) for element in document.iter("div") if "words" in classes(element)]
    assert hostile.note in cards


def test_the_orphan_stands_apart(what: ExportInput) -> None:
    document = parsed(export("html", what))
    section = by_id(document)["orphans"]
    assert "die Werft ist verloren" in "".join(section.itertext())
    assert "Stand in der ersten Fassung." in "".join(section.itertext())
    assert "Stand in der ersten Fassung." not in "".join(by_id(document)["text"].itertext())


def test_an_annotation_whose_words_are_elsewhere_is_an_orphan(what: ExportInput) -> None:
    annotation = what.annotations[-1]
    shifted = replace(annotation, selector=replace(annotation.selector, start=1, end=13))
    document = parsed(export("html", replace(what, annotations=(shifted,))))
    assert not list(document.iter("mark"))
    assert "orphans" in by_id(document)


def test_dates_stand_in_calendar_order(what: ExportInput) -> None:
    document = parsed(export("html", what))
    told = ["".join(element.itertext()).strip() for element in document.iter("dt")]
    days = told[told.index("1987") :]
    assert days == [
        "1987",
        "Di., 19. August 2025",
        "Mi., 20. August 2025, abends",
        "Woche vom 25. August 2025",
        "Herbst 2025",
        "Februar 2026",
    ]
    (vague,) = [part for part in document.iter("section") if part.get("aria-labelledby") == "index-vague"]
    assert [" ".join("".join(item.itertext()).split()) for item in vague.iter("li")] == [
        "seit drei Jahren 3 Jahre Abs. 9",
        "heute Abs. 8",
    ]


def test_what_is_switched_off_is_nowhere_in_the_file(what: ExportInput) -> None:
    secret = export("html", what, ExportOptions(notes=False)).decode()
    assert "Mehrheit" not in secret
    assert "offene Frage" not in secret
    uncoloured = export("html", what, ExportOptions(highlights=False)).decode()
    assert "<mark" not in uncoloured
    assert "für den Boden, für die Kräne</p>" not in uncoloured
    assert "Mehrheit" in uncoloured
    nameless = export("html", what, ExportOptions(entities=False)).decode()
    assert "Person: " not in nameless
    assert '"PER"' not in nameless
    assert "Di., 19. August 2025" in nameless
    dateless = export("html", what, ExportOptions(dates=False)).decode()
    assert "Di., 19. August" not in dateless
    assert "TEV" not in dateless
    passages = export("html", what, ExportOptions(whole_text=False)).decode()
    assert "Segelmacherei" not in passages
    assert "unabhängiges Gutachten" in passages
    parsed(passages.encode())


def test_the_data_in_the_file_holds_everything(what: ExportInput) -> None:
    data = data_of(parsed(export("html", what)))
    assert data["article"]["text"] == what.article.text
    assert data["total"] == len(what.annotations)


def test_no_text_can_end_the_data_block(what: ExportInput) -> None:
    nasty = "</script><script>alert(1)</script><!-- <![CDATA[ ]]> \u2028 &lt;"
    article = replace(what.article, title=nasty, author=nasty, publisher=nasty, language=None)
    document = parsed(export("html", replace(what, article=article)))
    assert data_of(document)["article"]["title"] == nasty
    assert "".join(next(document.iter("title")).itertext()) == " ".join(nasty.split())


def test_english_copies_speak_english(what: ExportInput) -> None:
    document = parsed(export("html", replace(what, language="en")))
    assert next(iter(document.iter("html")), document).get("lang") == "en"
    words = "".join(document.itertext())
    for german in ("Notizen", "Zeitangabe", "Veröffentlicht", "Absatz"):
        assert german not in words
    assert "Tue, 19 August 2025" in words


@pytest.mark.parametrize("text", ["", "x", "\u202e"])
def test_the_smallest_articles(what: ExportInput, text: str) -> None:
    blocks = (Block(BlockKind.PARAGRAPH, 0, len(text)),) if text else ()
    article = Article(text, "", blocks)
    parsed(export("html", ExportInput(article, (), None, what.exported, "de")))


_SPANS = st.lists(st.tuples(st.integers(0, 24), st.integers(1, 20)), max_size=6)


@given(st.text("ab <&>\"'\n\u202e👩‍👧é", min_size=1, max_size=24), _SPANS)
def test_any_overlaps_keep_the_text(text: str, spans: list[tuple[int, int]]) -> None:
    text = text.strip()
    if not text:
        return
    middle = len(text) // 2
    blocks = tuple(
        Block(BlockKind.PARAGRAPH, start, end)
        for start, end in ((0, middle), (middle, len(text)))
        if start < end
    )
    article = Article(text, "T", blocks)
    annotations = tuple(
        Annotation(
            f"{number}", 1, describe(text, Span(start, min(start + length, len(text)))), _T, _T, note="n"
        )
        for number, (start, length) in enumerate(spans)
        if start < len(text)
    )
    blocks_read = by_id(parsed(export("html", ExportInput(article, annotations, None, _T, "de"))))
    told = "".join(own_text(blocks_read[f"b{index}"]) for index in range(len(blocks)))
    assert told == text


def contrast(one: tuple[float, ...], other: tuple[float, ...]) -> float:
    """WCAG 2.2's contrast ratio of two sRGB colours, each channel 0 to 1."""

    def luminance(colour: tuple[float, ...]) -> float:
        linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in colour]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    bright, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (bright + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("theme", [0, 1, 2], ids=["light", "dark", "print"])
def test_colours_can_be_read(what: ExportInput, theme: int) -> None:
    (style,) = parsed(export("html", what)).iter("style")
    roots = re.findall(r":root \{(.*?)\}", style.text, re.DOTALL)
    named = {
        name: tuple(int(value[i : i + 2], 16) / 255 for i in range(0, len(value), 2))
        for name, value in re.findall(
            r"--([a-z-]+): #([0-9a-f]{3,8});", roots[theme].replace("#000;", "#000000;")
        )
        if len(value) > 3
    }
    paper = named.get("paper", (1.0, 1.0, 1.0))
    for name in ("ink", "soft", "link"):
        assert contrast(named[name], paper) >= 4.5, name

    def over(colour: tuple[float, ...], below: tuple[float, ...]) -> tuple[float, ...]:
        alpha = colour[3]
        return tuple(
            alpha * top + (1 - alpha) * bottom for top, bottom in zip(colour[:3], below, strict=True)
        )

    for outer in Colour:
        for inner in Colour:
            assert contrast(named["ink"], over(named[inner], over(named[outer], paper))) >= 4.5
        assert contrast(named[f"{outer}-line"], over(named[outer], paper)) >= 3
        assert contrast(named["link"], over(named[outer], paper)) >= 4.5
