"""PDF with a text layer: the words that pdfium finds on each page, put back into running text."""

from __future__ import annotations

import ctypes
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

from randnotiz.domain.article import BlockKind
from randnotiz.domain.problem import ImportProblem
from randnotiz.importers.composition import Piece
from randnotiz.importers.draft import Draft
from randnotiz.importers.finishing import finished
from randnotiz.importers.pdf_layout import (
    Line,
    Word,
    body_lines,
    lines_of_page,
    printed_address,
    reading_order,
)
from randnotiz.importers.pdf_marks import dots, with_dots
from randnotiz.importers.pdf_paragraphs import pieces_of

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument, PdfPage

_TITLE_AMONG_FIRST: Final = 5  # pieces
_MOST_PAGES: Final = 2_000
_MOST_CHARACTERS: Final = 5_000_000  # of all pages together
_MOST_ON_A_PAGE: Final = 200_000
_PAGES_TRIED_FOR_PICTURES: Final = 5
_NO_TITLE: Final = re.compile(
    r"(?:microsoft|untitled|unbenannt|dokument|document|print|druck|layout)\b.*|.*\.\w{2,5}\Z|\S*\Z",
    re.IGNORECASE,
)
_MARK: Final = re.compile(
    r"""(?:\A|(?<=[^\W\d])|(?<=[^\W\d][.,;:!?)“”"’»]))(\d{1,3})(?=[.,;:!?)“”"’»]{0,3}\Z|[^\W\d])"""
)
_RAISED: Final = 0.18  # of the type size: how far above the line a number begins that stands there
_LINE_END_HYPHEN: Final = 2  # what pdfium makes of a hyphen that breaks a word
_FONT_NAME_BYTES: Final = 128
_FARTHEST: Final = 20_000.0  # points; a page may measure 14,400 (ISO 32000-1, annex C)
_LARGEST_TYPE: Final = 2_000.0


def import_pdf(data: bytes) -> Draft:
    """A draft of a PDF's text: paragraphs rejoined, hyphenation undone, running heads and feet left out.

    pdfium is not thread-safe: one import at a time. Raises ImportProblem: "import.damaged",
    "import.encrypted", "import.scanned" (pictures and no text), "import.no_text", "import.too_complex".
    """
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        key = "import.encrypted" if error.err_code == pypdfium2.raw.FPDF_ERR_PASSWORD else "import.damaged"
        raise ImportProblem(key) from error
    try:
        return _draft(document)
    except pypdfium2.PdfiumError as error:  # a page that is broken
        raise ImportProblem("import.damaged") from error
    finally:
        document.close()


def _draft(document: PdfDocument) -> Draft:
    if len(document) > _MOST_PAGES:
        raise ImportProblem("import.too_complex")
    pages: list[list[Line]] = []
    characters = 0
    for page in document:
        words = list(_words(page))
        characters += sum(len(word.text) for word in words)
        if characters > _MOST_CHARACTERS:
            raise ImportProblem("import.too_complex")
        pages.append(with_dots(lines_of_page(words), dots(page)))
        page.close()
    if not characters:
        raise ImportProblem("import.scanned" if _has_pictures(document) else "import.no_text")
    title = _told(document, "Title")
    pieces = pieces_of(reading_order(body_lines(pages)))
    return finished(
        pieces,
        title=_largest(pieces) if _NO_TITLE.match(title) else title,
        source=printed_address(pages),
        author=_told(document, "Author"),
    )


def _largest(pieces: Sequence[Piece]) -> str:
    """The heading in the largest type near the beginning, where it is not the first piece already."""
    headings = [piece for piece in pieces[:_TITLE_AMONG_FIRST] if piece.kind is BlockKind.HEADING]
    return min(headings, key=lambda piece: piece.level).plain if headings else ""


def _told(document: PdfDocument, key: str) -> str:
    """What the document says of itself; "" where that is no text."""
    try:
        return " ".join(document.get_metadata_value(key).split())[:500]
    except UnicodeDecodeError:
        return ""


