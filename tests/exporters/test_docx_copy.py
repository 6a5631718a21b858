"""The Word copy, read back with python-docx and by its XML."""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import replace
from typing import Any
from zipfile import ZipFile

import pytest
from docx import Document
from docx.oxml.ns import qn

from randnotiz.domain.annotation import Annotation
from randnotiz.exporters import ExportInput, ExportOptions, export


def opened(what: ExportInput, options: ExportOptions = ExportOptions()) -> Any:  # noqa: B008
    return Document(io.BytesIO(export("docx", what, options)))


def commented(document: Any, comment_id: int) -> str:
    """The words between a comment's two marks; a new paragraph counts as a line end."""
    words: list[str] = []
    inside = False
    for element in document.element.body.iter():
        identity = element.get(qn("w:id"))
        if element.tag == qn("w:commentRangeStart") and identity == str(comment_id):
            inside = True
        elif element.tag == qn("w:commentRangeEnd") and identity == str(comment_id):
            break
        elif inside and element.tag in (qn("w:p"), qn("w:br")):
            words.append("\n")
        elif inside and element.tag == qn("w:t"):
            words.append(element.text or "")
    return "".join(words)


def noted(what: ExportInput) -> list[Annotation]:
    """The annotations that become comments, in text order."""
    kept = [item for item in what.annotations if item.state != "orphaned" and (item.note or item.tags)]
    return sorted(kept, key=lambda item: (item.span.start, item.span.end))


def test_golden(what: ExportInput, golden: Callable[[str, bytes], None]) -> None:
    with ZipFile(io.BytesIO(export("docx", what))) as archive:
        for part in ("document", "comments"):
            # One element a line, so that a difference can be read.
            xml = archive.read(f"word/{part}.xml").replace(b"><", b">\n<")
            golden(f"annotated.docx.{part}.xml", xml)


def test_the_text_is_untouched(what: ExportInput) -> None:
    texts = [paragraph.text for paragraph in opened(what).paragraphs]
    position = 0
    for block in what.article.blocks:
        position = texts.index(what.article.text[block.start : block.end], position) + 1


def test_notes_are_comments_on_their_very_words(what: ExportInput) -> None:
    document = opened(what)
    comments = list(document.comments)
    assert len(comments) == len(noted(what))
    for comment, annotation in zip(comments, noted(what), strict=True):
        assert commented(document, comment.comment_id) == annotation.selector.exact
        tags = " ".join(f"#{tag}" for tag in annotation.tags)
        state = "[Stelle verschoben]" if annotation.state == "moved" else ""
        paragraphs = [*annotation.note.split("\n\n"), tags, state]
        assert [paragraph.text for paragraph in comment.paragraphs] == [text for text in paragraphs if text]


def test_comments_carry_the_date_the_note_was_made(what: ExportInput) -> None:
    for comment, annotation in zip(opened(what).comments, noted(what), strict=True):
        local = annotation.created.astimezone(what.exported.tzinfo)
        assert comment._comment_elm.get(qn("w:date")) == local.strftime("%Y-%m-%dT%H:%M:%S")


def test_highlights_are_seen_and_overlaps_differ(what: ExportInput) -> None:
    fills: dict[str, str | None] = {}
    for paragraph in opened(what).paragraphs:
        for run in paragraph.runs:
            shade = run._r.find(f"{qn('w:rPr')}/{qn('w:shd')}")
            fills[run.text] = None if shade is None else shade.get(qn("w:fill"))
    assert fills["12,5\u00a0Mio.\u00a0Euro"] == "C9EDB0"
    assert fills["Bürgermeisterin Hanna Oldekop"] not in (fills[" sprach von einem"], fills[". "], None)
    assert fills["So warnte Jonas Petersen, der für die "] is None
    bare = opened(what, ExportOptions(highlights=False))
    assert not bare.element.body.findall(f".//{qn('w:shd')}")


def test_headings_lists_and_quotations_stay_what_they_are(what: ExportInput) -> None:
    paragraphs = {paragraph.text: paragraph for paragraph in opened(what).paragraphs}
    assert paragraphs[what.article.title].style.name == "Title"
    assert paragraphs["Zweifel im Rat"].style.name == "Heading 2"
    assert next(p for text, p in paragraphs.items() if text.startswith("Wer heute")).style.name == "Quote"
    levels = {
        text: p._p.pPr.numPr.ilvl.val
        for text, p in paragraphs.items()
        if p._p.pPr is not None and p._p.pPr.numPr is not None
    }
    assert levels["180 Wohnungen am Becken"] == 0
    assert levels["eine Segelmacherei"] == 1


def test_names_and_dates_stand_in_tables(what: ExportInput) -> None:
    names, dates = opened(what).tables
    rows = [[cell.text for cell in row.cells] for row in names.rows]
    assert rows[1] == ["Hanna Oldekop", "Person", "3", "Hanna Oldekop, Oldekop, Oldekops"]
    days = [row.cells[0].text for row in dates.rows]
    assert days[1:3] == ["1987", "Di., 19. August 2025"]
    assert [len(opened(what, ExportOptions(entities=False)).tables)] == [1]


def test_the_file_tells_title_author_and_day(what: ExportInput) -> None:
    properties = opened(what).core_properties
    assert properties.title == what.article.title
    assert properties.author == what.article.author
    assert properties.created.isoformat() == "2025-08-22T07:05:30+00:00"


def test_orphans_stand_below_the_text(what: ExportInput) -> None:
    texts = [paragraph.text for paragraph in opened(what).paragraphs]
    assert texts.index("die Werft ist verloren") > texts.index("Notizen ohne Stelle")
    assert "Stand in der ersten Fassung." in texts


def test_passages_alone(what: ExportInput) -> None:
    document = opened(what, ExportOptions(whole_text=False))
    texts = [paragraph.text for paragraph in document.paragraphs]
    assert "für den Boden, für die Kräne" in texts
    assert not any("Segelmacherei" in text for text in texts)
    assert len(list(document.comments)) == len(noted(what))


@pytest.mark.parametrize("nasty", ["\x00\x0b\x1f", "\ud800", "\ufffe]]>&<", "a\tb\nc"])
def test_what_xml_forbids_does_no_harm(what: ExportInput, nasty: str) -> None:
    annotations = tuple(replace(item, note=nasty, tags=(nasty,)) for item in what.annotations)
    article = replace(what.article, title=nasty, author=nasty, publisher=nasty, source=nasty)
    opened(replace(what, article=article, annotations=annotations))


def test_the_archive_is_whole(what: ExportInput) -> None:
    with ZipFile(io.BytesIO(export("docx", what))) as archive:
        assert archive.testzip() is None
        assert "word/comments.xml" in archive.namelist()
