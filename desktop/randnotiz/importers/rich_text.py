"""RTF, by striprtf: its words and paragraphs. Emphasis is not kept; headings are recognised as in plain text."""

from __future__ import annotations

import re
from typing import Final

from randnotiz.domain.problem import ImportProblem
from randnotiz.importers.composition import Piece
from randnotiz.importers.draft import Draft
from randnotiz.importers.finishing import finished

_LARGEST: Final = 10 * 1024**2  # bytes without pictures
_PICTURE = re.compile(rb"\{\\\*?\\?pict\b[^{}]*(?:\{[^{}]*\}[^{}]*)*\}")
_LONG_HEX = re.compile(rb"[0-9a-fA-F\s]{4096,}")
_CODE_PAGE = re.compile(rb"\\ansicpg(\d{3,5})")
_PROPERTY: Final = r"\{{\\{name} ?([^{{}}\\]*)\}}"


def import_rtf(data: bytes) -> Draft:
    """A draft of an RTF document. Raises ImportProblem: "import.damaged", "import.too_complex"."""
    from striprtf.striprtf import rtf_to_text

    source = _PICTURE.sub(b"", _LONG_HEX.sub(b"", data))
    if len(source) > _LARGEST:
        raise ImportProblem("import.too_complex")
    words = source.decode("latin-1")  # RTF is ASCII; letters beyond come escaped
    try:
        text = rtf_to_text(words, encoding=_encoding(source), errors="replace")
    except (LookupError, RecursionError, TypeError, ValueError, OverflowError) as error:
        raise ImportProblem("import.damaged") from error
    pieces = [Piece(runs=[(line, frozenset())]) for line in text.split("\n")]
    return finished(pieces, title=_property(words, "title"), author=_property(words, "author"))


def _encoding(source: bytes) -> str:
    found = _CODE_PAGE.search(source[:4096])
    return f"cp{found[1].decode()}" if found and found[1] != b"65001" else "cp1252"


def _property(words: str, name: str) -> str:
    """What the document's information group says; only what is written plainly."""
    found = re.search(_PROPERTY.format(name=name), words[:65_536])
    return " ".join(found[1].split())[:500] if found else ""