def _words(page: PdfPage) -> Iterator[Word]:
    """The words of a page in the order in which the file draws them; sizes and places in points."""
    from pypdfium2 import raw

    text_page = page.get_textpage()
    count = text_page.count_chars()
    if count > _MOST_ON_A_PAGE:
        raise ImportProblem("import.too_complex")
    handle = text_page.raw
    codes = [raw.FPDFText_GetUnicode(handle, index) for index in range(count)]
    start = 0
    for index, code in enumerate([*codes, 32]):
        if code > 32:
            continue
        end = index + (code == _LINE_END_HYPHEN)  # a word ends with it though no space follows
        if end > start:
            yield from _parts(raw, handle, start, "".join(map(_character, codes[start:end])))
        start = index + 1
    text_page.close()


def _character(code: int) -> str:
    return chr(code) if code < 0x110000 else "\ufffd"


def _parts(raw: Any, handle: Any, start: int, text: str) -> Iterator[Word]:
    """A word; where a number in it is set above the line, as the marks of footnotes are, that apart."""
    mark = _MARK.search(text)
    if mark is None:
        yield _word(raw, handle, start, text)
        return
    first, last = mark.span(1)
    whole = _word(raw, handle, start, text)
    beside = _word(raw, handle, start + (0 if first else min(last, len(text) - 1)), "x")
    _, _, bottom, _ = _box(raw, handle, start + first)
    if bottom - beside.baseline < _RAISED * beside.size:
        yield whole
        return
    for begin, end in ((0, first), (first, last), (last, len(text))):
        if end > begin:
            word = _word(raw, handle, start + begin, text[begin:end])
            # A note's own mark stands at a distance from its text; one in a sentence adheres to its word.
            glued = bool(begin) and not (begin == last and not first)
            yield replace(word, raised=begin == first, glued=glued)


def _word(raw: Any, handle: Any, start: int, text: str) -> Word:
    left, _, _, _ = _box(raw, handle, start)
    _, right, _, _ = _box(raw, handle, start + len(text) - 1)
    x, baseline = ctypes.c_double(), ctypes.c_double()
    raw.FPDFText_GetCharOrigin(handle, start, x, baseline)
    size = _font_size(raw, handle, start)
    bold, italic = _face(raw, handle, start)
    left, right = sorted((_bounded(left), _bounded(right)))
    return Word(text, left, right, _bounded(baseline.value), size, bold, italic)


def _bounded(place: float) -> float:
    """A place on the page; what a broken file puts miles away is brought to the edge of what can be."""
    return min(max(place, -_FARTHEST), _FARTHEST) if place == place else 0.0


def _box(raw: Any, handle: Any, index: int) -> tuple[float, float, float, float]:
    left, right, bottom, top = (ctypes.c_double() for _ in range(4))
    raw.FPDFText_GetCharBox(handle, index, left, right, bottom, top)
    return left.value, right.value, bottom.value, top.value


def _font_size(raw: Any, handle: Any, index: int) -> float:
    """The size as it is seen: the font's own times the scale of the matrix it is drawn with."""
    matrix = raw.FS_MATRIX()
    size = float(raw.FPDFText_GetFontSize(handle, index))
    if raw.FPDFText_GetMatrix(handle, index, matrix):
        size *= max(abs(matrix.d), abs(matrix.b)) or 1.0
    return min(max(size, 1.0), _LARGEST_TYPE) if size == size else 1.0


def _face(raw: Any, handle: Any, index: int) -> tuple[bool, bool]:
    """Bold and italic, by the font's name or its weight."""
    name = ctypes.create_string_buffer(_FONT_NAME_BYTES)
    flags = ctypes.c_int()
    raw.FPDFText_GetFontInfo(handle, index, name, _FONT_NAME_BYTES, flags)
    lowered = name.value.lower()
    bold = b"bold" in lowered or b"black" in lowered or raw.FPDFText_GetFontWeight(handle, index) >= 600
    italic = b"italic" in lowered or b"oblique" in lowered or bool(flags.value & 1 << 6)
    return bold, italic


def _has_pictures(document: PdfDocument) -> bool:
    from pypdfium2 import raw

    for number in range(min(len(document), _PAGES_TRIED_FOR_PICTURES)):
        page = document[number]
        if next(page.get_objects(filter=(raw.FPDF_PAGEOBJ_IMAGE,), max_depth=3), None) is not None:
            return True
    return False
