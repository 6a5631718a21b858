"""Previews: made for any article, of the copy itself, in bounded size."""

from __future__ import annotations

from contextlib import nullcontext, suppress
from dataclasses import replace
from datetime import UTC, datetime

import html5lib
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.exporters.test_any_article import inputs

from randnotiz.domain.annotation import AnchorState
from randnotiz.domain.article import Article, Block, BlockKind
from randnotiz.domain.mention import Analysis, Entity, Label, Mention
from randnotiz.exporters import FORMATS, ExportInput, ExportOptions, ExportProblem
from randnotiz.exporters.opening import NOTES, opening
from randnotiz.exporters.preview import preview

_WHEN = datetime(2025, 8, 22, tzinfo=UTC)
_SHOWN = {f"h{level}" for level in range(1, 7)} | set(
    "html head body div p blockquote ul ol li em strong b i u sup br span".split()  # noqa: SIM905 - read with ease
)
_TABLE = {"table", "tbody", "tr", "td", "th"}


def tags(rich: str) -> set[str]:
    """The elements of rich text, as a browser would read them."""
    return {element.tag for element in html5lib.parse(rich, "lxml", namespaceHTMLElements=False).iter()}


@pytest.mark.parametrize("key", ["html", "docx", "md", "csv", "qdpx", "ics"])
@settings(max_examples=12)
@given(what=inputs(), options=st.builds(ExportOptions, *[st.booleans()] * 6))
def test_any_article_has_a_preview(key: str, what: ExportInput, options: ExportOptions) -> None:
    with suppress(ExportProblem) if key == "ics" else nullcontext():
        made = preview(key, what, options)
        if made.kind == "html":
            assert tags(made.html) <= _SHOWN | _TABLE


@pytest.mark.parametrize("key", list(FORMATS))
def test_a_short_article_is_previewed_whole(key: str, what: ExportInput) -> None:
    made = preview(key, what, ExportOptions())
    kinds = {"html": "html", "docx": "html", "pdf": "pages"}
    assert made.kind == kinds.get(key, "table" if key.endswith("csv") else "text")
    assert made.cut == (key in ("json", "tei", "qdpx") and len(made.text) == 40_000)


@pytest.mark.parametrize("key", ["csv", "mentions.csv", "readwise.csv"])
@pytest.mark.parametrize("language", ["de", "en"])
def test_a_table_is_shown_in_its_columns(key: str, language: str, what: ExportInput) -> None:
    head, *rows = preview(key, replace(what, language=language), ExportOptions()).rows
    assert rows
    assert {len(row) for row in rows} == {len(head)}
    assert len(head) > 5
    assert all(len(cell) <= 300 for row in rows for cell in row)


def test_the_word_copy_is_shown_with_its_notes_and_colours(what: ExportInput) -> None:
    rich = preview("docx", what, ExportOptions()).html
    words = "".join(html5lib.parse(rich, "lxml", namespaceHTMLElements=False).getroot().itertext())
    assert "Mit welcher Mehrheit?" in words
    assert "<script>alert(1)</script>" in words
    assert "background-color:#FFEE99" in rich
    assert "background-color" not in preview("docx", what, ExportOptions(highlights=False)).html


def test_the_beginning_of_a_long_article(what: ExportInput) -> None:
    body = what.article.text
    text = "\n\n".join([body] * 40)
    blocks = tuple(
        replace(block, start=block.start + n * (len(body) + 2), end=block.end + n * (len(body) + 2))
        for n in range(40)
        for block in what.article.blocks
    )
    article = replace(what.article, text=text, blocks=blocks)
    many = tuple(replace(note, id=f"{note.id}{n}") for n in range(20) for note in what.annotations)
    part, cut = opening(replace(what, article=article, annotations=many, analysis=None))
    assert cut
    assert len(part.article.text) <= 9_000
    assert part.article.text in text
    assert part.article.blocks == blocks[: len(part.article.blocks)]
    assert len(part.annotations) == NOTES
    placed = [note for note in part.annotations if note.state is AnchorState.ANCHORED]
    assert all(note.span.of(part.article.text) == note.selector.exact for note in placed)


def test_one_endless_paragraph_is_cut_too() -> None:
    text = "Wort " * 10_000
    article = Article(text, "", (Block(BlockKind.PARAGRAPH, 0, len(text)),))
    part, cut = opening(ExportInput(article, (), None, _WHEN, "de"))
    assert cut
    assert part.article.blocks[0].end == len(part.article.text) == 9_000


def test_a_day_named_late_is_in_the_previewed_calendar() -> None:
    text = "Wort " * 10_000 + "Dienstag"
    article = Article(text, "T", (Block(BlockKind.PARAGRAPH, 0, len(text)),))
    day = Mention(50_000, 50_008, Label.DATE, "d", "2025-08-19")
    found = Analysis(article.hash, "test", "de", (day,), (Entity("d", Label.DATE, "x"),))
    assert "20250819" in preview("ics", ExportInput(article, (), found, _WHEN, "de"), ExportOptions()).text
