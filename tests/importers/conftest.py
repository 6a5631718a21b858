"""What every article that an importer makes must be."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from randnotiz.domain.article import Article, BlockKind, normalise_text
from randnotiz.domain.problem import ImportProblem
from randnotiz.importers import import_bytes

_BETWEEN_BLOCKS = re.compile(r"(?:\s|[-*•‣▪–+]|\d{1,3}[.)]|>)*")


def _check(article: Article) -> Article:
    """Text normalised, title set, blocks in order and apart, nothing but markers left out, styles inside."""
    text = article.text
    assert text == normalise_text(text)
    assert article.title.strip()
    position = 0
    for block in article.blocks:
        assert position <= block.start < block.end <= len(text), block
        assert _BETWEEN_BLOCKS.fullmatch(text, position, block.start), text[position : block.start]
        assert text[block.start : block.end] == text[block.start : block.end].strip()
        levels = range(1, 7) if block.kind is BlockKind.HEADING else range(1, 10)
        assert block.level == 0 if block.kind is BlockKind.PARAGRAPH else block.level in levels
        position = block.end
    assert _BETWEEN_BLOCKS.fullmatch(text, position)
    for style in article.styles:
        assert any(b.start <= style.start < style.end <= b.end for b in article.blocks), style
    first = article.blocks[0] if article.blocks else None
    assert not any(b.level == 1 and b.kind is BlockKind.HEADING for b in article.blocks if b is not first)
    return article


def _shape(article: Article) -> list[tuple[str, int, str]]:
    """Kind, level and words of each block."""
    return [(b.kind.value, b.level, article.text[b.start : b.end]) for b in article.blocks]


@pytest.fixture(scope="session")
def check() -> Callable[[Article], Article]:
    """Asserts the contract and hands the article back."""
    return _check


def _attempt(data: bytes, name: str) -> str:
    """ "" where an article came out that keeps the contract, else the problem's key; anything else raises."""
    try:
        article = import_bytes(data, name)
    except ImportProblem as problem:
        return problem.key
    _check(article)
    return ""


@pytest.fixture(scope="session")
def attempt() -> Callable[[bytes, str], str]:
    """Imports hostile bytes: "" for a good article, else the problem's key."""
    return _attempt


@pytest.fixture(scope="session")
def shape() -> Callable[[Article], list[tuple[str, int, str]]]:
    """Kind, level and words of each block."""
    return _shape


@pytest.fixture(scope="session")
def golden() -> Path:
    """Where the sample files lie."""
    return Path(__file__).resolve().parents[1] / "golden" / "importers"
