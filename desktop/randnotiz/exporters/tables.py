"""CSV as spreadsheets and libraries both read it."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from typing import Final

_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
"""What a spreadsheet may take for the beginning of a formula (OWASP, "CSV Injection")."""


def guarded(cell: str) -> str:
    """The cell with an apostrophe before what a spreadsheet would run as a formula.

    A spreadsheet skips leading white space, so this does too.
    """
    return f"'{cell}" if cell.lstrip().startswith(_FORMULA) or cell.startswith(_FORMULA) else cell


def table(head: Sequence[str], rows: Iterable[Sequence[str | int]], language: str) -> bytes:
    """A CSV file: UTF-8 with a byte order mark, CRLF, every text guarded.

    Excel takes a file without the mark for a Windows code page, and splits columns at the system's list
    separator: a semicolon where German is spoken, a comma in English (RFC 4180). `language` decides.
    """
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=";" if language == "de" else ",", lineterminator="\r\n")
    writer.writerow(head)
    for row in rows:
        writer.writerow([guarded(cell) if isinstance(cell, str) else cell for cell in row])
    return out.getvalue().encode("utf-8-sig", "replace")
