"""The PDF copy, read back with PDFium."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import Any

import pypdfium2
import pytest

from randnotiz.domain.article import Article, Block, BlockKind
from randnotiz.domain.mention import Analysis, Entity, Label, Mention
from randnotiz.exporters import ExportInput, ExportOptions, export
from randnotiz.exporters.pdf_copy import sheet


@contextmanager
def opened(what: ExportInput, options: ExportOptions = ExportOptions()) -> Iterator[Any]:  # noqa: B008
    with pypdfium2.PdfDocument(export("pdf", what, options)) as document:
        yield document


def text_of(document: Any) -> str:
    """All text in one line, words that a line end divides put together again."""
    pages: list[str] = []
    for page in document:
        textpage = page.get_textpage()
        pages.append(textpage.get_text_bounded())
        textpage.close()
    whole = re.sub("[\u00ad\u0002\ufffe]\\s*", "", "\n".join(pages))
    return " ".join(whole.replace("\u00a0", " ").split())


def test_golden(what: ExportInput, golden: Callable[[str, bytes], None]) -> None:
    # Of what is set, not of the file: its bytes are the typesetter's.
    indented = json.dumps(json.loads(sheet(what, ExportOptions())), ensure_ascii=False, indent=1)
    golden("annotated.pdf.json", indented.encode())


def test_every_word_is_real_text(what: ExportInput) -> None:
    with opened(what) as document:
        told = text_of(document)
    for word in re.findall(r"[A-Za-zäöüÄÖÜß]{2,}", what.article.text):
        # Right-to-left marks turn some words around; they are there letter by letter.
        assert word in told or word[::-1] in told, word


def test_notes_stand_on_the_page_of_their_passage(what: ExportInput) -> None:
    with opened(what) as document:
        textpage = document[0].get_textpage()
        first = " ".join(textpage.get_text_bounded().split())
        textpage.close()
    assert "3 Mit welcher Mehrheit? Das Protokoll vom <b>Montag</b> ansehen & vergleichen. #Rat" in first


def test_the_file_tells_title_author_and_has_bookmarks(what: ExportInput) -> None:
    with opened(what) as document:
        metadata = document.get_metadata_dict()
        bookmarks = [bookmark.get_title() for bookmark in document.get_toc()]
    assert metadata["Title"] == what.article.title
    assert metadata["Author"] == what.article.author
    assert metadata["CreationDate"].startswith("D:20250822")
    assert any("Zweifel im Rat" in title for title in bookmarks)
    assert any("Zeitangaben" in title for title in bookmarks)


def test_fonts_are_embedded_and_nothing_runs(what: ExportInput) -> None:
    made = export("pdf", what)
    assert made.count(b"/FontFile") >= 2
    for word in (b"/JavaScript", b"/JS ", b"/Launch", b"/EmbeddedFile"):
        assert word not in made


def test_only_a_web_address_becomes_a_link(what: ExportInput) -> None:
    assert b"/URI(https://bote.example/hafen/werft?a=1&b=2)" in export("pdf", what)
    hostile = replace(what, article=replace(what.article, source="javascript:alert(1)"))
    assert b"/URI" not in export("pdf", hostile)


def test_names_dates_and_orphans_are_listed(what: ExportInput) -> None:
    with opened(what) as document:
        told = text_of(document)
    assert "Hanna Oldekop 3×" in told
    assert "Woche vom 25. August 2025" in told
    assert told.index("die Werft ist verloren") > told.index("Notizen ohne Stelle")


def test_what_is_switched_off_is_left_out(what: ExportInput) -> None:
    with opened(what, ExportOptions(notes=False, entities=False, dates=False)) as document:
        told = text_of(document)
    assert "Mehrheit" not in told
    assert "Zeitangaben" not in told
    assert "Organisationen" not in told
    with opened(what, ExportOptions(whole_text=False)) as document:
        told = text_of(document)
    assert "Segelmacherei" not in told
    assert "unabhängiges Gutachten" in told


@pytest.mark.parametrize(
    "nasty",
    ['#import "x"', "#panic()", "\x00\x0b", "\ud800", "$x$ *fett* _so_ @ref <label> \\u{1F600}", " " * 9],
)
def test_no_word_is_taken_for_a_command(what: ExportInput, nasty: str) -> None:
    annotations = tuple(replace(item, note=f"{nasty} Ende", tags=(nasty,)) for item in what.annotations)
    article = replace(what.article, title=nasty, author=nasty, publisher=nasty, source=nasty)
    with opened(replace(what, article=article, annotations=annotations)) as document:
        assert text_of(document).count("Ende") >= 8


def test_english(what: ExportInput) -> None:
    with opened(replace(what, language="en")) as document:
        told = text_of(document)
    assert "Published" in told
    assert "week of 25 August 2025" in told


def test_all_lines_end_at_the_same_edge(what: ExportInput) -> None:
    words = [" ".join(["7" * (9 + 2 * number)] * 30) for number in range(4)]  # nothing to hyphenate
    text, blocks = "", []
    for paragraph in words:
        blocks.append(Block(BlockKind.PARAGRAPH, len(text), len(text) + len(paragraph.strip())))
        text += f"{paragraph.strip()}\n\n"
    article = Article(text.strip(), "Werft", tuple(blocks), language="de")
    made = export("pdf", ExportInput(article, (), None, what.exported, "de"))
    ends: dict[int, float] = {}
    with pypdfium2.PdfDocument(made) as document:
        page = document[0].get_textpage()
        for number in range(page.count_chars()):
            left, bottom, right, _ = page.get_charbox(number, loose=True)
            if left > 90 and not page.get_text_range(number, 1).isspace():  # not the figures in the margin
                ends[round(bottom)] = max(ends.get(round(bottom), 0.0), right)
    edges = [right for right in ends.values() if right > 200]
    short = [right for right in edges if right < max(edges) - 1]
    assert len(edges) > 12
    assert len(short) <= len(words) + 1  # the paragraphs' last lines, and what is made small at the end


def test_of_many_passages_that_name_a_day_the_last_are_told_by_their_places(what: ExportInput) -> None:
    words = [f"Am Dienstag, Satz {number}." for number in range(1, 31)]
    blocks, mentions, start = [], [], 0
    for paragraph in words:
        blocks.append(Block(BlockKind.PARAGRAPH, start, start + len(paragraph)))
        mentions.append(Mention(start + 3, start + 11, Label.DATE, "d", "2025-08-19"))
        start += len(paragraph) + 2
    article = Article("\n\n".join(words), "Werft", tuple(blocks), language="de")
    found = Analysis(article.hash, "t", "de", tuple(mentions), (Entity("d", Label.DATE, "x"),))
    with opened(ExportInput(article, (), found, what.exported, "de")) as document:
        told = text_of(document)
    assert told.count("Satz 12.") == 2  # in the text and in the chronology
    assert told.count("Satz 13.") == 1
    assert "außerdem in Abs. 13, 14, 15" in told
    assert "29, 30" in told
    passages = ExportInput(article, (), found, what.exported, "de")
    with opened(passages, ExportOptions(whole_text=False)) as document:
        assert text_of(document).count("Dienstag") == 1
