"""What a copy will look like: the copy of the article's beginning, made and read back.

Nothing here is drawn by hand: each preview comes out of the very bytes that would be written.
"""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass
from typing import Final, Literal
from zipfile import ZipFile

from randnotiz.exporters.formats import ExportInput, ExportOptions
from randnotiz.exporters.opening import opening

_CHARACTERS: Final = 40_000
"""So much of a text is shown."""
_TABLES: Final = frozenset({"csv", "mentions.csv", "readwise.csv"})
_QUICK: Final = frozenset({"ics"})
"""Made of the whole article, which takes no time: its beginning may name no day where the rest does."""
_ROWS: Final = 200
_CELL: Final = 300
"""So many rows of a table are shown, and so much of a cell."""
_PAGES: Final = 3
_SCALE: Final = 1.6
"""Pixels to a point of a PDF's page."""


@dataclass(frozen=True, slots=True)
class Picture:
    """A page: rows of pixels, blue, green and red one byte each; `stride` is the bytes of a row."""

    width: int
    height: int
    stride: int
    pixels: bytes


@dataclass(frozen=True, slots=True)
class Preview:
    """What to show. `kind` says which: plain `text`; `html` of Qt's subset (rich text without links, images
    or scripts, every word of the article's escaped); the `rows` of a table, its head first; or `pages`.
    `cut`: there is more in the copy.
    """

    kind: Literal["text", "html", "table", "pages"]
    text: str = ""
    html: str = ""
    rows: tuple[tuple[str, ...], ...] = ()
    pages: tuple[Picture, ...] = ()
    cut: bool = False


def preview(key: str, what: ExportInput, options: ExportOptions) -> Preview:
    """The preview of a copy in the format `key`, in bounded time. Raises ExportProblem as `export` does."""
    from randnotiz.exporters import export

    part, cut = (what, False) if key in _QUICK else opening(what)
    made = export(key, part, options)
    if key == "html":
        from randnotiz.exporters.preview_html import outline

        return Preview("html", html=outline(made), cut=cut)
    if key == "docx":
        from randnotiz.exporters.preview_docx import outline as document_outline

        return Preview("html", html=document_outline(made, what.language), cut=cut)
    if key == "pdf":
        pages, more = _pages(made)
        return Preview("pages", pages=pages, cut=cut or more)
    if key in _TABLES:
        rows = _table(made)
        return Preview("table", rows=tuple(rows[: _ROWS + 1]), cut=cut or len(rows) > _ROWS + 1)
    text = _project(made) if key == "qdpx" else made.decode("utf-8-sig")
    return Preview("text", text=text[:_CHARACTERS], cut=cut or len(text) > _CHARACTERS)


def _pages(made: bytes) -> tuple[tuple[Picture, ...], bool]:
    import pypdfium2

    with pypdfium2.PdfDocument(made) as document:
        count = len(document)
        return tuple(_picture(document[number]) for number in range(min(count, _PAGES))), count > _PAGES


def _picture(page: object) -> Picture:
    bitmap = page.render(scale=_SCALE)  # type: ignore[attr-defined]
    return Picture(bitmap.width, bitmap.height, bitmap.stride, bytes(bitmap.buffer))


def _table(made: bytes) -> list[tuple[str, ...]]:
    """The cells as a spreadsheet would read them, long ones shortened."""
    source = made.decode("utf-8-sig")
    head = source.partition("\r\n")[0]
    delimiter = ";" if head.count(";") > head.count(",") else ","
    rows = csv.reader(io.StringIO(source, newline=""), delimiter=delimiter)
    return [tuple(cell if len(cell) <= _CELL else f"{cell[: _CELL - 1]}…" for cell in row) for row in rows]


def _project(made: bytes) -> str:
    """The project's XML under the names of the files in the archive."""
    with ZipFile(io.BytesIO(made)) as archive:
        names = "\n".join(archive.namelist())
        return f"{names}\n\n{archive.read('project.qde').decode()}"
