"""What a sentence is read as: each expression's text with its value."""

from __future__ import annotations

from datetime import date
from typing import Literal

from randnotiz.analysis.timex import find_times, resolve

PUBLISHED = date(2025, 8, 20)  # a Wednesday


def read(
    sentence: str, language: Literal["de", "en"] = "de", published: date | None = PUBLISHED
) -> list[tuple[str, str | None]]:
    """The expressions of a sentence in order, as pairs of text and value."""
    expressions = find_times(sentence, language)
    return [(sentence[found.start : found.end], found.value) for found in resolve(expressions, published)]
