"""What every article that an importer makes must be."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable, Mapping, Sequence
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


def _zip_of(members: Mapping[str, str | bytes]) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            stored = zipfile.ZIP_STORED if name == "mimetype" else None
            archive.writestr(name, content, compress_type=stored)
    return packed.getvalue()


@pytest.fixture(scope="session")
def zip_of() -> Callable[[Mapping[str, str | bytes]], bytes]:
    """A ZIP archive of the members given, in their order."""
    return _zip_of


Shown = tuple[float, float, float, str, str]
"""A line on a PDF page: left, baseline, size (points), font (F1 plain, F2 bold, F3 italic), words."""


def _escaped(words: str) -> str:
    return re.sub(r"([()\\])", r"\\\1", words)


def _pdf_of(
    pages: Sequence[Sequence[Shown]], title: str = "", extra: str = "", count: int | None = None
) -> bytes:
    """A PDF of A4 pages with the lines given, drawn in their order; `extra` is drawn on each too."""
    fonts = " ".join(f"/F{number} {number + 2} 0 R" for number in (1, 2, 3))
    faces = ("Times-Roman", "Times-Bold", "Times-Italic")
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        "",
        *(
            f"<< /Type /Font /Subtype /Type1 /BaseFont /{face} /Encoding /WinAnsiEncoding >>"
            for face in faces
        ),
    ]
    kids = []
    for lines in pages:
        drawn = "\n".join(
            f"BT /{font} {size} Tf {left} {baseline} Td ({_escaped(words)}) Tj ET"
            for left, baseline, size, font, words in lines
        )
        drawn = f"{drawn}\n{extra}"
        objects.append(f"<< /Length {len(drawn.encode('cp1252'))} >>\nstream\n{drawn}\nendstream")
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {len(objects)} 0 R "
            f"/Resources << /Font << {fonts} >> >> >>"
        )
        kids.append(f"{len(objects)} 0 R")
    objects[1] = f"<< /Type /Pages /Kids [{' '.join(kids)}] /Count {count or len(kids)} >>"
    objects.append(f"<< /Title ({_escaped(title)}) /Author (Jule Harms) >>")
    data = b"%PDF-1.4\n"
    places = []
    for number, content in enumerate(objects, 1):
        places.append(len(data))
        data += f"{number} 0 obj\n{content}\nendobj\n".encode("cp1252")
    table = "".join(f"{place:010d} 00000 n \n" for place in places)
    trailer = f"trailer\n<< /Size {len(objects) + 1} /Root 1 0 R /Info {len(objects)} 0 R >>"
    ending = (
        f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}{trailer}\nstartxref\n{len(data)}\n%%EOF\n"
    )
    return data + ending.encode()


@pytest.fixture(scope="session")
def pdf_of() -> Callable[..., bytes]:
    """A PDF of pages of lines, each (left, baseline, size, font, words)."""
    return _pdf_of
