"""Ready-made texts, one JSON object a line."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any, BinaryIO, Final

from randnotiz.domain.problem import AnalysisProblem, Problem

# What `normalise_text` changes at import becomes one space here: a ready-made text keeps its offsets.
_UNREADABLE: Final = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029\ufeff\ud800-\udfff\ufffe\uffff]")


@dataclass(frozen=True, slots=True)
class Item:
    """One text: `id` is any JSON value, `text` as it came, `readable` as long but without controls."""

    id: Any
    text: str
    readable: str
    published: date | None
    language: str | None


def items(source: BinaryIO) -> Iterator[Item | Problem]:
    """The texts of a stream, one after the other; a Problem for a line that holds none. Skips blank lines."""
    for number, line in enumerate(source, 1):
        if line.strip():
            try:
                yield _item(line, number)
            except Problem as problem:
                yield problem


def _item(line: bytes, number: int) -> Item:
    try:
        row = json.loads(line)
        text, published, language = row["text"], row.get("published"), row.get("language")
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise AnalysisProblem("analysis.bad_line", line=number) from error
    if not isinstance(text, str) or not isinstance(language, str | None):
        raise AnalysisProblem("analysis.bad_line", line=number)
    readable = _UNREADABLE.sub(" ", text)
    return Item(row.get("id"), text, readable, _day(published, number), language)


def _day(published: Any, number: int) -> date | None:
    if published is None:
        return None
    try:
        # a full time stamp counts as its day
        return date.fromisoformat(published[:10])
    except (ValueError, TypeError) as error:
        raise AnalysisProblem("analysis.bad_date", line=number, value=str(published)[:40]) from error
