"""Find the time expressions of a text."""

from __future__ import annotations

from typing import Literal

from randnotiz.domain.timex.expression import TimeExpression


def find_times(text: str, language: Literal["de", "en"]) -> list[TimeExpression]:
    """The time expressions of a text in text order, independent of any publication date."""
    raise NotImplementedError
