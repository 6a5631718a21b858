"""Copies written by the program bring their article back to the letter."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime

import pytest

from randnotiz.domain.article import Article, Block, BlockKind, DateOrigin, Style, StyleKind
from randnotiz.domain.problem import ImportProblem
from randnotiz.exporters import ExportInput, ExportOptions, export
from randnotiz.importers import import_bytes

TEXT = "Neue Brücke 🙂\n\nDer Rat  sagt\u00a0ja. <b>Nein</b> &amp;\n\n• eins\n• zwei\n\n> Von gestern.\n"


def made() -> Article:
    item = TEXT.index("eins")
    quote = TEXT.index("Von")
    return Article(
        text=TEXT,
        title="Neue Brücke 🙂",
        blocks=(
            Block(BlockKind.HEADING, 0, 13, 1),
            Block(BlockKind.PARAGRAPH, 15, TEXT.index("\n\n•")),
            Block(BlockKind.LIST_ITEM, item, item + 4, 1, "•"),
            Block(BlockKind.LIST_ITEM, item + 7, item + 11, 1, "•"),
            Block(BlockKind.QUOTE, quote, quote + 12, 1),
        ),
        styles=(Style(StyleKind.STRONG, 19, 22),),
        language="de",
        published=date(2025, 3, 14),
        published_origin=DateOrigin.READER,
        author="Jule Harms",
        publisher="Aller-Kurier",
        source="https://aller-kurier.example/bruecke",
    )


def copy_of(article: Article, key: str) -> bytes:
    what = ExportInput(article, (), None, datetime(2025, 8, 22, tzinfo=UTC), "de")
    return export(key, what, ExportOptions())


@pytest.mark.parametrize("key", ["html", "json"])
def test_a_copy_gives_back_its_article(check, key):
    assert check(import_bytes(copy_of(made(), key), f"kopie.{key}", "/tmp/kopie")) == made()


@pytest.mark.parametrize(
    "change",
    [
        lambda data: data["article"].update(text=TEXT + "!"),
        lambda data: data["article"].update(blocks=[["paragraph", 0, 10**9, 0, ""]]),
        lambda data: data["article"].update(blocks=[["paragraph", 5, 9, 0, ""], ["paragraph", 0, 3, 0, ""]]),
        lambda data: data["article"].update(blocks=[["table", 0, 3, 0, ""]]),
        lambda data: data["article"].update(blocks=7),
        lambda data: data["article"].update(styles=[["strong", 3]]),
        lambda data: data["article"].update(published_origin="rumour"),
        lambda data: data["article"].pop("text"),
        lambda data: data.update(article=[]),
    ],
)
def test_a_copy_that_was_tampered_with_is_no_article(change):
    data = json.loads(copy_of(made(), "json"))
    change(data)
    with pytest.raises(ImportProblem) as refused:
        import_bytes(json.dumps(data).encode(), "kopie.json")
    assert refused.value.key == "import.no_text"


def test_a_changed_page_is_read_as_any_page():
    page = copy_of(made(), "html").replace(b'"format":"text/plain"', b'"format":"text/plain","id":"x"')
    assert "Der Rat" in import_bytes(page, "kopie.html").text
