"""An article that comes with the program, annotated in every awkward way, in all formats that hold notes."""

from __future__ import annotations

import io
import re
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from zipfile import ZipFile

import pypdfium2
import pytest
from tests.exporters.overlapping import overlapping

from randnotiz.exporters import FORMATS, ExportInput, ExportOptions, export
from randnotiz.importers import import_bytes

_WITH_NOTES = sorted(set(FORMATS) - {"mentions.csv", "ics", "geojson"})
_PLAIN = ExportOptions(obsidian=False)


@pytest.fixture(scope="module")
def annotated(checkout: Path) -> ExportInput:
    """The seed that explains the program."""
    seed = checkout / "seeds" / "willkommen.md"
    article = import_bytes(seed.read_bytes(), name=seed.name)
    when = datetime(2026, 11, 22, tzinfo=UTC)
    return ExportInput(article, overlapping(article), None, when, "de")


def letters(text: str) -> str:
    """Letters and figures alone: what no escaping, hyphenation or line end changes."""
    return re.sub(r"[\W_]", "", text)


def all_text(key: str, made: bytes) -> str:
    """Whatever can be read in a copy."""
    if key == "pdf":
        with pypdfium2.PdfDocument(made) as document:
            return "\n".join(page.get_textpage().get_text_range() for page in document)
    if key in ("docx", "qdpx"):
        with ZipFile(io.BytesIO(made)) as archive:
            names = [name for name in archive.namelist() if name.endswith((".xml", ".qde", ".txt"))]
            made = b"\n".join(archive.read(name) for name in names)
        return re.sub(r"</?w:[^>]*>", "", made.decode())
    return made.decode("utf-8-sig")


@pytest.mark.parametrize("key", _WITH_NOTES)
def test_no_note_and_no_passage_is_lost(key: str, annotated: ExportInput) -> None:
    told = letters(all_text(key, export(key, annotated, _PLAIN)))
    for annotation in annotated.annotations:
        for words in annotation.note.split():
            assert letters(words.replace("<b>", "").replace("</b>", "")) in told, annotation.note[:40]
        if annotation.selector.exact not in annotated.article.text:
            assert letters(annotation.selector.exact)[:60] in told


@pytest.mark.parametrize("key", ["html", "docx", "md", "tei", "qdpx"])
def test_the_authors_text_stands_there_whole(key: str, annotated: ExportInput) -> None:
    bare = replace(annotated, annotations=())
    for what in (annotated, bare):
        made = export(key, what, ExportOptions(notes=False, obsidian=False))
        told = all_text(key, made)
        told = letters(re.sub(r"<[^>]*>|\\\[\d+\\\]", "", told))
        for block in what.article.blocks[1:]:
            assert letters(what.article.text[block.start : block.end]) in told
