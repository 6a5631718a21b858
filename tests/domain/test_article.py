"""Articles: normalising their text once, recognising them, finding their blocks."""

from __future__ import annotations

import pytest
from hypothesis import given
from tests.domain.strategies import (
    BOM,
    COMBINING,
    CRLF,
    EMOJI,
    FAMILY,
    LINE_SEPARATOR,
    NBSP,
    NEXT_LINE,
    NUL,
    PARAGRAPH_SEPARATOR,
    raw_texts,
)

from randnotiz.domain.article import Article, Block, BlockKind, normalise_text, text_hash


@pytest.mark.parametrize("end", [CRLF, "\r", LINE_SEPARATOR, PARAGRAPH_SEPARATOR, NEXT_LINE, "\n"])
def test_every_line_end_becomes_a_line_feed(end: str) -> None:
    assert normalise_text(f"eins{end}zwei") == "eins\nzwei"


def test_a_byte_order_mark_goes_wherever_it_stands() -> None:
    assert normalise_text(f"{BOM}eins{BOM}zwei") == "einszwei"


def test_what_the_reader_can_see_stays_as_it_is() -> None:
    text = f"{NBSP}{EMOJI}{FAMILY}{COMBINING}ßẞ"
    assert normalise_text(text) == text


def test_control_characters_become_spaces_of_the_same_number() -> None:
    assert normalise_text(f"a{NUL}b\tc\x1bd") == "a b c d"


@given(raw_texts())
def test_normalising_twice_changes_nothing_more(raw: str) -> None:
    once = normalise_text(raw)
    assert normalise_text(once) == once


@given(raw_texts())
def test_normalised_text_can_be_written_as_utf_8(raw: str) -> None:
    text = normalise_text(raw)
    assert text.encode().decode() == text
    assert not set("\r\x00\u2028\u2029\ufeff\ufffc") & set(text)


def test_an_article_is_recognised_by_its_text_alone() -> None:
    block = Block(BlockKind.PARAGRAPH, 0, 4)
    one = Article(text="Text", title="Ein Titel", blocks=(block,))
    other = Article(text="Text", title="Anderer Titel", blocks=(block,), source="/a/b")
    assert one.hash == other.hash == text_hash("Text")
    assert one.hash != text_hash("Text ")


def test_the_title_block_is_a_heading_of_the_first_level() -> None:
    title = Block(BlockKind.HEADING, 0, 5, level=1)
    body = Block(BlockKind.PARAGRAPH, 7, 11)
    assert Article("Titel\n\nText", "Titel", (title, body)).title_block == title
    assert Article("Text", "Titel", (Block(BlockKind.HEADING, 0, 4, level=2),)).title_block is None
    assert Article("", "Titel", ()).title_block is None
